package sheet

import (
	"fmt"

	"salam/internal/drawing"
	"salam/internal/edition"
	"salam/internal/typeset"
)

// leaflet sets one message a page: picture, title, text, and at the foot who
// says so. When the text is long the picture shrinks, then the title takes
// its smaller size, then the text goes on to a further page.
func (c *composer) leaflet(entries []*edition.Entry) *drawing.Document {
	doc := &drawing.Document{
		Title:    c.title(),
		Language: c.vol.Language.Tag,
		Author:   c.pub.Sender,
	}
	var pages []*page
	panel := c.panel()
	for i, e := range entries {
		reserve := 0
		if i == len(entries)-1 && len(panel) > 0 {
			reserve = gap + tall(panel) + 2*panelPadding
		}
		pages = append(pages, c.message(e, reserve)...)
	}
	if len(panel) > 0 {
		pages = c.addPanel(pages, panel)
	}
	for i, p := range pages {
		c.finish(p, i+1, len(pages))
		doc.Pages = append(doc.Pages, drawing.Page{Width: a5Width, Height: a5Height, Items: p.items})
	}
	return doc
}

// title is what a window shows: the sender and the language's own name.
func (c *composer) title() string {
	return c.pub.Sender + " · " + c.vol.Language.Autonym
}

// A page collects items from the top; free is the next free place.
type page struct {
	entry *edition.Entry
	items []drawing.Item
	free  int
}

// bottom is where the text has to end: above the footer.
func (c *composer) bottom(e *edition.Entry) int {
	return a5Height - margin - c.footerHeight(e)
}

// message sets one message on one page or several. It leaves room for what
// follows on the same page where shrinking the picture makes that possible.
func (c *composer) message(e *edition.Entry, reserve int) []*page {
	draft := e.Mark != edition.Unmarked
	col := column{x: margin, width: a5Width - 2*margin, rtl: c.rtl()}
	if draft {
		col.width -= draftIndent
		if !c.rtl() {
			col.x += draftIndent
		}
	}
	room := c.bottom(e) - margin
	body := c.body(e, textSize, col.width)
	title, width, ok := c.fit(e, body, col.width, room-reserve)
	if !ok && reserve > 0 {
		title, width, ok = c.fit(e, body, col.width, room)
	}
	if !ok {
		// Even the smallest picture leaves no room for the whole text: let the
		// picture be large again and the text go on overleaf.
		width = pictureWidth * 3 / 4
	}

	p := &page{entry: e, free: margin}
	p.items = append(p.items, c.pictures(e, width, margin)...)
	p.free += c.pictureHeight(e, width)
	pages := []*page{p}
	col.y = p.free
	start := col.y
	p.items = append(p.items, col.set(title, len(title.lines))...)
	col.y += gap / 2
	for i, b := range body {
		if i > 0 {
			col.y += b.before
		}
		for rest := b; len(rest.lines) > 0; {
			n := min(len(rest.lines), max(0, (c.bottom(e)-col.y)/rest.height))
			// Neither the first nor the last line of a paragraph stands alone.
			if n < len(rest.lines) && (n == 1 || n == len(rest.lines)-1) {
				n--
			}
			if n <= 0 && col.y > margin {
				c.bar(p, e, start, col.y)
				p = &page{entry: e}
				pages = append(pages, p)
				col.y, start = margin, margin
				continue
			}
			n = max(1, n)
			p.items = append(p.items, col.set(rest, n)...)
			rest.lines = rest.lines[n:]
			rest.bullet = false
		}
		p.free = col.y
	}
	c.bar(p, e, start, col.y)
	p.free = col.y
	return pages
}

// fit takes the design's steps until picture, title and text fit into the
// room: smaller pictures, then the smaller title.
func (c *composer) fit(e *edition.Entry, body []block, column, room int) (title block, width int, ok bool) {
	for _, size := range titleSizes {
		title = c.text(e.ID, drawing.H1, e.Text.Title, typeset.Style{Language: c.vol.Language, Size: size, Weight: 700, Balance: true}, column)
		for width = pictureWidth; width >= pictureMin; width -= pictureStep {
			if c.pictureHeight(e, width)+title.total()+gap+tall(body) <= room {
				return title, width, true
			}
		}
	}
	return title, pictureMin, false
}

// pictureHeight is the height of the drawings side by side in a row of that
// width, with the space below; 0 where there is none.
func (c *composer) pictureHeight(e *edition.Entry, width int) int {
	if len(e.Pictures) == 0 {
		return 0
	}
	return c.cell(e, width)*7/10 + gap
}

func (c *composer) cell(e *edition.Entry, width int) int {
	n := len(e.Pictures)
	return (width - (n-1)*gap) / n
}

// pictures draws the message's drawings in reading order, centred.
func (c *composer) pictures(e *edition.Entry, width, y int) []drawing.Item {
	var items []drawing.Item
	if len(e.Pictures) == 0 {
		return nil
	}
	w := c.cell(e, width)
	left := (a5Width - width) / 2
	for i, scene := range e.Pictures {
		x := left + i*(w+gap)
		if c.rtl() {
			x = left + width - w - i*(w+gap)
		}
		alt := e.Text.Alt
		if len(e.Pictures) > 1 {
			alt = fmt.Sprintf("%s (%d/%d)", alt, i+1, len(e.Pictures))
		}
		items = append(items,
			drawing.Item{Role: drawing.Figure, Alt: alt, Picture: &drawing.Picture{Scene: scene, X: x, Y: y, Width: w, Height: w * 7 / 10}},
			outline(x, y, w, w*7/10))
	}
	return items
}

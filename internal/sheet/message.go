package sheet

import (
	"fmt"

	"salam/internal/drawing"
	"salam/internal/edition"
	"salam/internal/illustration"
	"salam/internal/typeset"
)

// A page collects items from the top; free is the next free place.
type page struct {
	entry *edition.Entry // whose footer and draft mark the page carries
	items []drawing.Item
	free  int
}

// A fitted message is broken into lines at the sizes that were chosen for it.
type fitted struct {
	entry   *edition.Entry
	title   block
	body    []block
	picture int // width of the row of drawings; 0 where there are none
}

// height is what the message takes on one page.
func (c *composer) height(f fitted) int {
	return c.pictureHeight(f) + f.title.total() + c.d.gap + tall(f.body)
}

// pictureHeight is the height of the drawings side by side, with the space
// below; 0 where there is none.
func (c *composer) pictureHeight(f fitted) int {
	if len(f.entry.Pictures) == 0 {
		return 0
	}
	return cell(f.entry, f.picture)*7/10 + c.d.title
}

// cell is the width of one drawing of a row.
func cell(e *edition.Entry, width int) int {
	n := len(e.Pictures)
	return (width - (n-1)*gap) / n
}

// text width of an entry: a draft's keeps away from its bar.
func (c *composer) column(e *edition.Entry) column {
	col := column{x: c.d.margin, width: c.d.inner()}
	if e.Mark != edition.Unmarked {
		col.width -= c.d.indent
		if !c.rtl() {
			col.x += c.d.indent
		}
	}
	return col
}

// fit takes the design's steps until picture, title and text fit into the
// room: smaller pictures, then smaller type. What does not fit comes back as
// it is with the last step.
func (c *composer) fit(e *edition.Entry, width, room int) (f fitted, ok bool) {
	for _, s := range c.d.stepsFor(c.vol.Language.Script) {
		f = c.at(e, s, width)
		for f.picture = c.d.picture; f.picture >= c.d.pictureMin; f.picture -= c.d.pictureStep {
			if c.height(f) <= room {
				return f, true
			}
			if len(e.Pictures) == 0 {
				break
			}
		}
	}
	f.picture = c.d.pictureMin
	return f, false
}

// at breaks a message at one step's sizes.
func (c *composer) at(e *edition.Entry, s step, width int) fitted {
	l := c.vol.Language
	return fitted{
		entry: e,
		title: c.text(e.ID, drawing.H1, e.Text.Title, typeset.Style{Language: l, Size: s.title, Weight: 700, Balance: true}, width),
		body:  c.body(e.ID, e.Text.Body, typeset.Style{Language: l, Size: s.text, Weight: 500}, width),
	}
}

// place puts picture, title and text on a page and on as many further pages as
// it takes; bottom is where the text has to end.
func (c *composer) place(f fitted, section int) []*page {
	e := f.entry
	bottom := c.bottom(e)
	p := &page{entry: e}
	p.items = c.pictures(e, f.picture, c.d.margin, section)
	col := c.column(e)
	col.section, col.y = section, c.d.margin+c.pictureHeight(f)
	pages := []*page{p}
	start := col.y
	p.items = append(p.items, col.set(f.title, len(f.title.lines))...)
	col.y += c.d.gap
	for i, b := range f.body {
		if i > 0 {
			col.y += b.before
		}
		for rest := b; len(rest.lines) > 0; {
			n := min(len(rest.lines), max(0, (bottom-col.y)/rest.height))
			// Neither the first nor the last line of a paragraph stands alone.
			if n < len(rest.lines) && (n == 1 || n == len(rest.lines)-1) {
				n--
			}
			if n <= 0 && col.y > c.d.margin {
				p.items = append(p.items, c.bar(e, start, col.y)...)
				p = &page{entry: e}
				pages = append(pages, p)
				col.y, start = c.d.margin, c.d.margin
				continue
			}
			n = max(1, n)
			p.items = append(p.items, col.set(rest, n)...)
			rest.lines = rest.lines[n:]
			rest.bullet, rest.more = "", true
		}
		p.free = col.y
	}
	p.items = append(p.items, c.bar(e, start, col.y)...)
	p.free = col.y
	return pages
}

// over is how many words stand on the lines that have no room.
func over(blocks []block, room int) int {
	words, y := 0, 0
	for i, b := range blocks {
		if i > 0 {
			y += b.before
		}
		for _, l := range b.lines {
			if y += b.height; y > room {
				words += wordsOf(l.Text)
			}
		}
	}
	return max(1, words)
}

func wordsOf(s string) int {
	n, in := 0, false
	for _, r := range s {
		space := r == ' ' || r == '\u00a0' || r == '\u1361'
		if !space && !in {
			n++
		}
		in = !space
	}
	return n
}

// pictures draws a message's drawings in reading order, centred.
func (c *composer) pictures(e *edition.Entry, width, y, section int) []drawing.Item {
	var items []drawing.Item
	if len(e.Pictures) == 0 {
		return nil
	}
	w := cell(e, width)
	left := (c.d.width - width) / 2
	for i := range e.Pictures {
		x := left + i*(w+gap)
		if c.rtl() {
			x = left + width - w - i*(w+gap)
		}
		items = append(items, c.picture(e, i, e.Text.Alt, x, y, w, section)...)
	}
	return items
}

// picture draws one drawing of a message in its frame.
func (c *composer) picture(e *edition.Entry, i int, alt string, x, y, width, section int) []drawing.Item {
	if len(e.Pictures) > 1 {
		alt = fmt.Sprintf("%s (%d/%d)", alt, i+1, len(e.Pictures))
	}
	pic := &drawing.Picture{Scene: c.scene(e.Pictures[i]), X: x, Y: y, Width: width, Height: width * 7 / 10}
	return []drawing.Item{
		{Role: drawing.Figure, Alt: alt, Section: section, Picture: pic},
		outline(x, y, width, width*7/10),
	}
}

// scene is a drawing as this edition prints it.
func (c *composer) scene(s *illustration.Scene) *illustration.Scene {
	if c.variant.Mono {
		return s.Mono()
	}
	return s
}

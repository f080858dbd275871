package sheet

import (
	"fmt"

	"salam/internal/drawing"
	"salam/internal/edition"
	"salam/internal/language"
	"salam/internal/prose"
	"salam/internal/typeset"
)

// Measures of the poster for all languages.
const (
	cellGap      = 4 * mm // between columns
	cellApart    = 2 * mm // between rows
	cellPadding  = 3 * mm
	cellHeight   = 17 * mm // at least
	cellBar      = 3 * mm  // of a draft
	cellColumns  = 2
	manyPicture  = 182 * mm // widest; a sheet with few languages has room
	manySmallest = 84 * mm
)

var (
	cellTitles = []int{pt(160), pt(140)} // never below what survives a copy
	cellName   = pt(100)
)

// A cell is the title of a message in one language.
type titleCell struct {
	language    *language.Language
	draft       bool
	title, name block
}

func (t titleCell) height() int {
	return max(cellHeight, t.title.total()+t.name.total()+2*cellPadding-2*mm)
}

// languages sets one message for every language at once: the picture, and the
// title in each language that may be shown, in its own script and direction.
// What is not approved is left out of a release and marked in a preview. The
// grid takes any number of languages; what one page does not hold goes on to
// the next, under the picture.
func (c *composer) languages(res *Result, ids []string) []drawing.Page {
	id := c.sheet.Messages[0]
	main := c.vol.Entry(id)
	if why := c.reason(main); why != "" {
		res.LeftOut = append(res.LeftOut, leftOut(id, "", main, why))
		return nil
	}
	var shown []*edition.Entry
	var volumes []*edition.Volume
	for _, lang := range ids {
		vol := c.pub.Volume(lang)
		if vol == nil {
			continue
		}
		e := vol.Entry(id)
		if why := c.reason(e); why != "" {
			res.LeftOut = append(res.LeftOut, leftOut(id, lang, e, why))
			continue
		}
		shown, volumes = append(shown, e), append(volumes, vol)
	}
	if len(shown) == 1 {
		// One language has a poster of its own.
		res.LeftOut = append(res.LeftOut, leftOut(id, "", nil, "no language but English may be shown"))
		return nil
	}
	res.Messages = append(res.Messages, id)

	panel := c.panel()
	f := c.foot(c.vol.Phrases.Text("sheet.look-again", map[string]string{"month": isolate(fmt.Sprintf("%04d-%02d", main.ReviewBy.Year, main.ReviewBy.Month))}))
	c.staff(&f, id, append(prose.Inline{{Text: fmt.Sprintf("%d languages · ", len(shown))}}, main.Text.Title...), c.printed(main))
	bottom := c.footTop(f) - gap
	if panel != nil {
		bottom -= panel.height + gap
	}
	width := (c.d.inner() - (cellColumns-1)*cellGap) / cellColumns
	var rows [][]titleCell
	size := 0
	picture := manyPicture
	for _, size = range cellTitles {
		rows = c.titleRows(shown, volumes, width, size)
		for picture = manyPicture; picture > manySmallest && c.pictureTop(main, picture)+heightOf(rows) > bottom; picture -= 2 * mm {
		}
		if c.pictureTop(main, picture)+heightOf(rows) <= bottom {
			break
		}
	}
	mark := edition.Unmarked
	var pages [][]drawing.Item
	for len(rows) > 0 {
		items := c.pictures(main, picture, c.d.margin, 1)
		y := c.pictureTop(main, picture)
		n := 0
		for n < len(rows) && (n == 0 || y+rowHeight(rows[n]) <= bottom) {
			y += rowHeight(rows[n]) + cellApart
			n++
		}
		y = c.pictureTop(main, picture)
		for _, row := range rows[:n] {
			for i, t := range row {
				items = append(items, c.titleCell(t, c.d.margin+i*(width+cellGap), y, width, rowHeight(row))...)
				if t.draft {
					mark = edition.AsDraft
				}
			}
			y += rowHeight(row) + cellApart
		}
		if panel != nil {
			items = append(items, c.setPanel(panel, bottom+gap)...)
		}
		pages, rows = append(pages, items), rows[n:]
	}
	var out []drawing.Page
	for i, items := range pages {
		items = append(items, c.footer(f, i+1, len(pages))...)
		items = append(items, c.frame(mark, edition.Phrase{}, "DRAFT · hatched texts are not yet checked by a native speaker")...)
		out = append(out, drawing.Page{Width: c.d.width, Height: c.d.height, Items: items})
	}
	return out
}

// pictureTop is where the grid starts, below the picture.
func (c *composer) pictureTop(e *edition.Entry, width int) int {
	if len(e.Pictures) == 0 {
		return c.d.margin
	}
	return c.d.margin + cell(e, width)*7/10 + gap
}

func (c *composer) titleRows(entries []*edition.Entry, volumes []*edition.Volume, width, size int) [][]titleCell {
	var rows [][]titleCell
	for i, e := range entries {
		l := volumes[i].Language
		inner := width - 2*cellPadding - cellBar
		t := titleCell{language: l, draft: e.Mark != edition.Unmarked}
		t.title = c.text(e.ID, drawing.H1, e.Text.Title, typeset.Style{Language: l, Size: size, Weight: 700, Balance: true}, inner)
		t.title.height = t.title.height * 85 / 100
		name := prose.Inline{{Text: l.Autonym}}
		if !l.IsSource() {
			name = append(name, prose.Span{Text: " · " + isolate(l.Name)})
		}
		t.name = c.text(e.ID, drawing.P, name, typeset.Style{Language: l, Size: cellName, Weight: 500}, inner)
		if i%cellColumns == 0 {
			rows = append(rows, nil)
		}
		rows[len(rows)-1] = append(rows[len(rows)-1], t)
	}
	return rows
}

func rowHeight(row []titleCell) int {
	h := 0
	for _, t := range row {
		h = max(h, t.height())
	}
	return h
}

func heightOf(rows [][]titleCell) int {
	h := 0
	for _, r := range rows {
		h += rowHeight(r) + cellApart
	}
	return h - cellApart
}

// titleCell draws one cell: its text starts where the language's lines start.
func (c *composer) titleCell(t titleCell, x, y, width, height int) []drawing.Item {
	items := []drawing.Item{outline(x, y, width, height)}
	rtl := t.language.RTL()
	bar := x
	text := x + cellBar + cellPadding
	if rtl {
		bar, text = x+width-cellBar, x+cellPadding
	}
	switch {
	case t.draft:
		items = append(items, hatched(bar, y, cellBar, height)...)
	case t.language.IsSource():
		items = append(items, fill(black, rectangle(bar, y, cellBar, height)))
	}
	col := column{x: text, y: y + (height-t.title.total()-t.name.total())/2, width: width - 2*cellPadding - cellBar, section: 1}
	return append(items, col.all([]block{t.title, t.name})...)
}

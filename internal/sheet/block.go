package sheet

import (
	"salam/internal/drawing"
	"salam/internal/edition"
	"salam/internal/prose"
	"salam/internal/typeset"
)

// A block is broken text that waits for its place.
type block struct {
	role   drawing.Role
	lang   string // BCP 47 where it is not the document's
	rtl    bool   // its lines start on the right
	centre bool   // its lines stand in the middle
	bullet string // colour of the bullet before it, or ""
	list   int    // of the list it belongs to
	more   bool   // goes on from the page before
	lines  []typeset.Line
	height int // of one line
	before int // space above, except at the top of a column
}

func (b block) total() int { return b.height * len(b.lines) }

// A column is where blocks are put: x is its left end, y the next free place.
type column struct {
	x, y, width int
	section     int // of the items, for those who listen
}

// set puts n lines of a block into the column and returns the items.
func (col *column) set(b block, n int) []drawing.Item {
	var items []drawing.Item
	text := &drawing.Text{Fill: black}
	x0, width := col.x, col.width
	if b.role == drawing.LI {
		width -= bulletIndent
		if !b.rtl {
			x0 += bulletIndent
		}
	}
	for i, l := range b.lines[:n] {
		x := x0
		switch {
		case b.centre:
			x += (width - l.Width) / 2
		case b.rtl:
			x += width - l.Width
		}
		text.Lines = append(text.Lines, drawing.Line{X: x, Y: col.y + i*b.height + baselineOf(l, b.height), Line: l})
	}
	if b.bullet != "" {
		x := col.x
		if b.rtl {
			x += col.width - bulletSize
		}
		items = append(items, fill(b.bullet, rectangle(x, col.y+(b.height-bulletSize)/2, bulletSize, bulletSize)))
	}
	if n > 0 {
		items = append(items, drawing.Item{Role: b.role, Lang: b.lang, Section: col.section, List: b.list, Continues: b.more, Text: text})
	}
	col.y += n * b.height
	return items
}

// all puts whole blocks one below the other.
func (col *column) all(blocks []block) []drawing.Item {
	var items []drawing.Item
	for i, b := range blocks {
		if i > 0 {
			col.y += b.before
		}
		items = append(items, col.set(b, len(b.lines))...)
	}
	return items
}

// baselineOf centres the line's ascent and descent in its height.
func baselineOf(l typeset.Line, height int) int {
	return (height-l.Ascent-l.Descent)/2 + l.Ascent
}

// text makes a block of a paragraph. What cannot be set is noted once and
// left out.
func (c *composer) text(message string, role drawing.Role, in prose.Inline, style typeset.Style, width int) block {
	b := block{role: role, rtl: style.Language.RTL(), height: c.press.fonts.Height(style)}
	if style.Language != c.vol.Language {
		b.lang = style.Language.Tag
	}
	lines, err := c.press.fonts.Paragraph(in, style, width)
	if err != nil {
		c.misfitIn(style.Language.ID, message, err)
	}
	b.lines = lines
	return b
}

// phrase makes a block of a word of the interface, which may be English.
func (c *composer) phrase(p edition.Phrase, size, weight, width int) block {
	return c.text("ui-sheet", drawing.P, prose.Inline{{Text: p.Text}}, typeset.Style{Language: p.Language, Size: size, Weight: weight}, width)
}

// foreign makes a block of a name or a number that is written as it stands on
// the door and the keypad, in a column of the sheet's direction.
func (c *composer) foreign(s string, size, weight, width int) block {
	b := c.text("place", drawing.P, prose.Inline{{Text: isolate(s)}}, typeset.Style{Language: c.english(), Size: size, Weight: weight}, width)
	b.rtl = c.rtl()
	return b
}

// body makes the blocks of a text.
func (c *composer) body(message string, body prose.Body, style typeset.Style, width int) []block {
	var blocks []block
	list := 0
	for _, b := range body {
		if b.List == nil {
			blocks = append(blocks, c.text(message, drawing.P, b.Paragraph, style, width))
			continue
		}
		list++
		for _, item := range b.List {
			t := c.text(message, drawing.LI, item, style, width-bulletIndent)
			t.bullet, t.list = c.accent(), list
			blocks = append(blocks, t)
		}
	}
	for i := range blocks {
		blocks[i].before = c.d.paragraph
	}
	return blocks
}

func tall(blocks []block) int {
	h := 0
	for i, b := range blocks {
		if i > 0 {
			h += b.before
		}
		h += b.total()
	}
	return h
}

// isolate wraps a number or a foreign name, so that its order holds in a
// right-to-left line (UAX #9, 6.3).
func isolate(s string) string { return prose.LRI + s + prose.PDI }

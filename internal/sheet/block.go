package sheet

import (
	"salam/internal/drawing"
	"salam/internal/edition"
	"salam/internal/illustration"
	"salam/internal/language"
	"salam/internal/prose"
	"salam/internal/typeset"
)

// A block is broken text that waits for its place.
type block struct {
	role   drawing.Role
	lang   string // BCP 47 where it is not the document's
	rtl    bool
	bullet bool
	lines  []typeset.Line
	height int // of one line
	before int // space above, except at the top of a column
}

func (b block) total() int { return b.height * len(b.lines) }

// A column is where blocks are put: x is its left end, y the next free place.
type column struct {
	x, y, width int
	rtl         bool
}

// set puts n lines of a block into the column and returns the items.
func (col *column) set(b block, n int) []drawing.Item {
	var items []drawing.Item
	text := &drawing.Text{Fill: black}
	for i, l := range b.lines[:n] {
		x := col.x
		width := col.width
		if b.bullet {
			width -= bulletIndent
			if !b.rtl {
				x += bulletIndent
			}
		}
		if b.rtl {
			x += width - l.Width
		}
		baseline := col.y + i*b.height + baselineOf(l, b.height)
		text.Lines = append(text.Lines, drawing.Line{X: x, Y: baseline, Line: l})
	}
	if b.bullet {
		x := col.x
		if b.rtl {
			x += col.width - bulletSize
		}
		y := col.y + (b.height-bulletSize)/2
		items = append(items, fill(brand, rectangle(x, y, bulletSize, bulletSize)))
	}
	items = append(items, drawing.Item{Role: b.role, Lang: b.lang, Text: text})
	col.y += n * b.height
	return items
}

// baselineOf centres the line's ascent and descent in its height.
func baselineOf(l typeset.Line, height int) int {
	return (height-l.Ascent-l.Descent)/2 + l.Ascent
}

// text makes a block of a paragraph in the language of the volume.
func (c *composer) text(message string, role drawing.Role, in prose.Inline, style typeset.Style, width int) block {
	b := block{role: role, rtl: style.Language.RTL(), height: c.press.fonts.Height(style)}
	if style.Language != c.vol.Language {
		b.lang = style.Language.Tag
	}
	b.lines = c.lines(message, in, style, width)
	return b
}

// phrase makes a block of a word of the interface, which may be English.
func (c *composer) phrase(role drawing.Role, p edition.Phrase, size, weight, width int) block {
	return c.text("ui-sheet", role, prose.Inline{{Text: p.Text}}, typeset.Style{Language: p.Language, Size: size, Weight: weight}, width)
}

// body makes the blocks of a message's text.
func (c *composer) body(e *edition.Entry, size, width int) []block {
	style := typeset.Style{Language: c.vol.Language, Size: size, Weight: 500}
	var blocks []block
	for _, b := range e.Text.Body {
		if b.List == nil {
			blocks = append(blocks, c.text(e.ID, drawing.P, b.Paragraph, style, width))
			continue
		}
		for _, item := range b.List {
			t := c.text(e.ID, drawing.LI, item, style, width-bulletIndent)
			t.bullet = true
			blocks = append(blocks, t)
		}
	}
	for i := range blocks {
		blocks[i].before = paragraphGap
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

func tag(l *language.Language, doc *language.Language) string {
	if l == doc {
		return ""
	}
	return l.Tag
}

func rectangle(x, y, w, h int) []illustration.Segment {
	return polygon([]illustration.Point{{X: x, Y: y}, {X: x + w, Y: y}, {X: x + w, Y: y + h}, {X: x, Y: y + h}})
}

func polygon(points []illustration.Point) []illustration.Segment {
	var out []illustration.Segment
	for i, p := range points {
		op := byte('L')
		if i == 0 {
			op = 'M'
		}
		out = append(out, illustration.Segment{Op: op, P: [3]illustration.Point{p}})
	}
	return append(out, illustration.Segment{Op: 'Z'})
}

func fill(colour string, segments []illustration.Segment) drawing.Item {
	return drawing.Item{Role: drawing.Artifact, Path: &drawing.Path{Segments: segments, Fill: colour}}
}

func outline(x, y, w, h int) drawing.Item {
	return drawing.Item{Role: drawing.Artifact, Path: &drawing.Path{Segments: rectangle(x, y, w, h), Stroke: black, Width: ruleWidth}}
}

package card

import (
	"salam/internal/drawing"
	"salam/internal/illustration"
	"salam/internal/prose"
	"salam/internal/typeset"
)

// A block is broken text that waits for its place.
type block struct {
	role   drawing.Role
	lang   string // BCP 47 where it is not the card's
	fill   string
	rtl    bool
	lines  []typeset.Line
	height int  // of one line
	before int  // space above
	shared bool // the next block stands on the same line, at its other end
	lower  int  // all lines, so that two blocks share a baseline
	inset  int  // room at the start of the card for something beside the block
}

func (b block) tall() int {
	if b.shared {
		return 0
	}
	return b.height * len(b.lines)
}

func tall(blocks []block) int {
	h := 0
	for _, b := range blocks {
		h += b.before + b.tall()
	}
	return h
}

// at is the block between the card's edges with its upper end at y.
func (b block) at(y int, rtl bool) []drawing.Item {
	x := edge
	if !rtl {
		x += b.inset
	}
	return b.within(x, y, inside-b.inset)
}

func (b block) within(x, y, width int) []drawing.Item {
	text := &drawing.Text{Fill: b.fill}
	for i, l := range b.lines {
		left := x
		if b.rtl {
			left += width - l.Width
		}
		text.Lines = append(text.Lines, drawing.Line{X: left, Y: y + i*b.height + baseline(l, b.height) + b.lower, Line: l})
	}
	return []drawing.Item{{Role: b.role, Lang: b.lang, Text: text}}
}

// baseline centres a line's ascent and descent in its height.
func baseline(l typeset.Line, height int) int { return (height-l.Ascent-l.Descent)/2 + l.Ascent }

// block breaks a text. What cannot be set is noted once and left out.
func (c *composer) block(message string, role drawing.Role, in prose.Inline, style typeset.Style, width, line int) block {
	b := block{role: role, rtl: style.Language.RTL(), height: style.Size * line / 100}
	if style.Language.ID != c.vol.Language.ID {
		b.lang = style.Language.Tag
	}
	lines, err := c.fonts.Paragraph(in, style, width)
	if err != nil {
		c.misfit(message, err)
	}
	b.lines = lines
	return b
}

// misfit notes what cannot be set, once for each text.
func (c *composer) misfit(message string, err error) {
	m := &Misfit{Language: c.vol.Language.ID, Message: message, Err: err}
	for _, known := range c.misfits {
		if known.Error() == m.Error() && known.(*Misfit).Message == message {
			return
		}
	}
	c.misfits = append(c.misfits, m)
}

// isolate wraps a number or a foreign name, so that its order holds in a
// right-to-left line (UAX #9, 6.3).
func isolate(s string) string { return prose.LRI + s + prose.PDI }

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

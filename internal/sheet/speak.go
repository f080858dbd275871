package sheet

import (
	"salam/internal/drawing"
	"salam/internal/illustration"
	"salam/internal/language"
	"salam/internal/prose"
	"salam/internal/typeset"
)

// Sizes of the name on a pointing card, largest first.
var speakSizes = []int{pt(340), pt(280), pt(230), pt(180)}

var speakText = pt(120)

// speak sets pointing cards, eight a page: the reader finds the own name of
// the language, reception reads in English what to do. The languages of the
// sheet come first, then those of which the program knows nothing but the name,
// so that reception is never without.
func (c *composer) speak(ids []string) []drawing.Page {
	var all []*language.Language
	for _, id := range ids {
		if v := c.pub.Volume(id); v != nil && !v.Language.IsSource() {
			all = append(all, v.Language)
		}
	}
	all = append(all, c.pub.Named...)
	var out []drawing.Page
	for first := 0; first < len(all); first += cardColumns * cardRows {
		out = append(out, c.eight(func(n int) []drawing.Item {
			if first+n >= len(all) {
				return nil
			}
			return c.pointing(all[first+n], first+n+1)
		}))
	}
	return out
}

// pointing sets the card of one language.
func (c *composer) pointing(l *language.Language, section int) []drawing.Item {
	w, h := c.cardSize()
	width := w - 2*cardPad
	english := func(s string, size, weight int) block {
		b := c.text("cards", drawing.P, prose.Inline{{Text: s}}, typeset.Style{Language: c.english(), Size: size, Weight: weight}, width)
		b.centre = true
		return b
	}
	var name block
	for _, size := range speakSizes {
		name = c.text("language", drawing.H1, prose.Inline{{Text: l.Autonym}}, typeset.Style{Language: l, Size: size, Weight: 700, Balance: true}, width)
		if len(name.lines) <= 1 {
			break
		}
	}
	name.centre = true
	foot := english(c.pub.Sender, cardFoot, 700)
	blocks := []block{name, english("I speak "+l.Name+".", speakText, 700), english("Please call an interpreter.", speakText, 500)}
	bubble := 12 * mm
	y := cardPad
	items := bubbles(w/2, y, bubble)
	y += bubble + mm
	room := h - cardPad - foot.total() - y
	if tall(blocks) > room {
		c.misfitIn(l.ID, "language", &TooLong{over(blocks, room)})
	}
	col := column{x: cardPad, y: y + max(0, room-tall(blocks))/2, width: width, section: section}
	items = append(items, col.all(blocks)...)
	col = column{x: cardPad, y: h - cardPad - foot.total(), width: width, section: section}
	return append(items, col.set(foot, len(foot.lines))...)
}

// bubbles are two people's speech, a round and a square bubble: the same in
// two languages. Their middle is x, their upper edge y.
func bubbles(x, y, height int) []drawing.Item {
	w, h := height*13/10, height*72/100
	line := height / 14
	left, right := x-w-height/8, x+height/8
	tail := func(at, way int) []illustration.Point {
		return []illustration.Point{{X: at - way*w/8, Y: y + h - line}, {X: at - way*w/4, Y: y + height}, {X: at + way*w/8, Y: y + h - line}}
	}
	shape := func(at, radius, way int) []drawing.Item {
		return []drawing.Item{
			{Role: drawing.Artifact, Path: &drawing.Path{Segments: rounded(at, y, w, h, radius), Fill: white, Stroke: black, Width: line}},
			{Role: drawing.Artifact, Path: &drawing.Path{Segments: open(tail(at+w/2, way)), Fill: white, Stroke: black, Width: line}},
		}
	}
	items := append(shape(left, h/2, 1), shape(right, h/8, -1)...)
	for _, at := range []int{left, right} {
		for i := range 3 {
			items = append(items, fill(black, circle(at+w/2+(i-1)*w/5, y+h/2, line)))
		}
	}
	return items
}

package card

import (
	"salam/internal/drawing"
	"salam/internal/illustration"
	"salam/internal/prose"
	"salam/internal/typeset"
)

// A number is the one number to call: that of the clinic, or where the site is
// for a region the emergency number with the words that say when.
type number struct {
	words, digits block
	fill          string
}

func (c *composer) number() number {
	place := c.pub.Place
	if place == nil {
		return number{}
	}
	n := number{fill: brand}
	digits := ""
	if c.pub.Visit != nil {
		digits = c.pub.Visit.Phone
	}
	if digits == "" {
		if digits = place.Emergency; digits == "" {
			return number{}
		}
		n.fill = alert
		words := c.vol.Phrases.Text("site.danger", nil)
		n.words = c.block("ui-site", drawing.P, prose.Inline{{Text: words.Text}}, typeset.Style{Language: words.Language, Size: numberWords, Weight: 700}, inside*3/4, titleLine)
		n.words.fill = n.fill
	}
	n.digits = c.block("place", drawing.P, prose.Inline{{Text: isolate(digits)}}, typeset.Style{Language: c.english, Size: numberSize, Weight: 700}, inside*7/8, titleLine)
	n.digits.fill = n.fill
	if len(n.digits.lines) > 1 {
		c.misfit("place", &TooLong{1})
	}
	return n
}

func (n number) tall() int {
	if len(n.digits.lines) == 0 {
		return 0
	}
	return numberAbove + max(numberLine, n.words.tall())
}

// at is words, sign and digits on one line in the middle, in the direction of
// the card.
func (n number) at(y int, rtl bool) []drawing.Item {
	if len(n.digits.lines) == 0 {
		return nil
	}
	height := n.tall() - numberAbove
	y += numberAbove
	words := 0
	for _, l := range n.words.lines {
		words = max(words, l.Width)
	}
	digits := n.digits.lines[0].Width
	width := iconSize + iconGap + digits
	if words > 0 {
		width += words + 2*iconGap
	}
	x := (Width*px - width) / 2
	// put gives the left end of the next part.
	put := func(w, gap int) int {
		left := x
		if rtl {
			left = Width*px - x - w
		}
		x += w + gap
		return left
	}
	var items []drawing.Item
	if words > 0 {
		items = append(items, n.words.within(put(words, 2*iconGap), y+(height-n.words.tall())/2, words)...)
	}
	items = append(items, handset(put(iconSize, iconGap), y+(height-iconSize)/2, n.fill))
	return append(items, n.digits.within(put(digits, 0), y+(height-n.digits.height)/2, digits)...)
}

// handset is the telephone of the site's icons, on a grid of 24. It is never
// mirrored.
func handset(x, y int, colour string) drawing.Item {
	at := func(gx, gy int) illustration.Point { // in tenths of the grid
		return illustration.Point{X: x + gx*iconSize/240, Y: y + gy*iconSize/240}
	}
	type seg = illustration.Segment
	type pts = [3]illustration.Point
	return drawing.Item{Role: drawing.Artifact, Path: &drawing.Path{Stroke: colour, Width: iconSize / 12, Segments: []seg{
		{Op: 'M', P: pts{at(60, 30)}},
		{Op: 'L', P: pts{at(95, 30)}},
		{Op: 'L', P: pts{at(110, 80)}},
		{Op: 'L', P: pts{at(85, 95)}},
		{Op: 'C', P: pts{at(97, 119), at(116, 138), at(140, 150)}},
		{Op: 'L', P: pts{at(160, 125)}},
		{Op: 'L', P: pts{at(210, 140)}},
		{Op: 'L', P: pts{at(210, 180)}},
		{Op: 'C', P: pts{at(210, 191), at(201, 200), at(190, 200)}},
		{Op: 'C', P: pts{at(107, 200), at(40, 133), at(40, 50)}},
		{Op: 'C', P: pts{at(40, 39), at(49, 30), at(60, 30)}},
		{Op: 'Z'},
	}}}
}

package sheet

import (
	"salam/internal/drawing"
	"salam/internal/edition"
	"salam/internal/illustration"
)

// The mark of a draft on paper is hatching, not grey and not a word across
// the text: it survives a second copy, and nothing lies over the text.

// frame is the hatched frame round the page with the draft's labels in it.
func (c *composer) frame(e *edition.Entry) []drawing.Item {
	if e.Mark == edition.Unmarked {
		return nil
	}
	w, h := a5Width-2*frameEdge, a5Height-2*frameEdge
	var stripes []illustration.Segment
	for _, side := range [][4]int{
		{frameEdge, frameEdge, w, frameWidth},
		{frameEdge, a5Height - frameEdge - frameWidth, w, frameWidth},
		{frameEdge, frameEdge + frameWidth, frameWidth, h - 2*frameWidth},
		{a5Width - frameEdge - frameWidth, frameEdge + frameWidth, frameWidth, h - 2*frameWidth},
	} {
		stripes = append(stripes, hatch(side[0], side[1], side[2], side[3], stripe, stripePeriod)...)
	}
	items := []drawing.Item{fill(black, stripes)}
	for _, d := range []int{0, frameWidth} {
		o := outline(frameEdge+d, frameEdge+d, w-2*d, h-2*d)
		o.Path.Width = 300
		items = append(items, o)
	}
	top := c.vol.Phrases.Text("sheet.draft", nil)
	items = append(items, c.label(top, frameEdge+frameWidth/2)...)
	english := edition.Phrase{Text: "DRAFT · not yet checked by a native speaker", Language: c.english()}
	items = append(items, c.label(english, a5Height-frameEdge-frameWidth/2)...)
	return items
}

// label is a white box with a text, centred on the page at height y.
func (c *composer) label(p edition.Phrase, y int) []drawing.Item {
	limit := a5Width - 2*frameEdge - 2*frameWidth - 2*labelPadding
	b := c.phrase(drawing.P, p, labelSize, 700, limit)
	if len(b.lines) > 1 {
		b = c.phrase(drawing.P, p, footSize, 700, limit)
	}
	if len(b.lines) > 1 {
		c.misfit("ui-sheet", &TooLong{p.Text})
	}
	if len(b.lines) != 1 {
		return nil
	}
	width := b.lines[0].Width + 2*labelPadding
	height := max(labelHeight, b.height)
	x := (a5Width - width) / 2
	box := []drawing.Item{fill(white, rectangle(x, y-height/2, width, height)), outline(x, y-height/2, width, height)}
	text := &drawing.Text{Fill: black, Lines: []drawing.Line{{
		X: x + labelPadding, Y: y - b.height/2 + baselineOf(b.lines[0], b.height), Line: b.lines[0]}}}
	return append(box, drawing.Item{Role: drawing.P, Lang: b.lang, Text: text})
}

// bar is the hatched bar along the start of title and text from y0 to y1.
func (c *composer) bar(p *page, e *edition.Entry, y0, y1 int) {
	if e.Mark == edition.Unmarked || y1 <= y0 {
		return
	}
	x := margin
	if c.rtl() {
		x = a5Width - margin - draftBar
	}
	edge := outline(x, y0, draftBar, y1-y0)
	edge.Path.Width = 500
	p.items = append(p.items, fill(black, hatch(x, y0, draftBar, y1-y0, 700, 2200)), edge)
}

// hatch fills a rectangle with stripes that rise at 45°, as one outline.
func hatch(x, y, w, h, thick, period int) []illustration.Segment {
	// A stripe is the set of points with k ≤ (px-x) + (py-y) ≤ k+span; span and
	// period are measured along the axes, √2 longer than across the stripe.
	span, every := thick*1414/1000, period*1414/1000
	var out []illustration.Segment
	for k := 0; k < w+h; k += every {
		if points := band(x, y, w, h, k, min(k+span, w+h)); len(points) > 2 {
			out = append(out, polygon(points)...)
		}
	}
	return out
}

// band is the part of the rectangle with k0 ≤ dx+dy ≤ k1, clockwise.
func band(x, y, w, h, k0, k1 int) []illustration.Point {
	at := func(dx, dy int) illustration.Point { return illustration.Point{X: x + dx, Y: y + dy} }
	var points []illustration.Point
	add := func(p illustration.Point) {
		if n := len(points); n == 0 || points[n-1] != p {
			points = append(points, p)
		}
	}
	// Along the upper and right edges for both diagonals, then back along the
	// lower and left ones; corners that lie between are kept.
	add(upper(at, w, k0))
	if k0 < w && w < k1 {
		add(at(w, 0))
	}
	add(upper(at, w, k1))
	add(lower(at, h, k1))
	if k0 < h && h < k1 {
		add(at(0, h))
	}
	add(lower(at, h, k0))
	return points
}

func upper(at func(int, int) illustration.Point, w, k int) illustration.Point {
	if k <= w {
		return at(k, 0)
	}
	return at(w, k-w)
}

func lower(at func(int, int) illustration.Point, h, k int) illustration.Point {
	if k <= h {
		return at(0, k)
	}
	return at(k-h, h)
}

// review is the line of the footer on who has checked the text.
func (c *composer) review(e *edition.Entry) edition.Phrase {
	switch e.Mark {
	case edition.AsDraft:
		return c.vol.Phrases.Text("sheet.draft", nil)
	case edition.AsOlder:
		return c.vol.Phrases.Text("site.older", nil)
	case edition.OneReader:
		return c.vol.Phrases.Text("site.one-reader", nil)
	}
	return c.vol.Phrases.Text("sheet.checked", nil)
}

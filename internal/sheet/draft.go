package sheet

import (
	"salam/internal/drawing"
	"salam/internal/edition"
	"salam/internal/illustration"
)

// The mark of a draft on paper is hatching, not grey and not a word across
// the text: it survives a second copy, and nothing lies over the text.

// frame is the hatched frame round a page that is not approved, with a label
// in the reader's language above and one in English below.
func (c *composer) frame(mark edition.Mark, above edition.Phrase, below string) []drawing.Item {
	if mark == edition.Unmarked {
		return nil
	}
	edge, wide := c.d.edge, c.d.frame
	w, h := c.d.width-2*edge, c.d.height-2*edge
	var stripes []illustration.Segment
	for _, side := range [][4]int{
		{edge, edge, w, wide},
		{edge, c.d.height - edge - wide, w, wide},
		{edge, edge + wide, wide, h - 2*wide},
		{c.d.width - edge - wide, edge + wide, wide, h - 2*wide},
	} {
		stripes = append(stripes, hatch(side[0], side[1], side[2], side[3], stripe, stripePeriod)...)
	}
	items := []drawing.Item{fill(black, stripes)}
	for _, d := range []int{0, wide} {
		items = append(items, stroke(300, rectangle(edge+d, edge+d, w-2*d, h-2*d)))
	}
	if above.Text != "" {
		items = append(items, c.label(above, edge+wide/2)...)
	}
	return append(items, c.label(edition.Phrase{Text: below, Language: c.english()}, c.d.height-edge-wide/2)...)
}

// label is a white box with a text, centred on the page at height y.
func (c *composer) label(p edition.Phrase, y int) []drawing.Item {
	limit := c.d.width - 2*c.d.edge - 2*c.d.frame - 2*labelPadding
	b := c.phrase(p, c.d.label, 700, limit)
	if len(b.lines) > 1 {
		b = c.phrase(p, footSize, 700, limit)
	}
	if len(b.lines) > 1 {
		c.misfit("ui-sheet", &OneLine{p.Text})
	}
	if len(b.lines) != 1 {
		return nil
	}
	width := b.lines[0].Width + 2*labelPadding
	height := max(labelHeight, b.height)
	x := (c.d.width - width) / 2
	items := []drawing.Item{fill(white, rectangle(x, y-height/2, width, height)), outline(x, y-height/2, width, height)}
	col := column{x: x + labelPadding, y: y - b.height/2, width: b.lines[0].Width}
	return append(items, col.set(b, 1)...)
}

// bar is the hatched bar along the start of title and text from y0 to y1, so
// that cutting the frame off does not hide that the text is a draft.
func (c *composer) bar(e *edition.Entry, y0, y1 int) []drawing.Item {
	if e.Mark == edition.Unmarked || y1 <= y0 {
		return nil
	}
	x := c.d.margin
	if c.rtl() {
		x = c.d.width - c.d.margin - c.d.bar
	}
	return hatched(x, y0, c.d.bar, y1-y0)
}

// hatched is a bar with an edge.
func hatched(x, y, w, h int) []drawing.Item {
	return []drawing.Item{fill(black, hatch(x, y, w, h, 700, 2200)), stroke(500, rectangle(x, y, w, h))}
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

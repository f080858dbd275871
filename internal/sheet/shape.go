package sheet

import (
	"salam/internal/drawing"
	"salam/internal/illustration"
)

func rectangle(x, y, w, h int) []illustration.Segment {
	return polygon([]illustration.Point{{X: x, Y: y}, {X: x + w, Y: y}, {X: x + w, Y: y + h}, {X: x, Y: y + h}})
}

func polygon(points []illustration.Point) []illustration.Segment {
	return append(open(points), illustration.Segment{Op: 'Z'})
}

// open is a line through the points.
func open(points []illustration.Point) []illustration.Segment {
	var out []illustration.Segment
	for i, p := range points {
		op := byte('L')
		if i == 0 {
			op = 'M'
		}
		out = append(out, illustration.Segment{Op: op, P: [3]illustration.Point{p}})
	}
	return out
}

// kappa is where the controls of a quarter of a circle stand, in ten
// thousandths of the radius.
const kappa = 5523

// circle is a circle as four curves.
func circle(x, y, r int) []illustration.Segment {
	k := r * kappa / 10000
	at := func(dx, dy int) illustration.Point { return illustration.Point{X: x + dx, Y: y + dy} }
	curve := func(a, b, c illustration.Point) illustration.Segment {
		return illustration.Segment{Op: 'C', P: [3]illustration.Point{a, b, c}}
	}
	return []illustration.Segment{
		{Op: 'M', P: [3]illustration.Point{at(r, 0)}},
		curve(at(r, k), at(k, r), at(0, r)),
		curve(at(-k, r), at(-r, k), at(-r, 0)),
		curve(at(-r, -k), at(-k, -r), at(0, -r)),
		curve(at(k, -r), at(r, -k), at(r, 0)),
		{Op: 'Z'},
	}
}

func fill(colour string, segments []illustration.Segment) drawing.Item {
	return drawing.Item{Role: drawing.Artifact, Path: &drawing.Path{Segments: segments, Fill: colour}}
}

func stroke(width int, segments []illustration.Segment) drawing.Item {
	return drawing.Item{Role: drawing.Artifact, Path: &drawing.Path{Segments: segments, Stroke: black, Width: width}}
}

func outline(x, y, w, h int) drawing.Item { return stroke(ruleWidth, rectangle(x, y, w, h)) }

// scaled enlarges finished pages by num/den: A3 is A4 by √2, and the same
// lines break at the same places.
func scaled(pages []drawing.Page, num, den int) []drawing.Page {
	by := func(n int) int {
		if n < 0 {
			return -((-n*num + den/2) / den)
		}
		return (n*num + den/2) / den
	}
	out := make([]drawing.Page, len(pages))
	for i, p := range pages {
		out[i] = drawing.Page{Width: by(p.Width), Height: by(p.Height), Items: transformed(p.Items, by, by, by)}
	}
	return out
}

// moved shifts items by dx and dy.
func moved(items []drawing.Item, dx, dy int) []drawing.Item {
	return transformed(items, func(x int) int { return x + dx }, func(y int) int { return y + dy }, func(n int) int { return n })
}

// transformed copies items with other places and lengths.
func transformed(items []drawing.Item, x, y, length func(int) int) []drawing.Item {
	out := make([]drawing.Item, len(items))
	for i, it := range items {
		switch {
		case it.Text != nil:
			t := &drawing.Text{Fill: it.Text.Fill}
			for _, l := range it.Text.Lines {
				line := l.Line
				line.Width, line.Ascent, line.Descent = length(line.Width), length(line.Ascent), length(line.Descent)
				line.Runs = append(line.Runs[:0:0], line.Runs...)
				for k := range line.Runs {
					r := &line.Runs[k]
					r.X, r.Width, r.Size = length(r.X), length(r.Width), length(r.Size)
				}
				t.Lines = append(t.Lines, drawing.Line{X: x(l.X), Y: y(l.Y), Line: line})
			}
			it.Text = t
		case it.Picture != nil:
			p := *it.Picture
			p.X, p.Y, p.Width, p.Height = x(p.X), y(p.Y), length(p.Width), length(p.Height)
			it.Picture = &p
		case it.Path != nil:
			p := *it.Path
			p.Width = length(p.Width)
			p.Segments = append(p.Segments[:0:0], p.Segments...)
			for k := range p.Segments {
				for n := range p.Segments[k].P {
					q := &p.Segments[k].P[n]
					q.X, q.Y = x(q.X), y(q.Y)
				}
			}
			it.Path = &p
		}
		out[i] = it
	}
	return out
}

// quiet makes items that are read once already decoration.
func quiet(items []drawing.Item) []drawing.Item {
	out := append(items[:0:0], items...)
	for i := range out {
		out[i].Role, out[i].Lang, out[i].Alt, out[i].Section, out[i].List, out[i].Continues = drawing.Artifact, "", "", 0, 0, false
	}
	return out
}

// twoUp puts each A5 page twice on an A4 page across, with marks where to cut.
// Whoever listens hears it once.
func twoUp(pages []drawing.Page) []drawing.Page {
	const width, mark = 297 * mm, 5 * mm
	var out []drawing.Page
	for _, p := range pages {
		half := width / 2
		left := (half - p.Width) / 2
		items := moved(p.Items, left, 0)
		items = append(items, quiet(moved(p.Items, half+left, 0))...)
		for _, y := range []int{0, p.Height - mark} {
			items = append(items, stroke(300, open([]illustration.Point{{X: half, Y: y}, {X: half, Y: y + mark}})))
		}
		out = append(out, drawing.Page{Width: width, Height: p.Height, Items: items})
	}
	return out
}

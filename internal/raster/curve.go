package raster

import (
	"fmt"

	"salam/internal/illustration"
)

// A point is a place on the image in 1/1024 of a pixel.
type point struct{ x, y int }

func (p point) plus(q point) point  { return point{p.x + q.x, p.y + q.y} }
func (p point) minus(q point) point { return point{p.x - q.x, p.y - q.y} }

// A polyline is a subpath without curves.
type polyline struct {
	at     []vertex
	closed bool
}

// A vertex is a corner, or a place on a curve, where a line has no join.
type vertex struct {
	point
	smooth bool
}

func (l polyline) points() []point {
	out := make([]point, len(l.at))
	for i, v := range l.at {
		out[i] = v.point
	}
	return out
}

// flatness is how far lines may be from their curve: 1/21 of a pixel.
const flatness = 48

// farthest is how far outside an image a point may be: 16 384 pixels.
const farthest = 1 << 24

// flatten turns the segments of a path into lines.
func flatten(path []illustration.Segment, place func(illustration.Point) point) ([]polyline, error) {
	var all []polyline
	var l polyline
	flush := func() {
		if len(l.at) > 1 || l.closed {
			all = append(all, l)
		}
	}
	for i, s := range path {
		if i == 0 && s.Op != 'M' {
			return nil, fmt.Errorf("an outline begins with %q", s.Op)
		}
		if l.closed && s.Op != 'M' { // a new subpath begins where the last began
			start := l.at[0]
			flush()
			l = polyline{at: []vertex{start}}
		}
		var p [3]point
		for j := range p {
			if p[j] = place(s.P[j]); max(p[j].x, -p[j].x, p[j].y, -p[j].y) > farthest {
				return nil, fmt.Errorf("a point lies far outside the image")
			}
		}
		switch s.Op {
		case 'M':
			flush()
			l = polyline{at: []vertex{{point: p[0]}}}
		case 'L':
			l.at = append(l.at, vertex{point: p[0]})
		case 'C':
			l.at = cubic(l.at, l.at[len(l.at)-1].point, p[0], p[1], p[2])
		case 'Z':
			l.closed = true
		default:
			return nil, fmt.Errorf("an outline has a segment %q", s.Op)
		}
	}
	flush()
	return all, nil
}

// halvings is how often a curve is halved until its chords are within the
// flatness: the distance of a chord is at most 1/8 of the second derivative,
// which is degree × (degree-1) × bend, and every halving divides it by four.
func halvings(bend, degree int) int {
	n := 0
	for d := bend * degree * (degree - 1) / 8; d > flatness && n < 12; d /= 4 {
		n++
	}
	return n
}

// bend is how far b is from the middle between a and c, twice.
func bend(a, b, c point) int {
	x, y := a.x-2*b.x+c.x, a.y-2*b.y+c.y
	return max(x, -x) + max(y, -y)
}

func middle(a, b point) point { return point{(a.x + b.x) >> 1, (a.y + b.y) >> 1} }

// cubic appends the places of a curve after its start (de Casteljau).
func cubic(out []vertex, a, b, c, d point) []vertex {
	return halveCubic(out, a, b, c, d, halvings(max(bend(a, b, c), bend(b, c, d)), 3), false)
}

func halveCubic(out []vertex, a, b, c, d point, n int, smooth bool) []vertex {
	if n == 0 {
		return append(out, vertex{d, smooth})
	}
	ab, bc, cd := middle(a, b), middle(b, c), middle(c, d)
	abc, bcd := middle(ab, bc), middle(bc, cd)
	m := middle(abc, bcd)
	return halveCubic(halveCubic(out, a, ab, abc, m, n-1, true), m, bcd, cd, d, n-1, smooth)
}

// quadratic appends the points of a curve after its start.
func quadratic(out []point, a, b, c point) []point {
	return halveQuadratic(out, a, b, c, halvings(bend(a, b, c), 2))
}

func halveQuadratic(out []point, a, b, c point, n int) []point {
	if n == 0 {
		return append(out, c)
	}
	ab, bc := middle(a, b), middle(b, c)
	m := middle(ab, bc)
	return halveQuadratic(halveQuadratic(out, a, ab, m, n-1), m, bc, c, n-1)
}

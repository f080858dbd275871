package raster

import (
	"fmt"
	"math"

	"salam/internal/illustration"
)

// A stroke turns lines into outlines (ISO 32000-1 8.4.3; SVG 1.1, 11.4). What
// it makes is, for each piece of a line, the area to its left and right, with
// wedges outside the corners, all turning the same way: their union under the
// nonzero rule is the stroke, however tight the bends.
type stroke struct {
	radius    int // half the width, in 1/1024 of a pixel
	cap, join string
}

// maxRadius, 2048 pixels, keeps the products below within 64 bits.
const maxRadius = 2048 * unit

func newStroke(op *illustration.Op, s scale) (*stroke, error) {
	st := &stroke{radius: s.of(op.Width) / 2, cap: op.Cap, join: op.Join}
	if st.cap == "" {
		st.cap = "butt"
	}
	if st.join == "" {
		st.join = "miter"
	}
	okCap := st.cap == "butt" || st.cap == "round" || st.cap == "square"
	okJoin := st.join == "miter" || st.join == "round" || st.join == "bevel"
	if !okCap || !okJoin || op.Width < 0 {
		return nil, fmt.Errorf("a line with cap %q, join %q and width %d", op.Cap, op.Join, op.Width)
	}
	if st.radius > maxRadius {
		return nil, fmt.Errorf("a line of %d pixels", 2*st.radius/unit)
	}
	// The thinnest line is one device pixel in PDF (8.4.3.2); a quarter of it
	// here, so that fine hatching does not turn black in a thumbnail.
	st.radius = max(st.radius, unit/8)
	return st, nil
}

// line hands the outlines of one line to add.
func (st *stroke) line(l polyline, add func([]point)) {
	at := tidy(l)
	if len(at) < 2 {
		// Nowhere to go: a dot with round caps, else nothing (8.5.3.2).
		if st.cap == "round" {
			st.dot(at[0].point, add)
		}
		return
	}
	n := len(at) - 1 // pieces
	if l.closed {
		n++
	}
	sides := make([]point, n)
	for i := range sides {
		sides[i] = normal(at[i].point, at[(i+1)%len(at)].point, st.radius)
	}
	if l.closed {
		var left, right []point
		for i := range sides {
			before := sides[(i+n-1)%n]
			left = st.corner(left, at[i], before, sides[i])
		}
		for i := n - 1; i >= 0; i-- {
			v := at[(i+1)%n]
			right = st.corner(right, v, minus(sides[(i+1)%n]), minus(sides[i]))
		}
		add(left)
		add(right)
		return
	}
	var out []point
	out = append(out, at[0].plus(sides[0]))
	for i := 1; i < n; i++ {
		out = st.corner(out, at[i], sides[i-1], sides[i])
	}
	out = st.end(out, at[n].point, sides[n-1])
	for i := n - 1; i > 0; i-- {
		out = st.corner(out, at[i], minus(sides[i]), minus(sides[i-1]))
	}
	out = st.end(out, at[0].point, minus(sides[0]))
	add(out)
}

// tidy leaves out points that are so near to the last that a direction
// between them would be chance.
func tidy(l polyline) []vertex {
	const near = 8
	close := func(a, b vertex) bool { return max(a.x-b.x, b.x-a.x, a.y-b.y, b.y-a.y) < near }
	at := []vertex{l.at[0]}
	for _, v := range l.at[1:] {
		if last := &at[len(at)-1]; close(*last, v) {
			last.smooth = last.smooth && v.smooth
			continue
		}
		at = append(at, v)
	}
	for l.closed && len(at) > 1 && close(at[0], at[len(at)-1]) {
		at = at[:len(at)-1]
	}
	return at
}

func minus(p point) point { return point{-p.x, -p.y} }

// normal is the vector of length r to the side of the way from a to b.
func normal(a, b point, r int) point { return stretch(point{a.y - b.y, b.x - a.x}, r) }

// stretch is v in the length r; v is not zero. Products of ours stay below
// 2^53, so that they are exact, and each quotient is rounded once.
func stretch(v point, r int) point {
	length := math.Sqrt(float64(v.x*v.x + v.y*v.y))
	return point{int(math.Round(float64(v.x*r) / length)), int(math.Round(float64(v.y*r) / length))}
}

func cross(a, b point) int { return a.x*b.y - a.y*b.x }
func dot(a, b point) int   { return a.x*b.x + a.y*b.y }

// corner goes round v on the side of a and b, the normals of the pieces before
// and after it.
func (st *stroke) corner(out []point, v vertex, a, b point) []point {
	from, to := v.plus(a), v.plus(b)
	if cross(a, b) >= 0 && dot(a, b) >= 0 && near(a, b) {
		return append(out, from, to)
	}
	if cross(a, b) > 0 { // inside the corner
		return append(out, from, v.point, to)
	}
	switch r2 := st.radius * st.radius; {
	case v.smooth || st.join == "round":
		return st.arc(append(out, from), v.point, a, b)
	// SVG's miter limit is 4: the sine of half the angle is a quarter or more.
	case st.join == "miter" && 8*(r2+dot(a, b)) >= r2:
		sum := a.plus(b)
		d := r2 + dot(a, b)
		tip := point{divide(sum.x*r2, d), divide(sum.y*r2, d)}
		return append(out, from, v.plus(tip), to)
	}
	return append(out, from, to)
}

func near(a, b point) bool { d := a.minus(b); return dot(d, d) < flatness*flatness }

// end goes round the end of a line from the side a to the other.
func (st *stroke) end(out []point, at, a point) []point {
	ahead := point{a.y, -a.x}
	out = append(out, at.plus(a))
	switch st.cap {
	case "square":
		out = append(out, at.plus(a).plus(ahead), at.minus(a).plus(ahead))
	case "round":
		out = st.arc(out, at, a, ahead)
		out = st.arc(out, at, ahead, minus(a))
	}
	return append(out, at.minus(a))
}

// arc appends the circle round c from c+a, which is there already, to c+b, the
// shorter way.
func (st *stroke) arc(out []point, c, a, b point) []point {
	sum := a.plus(b)
	if sum == (point{}) || dot(sum, sum) < st.radius*st.radius/16 { // straight back: any way round
		ahead := point{a.y, -a.x}
		return st.arc(st.arc(out, c, a, ahead), c, ahead, b)
	}
	mid := stretch(sum, st.radius)
	if far := mid.minus(middle(a, b)); dot(far, far) <= flatness*flatness/4 {
		return append(out, c.plus(b))
	}
	return st.arc(st.arc(out, c, a, mid), c, mid, b)
}

func (st *stroke) dot(c point, add func([]point)) {
	var out []point
	a := point{st.radius, 0}
	for range 4 {
		next := point{a.y, -a.x}
		out = st.arc(out, c, a, next)
		a = next
	}
	add(out)
}

package illustration

import "math"

// quarter is the length of the controls of the cubic that comes nearest to a
// quarter of the unit circle: 4/3·tan(90°/4). It leaves the circle by at most
// 0.03 % of the radius.
const quarter = 0.5522847498307936

// arc draws an elliptical arc from the pen to a place, as cubics of at most a
// quarter each (SVG 1.1, F.6: rx, ry and the rotation in degrees of the
// ellipse, and which of the four possible arcs it is).
//
// It walks the unit circle by quarters and needs no angle but the rotation, so
// the only functions are roots, which every processor rounds alike.
func (o *outline) arc(rx, ry, rotation float64, large, sweep bool, to vec) {
	from := o.pen
	if from == to {
		return
	}
	rx, ry = math.Abs(rx), math.Abs(ry)
	if rx == 0 || ry == 0 {
		o.line(to)
		return
	}
	sin, cos := sincos(rotation)
	// F.6.5, step 1: half the chord, in the axes of the ellipse.
	hx, hy := (from.x-to.x)/2, (from.y-to.y)/2
	x, y := mul(cos, hx)+mul(sin, hy), mul(cos, hy)-mul(sin, hx)
	// F.6.6: radii that are too small grow until the ends fit.
	ux, uy := x/rx, y/ry
	reach := mul(ux, ux) + mul(uy, uy)
	if reach > 1 {
		root := math.Sqrt(reach)
		rx, ry = mul(rx, root), mul(ry, root)
		ux, uy, reach = ux/root, uy/root, 1
	}
	if reach == 0 {
		o.line(to) // the chord is too short for the radii
		return
	}
	// Step 2, on the unit circle: the centre stands square to the chord.
	k := math.Sqrt(math.Max(0, (1-reach)/reach))
	if large == sweep {
		k = -k
	}
	centre := vec{mul(k, uy), -mul(k, ux)}
	start, end := vec{ux - centre.x, uy - centre.y}, vec{-ux - centre.x, -uy - centre.y}
	// Step 3: back to the drawing.
	mid := vec{(from.x + to.x) / 2, (from.y + to.y) / 2}
	place := func(u vec) vec {
		ex, ey := mul(rx, u.x+centre.x), mul(ry, u.y+centre.y)
		return vec{mul(cos, ex) - mul(sin, ey) + mid.x, mul(sin, ex) + mul(cos, ey) + mid.y}
	}
	turn := func(u vec) vec { // by a right angle, in the direction of the arc
		if sweep {
			return vec{-u.y, u.x}
		}
		return vec{u.y, -u.x}
	}
	piece := func(a, b vec, k float64, last bool) {
		ta, tb := turn(a), turn(b)
		p1 := place(vec{a.x + mul(k, ta.x), a.y + mul(k, ta.y)})
		p2 := place(vec{b.x - mul(k, tb.x), b.y - mul(k, tb.y)})
		if last {
			o.cubic(p1, p2, to) // exactly
		} else {
			o.cubic(p1, p2, place(b))
		}
	}
	quarters := 0
	if large {
		quarters = 2 // a large arc is at least half the circle
	}
	left := start
	if large {
		left = vec{-start.x, -start.y}
	}
	if mul(left.x, end.x)+mul(left.y, end.y) < 0 {
		quarters++
	}
	at := start
	for range quarters {
		next := turn(at)
		piece(at, next, quarter, false)
		at = next
	}
	// What is left spans at most a right angle: tan of its half and then of
	// its quarter.
	t := turn(at)
	along, across := mul(at.x, end.x)+mul(at.y, end.y), mul(t.x, end.x)+mul(t.y, end.y)
	half := math.Max(0, across) / (1 + math.Max(0, along))
	piece(at, end, mul(4.0/3, half/(1+math.Sqrt(1+mul(half, half)))), true)
}

// ellipse draws a whole ellipse, from its right end on (SVG 1.1, 9.4).
func (o *outline) ellipse(cx, cy, rx, ry float64) {
	kx, ky := mul(quarter, rx), mul(quarter, ry)
	o.move(vec{cx + rx, cy})
	o.cubic(vec{cx + rx, cy + ky}, vec{cx + kx, cy + ry}, vec{cx, cy + ry})
	o.cubic(vec{cx - kx, cy + ry}, vec{cx - rx, cy + ky}, vec{cx - rx, cy})
	o.cubic(vec{cx - rx, cy - ky}, vec{cx - kx, cy - ry}, vec{cx, cy - ry})
	o.cubic(vec{cx + kx, cy - ry}, vec{cx + rx, cy - ky}, vec{cx + rx, cy})
	o.shut()
}

// rect draws a rectangle, its corners rounded by rx and ry (SVG 1.1, 9.2).
func (o *outline) rect(x, y, w, h, rx, ry float64) {
	rx, ry = math.Min(rx, w/2), math.Min(ry, h/2)
	if rx <= 0 || ry <= 0 {
		o.move(vec{x, y})
		o.line(vec{x + w, y})
		o.line(vec{x + w, y + h})
		o.line(vec{x, y + h})
		o.shut()
		return
	}
	// How far a corner's controls stay away from the corner itself.
	kx, ky := rx-mul(quarter, rx), ry-mul(quarter, ry)
	o.move(vec{x + rx, y})
	o.line(vec{x + w - rx, y})
	o.cubic(vec{x + w - kx, y}, vec{x + w, y + ky}, vec{x + w, y + ry})
	o.line(vec{x + w, y + h - ry})
	o.cubic(vec{x + w, y + h - ky}, vec{x + w - kx, y + h}, vec{x + w - rx, y + h})
	o.line(vec{x + rx, y + h})
	o.cubic(vec{x + kx, y + h}, vec{x, y + h - ky}, vec{x, y + h - ry})
	o.line(vec{x, y + ry})
	o.cubic(vec{x, y + ky}, vec{x + kx, y}, vec{x + rx, y})
	o.shut()
}

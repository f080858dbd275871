package illustration

import (
	"fmt"
	"math"
	"strings"
)

// A Range is where something lies: from Min to Max, both included, in
// thousandths of a viewBox unit.
type Range struct{ Min, Max Point }

func (r Range) union(o Range) Range {
	return Range{
		Point{min(r.Min.X, o.Min.X), min(r.Min.Y, o.Min.Y)},
		Point{max(r.Max.X, o.Max.X), max(r.Max.Y, o.Max.Y)},
	}
}

func (r Range) add(p Point) Range { return r.union(Range{p, p}) }

// Bounds is what the operation covers with its line, rounded outward. ok is
// false for an operation without a path.
func (op *Op) Bounds() (r Range, ok bool) {
	var pen Point
	for i, s := range op.Path {
		if s.Op == 'Z' {
			continue
		}
		if i == 0 {
			r, ok = Range{s.P[0], s.P[0]}, true
		}
		if s.Op != 'C' {
			pen = s.P[0]
			r = r.add(pen)
			continue
		}
		minX, maxX := extremes(pen.X, s.P[0].X, s.P[1].X, s.P[2].X)
		minY, maxY := extremes(pen.Y, s.P[0].Y, s.P[1].Y, s.P[2].Y)
		r = r.union(Range{Point{minX, minY}, Point{maxX, maxY}})
		pen = s.P[2]
	}
	if pad := op.pad(); ok && pad > 0 {
		r = Range{Point{r.Min.X - pad, r.Min.Y - pad}, Point{r.Max.X + pad, r.Max.Y + pad}}
	}
	return r, ok
}

// pad is how far the line can reach from its path: half its width; at a square
// end by the diagonal; at a mitred corner up to the miter limit of 4, which is
// SVG's default and ours (SVG 1.1, 11.4).
func (op *Op) pad() int {
	if op.Stroke == "" {
		return 0
	}
	half := (op.Width + 1) / 2
	switch {
	case op.Join == "miter" && op.corners():
		return half * 4
	case op.Cap == "square":
		return half*1415/1000 + 1
	}
	return half
}

// corners reports whether two segments meet anywhere in the path.
func (op *Op) corners() bool {
	run := 0
	for _, s := range op.Path {
		if run++; s.Op == 'M' {
			run = 0
		}
		if run > 1 {
			return true
		}
	}
	return false
}

// extremes is the exact range of one coordinate of a cubic, rounded outward.
// Where the derivative is zero, a·t² + b·t + c = 0, the curve turns.
//
// It reckons from p0 on, so that a curve that is moved has the same extremes,
// moved: Mirrored needs that to find its way back.
func extremes(p0, p1, p2, p3 int) (low, high int) {
	d1, d2, d3 := p1-p0, p2-p0, p3-p0
	low, high = min(0, d3), max(0, d3)
	if min(d1, d2) >= low && max(d1, d2) <= high {
		return p0 + low, p0 + high // the hull says so
	}
	visit := func(t float64) {
		if !(t > 0 && t < 1) {
			return
		}
		u := 1 - t
		v := mul(mul(mul(u, u), mul(3, t)), float64(d1)) +
			mul(mul(mul(t, t), mul(3, u)), float64(d2)) + mul(mul(mul(t, t), t), float64(d3))
		low, high = min(low, int(math.Floor(v))), max(high, int(math.Ceil(v)))
	}
	a, b, c := float64(d3+3*(d1-d2)), float64(2*(d2-2*d1)), float64(d1)
	if square := mul(b, b) - mul(4, mul(a, c)); a == 0 && b != 0 {
		visit(-c / b)
	} else if a != 0 && square >= 0 {
		// The root whose sum does not cancel first, the other from the product.
		q := -(b + math.Copysign(math.Sqrt(square), b)) / 2
		visit(q / a)
		if q != 0 {
			visit(c / q)
		}
	}
	return p0 + low, p0 + high
}

// inside finds what reaches over the edge of the viewBox, one fault for each
// element of the file.
func (d *drafter) inside(box page) {
	b, err := box.thousandths()
	if err != nil {
		return // readNumbers has bounded it
	}
	edge := Range{Point{b.X, b.Y}, Point{b.X + b.Width, b.Y + b.Height}}
	reach := map[mark]Range{}
	var order []mark
	for i := range d.ops {
		r, ok := d.ops[i].Bounds()
		if !ok {
			continue
		}
		m := d.marks[i]
		if before, met := reach[m]; met {
			r = r.union(before)
		} else {
			order = append(order, m)
		}
		reach[m] = r
	}
	for _, m := range order {
		r := reach[m]
		var sides []string
		for _, s := range []struct {
			name string
			over int
		}{
			{"left", edge.Min.X - r.Min.X}, {"top", edge.Min.Y - r.Min.Y},
			{"right", r.Max.X - edge.Max.X}, {"bottom", r.Max.Y - edge.Max.Y},
		} {
			if s.over > 0 {
				sides = append(sides, fmt.Sprintf("%s %d.%03d", s.name, s.over/1000, s.over%1000))
			}
		}
		if sides != nil {
			d.fault(m.file, m.line, "move it or make it smaller; its line counts too", "%s reaches outside the viewBox (units: %s)", m.label, strings.Join(sides, ", "))
		}
	}
}

func (p page) thousandths() (b Box, err error) {
	for _, v := range []struct {
		from float64
		into *int
	}{{p.x, &b.X}, {p.y, &b.Y}, {p.w, &b.Width}, {p.h, &b.Height}} {
		if *v.into, err = thousandths(v.from); err != nil {
			return b, err
		}
	}
	return b, nil
}

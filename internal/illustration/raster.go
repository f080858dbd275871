package illustration

import (
	"cmp"
	"slices"
)

// A canvas is a picture as small squares, each of the last operation that
// covers its middle: enough to see what lies beside what. It is no picture for
// people: nothing is smoothed.
type canvas struct {
	box           Box
	pitch         int // side of a square, thousandths of a unit
	width, height int // in squares
	cells         []cell
	work          int // squares looked at so far
}

// A cell is what one square shows.
type cell struct {
	colour uint8 // place in the palette, from 1; 0: nothing
	op     int32
	line   bool // a line, not an area
}

// maxCells bounds a canvas: a scene of the project has 700000 squares of one
// unit. maxWork bounds the painting, for drawings that were made to take long:
// the scenes of the project look at a million squares at most.
const (
	maxCells = 1 << 20
	maxWork  = 1 << 28
)

// newCanvas paints a scene with squares of one unit, or larger where the
// viewBox is. It is nil where that would take too long.
func newCanvas(s *Scene) *canvas {
	c := &canvas{box: s.Box, pitch: 1000}
	for s.Box.Width/c.pitch*(s.Box.Height/c.pitch) > maxCells {
		c.pitch *= 2
	}
	c.width, c.height = max(1, s.Box.Width/c.pitch), max(1, s.Box.Height/c.pitch)
	c.cells = make([]cell, c.width*c.height)
	for i := range s.Ops {
		if c.work > maxWork {
			break
		}
		op := &s.Ops[i]
		lines := flatten(op.Path)
		if op.Fill != "" {
			c.fill(lines, cell{colour: number(op.Fill), op: int32(i)})
		}
		if op.Stroke != "" {
			ink := cell{colour: number(op.Stroke), op: int32(i), line: true}
			for _, l := range lines {
				if l.drawn && c.work <= maxWork {
					c.stroke(l, op, ink)
				}
			}
		}
	}
	if c.work > maxWork {
		return nil
	}
	return c
}

// number is a colour's place in the palette, from 1; 0 for black and all else.
func number(hex string) uint8 {
	return uint8(slices.IndexFunc(palette, func(c colour) bool { return c.hex == hex }) + 1)
}

// A straight is a piece of an outline. Drawn: the pen goes along it, and not
// only the area ends there. First and last: the line of an open path ends at
// a, at b.
type straight struct {
	a, b        Point
	drawn       bool
	first, last bool
}

// steps is into how many lines a curve is cut: at the sizes of the kit the cut
// stays within a square.
const steps = 12

func flatten(path []Segment) (lines []straight) {
	var pen, start Point
	from := 0 // of lines, where this part of the path begins
	shut := func() {
		if n := len(lines); n > from {
			lines[from].first, lines[n-1].last = true, true
		}
		if pen != start {
			lines = append(lines, straight{a: pen, b: start})
		}
	}
	for _, s := range path {
		switch s.Op {
		case 'M':
			shut()
			pen, start, from = s.P[0], s.P[0], len(lines)
		case 'L':
			lines = append(lines, straight{a: pen, b: s.P[0], drawn: true})
			pen = s.P[0]
		case 'C':
			begin := pen
			for k := 1; k <= steps; k++ {
				to := along3(begin, s.P, k)
				lines = append(lines, straight{a: pen, b: to, drawn: true})
				pen = to
			}
		case 'Z':
			lines = append(lines, straight{a: pen, b: start, drawn: true})
			pen, from = start, len(lines)
		}
	}
	shut()
	return lines
}

// along3 is the place at k of steps on a cubic, in whole thousandths.
func along3(from Point, p [3]Point, k int) Point {
	u := steps - k
	at := func(a, b, c, d int) int {
		return (u*u*u*a + 3*u*u*k*b + 3*u*k*k*c + k*k*k*d) / (steps * steps * steps)
	}
	return Point{at(from.X, p[0].X, p[1].X, p[2].X), at(from.Y, p[0].Y, p[1].Y, p[2].Y)}
}

// middle is the middle of a column or row of squares.
func (c *canvas) middle(i, from int) int { return from + i*c.pitch + c.pitch/2 }

// span is the squares whose middles lie from low to high.
func (c *canvas) span(low, high, from, most int) (first, last int) {
	first = (low - from - c.pitch/2 + c.pitch - 1) / c.pitch
	last = (high - from - c.pitch/2) / c.pitch
	if high-from < c.pitch/2 {
		last = -1
	}
	return max(0, first), min(most-1, last)
}

// fill paints where the outline winds round the middle of a square, whichever
// way (the rule nonzero, SVG 1.1, 11.3).
func (c *canvas) fill(lines []straight, ink cell) {
	if len(lines) == 0 {
		return
	}
	top, bottom := lines[0].a.Y, lines[0].a.Y
	for _, l := range lines {
		top, bottom = min(top, l.a.Y, l.b.Y), max(bottom, l.a.Y, l.b.Y)
	}
	first, last := c.span(top, bottom, c.box.Y, c.height)
	if c.work += max(0, last-first+1) * len(lines); c.work > maxWork {
		return
	}
	type crossing struct{ x, turn int }
	var cross []crossing
	for row := first; row <= last; row++ {
		y := c.middle(row, c.box.Y)
		cross = cross[:0]
		for _, l := range lines {
			a, b, turn := l.a, l.b, 1
			if a.Y > b.Y {
				a, b, turn = b, a, -1
			}
			if y < a.Y || y >= b.Y {
				continue
			}
			cross = append(cross, crossing{a.X + (b.X-a.X)*(y-a.Y)/(b.Y-a.Y), turn})
		}
		slices.SortFunc(cross, func(a, b crossing) int { return cmp.Compare(a.x, b.x) })
		wind := 0
		for i, x := range cross {
			if wind != 0 {
				from, to := c.span(cross[i-1].x, x.x, c.box.X, c.width)
				for col := from; col <= to; col++ {
					c.cells[row*c.width+col] = ink
				}
			}
			wind += x.turn
		}
	}
}

// stroke paints what is nearer to a line than half its width. Corners and ends
// are round here, but for ends that are cut off.
func (c *canvas) stroke(l straight, op *Op, ink cell) {
	a, b, half := l.a, l.b, op.Width/2
	cut := op.Cap == "butt"
	firstRow, lastRow := c.span(min(a.Y, b.Y)-half, max(a.Y, b.Y)+half, c.box.Y, c.height)
	firstCol, lastCol := c.span(min(a.X, b.X)-half, max(a.X, b.X)+half, c.box.X, c.width)
	c.work += max(0, lastRow-firstRow+1) * max(0, lastCol-firstCol+1)
	dx, dy := b.X-a.X, b.Y-a.Y
	length := dx*dx + dy*dy
	for row := firstRow; row <= lastRow; row++ {
		py := c.middle(row, c.box.Y) - a.Y
		for col := firstCol; col <= lastCol; col++ {
			px := c.middle(col, c.box.X) - a.X
			qx, qy := px, py // from the nearest place of the line
			switch t := px*dx + py*dy; {
			case t <= 0:
				if cut && l.first {
					continue
				}
			case t >= length:
				if cut && l.last {
					continue
				}
				qx, qy = px-dx, py-dy
			default:
				// The distance from the line itself: |d × p| / |d|.
				across := px*dy - py*dx
				if across < 0 {
					across = -across
				}
				// across² ≤ half²·length without leaving 64 bits.
				if float64(across)*float64(across) <= float64(half)*float64(half)*float64(length) {
					c.cells[row*c.width+col] = ink
				}
				continue
			}
			if qx*qx+qy*qy <= half*half {
				c.cells[row*c.width+col] = ink
			}
		}
	}
}

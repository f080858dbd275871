package illustration

import (
	"fmt"
	"io"
	"strconv"
	"strings"
)

// SVG writes the scene for a web page, from the operations alone: nothing of
// the file that was read gets through but shapes and colours. Coordinates are
// rounded to tenths of a unit. There is no text and no role: what stands for
// the picture (alt) is the page's business.
func (s *Scene) SVG(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="%s" width="%s" height="%s" viewBox="%s %s %s %s">`, namespace,
		tenths(s.Box.Width), tenths(s.Box.Height),
		tenths(s.Box.X), tenths(s.Box.Y), tenths(s.Box.Width), tenths(s.Box.Height))
	// The line that most operations have stands on a group round them all, so
	// that the others need to say only how they differ.
	common := s.commonLine()
	b.WriteString(`<g fill="none"` + strokeAttrs(Op{}, common) + ">")
	base := common
	base.Fill = ""
	for i := 0; i < len(s.Ops); {
		op := s.Ops[i]
		if op.Stroke != "" && op.closed() {
			op.Cap = common.Cap // it has no ends
		}
		next := i + 1
		// Lines of one look that follow each other cover the same as one path.
		for op.Fill == "" && next < len(s.Ops) && sameLook(op, s.Ops[next]) {
			next++
		}
		b.WriteString("<path")
		if op.Fill != "" {
			fmt.Fprintf(&b, ` fill="%s"`, op.Fill)
		}
		b.WriteString(strokeAttrs(base, op))
		b.WriteString(` d="`)
		for ; i < next; i++ {
			writePath(&b, s.Ops[i].Path)
		}
		b.WriteString(`"/>`)
	}
	b.WriteString("</g></svg>\n")
	_, err := io.WriteString(w, b.String())
	return err
}

func sameLook(a, b Op) bool {
	return a.Fill == b.Fill && a.Stroke == b.Stroke && a.Width == b.Width && a.Cap == b.Cap && a.Join == b.Join
}

// closed reports whether every part of the path runs back to its start.
func (op *Op) closed() bool {
	for i, s := range op.Path {
		last := i == len(op.Path)-1 || op.Path[i+1].Op == 'M'
		if last && s.Op != 'Z' {
			return false
		}
	}
	return true
}

// commonLine is the line that most operations have, the first of them where
// two are as frequent.
func (s *Scene) commonLine() Op {
	type look struct {
		stroke    string
		width     int
		cap, join string
	}
	count := map[look]int{}
	var best look
	for _, op := range s.Ops {
		if op.Stroke == "" {
			continue
		}
		l := look{op.Stroke, op.Width, op.Cap, op.Join}
		if count[l]++; count[l] > count[best] {
			best = l
		}
	}
	return Op{Stroke: best.stroke, Width: best.width, Cap: best.cap, Join: best.join}
}

// strokeAttrs says how the line of op differs from what is said already; an
// empty said is SVG's initial state.
func strokeAttrs(said, op Op) string {
	var b strings.Builder
	put := func(name, was, is string) {
		if was != is {
			fmt.Fprintf(&b, ` %s="%s"`, name, is)
		}
	}
	if op.Stroke == "" {
		if said.Stroke != "" {
			return ` stroke="none"`
		}
		return ""
	}
	put("stroke", said.Stroke, op.Stroke)
	put("stroke-width", tenths(said.Width), tenths(op.Width))
	put("stroke-linecap", said.Cap, op.Cap)
	put("stroke-linejoin", said.Join, op.Join)
	return b.String()
}

// tenths writes thousandths with at most one decimal.
func tenths(v int) string { return decimal(tenth(v)) }

// tenth rounds thousandths to tenths, half away from zero.
func tenth(v int) int {
	if v < 0 {
		return -tenth(-v)
	}
	return (v + 50) / 100
}

func decimal(t int) string {
	sign := ""
	if t < 0 {
		sign, t = "-", -t
	}
	switch {
	case t%10 == 0:
		return sign + strconv.Itoa(t/10)
	case t < 10:
		return sign + "." + strconv.Itoa(t)
	}
	return sign + strconv.Itoa(t/10) + "." + strconv.Itoa(t%10)
}

// writePath writes a path with relative commands, which are shorter. Every
// place is rounded by itself and the differences are taken after that, so that
// no error adds up.
func writePath(b *strings.Builder, path []Segment) {
	at := func(p Point) Point { return Point{tenth(p.X), tenth(p.Y)} }
	var pen, start, control Point // control: the last one, for s
	var exact, begin Point        // pen and start before rounding
	var last byte
	run := &run{b: b}
	for _, s := range path {
		switch s.Op {
		case 'M':
			p := at(s.P[0])
			run.command('M', p.X, p.Y)
			pen, start, begin = p, p, s.P[0]
		case 'L':
			p := at(s.P[0])
			switch {
			case p.Y == pen.Y && p.X != pen.X:
				run.command('h', p.X-pen.X)
			case p.X == pen.X && p.Y != pen.Y:
				run.command('v', p.Y-pen.Y)
			default:
				run.command('l', p.X-pen.X, p.Y-pen.Y)
			}
			pen = p
		case 'C':
			a, c, p := at(s.P[0]), at(s.P[1]), at(s.P[2])
			if q, ok := quadratic(exact, s.P); ok {
				q = at(q)
				run.command('q', q.X-pen.X, q.Y-pen.Y, p.X-pen.X, p.Y-pen.Y)
				last, pen, exact = 'Q', p, s.P[2]
				continue
			}
			mirrored := pen
			if last == 'C' {
				mirrored = Point{2*pen.X - control.X, 2*pen.Y - control.Y}
			}
			if a == mirrored {
				run.command('s', c.X-pen.X, c.Y-pen.Y, p.X-pen.X, p.Y-pen.Y)
			} else {
				run.command('c', a.X-pen.X, a.Y-pen.Y, c.X-pen.X, c.Y-pen.Y, p.X-pen.X, p.Y-pen.Y)
			}
			control, pen = c, p
		case 'Z':
			run.command('z')
			pen = start
		}
		last = s.Op
		if n := points(s.Op); n > 0 {
			exact = s.P[n-1]
		} else {
			exact = begin
		}
	}
}

// quadratic finds the one control point of a cubic that was raised from a
// quadratic, which most curves of the kit are: 2 numbers less to write. The
// control follows from either control of the cubic, and they must agree but
// for their rounding.
func quadratic(from Point, c [3]Point) (Point, bool) {
	side := func(a, b, c, d int) (int, bool) {
		first, second := 3*b-a, 3*c-d // each twice the control
		return (first + second) / 4, first-second <= 6 && second-first <= 6
	}
	x, okX := side(from.X, c[0].X, c[1].X, c[2].X)
	y, okY := side(from.Y, c[0].Y, c[1].Y, c[2].Y)
	return Point{x, y}, okX && okY
}

// A run leaves out a command's letter where it repeats the one before, and a
// space where the next number's sign or point parts it from the last.
type run struct {
	b     *strings.Builder
	last  byte
	point bool // the last number has a decimal point
}

func (r *run) command(c byte, tenths ...int) {
	repeat := c == r.last && c != 'M' && c != 'z'
	if !repeat {
		r.b.WriteByte(c)
	}
	for i, t := range tenths {
		s := decimal(t)
		parted := s[0] == '-' || s[0] == '.' && r.point
		if (i > 0 || repeat) && !parted {
			r.b.WriteByte(' ')
		}
		r.b.WriteString(s)
		r.point = strings.IndexByte(s, '.') >= 0
	}
	r.last = c
}

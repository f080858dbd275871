package pdf

import (
	"bytes"
	"fmt"
	"strconv"

	"salam/internal/drawing"
	"salam/internal/illustration"
)

// pageContent builds the content stream of one page (ISO 32000-1 7.8.2).
// Lengths come in µm from the upper left corner and go out in points from the
// lower left.
type pageContent struct {
	bytes.Buffer
	height int  // of the page, µm
	rtl    bool // most of the page's text runs from right to left
	fonts  *fonts
	forms  *forms
	marks  int // marked-content identifiers given out

	parts []part  // that the pieces of a run refer to
	all   []piece // of a run
}

func (p *pageContent) op(format string, args ...any) {
	fmt.Fprintf(p, format, args...)
	p.WriteByte('\n')
}

// item draws an item between the marks that tie it to the structure.
func (p *pageContent) item(it *drawing.Item, lang string) error {
	switch it.Role {
	case drawing.Artifact:
		p.op("/Artifact <</Type /Layout>> BDC")
	case drawing.Running:
		p.op("/Artifact <</Type /Pagination>> BDC")
	default:
		p.op("/%s <</MCID %d>> BDC", contentTag(it.Role), p.marks)
		p.marks++
	}
	var err error
	switch {
	case it.Text != nil && it.Picture == nil && it.Path == nil:
		err = p.text(it.Text, lang)
	case it.Picture != nil && it.Text == nil && it.Path == nil:
		err = p.picture(it.Picture)
	case it.Path != nil && it.Text == nil && it.Picture == nil:
		err = p.path(it.Path)
	default:
		err = fmt.Errorf("an item is either a text, a picture or a path")
	}
	p.op("EMC")
	return err
}

// path draws an outline of the page.
func (p *pageContent) path(d *drawing.Path) error {
	op := illustration.Op{Path: d.Segments, Fill: d.Fill, Stroke: d.Stroke, Width: d.Width}
	p.op("q")
	err := outline(&p.Buffer, &op, func(b []byte, pt illustration.Point) []byte {
		b = append(b, points(pt.X)...)
		b = append(b, ' ')
		return append(b, points(p.height-pt.Y)...)
	}, points)
	p.op("Q")
	return err
}

// outline writes one operation: colours and line style where it needs them,
// the path and the painting operator. Filling is by the nonzero winding rule,
// as in SVG.
func outline(b *bytes.Buffer, op *illustration.Op, place func([]byte, illustration.Point) []byte, length func(int) string) error {
	if len(op.Path) == 0 || op.Fill == "" && op.Stroke == "" {
		return nil
	}
	paint := "f"
	if op.Fill != "" {
		c, err := colour(op.Fill, "rg")
		if err != nil {
			return err
		}
		fmt.Fprintln(b, c)
	}
	if op.Stroke != "" {
		c, err := colour(op.Stroke, "RG")
		if err != nil {
			return err
		}
		lineCap, ok := map[string]int{"": 0, "butt": 0, "round": 1, "square": 2}[op.Cap]
		join, ok2 := map[string]int{"": 0, "miter": 0, "round": 1, "bevel": 2}[op.Join]
		if !ok || !ok2 || op.Width < 0 {
			return fmt.Errorf("a line with cap %q, join %q and width %d", op.Cap, op.Join, op.Width)
		}
		// SVG's miter limit is 4, where PDF's is 10.
		fmt.Fprintf(b, "%s %s w %d J %d j 4 M\n", c, length(op.Width), lineCap, join)
		if paint = "S"; op.Fill != "" {
			paint = "B"
		}
	}
	if err := segments(b, op.Path, place); err != nil {
		return err
	}
	fmt.Fprintln(b, paint)
	return nil
}

func segments(b *bytes.Buffer, path []illustration.Segment, place func([]byte, illustration.Point) []byte) error {
	var start illustration.Point
	open := false // a subpath has begun
	var line []byte
	for i, s := range path {
		line = line[:0]
		n := pointsOf(s.Op)
		if n == 0 && s.Op != 'Z' {
			return fmt.Errorf("an outline has a segment %q", s.Op)
		}
		if i == 0 && s.Op != 'M' {
			return fmt.Errorf("an outline begins with %q", s.Op)
		}
		if s.Op == 'M' {
			start, open = s.P[0], true
		} else if !open && s.Op != 'Z' { // after Z a new subpath begins where the last began
			line = append(place(line, start), " m\n"...)
			open = true
		}
		for _, pt := range s.P[:n] {
			line = append(place(line, pt), ' ')
		}
		switch s.Op {
		case 'M':
			line = append(line, "m\n"...)
		case 'L':
			line = append(line, "l\n"...)
		case 'C':
			line = append(line, "c\n"...)
		case 'Z':
			if open {
				line = append(line, "h\n"...)
			}
			open = false
		}
		b.Write(line)
	}
	return nil
}

// pointsOf is how many points of a segment count.
func pointsOf(op byte) int {
	switch op {
	case 'M', 'L':
		return 1
	case 'C':
		return 3
	}
	return 0
}

// colour writes #rrggbb with an operator, in thousandths.
func colour(hex, operator string) (string, error) {
	if len(hex) != 7 || hex[0] != '#' {
		return "", fmt.Errorf("%q is no colour #rrggbb", hex)
	}
	v, err := strconv.ParseUint(hex[1:], 16, 32)
	if err != nil {
		return "", fmt.Errorf("%q is no colour #rrggbb", hex)
	}
	channel := func(shift uint) string { return fixed(divide(int(v>>shift&0xff)*1000, 255), 3) }
	return channel(16) + " " + channel(8) + " " + channel(0) + " " + operator, nil
}

// contentTag is the name of the marks round an item's content. It repeats the
// role for people who read the stream; readers go by the structure.
func contentTag(r drawing.Role) drawing.Role {
	if r == drawing.LI {
		return "LBody"
	}
	return r
}

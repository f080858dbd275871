package raster

import (
	"fmt"

	"salam/internal/drawing"
	"salam/internal/typeset"
)

type glyphKey struct {
	face *typeset.Face
	id   uint32
}

// text fills a line's glyphs as one outline: where letters join there is no
// seam.
func (p *canvas) text(t *drawing.Text) error {
	c, err := colour(t.Fill)
	if err != nil {
		return fmt.Errorf("text: %w", err)
	}
	for i := range t.Lines {
		p.filler.begin(p.img)
		err := placed(&t.Lines[i], func(g placedGlyph) error { return p.glyph(g) })
		if err != nil {
			return fmt.Errorf("line %q: %w", t.Lines[i].Line.Text, err)
		}
		p.filler.paint(c)
	}
	return nil
}

// A placedGlyph is a glyph at its place on the page: µm, and from there font
// units. Kept apart, the place is exact.
type placedGlyph struct {
	run    *typeset.Run
	id     uint32
	x, y   int // of the run, µm
	dx, dy int // font units; dy upward
}

// placed calls f for every glyph of a line.
func placed(l *drawing.Line, f func(placedGlyph) error) error {
	for i := range l.Line.Runs {
		run := &l.Line.Runs[i]
		if run.Face == nil {
			return fmt.Errorf("a run has no face")
		}
		pen := 0
		for _, g := range run.Glyphs {
			if err := f(placedGlyph{run, g.ID, l.X + run.X, l.Y, pen + g.XOffset, g.YOffset}); err != nil {
				return err
			}
			pen += g.Advance
		}
	}
	return nil
}

func (p *canvas) glyph(g placedGlyph) error {
	outline, err := p.renderer.outline(glyphKey{g.run.Face, g.id})
	if err != nil {
		return err
	}
	// 1/1024 of a pixel a part of a font unit.
	s := scale{g.run.Size * p.scale.num, g.run.Face.UnitsPerEm * typeset.OutlineUnit * p.scale.den}
	x, y := p.scale.of(g.x), p.scale.of(g.y)
	at := func(q typeset.Point) point {
		return point{x + s.of(q.X+g.dx*typeset.OutlineUnit), y - s.of(q.Y+g.dy*typeset.OutlineUnit)}
	}
	var contour []point
	for _, seg := range outline {
		switch seg.Op {
		case 'M':
			p.filler.add(contour)
			contour = append(contour[:0], at(seg.P[0]))
		case 'L':
			contour = append(contour, at(seg.P[0]))
		case 'Q':
			contour = quadratic(contour, contour[len(contour)-1], at(seg.P[0]), at(seg.P[1]))
		default:
			return fmt.Errorf("glyph %d has a segment %q", g.id, seg.Op)
		}
	}
	p.filler.add(contour)
	return nil
}

func (r *Renderer) outline(k glyphKey) ([]typeset.Segment, error) {
	r.mu.Lock()
	out, ok := r.glyphs[k]
	r.mu.Unlock()
	if ok {
		return out, nil
	}
	out, err := k.face.Outline(k.id)
	if err != nil {
		return nil, err
	}
	if len(out) > 0 && out[0].Op != 'M' {
		return nil, fmt.Errorf("glyph %d begins with a segment %q", k.id, out[0].Op)
	}
	r.mu.Lock()
	r.glyphs[k] = out
	r.mu.Unlock()
	return out, nil
}

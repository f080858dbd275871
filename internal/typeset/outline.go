package typeset

import (
	"fmt"
	"math"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
)

// OutlineUnit is how many parts a font unit has in an Outline. The points of a
// TrueType font are whole units and halves of them; a component that is turned
// or scaled has others.
const OutlineUnit = 64

// A Point is a place in 1/OutlineUnit of a font unit. The origin is the pen on
// the baseline, y grows upward.
type Point struct{ X, Y int }

// A Segment of a glyph's outline: M and L use P[0], Q (a quadratic curve) uses
// P[0] and P[1], C (a cubic one) all three; the last is the end. Every contour
// begins with M and is closed by a straight line.
type Segment struct {
	Op byte // 'M', 'L', 'Q' or 'C'
	P  [3]Point
}

// Outline is the shape of a glyph, to be filled by the nonzero rule: that of
// the font file, unhinted. It is empty for a space. It is safe for concurrent
// use.
func (f *Face) Outline(id uint32) ([]Segment, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.outline(id)
}

func (f *Face) outline(id uint32) (out []Segment, err error) {
	defer func() {
		if r := recover(); r != nil {
			out, err = nil, fmt.Errorf("font %s %d: glyph %d: %v", f.Family, f.Weight, id, r)
		}
	}()
	if f.drawer == nil {
		f.drawer = font.NewFace(f.font)
	}
	data, ok := f.drawer.GlyphData(font.GID(id)).(font.GlyphOutline)
	if !ok || id > math.MaxUint16 { // go-text looks at 16 bits
		return nil, fmt.Errorf("font %s %d has no outline %d", f.Family, f.Weight, id)
	}
	for _, s := range data.Segments {
		seg := Segment{}
		n := 1
		switch s.Op {
		case opentype.SegmentOpMoveTo:
			seg.Op = 'M'
		case opentype.SegmentOpLineTo:
			seg.Op = 'L'
		case opentype.SegmentOpQuadTo:
			seg.Op, n = 'Q', 2
		case opentype.SegmentOpCubeTo:
			seg.Op, n = 'C', 3
		}
		for i := range n {
			seg.P[i] = Point{parts(s.Args[i].X), parts(s.Args[i].Y)}
		}
		out = append(out, seg)
	}
	return out, nil
}

// parts is exact for whole and half units. Rounding to parts drops the last
// bit of others, in which processors may differ.
func parts(units float32) int { return int(math.Round(float64(units) * OutlineUnit)) }

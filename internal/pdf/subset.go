package pdf

import (
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
)

// A part is one glyph of the source font at an offset, in font units.
type part struct {
	glyph int
	x, y  int
}

// A subset collects the glyphs of one font that a document uses. Glyph 0 is
// .notdef; the others are numbered as they come, so the same document gives
// the same font.
type subset struct {
	src      *source
	outlines []subsetGlyph
	plain    map[int]int    // source glyph → subset glyph
	merged   map[string]int // parts and advance → subset glyph
	key      []byte         // of merged, while it is made
	open     map[int]bool   // source glyphs being taken: a composite must not hold itself
}

type subsetGlyph struct {
	record  []byte // of glyf, with the component numbers of the subset
	advance int
	bearing int
	size    glyphSize
}

// A glyphSize is what maxp wants to know about the largest glyph.
type glyphSize struct {
	points, contours, components, depth int
	box                                 [4]int // xMin, yMin, xMax, yMax
}

// usual is how many glyphs of a font a page has, more or less.
const usual = 96

const (
	maxGlyphs = 0xffff
	maxDepth  = 8 // of composites within composites
)

// Flags of a component (OpenType, glyf, composite glyph description).
const (
	argsAreWords = 0x0001
	argsAreXY    = 0x0002
	hasScale     = 0x0008
	moreParts    = 0x0020
	hasXYScale   = 0x0040
	has2x2       = 0x0080
)

func newSubset(src *source) (*subset, error) {
	s := &subset{src: src, outlines: make([]subsetGlyph, 0, usual), plain: make(map[int]int, usual), merged: map[string]int{}, open: map[int]bool{}}
	if _, err := s.glyph(0); err != nil {
		return nil, err
	}
	return s, nil
}

// glyph takes a glyph of the source into the subset, with the components it is
// made of, and returns its number there.
func (s *subset) glyph(id int) (int, error) { return s.take(id, 0) }

func (s *subset) take(id, depth int) (int, error) {
	if depth > maxDepth || depth > 0 && s.open[id] {
		return 0, fmt.Errorf("glyph %d is composed too deeply, or of itself", id)
	}
	if n, ok := s.plain[id]; ok {
		return n, nil
	}
	record, err := s.src.outline(id)
	if err != nil {
		return 0, err
	}
	n, err := s.add(subsetGlyph{advance: s.src.advance(id), bearing: s.src.bearing(id)})
	if err != nil {
		return 0, err
	}
	s.plain[id] = n
	if record == nil {
		return n, nil
	}
	size := glyphSize{}
	for i := range size.box {
		size.box[i] = int(int16(be.Uint16(record[2+2*i:])))
	}
	if contours := int(int16(be.Uint16(record))); contours >= 0 {
		if len(record) < 10+2*contours {
			return 0, fmt.Errorf("the outline of glyph %d is damaged", id)
		}
		if size.contours = contours; contours > 0 {
			size.points = int(be.Uint16(record[10+2*contours-2:])) + 1
		}
	} else {
		s.open[id] = true
		defer delete(s.open, id)
		if record, err = s.recompose(id, record, depth, &size); err != nil {
			return 0, err
		}
	}
	s.outlines[n].record, s.outlines[n].size = record, size
	return n, nil
}

// recompose takes the components of a composite glyph and writes their new
// numbers into a copy of its record.
func (s *subset) recompose(id int, record []byte, depth int, size *glyphSize) ([]byte, error) {
	record = slices.Clone(record)
	damaged := fmt.Errorf("the composite glyph %d is damaged", id)
	for at := 10; ; {
		if at+4 > len(record) {
			return nil, damaged
		}
		flags := be.Uint16(record[at:])
		n, err := s.take(int(be.Uint16(record[at+2:])), depth+1)
		if err != nil {
			return nil, err
		}
		be.PutUint16(record[at+2:], uint16(n))
		size.include(s.outlines[n].size)
		at += 4 + 2
		if flags&argsAreWords != 0 {
			at += 2
		}
		switch {
		case flags&hasScale != 0:
			at += 2
		case flags&hasXYScale != 0:
			at += 4
		case flags&has2x2 != 0:
			at += 8
		}
		if at > len(record) {
			return nil, damaged
		}
		if flags&moreParts == 0 {
			return record, nil
		}
	}
}

func (g *glyphSize) include(part glyphSize) {
	g.points += part.points
	g.contours += part.contours
	g.components++
	g.depth = max(g.depth, part.depth+1)
}

func (s *subset) add(g subsetGlyph) (int, error) {
	if len(s.outlines) >= maxGlyphs {
		return 0, errors.New("the subset has too many glyphs")
	}
	s.outlines = append(s.outlines, g)
	return len(s.outlines) - 1, nil
}

// merge makes one glyph of several: a letter with the dots or marks that the
// font places on it. No part at all is a glyph that draws nothing. One part
// without an offset and with its own advance is the glyph itself.
func (s *subset) merge(parts []part, advance int) (int, error) {
	if len(parts) == 1 && parts[0].x == 0 && parts[0].y == 0 {
		if n, err := s.glyph(parts[0].glyph); err != nil || s.outlines[n].advance == advance {
			return n, err
		}
	}
	if advance < 0 || advance > 0xffff {
		return 0, fmt.Errorf("a glyph is %d units wide", advance)
	}
	s.key = binary.AppendVarint(s.key[:0], int64(advance))
	for _, p := range parts {
		for _, v := range []int{p.glyph, p.x, p.y} {
			s.key = binary.AppendVarint(s.key, int64(v))
		}
	}
	if n, ok := s.merged[string(s.key)]; ok {
		return n, nil
	}
	key := string(s.key)
	g := subsetGlyph{advance: advance}
	last := -1 // where the flags of the last component stand
	for _, p := range parts {
		n, err := s.glyph(p.glyph)
		if err != nil {
			return 0, err
		}
		c := s.outlines[n]
		if c.record == nil {
			continue
		}
		// Rasterisers move a glyph so that its left edge stands at its
		// bearing, but not the components of a composite.
		x, y := p.x+c.bearing-c.size.box[0], p.y
		box := [4]int{c.size.box[0] + x, c.size.box[1] + y, c.size.box[2] + x, c.size.box[3] + y}
		for _, v := range append(box[:], x, y) {
			if v != int(int16(v)) {
				return 0, fmt.Errorf("glyph %d is placed too far away", p.glyph)
			}
		}
		if last < 0 {
			g.size.box = box
			g.record = make([]byte, 10)
		} else {
			have := g.size.box
			g.size.box = [4]int{min(have[0], box[0]), min(have[1], box[1]), max(have[2], box[2]), max(have[3], box[3])}
			g.record[last+1] |= moreParts
		}
		g.size.include(c.size)
		last = len(g.record)
		for _, v := range []int{argsAreWords | argsAreXY, n, x, y} {
			g.record = be.AppendUint16(g.record, uint16(v))
		}
	}
	if g.record != nil {
		be.PutUint16(g.record, 0xffff) // -1: a composite
		for i, v := range g.size.box {
			be.PutUint16(g.record[2+2*i:], uint16(v))
		}
		g.bearing = g.size.box[0]
	}
	n, err := s.add(g)
	if err == nil {
		s.merged[key] = n
	}
	return n, err
}

package raster

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// A glyf is the outlines of a TrueType font, read without a library: once from
// the font file, once from the PDF.
type glyf struct {
	unitsPerEm int
	data       []byte
	offsets    []int
}

func readGlyf(t *testing.T, font []byte) *glyf {
	t.Helper()
	be := binary.BigEndian
	tables := map[string][]byte{}
	for i := range int(be.Uint16(font[4:])) {
		rec := font[12+16*i:]
		tables[string(rec[:4])] = font[be.Uint32(rec[8:]) : be.Uint32(rec[8:])+be.Uint32(rec[12:])]
	}
	g := &glyf{unitsPerEm: int(be.Uint16(tables["head"][18:])), data: tables["glyf"]}
	loca := tables["loca"]
	for i := range int(be.Uint16(tables["maxp"][4:])) + 1 {
		if be.Uint16(tables["head"][50:]) == 1 {
			g.offsets = append(g.offsets, int(be.Uint32(loca[4*i:])))
		} else {
			g.offsets = append(g.offsets, 2*int(be.Uint16(loca[2*i:])))
		}
	}
	return g
}

type outlinePoint struct {
	x, y int
	on   bool
}

// contours places the contours of a glyph.
func (g *glyf) contours(t *testing.T, id int, place func(x, y int) (float64, float64), size int) []contour {
	t.Helper()
	var all []contour
	for _, points := range g.points(t, id) {
		c := contour{size: size}
		c.x, c.y = place(points[0].x, points[0].y)
		var b strings.Builder
		for _, p := range points {
			fmt.Fprint(&b, p.x-points[0].x, ",", p.y-points[0].y, ",", p.on, " ")
		}
		c.shape = b.String()
		all = append(all, c)
	}
	slices.SortFunc(all, func(a, b contour) int { return cmp.Or(cmp.Compare(a.x, b.x), cmp.Compare(a.y, b.y)) })
	return all
}

// points are the contours of a glyph in font units (OpenType 1.9, glyf).
func (g *glyf) points(t *testing.T, id int) [][]outlinePoint {
	t.Helper()
	rec := g.data[g.offsets[id]:g.offsets[id+1]]
	if len(rec) == 0 {
		return nil
	}
	i16 := func(at int) int { return int(int16(binary.BigEndian.Uint16(rec[at:]))) }
	u16 := func(at int) int { return int(binary.BigEndian.Uint16(rec[at:])) }
	n := i16(0)
	if n < 0 {
		var all [][]outlinePoint
		for at := 10; ; {
			flags, part := u16(at), u16(at+2)
			at += 4
			var dx, dy int
			if flags&1 != 0 {
				dx, dy, at = i16(at), i16(at+2), at+4
			} else {
				dx, dy, at = int(int8(rec[at])), int(int8(rec[at+1])), at+2
			}
			if flags&(8|64|128) != 0 || flags&2 == 0 {
				t.Fatalf("glyph %d is made of parts that are turned or scaled", id)
			}
			for _, points := range g.points(t, part) {
				moved := slices.Clone(points)
				for i := range moved {
					moved[i].x += dx
					moved[i].y += dy
				}
				all = append(all, moved)
			}
			if flags&32 == 0 {
				return all
			}
		}
	}
	ends := make([]int, n)
	for i := range ends {
		ends[i] = u16(10 + 2*i)
	}
	at := 10 + 2*n
	at += 2 + u16(at)
	count := ends[n-1] + 1
	var flags []byte
	for len(flags) < count {
		f := rec[at]
		at++
		flags = append(flags, f)
		if f&8 != 0 {
			for range rec[at] {
				flags = append(flags, f)
			}
			at++
		}
	}
	axis := func(short, same byte) []int {
		var out []int
		v := 0
		for _, f := range flags[:count] {
			switch {
			case f&short != 0 && f&same != 0:
				v += int(rec[at])
				at++
			case f&short != 0:
				v -= int(rec[at])
				at++
			case f&same == 0:
				v += i16(at)
				at += 2
			}
			out = append(out, v)
		}
		return out
	}
	xs := axis(2, 16)
	ys := axis(4, 32)
	var all [][]outlinePoint
	start := 0
	for _, end := range ends {
		var points []outlinePoint
		for i := start; i <= end; i++ {
			points = append(points, outlinePoint{xs[i], ys[i], flags[i]&1 != 0})
		}
		all = append(all, points)
		start = end + 1
	}
	return all
}

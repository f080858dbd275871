package raster

import (
	"bytes"
	"cmp"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"slices"

	"salam/internal/drawing"
)

// colours is the size of a palette. A page has some twenty colours; the others
// are mixtures along edges, of which a few levels are enough for the eye. Twice
// as many make a card a sixth larger and look the same on a phone.
const colours = 32

// PNG is an opaque image as a PNG with a palette. The same image gives the same
// bytes.
//
// The compression is Go's usual one: the best one needs ten times as long for
// files that are one seventeenth smaller.
func PNG(img *image.RGBA) ([]byte, error) {
	flat, err := reduce(img)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	e := png.Encoder{CompressionLevel: png.DefaultCompression}
	if err := e.Encode(&b, flat); err != nil {
		return nil, fmt.Errorf("raster: png: %w", err)
	}
	return b.Bytes(), nil
}

// Thumbnail is a page as a PNG, width pixels wide.
func Thumbnail(page *drawing.Page, width int) ([]byte, error) { return New().Thumbnail(page, width) }

// Thumbnail is a page as a PNG, width pixels wide.
func (r *Renderer) Thumbnail(page *drawing.Page, width int) ([]byte, error) {
	img, err := r.Page(page, width)
	if err != nil {
		return nil, err
	}
	return PNG(img)
}

// A tint is a colour, how many pixels have it, and how many of them stand in
// an area and not on an edge.
type tint struct{ colour, pixels, area uint32 }

// areaRun is how many pixels of one colour in a row make an area, and areaLeast
// how many such pixels a colour needs: that keeps the red of a small heart,
// which fewer pixels have than some mixtures of ink and paper.
const (
	areaRun   = 4
	areaLeast = 24
)

// reduce gives an opaque image a palette: the colours of areas, then the
// commonest of the rest; any other pixel gets the nearest of them.
func reduce(img *image.RGBA) (*image.Paletted, error) {
	counts := map[uint32]tint{}
	each(img, func(_, _ int, c uint32, run int) {
		t := counts[c]
		t.colour = c
		t.pixels += uint32(run)
		if run >= areaRun {
			t.area += uint32(run)
		}
		counts[c] = t
	})
	tints := make([]tint, 0, len(counts))
	for c, t := range counts {
		if c>>24 != 255 {
			return nil, fmt.Errorf("raster: png: the image is not opaque")
		}
		if t.area < areaLeast {
			t.area = 0
		}
		tints = append(tints, t)
	}
	slices.SortFunc(tints, func(a, b tint) int {
		return cmp.Or(cmp.Compare(b.area, a.area), cmp.Compare(b.pixels, a.pixels), cmp.Compare(a.colour, b.colour))
	})
	kept := tints[:min(len(tints), colours)]
	flat := image.NewPaletted(img.Rect, nil)
	index := make(map[uint32]uint8, len(tints))
	for i, t := range kept {
		flat.Palette = append(flat.Palette, color.RGBA{uint8(t.colour), uint8(t.colour >> 8), uint8(t.colour >> 16), 255})
		index[t.colour] = uint8(i)
	}
	for _, t := range tints[len(kept):] {
		index[t.colour] = nearest(t.colour, kept)
	}
	each(img, func(x, y int, c uint32, run int) {
		n := index[c]
		row := flat.Pix[flat.PixOffset(x, y):]
		for i := range run {
			row[i] = n
		}
	})
	return flat, nil
}

// each calls f for every run of pixels of one colour in a row. A colour is
// 0xAABBGGRR.
func each(img *image.RGBA, f func(x, y int, c uint32, run int)) {
	b := img.Rect
	for y := b.Min.Y; y < b.Max.Y; y++ {
		row := img.Pix[img.PixOffset(b.Min.X, y) : img.PixOffset(b.Min.X, y)+4*b.Dx()]
		at := func(i int) uint32 {
			p := row[4*i : 4*i+4 : 4*i+4]
			return uint32(p[0]) | uint32(p[1])<<8 | uint32(p[2])<<16 | uint32(p[3])<<24
		}
		for i := 0; i < b.Dx(); {
			c, j := at(i), i+1
			for j < b.Dx() && at(j) == c {
				j++
			}
			f(b.Min.X+i, y, c, j-i)
			i = j
		}
	}
}

// nearest is the index of the kept colour that is least far from c.
func nearest(c uint32, kept []tint) uint8 {
	best, distance := 0, 1<<30
	for i, t := range kept {
		d := 0
		for shift := 0; shift < 24; shift += 8 {
			step := int(c>>shift&255) - int(t.colour>>shift&255)
			d += step * step
		}
		if d < distance {
			best, distance = i, d
		}
	}
	return uint8(best)
}

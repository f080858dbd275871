package raster

import (
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"strconv"
	"sync"

	"salam/internal/drawing"
	"salam/internal/illustration"
	"salam/internal/typeset"
)

// unit is how many parts a pixel is counted in.
const unit = 1024

// maxPixels is the longest side of an image. A page that would be longer is a
// mistake of the caller.
const maxPixels = 8192

// A Renderer draws pages and keeps what pages share: outlines of glyphs and
// drawn scenes. It is safe for concurrent use.
type Renderer struct {
	mu     sync.Mutex
	glyphs map[glyphKey][]typeset.Segment
	scenes []*drawnScene // the newest last
}

// New returns a renderer that has drawn nothing yet.
func New() *Renderer { return &Renderer{glyphs: map[glyphKey][]typeset.Segment{}} }

// Page draws a page on white, width pixels wide (1 … 8192); the height
// follows from the page's. An error names the item.
func Page(page *drawing.Page, width int) (*image.RGBA, error) { return New().Page(page, width) }

// Page draws a page as the function Page does, with what earlier pages have
// left behind. The pixels are the same either way.
func (r *Renderer) Page(page *drawing.Page, width int) (*image.RGBA, error) {
	if width < 1 || width > maxPixels || min(page.Width, page.Height) <= 0 || max(page.Width, page.Height) > maxSide {
		return nil, fmt.Errorf("raster: a page of %d × %d µm in %d pixels", page.Width, page.Height, width)
	}
	height := max(1, divide(page.Height*width, page.Width))
	if height > maxPixels {
		return nil, fmt.Errorf("raster: an image of %d × %d pixels", width, height)
	}
	img := image.NewRGBA(image.Rect(0, 0, width, height))
	draw.Draw(img, img.Rect, image.White, image.Point{}, draw.Src)
	p := &canvas{renderer: r, img: img, scale: scale{width * unit, page.Width}}
	var faults []error
	for i := range page.Items {
		if err := p.item(&page.Items[i]); err != nil {
			faults = append(faults, fmt.Errorf("raster: item %d: %w", i+1, err))
		}
	}
	if len(faults) > 0 {
		return nil, errors.Join(faults...)
	}
	return img, nil
}

// maxSide is the largest page of a PDF (ISO 32000-1 annex C.2), in µm.
const maxSide = 14400 * 25400 / 72

// A canvas is one image being drawn.
type canvas struct {
	renderer *Renderer
	img      *image.RGBA
	scale    scale
	filler   filler
}

// A scale turns µm, or units of a scene, into 1/1024 of a pixel.
type scale struct{ num, den int }

func (s scale) of(n int) int { return divide(n*s.num, s.den) }

func (p *canvas) item(it *drawing.Item) error {
	switch {
	case it.Text != nil && it.Picture == nil && it.Path == nil:
		return p.text(it.Text)
	case it.Picture != nil && it.Text == nil && it.Path == nil:
		return p.picture(it.Picture)
	case it.Path != nil && it.Text == nil && it.Picture == nil:
		d := it.Path
		return p.filler.op(p.img, &illustration.Op{Path: d.Segments, Fill: d.Fill, Stroke: d.Stroke, Width: d.Width},
			func(pt illustration.Point) point { return point{p.scale.of(pt.X), p.scale.of(pt.Y)} }, p.scale)
	}
	return errors.New("an item is either a text, a picture or a path")
}

// op fills an outline and then draws its line, as PDF's operator B does.
func (f *filler) op(img *image.RGBA, op *illustration.Op, place func(illustration.Point) point, s scale) error {
	if len(op.Path) == 0 || op.Fill == "" && op.Stroke == "" {
		return nil
	}
	lines, err := flatten(op.Path, place)
	if err != nil {
		return err
	}
	if op.Fill != "" {
		c, err := colour(op.Fill)
		if err != nil {
			return err
		}
		f.begin(img)
		for _, l := range lines {
			f.add(l.points())
		}
		f.paint(c)
	}
	if op.Stroke != "" {
		c, err := colour(op.Stroke)
		if err != nil {
			return err
		}
		st, err := newStroke(op, s)
		if err != nil {
			return err
		}
		f.begin(img)
		for _, l := range lines {
			st.line(l, f.add)
		}
		f.paint(c)
	}
	return nil
}

func colour(hex string) (color.RGBA, error) {
	if len(hex) == 7 && hex[0] == '#' {
		if v, err := strconv.ParseUint(hex[1:], 16, 32); err == nil {
			return color.RGBA{uint8(v >> 16), uint8(v >> 8), uint8(v), 255}, nil
		}
	}
	return color.RGBA{}, fmt.Errorf("%q is no colour #rrggbb", hex)
}

// divide rounds to the nearest, a half away from zero. den is positive.
func divide(num, den int) int {
	if num < 0 {
		return -((-num + den/2) / den)
	}
	return (num + den/2) / den
}

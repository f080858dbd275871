package raster

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"image"
	"image/png"
	"strings"
	"sync"
	"testing"

	"salam/internal/drawing"
	"salam/internal/illustration"
	"salam/internal/typeset"
)

func TestRefusals(t *testing.T) {
	page := drawing.Page{Width: 1000, Height: 1000}
	path := func(p drawing.Path) drawing.Page {
		return drawing.Page{Width: 1000, Height: 1000, Items: []drawing.Item{{Path: &p}}}
	}
	far := d("M 0 0 L 2000000000 0 Z")
	for name, c := range map[string]struct {
		page  drawing.Page
		width int
		want  string
	}{
		"no width":      {page, 0, "0 pixels"},
		"too wide":      {page, maxPixels + 1, "8193 pixels"},
		"too high":      {drawing.Page{Width: 10, Height: 1_000_000}, 100, "an image of"},
		"no page":       {drawing.Page{}, 10, "a page of 0"},
		"empty item":    {drawing.Page{Width: 10, Height: 10, Items: []drawing.Item{{}}}, 10, "item 1: an item is either"},
		"colour":        {path(drawing.Path{Segments: d("M 0 0 L 5 5 Z"), Fill: "red"}), 10, `"red" is no colour`},
		"stroke":        {path(drawing.Path{Segments: d("M 0 0 L 5 5 Z"), Stroke: "#12345"}), 10, "no colour"},
		"negative":      {path(drawing.Path{Segments: d("M 0 0 L 5 5 Z"), Stroke: "#000000", Width: -1}), 10, "width -1"},
		"thick":         {path(drawing.Path{Segments: d("M 0 0 L 5 5 Z"), Stroke: "#000000", Width: 1 << 40}), 10, "a line of"},
		"no beginning":  {path(drawing.Path{Segments: d("L 5 5"), Fill: "#000000"}), 10, "begins with"},
		"unknown":       {path(drawing.Path{Segments: []illustration.Segment{{Op: 'M'}, {Op: 'Q'}}, Fill: "#000000"}), 10, `a segment 'Q'`},
		"far away":      {path(drawing.Path{Segments: far, Fill: "#000000"}), 10, "far outside"},
		"no scene":      {drawing.Page{Width: 10, Height: 10, Items: []drawing.Item{{Picture: &drawing.Picture{Width: 5, Height: 5}}}}, 10, "without a scene"},
		"no box":        {drawing.Page{Width: 10, Height: 10, Items: []drawing.Item{{Picture: &drawing.Picture{Scene: &illustration.Scene{ID: "s"}, Width: 5, Height: 5}}}}, 10, "picture s: a box"},
		"no face":       {drawing.Page{Width: 10, Height: 10, Items: []drawing.Item{{Text: &drawing.Text{Fill: "#000000", Lines: []drawing.Line{{Line: typeset.Line{Runs: []typeset.Run{{}}}}}}}}}, 10, "no face"},
		"colour of ink": {drawing.Page{Width: 10, Height: 10, Items: []drawing.Item{{Text: &drawing.Text{}}}}, 10, "no colour"},
	} {
		_, err := Page(&c.page, c.width)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
	p := openProject(t)
	face := p.sheet(t, "en").Pages[0].Items[3].Text.Lines[0].Line.Runs[0].Face
	if _, err := face.Outline(1 << 20); err == nil {
		t.Error("a glyph that no font has is drawn")
	}
	if out, err := face.Outline(3); err != nil || len(out) != 0 { // the space
		t.Errorf("the space: %v, %v", out, err)
	}
	if _, err := PNG(image.NewRGBA(image.Rect(0, 0, 2, 2))); err == nil {
		t.Error("a transparent image becomes a PNG")
	}
}

// testPage has everything: a drawing, text of three scripts, a frame.
func (p *project) testPage(t testing.TB) *drawing.Page {
	t.Helper()
	page := &drawing.Page{Width: 100_000, Height: 60_000}
	square := illustration.Op{Fill: "#c4573a", Stroke: "#1d2b3a", Width: 12_000, Join: "round", Path: d("M 100000 100000 L 800000 200000 C 900000 400000 700000 600000 300000 650000 Z")}
	scene := &illustration.Scene{ID: "s", Box: illustration.Box{Width: 1_000_000, Height: 700_000}, Ops: []illustration.Op{square}}
	for _, box := range [][4]int{{5_000, 5_000, 33_333, 23_333}, {45_000, 5_000, 30_000, 10_000}, {80_000, 5_000, 10_000, 30_000}} {
		page.Items = append(page.Items, drawing.Item{Role: drawing.Figure, Alt: "a shape", Picture: &drawing.Picture{Scene: scene, X: box[0], Y: box[1], Width: box[2], Height: box[3]}})
	}
	page.Items = append(page.Items,
		drawing.Item{Role: drawing.Artifact, Path: &drawing.Path{Stroke: "#000000", Width: 600, Segments: d("M 2000 2000 L 98000 2000 L 98000 58000 L 2000 58000 Z")}})
	for i, lang := range []string{"ar", "ti", "es"} {
		v := p.pub.Volume(lang)
		lines, err := p.fonts.Paragraph(v.Entries[0].Text.Title, typeset.Style{Language: v.Language, Size: 5_000, Weight: 700}, 90_000)
		if err != nil {
			t.Fatal(err)
		}
		page.Items = append(page.Items, drawing.Item{Role: drawing.P, Text: &drawing.Text{Fill: "#1d2b3a", Lines: []drawing.Line{{X: 5_000, Y: 36_000 + 8_000*i, Line: lines[0]}}}})
	}
	return page
}

// The same page gives the same bytes, in whatever order and company it is
// drawn.
func TestSameBytes(t *testing.T) {
	p := openProject(t)
	page := p.testPage(t)
	want, err := Thumbnail(page, 640)
	if err != nil {
		t.Fatal(err)
	}
	r := New()
	var wait sync.WaitGroup
	for i := range 8 {
		wait.Go(func() {
			if _, err := r.Page(page, 300+i); err != nil {
				t.Error(err)
			}
			got, err := r.Thumbnail(page, 640)
			if err != nil || !bytes.Equal(got, want) {
				t.Errorf("other bytes: %v", err)
			}
		})
	}
	wait.Wait()
}

// The pixels of a page of shapes alone, known by their hash: they are the same
// on every processor and with every later version of the program.
func TestPixels(t *testing.T) {
	page := &drawing.Page{Width: 24_000, Height: 12_000 * len(shapes)}
	for i, s := range shapes {
		path := make([]illustration.Segment, len(s.op.Path))
		for j, seg := range s.op.Path {
			for k := range seg.P {
				seg.P[k].Y += 12_000 * i
			}
			path[j] = seg
		}
		page.Items = append(page.Items, drawing.Item{Path: &drawing.Path{Segments: path, Fill: s.op.Fill, Stroke: s.op.Stroke, Width: s.op.Width}})
	}
	img, err := Page(page, 777)
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "pixels.txt", fmt.Sprintf("%d × %d pixels, sha256 %x\n", img.Rect.Dx(), img.Rect.Dy(), sha256.Sum256(img.Pix)))
}

// A palette keeps the colours of areas, however small, and is near elsewhere.
func TestPalette(t *testing.T) {
	img, err := Page(openProject(t).testPage(t), 640)
	if err != nil {
		t.Fatal(err)
	}
	data, err := PNG(img)
	if err != nil {
		t.Fatal(err)
	}
	flat := decode(t, data)
	mean, _ := apart(t, img, flat)
	if mean > 0.5 {
		t.Errorf("mean distance %.2f", mean)
	}
	has := map[[4]uint8]bool{}
	for i := 0; i < len(flat.Pix); i += 4 {
		has[[4]uint8(flat.Pix[i:])] = true
	}
	for _, c := range [][4]uint8{{0xc4, 0x57, 0x3a, 255}, {0x1d, 0x2b, 0x3a, 255}, {0, 0, 0, 255}, {255, 255, 255, 255}} {
		if !has[c] {
			t.Errorf("the colour %v is lost", c)
		}
	}
	// Many mixtures, and a small area of another colour.
	noisy := image.NewRGBA(image.Rect(0, 0, 200, 200))
	for y := range 200 {
		for x := range 200 {
			i := noisy.PixOffset(x, y)
			k := (7*x + 13*y) % 61 // neighbours differ, and each is there 650 times
			noisy.Pix[i], noisy.Pix[i+1], noisy.Pix[i+2], noisy.Pix[i+3] = uint8(4*k), uint8(255-4*k), uint8(2*k), 255
			if x < 6 && y < 6 {
				copy(noisy.Pix[i:], []uint8{255, 0, 0})
			}
		}
	}
	data, err = PNG(noisy)
	if err != nil {
		t.Fatal(err)
	}
	if c := decode(t, data).RGBAAt(3, 3); c.R != 255 || c.G != 0 || c.B != 0 {
		t.Errorf("the small area became %v", c)
	}
	if cfg, err := png.DecodeConfig(bytes.NewReader(data)); err != nil || cfg.Width != 200 {
		t.Errorf("%v, %v", cfg, err)
	}
}

package raster

import (
	"bytes"
	"crypto/sha256"
	"flag"
	"fmt"
	"image"
	"image/png"
	"math"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"salam/internal/drawing"
	"salam/internal/illustration"
	"salam/internal/typeset"
)

var update = flag.Bool("update", false, "write the results into the golden files")

// d reads a path: letters and numbers, in µm.
func d(path string) []illustration.Segment {
	var out []illustration.Segment
	fields := strings.Fields(path)
	for i := 0; i < len(fields); {
		s := illustration.Segment{Op: fields[i][0]}
		i++
		for j := range map[byte]int{'M': 1, 'L': 1, 'C': 3, 'Z': 0}[s.Op] {
			fmt.Sscan(fields[i], &s.P[j].X)
			fmt.Sscan(fields[i+1], &s.P[j].Y)
			i += 2
		}
		out = append(out, s)
	}
	return out
}

// shapes are drawn on 24 × 12 pixels of 1000 µm.
var shapes = []struct {
	name string
	op   illustration.Op
}{
	{"half pixels: a rectangle from 2.5, 1.25 to 10.5, 5.75", illustration.Op{Fill: "#000000", Path: d("M 2500 1250 L 10500 1250 L 10500 5750 L 2500 5750 Z")}},
	{"overlap is as dark as one", illustration.Op{Fill: "#000000", Path: d("M 2500 2000 L 12500 2000 L 12500 8000 L 2500 8000 Z M 6500 4000 L 20500 4000 L 20500 10000 L 6500 10000 Z")}},
	{"a hole turns the other way", illustration.Op{Fill: "#000000", Path: d("M 2000 1000 L 14000 1000 L 14000 11000 L 2000 11000 Z M 5000 3000 L 5000 9000 L 11000 9000 L 11000 3000 Z")}},
	{"the same way is no hole", illustration.Op{Fill: "#000000", Path: d("M 2000 1000 L 14000 1000 L 14000 11000 L 2000 11000 Z M 5000 3000 L 11000 3000 L 11000 9000 L 5000 9000 Z")}},
	{"beyond the edges", illustration.Op{Fill: "#000000", Path: d("M -90000 -90000 L 8000 6000 L 90000 -90000 Z")}},
	{"left open, closed by filling", illustration.Op{Fill: "#000000", Path: d("M 2000 2000 L 12000 2000 L 2000 10000")}},
	{"a curve", illustration.Op{Fill: "#000000", Path: d("M 2000 11000 C 2000 -3000 20000 -3000 20000 11000 Z")}},
	{"butt caps, miter join", illustration.Op{Stroke: "#000000", Width: 3000, Path: d("M 3000 9500 L 3000 3500 L 15000 3500")}},
	{"square caps, bevel join", illustration.Op{Stroke: "#000000", Width: 3000, Cap: "square", Join: "bevel", Path: d("M 3000 8000 L 3000 3500 L 15000 3500")}},
	{"round caps, round join", illustration.Op{Stroke: "#000000", Width: 4000, Cap: "round", Join: "round", Path: d("M 4000 8000 L 4000 4000 L 15000 4000")}},
	{"a corner too sharp for a miter", illustration.Op{Stroke: "#000000", Width: 2000, Path: d("M 1000 4000 L 16000 5000 L 1000 6000")}},
	{"a corner that has one", illustration.Op{Stroke: "#000000", Width: 2000, Path: d("M 1000 2000 L 14000 6000 L 1000 10000")}},
	{"back on itself", illustration.Op{Stroke: "#000000", Width: 4000, Cap: "butt", Join: "round", Path: d("M 4000 6000 L 14000 6000 L 4000 6000")}},
	{"closed", illustration.Op{Stroke: "#000000", Width: 2000, Join: "miter", Path: d("M 4000 2000 L 16000 2000 L 16000 10000 L 4000 10000 Z")}},
	{"a dot", illustration.Op{Stroke: "#000000", Width: 6000, Cap: "round", Path: d("M 6000 6000 L 6000 6000")}},
	{"no dot with butt caps", illustration.Op{Stroke: "#000000", Width: 6000, Path: d("M 6000 6000 L 6000 6000")}},
	{"a bend tighter than the line is thick has no hole", illustration.Op{Stroke: "#000000", Width: 8000, Join: "round", Path: d("M 7500 6000 C 7500 5200 6800 4500 6000 4500 C 5200 4500 4500 5200 4500 6000 C 4500 6800 5200 7500 6000 7500 C 6800 7500 7500 6800 7500 6000 Z")}},
	{"filled, then its line", illustration.Op{Fill: "#999999", Stroke: "#000000", Width: 1000, Path: d("M 3500 2500 L 17500 2500 L 17500 9500 L 3500 9500 Z")}},
	{"a hairline is a quarter of a pixel", illustration.Op{Stroke: "#000000", Width: 1, Path: d("M 2000 5500 L 20000 5500")}},
}

// The golden shows every pixel as a sign, from white to black.
func TestShapes(t *testing.T) {
	const signs = " .:-=+*%@#"
	var b strings.Builder
	for _, s := range shapes {
		img := image.NewRGBA(image.Rect(0, 0, 24, 12))
		for i := range img.Pix {
			img.Pix[i] = 255
		}
		var f filler
		sc := scale{24 * unit, 24_000}
		if err := f.op(img, &s.op, func(p illustration.Point) point { return point{sc.of(p.X), sc.of(p.Y)} }, sc); err != nil {
			t.Fatalf("%s: %v", s.name, err)
		}
		fmt.Fprintf(&b, "%s\n", s.name)
		for y := range 12 {
			row := ""
			for x := range 24 {
				row += string(signs[int(255-img.RGBAAt(x, y).R)*(len(signs)-1)/255])
			}
			b.WriteString("|" + row + "|\n")
		}
	}
	golden(t, "shapes.txt", b.String())
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; got:\n%s", file, got)
	}
}

// The sum of coverage is the area, to a thousandth.
func TestArea(t *testing.T) {
	const r = 40_000
	k := 22_091 // 4/3 (√2-1) r: a circle of four curves
	circle := illustration.Op{Fill: "#000000", Path: d(fmt.Sprintf("M %d 50000 C %d %d %d %d 50000 90000 C %d 90000 10000 %d 10000 50000 C 10000 %d %d 10000 50000 10000 C %d 10000 90000 %d 90000 50000 Z",
		50000+r, 50000+r, 50000+k, 50000+k, 50000+r, 50000-k, 50000+k, 50000-k, 50000-k, 50000+k, 50000-k))}
	ring := circle
	ring.Fill, ring.Stroke, ring.Width = "", "#000000", 10_000
	for _, c := range []struct {
		name string
		op   illustration.Op
		want float64 // px²
	}{
		{"circle", circle, math.Pi * 40 * 40},
		{"ring", ring, math.Pi * (45*45 - 35*35)},
		{"slope", illustration.Op{Fill: "#000000", Path: d("M 3333 7777 L 91234 12345 L 45678 98765 Z")}, math.Abs((91.234-3.333)*(98.765-7.777)-(45.678-3.333)*(12.345-7.777)) / 2},
		{"line", illustration.Op{Stroke: "#000000", Width: 3000, Path: d("M 10000 20000 L 70000 100000")}, 300},
	} {
		img := image.NewRGBA(image.Rect(0, 0, 110, 110))
		var f filler
		sc := scale{unit, 1000}
		if err := f.op(img, &c.op, func(p illustration.Point) point { return point{sc.of(p.X), sc.of(p.Y)} }, sc); err != nil {
			t.Fatal(err)
		}
		area := 0.0
		for y := range 110 {
			for x := range 110 {
				area += float64(img.RGBAAt(x, y).A) / 255
			}
		}
		if off := area/c.want - 1; math.Abs(off) > 0.002 {
			t.Errorf("%s: the area is %.2f px², want %.2f", c.name, area, c.want)
		}
	}
}

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
	page.Items = append(page.Items,
		drawing.Item{Role: drawing.Figure, Picture: &drawing.Picture{X: 5_000, Y: 5_000, Width: 33_333, Height: 23_333,
			Scene: &illustration.Scene{ID: "s", Box: illustration.Box{Width: 1_000_000, Height: 700_000}, Ops: []illustration.Op{square}}}},
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
			noisy.Pix[i], noisy.Pix[i+1], noisy.Pix[i+2], noisy.Pix[i+3] = uint8(x), uint8(y), uint8(x*y), 255
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

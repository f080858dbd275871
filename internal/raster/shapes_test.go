package raster

import (
	"flag"
	"fmt"
	"image"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"salam/internal/illustration"
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

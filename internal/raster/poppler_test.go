package raster

import (
	"bytes"
	"fmt"
	"image"
	"image/draw"
	"os/exec"
	"strconv"
	"testing"

	"salam/internal/drawing"
	"salam/internal/illustration"
	"salam/internal/testtool"
	"salam/internal/typeset"
)

// A page looks as poppler draws the PDF of the same drawing, in every script,
// and less so when it is moved by a pixel.
func TestPagesAsPoppler(t *testing.T) {
	p := openProject(t)
	r := New()
	for _, lang := range []string{"en", "ti", "ar", "ckb", "om"} {
		doc := p.sheet(t, lang)
		doc.Pages = doc.Pages[:1]
		for i, want := range poppler(t, doc, 800, 4) {
			got, err := r.Page(&doc.Pages[i], 800)
			if err != nil {
				t.Fatal(err)
			}
			mean, wrong := apart(t, got, want)
			t.Logf("%s, page %d: mean distance %.2f of 255, %d pixels wrong", lang, i+1, mean, wrong)
			if mean > 3 || wrong > 0 {
				t.Errorf("%s, page %d: mean distance %.2f, %d pixels wrong", lang, i+1, mean, wrong)
			}
			for _, by := range []image.Point{{X: 1}, {X: -1}, {Y: 1}, {Y: -1}} {
				if moved, _ := apart(t, move(got, by), want); moved < mean+1 {
					t.Errorf("%s, page %d, moved by %v: mean distance %.2f after %.2f", lang, i+1, by, moved, mean)
				}
			}
		}
	}
}

// Drawings in boxes of other proportions, lines and text of three scripts.
func TestTestPageAsPoppler(t *testing.T) {
	p := openProject(t)
	doc := &drawing.Document{Title: "test", Language: "en", Author: "test", Pages: []drawing.Page{*p.testPage(t)}}
	want := poppler(t, doc, 800, 4)[0]
	got, err := Page(&doc.Pages[0], 800)
	if err != nil {
		t.Fatal(err)
	}
	if mean, wrong := apart(t, got, want); mean > 2 || wrong > 0 {
		t.Errorf("mean distance %.2f, %d pixels wrong", mean, wrong)
	} else {
		t.Logf("mean distance %.2f", mean)
	}
}

func move(img *image.RGBA, by image.Point) *image.RGBA {
	out := image.NewRGBA(img.Rect)
	draw.Draw(out, img.Rect, image.White, image.Point{}, draw.Src)
	draw.Draw(out, img.Rect.Add(by), img, image.Point{}, draw.Src)
	return out
}

// Every glyph that the project's texts use, each alone in a cell of its own,
// has its ink in the same box as in poppler's picture of the PDF, to a pixel.
func TestGlyphsAsPoppler(t *testing.T) {
	p := openProject(t)
	const cell, columns, width = 12_000, 12, 1200 // µm, pixels: 100 to a cell
	r := New()
	for _, lang := range []string{"ar", "ckb", "ps", "am", "ti", "om", "es"} {
		glyphs := alone(p.sheet(t, lang))
		doc := &drawing.Document{Title: lang, Language: "en", Author: "test", Pages: []drawing.Page{{Width: cell * columns, Height: cell * ((len(glyphs) + columns - 1) / columns)}}}
		page := &doc.Pages[0]
		for i, g := range glyphs {
			g.Size = 5500
			// Poppler puts a large glyph on the whole pixel before its place, so
			// that its place is just after one.
			x, y := cell*(i%columns)+cell/4+6, cell*(i/columns)+cell*6/10+6
			page.Items = append(page.Items, drawing.Item{Role: drawing.P, Text: &drawing.Text{Fill: "#000000",
				Lines: []drawing.Line{{X: x, Y: y, Line: typeset.Line{Runs: []typeset.Run{g}, Text: g.Text}}}}})
		}
		want := poppler(t, doc, width, 1)[0]
		got, err := r.Page(page, width)
		if err != nil {
			t.Fatal(err)
		}
		inked, worst := 0, 0
		for i, g := range glyphs {
			box := image.Rect(0, 0, 100, 100).Add(image.Pt(100*(i%columns), 100*(i/columns)))
			a, b := ink(got, box), ink(want, box)
			if !a.Empty() {
				inked++
			}
			off := boxDistance(a, b)
			if worst = max(worst, off); off > 1 {
				t.Errorf("%s: glyph %d of %s %d (%q): ink %v, poppler %v", lang, g.Glyphs[0].ID, g.Face.Family, g.Face.Weight, g.Text, a.Sub(box.Min), b.Sub(box.Min))
			}
		}
		t.Logf("%s: %d glyphs, %d with ink, worst box %d pixels off", lang, len(glyphs), inked, worst)
		if inked < 40 {
			t.Errorf("%s: only %d glyphs with ink", lang, inked)
		}
	}
}

// alone is every glyph of a document once, as a run of its own.
func alone(doc *drawing.Document) []typeset.Run {
	seen := map[glyphKey]bool{}
	var all []typeset.Run
	for _, page := range doc.Pages {
		for _, it := range page.Items {
			if it.Text == nil {
				continue
			}
			for _, l := range it.Text.Lines {
				for _, run := range l.Line.Runs {
					for _, g := range run.Glyphs {
						k := glyphKey{run.Face, g.ID}
						if seen[k] || g.Advance == 0 {
							continue
						}
						seen[k] = true
						one := run
						one.Text, one.X = "x", 0
						one.Glyphs = []typeset.Glyph{{ID: g.ID, Advance: g.Advance}}
						all = append(all, one)
					}
				}
			}
		}
	}
	return all
}

// ink is the box of what is darker than a quarter, within a cell.
func ink(img *image.RGBA, cell image.Rectangle) image.Rectangle {
	var box image.Rectangle
	for y := cell.Min.Y; y < cell.Max.Y; y++ {
		for x := cell.Min.X; x < cell.Max.X; x++ {
			if img.RGBAAt(x, y).R < 192 {
				box = box.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return box
}

func boxDistance(a, b image.Rectangle) int {
	d := 0
	for _, n := range []int{a.Min.X - b.Min.X, a.Min.Y - b.Min.Y, a.Max.X - b.Max.X, a.Max.Y - b.Max.Y} {
		d = max(d, n, -n)
	}
	return d
}

// A drawing looks as librsvg draws its SVG.
func TestScenesAsSVG(t *testing.T) {
	program := testtool.Need(t, "rsvg-convert")
	p := openProject(t)
	seen := map[string]bool{}
	for _, m := range p.lib.Messages {
		for _, l := range p.lib.Languages[:4] {
			for _, scene := range p.lib.Pictures(m, l) {
				if name := fmt.Sprint(scene.ID, l.RTL()); seen[name] {
					continue
				} else {
					seen[name] = true
				}
				compareSVG(t, program, scene)
			}
		}
	}
	if len(seen) < 8 {
		t.Errorf("only %d drawings", len(seen))
	}
}

func compareSVG(t *testing.T, program string, scene *illustration.Scene) {
	t.Helper()
	const width = 1000
	var svg bytes.Buffer
	if err := scene.SVG(&svg); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(program, "--width", strconv.Itoa(width), "--background-color", "white")
	cmd.Stdin = &svg
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	want := decode(t, out)
	page := &drawing.Page{Width: 200_000, Height: divide(200_000*scene.Box.Height, scene.Box.Width)}
	page.Items = []drawing.Item{{Role: drawing.Figure, Alt: "x", Picture: &drawing.Picture{Scene: scene, Width: page.Width, Height: page.Height}}}
	got, err := Page(page, width)
	if err != nil {
		t.Fatal(err)
	}
	mean, wrong := apart(t, got, want)
	t.Logf("%s: mean distance %.2f of 255, %d pixels wrong", scene.ID, mean, wrong)
	if mean > 0.5 || wrong > 0 {
		t.Errorf("%s: mean distance %.2f, %d pixels wrong", scene.ID, mean, wrong)
	}
}

package raster

import (
	"fmt"
	"slices"
	"testing"

	"salam/internal/drawing"
	"salam/internal/pdf"
	"salam/internal/sheet"
	"salam/internal/typeset"
)

// Both backends draw the same glyphs in the same places: what is read out of
// the PDF's bytes, fonts, codes and positions, is the list that the raster
// draws. A glyph is known by its contours, for the PDF numbers them anew and
// joins letters and dots into one.
func TestSameGlyphsAsPDF(t *testing.T) {
	p := openProject(t)
	for _, lang := range []string{"ar", "prs", "ckb", "ps", "am", "ti", "om", "es", "en"} {
		doc := p.sheet(t, lang)
		data, err := pdf.Bytes(doc)
		if err != nil {
			t.Fatal(err)
		}
		file := readPDF(t, data)
		pages := file.pages(t)
		if len(pages) != len(doc.Pages) {
			t.Fatalf("%s: %d pages, want %d", lang, len(pages), len(doc.Pages))
		}
		count := 0
		for i := range doc.Pages {
			got, want := drawn(t, &doc.Pages[i]), file.drawn(t, pages[i], doc.Pages[i].Height)
			count += len(got)
			compare(t, fmt.Sprintf("%s, page %d", lang, i+1), got, want)
		}
		t.Logf("%s: %d contours in the same places", lang, count)
		if count < 1000 {
			t.Errorf("%s: only %d contours", lang, count)
		}
	}
}

// The same holds for every design.
func TestSameGlyphsInDesigns(t *testing.T) {
	p := openProject(t)
	for _, s := range p.lib.Sheets {
		lang := sheet.Editions(s)[0]
		result, err := sheet.New(p.fonts).Set(s, p.pub, lang, sheet.Variant{Mono: true})
		if err != nil {
			t.Fatal(err)
		}
		if result.Document == nil {
			t.Errorf("%s in %s is empty", s.ID, lang)
			continue
		}
		data, err := pdf.Bytes(result.Document)
		if err != nil {
			t.Fatal(err)
		}
		file := readPDF(t, data)
		for i, n := range file.pages(t) {
			page := &result.Document.Pages[i]
			compare(t, fmt.Sprintf("%s, page %d", s.ID, i+1), drawn(t, page), file.drawn(t, n, page.Height))
		}
	}
}

// Moved by a hundredth of a millimetre, or another glyph: the comparison sees
// it.
func TestSameGlyphsSees(t *testing.T) {
	p := openProject(t)
	doc := p.sheet(t, "ar")
	data, err := pdf.Bytes(doc)
	if err != nil {
		t.Fatal(err)
	}
	file := readPDF(t, data)
	want := file.drawn(t, file.pages(t)[0], doc.Pages[0].Height)
	for i := range doc.Pages[0].Items {
		it := &doc.Pages[0].Items[i]
		if it.Text == nil {
			continue
		}
		for _, spoil := range []func(g *typeset.Run, l *drawing.Line){
			func(_ *typeset.Run, l *drawing.Line) { l.X += 10 },
			func(_ *typeset.Run, l *drawing.Line) { l.Y -= 10 },
			func(r *typeset.Run, _ *drawing.Line) { r.Glyphs[0].ID++ },
			func(r *typeset.Run, _ *drawing.Line) { r.Size += 20 },
		} {
			l := it.Text.Lines[0]
			l.Line.Runs = slices.Clone(l.Line.Runs)
			l.Line.Runs[0].Glyphs = slices.Clone(l.Line.Runs[0].Glyphs)
			kept := it.Text
			it.Text = &drawing.Text{Fill: kept.Fill, Lines: append([]drawing.Line{l}, kept.Lines[1:]...)}
			spoil(&it.Text.Lines[0].Line.Runs[0], &it.Text.Lines[0])
			if differs(drawn(t, &doc.Pages[0]), want) == "" {
				t.Error("a change is not seen")
			}
			it.Text = kept
		}
		return
	}
}

// A contour is one outline of a glyph: its points in font units from the first
// of them, and where that one stands on the page.
type contour struct {
	shape string
	size  int     // of the glyph, µm an em
	x, y  float64 // µm from the upper left corner
}

func compare(t *testing.T, name string, got, want []contour) {
	t.Helper()
	if d := differs(got, want); d != "" {
		t.Errorf("%s: %s", name, d)
	}
}

// tolerance is how many µm a place in the PDF may be off: it counts in
// thousandths of a point, a third of a µm, the size of the type as well, which
// adds up to 5 µm over a line of 10 cm. A pixel of a card is twenty times that.
const tolerance = 6.0

// differs pairs every contour with one of the same shape nearby.
func differs(got, want []contour) string {
	if len(got) != len(want) {
		return fmt.Sprintf("%d contours, the PDF has %d", len(got), len(want))
	}
	byShape := map[string][]contour{}
	for _, c := range want {
		byShape[c.shape] = append(byShape[c.shape], c)
	}
	for _, c := range got {
		i := slices.IndexFunc(byShape[c.shape], func(o contour) bool {
			return max(o.x-c.x, c.x-o.x, o.y-c.y, c.y-o.y) <= tolerance && max(o.size-c.size, c.size-o.size) <= 1
		})
		if i < 0 {
			return fmt.Sprintf("the PDF has no contour of that shape at %.1f, %.1f µm; of the shape: %v", c.x, c.y, byShape[c.shape])
		}
		byShape[c.shape] = slices.Delete(byShape[c.shape], i, i+1)
	}
	return ""
}

// drawn is the list that the raster draws.
func drawn(t *testing.T, page *drawing.Page) []contour {
	t.Helper()
	var all []contour
	fonts := map[*typeset.Face]*glyf{}
	for _, it := range page.Items {
		if it.Text == nil {
			continue
		}
		for i := range it.Text.Lines {
			err := placed(&it.Text.Lines[i], func(g placedGlyph) error {
				f := fonts[g.run.Face]
				if f == nil {
					f = readGlyf(t, g.run.Face.Data)
					fonts[g.run.Face] = f
				}
				em := float64(g.run.Face.UnitsPerEm)
				all = append(all, f.contours(t, int(g.id), func(x, y int) (float64, float64) {
					return float64(g.x) + float64((g.dx+x)*g.run.Size)/em, float64(g.y) - float64((g.dy+y)*g.run.Size)/em
				}, g.run.Size)...)
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	return all
}

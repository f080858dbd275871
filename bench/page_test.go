// Package bench measures how fast pages are made, by Salam and by others, from
// the same texts, fonts and picture in the same run. It holds tests only, and
// nothing in it runs in `make test`: a figure depends on the machine, and a
// test that depends on the machine is none. See docs/performance.md.
package bench

import (
	"bytes"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"salam/internal/drawing"
	"salam/internal/illustration"
	"salam/internal/language"
	"salam/internal/library"
	"salam/internal/pdf"
	"salam/internal/prose"
	"salam/internal/testtool"
	"salam/internal/tree"
	"salam/internal/typeset"
)

// A page is what every program is given: a picture, a title, five sentences.
type page struct {
	Title     string   `json:"title"`
	Sentences []string `json:"sentences"`
}

// Measures of a page in µm, the same for all: A5, a column of 128 mm.
const (
	pageWidth, pageHeight, margin = 148_000, 210_000, 10_000
	column                        = pageWidth - 2*margin
	pictureHeight                 = 60_000
	titleSize, textSize           = 7056, 4939 // 20 and 14 pt
	gap                           = 2_000
)

// A world is what the pages are made of.
type world struct {
	root      string
	fonts     *typeset.Fonts
	printer   *pdf.Printer
	languages []*language.Language
	scene     *illustration.Scene
	svg       []byte
	titles    map[string][]string
	sentences map[string][]string

	nudge int // µm that the sizes are larger by, so that nothing is remembered
}

func readFont(w *world, l *language.Language) ([]byte, error) {
	return os.ReadFile(filepath.Join(w.root, "assets", "fonts", strings.ReplaceAll(l.Fonts[0], " ", "")+"_500Medium.ttf"))
}

// open reads the project's own messages. SALAM_BENCH_TEXT may name a folder of
// <lang>.tsv files (id, English, translation), to have other sentences.
func open(t testing.TB) *world {
	t.Helper()
	w := &world{root: testtool.Root(t), printer: pdf.NewPrinter(), titles: map[string][]string{}, sentences: map[string][]string{}}
	tr, err := tree.Open(w.root, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer tr.Close()
	lib, faults := library.Read(tr)
	if err := faults.Err(); err != nil {
		t.Fatal(err)
	}
	if w.fonts, err = typeset.Load(tr); err != nil {
		t.Fatal(err)
	}
	const picture = "see-a-doctor"
	drawn := lib.Illustrations[picture]
	if drawn == nil {
		t.Fatalf("there is no drawing %s", picture)
	}
	w.scene = drawn.Scene
	var svg bytes.Buffer
	if err := w.scene.SVG(&svg); err != nil {
		t.Fatal(err)
	}
	w.svg = svg.Bytes()
	for _, l := range lib.Languages {
		if l.IsSource() {
			continue
		}
		for _, m := range lib.Messages {
			translation := lib.Translation(l.ID, m.ID)
			if translation == nil {
				continue
			}
			w.titles[l.ID] = append(w.titles[l.ID], translation.Title)
			for _, in := range translation.Body.Inlines() {
				w.sentences[l.ID] = append(w.sentences[l.ID], in.Plain())
			}
		}
		if dir := os.Getenv("SALAM_BENCH_TEXT"); dir != "" {
			w.sentences[l.ID] = w.others(t, l, filepath.Join(dir, l.ID+".tsv"))
		}
		if len(w.sentences[l.ID]) >= 5 {
			w.languages = append(w.languages, l)
		}
	}
	return w
}

// others are the sentences of a file that the fonts can set.
func (w *world) others(t testing.TB, l *language.Language, file string) []string {
	t.Helper()
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for row := range strings.Lines(string(raw)) {
		text := strings.Split(strings.TrimSpace(row), "\t")[2]
		if _, err := w.fonts.Paragraph(prose.Words(text), typeset.Style{Language: l, Size: textSize, Weight: 500}, column); err == nil && len(text) < 250 {
			all = append(all, text)
		}
	}
	return all
}

// pages are n pages of a language, each with other sentences, drawn by lot with
// a fixed seed.
func (w *world) pages(lang string, n int) []page {
	dice := rand.New(rand.NewPCG(5, uint64(n)))
	all := make([]page, n)
	for i := range all {
		all[i].Title = w.titles[lang][dice.IntN(len(w.titles[lang]))]
		order := dice.Perm(len(w.sentences[lang]))
		for _, k := range order[:5] {
			all[i].Sentences = append(all[i].Sentences, w.sentences[lang][k])
		}
	}
	return all
}

// document lays a page out.
func (w *world) document(l *language.Language, p page) (*drawing.Document, error) {
	doc := &drawing.Document{Title: p.Title, Language: l.Tag, Author: "Salam", Pages: []drawing.Page{{Width: pageWidth, Height: pageHeight}}}
	items := []drawing.Item{{Role: drawing.Figure, Section: 1, Alt: "picture", Picture: &drawing.Picture{Scene: w.scene, X: margin, Y: margin, Width: column, Height: pictureHeight}}}
	y := margin + pictureHeight
	set := func(role drawing.Role, text string, style typeset.Style) error {
		lines, err := w.fonts.Paragraph(prose.Words(text), style, column)
		if err != nil {
			return err
		}
		t := &drawing.Text{Fill: "#000000"}
		for _, line := range lines {
			y += w.fonts.Height(style)
			x := margin
			if l.RTL() {
				x += column - line.Width
			}
			t.Lines = append(t.Lines, drawing.Line{X: x, Y: y, Line: line})
		}
		y += gap
		items = append(items, drawing.Item{Role: role, Section: 1, Text: t})
		return nil
	}
	if err := set(drawing.H1, p.Title, typeset.Style{Language: l, Size: titleSize + w.nudge, Weight: 700}); err != nil {
		return nil, err
	}
	for _, s := range p.Sentences {
		if err := set(drawing.P, s, typeset.Style{Language: l, Size: textSize + w.nudge, Weight: 500}); err != nil {
			return nil, err
		}
	}
	doc.Pages[0].Items = items
	return doc, nil
}

// print is the whole way of a page.
func (w *world) print(l *language.Language, p page) ([]byte, error) {
	doc, err := w.document(l, p)
	if err != nil {
		return nil, err
	}
	return w.printer.Bytes(doc)
}

// The benchmarks of `go test -bench`: one page in each language, and its parts.
func BenchmarkPage(b *testing.B) {
	w := open(b)
	for _, l := range w.languages {
		pages := w.pages(l.ID, 64)
		b.Run(l.ID, func(b *testing.B) {
			b.ReportAllocs()
			size := 0
			for n := 0; b.Loop(); n++ {
				out, err := w.print(l, pages[n%len(pages)])
				if err != nil {
					b.Fatal(err)
				}
				size += len(out)
			}
			b.ReportMetric(float64(size)/float64(b.N), "bytes/page")
		})
	}
}

func BenchmarkLayout(b *testing.B) {
	w := open(b)
	for _, l := range w.languages {
		pages := w.pages(l.ID, 64)
		b.Run(l.ID, func(b *testing.B) {
			b.ReportAllocs()
			for n := 0; b.Loop(); n++ {
				if _, err := w.document(l, pages[n%len(pages)]); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

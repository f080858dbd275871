package bench

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/harfbuzz"
	golanguage "github.com/go-text/typesetting/language"

	"salam/internal/language"
)

// BenchmarkFloor: what no way of making these pages gets under with the same
// shaper and the same packer, and where the rest goes. Processor time of one
// processor; the best of the rounds.
func BenchmarkFloor(b *testing.B) {
	if b.N > 1 {
		return
	}
	w := open(b)
	const pages = 100
	type row struct{ shape, pack, layoutNew, layout, all float64 }
	var sum row
	var out strings.Builder
	fmt.Fprintf(&out, "\nmilliseconds of processor a page\n%-5s %12s %12s %14s %14s %14s\n", "", "shaping", "packing", "setting, new", "setting again", "whole page")
	for _, l := range w.languages {
		made := w.pages(l.ID, pages)
		shape := newShaper(b, w, l)
		var files [][]byte
		for _, p := range made {
			f, err := w.print(l, p)
			if err != nil {
				b.Fatal(err)
			}
			files = append(files, f)
		}
		streams := unpacked(b, files)
		pack, err := zlib.NewWriterLevel(nil, zlib.BestSpeed)
		if err != nil {
			b.Fatal(err)
		}
		layout := func(nudge int) {
			for _, p := range made {
				w.nudge += nudge
				if _, err := w.document(l, p); err != nil {
					b.Fatal(err)
				}
			}
		}
		r := row{
			shape: best(func() {
				for _, p := range made {
					shape(p.Title)
					for _, s := range p.Sentences {
						shape(s)
					}
				}
			}),
			pack: best(func() {
				var to bytes.Buffer
				for _, s := range streams {
					to.Reset()
					pack.Reset(&to)
					pack.Write(s)
					pack.Close()
				}
			}),
			layout: best(func() { layout(0) }),
			all: best(func() {
				for _, p := range made {
					if _, err := w.print(l, p); err != nil {
						b.Fatal(err)
					}
				}
			}),
		}
		// The same pages, each in a size that was never asked for: nothing is
		// remembered.
		r.layoutNew = best(func() { layout(1) })
		w.nudge = 0
		fmt.Fprintf(&out, "%-5s %12.3f %12.3f %14.3f %14.3f %14.3f\n", l.ID, r.shape/pages, r.pack/pages, r.layoutNew/pages, r.layout/pages, r.all/pages)
		sum = row{sum.shape + r.shape, sum.pack + r.pack, sum.layoutNew + r.layoutNew, sum.layout + r.layout, sum.all + r.all}
	}
	n := float64(pages * len(w.languages))
	fmt.Fprintf(&out, "%-5s %12.3f %12.3f %14.3f %14.3f %14.3f\n", "all", sum.shape/n, sum.pack/n, sum.layoutNew/n, sum.layout/n, sum.all/n)
	b.Log(out.String())
}

// best is the least processor time of the rounds, in milliseconds.
func best(work func()) float64 {
	least := 0.0
	for i := range rounds {
		from := processor()
		work()
		if took := (processor() - from) * 1000; i == 0 || took < least {
			least = took
		}
	}
	return least
}

// newShaper shapes a text as one run in the language's first font: HarfBuzz's
// port alone, without bidi, line breaks and fallback.
func newShaper(b *testing.B, w *world, l *language.Language) func(string) {
	data, err := readFont(w, l)
	if err != nil {
		b.Fatal(err)
	}
	face, err := font.ParseTTF(bytes.NewReader(data))
	if err != nil {
		b.Fatal(err)
	}
	hb := harfbuzz.NewFont(face)
	buffer := harfbuzz.NewBuffer()
	script, err := golanguage.ParseScript(l.Script)
	if err != nil {
		b.Fatal(err)
	}
	props := harfbuzz.SegmentProperties{Language: golanguage.NewLanguage(l.Tag), Script: script, Direction: harfbuzz.LeftToRight}
	if l.RTL() {
		props.Direction = harfbuzz.RightToLeft
	}
	return func(text string) {
		buffer.Clear()
		buffer.AddRunes([]rune(text), 0, -1)
		buffer.Props = props
		buffer.Shape(hb, nil)
	}
}

var packedStream = regexp.MustCompile(`(?s)<<([^\n]*)/Length \d+ /Filter /FlateDecode>>\nstream\n(.*?)\nendstream`)

// unpacked are the streams of files that each page packs for itself.
func unpacked(b *testing.B, files [][]byte) [][]byte {
	var all [][]byte
	for _, f := range files {
		for _, m := range packedStream.FindAllSubmatch(f, -1) {
			if bytes.Contains(m[1], []byte("/Form")) {
				continue // once for all pages
			}
			z, err := zlib.NewReader(bytes.NewReader(m[2]))
			if err != nil {
				b.Fatal(err)
			}
			var data bytes.Buffer
			if _, err := data.ReadFrom(z); err != nil {
				b.Fatal(err)
			}
			all = append(all, data.Bytes())
		}
	}
	return all
}

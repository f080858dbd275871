package typeset

import (
	"errors"
	"reflect"
	"testing"

	"salam/internal/testtool"
)

// A line that takes its glyphs over from the paragraph is the line that is
// shaped by itself, glyph by glyph, in narrow columns (many ends of lines) and
// wide ones.
func TestTaken(t *testing.T) {
	t.Run("translations", func(t *testing.T) { compareTaken(t, translations(t), 1) })
	t.Run("corpus", func(t *testing.T) { compareTaken(t, corpus(t, testtool.Shared(t, "data/tico19-dev")), 5) })
}

func compareTaken(t *testing.T, texts map[string][]string, every int) {
	fonts, languages := project(t)
	lines, pieces := 0, 0
	for id, list := range texts {
		for i := 0; i < len(list); i += every {
			for _, width := range []int{40_000, 128_000} {
				var both [2][]Line
				for k := range both {
					l, err := fonts.prepare(plain(list[i]), Style{Language: languages[id], Size: 4939, Weight: 500})
					var lacks *MissingGlyph
					if errors.As(err, &lacks) {
						continue
					}
					if err != nil {
						t.Fatal(err)
					}
					l.always = k == 1
					set, err := l.lines(width)
					fonts.give(l.shaper)
					var wide *TooWide
					if err != nil && !errors.As(err, &wide) {
						t.Fatal(err)
					}
					both[k] = set
				}
				if !reflect.DeepEqual(both[0], both[1]) {
					t.Fatalf("%s %q in %d µm:\ntaken over %+v\nshaped     %+v", id, list[i], width, both[0], both[1])
				}
				lines += len(both[0])
				for _, l := range both[0] {
					pieces += len(l.Runs)
				}
			}
		}
	}
	t.Logf("%d lines of %d runs", lines, pieces)
	if lines == 0 {
		t.Error("nothing was compared")
	}
}

package typeset

import (
	"fmt"
	"reflect"
	"testing"

	"salam/internal/prose"
)

// A paragraph from memory is the one that would be made, at any width; what
// differs in anything that shaping depends on is another.
func TestRecall(t *testing.T) {
	fonts, languages := project(t)
	fresh := func(in prose.Inline, style Style, width int) []Line {
		fonts.memory = memory{}
		lines, err := fonts.Paragraph(in, style, width)
		if err != nil {
			t.Fatal(err)
		}
		return lines
	}
	texts := []prose.Inline{
		{{Text: "سلام GP 01632 960 123"}}, {{Text: "سلام "}, {Text: "GP", Strong: true}, {Text: " 01632 960 123"}},
		{{Text: "سلام GP 01632 960 123", Strong: true}}, {{Text: "سلام "}, {Placeholder: "phone"}}, {{Text: "سلام "}, {Placeholder: "phone", Strong: true}},
		{{Text: "سلام 5{phone"}}, {{Text: "سلام "}, {Text: "5:phone"}},
	}
	var styles []Style
	for _, id := range []string{"ar", "fa", "ps"} {
		for _, size := range []int{4000, 7000} {
			for _, weight := range []int{400, 700} {
				styles = append(styles, Style{Language: languages[id], Size: size, Weight: weight}, Style{Language: languages[id], Size: size, Weight: weight, Balance: true})
			}
		}
	}
	want := map[string][]Line{}
	each := func(visit func(key string, in prose.Inline, style Style, width int)) {
		for i, in := range texts {
			for k, style := range styles {
				for _, width := range []int{60_000, 110_000} {
					visit(fmt.Sprint(i, k, width), in, style, width)
				}
			}
		}
	}
	each(func(key string, in prose.Inline, style Style, width int) { want[key] = fresh(in, style, width) })
	fonts.memory = memory{}
	for range 2 {
		each(func(key string, in prose.Inline, style Style, width int) {
			got, err := fonts.Paragraph(in, style, width)
			if err != nil || !reflect.DeepEqual(got, want[key]) {
				t.Fatalf("%s: %v %v, want %v", key, err, got, want[key])
			}
		})
	}
}

// The memory is bounded, and what is in use stays in it.
func TestRecallIsBounded(t *testing.T) {
	fonts, languages := project(t)
	style := Style{Language: languages["es"], Size: 4000, Weight: 400}
	foot := plain("El equipo")
	if _, err := fonts.Paragraph(foot, style, 100_000); err != nil {
		t.Fatal(err)
	}
	first := fonts.memory.recall(keyOf(foot, style))
	for i := range 5 * generation {
		for _, in := range []prose.Inline{plain(fmt.Sprint("frase ", i)), foot} {
			if _, err := fonts.Paragraph(in, style, 100_000); err != nil {
				t.Fatal(err)
			}
		}
	}
	if n := len(fonts.memory.young) + len(fonts.memory.old); n > 2*generation {
		t.Errorf("%d paragraphs are kept", n)
	}
	if first == nil || fonts.memory.recall(keyOf(foot, style)) != first {
		t.Error("what was asked for all the time is gone")
	}
	if fonts.memory.recall(keyOf(plain("frase 0"), style)) != nil {
		t.Error("what was never asked for again is kept")
	}
}

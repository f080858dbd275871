package typeset

import (
	"errors"
	"math/rand/v2"
	"testing"

	"salam/internal/prose"
)

// TestRandomText is FuzzParagraph's promises on text that the fonts can draw,
// which random bytes hardly ever are: letters and marks of every script,
// digits, brackets, spaces, joiners and all controls, in any order.
func TestRandomText(t *testing.T) {
	fonts, languages := project(t)
	alphabets := [][]rune{
		[]rune("سلامعليكم ءآةهپچگژکیڕۆێېښټ \u064e\u0651\u0652\u0640\u200c\u200d،؛؟."),
		[]rune("ሰላምነውቐኸዀ ፡።፣፤፥፦፧፨፩፪ "),
		[]rune("abcáéñÑçGPfi'’- e\u0301\u0323\u00ad"),
		[]rune("0123456789٠١٢٣۴۵۶+-–/.,:()% "),
		[]rune("()[]«»“”‘’\"!? \u00a0\u202f\u200b\u2011\n\t"),
		[]rune("\u2066\u2067\u2068\u2069\u2069\u202a\u202b\u202c\u202d\u202e\u200e\u200f\u061c"),
	}
	all := []string{"Vazirmatn", "Noto Sans Ethiopic", "Noto Naskh Arabic", "Noto Sans"}
	random := rand.New(rand.NewPCG(1, 2))
	set, wide := 0, 0
	for range 4000 {
		var in prose.Inline
		for range 1 + random.IntN(3) {
			var text []rune
			for range random.IntN(40) {
				a := alphabets[random.IntN(len(alphabets))]
				for range 1 + random.IntN(4) {
					text = append(text, a[random.IntN(len(a))])
				}
			}
			in = append(in, prose.Span{Text: string(text), Strong: random.IntN(2) == 0})
		}
		l := *languages[[]string{"prs", "am", "ckb", "es"}[random.IntN(4)]]
		l.Fonts = append([]string{all[random.IntN(4)]}, all...)
		style := Style{Language: &l, Size: 4939, Weight: []int{400, 500, 700}[random.IntN(3)], Balance: random.IntN(2) == 0}
		width := 5000 + random.IntN(100000)
		lines, err := fonts.Paragraph(in, style, width)
		var lacks *MissingGlyph
		switch {
		case errors.As(err, &lacks) && lacks.Cluster != "": // a mark on a letter of another script
			checkError(t, in, style, width, err)
			wide++
		case errors.As(err, &lacks):
			t.Errorf("%+q: %v", in.Plain(), err)
		case err != nil:
			checkError(t, in, style, width, err)
			wide++
		default:
			checkLines(t, in, style, width, lines)
			set++
		}
		if t.Failed() {
			t.Fatalf("%+q in %s", in.Plain(), l.ID)
		}
	}
	if set < 1000 || wide < 100 {
		t.Errorf("%d texts set, %d too wide: the alphabet tests too little", set, wide)
	}
}

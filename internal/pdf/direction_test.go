package pdf

import (
	"strings"
	"testing"

	"salam/internal/typeset"
)

// show makes invisible characters visible.
var show = strings.NewReplacer(leftToRight, "‹L›", rightToLeft, "‹R›", "\u200c", "‹ZWNJ›", "\u00a0", "‹NBSP›", "\u064e", "‹fatha›", "\u0651", "‹shadda›").Replace

// plainRun is a run with one glyph a character, as a shaper would give them
// without ligatures; a combining mark belongs to its letter's cluster.
func plainRun(src *source, text string, rtl bool) *typeset.Run {
	run := &typeset.Run{Text: text, RTL: rtl, Size: 4000}
	cluster := 0
	for at, r := range text {
		id := src.glyphOf(r)
		g := typeset.Glyph{ID: id, Advance: src.advance(int(id))}
		switch r {
		case '\u064e', '\u0651':
			g.Advance = 0
		case '\u200c':
			g.ID, g.Advance = src.glyphOf(' '), 0
			cluster = at
		default:
			cluster = at
		}
		g.Cluster = cluster
		if rtl {
			run.Glyphs = append([]typeset.Glyph{g}, run.Glyphs...)
		} else {
			run.Glyphs = append(run.Glyphs, g)
		}
	}
	return run
}

// Which marks go where: the text in logical order. Every rule of direction.go
// has a case that needs it and one that does not.
func TestDirect(t *testing.T) {
	src := parsed(t, "Vazirmatn_400Regular")
	both := sides{left: true, right: true}
	for _, c := range []struct {
		text string
		rtl  bool
		side sides
		want string
	}{
		{"نم ", true, both, "نم "},
		{"نم", true, both, "نم"},
		{".", true, sides{right: true}, "‹R›."},
		{"-", true, both, "‹R›-‹R›"},
		{" - ", true, both, "‹R› - ‹R›"},
		{" ", true, both, "‹R› "},
		{" ", true, sides{left: true}, " "},
		{"، بعد", true, sides{right: true}, "‹R›، بعد"},
		{"نم، بعد", true, sides{}, "نم، بعد"},
		{"نم، «بعد", true, sides{}, "نم،‹R› ‹L›«بعد"},
		{"نم. (", true, sides{left: true}, "نم.‹R› ‹L›(‹R›"},
		{"(نم)", true, sides{}, "‹L›(نم‹L›)‹R›"},
		{"-نم", true, sides{rightmost: true}, "‹R›-نم"},
		{"نم-", true, sides{rightmost: true}, "نم-"},
		{"2026", false, both, "2026"},
		{"10%", false, both, "10%‹L›"},
		{"(GP)", false, both, "‹L›(GP)‹L›"},
		{"(GP)", false, sides{}, "(GP)"},
		{"GP\u200c", false, both, "GP‹ZWNJ›‹L›"},
		{"COVID-", false, sides{rightmost: true}, "COVID-‹L›"},
		{"COVID-", false, sides{}, "COVID-"},
		{"ن\u064e، م", true, sides{}, "ن‹fatha›‹R›، م"},
		{"01632 960 123", false, both, "01632‹NBSP›960‹NBSP›123"},
		{"01632 960 123", false, sides{}, "01632 960 123"},
		{"ACE 2 b", false, both, "ACE 2 b"},
	} {
		cs, err := clusters(plainRun(src, c.text, c.rtl))
		if err != nil {
			t.Fatal(err)
		}
		direct(cs, c.rtl, c.side)
		got := ""
		for i := range cs {
			if c.rtl {
				got = cs[i].text + got
			} else {
				got += cs[i].text
			}
		}
		if show(got) != c.want {
			t.Errorf("%q (rtl %v, %+v) becomes %s, want %s", c.text, c.rtl, c.side, show(got), c.want)
		}
	}
}

// Which text each code has, from left to right.
func TestPieces(t *testing.T) {
	src := parsed(t, "Vazirmatn_400Regular")
	lamAlef := plainRun(src, "لا", true)
	lamAlef.Glyphs = lamAlef.Glyphs[:1]
	lamAlef.Glyphs[0].Cluster = 0
	lamAlef.Glyphs[0].Advance = 1001
	dotted := plainRun(src, "بن", true) // two glyphs for one letter, as Noto Naskh has them
	dotted.Text = "ب"
	dotted.Glyphs[0].Cluster, dotted.Glyphs[1].Cluster = 0, 0
	office := plainRun(src, "ffi", false)
	office.Glyphs = office.Glyphs[:1]
	for _, c := range []struct {
		name string
		run  *typeset.Run
		want string
	}{
		{"one to one", plainRun(src, "نم", true), "م ن"},
		{"a ligature is a code a character", lamAlef, "ا ل"},
		{"dots join their letter", dotted, "ب"},
		{"marks keep codes of their own", plainRun(src, "ب\u064eن", true), "ن ‹fatha› ب"},
		{"two marks", plainRun(src, "ب\u0651\u064e", true), "‹fatha› ‹shadda› ب"},
		{"a joiner goes with the letter right of it", plainRun(src, "می\u200cن", true), "ن ‹ZWNJ›ی م"},
		{"at the end of a left-to-right run", plainRun(src, "GP\u200c", false), "G P ‹ZWNJ›"},
		{"a Latin ligature is one code", office, "ffi"},
	} {
		cs, err := clusters(c.run)
		if err != nil {
			t.Fatal(err)
		}
		var texts []string
		advance := 0
		for _, cl := range cs {
			for _, p := range new(pageContent).pieces(nil, src, cl, c.run.RTL) {
				texts = append(texts, show(p.text))
				advance += p.advance
			}
		}
		if got := strings.Join(texts, " "); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
		want := 0
		for _, g := range c.run.Glyphs {
			want += g.Advance
		}
		if advance != want {
			t.Errorf("%s: %d units wide, want %d", c.name, advance, want)
		}
	}
}

package typeset

import (
	"cmp"
	"errors"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"salam/internal/prose"
)

// FuzzParagraph holds the promises of Paragraph on any text: nothing lost,
// nothing doubled, nothing wider than the line, or an error that says why.
func FuzzParagraph(f *testing.F) {
	for _, text := range []string{
		"", " ", "a", "You can see a doctor (GP).\nIt is free.",
		"يمكنك أن ترى طبيبًا عامًا (GP) مجانًا. اتصل بالرقم 01632 960 123.",
		"شما می\u200cتوانید \u2066+1 800 555\u2069 بدون پول؛",
		"السَّلَامُ عَلَيْكُمْ لَا",
		"ሐኪምን፡ማየት፡ነጻ፡ነው።2፡30።»",
		"\u2067a\u2068ب\u202e1(\u2069", "\u0301\u200d \u0301", "e\u0301\u0323\u0302", "\u200b\u200b \u00ad\u2028\u2028",
		"( [ \u2329 א \u232a ] )\u0301", "\u0640\u200d\u0640", "ﷺﻼ", "1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2",
		strings.Repeat("\u2067", 300) + "x", strings.Repeat("a\u0301", 100),
	} {
		f.Add(text, uint8(3), 40000, uint8(5))
	}
	fonts, languages := project(f)
	ids := slices.Sorted(maps.Keys(languages))
	f.Fuzz(func(t *testing.T, text string, language uint8, width int, cut uint8) {
		in := prose.Inline{{Text: text}}
		if i := int(cut); i < len(text) {
			in = prose.Inline{{Text: text[:i]}, {Text: text[i:], Strong: true}}
		}
		style := Style{
			Language: languages[ids[int(language)%len(ids)]], Size: 4939,
			Weight: []int{400, 500, 700}[int(cut)%3], Balance: cut%2 == 1,
		}
		lines, err := fonts.Paragraph(in, style, width)
		again, errAgain := fonts.Paragraph(in, style, width)
		if !reflect.DeepEqual(lines, again) || !reflect.DeepEqual(err, errAgain) {
			t.Error("twice the same text, two results")
		}
		if err != nil {
			checkError(t, in, style, width, err)
			return
		}
		checkLines(t, in, style, width, lines)
	})
}

// drawn is what of a text must be in runs: all but the controls of the
// bidirectional algorithm and line ends.
func drawn(in prose.Inline) string {
	return strings.Map(func(r rune) rune {
		switch {
		case control(r) || lineEnd(r):
			return -1
		case r == '\t':
			return ' '
		}
		return r
	}, in.Plain())
}

func checkError(t *testing.T, in prose.Inline, style Style, width int, err error) {
	var lacks *MissingGlyph
	var wide *TooWide
	valid := true
	for _, span := range in {
		valid = valid && utf8.ValidString(span.Text)
	}
	switch {
	case errors.As(err, &lacks):
		if !strings.ContainsRune(in.Plain(), lacks.Rune) || len(lacks.Families) != len(style.Language.Fonts) {
			t.Errorf("%q: %v", in.Plain(), err)
		}
	case errors.As(err, &wide):
		if wide.Width <= width || wide.Limit != width || !strings.Contains(drawn(in), strings.Trim(drawn(plain(wide.Word)), " ")) {
			t.Errorf("%q at %d: %v", in.Plain(), width, err)
		}
	case valid && len(in.Plain()) <= textLimit:
		t.Errorf("%q: %v", in.Plain(), err)
	}
}

func checkLines(t *testing.T, in prose.Inline, style Style, width int, lines []Line) {
	var all strings.Builder
	for n, line := range lines {
		all.WriteString(line.Text)
		if line.Width > width {
			t.Errorf("line %d is %d wide, at most %d", n, line.Width, width)
		}
		if line.Ascent <= 0 || line.Descent <= 0 {
			t.Errorf("line %d: %d up, %d down", n, line.Ascent, line.Descent)
		}
		text := ""
		var inside []Run
		for _, r := range line.Runs {
			text += r.Text
			checkRun(t, r)
			blank := strings.TrimFunc(r.Text, func(r rune) bool { return space(r) || ignorable(r) }) == ""
			if hangs := r.X < 0 || r.X+r.Width > line.Width; !hangs {
				inside = append(inside, r)
			} else if !blank {
				t.Errorf("line %d: %q stands outside the line: %d+%d of %d", n, r.Text, r.X, r.Width, line.Width)
			}
		}
		if text != line.Text {
			t.Errorf("line %d: the runs say %q, the line %q", n, text, line.Text)
		}
		slices.SortStableFunc(inside, func(a, b Run) int { return cmp.Or(cmp.Compare(a.X, b.X), cmp.Compare(a.Width, b.Width)) })
		x := 0
		for _, r := range inside {
			if r.X != x && r.Width != 0 {
				t.Errorf("line %d: %q is at %d, the run before it ends at %d", n, r.Text, r.X, x)
			}
			x = r.X + r.Width
		}
		if x != line.Width {
			t.Errorf("line %d: the runs end at %d, the line is %d wide", n, x, line.Width)
		}
	}
	if all.String() != drawn(in) {
		t.Errorf("in  %+q\nout %+q", drawn(in), all.String())
	}
}

func checkRun(t *testing.T, r Run) {
	if r.Text == "" || r.Face == nil || len(r.Glyphs) == 0 {
		t.Fatalf("an empty run: %+v", r)
	}
	units, lowest, previous := 0, len(r.Text), -1
	for i, g := range r.Glyphs {
		if g.ID == 0 {
			t.Errorf("%q: glyph %d is missing", r.Text, i)
		}
		if g.Cluster < 0 || g.Cluster >= len(r.Text) || !utf8.RuneStart(r.Text[g.Cluster]) {
			t.Fatalf("%q: glyph %d stands for byte %d", r.Text, i, g.Cluster)
		}
		if i > 0 && g.Cluster != previous && (g.Cluster < previous) != r.RTL {
			t.Errorf("%q: clusters are out of order", r.Text)
		}
		previous = g.Cluster
		lowest = min(lowest, g.Cluster)
		units += g.Advance
	}
	if lowest != 0 {
		t.Errorf("%q: no glyph stands for the beginning", r.Text)
	}
	if want := micrometres(units, r.Size, r.Face.UnitsPerEm); r.Width != want {
		t.Errorf("%q: %d wide, its glyphs %d", r.Text, r.Width, want)
	}
}

package check

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"salam/internal/library"
	"salam/internal/testtool"
)

// skeleton is the letters and figures of a text, by which a word is a word:
// without spaces, marks of punctuation, joiners and the other form of a letter
// that --fix may exchange. Within a Pashto word ي and ی are one; at the end
// they are two.
func skeleton(c *Checker, s string) string {
	t := newText(norm.NFKC.String(s))
	var b strings.Builder
	for i, r := range t.r {
		k := t.class[i]
		if c.family["pashto"] && r == 'ي' && t.is(i+1) == arabic {
			r = 'ی'
		}
		if k.letter() || k == digit || k == mark {
			b.WriteRune(r)
		}
	}
	return norm.NFC.String(b.String())
}

// TestFixChangesNoWord: whatever --fix does to a professional line, to one with
// a fault planted, or to a case of the case file, its words stay, its errors
// do not grow, and a second run changes nothing.
func TestFixChangesNoWord(t *testing.T) {
	try := func(c *Checker, p Pair) {
		t.Helper()
		fixed := c.Fixed(p.English, p.Translation)
		if a, b := skeleton(c, p.Translation), skeleton(c, fixed); a != b {
			t.Errorf("%s: --fix changed a word:\n%s\n%s", p.ID, Visible(p.Translation), Visible(fixed))
		}
		if again := c.Fixed(p.English, fixed); again != fixed {
			t.Errorf("%s: --fix is not stable:\n%s\n%s", p.ID, Visible(fixed), Visible(again))
		}
	}
	for _, rc := range ruleCases(t) {
		try(checkerOf(t, rc.lang, rc.profile), Pair{ID: rc.lang, English: rc.english, Translation: rc.written})
	}
	testtool.Shared(t, "data/tico19-dev")
	for _, co := range corpora {
		c := checkerOf(t, co.lang, co.profile)
		for _, p := range corpus(t, co.file) {
			try(c, p)
		}
	}
}

// TestPashtoYeh: final ي, ی, ې, ۍ and ئ are different letters and stay as they
// are; inside a word ي becomes ی.
func TestPashtoYeh(t *testing.T) {
	c := checkerOf(t, "ps", "")
	for _, w := range strings.Fields("دي دی دې شوي شوی شوې کړي کړی کړې کړئ کوي کوی ناروغۍ نړۍ چې کې یې لري ښاري") {
		if got := c.Fixed("", w); got != w {
			t.Errorf("%s became %s", w, got)
		}
		for _, f := range c.Text("", w, library.Brief{}) {
			if f.Severity == Error || f.Severity == Fix {
				t.Errorf("%s: %s", w, f.Rule)
			}
		}
	}
	for was, want := range map[string]string{"ښايي": "ښایي", "ډيري": "ډیري", "يو": "یو", "اييي": "اییي", "يې": "یې", "دي.": "دي.", "دي او": "دي او"} {
		if got := c.Fixed("", was); got != want {
			t.Errorf("%s became %s, want %s", was, got, want)
		}
	}
}

// TestFixFile mends title, short and body in place, and leaves the rest of the
// file byte by byte.
func TestFixFile(t *testing.T) {
	const file = `+++
title = "አንድ ፡፡"                     # a title
alt = "ሁለት"
short = "a \"b\" ፡፡"
by = "machine"
+++
ሦስት፡፡
አራት ።

አምስት
`
	tr, faults := library.ParseTranslation("translations/am/x.md", "am", "x", file)
	if tr == nil {
		t.Fatal(faults)
	}
	c := checkerOf(t, "am", "")
	m := &library.Message{ID: "x", Title: "One.", Alt: "Two", Short: "b.", Markdown: "Three.\nFour.\n\nFive"}
	got, ok := c.FixTranslation(m, tr)
	want := strings.NewReplacer(`"አንድ ፡፡"`, `"አንድ።"`, "ሦስት፡፡", "ሦስት።", "አራት ።", "አራት።").Replace(file)
	if !ok || got.Text != want {
		t.Errorf("mended to:\n%s", got.Text)
	}
	if len(got.Changes) != 3 || got.Changes[0].Line != 2 || got.Changes[1].Line != 7 || got.Changes[2].Line != 8 || !slices.Equal(got.Left, []int{4}) {
		t.Errorf("changes %v, left %v", got.Changes, got.Left)
	}
}

func TestFixPairs(t *testing.T) {
	const file = "# a file\n1\tOne.\tአንድ፡፡\tnote\r\n2\tTwo\\nlines.\tሁለት\\nመስመር ።\n"
	pairs, err := ReadPairs(file)
	if err != nil {
		t.Fatal(err)
	}
	got, ok := checkerOf(t, "am", "").FixPairs("x.tsv", file, pairs)
	if want := "# a file\n1\tOne.\tአንድ።\tnote\r\n2\tTwo\\nlines.\tሁለት\\nመስመር።\n"; !ok || got.Text != want {
		t.Errorf("%q", got.Text)
	}
	for _, bad := range []string{"1\tOne.\n", "\xff\t\t\n"} {
		if _, err := ReadPairs(bad); err == nil {
			t.Errorf("%q was read", bad)
		}
	}
}

// FuzzChecker: whatever a stranger sends, every language's rules end, point
// into the text, and --fix is stable and changes no word.
func FuzzChecker(f *testing.F) {
	for _, c := range ruleCases(f) {
		f.Add(c.lang, c.english, c.written)
	}
	checkers := map[string]*Checker{}
	for _, l := range shippedLanguages(f) {
		if !l.IsSource() {
			checkers[l.ID] = checkerOf(f, l.ID, "")
		}
	}
	f.Fuzz(func(t *testing.T, lang, english, written string) {
		c := checkers[lang]
		if c == nil || len(written) > 2000 || len(english) > 2000 {
			t.Skip()
		}
		written = strings.ToValidUTF8(written, "?")
		lines := strings.Count(written, "\n") + 1
		for _, found := range c.Text(english, written, library.Brief{Keep: []string{"GP"}}) {
			if found.Line < 1 || found.Line > lines || found.Column < 0 {
				t.Fatalf("%+v is outside the text", found)
			}
		}
		fixed := c.Fixed(english, written)
		if a, b := skeleton(c, written), skeleton(c, fixed); a != b {
			t.Fatalf("--fix changed a word: %q %q", written, fixed)
		}
		if again := c.Fixed(english, fixed); again != fixed {
			t.Fatalf("--fix is not stable: %q, %q, %q", written, fixed, again)
		}
	})
}

package prose

import (
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
)

func TestDiffCases(t *testing.T) {
	text, err := os.ReadFile("testdata/diff/words.txt")
	if err != nil {
		t.Fatal(err)
	}
	cases := strings.Split(string(text), "\n-- ")[1:]
	if len(cases) < 10 {
		t.Fatalf("only %d cases", len(cases))
	}
	for _, c := range cases {
		name, rest, _ := strings.Cut(c, " --\n")
		lines := strings.Split(rest, "\n")
		field := func(i int, key string) string {
			s, ok := strings.CutPrefix(lines[i], key+":")
			if !ok {
				t.Fatalf("%s: line %d is no %s", name, i+1, key)
			}
			return strings.TrimPrefix(s, " ")
		}
		old, new, want := codePoints(t, field(0, "old")), codePoints(t, field(1, "new")), codePoints(t, field(2, "diff"))
		var b strings.Builder
		for _, c := range Diff(old, new) {
			switch c.Kind {
			case Removed:
				b.WriteString("[-" + c.Text + "-]")
			case Added:
				b.WriteString("{+" + c.Text + "+}")
			default:
				b.WriteString(c.Text)
			}
		}
		if b.String() != want {
			t.Errorf("%s:\n got %+q\nwant %+q", name, b.String(), want)
		}
	}
}

func codePoints(t *testing.T, s string) string {
	t.Helper()
	for i := strings.Index(s, `\u`); i >= 0; i = strings.Index(s, `\u`) {
		n, err := strconv.ParseUint(s[i+2:i+6], 16, 32)
		if err != nil {
			t.Fatal(err)
		}
		s = s[:i] + string(rune(n)) + s[i+6:]
	}
	return s
}

// FuzzDiff: whatever two texts are compared, nothing of either is lost or
// invented, and no word is cut.
func FuzzDiff(f *testing.F) {
	f.Add("You can see a nurse.", "You can see a doctor.")
	f.Add("زندگی می کند {advice} 01632 960 123", "زندگی می\u200cکند {emergency}")
	f.Add("", "ሰላም፣ e\u0301")
	f.Fuzz(func(t *testing.T, old, new string) {
		if len(old)+len(new) > 4000 || strings.ToValidUTF8(old, "") != old || strings.ToValidUTF8(new, "") != new {
			t.Skip()
		}
		if strings.Join(Tokens(old), "") != old {
			t.Fatalf("the tokens of %q do not join to it", old)
		}
		was, is, last := "", "", Change{}
		for i, c := range Diff(old, new) {
			if c.Text == "" {
				t.Fatal("an empty change")
			}
			if i > 0 && c.Kind == last.Kind {
				t.Fatalf("two neighbours are both %c", c.Kind)
			}
			if c.Kind != Added {
				was += c.Text
			}
			if c.Kind != Removed {
				is += c.Text
			}
			last = c
		}
		if was != old || is != new {
			t.Fatalf("%q → %q: lost or invented: %q → %q", old, new, was, is)
		}
	})
}

func TestAlign(t *testing.T) {
	for _, c := range []struct {
		name     string
		old, new []string
		want     []Pair
	}{
		{"the same", []string{"one here", "two here"}, []string{"one here", "two here"}, []Pair{{0, 0}, {1, 1}}},
		{"one more in the middle", []string{"come and ask us", "it is free for you"}, []string{"come and ask us", "quite another thing", "it is free for you"}, []Pair{{0, 0}, {-1, 1}, {1, 2}}},
		{"one gone", []string{"come and ask us", "it is free", "call us now"}, []string{"come and ask us", "call us now"}, []Pair{{0, 0}, {1, -1}, {2, 1}}},
		{"written anew", []string{"come and ask us", "tea"}, []string{"come and ask us", "ሻይ በነጻ"}, []Pair{{0, 0}, {1, 1}}},
		{"one has become two", []string{"you can see a doctor and it is free for everybody"}, []string{"you can see a doctor", "it is free for everybody"}, []Pair{{0, 0}, {-1, 1}}},
		{"nothing before", nil, []string{"a", "b"}, []Pair{{-1, 0}, {-1, 1}}},
	} {
		got := Align(c.old, c.new)
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, not %v", c.name, got, c.want)
		}
	}
}

func TestInvisible(t *testing.T) {
	for r, want := range map[rune]string{0x200c: "ZWNJ", 0xa0: "NBSP", 0x200f: "RLM", 'a': "", ' ': "", '\n': "", 0x1d: "U+001D", 0x2005: "U+2005", 0x2064: "U+2064", 0xfe0f: "U+FE0F"} {
		if got := Invisible(r); got != want {
			t.Errorf("U+%04X is %q, not %q", r, got, want)
		}
	}
}

package typeset

import (
	"bufio"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/bidi"
)

// words are the characters of testdata/bidi.levels.
var words = map[string]rune{
	"L": 'a', "R": 'א', "AL": 'ا', "EN": '1', "AN": '٣', "ES": '+', "CS": ',', "ET": '%', "NSM": '\u0301',
	"WS": ' ', "ON": '!', "(": '(', ")": ')', "[": '[', "]": ']', "2329": '\u2329', "232A": '\u232A',
	"3008": '\u3008', "3009": '\u3009', "LRE": '\u202A', "RLE": '\u202B', "PDF": '\u202C', "LRO": '\u202D',
	"RLO": '\u202E', "LRI": lri, "RLI": rli, "FSI": fsi, "PDI": pdi, "LRM": '\u200E', "RLM": '\u200F',
	"ALM": '\u061C', "BN": '\u200C', "B": '\u2029',
}

func TestEmbedding(t *testing.T) {
	for name, least := range map[string]int{"bidi": 500, "bidi-brackets": 5} {
		t.Run(name, func(t *testing.T) { checkLevels(t, "testdata/"+name+".levels", least) })
	}
}

func checkLevels(t *testing.T, file string, least int) {
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	checked := 0
	scan := bufio.NewScanner(f)
	scan.Buffer(nil, 1<<20)
	for line := 1; scan.Scan(); line++ {
		if strings.HasPrefix(scan.Text(), "#") {
			continue
		}
		input, want, _ := strings.Cut(scan.Text()[2:], " | ")
		base := scan.Text()[0] - '0'
		var text []rune
		for _, w := range strings.Fields(input) {
			r, ok := words[w]
			if !ok {
				t.Fatalf("line %d: %q", line, w)
			}
			text = append(text, r)
		}
		var got []string
		for i, level := range embedding(text, base) {
			if expected := strings.Fields(want); expected[i] == "x" {
				got = append(got, "x")
			} else {
				got = append(got, fmt.Sprint(level))
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("line %d: %d %s\n got %s\nwant %s", line, base, input, strings.Join(got, " "), want)
		}
		checked++
	}
	if checked < least {
		t.Errorf("only %d cases", checked)
	}
}

// BD2 and BD16 have limits; text beyond them is still text.
func TestEmbeddingDepth(t *testing.T) {
	for _, unit := range []string{"\u2067", "\u202B", "\u202Ea", "(", "(א", "\u2068(", "\u2066\u2067"} {
		text := []rune(strings.Repeat(unit, 20000) + "אa1")
		for _, level := range embedding(text, 1) {
			if level > maxDepth+1 {
				t.Fatalf("%q: level %d", unit, level)
			}
		}
	}
}

func TestVisual(t *testing.T) {
	for _, c := range []struct {
		levels []uint8
		want   []int
	}{
		{nil, []int{}},
		{[]uint8{0, 0}, []int{0, 1}},
		{[]uint8{1, 1}, []int{1, 0}},
		{[]uint8{0, 1, 2, 1, 0}, []int{0, 3, 2, 1, 4}},
		{[]uint8{1, 2, 2, 1}, []int{3, 1, 2, 0}},
		{[]uint8{2, 3, 2, 1}, []int{3, 0, 1, 2}},
	} {
		if got := visual(c.levels); !slices.Equal(got, c.want) {
			t.Errorf("%v: %v, want %v", c.levels, got, c.want)
		}
	}
}

// The directions agree with golang.org/x/text where that can be asked: text
// without brackets and with its base direction forced by a mark.
func FuzzEmbedding(f *testing.F) {
	f.Add("abc אבג 123", false)
	f.Add("اتصل \u206601632 960 123\u2069 الآن", true)
	f.Fuzz(func(t *testing.T, text string, rtl bool) {
		mark, base := "\u200E", uint8(0)
		if rtl {
			mark, base = "\u200F", 1
		}
		clean := []rune(mark)
		for _, r := range text {
			p, _ := bidi.LookupRune(r)
			if c := p.Class(); c != bidi.B && !p.IsBracket() && !removed(c) && len(clean) < 500 {
				clean = append(clean, r)
			}
		}
		levels := embedding(clean, base)
		var other bidi.Paragraph
		if _, err := other.SetString(string(clean)); err != nil {
			t.Skip()
		}
		order, err := other.Order()
		if err != nil {
			t.Skip()
		}
		for n := range order.NumRuns() {
			run := order.Run(n)
			start, end := run.Pos()
			for i := start; i <= end && i < len(clean); i++ {
				if i == len(clean)-1 || clean[i] == ' ' {
					continue // it has applied L1
				}
				if want := run.Direction() == bidi.RightToLeft; (levels[i]%2 == 1) != want {
					p, _ := bidi.LookupRune(clean[i])
					if c := p.Class(); c == bidi.WS || c == bidi.S || initiator(c) || c == bidi.PDI {
						continue
					}
					t.Fatalf("%+q base %d: character %d has level %d", string(clean), base, i, levels[i])
				}
			}
		}
	})
}

package typeset

import (
	"strings"
	"testing"

	"github.com/go-text/typesetting/segmenter"
)

// Where a line may end is written |, where it must ¶. <LRI> and the like as in
// the case files.
func TestOpportunities(t *testing.T) {
	var seg segmenter.Segmenter
	marks := strings.NewReplacer("|", "", "¶", "")
	controls := strings.NewReplacer("<LRI>", "", "<PDI>", "")
	for _, want := range []string{
		// numbers
		"call |01632 960 123 |now¶",
		"call |(01632) 960 123 |now¶",
		"call |+1 800 555 |now¶",
		"call |+44 (0)20 7946 0000, |or¶",
		"at |09:30 |to |5 |pm¶",
		"Mon–|Fri |09:00–17:30¶",
		"on |25/11/2026 |and |05-11-2026¶",
		"٠١٦٣٢ ٩٦٠ ١٢٣ |نعم¶",
		"1, |2, |3 |and |4¶",
		"1 |2 |3 |4 |5 |6 |7 |8 |9 |10 |11 |12 |13 |14 |15 |16¶",
		"x |<LRI>1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16<PDI> |y¶",
		"x |<LRI>two |words<PDI> |y¶",
		// Ethiopic
		"ሐኪም፡|ማየት።|ነጻ፣|ነው፤|ምን፥|ምን፧|ምን፦|ምን፨|ምን¶",
		"ሰላም።» |ሰላም ። |ሰላም፡፡|ሰላም¶",
		"ከ |2፡30 |እስከ |፪፡፴፡|ሰላም¶",
		"(ሰላም።) |ሰላም¶",
		// characters that give no break
		"می\u200cتوانید |خانواده\u200c |ها¶",
		"well-|known |in<SHY>ter |a<NBSP>b |on<ZWSP>|line¶",
		"-<ZWNJ>x¶",
		// closing marks after a space
		"قال |« نعم » |ثم |( لا ) ! ؟ ، |نعم¶",
		"say |“ yes ” |and |‘ no ’ ; |a ! |b ? |c¶",
		"say |“yes” |(and |no)¶",
		// hudhaa
		"har'a |bu’aa |ba’ |waa'ee¶",
		// a space with a mark on it is one cluster
		"a \u0301b |c¶",
		// line ends
		"one\n¶two<LS>¶three¶",
	} {
		p, err := read(plain(hidden.Replace(marks.Replace(want))), 0)
		if err != nil {
			t.Fatal(err)
		}
		breaks, _ := p.opportunities(&seg)
		var got strings.Builder
		for i, r := range p.runes {
			got.WriteString([]string{"", "|", "¶"}[breaks[i]])
			got.WriteRune(r)
		}
		got.WriteString("¶")
		want = show(hidden.Replace(controls.Replace(want)))
		if show(got.String()) != want {
			t.Errorf("\n got %s\nwant %s", show(got.String()), want)
		}
	}
}

func TestScanNumbers(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"call 01632 960 123.", "01632 960 123 phone whole"},
		{"(01632) 960-123", "(01632) 960-123 phone whole"},
		{"+1 800 555", "+1 800 555 phone whole"},
		{"999", "999 whole"},
		{"2020 500", "2020 500 whole"},
		{"05-11-2026", "05-11-2026 whole"},
		{"2020-2021", "2020-2021 whole"},
		{"09:00–17:30", "09:00–17:30 whole"},
		{"٠١٦٣٢ ٩٦٠ ١٢٣", "٠١٦٣٢ ٩٦٠ ١٢٣ phone whole"},
		{"1 2 3 4 5 6 7 8 9 10 11 12 13 14 15", "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15"},
		{"1, 2", "1 whole; 2 whole"},
		{"a) (1) +", "(1) whole"},
		{"+ 5", "5 whole"},
		{"(((7", "(7 whole"},
		{"\u2066*#06#\u2069", "*#06# whole"},
		{"\u2066a1\u2069", "1 whole"},
		{"\u20661", "1 whole"},
	} {
		text := []rune(c.text)
		var got []string
		for _, n := range scanNumbers(text) {
			s := string(text[n.start:n.end])
			if n.phone {
				s += " phone"
			}
			if n.whole {
				s += " whole"
			}
			got = append(got, s)
		}
		if strings.Join(got, "; ") != c.want {
			t.Errorf("%q: %q, want %q", c.text, strings.Join(got, "; "), c.want)
		}
	}
}

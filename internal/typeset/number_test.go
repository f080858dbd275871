package typeset

import (
	"maps"
	"slices"
	"testing"
)

// In every language that runs from right to left, a telephone number stands on
// one line in one piece from left to right, isolated or not.
func TestNumbersAsWritten(t *testing.T) {
	fonts, languages := project(t)
	for _, id := range slices.Sorted(maps.Keys(languages)) {
		l := languages[id]
		for _, number := range []string{
			"01632 960 123", "01632-960-123", "(01632) 960 123", "+1 800 555", "+44 20 7946 0000",
			"0800 123 4567", "116 123 116", "999", "09:30", "25/11/2026", "\u206609:00–17:30\u2069", "\u20665-7\u2069",
		} {
			shown := drawn(plain(number))
			for _, frame := range [][2]string{{"", ""}, {"نعم ", " نعم"}, {"نعم ", "."}, {"", "، نعم"}} {
				if l.Script != "Arab" && frame[0]+frame[1] != "" {
					continue
				}
				lines, err := fonts.Paragraph(plain(frame[0]+number+frame[1]), Style{Language: l, Size: 4939, Weight: 500}, 50000)
				if err != nil {
					t.Fatal(err)
				}
				found := 0
				for _, line := range lines {
					for _, r := range line.Runs {
						if r.Text == shown && !r.RTL {
							found++
						}
					}
				}
				if found != 1 {
					t.Errorf("%s: %q in %q: %+v", id, shown, frame, lines)
				}
			}
		}
	}
}

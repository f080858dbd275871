package check

import (
	"strconv"
	"strings"
	"testing"

	"salam/internal/evidence"
	"salam/internal/library"
	"salam/internal/tree"
)

// What a check says of the facts from day to day.
func TestFacts(t *testing.T) {
	day := func(y, m, d int) tree.Date { return tree.Date{Year: y, Month: m, Day: d} }
	lib := &library.Library{
		Messages: []*library.Message{
			{ID: "tea", File: "tea.md", Facts: []string{"hot", "free"}, Lines: tree.Lines{"facts": 10}},
			{ID: "cup", File: "cup.md", Facts: []string{"hot", "round"}, Lines: tree.Lines{"facts": 11}},
		},
		Facts: map[string]library.Fact{
			"free":  {Checked: day(2026, 11, 22), Confidence: library.Confirmed, Line: 1},
			"hot":   {Checked: day(2026, 11, 22), Confidence: library.SecondHand, Line: 6},
			"round": {Checked: day(2026, 11, 22), Confidence: library.Memory, Line: 11},
			"blue":  {Checked: day(2026, 11, 22), Confidence: library.Confirmed, Line: 16},
		},
	}
	policy := evidence.Floor
	policy.Facts = evidence.FactPolicy{Confirmed: 365, SecondHand: 180, Memory: 90}
	always := []string{
		"content/facts.toml:16 fact-unused",
		"cup.md:11 fact-memory it rests on facts that nobody has looked up: round",
	}
	for _, c := range []struct {
		on   tree.Date
		want []string
	}{
		{day(2026, 11, 25), nil},
		{day(2027, 1, 6), nil},
		{day(2027, 1, 7), []string{"content/facts.toml:11 fact-aging the fact \"round\" is good until 2027-02-20; on it rests: cup"}},
		{day(2027, 2, 21), []string{"content/facts.toml:11 fact-stale the fact \"round\" was good until 2027-02-20; on it rests: cup"}},
		{day(2027, 5, 21), []string{
			"content/facts.toml:6 fact-aging the fact \"hot\" is good until 2027-05-21; on it rests: tea, cup",
			"content/facts.toml:11 fact-stale",
		}},
	} {
		var got []string
		for _, f := range Facts(lib, policy, c.on) {
			if f.Severity != Warn {
				t.Errorf("%s: %+v is no warning", c.on, f)
			}
			got = append(got, f.File+":"+strconv.Itoa(f.Line)+" "+f.Rule+" "+f.Message)
		}
		want := append(c.want, always...)
		for _, w := range want {
			if !strings.Contains("\n"+strings.Join(got, "\n"), "\n"+w) {
				t.Errorf("%s: no %q in\n%s", c.on, w, strings.Join(got, "\n"))
			}
		}
		if len(got) != len(want) {
			t.Errorf("%s: %d findings, want %d:\n%s", c.on, len(got), len(want), strings.Join(got, "\n"))
		}
	}
}

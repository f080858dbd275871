package evidence

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// The columns of testdata/decisions.txt, their values in words, and how a
// value becomes a fact.
var columns = []struct {
	name   string
	values []string
	set    func(f *facts, i int)
}{
	{"text", []string{"no", "yes"}, func(f *facts, i int) { f.Text = i == 1 }},
	{"kind", []string{"ordinary", "clinical"}, func(f *facts, i int) { f.Clinical = i == 1 }},
	{"English", []string{"ready", "unsigned", "disputed", "withdrawn", "ended"}, func(f *facts, i int) { f.English = english(i) }},
	{"taken back", []string{"no", "yes"}, func(f *facts, i int) { f.Withdrawn = i == 1 }},
	{"finding", []string{"none", "open"}, func(f *facts, i int) { f.Finding = i == 1 }},
	{"evidence", []string{"nothing", "part", "once", "earlier", "whole"}, func(f *facts, i int) { f.Evidence = amount(i) }},
	{"revision", []string{"routine", "safety"}, func(f *facts, i int) { f.Safety = i == 1 }},
	{"grace", []string{"running", "over"}, func(f *facts, i int) { f.Grace = i == 1 }},
	{"one reader", []string{"no", "yes"}, func(f *facts, i int) { f.OneReader = i == 1 }},
}

type row struct {
	line  int
	cells [][]string // per column, the values it stands for
	state State
	used  int
}

func (r *row) holds(words []string) bool {
	for i, w := range words {
		if !slices.Contains(r.cells[i], w) {
			return false
		}
	}
	return true
}

func readDecisions(t *testing.T) []*row {
	t.Helper()
	src, err := os.ReadFile("testdata/decisions.txt")
	if err != nil {
		t.Fatal(err)
	}
	var rows []*row
	header := false
	for n, line := range strings.Split(string(src), "\n") {
		if strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#") {
			continue
		}
		left, state, ok := strings.Cut(line, "=>")
		cells := strings.Split(strings.TrimRight(strings.TrimSpace(left), "|"), "|")
		if !ok || len(cells) != len(columns) {
			t.Fatalf("line %d has %d columns, not %d", n+1, len(cells), len(columns))
		}
		r := &row{line: n + 1, state: State(strings.TrimSpace(state))}
		for i, c := range cells {
			c = strings.TrimSpace(c)
			if !header {
				if c != columns[i].name {
					t.Fatalf("line %d: column %q, not %q", n+1, c, columns[i].name)
				}
				continue
			}
			values := strings.Split(c, ", ")
			if c == "any" {
				values = columns[i].values
			}
			for _, v := range values {
				if !slices.Contains(columns[i].values, v) {
					t.Fatalf("line %d: %q is no value of %s", n+1, v, columns[i].name)
				}
			}
			r.cells = append(r.cells, values)
		}
		if header {
			rows = append(rows, r)
		}
		header = true
	}
	return rows
}

func TestDecisions(t *testing.T) {
	rows := readDecisions(t)
	combinations := 0
	var each func(f facts, words []string)
	each = func(f facts, words []string) {
		if i := len(words); i < len(columns) {
			for v, word := range columns[i].values {
				next := f
				columns[i].set(&next, v)
				each(next, append(slices.Clone(words), word))
			}
			return
		}
		combinations++
		var match []*row
		for _, r := range rows {
			if r.holds(words) {
				match = append(match, r)
			}
		}
		if len(match) != 1 {
			t.Fatalf("%v is in %d rows, not in one", words, len(match))
		}
		match[0].used++
		if got, why := decide(f); got != match[0].state || why == "" {
			t.Errorf("line %d, %v: decided %s (%s), the table says %s", match[0].line, words, got, why, match[0].state)
		}
	}
	each(facts{}, nil)
	if combinations != 3200 {
		t.Errorf("%d combinations, not 3200: has a column lost a value?", combinations)
	}
	for _, r := range rows {
		if r.used == 0 {
			t.Errorf("line %d is about nothing", r.line)
		}
	}
}

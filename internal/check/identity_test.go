package check

import (
	"fmt"
	"strings"
	"testing"
)

// wrongTable hands each language the corpus of every other, whole lines
// and their first eight words, and each its own.
func wrongTable(t *testing.T) (rows []string) {
	t.Helper()
	checkers := map[string]*Checker{}
	for _, c := range corpora {
		checkers[c.file] = checkerOf(t, c.lang, c.profile)
	}
	for _, c := range []struct{ file, in string }{{"ti_ET", "am"}, {"ti_ER", "am"}, {"am", "ti_ET"}, {"am", "ti_ER"}, {"ar", "fa"}, {"ar", "prs"}, {"ar", "ps"}, {"ar", "ckb"}, {"fa", "ar"}, {"fa", "ps"}, {"fa", "ckb"}, {"prs", "ps"}, {"ps", "ar"}, {"ps", "fa"}, {"ps", "prs"}, {"ps", "ckb"}, {"ckb", "ar"}, {"ckb", "fa"}, {"ckb", "ps"}, {"om", "es"}, {"es", "om"}, {"am", "es"}, {"om", "am"}} {
		pairs := corpus(t, c.file)
		found, short, n := 0, 0, 0
		for _, p := range pairs {
			words := strings.Fields(p.Translation)
			if len(words) < 8 {
				continue
			}
			n++
			rules := []string{"wrong-language", "wrong-script"}
			if finds(checkers[c.in], p, rules) {
				found++
			}
			p.Translation = strings.Join(words[:8], " ")
			if finds(checkers[c.in], p, rules) {
				short++
			}
		}
		rows = append(rows, fmt.Sprintf("| %s | %s | %.1f %% | %.1f %% |", c.file, c.in, 100*float64(found)/float64(n), 100*float64(short)/float64(n)))
		if float64(found) < 0.95*float64(n) {
			t.Errorf("%s filed as %s: %d of %d told", c.file, c.in, found, n)
		}
	}
	return rows
}

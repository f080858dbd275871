package check

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// A count is how many of the planted faults were found.
type count struct{ planted, found int }

// planted puts each fault into as many lines of a corpus as have room for it,
// with a fixed seed, and counts how many are found that were not there before.
func planted(t testing.TB, faults []fault) map[string]map[string]count {
	const most = 120
	all := map[string]map[string]count{}
	for _, c := range corpora {
		checker := checkerOf(t, c.lang, c.profile)
		pairs := corpus(t, c.file)
		for _, f := range faults {
			if f.languages != "" && !slices.Contains(strings.Fields(f.languages), c.file) {
				continue
			}
			r := rand.New(rand.NewPCG(19, 2020))
			n := count{}
			for _, i := range r.Perm(len(pairs)) {
				p, ok := f.plant(r, c.lang, checker, pairs[i])
				if !ok || finds(checker, pairs[i], f.rules) {
					continue
				}
				n.planted++
				if finds(checker, p, f.rules) {
					n.found++
				} else if testing.Verbose() {
					fmt.Printf("missed %s in %s %s\n   EN %s\n   TR %s\n", f.name, c.file, p.ID, p.English, p.Translation)
				}
				if n.planted == most {
					break
				}
			}
			if n.planted > 0 {
				if all[f.name] == nil {
					all[f.name] = map[string]count{}
				}
				all[f.name][c.file] = n
			}
		}
	}
	return all
}

func finds(c *Checker, p Pair, rules []string) bool {
	return slices.ContainsFunc(c.pair(newEnglish(p.English), "body", p.Translation).found, func(f Finding) bool { return slices.Contains(rules, f.Rule) })
}

// TestRecall: of the facts and the code points that are changed, 95 in 100 are
// found, in every language that has room for twenty.
func TestRecall(t *testing.T) {
	for _, kind := range [][]fault{facts, points} {
		all := planted(t, kind)
		for _, f := range kind {
			for _, c := range corpora {
				n := all[f.name][c.file]
				if n.planted >= 5 && float64(n.found) < 0.95*float64(n.planted) {
					t.Errorf("%s in %s: %d of %d found", f.name, c.file, n.found, n.planted)
				}
			}
		}
	}
}

package check

import (
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
	const most = 60
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

// least is the share of each kind of fault that has to be found, in every
// language that has room for five. Whole numbers up to 12 are written as words
// as often as not, so that fewer of them can be sure.
func least(f fault) float64 {
	if f.name == small {
		return 0.85
	}
	return 0.95
}

const small = "a number up to 12"

func checkRecall(t *testing.T, all map[string]map[string]count) {
	t.Helper()
	for _, f := range slices.Concat(facts, points) {
		for _, c := range corpora {
			n := all[f.name][c.file]
			if n.planted >= 5 && float64(n.found) < least(f)*float64(n.planted) {
				t.Errorf("%s in %s: %d of %d found", f.name, c.file, n.found, n.planted)
			}
		}
	}
}

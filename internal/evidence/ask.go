package evidence

import (
	"cmp"
	"slices"
)

// An Ask is one thing to ask somebody for, and what it would do. One person
// who reads a language can read every text that waits for them; an answer to
// a finding is about one message, but about all languages where the English is
// meant.
type Ask struct {
	Who      string // as in Want
	Language string
	Message  string
	Texts    int // texts that it moves forward
	Finishes int // texts that need nothing else, and nobody else
	Text     string

	weight int // 840ths of all that the texts still need
}

// Asks orders what is needed by how much of all that is missing it would bring:
// a text that needs two people is half done by one of them. What is equal
// stands in the order of the library. keep narrows the texts that are counted;
// nil: all.
func (st *Standing) Asks(keep func(*Status) bool) []Ask {
	var asks []Ask
	for _, s := range st.Texts {
		if keep != nil && !keep(s) {
			continue
		}
		seen := map[int]bool{}
		for _, w := range s.Wants {
			i := slices.IndexFunc(asks, func(a Ask) bool { return a.Who == w.Who && a.Language == w.Language && a.Message == w.Message })
			if i < 0 {
				i = len(asks)
				asks = append(asks, Ask{Who: w.Who, Language: w.Language, Message: w.Message, Text: w.Text})
			}
			if !seen[i] {
				asks[i].Texts++
				asks[i].weight += 840 / people(s.Wants)
				if len(s.Wants) == 1 && w.Count <= 1 {
					asks[i].Finishes++
				}
			}
			seen[i] = true
		}
	}
	slices.SortStableFunc(asks, func(a, b Ask) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(b.Finishes, a.Finishes))
	})
	return asks
}

// people counts those whom a text needs, up to 840.
func people(wants []Want) int {
	n := 0
	for _, w := range wants {
		n += max(1, w.Count)
	}
	return min(840, n)
}

package evidence

import (
	"fmt"
	"slices"
	"testing"
)

// TestFills holds the count against trying every way to seat people.
func TestFills(t *testing.T) {
	people := []string{"a", "b", "c", "d"}
	subset := func(bits int) (all []string) {
		for i, p := range people {
			if bits&(1<<i) != 0 {
				all = append(all, p)
			}
		}
		return all
	}
	yes := 0
	for n := range 16 {
		for m := range 16 {
			for _, q := range []quota{{1, 1, 0}, {2, 1, 0}, {1, 2, 0}, {2, 2, 0}, {1, 1, 1}, {0, 0, 1}, {0, 0, 0}} {
				for _, clinicians := range [][]string{nil, {"a"}} {
					tl := tally{subset(n), subset(m), clinicians}
					want := seats(tl.naturalness, tl.meaning, q.naturalness, q.meaning, nil) && len(clinicians) >= q.clinical
					if got := tl.fills(q); got != want {
						t.Errorf("naturalness %v, meaning %v, clinicians %v, quota %+v: %v", tl.naturalness, tl.meaning, clinicians, q, got)
					}
					if want {
						yes++
					}
				}
			}
		}
	}
	if yes == 0 {
		t.Error("nothing was ever enough")
	}
}

// seats tries to give n and m places to different people.
func seats(natural, meaning []string, n, m int, taken []string) bool {
	if n == 0 && m == 0 {
		return true
	}
	from, n2, m2 := natural, n-1, m
	if n == 0 {
		from, n2, m2 = meaning, 0, m-1
	}
	for _, p := range from {
		if !slices.Contains(taken, p) && seats(natural, meaning, n2, m2, append(slices.Clone(taken), p)) {
			return true
		}
	}
	return false
}

func TestUncovered(t *testing.T) {
	brief := []Item{{Item: "know 1", Says: "Free."}, {Item: "do 1", Says: "Ask."}}
	for _, c := range []struct {
		asked []Item
		ok    bool
	}{
		{[]Item{{"know 1", "Free.", "yes"}, {"do 1", "Ask.", "yes"}}, true},
		{[]Item{{"do 1", "Ask. ", "yes"}, {"know 1", "Free.", "missed"}}, true},
		{[]Item{{"know 1", "Free.", "yes"}}, false},
		{[]Item{{"know 1", "Free.", "yes"}, {"do 1", "Ask twice.", "yes"}}, false},
		{nil, false},
	} {
		if got := uncovered(brief, c.asked); (got == "") != c.ok {
			t.Errorf("%v: %q", c.asked, got)
		}
	}
}

func TestRefuses(t *testing.T) {
	for _, c := range []struct {
		item  Item
		wants bool
	}{
		{Item{"do 1", "x", "missed"}, true},
		{Item{"do 1", "x", "wrong"}, true},
		{Item{"know 1", "x", "wrong"}, true},
		{Item{"keep 1", "x", "wrong"}, true},
		{Item{"know 1", "x", "missed"}, false},
		{Item{"do 1", "x", "yes"}, false},
	} {
		r := Record{Verdict: "pass", Items: []Item{c.item}}
		if got := r.refuses(); got != c.wants {
			t.Errorf("%v: refuses is %v", c.item, got)
		}
	}
}

func TestReaches(t *testing.T) {
	for _, c := range []struct {
		correct, asked, share int
		want                  bool
	}{{10, 15, twoThirds, true}, {9, 15, twoThirds, false}, {2, 3, twoThirds, true}, {66, 100, twoThirds, false}, {17, 20, 850, true}, {16, 20, 850, false}} {
		t.Run(fmt.Sprint(c), func(t *testing.T) {
			if reaches(c.correct, c.asked, c.share) != c.want {
				t.Error("wrong side")
			}
		})
	}
}

package desk

import "testing"

func TestAlike(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"recieve", "receive", true}, {"wont", "won’t", true}, {",", ";", true}, {"health care", "healthcare", true},
		{"", "not", false}, {"not ", "", false}, {"can", "cannot", false}, {"doctor", "nurse", false}, {"free", "for money", false},
	} {
		if got := alike(c.a, c.b); got != c.want {
			t.Errorf("%q, %q: %v", c.a, c.b, got)
		}
	}
}

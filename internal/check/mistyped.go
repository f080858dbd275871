package check

import (
	"fmt"
	"strings"
)

// mistyped: a Latin word of the translation that the English has not, and one
// of the English that is nearly the same and is not in the translation.
func mistyped(p *pair) {
	t := p.t
	var there map[string]bool
	for i := range t.words {
		w := &t.words[i]
		lower := strings.ToLower(w.s)
		if w.script != latin || len(w.s) < 4 || len(p.en.lower) == 0 || p.en.set[lower] || w.s != ascii7(w.s) || insideCode(t, w) || touches(t, w) || p.en.compound(lower) {
			continue
		}
		if there == nil {
			there = map[string]bool{}
			for j := range t.words {
				there[strings.ToLower(t.words[j].s)] = true
			}
		}
		for k, e := range p.en.lower {
			if len(e) < 4 || there[e] || len(e)+len(lower) < 10 && !capital(w.s) || e[0] != lower[0] && e[1] != lower[1] {
				continue
			}
			limit := 1
			if len(e) >= 8 {
				limit = 2
			}
			if d := distance(e, lower, limit); d > 0 && d <= limit && !inflected(e, lower) {
				p.find("en-typo", w.from, w.to, w.s, fmt.Sprintf("“%s”: the English has “%s”", w.s, p.en.t.words[k].s), "copy the name letter by letter")
				return
			}
		}
	}
}

// compound reports whether a word is two neighbouring words of the English
// written together, or the other way round.
func (e *english) compound(w string) bool {
	for i := 1; i < len(e.lower); i++ {
		if e.lower[i-1]+e.lower[i] == w {
			return true
		}
	}
	return false
}

// inflected reports whether two English words differ in an ending only.
func inflected(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	for _, end := range [...]string{"s", "es", "'s", "d", "ed", "al", "ic", "n", "an", "ly", "y", "e", "r", "er", "l", "m", "t"} {
		if a+end == b {
			return true
		}
	}
	if len(a) > 4 && a[:len(a)-1] == b[:len(a)-1] && len(a) == len(b) {
		last := string([]byte{a[len(a)-1], b[len(b)-1]})
		return last == "ns" || last == "sn" || last == "na" || last == "an" || last == "ma" || last == "mn" || last == "sm" || last == "is" || last == "si" || last == "ea" || last == "ae"
	}
	return strings.HasSuffix(a, "y") && b == a[:len(a)-1]+"ies" || strings.HasSuffix(a, "is") && b == a[:len(a)-2]+"es" || strings.HasSuffix(a, "um") && b == a[:len(a)-2]+"a"
}

func ascii7(s string) string {
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 {
			return ""
		}
	}
	return s
}

// distance is the Damerau-Levenshtein distance (adjacent swaps count one),
// or more than limit.
func distance(a, b string, limit int) int {
	if len(a)-len(b) > limit || len(b)-len(a) > limit {
		return limit + 1
	}
	var rows [3][64]int
	if len(b) > 60 || len(a) > 60 {
		return limit + 1
	}
	for j := 0; j <= len(b); j++ {
		rows[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		row, above, two := &rows[i%3], &rows[(i+2)%3], &rows[(i+1)%3]
		row[0] = i
		least := i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			v := min(above[j]+1, row[j-1]+1, above[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				v = min(v, two[j-2]+1)
			}
			row[j] = v
			least = min(least, v)
		}
		if least > limit {
			return limit + 1
		}
	}
	return rows[len(a)%3][len(b)]
}

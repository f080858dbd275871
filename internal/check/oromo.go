package check

import (
	"fmt"
	"strings"
)

var omOnly = []string{"om"}

var oromoRules = []Rule{
	{ID: "om-triple", Severity: Error, Family: "Oromo", Languages: omOnly, What: "the same letter three times in a row", Why: "Length is written with two; the third is a slip. Names of the English are left out.", Example: "keeessatti → keessatti"},
	{ID: "om-hudhaa", Severity: Fix, Family: "Oromo", Languages: omOnly, What: "the hudhaa written with ' ‘ or `", Why: "Put right silently: ’ is 40 times as frequent.", Example: "ta'uu → ta’uu"},
	{ID: "om-cluster", Severity: Warn, Family: "Oromo", Languages: omOnly, What: "three consonants in a row", Why: "Oromo has no more than two; ch, dh, ny, ph, sh, ts and zy count as one. Names and English words are left out.", Example: "qijndeeffamni"},
	{ID: "om-hiatus", Severity: Warn, Family: "Oromo", Languages: omOnly, What: "two different vowels side by side", Why: "Between them stands a hudhaa or a consonant.", Example: "walittiakka → walitti akka"},
}

func oromo(p *pair) {
	t := p.t
	for i, r := range t.r {
		if (r == '\'' || r == '‘' || r == '`' || r == '´' || r == 'ʼ') && t.is(i-1) == latin && t.is(i+1) == latin && !englishContraction(p, i) {
			p.mend("om-hudhaa", i, i+1, "’", "a hudhaa written with another mark", "write ’ (U+2019)")
		}
	}
	for i := range t.words {
		w := &t.words[i]
		if w.script != latin || w.to-w.from < 3 || insideCode(t, w) {
			continue
		}
		lower := strings.ToLower(w.s)
		if triple(lower) && w.s != strings.ToUpper(w.s) && !roman(lower) && lower != "www" && !p.en.set[lower] && !(capital(w.s) && nameOf(p.en, lower)) {
			p.find("om-triple", w.from, w.to, w.s, fmt.Sprintf("the same letter three times in “%s”", w.s), "write it twice, or once")
			continue
		}
		if w.s != lower || p.en.set[lower] || touches(t, w) || len(lower) < 4 {
			continue
		}
		if c := cluster(lower); c != "" {
			p.find("om-cluster", w.from, w.to, w.s, fmt.Sprintf("“%s” has three consonants in a row (%s)", w.s, c), "is a vowel missing?")
		}
		if h := hiatus(lower); h != "" {
			p.find("om-hiatus", w.from, w.to, w.s, fmt.Sprintf("“%s” has two different vowels side by side (%s)", w.s, h), "is a hudhaa, a consonant or a space missing?")
		}
	}
}

func englishContraction(p *pair, i int) bool {
	w := p.t.wordAt(i)
	return w != nil && p.en.set[strings.ToLower(w.s)]
}

func triple(s string) bool {
	for i := 2; i < len(s); i++ {
		if s[i] == s[i-1] && s[i] == s[i-2] && s[i] >= 'a' && s[i] <= 'z' {
			return true
		}
	}
	return false
}

// nameOf reports whether a word is a name of the English in Oromo letters, by
// its first three consonants (Haaanter, Hunter): names are spelt freely.
func nameOf(e *english, w string) bool {
	own := consonants(w)
	if len(own) < 3 {
		return false
	}
	for i, s := range e.lower {
		if capital(e.t.words[i].s) && s[0] == w[0] && strings.HasPrefix(consonants(s), own[:3]) {
			return true
		}
	}
	return false
}

func consonants(s string) string {
	return strings.Map(func(r rune) rune {
		if r < 'a' || r > 'z' || vowel(byte(r)) {
			return -1
		}
		return r
	}, s)
}

func roman(s string) bool { return strings.Trim(s, "ivxlc") == "" }

func vowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }

// cluster is the first run of three consonants, digraphs counted as one.
func cluster(s string) string {
	from, n := 0, 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c < 'a' || c > 'z' || vowel(c) {
			n = 0
			continue
		}
		if n == 0 {
			from = i
		}
		n++
		if i+1 < len(s) {
			switch s[i : i+2] {
			case "ch", "dh", "ny", "ph", "sh", "ts", "zy":
				i++
			}
		}
		if n == 3 {
			return s[from : i+1]
		}
	}
	return ""
}

// hiatus is the first pair of unlike vowels.
func hiatus(s string) string {
	for i := 1; i < len(s); i++ {
		if vowel(s[i]) && vowel(s[i-1]) && s[i] != s[i-1] {
			return s[i-1 : i+1]
		}
	}
	return ""
}

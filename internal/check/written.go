package check

import (
	"fmt"
	"strings"
)

var writtenRules = []Rule{
	{ID: "identical", Severity: Error, Family: "Left in English", What: "the translation is the English text", Why: "Nobody who needs the language can read it. Names and addresses alone are no fault.", Example: "Ask for help. → Ask for help."},
	{ID: "en-func", Severity: Error, Family: "Left in English", What: "an English function word (the, of, to, and …) outside brackets, quotation marks and names", Why: "A piece of the English was left standing.", Example: "10 to 80 nm ዝኾኑ"},
	{ID: "en-word", Severity: Warn, Family: "Left in English", Languages: []string{"am", "ti", "ar", "fa", "prs", "ps", "ckb"}, What: "Latin words in small letters in running text", Why: "Three of ten are names of medicines and genes, which stay.", Example: "የ amniotic ፈሳሽ"},
	{ID: "en-typo", Severity: Error, Family: "Left in English", Languages: []string{"am", "ti", "ar", "fa", "prs", "ps", "ckb"}, What: "a Latin word that is nearly, and not quite, a word of the English", Why: "A name that was typed anew, wrongly: nobody finds it.", Example: "Lancet → Lanet"},
	{ID: "func-dup", Severity: Error, Family: "Left in English", What: "a function word twice in a row", Why: "Never content words: ልዩ ልዩ, tokko tokko and ورو ورو are grammar.", Example: "د د ويروس → د ويروس"},
}

// identical: an English text was left standing.
func identical(p *pair) {
	if p.en.t.s == "" || strings.TrimSpace(p.t.s) != strings.TrimSpace(p.en.t.s) {
		return
	}
	small := 0
	for i, w := range p.en.lower {
		if p.en.t.words[i].s == w && len(w) > 1 {
			small++
		}
	}
	// Two words may be a term that both languages have (corona virus).
	if small > 2 || small == 2 && !p.c.latin {
		p.strange = true
		p.find("identical", -1, -1, p.t.s, "this is the English text", "translate it")
	}
}

// englishFunction are words that only English has in the middle of a sentence.
var englishFunction = setOf("the", "and", "of", "to", "in", "for", "with", "from", "by", "are", "was", "were", "that", "this", "which", "or", "on", "at", "be", "been",
	"has", "have", "had", "not", "its", "their", "they", "will", "would", "can", "may", "these", "those", "than", "into", "your", "you", "we", "our", "his", "her", "who", "when", "if", "should", "could", "between", "during", "after", "before", "through", "other", "such", "also")

// Oromo and Spanish have some of these words, with other meanings.
var englishInLatin = setOf("the", "and", "with", "from", "was", "were", "that", "this", "which", "have", "their", "they", "would", "these", "those", "than", "into", "your", "you", "who", "when", "should", "could", "between", "during", "through", "been")

var notEnglish = setOf("et", "al", "vs", "km", "mg", "ml", "mm", "cm", "kg", "nm", "mol", "kb", "kda", "ph", "dl", "min", "sp", "spp", "de", "la", "von", "van", "da", "del", "el", "alpha", "beta", "gamma", "delta", "vitro", "vivo", "in", "mrna", "rna", "dna", "www", "http", "https", "com", "org", "gov", "sub", "sup", "br", "ii", "iii", "iv", "px", "ft", "hr", "sec", "co", "uk", "au", "fig", "no")

func setOf(words ...string) map[string]bool {
	all := make(map[string]bool, len(words))
	for _, w := range words {
		all[w] = true
	}
	return all
}

// englishLeft looks at the Latin words of a translation.
func englishLeft(p *pair) {
	t := p.t
	if t.has[latin] < 2 || p.strange {
		return
	}
	inside := enclosed(t)
	source := p.en
	run := 0
	for i := range t.words {
		w := &t.words[i]
		if w.script != latin || inside[w.from] || insideCode(t, w) {
			run = 0
			continue
		}
		lower := strings.ToLower(w.s)
		small := w.s == lower
		list := englishFunction
		if p.c.latin {
			list = englishInLatin
		}
		if small && list[lower] && source.set[lower] && !betweenNames(t, i, p.c.latin) && !touches(t, w) {
			p.find("en-func", w.from, w.to, w.s, fmt.Sprintf("the English word “%s” was left standing", w.s), "translate it, or put a name in quotation marks or brackets")
		}
		if p.c.latin || touches(t, w) {
			run = 0
			continue
		}
		if small && len(w.s) > 2 && !notEnglish[lower] && !medicine(lower) && !list[lower] {
			run++
			if source.set[lower] || run > 1 {
				p.find("en-word", w.from, w.to, w.s, fmt.Sprintf("“%s” stands in English", w.s), "translate it or write it in the script; a name may stay")
			}
		} else {
			run = 0
		}
	}
	if !p.c.latin {
		mistyped(p)
	}
}

// medicine reports whether a word has an ending of medicines or of the names
// of genes and chemicals, which are written in Latin letters in every script.
func medicine(w string) bool {
	for _, end := range [...]string{"vir", "mab", "quine", "mycin", "cillin", "ase", "azole", "feron", "statin", "pril", "sartan", "virus", "viridae"} {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return drugNames[w]
}

// touches reports whether a hyphen, a figure or another letter hangs on the
// word: then it is part of a name.
func touches(t *text, w *word) bool {
	for _, i := range [...]int{w.from - 1, w.to} {
		if c := t.is(i); c == digit || c.letter() {
			return true
		}
	}
	return hyphen(t.rune(w.from-1)) && !(t.is(w.from-2) == space) || hyphen(t.rune(w.to)) && !(t.is(w.to+1) == space)
}

// betweenNames reports whether the word is in the middle of a name: Ministry
// of Communication.
func betweenNames(t *text, i int, latinText bool) bool {
	name := func(j int) bool {
		return j >= 0 && j < len(t.words) && t.words[j].script == latin && capital(t.words[j].s)
	}
	near := func(a, b int) bool { return a >= 0 && b < len(t.words) && t.words[b].from-t.words[a].to <= 2 }
	before := near(i-1, i) && name(i-1)
	after := near(i, i+1) && (name(i+1) || near(i+1, i+2) && englishFunction[strings.ToLower(t.words[i+1].s)] && name(i+2))
	if !before && near(i-1, i) && englishFunction[strings.ToLower(t.words[i-1].s)] {
		before = near(i-2, i-1) && name(i-2)
	}
	if latinText {
		// Between words of a Latin-script language the English has to show on both sides.
		return before || after
	}
	return before && after
}

// enclosed marks the characters inside brackets and quotation marks.
func enclosed(t *text) []bool {
	inside := make([]bool, len(t.r)+1)
	depth, quote := 0, false
	for i, r := range t.r {
		switch r {
		case '(', '[', '“', '«', '‘', '„':
			depth++
		case ')', ']', '”', '»':
			depth = max(0, depth-1)
		case '"':
			quote = !quote
		case '\n':
			depth, quote = 0, false
		}
		inside[i] = depth > 0 || quote
	}
	return inside
}

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

// doubledWords finds a function word twice in a row.
func doubledWords(p *pair) {
	t := p.t
	for i := 1; i < len(t.words); i++ {
		a, b := &t.words[i-1], &t.words[i]
		if b.from-a.to != 1 || t.class[a.to] != space || len(a.s) != len(b.s) {
			continue
		}
		w := a.lower()
		if w != b.lower() || !p.c.doubled[w] || t.is(b.to) == digit || hyphen(t.rune(b.to)) || hyphen(t.rune(a.from-1)) || apostrophe(t.rune(b.to)) {
			continue
		}
		p.find("func-dup", a.from, b.to, t.part(a.from, b.to), fmt.Sprintf("“%s” stands twice", a.s), "delete one")
	}
}

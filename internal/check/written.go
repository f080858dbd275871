package check

import (
	"fmt"
	"slices"
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
		if small && len(w.s) > 2 && !notEnglish[lower] && !medicine(lower) && !list[lower] && !slices.Contains(p.keep, w.s) {
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

package check

import (
	"fmt"
	"strings"
	"unicode"
)

var esOnly = []string{"es"}

var spanishRules = []Rule{
	{ID: "es-inv", Severity: Error, Family: "Spanish", Languages: esOnly, What: "a question or exclamation without ¿ or ¡, or the other way round", Why: "The reader learns too late how to read the sentence. Marks inside a name (“StopKorona!”) are left out.", Example: "Cómo está? → ¿Cómo está?"},
	{ID: "es-accent", Severity: Error, Family: "Spanish", Languages: esOnly, What: "a missing accent where the bare word is no other word", Why: "Readers take the text for careless.", Example: "tambien → también, atencion → atención"},
	{ID: "es-reg", Severity: Warn, Family: "Spanish", Languages: esOnly, What: "tú and usted in one text, or in the texts of one project", Why: "The voice changes in mid-speech.", Example: "Pida … si quieres"},
}

func spanish(p *pair) {
	t := p.t
	p.inverted()
	for i := range t.words {
		w := &t.words[i]
		if w.script != latin || w.to-w.from < 5 {
			continue
		}
		l := strings.ToLower(w.s)
		bare := strings.HasSuffix(l, "cion") || strings.HasSuffix(l, "sion") && !strings.HasSuffix(l, "fusion") || strings.HasSuffix(l, "xion")
		if bare && !p.en.set[l] && !insideCode(t, w) && !(capital(w.s) && t.is(w.from-1) != space) {
			p.find("es-accent", w.from, w.to, w.s, fmt.Sprintf("“%s” has no accent", w.s), "write "+w.s[:len(w.s)-2]+"ón")
		}
	}
	if you, formal := spanishRegister(t); you != nil && formal != nil {
		p.find("es-reg", you.from, you.to, you.s+" "+formal.s, fmt.Sprintf("“%s” says tú and “%s” says usted", you.s, formal.s), "use one throughout")
	}
}

// inverted: marks open and close in turn. One behind a word in quotation marks
// or behind a word with a capital inside is part of a name.
func (p *pair) inverted() {
	t := p.t
	var open [2]int // positions of ¿ and ¡ that wait, plus one
	for i, r := range t.r {
		k := 0
		switch r {
		case '¿', '¡':
			if r == '¡' {
				k = 1
			}
			open[k] = i + 1
		case '?', '!':
			if r == '!' {
				k = 1
			}
			// ¡…? and ¿…! belong together too.
			if open[k] == 0 && open[1-k] != 0 {
				open[1-k] = 0
				continue
			}
			if open[k] == 0 && !partOfName(t, i) && t.rune(i-1) != '?' && t.rune(i-1) != '!' {
				p.find("es-inv", i, i+1, t.around(max(0, i-1))+string(r), fmt.Sprintf("%c without its opening mark", r), "write "+map[rune]string{'?': "¿ … ?", '!': "¡ … !"}[r])
			}
			open[k] = 0
		}
	}
	for k, at := range open {
		if at > 0 {
			p.find("es-inv", at-1, at, t.part(at-1, at), fmt.Sprintf("%s without its closing mark", t.part(at-1, at)), map[int]string{0: "write ¿ … ?", 1: "write ¡ … !"}[k])
		}
	}
}

func partOfName(t *text, i int) bool {
	if t.is(i-1) == space || t.rune(i-1) == '(' || t.rune(i+1) == '=' || t.is(i+1) == latin {
		return true
	}
	w := t.wordAt(i - 1)
	if w == nil {
		return false
	}
	quoted := strings.ContainsRune(`"“«'‘`, t.rune(w.from-1)) && strings.ContainsRune(`"”»'’`, t.rune(i+1))
	inner := false
	for j, r := range []rune(w.s) {
		inner = inner || j > 0 && unicode.IsUpper(r)
	}
	return quoted || inner && w.s != strings.ToUpper(w.s)
}

var (
	tuWords    = setOf("tú", "ti", "contigo", "tus", "tu", "puedes", "tienes", "quieres", "eres", "estás", "debes", "necesitas", "llames", "hazlo", "vienes", "sabes", "dile", "dinos", "pregúntanos")
	ustedWords = setOf("usted", "ustedes", "pídale", "llámenos", "díganos", "pregúntenos", "venga", "pida", "llame", "diga", "pregunte", "muestre", "espere")
)

// spanishRegister finds a word that says tú and one that says usted. Quoted
// speech is left out.
func spanishRegister(t *text) (you, formal *word) {
	var inside []bool
	for i := range t.words {
		w := &t.words[i]
		l := w.lower()
		tu, us := tuWords[l], ustedWords[l]
		if !tu && !us {
			continue
		}
		if inside == nil {
			inside = enclosed(t)
		}
		if inside[w.from] {
			continue
		}
		if tu && you == nil {
			you = w
		}
		if us && formal == nil {
			formal = w
		}
	}
	return
}

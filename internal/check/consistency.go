package check

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"salam/internal/library"
)

var consistencyRules = []Rule{
	{ID: "spelling-variant", Severity: Info, Family: "Consistency", Languages: []string{"am", "ti", "ps"}, What: "one word spelt two ways in one project: Amharic homophones (ሀ/ሐ/ኀ, ሰ/ሠ, አ/ዐ, ጸ/ፀ), Tigrinya ጸ/ፀ and ሰ/ሠ, Pashto ی/ې inside a word", Why: "All spellings are right; one of them through the whole project reads better. One item a word, not one an occurrence.", Example: "አይነት (25) and ዓይነት (17)"},
	{ID: "dup-target", Severity: Warn, Family: "Consistency", What: "the same translation for two different English texts", Why: "Half are right. The other half is a text that was pasted over another.", Example: "one line under two messages"},
	{ID: "glossary-missing", Severity: Warn, Family: "Consistency", What: "the English has a term of the glossary, the translation has none of the agreed words", Why: "The reader meets two words for one thing.", Example: "interpreter → مترجم شفاهی"},
	{ID: "glossary-avoid", Severity: Warn, Family: "Consistency", What: "a word that the glossary avoids, with its reason", Why: "It frightens, shames or misleads.", Example: "ጆሮ ጠቢ: it means informer"},
	{ID: "ignore", Severity: Warn, Family: "Consistency", What: "`ignore` in a front matter names a rule that there is not", Why: "A misspelt name silences nothing.", Example: "ignore = [\"num-mising: …\"]"},
	{ID: "basic", Severity: Info, Family: "Consistency", What: "a language without rules of its own", Why: "It gets the rules that hold for every language and for its script; add content/languages/<id>.rules.toml.", Example: "so: basic rules only"},
}

// A member is one text of a project, for the rules that look at all of them.
type member struct {
	file   string
	line   int
	field  string
	column int
	en     *english
	t      *text
}

// consistency looks at all texts of one language: one item a word.
func (c *Checker) consistency(all []member) []Finding {
	found := c.variants(all)
	found = append(found, c.duplicates(all)...)
	if c.family["spanish"] {
		found = append(found, c.register(all)...)
	}
	return found
}

func (c *Checker) fold() func(string) string {
	switch {
	case c.family["amharic"]:
		return foldAmharic
	case c.family["tigrinya"]:
		return foldTigrinya
	case c.family["pashto"]:
		return foldPashto
	}
	return nil
}

// foldPashto makes ی, ې and ي one inside a word; at the end they differ in
// meaning.
func foldPashto(s string) string {
	r := []rune(s)
	for i := range r[:max(0, len(r)-1)] {
		if r[i] == 'ې' || r[i] == 'ي' {
			r[i] = 'ی'
		}
	}
	return string(r)
}

// variants finds words that are spelt two ways. Short words are left out: they
// fold onto other words.
func (c *Checker) variants(all []member) []Finding {
	fold := c.fold()
	if fold == nil {
		return nil
	}
	type spelling struct {
		count int
		where *member
		at    int
	}
	groups := map[string]map[string]*spelling{}
	folded := map[string]string{}
	for i := range all {
		m := &all[i]
		for k := range m.t.words {
			w := &m.t.words[k]
			if w.script != c.script || w.to-w.from < 3 {
				continue
			}
			key, ok := folded[w.s]
			if !ok {
				key = fold(w.s)
				folded[w.s] = key
			}
			g := groups[key]
			if g == nil {
				g = map[string]*spelling{}
				groups[key] = g
			}
			if g[w.s] == nil {
				g[w.s] = &spelling{where: m, at: w.from}
			}
			g[w.s].count++
		}
	}
	var found []Finding
	for _, key := range slices.Sorted(maps.Keys(groups)) {
		g := groups[key]
		if len(g) < 2 {
			continue
		}
		words := slices.SortedFunc(maps.Keys(g), func(a, b string) int {
			return cmp.Or(cmp.Compare(g[b].count, g[a].count), strings.Compare(a, b))
		})
		var list []string
		for _, w := range words {
			list = append(list, fmt.Sprintf("%s (%d)", w, g[w].count))
		}
		rare := g[words[len(words)-1]]
		f := Finding{Rule: "spelling-variant", Severity: Info, Language: c.lang.ID, File: rare.where.file, Text: strings.Join(words, " "),
			Message: "one word is spelt " + strings.Join(list, " and "), Hint: "choose one spelling for the project", field: rare.where.field, from: rare.at}
		found = append(found, placed([]Finding{f}, func(string) place { return place{rare.where.t, rare.where.line, rare.where.column} })...)
	}
	return found
}

// duplicates finds one translation under two English texts that differ in more
// than case and punctuation.
func (c *Checker) duplicates(all []member) []Finding {
	seen := map[string]*member{}
	var found []Finding
	for i := range all {
		m := &all[i]
		if len(m.t.r) <= 25 {
			continue
		}
		key := strings.TrimSpace(m.t.s)
		other := seen[key]
		if other == nil {
			seen[key] = m
			continue
		}
		if strings.Join(other.en.lower, " ") != strings.Join(m.en.lower, " ") || !sameFigures(other.en, m.en) {
			found = append(found, Finding{Rule: "dup-target", Severity: Warn, Language: c.lang.ID, File: m.file, Line: m.line, Text: first(m.t.s, 40), field: m.field, from: -1,
				Message: fmt.Sprintf("the same translation stands at %s:%d for another English text", other.file, other.line), Hint: "was one pasted over the other?"})
		}
	}
	return found
}

func sameFigures(a, b *english) bool {
	return slices.EqualFunc(a.numbers, b.numbers, func(x, y number) bool { return x.equals(&y) })
}

// register: tú in one text and usted in most.
func (c *Checker) register(all []member) []Finding {
	formal, informal := 0, 0
	var odd []Finding
	for i := range all {
		you, us := spanishRegister(all[i].t)
		switch {
		case us != nil && you == nil:
			formal++
		case you != nil && us == nil:
			informal++
			m := &all[i]
			f := []Finding{{Rule: "es-reg", Severity: Warn, Language: c.lang.ID, File: m.file, Text: you.s, field: m.field, from: you.from,
				Message: fmt.Sprintf("“%s” says tú; the other texts say usted", you.s), Hint: "use one throughout"}}
			odd = append(odd, placed(f, func(string) place { return place{m.t, m.line, m.column} })...)
		}
	}
	if formal == 0 || informal >= formal {
		return nil
	}
	return odd
}

// terms holds one text against the glossary.
func (p *pair) terms(terms []library.Term) {
	if len(terms) == 0 {
		return
	}
	lower := strings.ToLower(p.en.t.s)
	var own string
	for i := range terms {
		term := &terms[i]
		for _, a := range term.Avoid {
			if at := p.c.word(p.t, a.Word); at >= 0 {
				p.again = nil // each term is an item of its own
				p.find("glossary-avoid", at, at+1, a.Word, fmt.Sprintf("the glossary avoids “%s”: %s", a.Word, a.Why), "say "+strings.Join(term.Words, " or "))
			}
		}
		if len(term.Words) == 0 || !slices.ContainsFunc(term.English, func(e string) bool { return phraseIn(lower, strings.ToLower(e)) }) {
			continue
		}
		if own == "" {
			own = p.c.folded(p.t.s)
		}
		if !slices.ContainsFunc(term.Words, func(w string) bool { return stemIn(own, p.c.folded(w)) }) {
			p.again = nil
			p.find("glossary-missing", -1, -1, term.ID, fmt.Sprintf("the English has “%s”, and none of the agreed words is here: %s", term.English[0], strings.Join(term.Words, ", ")), "")
		}
	}
}

// folded is a text for comparison: small letters, one letter for each sound,
// without joiners and vowel marks.
func (c *Checker) folded(s string) string {
	s = strings.ToLower(s)
	if fold := c.fold(); fold != nil {
		s = fold(s)
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == zwnj || r == zwj || r >= 0x64B && r <= 0x655 || r == 0x670 || r == 0x640:
			return -1
		case r == 'ي' || r == 'ې' || r == 'ى':
			return 'ی'
		case r == '\'' || r == '‘' || r == '`':
			return '’'
		}
		return r
	}, s)
}

// stemIn reports whether an agreed term is in the text, its words in any form:
// each but for a last letter or two.
func stemIn(s, term string) bool {
	if strings.Contains(s, term) {
		return true
	}
	for _, w := range strings.Fields(term) {
		r := []rune(w)
		if len(r) > 4 {
			r = r[:len(r)-1]
		}
		if !strings.Contains(s, string(r)) {
			return false
		}
	}
	return true
}

// phraseIn reports whether an English phrase stands in a text as words.
func phraseIn(s, phrase string) bool {
	for from := 0; ; {
		i := strings.Index(s[from:], phrase)
		if i < 0 {
			return false
		}
		i += from
		end := i + len(phrase)
		if end < len(s) && s[end] == 's' {
			end++
		}
		if (i == 0 || !asciiLetter(s[i-1])) && (end >= len(s) || !asciiLetter(s[end])) {
			return true
		}
		from = i + 1
	}
}

func asciiLetter(b byte) bool { return b|0x20 >= 'a' && b|0x20 <= 'z' }

// word is the character at which a word or phrase of the language stands, with
// its clitics, or -1.
func (c *Checker) word(t *text, phrase string) int {
	parts := strings.Fields(c.folded(phrase))
	if len(parts) == 0 {
		return -1
	}
	for i := 0; i+len(parts) <= len(t.words); i++ {
		ok := true
		for k, part := range parts {
			ok = ok && c.each(c.folded(t.words[i+k].s), func(s string) bool { return s == part })
		}
		if ok {
			return t.words[i].from
		}
	}
	return -1
}

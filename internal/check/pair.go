package check

import (
	"slices"
	"strconv"
	"strings"

	"salam/internal/library"
)

// A pair is one text of a translation and the English it stands for.
type pair struct {
	c       *Checker
	en      *english
	t       *text
	field   string
	found   []Finding
	edits   []edit
	values  map[float64]bool
	keep    []string
	strange bool           // in another language: nothing else is said about its words
	again   map[string]int // rule → index of its finding here
}

// An edit is a change that a rule would make: characters from…to become write.
type edit struct {
	rule     string
	from, to int
	write    string
	auto     bool // --fix makes it by itself
}

// mendsItself reports whether --fix makes the changes of a rule: of severity fix,
// and two errors whose only cure leaves the word as it is for eye, ear and
// search: a character that nobody sees, and the same letter in another form.
func mendsItself(rule string) bool {
	return severityOf(rule) == Fix || rule == "invis" || rule == "ar-pres"
}

// find notes a finding. A rule that finds the same thing again in one text
// says so once, with the number of places.
func (p *pair) find(rule string, from, to int, found, message, hint string) {
	r := ruleByID[rule]
	severity := r.Severity
	if severity == "" {
		panic("check: no rule " + rule)
	}
	if p.c.family["dari"] && severityInDari[rule] != "" {
		severity = severityInDari[rule]
	}
	if p.again == nil {
		p.again = map[string]int{}
	}
	if i, ok := p.again[rule]; ok && from >= 0 {
		p.found[i].Hint = countUp(p.found[i].Hint)
		return
	}
	p.again[rule] = len(p.found)
	if from < 0 {
		from = -1
	}
	p.found = append(p.found, Finding{Rule: rule, Severity: severity, Language: p.c.lang.ID, Text: found, Message: message, Hint: hint, field: p.field, from: from})
}

const more = " (and elsewhere here: "

func countUp(hint string) string {
	before, rest, ok := strings.Cut(hint, more)
	n := 0
	if ok {
		n, _ = strconv.Atoi(strings.TrimSuffix(rest, ")"))
	}
	return before + more + strconv.Itoa(n+1) + ")"
}

// mend is find with the change that mends it.
func (p *pair) mend(rule string, from, to int, write, message, hint string) {
	p.find(rule, from, to, p.t.part(from, to), message, hint)
	p.edits = append(p.edits, edit{rule: rule, from: from, to: to, write: write, auto: mendsItself(rule)})
}

// Text checks one text against its English, without a tree: findings have no
// file. The lines and columns are those of the translation.
func (c *Checker) Text(source, translation string, brief library.Brief) []Finding {
	p := c.pair(newEnglish(source), "body", translation)
	p.keep = brief.Keep
	found := append(p.found, c.kept(brief.Keep, translation)...)
	return placed(found, func(string) place { return place{p.t, 1, 0} })
}

func (c *Checker) pair(en *english, field, translation string) *pair {
	p := &pair{c: c, en: en, t: newText(translation), field: field}
	for _, run := range c.run {
		run(p)
	}
	return p
}

// A place is where a text stands in its file.
type place struct {
	t      *text
	line   int // of its first character
	column int // characters before it on that line
}

// placed gives findings their lines and columns.
func placed(found []Finding, of func(field string) place) []Finding {
	for i := range found {
		f := &found[i]
		at := of(f.field)
		f.Line = at.line
		if f.from < 0 || at.t == nil {
			continue
		}
		start := 0
		for j := 0; j < f.from && j < len(at.t.r); j++ {
			if at.t.r[j] == '\n' {
				f.Line++
				start = j + 1
			}
		}
		f.Column = f.from - start + 1
		if f.Line == at.line {
			f.Column += at.column
		}
	}
	return found
}

// Fixed is a translation with every change made that --fix makes (see
// mendsItself); none of them can change a word. It is stable: a second run
// changes nothing.
func (c *Checker) Fixed(source, s string) string {
	en := newEnglish(source)
	for range 8 {
		p := &pair{c: c, en: en, t: newText(s), field: "body"}
		for _, run := range c.run {
			run(p)
		}
		slices.SortStableFunc(p.edits, func(a, b edit) int { return a.from - b.from })
		var b strings.Builder
		last := 0
		for _, e := range p.edits {
			if e.from < last || !e.auto {
				continue
			}
			b.WriteString(p.t.part(last, e.from))
			b.WriteString(e.write)
			last = e.to
		}
		b.WriteString(p.t.part(last, len(p.t.r)))
		if b.String() == s {
			return s
		}
		s = b.String()
	}
	return s
}

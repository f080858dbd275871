package check

import (
	"fmt"
	"maps"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"salam/internal/language"
	"salam/internal/library"
	"salam/internal/prose"
)

// Checkers makes the checker of every language of a library but English.
func Checkers(lib *library.Library) map[string]*Checker {
	all := map[string]*Checker{}
	for _, l := range lib.Languages {
		if !l.IsSource() {
			all[l.ID] = New(l, lib.Languages...)
		}
	}
	return all
}

// Library runs every rule on every message, every translation and the words of
// the interface. Findings are in the order of Sort.
func Library(lib *library.Library) []Finding {
	sources := make([]*source, len(lib.Messages))
	each(len(lib.Messages), func(i int) { sources[i] = newSource(lib.Messages[i]) })
	checkers := Checkers(lib)
	var found []Finding
	for _, s := range sources {
		found = append(found, s.found...)
	}
	for _, l := range lib.Languages {
		c := checkers[l.ID]
		if c == nil {
			continue
		}
		work := make([]*checked, len(sources))
		each(len(sources), func(i int) {
			if t := lib.Translation(l.ID, sources[i].m.ID); t != nil {
				work[i] = c.translation(sources[i], t, lib.Glossaries[l.ID])
			}
		})
		var members []member
		for _, w := range work {
			if w != nil {
				found = append(found, w.found...)
				members = append(members, w.members...)
			}
		}
		found = append(found, c.consistency(members)...)
		found = append(found, c.book(lib)...)
		if c.basic && len(members) > 0 {
			found = append(found, Finding{Rule: "basic", Severity: Info, File: path.Join("content/languages", l.ID+".toml"), Line: 1, Language: l.ID, Text: l.ID,
				Message: l.Name + " has no rules of its own: basic rules only", Hint: "write content/languages/" + l.ID + ".rules.toml; docs/checks.md says how"})
		}
	}
	Sort(found)
	return found
}

// each runs work on 0 … n-1, on as many processors as there are.
func each(n int, work func(int)) {
	const batch = 64
	var wg sync.WaitGroup
	limit := make(chan struct{}, runtime.GOMAXPROCS(0))
	for from := 0; from < n; from += batch {
		wg.Add(1)
		limit <- struct{}{}
		go func() {
			defer func() { <-limit; wg.Done() }()
			for i := from; i < min(n, from+batch); i++ {
				work(i)
			}
		}()
	}
	wg.Wait()
}

// Translation runs every rule on one translation of a message, for a packet, a
// status or the page of a change. What needs the whole project (one word spelt
// two ways) is left out.
func (c *Checker) Translation(m *library.Message, t *library.Translation, terms []library.Term) []Finding {
	found := c.translation(newSource(m), t, terms).found
	Sort(found)
	return found
}

// A source is one message, read once for every language.
type source struct {
	m     *library.Message
	en    [4]*english // title, alt, short, body
	steps []int       // sentences of each paragraph
	found []Finding
}

var fields = [4]string{"title", "alt", "short", "body"}

func newSource(m *library.Message) *source {
	s := &source{m: m}
	for i, text := range [4]string{m.Title, m.Alt, m.Short, m.Markdown} {
		s.en[i] = newEnglish(text)
	}
	for _, p := range strings.Split(m.Markdown, "\n\n") {
		s.steps = append(s.steps, sentences(p))
	}
	s.found = englishMessage(m, s.en)
	return s
}

type checked struct {
	found   []Finding
	members []member
}

func (c *Checker) translation(s *source, t *library.Translation, terms []library.Term) *checked {
	w := &checked{}
	body := bodyOf(t)
	texts := [4]string{t.Title, t.Alt, t.Short, body}
	var at [4]place
	pairs := make([]*pair, 4)
	for i, name := range fields {
		at[i] = place{line: t.Lines.Of(name), column: valueColumn(t, name)}
		if name == "body" {
			at[i] = place{line: t.Start + 1}
		}
		p := &pair{c: c, en: s.en[i], t: newText(texts[i]), field: name, keep: s.m.Brief.Keep}
		at[i].t = p.t
		for _, run := range c.run {
			run(p)
		}
		if name == "short" {
			messages(p)
		}
		if name != "alt" {
			p.terms(terms)
		}
		pairs[i] = p
		w.found = append(w.found, p.found...)
		w.members = append(w.members, member{file: t.File, line: at[i].line, column: at[i].column, field: name, en: s.en[i], t: p.t})
	}
	w.found = append(w.found, c.kept(s.m.Brief.Keep, t.Title, t.Markdown)...)
	w.found = append(w.found, sameSentences(c, s.steps, t.Markdown)...)
	w.found = placed(w.found, func(field string) place { return at[slices.Index(fields[:], field)] })
	w.found = append(w.found, bound(s.m, t)...)
	w.found = slices.DeleteFunc(w.found, func(f Finding) bool { return ignored(t.Ignore, f.Rule) })
	for i, reason := range t.Ignore {
		if rule, _, _ := strings.Cut(reason, ":"); !Known(rule) && t.Lines != nil {
			w.found = append(w.found, Finding{Rule: "ignore", Severity: Warn, Line: t.Lines.Of("ignore"), Text: t.Ignore[i],
				Message: fmt.Sprintf("ignore names the rule %q, and there is none", rule), Hint: "docs/checks.md lists the rules"})
		}
	}
	for i := range w.found {
		w.found[i].File, w.found[i].Language = t.File, c.lang.ID
	}
	return w
}

// bodyOf is the text below the front matter as the file has it, or in normal
// form where there is no file.
func bodyOf(t *library.Translation) string {
	_, body := cutFront(t.Written, t.Start)
	if body == "" {
		return t.Markdown
	}
	return body
}

// cutFront cuts a file behind so many lines.
func cutFront(file string, lines int) (front, body string) {
	at := 0
	for range lines {
		i := strings.IndexByte(file[at:], '\n')
		if i < 0 {
			return file, ""
		}
		at += i + 1
	}
	return file[:at], strings.TrimRight(file[at:], "\n")
}

// valueColumn is the number of characters before a text on its line of the
// front matter.
func valueColumn(t *library.Translation, key string) int {
	line := t.Lines.Of(key)
	if line == 0 || t.Written == "" {
		return 0
	}
	rest := t.Written
	for range line - 1 {
		_, after, ok := strings.Cut(rest, "\n")
		if !ok {
			return 0
		}
		rest = after
	}
	rest, _, _ = strings.Cut(rest, "\n")
	if i := strings.IndexByte(rest, '"'); i >= 0 {
		return utf8.RuneCountInString(rest[:i+1])
	}
	return 0
}

// bound: the English has changed since the translation was written.
func bound(m *library.Message, t *library.Translation) []Finding {
	f := Finding{Rule: "source", Severity: Warn, field: "body", from: -1,
		Hint: fmt.Sprintf("compare it with the English, then run: salam new translation %s %s --update", t.Language, t.Message)}
	switch {
	case t.Source == "":
		f.Line, f.Message = 1, "the translation does not say from which English it was written"
	case t.Source != prose.Fingerprint(m.Fingerprint()):
		f.Line, f.Message = t.Lines.Of("source"), "the English has changed since this translation was written"
	default:
		return nil
	}
	return []Finding{f}
}

// book checks the words of the interface: every rule that needs no English
// beside it, and figures and placeholders against the English.
func (c *Checker) book(lib *library.Library) []Finding {
	b, en := lib.Books[c.lang.ID], lib.Books[language.Source]
	if b == nil {
		return nil
	}
	var source map[string]string
	if en != nil {
		source = en.Strings()
	}
	texts := b.Strings()
	file := path.Join("translations", c.lang.ID, "ui.toml")
	var found []Finding
	for _, key := range slices.Sorted(maps.Keys(texts)) {
		english := source[key]
		if english == "" { // a plural form that English does not have
			i := strings.LastIndexByte(key, '.')
			english = source[key[:max(0, i)]+".other"]
		}
		p := c.pair(newEnglish(english), key, texts[key])
		for _, f := range p.found {
			// {count} may be left out of the form for one or two.
			if f.Rule == "placeholder" && f.from < 0 || f.Rule == "num-missing" || f.Severity == Info {
				continue
			}
			f.File, f.Message = file, key+": "+f.Message
			f.Line, f.Column = b.Line(key), 0
			found = append(found, f)
		}
	}
	return found
}

// ignored reports whether the front matter silences the rule, with a reason.
func ignored(list []string, rule string) bool {
	return slices.ContainsFunc(list, func(s string) bool {
		name, _, _ := strings.Cut(s, ":")
		return name == rule
	})
}

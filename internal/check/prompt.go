package check

import (
	"fmt"
	"slices"
	"strings"
)

var promptRules = []Rule{
	{ID: "wooden-calque", Severity: Info, Family: "Questions to the reader", What: "words that show the English through (“by” as توسط, “a” as یک), where the English has their trigger; words and rates are data of the language", Why: "They do not show that a sentence is bad. Only a reader can say how people would put it, so it is a question, never a score.", Example: "یک stands here several times …"},
	{ID: "wooden-bracket", Severity: Info, Family: "Questions to the reader", What: "a Latin word in brackets that the English does not have in brackets, and the brief does not keep", Why: "A real cost to somebody who reads slowly.", Example: "ፕሮቲን (protein)"},
	{ID: "wooden-count", Severity: Info, Family: "Questions to the reader", What: "a message of five sentences or more with exactly as many sentences in every paragraph as the English", Why: "Sentence-by-sentence work is what makes text wooden. Nine of ten professional lines do the same, so it is a question.", Example: "5 sentences, as in the English"},
	{ID: "wooden-length", Severity: Info, Family: "Questions to the reader", What: "a sentence of more than 30 words", Why: "Somebody who listens has lost its beginning.", Example: "34 words"},
}

// wooden asks the questions that a text can raise by itself.
func wooden(p *pair) {
	if len(p.t.words) < 4 {
		return
	}
	calques(p)
	foreignBrackets(p)
	start, n := 0, 0
	for i := range p.t.words {
		if n++; i+1 == len(p.t.words) || sentenceEnds(p.t, p.t.words[i].to, p.t.words[i+1].from) {
			if n > 30 {
				p.find("wooden-length", p.t.words[start].from, p.t.words[i].to, first(p.t.part(p.t.words[start].from, p.t.words[i].to), 40), fmt.Sprintf("a sentence of %d words", n), "would you say it in one breath?")
			}
			start, n = i+1, 0
		}
	}
}

// sentenceEnds reports whether a sentence ends between two words.
func sentenceEnds(t *text, from, to int) bool {
	for i := from; i < to; i++ {
		switch t.r[i] {
		case '.':
			if t.is(i+1) == space {
				return true
			}
		case '!', '?', '؟', '۔', '።', '፧', '\n':
			return true
		}
	}
	return false
}

func calques(p *pair) {
	for _, c := range p.c.rules.Calques {
		triggered := false
		for _, e := range c.English {
			if e == "-ly" {
				triggered = triggered || slices.ContainsFunc(p.en.lower, func(w string) bool { return len(w) > 5 && strings.HasSuffix(w, "ly") })
				continue
			}
			triggered = triggered || p.en.set[e]
		}
		if !triggered {
			continue
		}
		count, at := 0, -1
		for i := range p.t.words {
			w := &p.t.words[i]
			if c.Initial && i > 0 && !sentenceEnds(p.t, p.t.words[i-1].to, w.from) {
				continue
			}
			for _, s := range c.Words {
				one, two, several := strings.Cut(s, " ")
				if w.s != one || several && (i+1 >= len(p.t.words) || p.t.words[i+1].s != two) {
					continue
				}
				count++
				if at < 0 {
					at = w.from
				}
			}
		}
		if count >= max(1, c.AtLeast) {
			p.find("wooden-calque", at, at+1, p.t.around(at), c.Ask, "")
		}
	}
}

// foreignBrackets finds Latin words in brackets in a text of another script.
func foreignBrackets(p *pair) {
	t := p.t
	if p.c.latin || t.has[latin] == 0 || strings.Contains(p.en.t.s, "(") {
		return
	}
	for i, r := range t.r {
		if r != '(' || t.is(i+1) != latin {
			continue
		}
		j := i + 1
		for j < len(t.r) && t.r[j] != ')' && t.r[j] != '\n' {
			j++
		}
		if inside := t.part(i+1, j); strings.ContainsAny(inside, "abcdefghijklmnopqrstuvwxyz") && !p.c.keeps(p, inside) {
			p.find("wooden-bracket", i, j, "("+inside+")", fmt.Sprintf("“%s” in brackets: does the reader need the English word here?", inside), "")
		}
	}
}

// keeps reports whether the brief keeps a word.
func (c *Checker) keeps(p *pair, s string) bool {
	return slices.ContainsFunc(p.keep, func(k string) bool { return strings.Contains(s, k) || strings.Contains(k, s) })
}

// sentences counts the sentences of a paragraph.
func sentences(s string) int {
	t := newText(s)
	n := 0
	for i := range t.words {
		if i+1 == len(t.words) || sentenceEnds(t, t.words[i].to, t.words[i+1].from) {
			n++
		}
	}
	return n
}

// sameSentences asks where a whole message has the English sentence by
// sentence.
func sameSentences(c *Checker, source []int, translation string) []Finding {
	total := 0
	for _, n := range source {
		total += n
	}
	if total < 5 {
		return nil
	}
	paragraphs := strings.Split(translation, "\n\n")
	if len(paragraphs) != len(source) {
		return nil
	}
	for i, p := range paragraphs {
		if sentences(p) != source[i] {
			return nil
		}
	}
	return []Finding{{Rule: "wooden-count", Severity: Info, Language: c.lang.ID, field: "body", from: -1, Text: fmt.Sprint(total),
		Message: fmt.Sprintf("every paragraph has as many sentences as the English (%d): would you tell it in the same steps?", total)}}
}

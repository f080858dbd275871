package check

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"salam/internal/library"
)

var (
	braces = regexp.MustCompile(`\{[a-z0-9-]+\}`)
	// A number as readers see it: digits of any of the three sets, with the
	// spaces of a telephone number, a decimal or thousands mark, a clock's colon.
	number = regexp.MustCompile(`[0-9٠-٩۰-۹]+([ .,:٫٬،\x{00A0}\x{202F}][0-9٠-٩۰-۹]+)*`)
)

// keep: the facts of the brief survive letter by letter, in title or body.
func keep(m *library.Message, t *library.Translation) []Finding {
	var found []Finding
	for _, k := range m.Brief.Keep {
		if !strings.Contains(t.Title+"\n"+t.Markdown, k) {
			found = append(found, Finding{Rule: "keep", Severity: Error, Line: t.Start + 1, Text: k,
				Message: fmt.Sprintf("%q of the brief is not in the title or text", k), Hint: "it must survive letter by letter; explain it beside it"})
		}
	}
	return found
}

// placeholders: each text has the placeholders of its English, no more, no
// fewer. The title may lose one that the body has: checked by keep.
func placeholders(p passage) []Finding {
	want, got := set(braces.FindAllString(p.english, -1)), set(braces.FindAllString(p.text, -1))
	var found []Finding
	for _, k := range want {
		if !slices.Contains(got, k) {
			found = append(found, Finding{Rule: "placeholder", Severity: Error, Line: p.line, Text: k,
				Message: fmt.Sprintf("%s lacks %s of the English", p.name, k), Hint: "the program fills it with the place's number"})
		}
	}
	for _, k := range got {
		if !slices.Contains(want, k) {
			found = append(found, Finding{Rule: "placeholder", Severity: Error, Line: p.line, Text: k,
				Message: fmt.Sprintf("%s has %s, the English does not", p.name, k)})
		}
	}
	return found
}

// numbers: a number of the English that is not there while another stands in
// its place has been changed; one that is only absent may be a word.
func numbers(p passage) []Finding {
	want, got := numbersOf(p.english), numbersOf(p.text)
	var lost, added []string
	for _, n := range want {
		if !slices.Contains(got, n) {
			lost = append(lost, n)
		}
	}
	for _, n := range got {
		if !slices.Contains(want, n) {
			added = append(added, n)
		}
	}
	switch {
	case len(lost) > 0 && len(added) > 0:
		return []Finding{{Rule: "num-changed", Severity: Error, Line: p.line, Text: strings.Join(added, " "),
			Message: fmt.Sprintf("%s: the English says %s, this says %s", p.name, strings.Join(lost, ", "), strings.Join(added, ", ")), Hint: "a number must not change"}}
	case len(lost) > 0:
		return []Finding{{Rule: "num-missing", Severity: Warn, Line: p.line, Text: strings.Join(lost, " "),
			Message: fmt.Sprintf("%s: %s of the English is not there as digits", p.name, strings.Join(lost, ", ")), Hint: "silence this if it is written as a word"}}
	case len(added) > 0:
		return []Finding{{Rule: "num-added", Severity: Warn, Line: p.line, Text: strings.Join(added, " "),
			Message: fmt.Sprintf("%s: %s is not in the English", p.name, strings.Join(added, ", "))}}
	}
	return nil
}

// numbersOf lists the numbers of a text, with Western digits and no marks
// between them, each once.
func numbersOf(s string) []string {
	var all []string
	for _, n := range number.FindAllString(s, -1) {
		all = append(all, strings.Map(western, n))
	}
	return set(all)
}

func western(r rune) rune {
	switch {
	case r >= '0' && r <= '9':
		return r
	case r >= '٠' && r <= '٩':
		return r - '٠' + '0'
	case r >= '۰' && r <= '۹':
		return r - '۰' + '0'
	}
	return -1
}

// identical: an English text was left standing.
func identical(p passage) []Finding {
	if p.text == p.english && strings.Count(p.english, " ") >= 2 {
		return []Finding{{Rule: "identical", Severity: Error, Line: p.line, Text: p.text,
			Message: p.name + " is the English text", Hint: "translate it"}}
	}
	return nil
}

// source: the English has changed since the translation was written.
func source(m *library.Message, t *library.Translation) []Finding {
	switch {
	case t.Source == "":
		return []Finding{{Rule: "source", Severity: Warn, Line: 1,
			Message: "the translation does not say from which English it was written",
			Hint:    fmt.Sprintf("compare it with the English, then run: salam new translation %s %s --update", t.Language, t.Message)}}
	case t.Source != m.Fingerprint():
		return []Finding{{Rule: "source", Severity: Warn, Line: t.Lines.Of("source"),
			Message: "the English has changed since this translation was written",
			Hint:    fmt.Sprintf("compare it with the English, then run: salam new translation %s %s --update", t.Language, t.Message)}}
	}
	return nil
}

func set(list []string) []string {
	list = slices.Clone(list)
	slices.Sort(list)
	return slices.Compact(list)
}

package page

import (
	"fmt"
	"html/template"
	"strings"
	"unicode"

	"salam/internal/language"
	"salam/internal/prose"
)

// Line is one text in a language: an element of its own with language and
// direction, so that nothing round it changes the order of its words.
func Line(l *language.Language, text string) template.HTML {
	return element(l, []prose.Change{{Kind: prose.Same, Text: text}})
}

// Was and Now are the two sides of a comparison, each a line of its own in the
// direction of the language. What is gone is struck through, what has come is
// underlined and bold: the difference is seen without colour.
func Was(l *language.Language, changes []prose.Change) template.HTML {
	return element(l, without(changes, prose.Added))
}

// Now is the new side.
func Now(l *language.Language, changes []prose.Change) template.HTML {
	return element(l, without(changes, prose.Removed))
}

func without(changes []prose.Change, kind prose.Changed) []prose.Change {
	var kept []prose.Change
	for _, c := range changes {
		if c.Kind != kind {
			kept = append(kept, c)
		}
	}
	return kept
}

func element(l *language.Language, changes []prose.Change) template.HTML {
	var b strings.Builder
	fmt.Fprintf(&b, `<div class="tx" lang="%s" dir="%s">`, template.HTMLEscapeString(l.Tag), template.HTMLEscapeString(string(l.Direction)))
	for _, c := range changes {
		switch c.Kind {
		case prose.Removed:
			b.WriteString("<del>")
			words(&b, c.Text, true)
			b.WriteString("</del>")
		case prose.Added:
			b.WriteString("<ins>")
			words(&b, c.Text, true)
			b.WriteString("</ins>")
		default:
			words(&b, c.Text, false)
		}
	}
	b.WriteString("</div>")
	return template.HTML(b.String())
}

// words writes text: numbers and placeholders isolated from left to right, a
// line end as a break, and characters that are not seen as a thin bar, or by
// name where they have changed. The bar and the name are drawn by the style,
// so that whoever copies the text gets the text.
func words(b *strings.Builder, text string, changed bool) {
	for _, t := range prose.Tokens(text) {
		if prose.Figure(t) {
			b.WriteString(`<bdi class="n" dir="ltr">` + template.HTMLEscapeString(t) + "</bdi>")
			continue
		}
		late, word := "", strings.IndexFunc(t, unicode.IsLetter) >= 0 && strings.IndexFunc(t, func(r rune) bool { return prose.Invisible(r) != "" }) >= 0
		if word {
			// A mark inside a word is no place to break the line.
			b.WriteString(`<span class="nw">`)
		}
		for _, r := range t {
			name := prose.Invisible(r)
			switch {
			case r == '\n':
				b.WriteString("<br>")
				continue
			case name == "":
			case prose.CutsWord(r) && strings.IndexFunc(t, unicode.IsLetter) >= 0:
				// Drawn here it would part letters that join: after the word.
				late += mark(name, changed)
			default:
				b.WriteString(mark(name, changed))
			}
			b.WriteString(template.HTMLEscapeString(string(r)))
		}
		b.WriteString(late)
		if word {
			b.WriteString("</span>")
		}
	}
}

func mark(name string, changed bool) string {
	if changed {
		return `<span class="inv" data-n="` + name + `"></span>`
	}
	return `<span class="inv k" title="` + name + `"></span>`
}

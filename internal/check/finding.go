package check

import (
	"cmp"
	"slices"
	"strings"

	"salam/internal/library"
	"salam/internal/tree"
)

// Severity of a finding: an error has to be mended, a warning looked at, a fix
// is a change that the rule could make by itself.
type Severity string

const (
	Error Severity = "error"
	Warn  Severity = "warn"
	Fix   Severity = "fix"
	Info  Severity = "info"
)

// A Finding is one thing found in one place. Its JSON is what `salam check
// --json` prints, one object a line.
type Finding struct {
	Rule     string   `json:"rule"`
	Severity Severity `json:"severity"`
	File     string   `json:"file"`
	Line     int      `json:"line"`
	Column   int      `json:"column"` // 1-based, in characters; 0 where the whole line is meant
	Language string   `json:"language"`
	Text     string   `json:"text"` // what was found
	Message  string   `json:"message"`
	Hint     string   `json:"hint"`
}

// OfFault turns a fault of a reader into a finding.
func OfFault(f tree.Fault) Finding {
	return Finding{Rule: "structure", Severity: Error, File: f.File, Line: f.Line, Column: f.Column, Message: f.What, Hint: f.Hint}
}

// Sort orders findings by file, line, column and rule.
func Sort(fs []Finding) {
	slices.SortStableFunc(fs, func(a, b Finding) int {
		return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column), strings.Compare(a.Rule, b.Rule))
	})
}

// A passage is one text of a translation with its place in the file, and the
// English it stands for.
type passage struct {
	name    string // title, alt, short, body
	line    int    // of its first character
	text    string
	english string
}

// Library runs every rule on every translation and on the words of the
// interface.
func Library(lib *library.Library) []Finding {
	var all []Finding
	for _, l := range lib.Languages {
		if l.IsSource() {
			continue
		}
		for _, m := range lib.Messages {
			if t := lib.Translation(l.ID, m.ID); t != nil {
				all = append(all, translation(l.ID, m, t)...)
			}
		}
		if b := lib.Books[l.ID]; b != nil {
			all = append(all, book(l.ID, b.Strings())...)
		}
	}
	Sort(all)
	return all
}

func translation(lang string, m *library.Message, t *library.Translation) []Finding {
	passages := []passage{
		{"title", t.Lines.Of("title"), t.Title, m.Title},
		{"alt", t.Lines.Of("alt"), t.Alt, m.Alt},
		{"short", t.Lines.Of("short"), t.Short, m.Short},
		{"body", t.Start + 1, t.Markdown, m.Markdown},
	}
	var found []Finding
	for _, p := range passages {
		found = append(found, codePoints(lang, p)...)
		found = append(found, placeholders(p)...)
		found = append(found, numbers(p)...)
		found = append(found, identical(p)...)
	}
	found = append(found, keep(m, t)...)
	found = append(found, source(m, t)...)
	found = slices.DeleteFunc(found, func(f Finding) bool { return ignored(t.Ignore, f.Rule) })
	for i := range found {
		found[i].File, found[i].Language = t.File, lang
	}
	return found
}

func book(lang string, texts map[string]string) []Finding {
	var found []Finding
	for key, s := range texts {
		for _, f := range codePoints(lang, passage{name: key, text: s}) {
			f.File, f.Language = "translations/"+lang+"/ui.toml", lang
			f.Message = key + ": " + f.Message
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

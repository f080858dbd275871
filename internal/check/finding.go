package check

import (
	"cmp"
	"slices"
	"strings"

	"salam/internal/tree"
)

// Severity of a finding: an error has to be mended, a warning looked at, a fix
// is a change that `salam check --fix` makes by itself, info is a question.
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

	field string // title, alt, short, body; or the key of ui.toml
	from  int    // character of the text, for Line and Column; -1 where the whole is meant
}

// Field is the part of the text that the finding is on: title, alt, short or
// body; for words of the interface their key.
func (f *Finding) Field() string { return f.field }

// OfFault turns a fault of a reader into a finding.
func OfFault(f tree.Fault) Finding {
	return Finding{Rule: "structure", Severity: Error, File: f.File, Line: f.Line, Column: f.Column, Message: f.What, Hint: f.Hint}
}

// Sort orders findings by file, line, column, rule and text.
func Sort(fs []Finding) {
	slices.SortStableFunc(fs, func(a, b Finding) int {
		return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column), strings.Compare(a.Rule, b.Rule), strings.Compare(a.Text, b.Text))
	})
}

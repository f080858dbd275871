package library

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"salam/internal/tree"
)

// Write gives the text of a translation's file, keys in the order of
// docs/files.md, so that the same translation is the same file and a change of
// it is a change of few lines.
func (t *Translation) Write() string {
	var b strings.Builder
	b.WriteString(fence + "\n")
	for _, f := range [][2]string{{"title", t.Title}, {"alt", t.Alt}, {"short", t.Short}, {"by", t.By}, {"source", string(t.Source)}} {
		if f[1] != "" {
			fmt.Fprintf(&b, "%s = %s\n", f[0], tree.Quote(f[1]))
		}
	}
	if len(t.Ignore) > 0 {
		b.WriteString("ignore = [\n")
		for _, s := range t.Ignore {
			fmt.Fprintf(&b, "  %s,\n", tree.Quote(s))
		}
		b.WriteString("]\n")
	}
	for _, a := range t.Adaptations {
		fmt.Fprintf(&b, "\n[[adaptations]]\nchanged = %s\nwhy = %s\n", tree.Quote(a.Changed), tree.Quote(a.Why))
	}
	b.WriteString(fence + "\n" + t.Markdown + "\n")
	return b.String()
}

// WriteQuestions gives the text of a file of questions, keys in the order of
// docs/meaning.md.
func WriteQuestions(all []Question) string {
	var b strings.Builder
	list := func(items []string) string {
		quoted := make([]string, len(items))
		for i, s := range items {
			quoted[i] = tree.Quote(s)
		}
		return "[" + strings.Join(quoted, ", ") + "]"
	}
	for i, q := range all {
		if i > 0 {
			b.WriteString("\n")
		}
		fmt.Fprintf(&b, "[[questions]]\nid = %s\nasked = %s\n", tree.Quote(q.ID), tree.Quote(q.Asked))
		if q.Quote != "" {
			fmt.Fprintf(&b, "quote = %s\n", tree.Quote(q.Quote))
		}
		fmt.Fprintf(&b, "by = %s\n", tree.Quote(q.By))
		if len(q.Languages) > 0 {
			fmt.Fprintf(&b, "languages = %s\n", list(q.Languages))
		}
		fmt.Fprintf(&b, "date = %s\n", q.Date)
		if !q.Open() {
			fmt.Fprintf(&b, "answer = %s\nanswered_by = %s\nanswered = %s\n", tree.Quote(q.Answer), tree.Quote(q.AnsweredBy), q.Answered)
		}
		if len(q.Readers) > 0 {
			b.WriteString("\n[questions.readers]\n")
			for _, l := range slices.Sorted(maps.Keys(q.Readers)) {
				fmt.Fprintf(&b, "%s = %s\n", l, tree.Quote(q.Readers[l]))
			}
		}
	}
	return b.String()
}

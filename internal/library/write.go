package library

import (
	"fmt"
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

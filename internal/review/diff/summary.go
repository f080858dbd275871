package diff

import (
	"fmt"
	"strings"

	"salam/internal/prose"
)

// Limits of the summary: a comment holds 65536 characters.
const (
	maxSummary = 50_000 // bytes
	maxRows    = 12     // places of one text
)

// summary says in Markdown what the page shows. It stands in a comment on a
// page that runs from left to right, so that every run of another language has
// a line of its own in a code block, isolated (UAX #9, FSI and PDI): there
// nothing can turn round, nobody is notified, and no markup is read. What runs
// in the English lines are words of this program, ids and handles; the rest of
// what people wrote is in code blocks, too.
func summary(v view) string {
	s := &scribe{}
	switch {
	case len(v.Changes) == 0:
		s.say("No message, no translation, no drawing and no record has changed.")
	default:
		s.say("**Messages and tables of the interface that are touched: %d.**", len(v.Changes))
	}
	if n := len(v.Faults); n > 0 {
		s.say("**This cannot be merged. Faults of the tree: %d.**", n)
		var lines []string
		for _, f := range v.Faults[:min(n, 20)] {
			lines = append(lines, f.Where+": "+f.What)
		}
		s.block("", lines...)
	}
	if len(v.People) > 0 || v.PolicyChanged {
		s.say("**It changes who may judge, or how much is asked for: look at that first.**")
		s.block("", v.People...)
	}
	for _, c := range v.Changes {
		s.change(c)
	}
	if len(v.Needs) > 0 {
		s.say("### Still needed")
		for _, n := range v.Needs {
			s.item("%s (%s)", plain(n.What), strings.Join(n.Texts, ", "))
		}
		s.b.WriteString("\n")
	}
	s.say("The page with pictures and sheets is among the files of this run.")
	return s.text()
}

func (s *scribe) change(c change) {
	s.say("### `%s` (%s)", c.ID, c.Kind)
	if c.Revision != "" {
		s.say("The English has changed: %s.", plain(c.Revision))
	}
	s.rows(c.English, func(r row) []line { return r.English })
	if c.PictureChanged {
		s.say("The picture has changed.")
	}
	for _, q := range c.Questions {
		s.say("Question %s about the English, %s:", q.ID, q.What)
		s.block("", q.Asked, q.Answer)
	}
	for _, t := range c.Texts {
		follows := ""
		if t.Follows {
			follows = ", the text that is to follow"
		}
		s.say("**%s%s: %s**", t.Language.Name, follows, states(t.effect))
		s.rows(t.Rows, func(r row) []line { return r.Lines })
		for _, r := range t.Evidence {
			what := plain(r.What)
			if r.Gone {
				what = "no longer there: " + what
			}
			s.item("%s", what)
		}
		s.tail(t.effect)
		for _, f := range t.Findings {
			if f.Severity == "error" || f.Severity == "warn" {
				s.item("check: %s: %s", f.Severity, f.Rule)
			}
		}
		s.b.WriteString("\n")
	}
	for _, e := range c.Others {
		s.say("**%s: %s**", e.Language.Name, states(e))
		s.tail(e)
		s.b.WriteString("\n")
	}
}

func (s *scribe) tail(e effect) {
	for _, x := range e.Expires {
		s.item("expires: %s", plain(x))
	}
}

func states(e effect) string {
	switch {
	case e.Was == "" || e.Was == e.Is:
		return e.Is
	case e.Is == "":
		return e.Was + " → gone"
	}
	return e.Was + " → " + e.Is
}

// rows writes the places that have changed, was over is.
func (s *scribe) rows(rows []row, side func(row) []line) {
	var lines []string
	n := 0
	for _, r := range rows {
		for _, l := range side(r) {
			sign := map[string]string{"was": "- ", "gone": "- ", "now": "+ ", "new": "+ "}[l.Label]
			if sign == "" {
				continue
			}
			if l.Label != "now" {
				n++
			}
			if n > maxRows {
				continue
			}
			lines = append(lines, sign+prose.FSI+named(l.Text)+prose.PDI)
		}
	}
	if n > maxRows {
		lines = append(lines, fmt.Sprintf("# and %d more places: see the page", n-maxRows))
	}
	s.block("diff", lines...)
}

// named writes characters that are not seen by name: in a comment they would
// be lost, or do harm. A joiner in a word stays what it is, too.
func named(text string) string {
	var b strings.Builder
	for _, r := range text {
		switch name := prose.Invisible(r); {
		case r == '\n':
			b.WriteString(" / ")
		case r == 0x200c || r == 0x200d:
			b.WriteRune(r)
		case name != "":
			b.WriteString("‹" + name + "›")
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

type scribe struct{ b strings.Builder }

func (s *scribe) say(format string, args ...any)  { fmt.Fprintf(&s.b, format+"\n\n", args...) }
func (s *scribe) item(format string, args ...any) { fmt.Fprintf(&s.b, "- "+format+"\n", args...) }

// block is a code block with a fence that nothing in it can close.
func (s *scribe) block(kind string, lines ...string) {
	var kept []string
	longest := 2
	for _, l := range lines {
		l = strings.TrimRight(strings.ReplaceAll(l, "\n", " / "), " ")
		if l == "" {
			continue
		}
		if runes := []rune(l); len(runes) > 600 {
			l = string(runes[:600]) + " …" + prose.PDI
		}
		kept = append(kept, l)
		run := 0
		for _, r := range l {
			if r != '`' {
				run = 0
				continue
			}
			run++
			longest = max(longest, run)
		}
	}
	if len(kept) == 0 {
		return
	}
	fence := strings.Repeat("`", longest+1)
	fmt.Fprintf(&s.b, "%s%s\n%s\n%s\n\n", fence, kind, strings.Join(kept, "\n"), fence)
}

// plain makes words that may come from a tree harmless in a line of Markdown:
// nothing in them is markup, a link, an image or somebody's name, and no
// letter of theirs turns the line round.
func plain(text string) string {
	var b strings.Builder
	foreign := false
	for _, r := range text {
		switch {
		case strings.ContainsRune("\\`*_{}[]()#+!|~<>&", r):
			b.WriteString(`\` + string(r))
		case r == '@':
			b.WriteString("(at)")
		case r == '\n':
			b.WriteRune(' ')
		case prose.Invisible(r) != "":
			b.WriteString("‹" + prose.Invisible(r) + "›")
		default:
			foreign = foreign || r >= 0x0590 && r < 0x2000 || r >= 0x2c00
			b.WriteRune(r)
		}
	}
	if foreign {
		return prose.FSI + b.String() + prose.PDI
	}
	return strings.ReplaceAll(b.String(), "://", ": //")
}

// text cuts the summary at a paragraph where it would be too long. A fence that
// is open there is closed.
func (s *scribe) text() string {
	out := s.b.String()
	if len(out) <= maxSummary {
		return out
	}
	cut := strings.LastIndex(out[:maxSummary], "\n\n")
	if cut < 0 {
		cut = 0
	}
	return out[:cut] + "\n\n**The summary is cut here: see the page.**\n"
}

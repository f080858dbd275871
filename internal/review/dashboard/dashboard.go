// Package dashboard shows where every text stands, and who is needed next, as
// one page for a phone or a desk.
//
// In: a library and its standing. Out: an HTML file that asks for nothing. It
// computes no state and no reason: it puts in order what package evidence says.
package dashboard

import (
	"bytes"
	"cmp"
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"

	"salam/internal/evidence"
	"salam/internal/language"
	"salam/internal/library"
	"salam/internal/review/page"
)

//go:embed dashboard.html
var source string

var layout = template.Must(template.New("dashboard").Parse(source))

// Write writes the page.
func Write(w io.Writer, style *page.Style, lib *library.Library, st *evidence.Standing) error {
	v := view{AsOf: st.AsOf.String(), Messages: len(lib.Messages)}
	for _, l := range lib.Languages {
		if !l.IsSource() {
			v.Languages++
		}
		v.Rows = append(v.Rows, row(lib, st, l))
	}
	slices.SortStableFunc(v.Rows, worstFirst)
	if asks := st.Asks(nil); len(asks) > 0 {
		v.Top = ask(lib, asks[0])
	}
	for _, s := range slices.Concat(st.Texts, st.Next) {
		for _, a := range s.Alerts {
			v.Alerts = append(v.Alerts, alert{s.Message, s.Language, a})
		}
	}
	var b bytes.Buffer
	if err := layout.Execute(&b, v); err != nil {
		return fmt.Errorf("the dashboard: %w", err)
	}
	return style.Write(w, page.Page{Title: "Who is needed next?", Body: template.HTML(b.String())})
}

type view struct {
	AsOf                string
	Messages, Languages int
	Top                 *need
	Alerts              []alert
	Rows                []languageRow
}

type alert struct{ Message, Language, Text string }

// A languageRow is one language: how far it is, what it needs most, and every
// text of it.
type languageRow struct {
	ID, Name string
	Own      template.HTML
	Source   bool
	Parts    []part
	Said     string // the parts in words
	Need     *need
	Texts    []textRow
	done     int // thousandths that are approved
}

// A part of the meter, in 240ths of its width.
type part struct {
	Class    string
	X, Width int
}

type textRow struct {
	Message, State, Until string
	Reasons, Needs        []string
	Next                  *textRow
}

// A need is an ask in words.
type need struct {
	Who     string        // "A native reader"
	Own     template.HTML // the language's own name; empty where no language is meant
	Name    string
	How     string // what it takes
	Effect  string // what it does
	Command string // what to run for it; may be empty
}

func row(lib *library.Library, st *evidence.Standing, l *language.Language) languageRow {
	r := languageRow{ID: l.ID, Name: l.Name, Own: page.Own(l), Source: l.IsSource()}
	groups := map[string]int{}
	total := 0
	for _, s := range st.Texts {
		if s.Language != l.ID {
			continue
		}
		r.Texts = append(r.Texts, text(s, st.Successor(l.ID, s.Message)))
		groups[group(s.State)]++
		total++
	}
	at := 0
	var said []string
	sum := 0
	for _, g := range order {
		n := groups[g.name]
		if n == 0 {
			continue
		}
		said = append(said, fmt.Sprintf("%d %s", n, g.name))
		sum += n
		to := sum * 240 / max(1, total)
		r.Parts = append(r.Parts, part{g.class, at, to - at})
		at = to
	}
	r.Said = strings.Join(said, ", ")
	if r.Said == "" {
		r.Said = "no texts"
	}
	r.done = groups["checked"] * 1000 / max(1, total)
	asks := st.Asks(func(s *evidence.Status) bool { return s.Language == l.ID })
	if l.IsSource() {
		// What the English needs, all languages wait for.
		asks = slices.DeleteFunc(st.Asks(nil), func(a evidence.Ask) bool { return a.Language != l.ID })
	}
	if len(asks) > 0 {
		r.Need = ask(lib, asks[0])
	}
	return r
}

// The groups that the meter shows, in its order. Each has a pattern of its
// own, so that it is read without colour.
var order = []struct{ name, class string }{
	{"checked", "m1"}, {"shown, marked", "m4"}, {"not shown yet", "m2"}, {"without a text", "m3"},
}

func group(s evidence.State) string {
	switch s {
	case evidence.Approved:
		return "checked"
	case evidence.Outdated, evidence.OneReader:
		return "shown, marked"
	case evidence.Missing:
		return "without a text"
	}
	return "not shown yet"
}

func text(s, next *evidence.Status) textRow {
	t := textRow{Message: s.Message, State: string(s.State), Reasons: s.Reasons, Needs: s.Needs}
	if s.Until.Year > 0 {
		t.Until = s.Until.String()
	}
	if next != nil {
		n := text(next, nil)
		t.Next = &n
	}
	return t
}

// worstFirst puts first what is furthest from being checked; the English,
// which everything rests on, comes first where it needs anything.
func worstFirst(a, b languageRow) int {
	source := func(r languageRow) int {
		switch {
		case r.Source && r.Need != nil:
			return 0
		case r.Source:
			return 2
		}
		return 1
	}
	return cmp.Or(cmp.Compare(source(a), source(b)), cmp.Compare(a.done, b.done))
}

func ask(lib *library.Library, a evidence.Ask) *need {
	n := &need{Effect: effect(a), How: a.Text}
	l := lib.Language(a.Language)
	if l != nil && !l.IsSource() {
		n.Own, n.Name = page.Own(l), l.Name
	}
	packet := func(part string) string {
		return "salam review " + part + " --lang " + a.Language + " --reader HANDLE"
	}
	switch a.Who {
	case "reader":
		n.Who, n.How, n.Command = "A native reader of", "About ten minutes a message, on a phone. No English is needed.", packet("packet")
	case "bilingual":
		n.Who, n.How, n.Command = "Somebody who reads English and", "Holds the text against the English and says what was understood.", packet("compare")
	case "clinician":
		n.Who = "A clinician"
		if n.Name != "" {
			n.Who, n.Command = "A clinician who reads", packet("compare --clinician")
		} else {
			n.How = "To sign the English of " + a.Message + "."
		}
	case "translator":
		n.Who, n.How = "A translator into", "Writes the whole message anew from its brief."
		n.Command = "salam new translation " + a.Language + " MESSAGE"
	case "coordinator":
		n.Who = "An answer for " + a.Message + " in"
		if n.Name == "" {
			n.Who = "An answer about the English of " + a.Message
		}
		n.Command = "salam review close"
	case "owner":
		n.Who = "The owner of " + a.Message
	}
	return n
}

func effect(a evidence.Ask) string {
	texts := func(n int) string {
		if n == 1 {
			return "1 text"
		}
		return fmt.Sprintf("%d texts", n)
	}
	s := "It would move " + texts(a.Texts) + " forward"
	switch {
	case a.Finishes == 1:
		return s + "; 1 needs nothing else."
	case a.Finishes > 1:
		return s + fmt.Sprintf("; %d need nothing else.", a.Finishes)
	}
	return s + "."
}

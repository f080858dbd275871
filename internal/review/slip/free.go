package slip

import (
	"strings"

	"salam/internal/evidence"
	"salam/internal/prose"
)

// A Free is a text that somebody wrote freely and that would go into the tree.
// A person looks at it first: it can name somebody, or tell a story that must
// not be public.
type Free struct {
	Message  string // which text it is about
	What     string // in English, for the coordinator
	Text     string
	Personal string // what a machine finds in it, as in "a telephone number"; else empty

	put func(string)
}

// Put replaces the text; an empty one leaves it out.
func (f *Free) Put(s string) { f.put(strings.TrimSpace(s)) }

// Free lists every free text of the readings that would be written, in order.
// Quotations that stand in the text itself are not free; print holds the text
// as it is shown, by message.
func (s *Slip) Free(texts []*Text, print map[string]string) []*Free {
	var all []*Free
	add := func(message, what string, p *string) {
		if *p != "" {
			all = append(all, &Free{Message: message, What: what, Text: *p, Personal: evidence.Personal(*p), put: func(v string) { *p = v }})
		}
	}
	if s.Community != nil {
		add(s.Community.Message, "somebody wrote in", &s.Community.Words)
		return all
	}
	for _, t := range texts {
		if s.KeepRetold {
			add(t.Message, "told in the reader's own words", &t.Retold)
		} else {
			// No consent, no copy: not even on the screen of the one who imports.
			t.Retold = ""
		}
		for i := range t.Marks {
			m := &t.Marks[i]
			if !quoted(m.Quote, print[t.Message]) {
				add(t.Message, "a quotation that does not stand in the text", &m.Quote)
			}
			add(t.Message, "how the reader would say “"+m.Quote+"”", &m.Better)
		}
		add(t.Message, "what the picture says otherwise", &t.Note)
	}
	return all
}

// quoted reports whether a quotation, or each piece of it, stands in a text.
func quoted(quote, text string) bool {
	text = flat(text)
	for _, piece := range strings.Split(quote, " … ") {
		if p := flat(piece); p == "" || !strings.Contains(text, p) {
			return false
		}
	}
	return true
}

// flat makes texts comparable: isolates are not shown, white space is one.
func flat(s string) string {
	s = strings.NewReplacer(prose.LRI, "", prose.FSI, "", prose.PDI, "").Replace(prose.Normalise(s))
	return strings.Join(strings.Fields(s), " ")
}

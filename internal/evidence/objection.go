package evidence

import (
	"fmt"
	"slices"
)

// An objection is what one record holds against a text.
type objection struct {
	record *Record
	index  int // of the finding, from 1; 0: the verdict, or the whole record
}

func (o objection) String() string {
	r := o.record
	who := r.handle() + " on " + r.Date.String() + " (record " + r.ID
	if o.index > 0 {
		f := r.Findings[o.index-1]
		return fmt.Sprintf("%s finding of %s, finding %d: %s)", f.Severity, who, o.index, f.Category)
	}
	switch r.Kind {
	case Withdraw:
		return "withdrawn by " + who + ")"
	case Community:
		return "somebody wrote in: " + who + ")"
	}
	if r.Verdict == "change" {
		return "verdict “change” of " + who + ")"
	}
	if r.Retelling != "" {
		return "not said back by the blind reader of record " + r.Retelling + ": " + who + ")"
	}
	return "not understood: " + who + ")"
}

// refuses reports whether a check as a whole speaks against the text: by its
// verdict, or because somebody heard something wrong or missed what to do,
// whatever the verdict says.
func (r *Record) refuses() bool {
	return r.Verdict == "change" || slices.ContainsFunc(r.Items, failing)
}

func failing(it Item) bool {
	return it.Heard == "wrong" || it.Heard == "missed" && it.Item[:2] == "do"
}

// objections are what is open against the words as they are. Words bind here,
// and nothing else does: a finding stays with the words it was made about,
// also where the English or the drawing has changed since. Only other words
// or an answer end it.
//
// Anybody who is known may object, of whatever role: a wrong objection costs a
// coordinator a minute, an objection that is not heard may cost more.
func (j *judge) objections(s *subject, d *docket) (open []objection) {
	for _, r := range d.of(Naturalness, Meaning, Clinical) {
		if !j.onWords(s, r) {
			continue
		}
		if r.refuses() {
			open = append(open, objection{r, 0})
		}
		for i, f := range r.Findings {
			if f.stops() {
				open = append(open, objection{r, i + 1})
			}
		}
	}
	return j.unanswered(s, d, open)
}

// alerts are what strangers found: nobody knows them, so that nothing follows
// but that a coordinator looks.
func (j *judge) alerts(s *subject, d *docket) []objection { return j.whole(s, d, Community) }

// withdrawals are what takes a text down. Only a coordinator's counts, whoever
// typed it in and whoever wrote the text.
func (j *judge) withdrawals(s *subject, d *docket) []objection {
	all := j.whole(s, d, Withdraw)
	return slices.DeleteFunc(all, func(o objection) bool {
		if j.people[o.record.Reader].Is(Coordinator) {
			return false
		}
		d.ignore(o.record, "withdrawal "+o.record.ID, o.record.Reader+" is no coordinator")
		return true
	})
}

func (j *judge) whole(s *subject, d *docket, kind Kind) (open []objection) {
	for _, r := range d.of(kind) {
		open = append(open, objection{r, 0})
	}
	return j.unanswered(s, d, open)
}

func (j *judge) onWords(s *subject, r *Record) bool {
	if s.english() {
		return j.carried(s, string(r.Source), string(s.source))
	}
	return r.Translation == s.words
}

func (j *judge) unanswered(s *subject, d *docket, all []objection) (open []objection) {
	closes := d.of(Close)
	for _, o := range all {
		if !slices.ContainsFunc(closes, func(c *Record) bool { return j.answers(s, c, o) }) {
			open = append(open, o)
		}
	}
	return open
}

// answers reports whether a close ends an objection.
func (j *judge) answers(s *subject, c *Record, o objection) bool {
	return c.Answers == o.record.ID && c.Finding == o.index && j.idle(s, c, o.record) == ""
}

// idleCloses notes the answers that end nothing, so that whoever gives one is
// told at once.
func (j *judge) idleCloses(s *subject, d *docket) {
	for _, c := range d.of(Close) {
		i := slices.IndexFunc(d.records, func(r *Record) bool { return r.ID == c.Answers })
		if i < 0 {
			continue // it was retracted
		}
		if why := j.idle(s, c, d.records[i]); why != "" {
			d.ignore(c, "close "+c.ID, why)
		}
	}
}

// idleCarries notes the corrections of spelling that carry nothing over, in
// any language.
func (j *judge) idleCarries(s *subject, d *docket) {
	for _, r := range d.of(Carry) {
		why := j.mayNot(s, r, j.people[r.Reader].Is(Coordinator), false)
		switch {
		case s.clinical():
			why = "the message is not ordinary"
		case s.revision.Urgency == "safety":
			why = "the last revision of the English is for safety"
		}
		if why != "" {
			d.ignore(r, "carry "+r.ID, why)
		}
	}
}

// idle says why a close does not end what it answers, or "".
func (j *judge) idle(s *subject, c, r *Record) string {
	p := j.people[c.Reader]
	role := p.Is(Coordinator)
	switch r.Kind {
	case Withdraw, Community:
	case Clinical:
		role = p.Is(Clinician) // nobody else overrules one
	default:
		role = role || p.Is(Translator) && p.Reads(s.language.ID)
	}
	why := j.mayNot(s, c, role, false)
	if why == "" && c.Answer == "changed" && r.Kind != Withdraw && r.Kind != Community && !j.moved(s, r) {
		why = "it says that something was changed, but words, English and drawing are as they were"
	}
	return why
}

// moved reports whether anything that a record was about has changed since.
func (j *judge) moved(s *subject, r *Record) bool {
	return r.words() != s.words ||
		r.Source != "" && r.Source != s.source ||
		r.Illustration != "" && r.Illustration != s.picture
}

// NotUnderstood reports whether items of a brief speak against a text: a `do`
// was missed, or something wrong was heard.
func NotUnderstood(items []Item) bool { return slices.ContainsFunc(items, failing) }

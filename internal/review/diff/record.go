package diff

import (
	"fmt"
	"html/template"
	"slices"

	"salam/internal/evidence"
	"salam/internal/library"
	"salam/internal/review/page"
)

// A record is a piece of evidence that the change brings, or takes away.
type record struct {
	What     string // in words
	Gone     bool   // it stands no more: only a retraction may take words away
	Faults   []string
	Blind    bool
	Natural  int
	Verdict  string
	Reason   string
	Retold   template.HTML // by consent, read by a coordinator
	Items    []evidence.Item
	Findings []finding
	Ignored  string // why it counts for nothing
	Stranger string // who recorded it, where the reader did not
}

type finding struct {
	evidence.Finding
	Quoted, Said template.HTML
}

// evidence lists the records that only one side has, in the order of their
// files.
func (d *differ) evidence(lang, message string) (all []record) {
	each := func(from, against *Side, gone bool) {
		for _, f := range from.Library.Evidence {
			if f.Language != lang || f.Message != message || slices.ContainsFunc(against.Library.Evidence, func(o library.File) bool { return o.Path == f.Path && o.Text == f.Text }) {
				continue
			}
			all = append(all, d.record(f, gone))
		}
	}
	each(d.head, d.base, false)
	each(d.base, d.head, true)
	return all
}

func (d *differ) record(f library.File, gone bool) record {
	r, faults := evidence.ParseRecord(f)
	out := record{Gone: gone}
	if r == nil {
		out.What = "a record that cannot be read: " + f.Path
		for _, x := range faults {
			out.Faults = append(out.Faults, x.What)
		}
		return out
	}
	who := r.Reader
	if who == "" {
		who = "somebody who is not known"
	}
	out.What = fmt.Sprintf("%s by %s on %s (record %s)", r.Kind, who, r.Date, r.ID)
	if r.RecordedBy != "" {
		out.Stranger = r.RecordedBy
	}
	switch r.Kind {
	case evidence.Close:
		out.What += fmt.Sprintf(", answers record %s", r.Answers)
		if r.Finding > 0 {
			out.What += fmt.Sprintf(", finding %d", r.Finding)
		}
		out.What += ": " + r.Answer
	case evidence.Retract:
		out.What += ", takes back record " + r.Answers
	}
	if r.Retelling != "" {
		out.What += ", on what the blind reader of record " + r.Retelling + " said back"
	}
	if gone {
		// Somebody may have taken their words back: they are not shown again.
		return out
	}
	out.Blind, out.Natural, out.Verdict, out.Reason, out.Items = r.Blind, r.Natural, r.Verdict, r.Reason, r.Items
	l := d.head.Library.Language(r.Language)
	if l == nil {
		return out
	}
	if r.Retold != "" {
		out.Retold = page.Line(l, r.Retold)
	}
	for _, x := range r.Findings {
		y := finding{Finding: x}
		if x.Quote != "" {
			y.Quoted = page.Line(l, x.Quote)
		}
		if x.Better != "" {
			y.Said = page.Line(l, x.Better)
		}
		out.Findings = append(out.Findings, y)
	}
	out.Ignored = d.head.Standing.Ignored[r.ID]
	return out
}

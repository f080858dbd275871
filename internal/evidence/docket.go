package evidence

import (
	"slices"

	"salam/internal/language"
)

// A place is what a folder of evidence is about.
type place struct{ message, language string }

// A docket is every record about one message in one language, without those
// that are faulty or retracted, in the order of their files.
type docket struct {
	records []*Record
	notes   []string // records that are as they should be, but don't count, and why
}

func (d *docket) of(kinds ...Kind) []*Record {
	if d == nil {
		return nil
	}
	var all []*Record
	for _, r := range d.records {
		if slices.Contains(kinds, r.Kind) {
			all = append(all, r)
		}
	}
	return all
}

// collect parses every record and sorts out those that cannot count: faulty
// ones, doubles, ones of the future, ones by or about nobody that is known.
func (j *judge) collect() map[place][]*Record {
	all := map[place][]*Record{}
	seen := map[string]string{}
	for _, f := range j.lib.Evidence {
		r, fs := ParseRecord(f)
		j.faults = append(j.faults, fs...)
		if r == nil || !j.admit(r) {
			continue
		}
		if other, ok := seen[r.ID]; ok {
			j.faults.Add(r.File, 0, "delete one of the two", "the same record stands in %s", other)
			continue
		}
		seen[r.ID] = r.File
		at := place{r.Message, r.Language}
		all[at] = append(all[at], r)
	}
	return all
}

func (j *judge) admit(r *Record) bool {
	before := len(j.faults)
	bad := func(hint, format string, args ...any) { j.faults.Add(r.File, 0, hint, format, args...) }
	if !j.subjects[r.Message] {
		bad("delete the folder, or write the message", "there is no message %q", r.Message)
	}
	if dayOf(r.Date) > j.today {
		bad("wait for that day, or retract the record and record it anew", "the record is dated in the future: %s", r.Date)
	}
	for _, h := range []struct{ key, handle string }{{"reader", r.Reader}, {"recorded_by", r.RecordedBy}, {"retold_read_by", r.RetoldReadBy}} {
		switch {
		case h.handle == "":
		case h.handle == Machine:
			bad("only people read", "%s = %q: the machine is nobody", h.key, h.handle)
		case j.people[h.handle] == nil:
			bad("add the handle to translations/contributors.toml", "%s = %q is no contributor", h.key, h.handle)
		case h.key == "retold_read_by" && !j.people[h.handle].Is(Coordinator):
			bad("a coordinator reads first what somebody disclosed", "%s = %q is no coordinator", h.key, h.handle)
		}
	}
	return len(j.faults) == before
}

// open makes the docket of a subject: references between records are followed
// and retracted records taken out.
func (j *judge) open(s *subject) *docket {
	d := &docket{}
	all := j.records[place{s.message, s.language.ID}]
	byID := map[string]*Record{}
	tombstone := map[string]bool{} // records whose file was removed
	for _, r := range all {
		byID[r.ID] = r
		if r.Kind == Retract && r.Removed {
			tombstone[r.Answers] = true
		}
	}
	gone := map[string]bool{}
	for _, r := range all {
		if r.Kind != Retract && r.Kind != Close {
			continue
		}
		target := byID[r.Answers]
		if target == nil && tombstone[r.Answers] {
			// Somebody took their words back: nothing is left to answer or to
			// count, and the tombstone says who decided it.
			gone[r.ID] = r.Kind == Close
			continue
		}
		if why := mismatch(r, target); why != "" {
			j.faults.Add(r.File, 0, "see docs/evidence.md", "%s", why)
			gone[r.ID] = true
			continue
		}
		if r.Kind != Retract {
			continue
		}
		own := r.Reader == target.handle()
		if why := j.mayNot(s, r, own || j.people[r.Reader].Is(Coordinator), own); why != "" {
			d.notes = append(d.notes, "the retraction "+r.ID+" does not count: "+why)
			continue
		}
		gone[target.ID] = true
	}
	for _, r := range all {
		if !gone[r.ID] {
			d.records = append(d.records, r)
		}
	}
	return d
}

// mismatch says why a close or a retraction cannot be about the record that it
// names.
func mismatch(r, target *Record) string {
	switch {
	case target == nil:
		return "record = \"" + r.Answers + "\": there is no such record about this message in this language"
	case r.Removed:
		return "it says that the record " + r.Answers + " was removed, but there it is: delete " + target.File
	case dayOf(target.Date) > dayOf(r.Date):
		return "the record that is meant is younger: " + target.Date.String()
	case target.Kind == Retract:
		return "a retraction is not taken back: record anew what was retracted"
	case r.Kind == Retract:
		return ""
	case target.Kind == Close || target.Kind == Carry:
		return "there is nothing to answer in a record of kind " + string(target.Kind) + ": retract it"
	case r.Finding > len(target.Findings):
		return "the record that is meant has no such finding"
	case r.Finding == 0 && target.Kind != Withdraw && target.Kind != Community && !target.refuses():
		return "the record that is meant has passed: say which finding is answered"
	}
	return ""
}

// mayNot says why somebody's decision about a text does not count, or "".
// Nobody decides about a text that they wrote, nor has somebody else do it
// under their hands; own says that it is their own record that they take back.
func (j *judge) mayNot(s *subject, r *Record, role, own bool) string {
	switch {
	case !role:
		return r.Reader + " has no role for it"
	case !own && j.wrote(s, r.Reader):
		return r.Reader + " wrote the text, or may have"
	case r.RecordedBy != "" && !j.people[r.RecordedBy].Is(Coordinator):
		return "it was typed in by " + r.RecordedBy + ", who is no coordinator"
	case r.RecordedBy != "" && j.wrote(s, r.RecordedBy):
		return "it was typed in by " + r.RecordedBy + ", who wrote the text, or may have"
	}
	return ""
}

// carried reports whether evidence for the English a stands for the English b:
// they are the same, or corrections of spelling lead from a to b that somebody
// else than the author of this text has answered for.
func (j *judge) carried(s *subject, a, b string) bool {
	if a == b {
		return true
	}
	if s.clinical() || s.revision.Urgency == "safety" {
		return false
	}
	reached := map[string]bool{a: true}
	carries := j.english(s.message).of(Carry)
	for range carries {
		for _, r := range carries {
			if reached[string(r.From)] && j.mayNot(s, r, j.people[r.Reader].Is(Coordinator), false) == "" {
				reached[string(r.To)] = true
			}
		}
	}
	return reached[b]
}

// english is the docket of the English of a message or unit.
func (j *judge) english(message string) *docket { return j.dockets[place{message, language.Source}] }

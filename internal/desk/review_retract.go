package desk

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"salam/internal/evidence"
	"salam/internal/library"
)

// RetractOptions say whose words go.
type RetractOptions struct {
	Records []string // the 12 digits of records
	Reader  string   // instead: everything that this contributor has judged
	By      string   // who decides: the contributor, or a coordinator
	Reason  string
}

// Retract takes readings back. The file of a reading or of a stranger's
// finding is removed, and a tombstone stays: which record it was, who decided
// and why, and not a word of it. A decision (a close, a carry, a withdrawal)
// is nobody's reading: its file stays, and counts for nothing.
func (p *Project) Retract(opt RetractOptions) (*Recorded, error) {
	if err := p.whole(); err != nil {
		return nil, err
	}
	targets, err := p.retractable(opt)
	if err != nil {
		return nil, err
	}
	people, err := p.people()
	if err != nil {
		return nil, err
	}
	var stones []evidence.Record
	var remove, lines []string
	for _, t := range targets {
		if !people[opt.By].Is(evidence.Coordinator) && opt.By != t.Reader {
			return nil, &Refusal{What: fmt.Sprintf("the record %s is not %s's to take back", t.ID, opt.By), Hint: "the reader themselves or a coordinator: --by coordinator-1"}
		}
		stone := evidence.Record{Message: t.Message, Language: t.Language, Kind: evidence.Retract, Reader: opt.By, Date: p.AsOf, Answers: t.ID, Reason: opt.Reason, Removed: isReading(t)}
		if t.Date.String() > p.AsOf.String() {
			return nil, &Refusal{What: fmt.Sprintf("the record %s is younger than %s", t.ID, p.AsOf), Hint: "leave --as-of out"}
		}
		if stone.Removed {
			remove = append(remove, t.File)
		}
		stones = append(stones, stone)
		lines = append(lines, fmt.Sprintf("%s %s: the %s record %s", t.Language, t.Message, t.Kind, t.ID))
	}
	done := &Recorded{Notes: []string{"what was committed before stays in the history of git: ask its host if the words themselves must go"}}
	// The tombstones are judged without what they stand for.
	all := p.Library.Evidence
	kept := *p.Library
	kept.Evidence = nil
	for _, f := range all {
		if !contains(remove, f.Path) {
			kept.Evidence = append(kept.Evidence, f)
		}
	}
	without := *p
	without.Library = &kept
	if done.Files, err = without.record(stones); err != nil {
		return nil, err
	}
	for _, f := range remove {
		if err := os.Remove(filepath.Join(p.Tree.Dir(), filepath.FromSlash(f))); err != nil {
			return done, fmt.Errorf("the tombstone is written; now delete %s: %w", f, err)
		}
		done.Removed = append(done.Removed, f)
	}
	done.Message = commitMessage(fmt.Sprintf("Retract %d %s", len(stones), plural(len(stones), "record")), lines)
	return done, nil
}

func isReading(r *evidence.Record) bool {
	switch r.Kind {
	case evidence.Naturalness, evidence.Meaning, evidence.Clinical, evidence.Community:
		return true
	}
	return false
}

// retractable finds the records that are meant.
func (p *Project) retractable(opt RetractOptions) ([]*evidence.Record, error) {
	switch {
	case strings.TrimSpace(opt.Reason) == "":
		return nil, &Refusal{What: "a retraction has a reason", Hint: `--reason "asked to be taken out"; no names, no story`}
	case opt.By == "":
		return nil, &Refusal{What: "somebody has to answer for this", Hint: "say who: --by coordinator-1"}
	}
	stones := map[string]bool{}
	var all []*evidence.Record
	for _, f := range p.Library.Evidence {
		r, faults := evidence.ParseRecord(library.File(f))
		if len(faults) > 0 {
			continue
		}
		all = append(all, r)
		if r.Kind == evidence.Retract {
			stones[r.Answers] = true
		}
	}
	var found []*evidence.Record
	for _, r := range all {
		meant := contains(opt.Records, r.ID) || opt.Reader != "" && r.Reader == opt.Reader && isReading(r)
		if !meant || r.Kind == evidence.Retract || stones[r.ID] && !isReading(r) {
			continue
		}
		found = append(found, r)
	}
	for _, id := range opt.Records {
		there := false
		for _, r := range found {
			there = there || r.ID == id
		}
		if !there {
			return nil, &Refusal{What: fmt.Sprintf("there is no record %q to take back", id), Hint: "the 12 digits at the end of its file's name, under translations/<lang>/evidence"}
		}
	}
	if len(found) == 0 {
		return nil, &Refusal{What: fmt.Sprintf("%s has judged nothing", opt.Reader), Hint: "see translations/<lang>/evidence"}
	}
	return found, nil
}

package edition

import (
	"slices"
	"strings"

	"salam/internal/evidence"
	"salam/internal/language"
	"salam/internal/library"
	"salam/internal/tree"
)

// passes is the gate: whether a text may stand in a release. Nothing else in
// the program decides it.
//
// The state apart from the calendar decides; where the calendar says otherwise
// by now, the release is refused as a whole. A text that left silently would
// be a release that nobody has decided on.
func (p *publisher) passes(status *evidence.Status) bool {
	switch status.Held {
	case evidence.Approved, evidence.Outdated:
	case evidence.OneReader:
		if status.Kind != library.Ordinary {
			return false
		}
	default:
		return false
	}
	// One fault for the English says it for its translations as well.
	english := p.st.Of(language.Source, status.Message)
	behind := english != nil && english != status && english.State != english.Held
	if status.State != status.Held && !behind {
		p.faults.Add(status.File, 0, "have it checked again, or have a coordinator withdraw it; see docs/evidence.md",
			"%s in %s was %s and is %s on %s: %s", status.Message, status.Language, status.Held, status.State, p.opt.AsOf, strings.Join(status.Reasons, "; "))
	}
	return true
}

// never is a day after all others: with it, what a place has confirmed does
// not depend on the day.
var never = tree.Date{Year: 9999, Month: 12, Day: 31}

// unmet lists what the place has not promised of what the message, or this
// translation of it, needs.
func (p *publisher) unmet(m *library.Message, t *library.Translation) []string {
	if p.anywhere {
		return nil
	}
	unmet := p.lib.Unmet(m, p.opt.Place, never)
	if t == nil {
		return unmet
	}
	for _, name := range t.Placeholders() {
		if p.values[name] == "" && !slices.Contains(unmet, name) {
			unmet = append(unmet, name)
		}
	}
	return unmet
}

// mark is what readers are told beside the text.
func mark(state evidence.State) Mark {
	switch state {
	case evidence.Approved:
		return Unmarked
	case evidence.Outdated:
		return AsOlder
	case evidence.OneReader:
		return OneReader
	}
	return AsDraft
}

// leave decides in which ways a text that is shown may leave the screen.
// Paper and images outlive every correction, so that only approved text goes
// on them; in a preview a draft does, marked, where it is ordinary and nobody
// has taken it back. Drafts of clinical and sensitive messages stay on the
// screen. A kind that is not known is as sensitive as can be.
func (p *publisher) leave(e *Entry) {
	ordinary := e.Kind == library.Ordinary
	public := ordinary || e.Kind == library.Clinical
	approved := e.State == evidence.Approved
	draft := !p.release() && ordinary && e.State != evidence.Withdrawn
	e.Print = len(e.Unmet) == 0 && (approved || draft)
	e.Poster = e.Print && public
	e.Share = e.Print && public
	e.Cache = p.release() && public
}

package evidence

import (
	"salam/internal/library"
	"salam/internal/prose"
	"salam/internal/tree"
)

// A Standing is where everything in a library stands on one day.
type Standing struct {
	AsOf     tree.Date
	Policy   Policy
	Texts    []*Status // messages, then units of the interface, each in every language
	Drawings []*Drawing
	Faults   tree.Faults // that stand in records, policy and contributors: with one of them nothing is released

	texts   map[place]*Status
	tried   map[prose.Fingerprint]*Drawing
	against map[place][]spoken
}

// A Status is where one text stands: computed, never typed, with its reasons.
type Status struct {
	Message  string // or "ui-site": a unit of the interface
	Language string
	Kind     library.Kind
	File     string // where the text stands, or would

	State   State    // on the day of the standing
	Reasons []string // in words; no text of the message is quoted
	Needs   []string // who is needed next, and what for
	Alerts  []string // what strangers wrote in, for a coordinator to look at

	// Held is the state apart from the calendar: what records, text and policy
	// say, whatever day it is. A publication is made of it, so that the same
	// tree gives the same bytes on any day; where State differs by now, a
	// release is refused.
	Held        State
	HeldReasons []string
	Until       tree.Date // the last day on which State will hold; none: until something changes
	Checked     tree.Date // the youngest check that counts; none: nothing counts

	// Seen: somebody whose reading counts saw the drawings as they are now
	// beside these words. SeenHeld is the same apart from the calendar.
	Seen, SeenHeld bool

	Source, Translation, Illustration prose.Fingerprint // as they are now
}

// A Drawing is where one drawing stands as readers of one direction see it.
type Drawing struct {
	ID           string
	RTL          bool   // as readers from right to left see it
	Language     string // whose readers asked for the cast it has; none: everybody's
	Illustration prose.Fingerprint

	Passed  bool      // it has passed its trial, and may stand without words
	Held    bool      // apart from the calendar
	Until   tree.Date // the last day on which Passed will hold
	Reasons []string
}

// Of finds the status of a message or a unit ("ui-site") in a language, or nil.
func (st *Standing) Of(lang, message string) *Status { return st.texts[place{message, lang}] }

// Unit finds the status of a unit of the interface in a language, or nil.
func (st *Standing) Unit(lang, unit string) *Status { return st.Of(lang, unitPrefix+unit) }

// Tried finds the drawing with a fingerprint, or nil.
func (st *Standing) Tried(f prose.Fingerprint) *Drawing { return st.tried[f] }

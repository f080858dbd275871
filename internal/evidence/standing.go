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

	Next []*Status // successors of translations: where each would stand if it were the current text

	// Ignored says of records that are as they should be why they count for
	// nothing now, by ID: a check of other words, an answer by the author.
	Ignored map[string]string

	texts   map[place]*Status
	next    map[place]*Status
	tried   map[prose.Fingerprint]*Drawing
	against map[place][]spoken
}

// A Status is where one text stands: computed, never typed, with its reasons.
type Status struct {
	Message  string // or "ui-site": a unit of the interface
	Language string
	Kind     library.Kind
	File     string // where the text stands, or would

	State   State     // on the day of the standing
	Reasons []string  // in words; no text of the message is quoted
	Needs   []string  // who is needed next, and what for
	Alerts  []string  // what strangers wrote in, for a coordinator to look at
	Wants   []Want    // Needs, one by one, for those who count them
	Counts  []*Record // the checks that speak for it with the English as it is, of whatever age, in the order of their files
	Open    []Open    // what speaks against it: findings, refusals, withdrawals and alerts that nobody has answered

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

// A Want is one thing that has to be done by one sort of person.
type Want struct {
	Who      string // reader, bilingual, clinician, translator, coordinator, owner
	Language string // that they have to read; "en" where the English is meant
	Message  string // the one message whose matter it is; empty: whoever comes can do it for others as well
	Count    int    // of people; 0 and 1 are one
	Text     string // as in Needs
}

// An Open is something that somebody has to answer.
type Open struct {
	Record  *Record
	Finding int // from 1; 0: the verdict, or the whole record
	Text    string
}

// Successor finds where the text stands that is to follow a translation, or
// nil.
func (st *Standing) Successor(lang, message string) *Status { return st.next[place{message, lang}] }

// Of finds the status of a message or a unit ("ui-site") in a language, or nil.
func (st *Standing) Of(lang, message string) *Status { return st.texts[place{message, lang}] }

// Unit finds the status of a unit of the interface in a language, or nil.
func (st *Standing) Unit(lang, unit string) *Status { return st.Of(lang, unitPrefix+unit) }

// Tried finds the drawing with a fingerprint, or nil.
func (st *Standing) Tried(f prose.Fingerprint) *Drawing { return st.tried[f] }

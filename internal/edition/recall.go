package edition

import (
	"slices"

	"salam/internal/evidence"
	"salam/internal/language"
	"salam/internal/library"
	"salam/internal/prose"
	"salam/internal/tree"
)

// A State says what is to be done with a sheet that somebody holds.
type State string

const (
	Current    State = "current"    // it may stay: printed again it would say the same
	Superseded State = "superseded" // nothing speaks against it, but there is another by now, or will be
	TakeDown   State = "take-down"  // it says something that is not to be said any more
)

// A Reason is why an edition has to be taken down. The order of reasons is the
// order in which one is told where several hold.
type Reason string

const (
	Withdrawn Reason = "withdrawn" // a coordinator took a text of it down
	Contested Reason = "contested" // somebody who read these very words found them wrong
	Safety    Reason = "safety"    // the English has changed for safety
	Expired   Reason = "expired"   // what was checked is too old, or the English has changed without a word on how
	Stricter  Reason = "stricter"  // the message needs more evidence than it had: its kind has changed
	Unproved  Reason = "unproved"  // the very same words count as checked no longer
	Removed   Reason = "removed"   // the message is gone: nobody answers for it
)

var reasons = []Reason{Withdrawn, Contested, Safety, Expired, Stricter, Unproved, Removed}

// A Recall is where one issued edition stands, by the tree as it is.
type Recall struct {
	*Issue
	State State
	Since tree.Date // none: the tree does not tell, or it is current
	By    Code      // the edition to use instead, which is issued; "" where there is none
	Why   Reason    // of a sheet to be taken down

	Details []string // for staff: which text, and what is the matter with it
}

// Recall says of every issue of a ledger where it stands. current are the
// editions that the tree makes, from Compose. The calendar has no part in it,
// so that the same tree gives the same pages on any day: where a text that
// hangs somewhere has expired by the calendar, a release is refused.
func (l *Ledger) Recall(lib *library.Library, st *evidence.Standing, current []*Edition) []Recall {
	return l.recall(&recaller{lib: lib, st: st, ledger: l, current: current})
}

// RecallOn says the same as of the day of the standing, for a list that people
// look at: what has expired by the calendar is to be taken down.
func (l *Ledger) RecallOn(lib *library.Library, st *evidence.Standing, current []*Edition) []Recall {
	return l.recall(&recaller{lib: lib, st: st, ledger: l, current: current, byDay: true})
}

func (l *Ledger) recall(r *recaller) []Recall {
	all := make([]Recall, len(l.Issues))
	for n, i := range l.Issues {
		all[n] = r.alone(i)
	}
	for n := range all {
		r.successor(all, n)
	}
	return all
}

type recaller struct {
	lib     *library.Library
	st      *evidence.Standing
	ledger  *Ledger
	current []*Edition
	byDay   bool
}

// made is the edition that the tree makes of an issue's sheet now, or nil.
func (r *recaller) made(i *Issue) *Edition {
	for _, e := range r.current {
		if e.Code == i.Code {
			return e
		}
	}
	for _, e := range r.current {
		if e.same(&i.Edition) {
			return e
		}
	}
	return nil
}

// alone decides without regard to what has come after.
func (r *recaller) alone(i *Issue) Recall {
	recall := Recall{Issue: i, State: Superseded}
	if now := r.made(i); now != nil && now.Code == i.Code {
		recall.State = Current
	}
	var all []objection
	for _, m := range i.Messages {
		all = append(all, r.message(i, m)...)
	}
	for _, u := range i.Units {
		all = append(all, r.against(u.Language, unitPrefix+u.Name, u.Fingerprint)...)
	}
	// What was to be taken down once stays so, unless all that it says has
	// been found right again.
	if d := r.ledger.down(i.Code); d != nil && recall.State != Current {
		since := d.Since
		if since == (tree.Date{}) {
			since = d.Recorded
		}
		all = append(all, objection{d.Why, since, "so recorded in " + d.File})
	}
	slices.SortStableFunc(all, func(a, b objection) int { return slices.Index(reasons, a.why) - slices.Index(reasons, b.why) })
	if len(all) > 0 {
		recall.State, recall.Why, recall.Since = TakeDown, all[0].why, all[0].since
	}
	for _, o := range all {
		if !slices.Contains(recall.Details, o.detail) {
			recall.Details = append(recall.Details, o.detail)
		}
	}
	return recall
}

// unitPrefix begins the name under which evidence knows a unit.
const unitPrefix = "ui-"

type objection struct {
	why    Reason
	since  tree.Date
	detail string
}

// against is what records hold against words as they were printed.
func (r *recaller) against(lang, id string, words prose.Fingerprint) (all []objection) {
	for _, a := range r.st.Against(lang, id, words) {
		why := Contested
		if a.Withdrawal {
			why = Withdrawn
		}
		all = append(all, objection{why, a.Date, id + " in " + lang + ": " + a.Why})
	}
	return all
}

// message is everything that speaks against one message as it was printed.
func (r *recaller) message(i *Issue, pr Printed) (all []objection) {
	source := pr.Language == language.Source
	words := pr.Translation
	if source {
		words = pr.Source
	}
	add := func(why Reason, since tree.Date, detail string) {
		all = append(all, objection{why, since, pr.ID + " in " + pr.Language + ": " + detail})
	}
	m, status := r.lib.Message(pr.ID), r.st.Of(pr.Language, pr.ID)
	if m == nil || status == nil {
		add(Removed, tree.Date{}, "there is no such message any more")
		return all
	}
	all = r.against(pr.Language, pr.ID, words)
	if !source {
		all = append(all, r.against(language.Source, pr.ID, pr.Source)...)
	}
	sameEnglish := status.Source == pr.Source
	sameWords := status.Translation == pr.Translation
	sameDrawing := pr.Illustration == "" || pr.Illustration == status.Illustration
	if !sameEnglish && m.Revision.Urgency != "routine" {
		add(Safety, i.after(m.Revision.Date), "the English has changed for safety")
	}
	if strict(m.Kind) > strict(pr.Kind) {
		add(Stricter, i.after(m.Revision.Date), "it was "+string(pr.Kind)+" and is "+string(m.Kind))
	}
	switch {
	case !source && status.Held == evidence.Missing && pr.Translation != "":
		add(Removed, tree.Date{}, "there is no text any more")
	case !sameWords:
		// Other words stand there by now. Nothing is known against these.
	case status.Held == evidence.Expired:
		add(Expired, tree.Date{}, status.HeldReasons[0])
	case r.byDay && status.State == evidence.Expired:
		add(Expired, tree.Date{}, status.Reasons[0])
	case sameEnglish && sameDrawing && words != "" && status.Held != evidence.Approved && len(all) == 0:
		why := Unproved
		if status.Held == evidence.Contested {
			why = Contested
		}
		add(why, tree.Date{}, status.HeldReasons[0])
	case sameEnglish && sameDrawing && words == "" && !r.made(i).holds(pr):
		add(Unproved, tree.Date{}, "the drawing counts as tried no longer")
	}
	return all
}

// after is a day, where it lies after the day of the issue.
func (i *Issue) after(d tree.Date) tree.Date {
	if before(d, i.Issued) {
		return tree.Date{}
	}
	return d
}

func strict(k library.Kind) int {
	return slices.Index([]library.Kind{library.Ordinary, library.Clinical, library.Sensitive}, k)
}

// successor finds what to use instead of an edition, and since when there is
// something.
func (r *recaller) successor(all []Recall, n int) {
	recall := &all[n]
	if recall.State == Current {
		return
	}
	var since tree.Date // the first that came after it
	for later := len(all) - 1; later > n; later-- {
		if !all[later].same(&recall.Edition) {
			continue
		}
		since = all[later].Issued
		if recall.By == "" && all[later].State != TakeDown {
			recall.By = all[later].Code
		}
	}
	// The tree may have gone back to what it was before.
	if now := r.made(recall.Issue); now != nil && now.Code != recall.Code {
		for _, other := range all {
			if other.Code == now.Code && other.State == Current {
				recall.By = now.Code
			}
		}
	}
	if recall.State == TakeDown {
		return
	}
	recall.Since = since
	if since == (tree.Date{}) {
		recall.Since = r.revised(recall.Issue)
	}
}

// revised is the day of the youngest revision of the English since an edition
// was issued, if there is one.
func (r *recaller) revised(i *Issue) (last tree.Date) {
	for _, pr := range i.Messages {
		if m := r.lib.Message(pr.ID); m != nil && m.Fingerprint() != pr.Source && before(i.Issued, m.Revision.Date) && before(last, m.Revision.Date) {
			last = m.Revision.Date
		}
	}
	return last
}

// Issue makes the ledger's entry for an edition that the tree makes, and says
// what it replaces. It gives the entry that there is already, and false, where
// the same edition was issued before.
func (l *Ledger) Issue(e *Edition, day tree.Date) (*Issue, bool) {
	if known := l.Of(e.Code); known != nil {
		return known, false
	}
	i := &Issue{Edition: *e, Issued: day}
	for _, other := range l.Issues {
		if other.same(e) {
			i.Replaces = other.Code
		}
	}
	i.File, _ = i.Write()
	return i, true
}

// recall adds to a release what it says about issued editions.
func (p *publisher) recall(pub *Publication) {
	current, faults := Compose(p.lib, p.st)
	p.faults = append(p.faults, faults...)
	pub.Recalls = p.opt.Ledger.Recall(p.lib, p.st, current)
	for _, e := range current {
		if p.opt.Ledger.Of(e.Code) != nil {
			pub.Imprints = append(pub.Imprints, SheetImprint{e.Sheet, e.copied, Imprint{e.Code, p.lib.Sender.Address}})
		}
	}
}

package evidence

import (
	"fmt"
	"slices"
	"strings"

	"salam/internal/language"
	"salam/internal/library"
	"salam/internal/phrase"
	"salam/internal/prose"
	"salam/internal/tree"
)

// judge holds what a standing is computed from.
type judge struct {
	lib      *library.Library
	today    day
	policy   Policy
	people   People
	subjects map[string]bool // messages and units that there are
	records  map[place][]*Record
	dockets  map[place]*docket
	accounts map[place]account
	pictures map[library.PictureKey]prose.Fingerprint
	faults   tree.Faults
}

// Compute computes where everything stands on a day. The standing is there
// with faults, too: what has a fault counts for nothing in it.
func Compute(lib *library.Library, asOf tree.Date) (*Standing, tree.Faults) {
	j := &judge{
		lib: lib, today: dayOf(asOf), subjects: map[string]bool{},
		dockets: map[place]*docket{}, accounts: map[place]account{}, pictures: map[library.PictureKey]prose.Fingerprint{},
	}
	if asOf == (tree.Date{}) {
		// Without a day every date would lie in the future, or none.
		j.faults.Add("--as-of", 0, "a day, as in 2026-11-20", "there is no day to judge by")
	}
	j.read()
	st := &Standing{AsOf: asOf, Policy: j.policy, Ignored: map[string]string{}, texts: map[place]*Status{}, next: map[place]*Status{}, tried: map[prose.Fingerprint]*Drawing{}, against: map[place][]spoken{}}
	for _, pair := range j.pairs() {
		status := j.status(pair.english, pair.text)
		st.Texts = append(st.Texts, status)
		st.texts[place{status.Message, status.Language}] = status
		if all := j.against(pair.text); len(all) > 0 {
			st.against[place{status.Message, status.Language}] = all
		}
		for _, n := range j.dockets[place{status.Message, status.Language}].notes {
			st.Ignored[n.record] = n.text
		}
		if next, d := j.next(pair.english, pair.text); next != nil {
			st.Next = append(st.Next, next)
			st.next[place{next.Message, next.Language}] = next
			st.ignoreNext(next, d)
			if next.State == Approved {
				// Nothing else that the current text needs comes before it.
				w := Want{Who: "coordinator", Language: next.Language, Message: next.Message, Text: "somebody to adopt the text that is to follow: everything that it needs is there"}
				status.Wants, status.Needs = append([]Want{w}, status.Wants...), append([]string{w.Text}, status.Needs...)
			}
		}
	}
	st.Drawings = j.drawings()
	for _, d := range st.Drawings {
		st.tried[d.Illustration] = d
	}
	j.faults.Sort()
	st.Faults = j.faults
	return st, j.faults
}

func (j *judge) read() {
	var fs tree.Faults
	j.policy, fs = ParsePolicy(j.lib.Policy)
	j.faults = append(j.faults, fs...)
	j.people, fs = ParsePeople(j.lib, j.lib.Contributors)
	j.faults = append(j.faults, fs...)
	for _, m := range j.lib.Messages {
		j.subjects[m.ID] = true
		if isUnit(m.ID) {
			j.faults.Add(m.File, 0, "choose another name", "ids that begin with %s belong to the interface", unitPrefix)
		}
	}
	for _, u := range phrase.Units {
		j.subjects[unitPrefix+u] = true
	}
	j.records = j.collect()
}

// A pair is a text and the English that it stands for. In English both are the
// same.
type pair struct{ english, text *subject }

func (j *judge) pairs() (all []pair) {
	en := j.lib.English()
	if en == nil {
		return nil
	}
	each := func(make func(string) *subject, english *subject) {
		j.dockets[place{english.message, english.language.ID}] = j.open(english)
		for _, l := range j.lib.Languages {
			if l.IsSource() {
				all = append(all, pair{english, english})
				continue
			}
			s := make(l.ID)
			j.dockets[place{s.message, l.ID}] = j.open(s)
			if s.stranger {
				j.faults.Add(s.file, 0, "add the handle to translations/contributors.toml; a draft without a human author is by = \"machine\"", "by = %q is no contributor: nobody knows who wrote this", s.author)
			}
			all = append(all, pair{english, s})
		}
	}
	for _, m := range j.lib.Messages {
		each(func(l string) *subject { return j.messageSubject(m, j.lib.Language(l)) }, j.messageSubject(m, en))
	}
	for _, u := range phrase.Units {
		each(func(l string) *subject { return j.unitSubject(u, j.lib.Language(l)) }, j.unitSubject(u, en))
	}
	return all
}

// An account is all that the records say about a subject, apart from the day.
type account struct {
	passes      []pass
	objections  []objection
	withdrawals []objection
}

func (j *judge) account(s *subject) account {
	at := place{s.message, s.language.ID}
	a, ok := j.accounts[at]
	if !ok {
		d := j.dockets[at]
		a.withdrawals = j.withdrawals(s, d)
		if s.text {
			a.passes, a.objections = j.passes(s, d), j.objections(s, d)
			j.idleCloses(s, d)
			j.idleCarries(s, d)
		}
		j.accounts[at] = a
	}
	return a
}

// A verdict is what follows for a subject on a day.
type verdict struct {
	state  State
	reason string
	facts  facts
}

func (j *judge) on(s *subject, a account, en english, at day) verdict {
	f := facts{
		Text: s.text, Clinical: s.clinical(), English: en,
		Withdrawn: len(a.withdrawals) > 0, Finding: len(a.objections) > 0,
		Evidence: j.amount(s, a.passes, at),
		Safety:   s.revision.Urgency != "routine",
		Grace:    at.past(dayOf(s.revision.Date) + day(j.policy.GraceDays)),
	}
	f.OneReader = j.oneReader(s, a.passes, at)
	state, reason := decide(f)
	return verdict{state, reason, f}
}

// oneReader reports whether one blind reading can stand. Nobody has held these
// words against the English yet, so that the English must be the very one that
// they were written from and that the reader was asked about: a text that
// stayed behind a change of the English does not come back this way.
func (j *judge) oneReader(s *subject, all []pass, at day) bool {
	if !j.policy.OneReader || s.unit || s.english() || s.from != s.source {
		return false
	}
	if slices.ContainsFunc(all, func(p pass) bool { return p.level != againstCurrent }) {
		return false
	}
	return slices.ContainsFunc(all, func(p pass) bool {
		return p.kind == Naturalness && p.record.Source == s.source && j.fresh(at)(p) && !at.past(p.day+oneReaderDays)
	})
}

// base is where an English subject stands by itself, before evidence: past its
// review or not.
func (j *judge) base(s *subject, at day) english {
	if !s.unit && at.past(dayOf(s.reviewBy)) {
		return ended
	}
	return ready
}

// standsFor is what the state of the English means for its translations.
func standsFor(state State) english {
	switch state {
	case Approved:
		return ready
	case Contested:
		return disputed
	case Withdrawn:
		return takenBack
	case Expired:
		return ended
	}
	return unproved
}

// status is computed twice: for the day, and apart from the calendar.
func (j *judge) status(english, s *subject) *Status {
	return j.weigh(english, s, j.dockets[place{s.message, s.language.ID}], j.account(s))
}

// next is where the successor of a translation stands, or nil where there is
// none. It is judged by itself: a withdrawal took down the text that readers
// see, and is answered after the new one is there.
func (j *judge) next(english, s *subject) (*Status, *docket) {
	if s.unit || s.english() || j.lib.Successor(s.language.ID, s.message) == nil {
		return nil, nil
	}
	s = j.successor(j.lib.Message(s.message), s.language)
	told := j.faults
	d := j.open(s)
	j.faults = told // the same records have been told about with the current text
	if s.stranger {
		j.faults.Add(s.file, 0, "add the handle to translations/contributors.toml; a draft without a human author is by = \"machine\"", "by = %q is no contributor: nobody knows who wrote this", s.author)
	}
	a := account{passes: j.passes(s, d), objections: j.objections(s, d)}
	return j.weigh(english, s, d, a), d
}

// ignoreNext sets right what was noted of records that are about the successor:
// that they are not about the current text is no reason.
func (st *Standing) ignoreNext(next *Status, d *docket) {
	about := map[string]bool{}
	for _, r := range d.of(Naturalness, Meaning, Clinical) {
		if r.Translation == next.Translation {
			about[r.ID] = true
			delete(st.Ignored, r.ID)
		}
	}
	for _, n := range d.notes {
		if about[n.record] {
			st.Ignored[n.record] = n.text
		}
	}
}

func (j *judge) weigh(english, s *subject, d *docket, a account) *Status {
	on := func(at day) verdict { return j.on(s, a, j.base(s, at), at) }
	if s != english {
		ea := j.account(english)
		on = func(at day) verdict {
			en := standsFor(j.on(english, ea, j.base(english, at), at).state)
			return j.on(s, a, en, at)
		}
	}
	now, held := on(j.today), on(timeless)
	st := &Status{
		Message: s.message, Language: s.language.ID, Kind: s.kind, File: s.file,
		State: now.state, Held: held.state,
		Source: s.source, Illustration: s.picture,
	}
	if !s.english() && s.text {
		st.Translation = s.words
	}
	details := j.details(s, a, d)
	st.Reasons = append([]string{now.reason}, details...)
	st.HeldReasons = append([]string{held.reason}, details...)
	st.Wants = j.needs(s, a, now)
	for _, w := range st.Wants {
		st.Needs = append(st.Needs, w.Text)
	}
	alerts := j.alerts(s, d)
	for _, o := range alerts {
		st.Alerts = append(st.Alerts, o.String())
	}
	for _, o := range slices.Concat(a.withdrawals, a.objections, alerts) {
		st.Open = append(st.Open, Open{o.record, o.index, o.String()})
	}
	for _, p := range a.passes {
		if p.level == againstCurrent {
			st.Counts = append(st.Counts, p.record)
		}
		if dayOf(p.record.Date) > dayOf(st.Checked) {
			st.Checked = p.record.Date
		}
		st.SeenHeld = st.SeenHeld || p.saw
		st.Seen = st.Seen || p.saw && j.fresh(j.today)(p)
	}
	st.Until = j.until(s, english, a, on).date()
	return st
}

// until is the last day of the state of today. A state changes by itself only
// where something runs out, and never for the better.
func (j *judge) until(s, english *subject, a account, on func(day) verdict) day {
	now := on(j.today).state
	if now != Approved && now != Outdated && now != OneReader {
		return timeless
	}
	var last []day
	for _, p := range slices.Concat(a.passes, j.account(english).passes) {
		last = append(last, p.day+day(j.policy.EvidenceDays), p.day+oneReaderDays)
	}
	if !s.unit {
		last = append(last, dayOf(s.reviewBy), dayOf(s.revision.Date)+day(j.policy.GraceDays))
	}
	slices.Sort(last)
	for _, l := range last {
		if l >= j.today && on(l+1).state != now {
			return l
		}
	}
	return timeless
}

// details are the reasons that go beyond the decision itself: who objects, and
// what does not count.
func (j *judge) details(s *subject, a account, d *docket) (all []string) {
	for _, o := range slices.Concat(a.withdrawals, a.objections) {
		all = append(all, o.String())
	}
	if s.stranger {
		all = append(all, fmt.Sprintf("nobody knows the author %q", s.author))
	}
	if len(s.memory) > 0 {
		all = append(all, "it rests on facts that nobody has looked up: "+strings.Join(s.memory, ", "))
	}
	var notes []string
	for _, n := range d.notes {
		notes = append(notes, n.text)
	}
	slices.Sort(notes)
	return append(all, slices.Compact(notes)...)
}

// needs says who is needed next.
func (j *judge) needs(s *subject, a account, v verdict) (all []Want) {
	need := func(w Want, format string, args ...any) {
		w.Text = fmt.Sprintf(format, args...)
		all = append(all, w)
	}
	here, english := s.language.ID, language.Source
	switch v.state {
	case Missing:
		need(Want{Who: "translator", Language: here}, "a translator into %s", s.language.Name)
		return all
	case Withdrawn:
		if v.facts.Withdrawn {
			english = here
		}
		need(Want{Who: "coordinator", Language: english, Message: s.message}, "a coordinator to decide whether it may come back")
		return all
	}
	for _, o := range a.objections {
		w, who := Want{Who: "coordinator", Language: here, Message: s.message}, "a coordinator or a translator who did not write it"
		if o.record.Kind == Clinical {
			w.Who, who = "clinician", "a clinician"
		}
		need(w, "%s to answer: %s", who, o)
	}
	if v.facts.English == ended {
		need(Want{Who: "owner", Language: english, Message: s.message}, "%s to review the English and give it a new review_by", s.owner)
	}
	if v.facts.English == unproved {
		need(Want{Who: "clinician", Language: english, Message: s.message}, "a clinician to sign the English")
	}
	if v.facts.English == disputed {
		need(Want{Who: "coordinator", Language: english, Message: s.message}, "an answer to the finding on the English")
	}
	if m := j.lib.Message(s.message); m != nil && s.english() {
		for i := range m.Questions {
			if q := &m.Questions[i]; q.Open() {
				need(Want{Who: "owner", Language: english, Message: s.message}, "%s to answer the question %s about the English, asked by %s", s.owner, q.ID, q.By)
			}
		}
	}
	if v.state != Approved {
		all = append(all, j.missing(s, a)...)
	}
	return all
}

// missing says which people are lacking to a whole set of evidence on the text
// and the English of today.
func (j *judge) missing(s *subject, a account) (all []Want) {
	q := j.quota(s)
	fresh := j.fresh(j.today)
	t := count(a.passes, func(p pass) bool { return fresh(p) && p.level == againstCurrent })
	others := "who did not write it"
	if had := t.either(); len(had) > 0 {
		others = "other than " + strings.Join(had, ", ")
	}
	here := s.language.ID
	who := func(n int, id, role, what string) {
		if n > 0 {
			all = append(all, Want{Who: id, Language: here, Count: n, Text: fmt.Sprintf("%d × %s in %s, %s: %s", n, role, s.language.Name, others, what)})
		}
	}
	natural, meaning := q.naturalness-len(t.naturalness), q.meaning-len(t.meaning)
	who(natural, "reader", "reader", "a blind reading")
	who(meaning, "bilingual", "bilingual reader", "the meaning, said back")
	if natural <= 0 && meaning <= 0 {
		who(q.naturalness+q.meaning-len(t.either()), "reader", "reader", "nobody counts twice")
	}
	if n := q.clinical - len(t.clinical); n > 0 {
		w := Want{Who: "clinician", Language: here, Count: n, Text: fmt.Sprintf("%d × clinician who reads %s: to sign it", n, s.language.Name)}
		if s.english() {
			w.Message = s.message // one signature, for all languages
		}
		all = append(all, w)
	}
	return all
}

package evidence

import (
	"fmt"
	"slices"

	"salam/internal/prose"
)

// What a change touches, and only that:
//
//	                 words or author   English   drawing
//	naturalness      expires           stands    expires, if it was shown
//	meaning          expires           expires   stands
//	clinical         expires           expires   stands
//
// A native reader judges words, blind, and then whether words and drawing say
// the same: no English is in that. A meaning reading holds the words against
// the English and its brief: no drawing is in that. The author is part of the
// words' fingerprint.

// A pass is one check that speaks for the words as they are.
type pass struct {
	record *Record
	reader string
	kind   Kind
	level  level
	day    day
	saw    bool // the reader saw the drawing as it is now beside the words
}

// A level says against which English a check was made.
type level int

const (
	againstOther   level = iota // one that the text was not even written from
	againstEarlier              // the one before the last revision
	againstCurrent
)

// passes are the checks that count for a subject. What doesn't count is noted
// with the reason, so that a status can say why a reading didn't help.
func (j *judge) passes(s *subject, d *docket) (all []pass) {
	for _, r := range d.of(Naturalness, Meaning, Clinical) {
		why := j.failure(s, r)
		if why == "" {
			p := pass{record: r, reader: r.Reader, kind: r.Kind, day: dayOf(r.Date), level: againstCurrent}
			if r.Kind == Naturalness {
				p.saw = s.picture != "" && r.Illustration == s.picture
			} else {
				p.level = j.level(s, r)
			}
			all = append(all, p)
			continue
		}
		if r.Retelling == "" || r.refuses() {
			d.ignore(r, fmt.Sprintf("%s record %s by %s", r.Kind, r.ID, r.Reader), why)
		}
	}
	return all
}

// failure says why a check does not speak for the words as they are, or "".
func (j *judge) failure(s *subject, r *Record) string {
	p := j.people[r.Reader]
	switch {
	case !j.onWords(s, r):
		return "the text or its author has changed since " + r.Date.String()
	case r.refuses():
		return "it says that the text has to change"
	case r.Retelling != "":
		return "it is about what another reader said back, and not about the text"
	case s.stranger:
		return "nobody knows the author of the text, " + s.author
	}
	fit := map[Kind][]Role{Naturalness: {Reader, Bilingual}, Meaning: {Bilingual}, Clinical: {Clinician}}[r.Kind]
	if why := j.mayNot(s, r, p.Is(fit...), false); why != "" {
		return why
	}
	switch {
	case !p.Reads(s.language.ID):
		return r.Reader + " does not read " + s.language.Name
	case j.adopted(s, r.Reader):
		return "words of " + r.Reader + " were taken into the text, and nobody passes their own words"
	case r.Verdict != "pass":
		return "its verdict is " + r.Verdict
	}
	switch r.Kind {
	case Naturalness:
		switch {
		case !r.Blind:
			return "it was not blind"
		case r.Natural < j.policy.NaturalAtLeast:
			return fmt.Sprintf("%d of 5 is not natural enough", r.Natural)
		case r.Illustration != "" && r.Illustration != s.picture:
			return "the drawing has changed since " + r.Date.String()
		}
	case Meaning:
		return uncovered(s.brief, r.Items)
	}
	return ""
}

// uncovered says which item of the brief a meaning reading has not asked for.
func uncovered(brief, asked []Item) string {
	for _, want := range brief {
		i := slices.IndexFunc(asked, func(it Item) bool { return it.Item == want.Item })
		switch {
		case i < 0:
			return "it did not ask for “" + want.Item + "” of the brief"
		case prose.Normalise(asked[i].Says) != want.Says:
			return "“" + want.Item + "” of the brief says something else by now"
		}
	}
	return ""
}

// level compares the English of a check with the English as it is. Only the
// English that the translation itself says it was written from, checked before
// the revision that replaced it, is known to be the one before.
func (j *judge) level(s *subject, r *Record) level {
	switch {
	case j.carried(s, string(r.Source), string(s.source)):
		return againstCurrent
	case !s.unit && r.Source == s.from && dayOf(r.Date) <= dayOf(s.revision.Date):
		return againstEarlier
	}
	return againstOther
}

// A quota is how many people a text needs; no person fills two places of
// naturalness and meaning.
type quota struct{ naturalness, meaning, clinical int }

func (j *judge) quota(s *subject) quota {
	q := quota{j.policy.Naturalness, j.policy.Meaning, 0}
	if s.english() {
		q = quota{}
	}
	if s.clinical() || len(s.memory) > 0 {
		q.clinical = 1
	}
	return q
}

// A tally is who has passed the words in which role.
type tally struct{ naturalness, meaning, clinical []string }

func count(all []pass, keep func(pass) bool) tally {
	var t tally
	for _, p := range all {
		if !keep(p) {
			continue
		}
		list := map[Kind]*[]string{Naturalness: &t.naturalness, Meaning: &t.meaning, Clinical: &t.clinical}[p.kind]
		if !slices.Contains(*list, p.reader) {
			*list = append(*list, p.reader)
		}
	}
	return t
}

// fills reports whether the places can be filled with different people. By
// Hall's theorem, with two roles, that is so where each role has enough and
// both together have enough.
func (t tally) fills(q quota) bool {
	return len(t.naturalness) >= q.naturalness && len(t.meaning) >= q.meaning &&
		len(t.either()) >= q.naturalness+q.meaning && len(t.clinical) >= q.clinical
}

func (t tally) either() []string {
	all := slices.Concat(t.naturalness, t.meaning)
	slices.Sort(all)
	return slices.Compact(all)
}

// fresh keeps what is not too old on a day.
func (j *judge) fresh(at day) func(pass) bool {
	return func(p pass) bool { return !at.past(p.day + day(j.policy.EvidenceDays)) }
}

// amount weighs the passes of a subject on a day.
func (j *judge) amount(s *subject, all []pass, at day) amount {
	q, fresh := j.quota(s), j.fresh(at)
	switch {
	case count(all, func(p pass) bool { return fresh(p) && p.level == againstCurrent }).fills(q):
		return whole
	case count(all, func(p pass) bool { return fresh(p) && p.level >= againstEarlier }).fills(q):
		return earlier
	case count(all, func(pass) bool { return true }).fills(q):
		return once
	case len(all) > 0:
		return part
	}
	return none
}

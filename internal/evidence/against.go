package evidence

import (
	"slices"
	"strings"

	"salam/internal/prose"
	"salam/internal/tree"
)

// An Against is what a record holds against words that have left the screen,
// on paper for example: also words that have been changed since.
type Against struct {
	Withdrawal bool // of the message in this language, whatever its words; else a finding on exactly these words
	Date       tree.Date
	Why        string // without a quotation
}

// Against lists what speaks against the given words of a message or unit in a
// language, youngest first. A finding that was answered by other words is
// still one on the old words: the answer admits it. One that was answered by
// keeping the words is none.
func (st *Standing) Against(lang, message string, words prose.Fingerprint) []Against {
	var all []Against
	for _, f := range st.against[place{message, lang}] {
		if f.Withdrawal || slices.Contains(f.words, words) {
			all = append(all, f.Against)
		}
	}
	slices.SortStableFunc(all, func(a, b Against) int { return strings.Compare(b.Date.String(), a.Date.String()) })
	return all
}

// spoken is an Against with the words that it is about; a withdrawal is about
// all of them.
type spoken struct {
	Against
	words []prose.Fingerprint
}

// against gathers for one subject what Against answers from.
func (j *judge) against(s *subject) (all []spoken) {
	d := j.dockets[place{s.message, s.language.ID}]
	for _, o := range j.account(s).withdrawals {
		all = append(all, spoken{Against: Against{true, o.record.Date, o.String()}})
	}
	kept := slices.DeleteFunc(d.of(Close), func(c *Record) bool { return c.Answer != "kept" })
	for _, r := range d.of(Naturalness, Meaning, Clinical) {
		var found []objection
		if r.refuses() {
			found = append(found, objection{r, 0})
		}
		for i, f := range r.Findings {
			if f.stops() {
				found = append(found, objection{r, i + 1})
			}
		}
		for _, o := range found {
			if slices.ContainsFunc(kept, func(c *Record) bool { return j.answers(s, c, o) }) {
				continue
			}
			all = append(all, spoken{Against{Date: r.Date, Why: o.String()}, j.same(s, r.words())})
		}
	}
	return all
}

// same are the words that a finding on w is about: in English also those that
// differ from w by corrections of spelling only, before and after.
func (j *judge) same(s *subject, w prose.Fingerprint) []prose.Fingerprint {
	all := []prose.Fingerprint{w}
	if !s.english() {
		return all
	}
	for _, r := range j.english(s.message).of(Carry) {
		for _, other := range []prose.Fingerprint{r.From, r.To} {
			if j.carried(s, string(w), string(other)) || j.carried(s, string(other), string(w)) {
				all = append(all, other)
			}
		}
	}
	return all
}

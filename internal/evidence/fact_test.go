package evidence_test

import (
	"slices"
	"strings"
	"testing"

	"salam/internal/evidence"
	et "salam/internal/evidence/evidencetest"
	"salam/internal/language"
	"salam/internal/library"
)

const teaFact = `[tea-is-hot]
says = "Tea is hot."
source = "A cook book"
checked = 2026-11-22
confidence = "memory"
`

// A message that rests on something that nobody has looked up waits for a
// clinician, whatever its kind, and its translations wait with it.
func TestFactFromMemory(t *testing.T) {
	dir := et.New(t)
	et.Approve(t, dir, "am", "tea")
	et.Write(t, dir, "content/facts.toml", teaFact)
	et.Edit(t, dir, teaEnglish, "facts = []", `facts = ["tea-is-hot"]`)
	s := status(t, dir, language.Source, "tea", et.AsOf)
	wantState(t, s, evidence.Draft, "facts that nobody has looked up: tea-is-hot")
	if needs := strings.Join(s.Needs, "\n"); !strings.Contains(needs, "1 × clinician who reads English") {
		t.Errorf("needs:\n%s", needs)
	}
	s = status(t, dir, "am", "tea", et.AsOf)
	wantState(t, s, evidence.InReview, "a clinician has not signed the English")
	if !slices.Contains(s.Needs, "a clinician to sign the English") {
		t.Errorf("needs: %q", s.Needs)
	}

	// Somebody looks it up: that is the other way out.
	looked := et.Read(t, dir, "content/facts.toml")
	et.Edit(t, dir, "content/facts.toml", `"memory"`, `"second-hand"`)
	wantState(t, status(t, dir, language.Source, "tea", et.AsOf), evidence.Approved, "everything that is needed")
	wantState(t, status(t, dir, "am", "tea", et.AsOf), evidence.Approved, "everything that is needed")

	// Or a clinician signs. No coordinator carries that signature to other words.
	et.Write(t, dir, "content/facts.toml", looked)
	lib, _ := et.Library(t, dir)
	et.Record(t, dir, et.Signature(t, lib, language.Source, "tea"))
	wantState(t, status(t, dir, language.Source, "tea", et.AsOf), evidence.Approved, "everything that is needed")
	wantState(t, status(t, dir, "am", "tea", et.AsOf), evidence.Approved, "everything that is needed")
	before := lib.Message("tea").Fingerprint()
	et.Edit(t, dir, teaEnglish, "Tea is at four", "Tea is at 4")
	lib, _ = et.Library(t, dir)
	carry := et.Decision(language.Source, "tea", evidence.Carry)
	carry.From, carry.To = before, lib.Message("tea").Fingerprint()
	et.Record(t, dir, carry)
	wantState(t, status(t, dir, language.Source, "tea", et.AsOf), evidence.Draft, "has changed since")
}

// A fact is good for as many days as the policy gives its confidence.
func TestFactUntil(t *testing.T) {
	p := evidence.Floor
	p.Facts = evidence.FactPolicy{Confirmed: 300, SecondHand: 200, Memory: 100}
	for confidence, want := range map[string]string{
		library.Confirmed: "2027-09-18", library.SecondHand: "2027-06-10", library.Memory: "2027-03-02", "sure": "2027-03-02",
	} {
		f := library.Fact{Checked: on(2026, 11, 22), Confidence: confidence}
		if got := p.FactUntil(f).String(); got != want {
			t.Errorf("%s: good until %s, not %s", confidence, got, want)
		}
		if left := p.FactDaysLeft(f, p.FactUntil(f)); left != 0 {
			t.Errorf("%s: %d days left on the last day", confidence, left)
		}
		if left := p.FactDaysLeft(f, on(2027, 9, 19)); left >= 0 {
			t.Errorf("%s: %d days left when all are over", confidence, left)
		}
	}
}

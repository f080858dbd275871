package evidence_test

import (
	"testing"

	"salam/internal/evidence"
	et "salam/internal/evidence/evidencetest"
	"salam/internal/prose"
)

// TestAgainst: what was found against words stays with them when they are no
// longer those of the tree.
func TestAgainst(t *testing.T) {
	dir := et.New(t)
	lib, _ := et.Library(t, dir)
	old := lib.Translation("am", "tea").Fingerprint()
	before := lib.Message("tea").Fingerprint()
	finding := func(lang, severity string) {
		lib, _ := et.Library(t, dir)
		r := et.Reading(t, lib, lang, "tea")
		r.Reader = "reader-2"
		r.Findings = []evidence.Finding{{Quote: "x", Category: "meaning", Severity: severity, Better: "y"}}
		et.Record(t, dir, r)
	}
	want := func(lang string, words prose.Fingerprint, n int, withdrawal bool) {
		t.Helper()
		_, st := et.Standing(t, dir, et.AsOf)
		all := st.Against(lang, "tea", words)
		if len(all) != n || n > 0 && (all[0].Withdrawal != withdrawal || all[0].Date != et.Day || all[0].Why == "") {
			t.Errorf("against the words in %s: %+v", lang, all)
		}
	}
	want("am", old, 0, false)
	finding("am", "minor")
	want("am", old, 0, false)
	finding("am", "critical")
	want("am", old, 1, false)
	et.Edit(t, dir, teaAmharic, "ነው። tea", "ነበር። tea")
	want("am", old, 1, false)
	lib, _ = et.Library(t, dir)
	want("am", lib.Translation("am", "tea").Fingerprint(), 0, false)

	// In English a correction of spelling makes no other words of it.
	et.Edit(t, dir, teaEnglish, "Tea is at four.", "Tea is at Four.")
	lib, _ = et.Library(t, dir)
	carry := et.Decision("en", "tea", evidence.Carry)
	carry.From, carry.To = before, lib.Message("tea").Fingerprint()
	et.Record(t, dir, carry)
	want("en", before, 0, false)
	finding("en", "major")
	want("en", before, 1, false)
	want("en", carry.To, 1, false)

	// A withdrawal is of the message, whatever its words.
	et.Record(t, dir, et.Decision("am", "tea", evidence.Withdraw))
	want("am", "sha256:other", 1, true)
	_, st := et.Standing(t, dir, et.AsOf)
	if all := st.Against("ar", "tea", old); len(all) > 0 {
		t.Errorf("against another language: %+v", all)
	}
}

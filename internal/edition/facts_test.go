package edition_test

import (
	"strings"
	"testing"

	"salam/internal/edition"
	et "salam/internal/evidence/evidencetest"
	"salam/internal/tree"
)

const twoFacts = `[tea-is-hot]
says = "Tea is hot."
source = "A cook book"
checked = 2026-11-22
confidence = "second-hand"

[tea-is-free]
says = "Tea costs nothing."
source = "The kitchen"
checked = 2026-11-22
confidence = "confirmed"
`

// factTree has tea, which rests on two facts, approved in Amharic.
func factTree(t *testing.T) string {
	dir := et.New(t)
	et.Write(t, dir, "content/facts.toml", twoFacts)
	et.Write(t, dir, "content/policy.toml", "grace_days = 30\n[fact_days]\nconfirmed = 90\nsecond-hand = 60\n")
	et.Edit(t, dir, "content/messages/tea.md", "facts = []", `facts = ["tea-is-hot", "tea-is-free"]`)
	et.Approve(t, dir, "am", "tea")
	return dir
}

// A release of messages on a fact that is past its date is refused, and says
// which fact and which messages; until then it is the same release on any day.
func TestStaleFactsRefuseARelease(t *testing.T) {
	dir := factTree(t)
	var first string
	for _, c := range []struct {
		day  tree.Date
		want []string // none: it is released
	}{
		{on(2026, 12, 2), nil},
		{on(2027, 1, 21), nil}, // the last day of the second-hand fact
		{on(2027, 1, 22), []string{`content/facts.toml:1: the fact "tea-is-hot" was checked on 2026-11-22 and was good until 2027-01-21; on it rests: tea`}},
		{on(2027, 2, 21), []string{`content/facts.toml:1: the fact "tea-is-hot"`, `content/facts.toml:7: the fact "tea-is-free" was checked on 2026-11-22 and was good until 2027-02-20`}},
	} {
		pub, _, faults := publish(t, dir, edition.Options{Mode: edition.Release, AsOf: c.day})
		if len(faults) != len(c.want) || (pub == nil) != (len(c.want) > 0) {
			t.Errorf("%s: %v", c.day, faults)
			continue
		}
		for i, want := range c.want {
			if got := faults[i].Error(); !strings.Contains(got, want) {
				t.Errorf("%s: %s, not %s", c.day, got, want)
			}
		}
		if pub != nil && first == "" {
			first = flat(pub)
		}
		if pub != nil && flat(pub) != first {
			t.Errorf("%s: another release", c.day)
		}
		// Those who work on it see everything on any day.
		if pub := must(t, dir, edition.Options{Mode: edition.Preview, AsOf: c.day}); pub.Volume("am").Entry("tea").Text == nil {
			t.Errorf("%s: no preview", c.day)
		}
	}
}

// Only what is shown can refuse: a draft rests on nothing, and neither does a
// message that was left out.
func TestOnlyShownMessagesRest(t *testing.T) {
	dir := factTree(t)
	late := on(2027, 2, 21)
	must(t, dir, edition.Options{Mode: edition.Release, AsOf: late, Messages: []string{"late"}})
	et.Edit(t, dir, "content/messages/pills.md", "facts = []", `facts = ["tea-is-hot"]`) // nobody has signed it
	et.Edit(t, dir, "content/messages/tea.md", `facts = ["tea-is-hot", "tea-is-free"]`, "facts = []")
	must(t, dir, edition.Options{Mode: edition.Release, AsOf: late})
	et.Edit(t, dir, "content/messages/tea.md", "facts = []", `facts = ["tea-is-hot"]`)
	et.Record(t, dir, et.Decision(english, "tea", "withdraw"))
	must(t, dir, edition.Options{Mode: edition.Release, AsOf: late})
}

// A fact that was checked tomorrow was checked by nobody.
func TestFactCheckedInTheFuture(t *testing.T) {
	dir := factTree(t)
	et.Edit(t, dir, "content/facts.toml", "A cook book\"\nchecked = 2026-11-22", "A cook book\"\nchecked = 2026-12-03")
	if pub, _, faults := release(t, dir); pub != nil || !strings.Contains(faults.Error(), `"tea-is-hot" was checked on 2026-12-03, which is to come`) {
		t.Errorf("%v", faults)
	}
}

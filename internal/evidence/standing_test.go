package evidence_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"salam/internal/evidence"
	et "salam/internal/evidence/evidencetest"
	"salam/internal/language"
	"salam/internal/tree"
)

func on(y, m, d int) tree.Date { return tree.Date{Year: y, Month: m, Day: d} }

func status(t *testing.T, dir, lang, id string, asOf tree.Date) *evidence.Status {
	t.Helper()
	_, st := et.Standing(t, dir, asOf)
	s := st.Of(lang, id)
	if s == nil {
		t.Fatalf("there is no status of %s in %s", id, lang)
	}
	return s
}

func wantState(t *testing.T, s *evidence.Status, want evidence.State, reason string) {
	t.Helper()
	if s.State != want || !strings.Contains(strings.Join(s.Reasons, "\n"), reason) {
		t.Errorf("%s in %s is %s, not %s because of %q:\n%s", s.Message, s.Language, s.State, want, reason, strings.Join(s.Reasons, "\n"))
	}
}

// wantFault wants the tree to have a fault: then nothing is released.
func wantFault(t *testing.T, dir, what string) {
	t.Helper()
	lib, _ := et.Library(t, dir)
	_, faults := evidence.Compute(lib, et.AsOf)
	if err := faults.Err(); err == nil || !strings.Contains(err.Error(), what) {
		t.Errorf("no fault %q: %v", what, err)
	}
}

const (
	teaEnglish = "content/messages/tea.md"
	teaAmharic = "translations/am/tea.md"
)

// writtenFrom writes into the translation from which English it was made.
func writtenFrom(t *testing.T, dir string) {
	t.Helper()
	lib, _ := et.Library(t, dir)
	et.Edit(t, dir, teaAmharic, "by = \"translator-1\"\n", "by = \"translator-1\"\nsource = \""+string(lib.Message("tea").Fingerprint())+"\"\n")
}

// TestWhatExpiresWhat changes one field after another of an approved message
// and asks which of the two checks still counts. It is the table of
// docs/evidence.md.
func TestWhatExpiresWhat(t *testing.T) {
	for _, c := range []struct {
		name               string
		file, old, new     string
		naturalness, meant bool // still count
	}{
		{"English title", teaEnglish, "title = \"All about tea\"", "title = \"Tea\"", true, false},
		{"English body", teaEnglish, "Tea is at four", "Tea is at five", true, false},
		{"English alt", teaEnglish, "A cup stands on a table.", "A cup stands on the table.", true, false},
		{"English short", teaEnglish, "short = \"All about tea.\"", "short = \"Tea.\"", true, false},
		{"English keep", teaEnglish, "keep = []", "keep = [\"tea\"]", true, false},
		{"brief: do", teaEnglish, "Come and ask.", "Come and sit.", true, false},
		{"brief: know", teaEnglish, "know = [\"It is free.\"]", "know = [\"It is free.\", \"It is hot.\"]", true, false},
		{"brief: tone", teaEnglish, "Warm.", "Kind.", true, true},
		{"review_by", teaEnglish, "2027-05-01", "2027-06-01", true, true},
		{"owner", teaEnglish, "kitchen", "cellar", true, true},
		{"order", teaEnglish, "order = 1", "order = 2", true, true},
		{"spaces at the end of English lines", teaEnglish, "{emergency}.\n", "{emergency}. \n", true, true},
		{"translated title", teaAmharic, "title = \"ሻይ tea\"", "title = \"ሻይ\"", false, false},
		{"translated body", teaAmharic, "ነው። tea", "ነበር። tea", false, false},
		{"translated alt", teaAmharic, "ሰዎች", "ሰው", false, false},
		{"translated short", teaAmharic, "short = \"ሻይ\"", "short = \"ሻይ ሻይ\"", false, false},
		{"author", teaAmharic, "translator-1", "machine", false, false},
		{"adaptations", teaAmharic, "by = \"translator-1\"\n", "by = \"translator-1\"\n[[adaptations]]\nchanged = \"a\"\nwhy = \"b\"\n", false, false},
		{"written from", teaAmharic, "by = \"translator-1\"\n", "by = \"translator-1\"\nsource = \"sha256:" + strings.Repeat("0", 64) + "\"\n", true, true},
		{"silenced checks", teaAmharic, "by = \"translator-1\"\n", "by = \"translator-1\"\nignore = [\"rule: reason\"]\n", true, true},
		{"drawing", "assets/illustrations/cup.svg", "x=\"100\"", "x=\"200\"", false, true},
		{"mirroring, for readers from the left", "assets/illustrations/cup.toml", "mirror = \"mirror\"", "mirror = \"keep\"", true, true},
		{"another translation", "translations/am/late.md", "machine", "machine", true, true},
		{"place", "content/places/england.toml", "999", "112", true, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := et.New(t)
			et.Approve(t, dir, "am", "tea")
			if c.old != c.new {
				et.Edit(t, dir, c.file, c.old, c.new)
			}
			s := status(t, dir, "am", "tea", et.AsOf)
			reasons := strings.Join(s.Reasons, "\n")
			needs := strings.Join(s.Needs, "\n")
			approved := c.naturalness && c.meant
			if got := s.State == evidence.Approved; got != approved {
				t.Errorf("it is %s:\n%s", s.State, reasons)
			}
			if got := !strings.Contains(needs, "a blind reading"); got != c.naturalness {
				t.Errorf("naturalness counts: %v; needs:\n%s", got, needs)
			}
			if got := !strings.Contains(needs, "the meaning, said back"); got != c.meant {
				t.Errorf("meaning counts: %v; needs:\n%s", got, needs)
			}
		})
	}
}

// TestClinicalTouched: a signature is touched by English and words, not by the
// drawing; English that nobody has signed takes its translations along.
func TestClinicalTouched(t *testing.T) {
	fresh := func() string {
		dir := et.New(t)
		et.Approve(t, dir, "am", "pills")
		return dir
	}
	dir := fresh()
	et.Edit(t, dir, "assets/illustrations/cup.svg", "x=\"100\"", "x=\"200\"")
	s := status(t, dir, "am", "pills", et.AsOf)
	wantState(t, s, evidence.InReview, "the drawing has changed since")
	if needs := strings.Join(s.Needs, "\n"); strings.Contains(needs, "clinician") || !strings.Contains(needs, "blind reading") {
		t.Errorf("needs:\n%s", needs)
	}
	dir = fresh()
	et.Edit(t, dir, "content/messages/pills.md", "Take one pill", "Take two pills")
	wantState(t, status(t, dir, "en", "pills", et.AsOf), evidence.Draft, "has changed since")
	wantState(t, status(t, dir, "am", "pills", et.AsOf), evidence.Expired, "another English")

	dir = fresh()
	lib, _ := et.Library(t, dir)
	file, _ := ptr(et.Signature(t, lib, language.Source, "pills")).Write()
	remove(t, dir, file)
	wantState(t, status(t, dir, "am", "pills", et.AsOf), evidence.InReview, "a clinician has not signed the English")
	dir = fresh()
	file, _ = ptr(et.Signature(t, lib, "am", "pills")).Write()
	remove(t, dir, file)
	wantState(t, status(t, dir, "am", "pills", et.AsOf), evidence.InReview, "")
}

// TestOutdated goes through a routine revision: the older translation stays,
// marked, for the days of grace, and no longer.
func TestOutdated(t *testing.T) {
	revise := func(urgency string, from bool, date string) string {
		dir := et.New(t)
		if from {
			writtenFrom(t, dir)
		}
		et.Approve(t, dir, "am", "tea")
		et.Edit(t, dir, teaEnglish, "Tea is at four.", "Tea is at four or five.")
		et.Edit(t, dir, teaEnglish, "date = 2026-11-22, urgency = \"routine\"", "date = "+date+", urgency = \""+urgency+"\"")
		return dir
	}
	dir := revise("routine", true, "2026-12-10")
	s := status(t, dir, "am", "tea", on(2026, 12, 12))
	wantState(t, s, evidence.Outdated, "has changed since it was checked")
	if s.Until != on(2027, 1, 9) {
		t.Errorf("outdated until %s, not 30 days after the revision", s.Until)
	}
	wantState(t, status(t, dir, "am", "tea", on(2027, 1, 9)), evidence.Outdated, "")
	s = status(t, dir, "am", "tea", on(2027, 1, 10))
	wantState(t, s, evidence.Expired, "the days of grace are over")
	if s.Held != evidence.Outdated {
		t.Errorf("apart from the calendar it is %s", s.Held)
	}
	wantState(t, status(t, revise("safety", true, "2026-12-10"), "am", "tea", on(2026, 12, 12)), evidence.Expired, "for safety")
	// Which English the text was written from is not known.
	wantState(t, status(t, revise("routine", false, "2026-12-10"), "am", "tea", on(2026, 12, 12)), evidence.Expired, "another English")
	// The English was changed without a revision: nobody has said it is routine.
	wantState(t, status(t, revise("routine", true, "2026-11-22"), "am", "tea", on(2026, 12, 12)), evidence.Expired, "another English")
	// A policy without days of grace.
	dir = revise("routine", true, "2026-12-10")
	et.Write(t, dir, "content/policy.toml", "")
	wantState(t, status(t, dir, "am", "tea", on(2026, 12, 12)), evidence.Expired, "grace")
}

func TestCalendar(t *testing.T) {
	dir := et.New(t)
	et.Approve(t, dir, "am", "tea", "ui-site")
	s := status(t, dir, "am", "tea", et.AsOf)
	if s.Until != on(2027, 5, 1) || s.Checked != et.Day {
		t.Errorf("until %s, checked %s", s.Until, s.Checked)
	}
	wantState(t, status(t, dir, "am", "tea", on(2027, 5, 1)), evidence.Approved, "")
	wantState(t, status(t, dir, "am", "tea", on(2027, 5, 2)), evidence.Expired, "past its review")
	wantState(t, status(t, dir, "en", "tea", on(2027, 5, 2)), evidence.Expired, "past its review")
	wantState(t, status(t, dir, "ar", "tea", on(2027, 5, 2)), evidence.Draft, "")
	// Evidence is good for two years, and the interface has no review.
	s = status(t, dir, "am", "ui-site", on(2028, 11, 30))
	wantState(t, s, evidence.Approved, "")
	if s.Until != on(2028, 11, 30) {
		t.Errorf("until %s", s.Until)
	}
	wantState(t, status(t, dir, "am", "ui-site", on(2028, 12, 1)), evidence.Expired, "too old")
}

func TestFutureRecord(t *testing.T) {
	dir := et.New(t)
	et.Approve(t, dir, "am", "tea")
	lib, _ := et.Library(t, dir)
	st, faults := evidence.Compute(lib, on(2026, 11, 30))
	if s := st.Of("am", "tea"); s.State != evidence.Draft || s.Held != evidence.Draft || !strings.Contains(faults.Error(), "dated in the future: 2026-12-01") {
		t.Errorf("%s, %s, %v", s.State, s.Held, faults)
	}
}

func TestOneReader(t *testing.T) {
	setUp := func(policy bool, id string) string {
		dir := et.New(t)
		writtenFrom(t, dir)
		et.People(t, dir)
		if policy {
			et.Write(t, dir, "content/policy.toml", "one_reader = true\n")
		}
		lib, _ := et.Library(t, dir)
		et.Record(t, dir, et.Reading(t, lib, "am", id))
		return dir
	}
	wantState(t, status(t, setUp(false, "tea"), "am", "tea", et.AsOf), evidence.InReview, "")
	dir := setUp(true, "tea")
	s := status(t, dir, "am", "tea", et.AsOf)
	wantState(t, s, evidence.OneReader, "one native reader")
	if s.Until != on(2027, 3, 1) {
		t.Errorf("until %s, not 90 days", s.Until)
	}
	wantState(t, status(t, dir, "am", "tea", on(2027, 3, 2)), evidence.InReview, "")
	wantState(t, status(t, setUp(true, "pills"), "am", "pills", et.AsOf), evidence.InReview, "")
	wantState(t, status(t, setUp(true, "ui-site"), "am", "ui-site", et.AsOf), evidence.InReview, "")
	// The English has moved on: nobody has held these words against it.
	et.Edit(t, dir, teaEnglish, "Tea is at four.", "Tea is at nine.")
	wantState(t, status(t, dir, "am", "tea", et.AsOf), evidence.InReview, "")
}

// TestCarry: a correction of spelling in ordinary English, by a coordinator who
// did not write the translation.
func TestCarry(t *testing.T) {
	try := func(id string, change func(*evidence.Record), edit ...string) *evidence.Status {
		dir := et.New(t)
		et.Approve(t, dir, "am", id)
		lib, _ := et.Library(t, dir)
		r := et.Decision(language.Source, id, evidence.Carry)
		r.From = lib.Message(id).Fingerprint()
		file := "content/messages/" + id + ".md"
		et.Edit(t, dir, file, "All about "+id+".\"", "All about "+id+"!\"")
		for i := 0; i < len(edit); i += 2 {
			et.Edit(t, dir, file, edit[i], edit[i+1])
		}
		lib, _ = et.Library(t, dir)
		r.To = lib.Message(id).Fingerprint()
		if change != nil {
			change(&r)
		}
		et.Record(t, dir, r)
		if id == "pills" {
			et.Record(t, dir, et.Signature(t, lib, language.Source, id))
		}
		if r.Reader == "translator-1" {
			et.Edit(t, dir, "translations/contributors.toml", "roles = [\"translator\"]", "roles = [\"translator\", \"coordinator\"]")
		}
		return status(t, dir, "am", id, et.AsOf)
	}
	wantState(t, try("tea", nil), evidence.Approved, "")
	wantState(t, try("tea", func(r *evidence.Record) { r.Reader = "translator-1" }), evidence.Expired, "")
	wantState(t, try("tea", func(r *evidence.Record) { r.Reader = "reader-2" }), evidence.Expired, "")
	wantState(t, try("tea", func(r *evidence.Record) { r.From, r.To = r.To, r.From }), evidence.Expired, "")
	wantState(t, try("tea", nil, "\"routine\"", "\"safety\""), evidence.Expired, "")
	wantState(t, try("pills", nil), evidence.Expired, "")
}

// TestObjections: what one person says against a text, and who may answer it.
func TestObjections(t *testing.T) {
	finding := func(r *evidence.Record, severity string) {
		r.Findings = []evidence.Finding{{Quote: "ሻይ", Category: "meaning", Severity: severity}}
	}
	type world struct {
		t   *testing.T
		dir string
		id  string // of the objecting record
	}
	set := func(t *testing.T, id string, change func(*evidence.Record)) *world {
		dir := et.New(t)
		et.Approve(t, dir, "am", id)
		lib, _ := et.Library(t, dir)
		r := et.Reading(t, lib, "am", id)
		r.Reader = "reader-2"
		change(&r)
		file := et.Record(t, dir, r)
		return &world{t, dir, strings.TrimSuffix(file[len(file)-17:], ".toml")}
	}
	answer := func(w *world, id string, change func(*evidence.Record)) *evidence.Status {
		c := et.Decision("am", id, evidence.Close)
		c.Answers, c.Answer = w.id, "kept"
		change(&c)
		et.Record(w.t, w.dir, c)
		return status(w.t, w.dir, "am", id, et.AsOf)
	}
	nothing := func(*evidence.Record) {}
	major := func(r *evidence.Record) { finding(r, "major") }
	change := func(r *evidence.Record) { r.Verdict = "change" }
	first := func(c *evidence.Record) { c.Finding = 1 }

	t.Run("a finding beats every pass", func(t *testing.T) {
		for _, severity := range []string{"major", "critical"} {
			w := set(t, "tea", func(r *evidence.Record) { finding(r, severity) })
			wantState(t, status(t, w.dir, "am", "tea", et.AsOf), evidence.Contested, severity+" finding of reader-2")
		}
		w := set(t, "tea", func(r *evidence.Record) { finding(r, "minor") })
		wantState(t, status(t, w.dir, "am", "tea", et.AsOf), evidence.Approved, "")
		w = set(t, "tea", change)
		wantState(t, status(t, w.dir, "am", "tea", et.AsOf), evidence.Contested, "verdict")
		w = set(t, "tea", func(r *evidence.Record) { r.Blind, r.Verdict = false, "change" })
		wantState(t, status(t, w.dir, "am", "tea", et.AsOf), evidence.Contested, "verdict")
	})
	t.Run("it stays when English and drawing change", func(t *testing.T) {
		w := set(t, "tea", major)
		et.Edit(t, w.dir, "assets/illustrations/cup.svg", "x=\"100\"", "x=\"200\"")
		et.Edit(t, w.dir, teaEnglish, "Tea is at four.", "Tea is at five.")
		wantState(t, status(t, w.dir, "am", "tea", et.AsOf), evidence.Contested, "")
		et.Edit(t, w.dir, teaAmharic, "ነው። tea", "ነበር። tea")
		wantState(t, status(t, w.dir, "am", "tea", et.AsOf), evidence.Draft, "")
	})
	t.Run("answered", func(t *testing.T) {
		wantState(t, answer(set(t, "tea", major), "tea", first), evidence.Approved, "")
		wantState(t, answer(set(t, "tea", change), "tea", nothing), evidence.Approved, "")
		// One answer for one thing.
		both := set(t, "tea", func(r *evidence.Record) { major(r); change(r) })
		wantState(t, answer(both, "tea", nothing), evidence.Contested, "finding 1")
		wantState(t, answer(both, "tea", first), evidence.Approved, "")
	})
	t.Run("not by its author", func(t *testing.T) {
		w := set(t, "tea", major)
		wantState(t, answer(w, "tea", func(c *evidence.Record) { first(c); c.Reader = "translator-1" }), evidence.Contested, "translator-1 wrote the text")
		wantState(t, answer(w, "tea", func(c *evidence.Record) { first(c); c.Reader = "reader-1" }), evidence.Contested, "has no role")
	})
	t.Run("not as changed, where nothing has changed", func(t *testing.T) {
		w := set(t, "tea", major)
		wantState(t, answer(w, "tea", func(c *evidence.Record) { first(c); c.Answer = "changed" }), evidence.Contested, "are as they were")
	})
	t.Run("a clinician is answered by a clinician", func(t *testing.T) {
		w := set(t, "pills", func(r *evidence.Record) {
			*r = evidence.Record{Message: r.Message, Language: r.Language, Kind: evidence.Clinical, Reader: "clinician-1", Method: "paper", Date: r.Date,
				Source: r.Source, Translation: r.Translation, Verdict: "change"}
		})
		wantState(t, answer(w, "pills", nothing), evidence.Contested, "has no role")
		wantState(t, answer(w, "pills", func(c *evidence.Record) { c.Reader = "clinician-1" }), evidence.Approved, "")
	})
	t.Run("a wrong fact or a missed do contests, whatever the verdict", func(t *testing.T) {
		for item, heard := range map[int]string{0: "wrong", 1: "missed"} {
			dir := et.New(t)
			et.Approve(t, dir, "am", "tea")
			lib, _ := et.Library(t, dir)
			r := et.Back(t, lib, "am", "tea")
			r.Reader, r.Items[item].Heard = "bilingual-2", heard
			et.Record(t, dir, r)
			wantState(t, status(t, dir, "am", "tea", et.AsOf), evidence.Contested, "not understood")
		}
	})
	t.Run("retracted", func(t *testing.T) {
		w := set(t, "tea", major)
		r := et.Decision("am", "tea", evidence.Retract)
		r.Answers = w.id
		r.Reader = "bilingual-2"
		et.Record(t, w.dir, r)
		wantState(t, status(t, w.dir, "am", "tea", et.AsOf), evidence.Contested, "does not count")
		r.Reader = "reader-2"
		et.Record(t, w.dir, r)
		wantState(t, status(t, w.dir, "am", "tea", et.AsOf), evidence.Approved, "")
	})
	t.Run("taken back, and only a tombstone stays", func(t *testing.T) {
		w := set(t, "tea", major)
		closed := et.Decision("am", "tea", evidence.Close)
		closed.Answers, closed.Finding, closed.Answer = w.id, 1, "kept"
		et.Record(t, w.dir, closed)
		stone := et.Decision("am", "tea", evidence.Retract)
		stone.Answers, stone.Removed = w.id, true
		file := et.Record(t, w.dir, stone)
		wantFault(t, w.dir, "it says that the record "+w.id+" was removed, but there it is")
		for _, f := range et.Records(t, w.dir, "am", "tea") {
			if strings.Contains(f, w.id) {
				if err := os.Remove(filepath.Join(w.dir, f)); err != nil {
					t.Fatal(err)
				}
			}
		}
		wantState(t, status(t, w.dir, "am", "tea", et.AsOf), evidence.Approved, "")
		// Without the tombstone the answer hangs in the air.
		if err := os.Remove(filepath.Join(w.dir, file)); err != nil {
			t.Fatal(err)
		}
		wantFault(t, w.dir, "there is no such record")
	})
	t.Run("a finding on the English contests all languages", func(t *testing.T) {
		dir := et.New(t)
		et.Approve(t, dir, "am", "tea")
		lib, _ := et.Library(t, dir)
		r := et.Reading(t, lib, language.Source, "tea")
		major(&r)
		et.Record(t, dir, r)
		wantState(t, status(t, dir, "en", "tea", et.AsOf), evidence.Contested, "")
		wantState(t, status(t, dir, "am", "tea", et.AsOf), evidence.Contested, "a finding on the English is open")
	})
	t.Run("a stranger alerts, and no more", func(t *testing.T) {
		dir := et.New(t)
		et.Approve(t, dir, "am", "tea")
		file := et.Record(t, dir, evidence.Record{Message: "tea", Language: "am", Kind: evidence.Community, RecordedBy: "coordinator-1", Date: et.Day,
			Findings: []evidence.Finding{{Category: "disrespectful", Severity: "critical"}}})
		s := status(t, dir, "am", "tea", et.AsOf)
		wantState(t, s, evidence.Approved, "")
		if len(s.Alerts) != 1 {
			t.Errorf("alerts: %v", s.Alerts)
		}
		w := &world{t, dir, strings.TrimSuffix(file[len(file)-17:], ".toml")}
		if s := answer(w, "tea", nothing); len(s.Alerts) != 0 {
			t.Errorf("answered, but: %v", s.Alerts)
		}
	})
}

func TestWithdraw(t *testing.T) {
	dir := et.New(t)
	et.Approve(t, dir, "am", "tea")
	r := et.Decision("am", "tea", evidence.Withdraw)
	r.Reader = "reader-2"
	et.Record(t, dir, r)
	wantState(t, status(t, dir, "am", "tea", et.AsOf), evidence.Approved, "is no coordinator")
	r.Reader = "coordinator-1"
	file := et.Record(t, dir, r)
	wantState(t, status(t, dir, "am", "tea", et.AsOf), evidence.Withdrawn, "withdrawn by coordinator-1")
	// Other words don't bring it back.
	et.Edit(t, dir, teaAmharic, "translator-1", "machine")
	et.Approve(t, et.New(t), "am", "tea")
	wantState(t, status(t, dir, "am", "tea", et.AsOf), evidence.Withdrawn, "")
	et.Edit(t, dir, teaAmharic, "machine", "translator-1")
	c := et.Decision("am", "tea", evidence.Close)
	c.Answers, c.Answer = strings.TrimSuffix(file[len(file)-17:], ".toml"), "kept"
	et.Record(t, dir, c)
	wantState(t, status(t, dir, "am", "tea", et.AsOf), evidence.Approved, "")
	// On the English, everywhere.
	et.Record(t, dir, et.Decision(language.Source, "tea", evidence.Withdraw))
	wantState(t, status(t, dir, "am", "tea", et.AsOf), evidence.Withdrawn, "all languages")
	wantState(t, status(t, dir, "en", "tea", et.AsOf), evidence.Withdrawn, "")
	wantState(t, status(t, dir, "fa", "tea", et.AsOf), evidence.Missing, "")
}

// TestPolicyAsksForMore: two readers are two people.
func TestPolicyAsksForMore(t *testing.T) {
	dir := et.New(t)
	et.Approve(t, dir, "am", "tea")
	et.Write(t, dir, "content/policy.toml", "naturalness = 2\n")
	s := status(t, dir, "am", "tea", et.AsOf)
	wantState(t, s, evidence.InReview, "")
	lib, _ := et.Library(t, dir)
	r := et.Reading(t, lib, "am", "tea")
	r.Reader = "bilingual-1" // who has given the meaning
	et.Record(t, dir, r)
	s = status(t, dir, "am", "tea", et.AsOf)
	wantState(t, s, evidence.InReview, "")
	if !slices.ContainsFunc(s.Needs, func(n string) bool { return strings.Contains(n, "nobody counts twice") }) {
		t.Errorf("needs: %v", s.Needs)
	}
	r.Reader = "reader-2"
	et.Record(t, dir, r)
	wantState(t, status(t, dir, "am", "tea", et.AsOf), evidence.Approved, "")
}

func TestTrials(t *testing.T) {
	dir := et.New(t)
	tried := func(asOf tree.Date) (both []bool, reasons []string) {
		_, st := et.Standing(t, dir, asOf)
		for _, d := range st.Drawings {
			both = append(both, d.Passed)
			reasons = append(reasons, d.Reasons...)
		}
		return both, reasons
	}
	if got, _ := tried(et.AsOf); len(got) != 2 || got[0] || got[1] {
		t.Fatalf("before any trial: %v", got)
	}
	et.Try(t, dir, "cup")
	if got, why := tried(et.AsOf); !got[0] || !got[1] {
		t.Errorf("after trials in two languages with 18 of 20: %v %v", got, why)
	}
	if got, _ := tried(on(2029, 11, 30)); !got[0] {
		t.Error("on the last of 1095 days")
	}
	if got, why := tried(on(2029, 12, 1)); got[0] || !strings.Contains(why[0], "no trial") {
		t.Errorf("a day later: %v %v", got, why)
	}
	file := "assets/illustrations/cup.toml"
	text := et.Read(t, dir, file)
	for name, c := range map[string]struct{ old, new, want string }{
		"too few understood":                  {"correct = 9", "correct = 6", "too few"},
		"too few people":                      {"n = 10\ncorrect = 9", "n = 7\ncorrect = 7", "people were asked"},
		"one language":                        {"language = \"ar\"", "language = \"am\"", "1 language"},
		"one harmful answer":                  {"correct = 9", "correct = 9\nharmful = [\"stay away\"]", "does harm"},
		"another drawing, by far":             {"sha256:", "sha256:0", ""},
		"understood in one, not in the other": {"language = \"ar\"\nliteracy = \"mixed\"\nn = 10\ncorrect = 9", "language = \"ar\"\nliteracy = \"mixed\"\nn = 10\ncorrect = 5", "in ar 5 of 10"},
	} {
		if name == "another drawing, by far" {
			lines := strings.Split(text, "sha256:")
			for i := 1; i < len(lines); i++ {
				lines[i] = flip(lines[i][:1]) + lines[i][1:]
			}
			et.Write(t, dir, file, strings.Join(lines, "sha256:"))
		} else {
			et.Write(t, dir, file, strings.ReplaceAll(text, c.old, c.new))
		}
		if got, why := tried(et.AsOf); got[0] || !strings.Contains(strings.Join(why, "\n"), c.want) {
			t.Errorf("%s: %v %v", name, got, why)
		}
	}
}

// TestCasts: another cast counts as another drawing, for the readers who asked
// for it alone, and its record is held against people, languages and the day.
func TestCasts(t *testing.T) {
	dir := et.New(t)
	et.Write(t, dir, "assets/kit/people/one.svg", figure("one", "#1f7a80"))
	et.Write(t, dir, "assets/kit/people/two.svg", figure("two", "#c4573a"))
	svg := et.Read(t, dir, "assets/illustrations/cup.svg")
	et.Write(t, dir, "assets/illustrations/cup.svg", strings.Replace(svg, "</svg>", `<use href="cast:who" x="10" y="10" width="20" height="20"/></svg>`, 1))
	file := "assets/illustrations/cup.toml"
	text := et.Read(t, dir, file) + "[cast]\nwho = \"people/one\"\n"
	asked := text + "[[casts]]\nlanguage = \"am\"\ncast = { who = \"people/two\" }\nrequest = \"…\"\nrecorded_by = \"reader-1\"\ndate = 2026-11-20\n"
	et.Write(t, dir, file, text)
	before, st := et.Standing(t, dir, et.AsOf)
	et.Write(t, dir, file, asked)
	lib, after := et.Standing(t, dir, et.AsOf)
	if len(after.Faults) > 0 || len(after.Drawings) != len(st.Drawings)+1 {
		t.Fatalf("%v; %d drawings, then %d", after.Faults, len(st.Drawings), len(after.Drawings))
	}
	own := after.Drawings[len(after.Drawings)-1]
	if own.Language != "am" || own.Passed || after.Tried(own.Illustration) != own {
		t.Errorf("the drawing of those who asked: %+v", own)
	}
	for _, l := range lib.Languages {
		m := lib.Message("tea")
		was, is := before.PictureFingerprint(m, l), lib.PictureFingerprint(m, l)
		if (was != is) != (l.ID == "am") {
			t.Errorf("%s: the picture changed: %v", l.ID, was != is)
		}
		if got := after.Of(l.ID, "tea").Illustration; got != is {
			t.Errorf("%s: the status is about another picture", l.ID)
		}
	}
	for name, c := range map[string]struct{ old, new, want string }{
		"nobody":      {"reader-1", "reader-99", "no contributor"},
		"no language": {`language = "am"`, `language = "xx"`, "no language here"},
		"tomorrow":    {"2026-11-20", "2099-11-20", "in the future"},
	} {
		et.Write(t, dir, file, strings.Replace(asked, c.old, c.new, 1))
		l, _ := et.Library(t, dir)
		st, _ := evidence.Compute(l, et.AsOf)
		if len(st.Faults) != 1 || !strings.Contains(st.Faults[0].What, c.want) {
			t.Errorf("%s: %v", name, st.Faults)
		}
	}
}

func figure(name, colour string) string {
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20"><symbol id="` + name + `" viewBox="0 0 20 20">` +
		`<rect width="20" height="20" fill="` + colour + `"/></symbol></svg>`
}

func flip(digit string) string {
	if digit == "0" {
		return "1"
	}
	return "0"
}

// TestStarterTree: nobody has read the drafts of this project, and nothing in
// it says otherwise.
func TestStarterTree(t *testing.T) {
	_, st := et.Standing(t, et.Copy(t), et.AsOf)
	for _, s := range st.Texts {
		english := s.Language == language.Source && s.Kind == "ordinary"
		if english != (s.State == evidence.Approved) {
			t.Errorf("%s in %s is %s", s.Message, s.Language, s.State)
		}
		if len(s.Reasons) == 0 || s.State != evidence.Approved && len(s.Needs) == 0 {
			t.Errorf("%s in %s is %s without a reason or without saying who is needed", s.Message, s.Language, s.State)
		}
	}
	for _, d := range st.Drawings {
		if d.Passed {
			t.Errorf("the drawing %s has passed a trial", d.ID)
		}
	}
}

package edition_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"salam/internal/edition"
	"salam/internal/evidence"
	et "salam/internal/evidence/evidencetest"
	"salam/internal/prose"
	"salam/internal/tree"
)

const teaText = "translations/am/tea.md"

// replace takes the record of a kind about a text out of a tree, changes it and
// writes it back as if it had been made so: its name agrees.
func replace(t *testing.T, dir, lang, id string, kind evidence.Kind, change func(*evidence.Record)) {
	t.Helper()
	lib, _ := et.Library(t, dir)
	for _, f := range lib.Evidence {
		if f.Language == lang && f.Message == id {
			r, faults := evidence.ParseRecord(f)
			if len(faults) > 0 {
				t.Fatal(faults)
			}
			if r.Kind == kind {
				drop(t, dir, f.Path)
				change(r)
				et.Record(t, dir, *r)
				return
			}
		}
	}
	t.Fatalf("there is no record of kind %s about %s in %s", kind, id, lang)
}

func drop(t *testing.T, dir, file string) {
	t.Helper()
	if err := os.RemoveAll(filepath.Join(dir, filepath.FromSlash(file))); err != nil {
		t.Fatal(err)
	}
}

func move(t *testing.T, dir, from, to string) {
	t.Helper()
	et.Write(t, dir, to, et.Read(t, dir, from))
	drop(t, dir, from)
}

func link(t *testing.T, target, dir, name string) {
	t.Helper()
	file := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(target, file); err != nil {
		t.Fatal(err)
	}
}

// off changes the last digit of a fingerprint.
func off(f prose.Fingerprint) prose.Fingerprint {
	last := "0"
	if strings.HasSuffix(string(f), "0") {
		last = "1"
	}
	return f[:len(f)-1] + prose.Fingerprint(last)
}

func natural(t *testing.T, dir string, change func(*evidence.Record)) {
	replace(t, dir, "am", "tea", evidence.Naturalness, change)
}

func meaning(t *testing.T, dir string, change func(*evidence.Record)) {
	replace(t, dir, "am", "tea", evidence.Meaning, change)
}

func people(t *testing.T, dir, old, new string) {
	et.Edit(t, dir, "translations/contributors.toml", old, new)
}

// newest is the text of the one record of a kind.
func recordFile(t *testing.T, dir, lang, id string, kind evidence.Kind) string {
	t.Helper()
	for _, f := range et.Records(t, dir, lang, id) {
		if strings.Contains(f, "-"+string(kind)+"-") {
			return f
		}
	}
	t.Fatalf("no %s record", kind)
	return ""
}

// Every attack starts from a tree in which tea and the site's words are
// approved in Amharic, as TestControl shows, and must leave nothing of its
// target in a release.
var attacks = []struct {
	name   string
	target string // "tea" unless given
	do     func(t *testing.T, dir string)
	fault  string // what refuses it; empty: no fault, but the reason below
	reason string // in the status of the target
}{
	{name: "by changed after the evidence", do: func(t *testing.T, dir string) {
		et.Edit(t, dir, teaText, "translator-1", "bilingual-2")
	}, reason: "the text or its author has changed"},
	{name: "by an author whom nobody knows", do: func(t *testing.T, dir string) {
		et.Edit(t, dir, teaText, "translator-1", "am-9")
		et.Checked(t, dir, "am", "tea")
	}, fault: "nobody knows who wrote this"},
	{name: "one letter changed after the evidence", do: func(t *testing.T, dir string) {
		et.Edit(t, dir, teaText, "ነው። tea", "ነዉ። tea")
	}, reason: "the text or its author has changed"},
	{name: "the text of another message under this name", do: func(t *testing.T, dir string) {
		move(t, dir, "translations/am/late.md", teaText)
	}, reason: "the text or its author has changed"},
	{name: "evidence copied from another language", do: func(t *testing.T, dir string) {
		et.Approve(t, dir, "ar", "tea")
		drop(t, dir, "translations/am/evidence/tea")
		for _, f := range et.Records(t, dir, "ar", "tea") {
			et.Write(t, dir, strings.Replace(f, "/ar/", "/am/", 1), et.Read(t, dir, f))
		}
	}, fault: `language = "ar", but the folder is that of "am"`},
	{name: "evidence copied from another language and made to fit", do: func(t *testing.T, dir string) {
		lib, _ := et.Library(t, dir)
		drop(t, dir, "translations/am/evidence/tea")
		for _, r := range []evidence.Record{et.Reading(t, lib, "ar", "tea"), et.Back(t, lib, "ar", "tea")} {
			r.Language = "am"
			et.Record(t, dir, r)
		}
	}, reason: "the text or its author has changed"},
	{name: "evidence copied from another message", do: func(t *testing.T, dir string) {
		et.Approve(t, dir, "am", "late")
		drop(t, dir, "translations/am/evidence/tea")
		for _, f := range et.Records(t, dir, "am", "late") {
			et.Write(t, dir, strings.Replace(f, "/late/", "/tea/", 1), et.Read(t, dir, f))
		}
	}, fault: `message = "late", but the folder is that of "tea"`},
	{name: "evidence copied from another message and made to fit", do: func(t *testing.T, dir string) {
		lib, _ := et.Library(t, dir)
		drop(t, dir, "translations/am/evidence/tea")
		for _, r := range []evidence.Record{et.Reading(t, lib, "am", "late"), et.Back(t, lib, "am", "late")} {
			r.Message = "tea"
			et.Record(t, dir, r)
		}
	}, reason: "the text or its author has changed"},
	{name: "evidence on the English for the translation", do: func(t *testing.T, dir string) {
		natural(t, dir, func(r *evidence.Record) { r.Translation = r.Source })
	}, reason: "the text or its author has changed"},
	{name: "one digit of the translation off", do: func(t *testing.T, dir string) {
		natural(t, dir, func(r *evidence.Record) { r.Translation = off(r.Translation) })
	}, reason: "the text or its author has changed"},
	{name: "one digit of the translation off, meaning", do: func(t *testing.T, dir string) {
		meaning(t, dir, func(r *evidence.Record) { r.Translation = off(r.Translation) })
	}, reason: "the text or its author has changed"},
	{name: "one digit of the English off", do: func(t *testing.T, dir string) {
		meaning(t, dir, func(r *evidence.Record) { r.Source = off(r.Source) })
	}, reason: "another English"},
	{name: "one digit of the drawing off", do: func(t *testing.T, dir string) {
		natural(t, dir, func(r *evidence.Record) { r.Illustration = off(r.Illustration) })
	}, reason: "the drawing has changed"},
	{name: "the reader is the author", do: func(t *testing.T, dir string) {
		people(t, dir, "roles = [\"translator\"]", "roles = [\"translator\", \"reader\"]")
		natural(t, dir, func(r *evidence.Record) { r.Reader = "translator-1" })
	}, reason: "translator-1 wrote the text"},
	{name: "the meaning from the author", do: func(t *testing.T, dir string) {
		people(t, dir, "roles = [\"translator\"]", "roles = [\"translator\", \"bilingual\"]")
		meaning(t, dir, func(r *evidence.Record) { r.Reader = "translator-1" })
	}, reason: "translator-1 wrote the text"},
	{name: "the machine as reader", do: func(t *testing.T, dir string) {
		natural(t, dir, func(r *evidence.Record) { r.Reader = "machine" })
	}, fault: "the machine is nobody"},
	{name: "the machine as contributor and reader", do: func(t *testing.T, dir string) {
		people(t, dir, "[reader-1]", "[machine]\nlanguages = [\"am\"]\nroles = [\"reader\", \"bilingual\"]\n\n[reader-1]")
		natural(t, dir, func(r *evidence.Record) { r.Reader = "machine" })
	}, fault: "the machine is nobody"},
	{name: "a reader who is no contributor", do: func(t *testing.T, dir string) {
		natural(t, dir, func(r *evidence.Record) { r.Reader = "reader-9" })
	}, fault: `reader = "reader-9" is no contributor`},
	{name: "a policy that requires nothing", do: func(t *testing.T, dir string) {
		et.Write(t, dir, "content/policy.toml", "require = []\n")
		drop(t, dir, "translations/am/evidence/tea")
	}, fault: `unknown key "require"`},
	{name: "a policy that lowers the floor", do: func(t *testing.T, dir string) {
		et.Write(t, dir, "content/policy.toml", "naturalness = 0\nmeaning = 0\nnatural_at_least = 1\n")
		drop(t, dir, "translations/am/evidence/tea")
	}, fault: "naturalness = 0 is not between"},
	{name: "a policy that takes a natural of 2", do: func(t *testing.T, dir string) {
		et.Write(t, dir, "content/policy.toml", "natural_at_least = 2\n")
		natural(t, dir, func(r *evidence.Record) { r.Natural = 2 })
	}, fault: "natural_at_least = 2 is not between"},
	{name: "evidence through a link out of the tree", do: func(t *testing.T, dir string) {
		f := recordFile(t, dir, "am", "tea", evidence.Naturalness)
		outside := t.TempDir()
		et.Write(t, outside, "record.toml", et.Read(t, dir, f))
		drop(t, dir, f)
		link(t, filepath.Join(outside, "record.toml"), dir, f)
	}, fault: "the name leads out of the tree"},
	{name: "a folder of evidence through a link out of the tree", do: func(t *testing.T, dir string) {
		outside := t.TempDir()
		for _, f := range et.Records(t, dir, "am", "tea") {
			et.Write(t, outside, filepath.Base(f), et.Read(t, dir, f))
		}
		drop(t, dir, "translations/am/evidence/tea")
		link(t, outside, dir, "translations/am/evidence/tea")
	}, fault: "translations/am/evidence/tea: this does not belong here"},
	{name: "the evidence of another message through a link", do: func(t *testing.T, dir string) {
		et.Approve(t, dir, "am", "late")
		drop(t, dir, "translations/am/evidence/tea")
		link(t, "late", dir, "translations/am/evidence/tea")
	}, fault: "but the folder is that of"},
	{name: "the evidence of another language through a link", do: func(t *testing.T, dir string) {
		et.Approve(t, dir, "ar", "tea")
		drop(t, dir, "translations/am/evidence")
		link(t, filepath.Join("..", "ar", "evidence"), dir, "translations/am/evidence")
	}, fault: "but the folder is that of"},
	{name: "a handle in capitals", do: func(t *testing.T, dir string) {
		natural(t, dir, func(r *evidence.Record) { r.Reader = "Reader-1" })
	}, fault: `reader = "Reader-1" is no id`},
	{name: "the author in capitals", do: func(t *testing.T, dir string) {
		people(t, dir, "roles = [\"translator\"]", "roles = [\"translator\", \"reader\"]")
		et.Edit(t, dir, teaText, "translator-1", "Translator-1")
		lib, _ := et.Library(t, dir)
		r := et.Reading(t, lib, "am", "tea")
		r.Reader = "translator-1"
		et.Record(t, dir, r)
		et.Record(t, dir, et.Back(t, lib, "am", "tea"))
	}, fault: `by = "Translator-1" is no id`},
	{name: "a contributor in capitals", do: func(t *testing.T, dir string) {
		people(t, dir, "[reader-1]", "[Reader-1]")
	}, fault: "Reader-1"},
	{name: "a message in capitals", do: func(t *testing.T, dir string) {
		natural(t, dir, func(r *evidence.Record) { r.Message = "Tea" })
	}, fault: "this does not belong here"},
	{name: "a language in capitals", do: func(t *testing.T, dir string) {
		natural(t, dir, func(r *evidence.Record) { r.Language = "AM" })
	}, fault: `there is no language "AM"`},
	{name: "a kind in capitals", do: func(t *testing.T, dir string) {
		natural(t, dir, func(r *evidence.Record) { r.Kind = "Naturalness" })
	}, fault: `kind = "Naturalness" is not known`},
	{name: "not blind", do: func(t *testing.T, dir string) {
		natural(t, dir, func(r *evidence.Record) { r.Blind = false })
	}, reason: "it was not blind"},
	{name: "natural 2", do: func(t *testing.T, dir string) {
		natural(t, dir, func(r *evidence.Record) { r.Natural = 2 })
	}, reason: "2 of 5 is not natural enough"},
	{name: "one person gives both", do: func(t *testing.T, dir string) {
		natural(t, dir, func(r *evidence.Record) { r.Reader = "bilingual-1" })
	}, reason: "some of the evidence"},
	{name: "the meaning from a reader who is not bilingual", do: func(t *testing.T, dir string) {
		meaning(t, dir, func(r *evidence.Record) { r.Reader = "reader-2" })
	}, reason: "has no role for it"},
	{name: "naturalness from a coordinator", do: func(t *testing.T, dir string) {
		natural(t, dir, func(r *evidence.Record) { r.Reader = "coordinator-1" })
	}, reason: "has no role for it"},
	{name: "a reader of another language", do: func(t *testing.T, dir string) {
		people(t, dir, "[reader-1]\nlanguages = [\"en\", \"am\", ", "[reader-1]\nlanguages = [\"en\", ")
	}, reason: "does not read Amharic"},
	{name: "a reader who has withdrawn", do: func(t *testing.T, dir string) {
		text := et.Read(t, dir, "translations/contributors.toml")
		at := strings.Index(text, "[reader-1]")
		et.Write(t, dir, "translations/contributors.toml", text[:at]+strings.Replace(text[at:], "roles = [\"reader\"]", "roles = []", 1))
	}, reason: "has no role for it"},
	{name: "verdict change", do: func(t *testing.T, dir string) {
		natural(t, dir, func(r *evidence.Record) { r.Verdict = "change" })
	}, reason: "verdict “change” of reader-1"},
	{name: "two verdicts in one record", do: func(t *testing.T, dir string) {
		f := recordFile(t, dir, "am", "tea", evidence.Naturalness)
		text := strings.Replace(et.Read(t, dir, f), "verdict = \"pass\"", "verdict = \"change\"\nVERDICT = \"pass\"", 1)
		drop(t, dir, f)
		et.Write(t, dir, f[:len(f)-17]+evidence.Digits(text)+".toml", text)
	}, fault: `unknown key "VERDICT"`},
	{name: "a do that nobody asked for", do: func(t *testing.T, dir string) {
		meaning(t, dir, func(r *evidence.Record) { r.Items = r.Items[:1] })
	}, reason: "it did not ask for “do 1”"},
	{name: "a do that was missed", do: func(t *testing.T, dir string) {
		meaning(t, dir, func(r *evidence.Record) { r.Items[1].Heard = "missed" })
	}, reason: "not understood"},
	{name: "no items", do: func(t *testing.T, dir string) {
		meaning(t, dir, func(r *evidence.Record) { r.Items = nil })
	}, reason: "it did not ask for"},
	{name: "another do than the brief's", do: func(t *testing.T, dir string) {
		meaning(t, dir, func(r *evidence.Record) { r.Items[1].Says = "Stay." })
	}, reason: "says something else by now"},
	{name: "a wrong fact", do: func(t *testing.T, dir string) {
		meaning(t, dir, func(r *evidence.Record) { r.Items[0].Heard = "wrong" })
	}, reason: "not understood"},
	{name: "one reading recorded twice for two", do: func(t *testing.T, dir string) {
		et.Write(t, dir, "content/policy.toml", "naturalness = 2\n")
		lib, _ := et.Library(t, dir)
		r := et.Reading(t, lib, "am", "tea")
		r.Method = "paper"
		et.Record(t, dir, r)
	}, reason: "some of the evidence"},
	{name: "a record under another name, for two", do: func(t *testing.T, dir string) {
		et.Write(t, dir, "content/policy.toml", "naturalness = 2\n")
		f := recordFile(t, dir, "am", "tea", evidence.Naturalness)
		et.Write(t, dir, strings.Replace(f, "reader-1", "reader-2", 1), et.Read(t, dir, f))
	}, fault: "the name of the file does not agree"},
	{name: "retracted", do: func(t *testing.T, dir string) {
		r := et.Decision("am", "tea", evidence.Retract)
		f := recordFile(t, dir, "am", "tea", evidence.Naturalness)
		r.Reader, r.Answers = "reader-1", strings.TrimSuffix(f[len(f)-17:], ".toml")
		et.Record(t, dir, r)
	}, reason: "some of the evidence"},
	{name: "withdrawn", do: func(t *testing.T, dir string) {
		et.Record(t, dir, et.Decision("am", "tea", evidence.Withdraw))
	}, reason: "withdrawn by coordinator-1"},
	{name: "withdrawn in English", do: func(t *testing.T, dir string) {
		et.Record(t, dir, et.Decision(english, "tea", evidence.Withdraw))
	}, reason: "taken down in all languages"},
	{name: "dated in the future", do: func(t *testing.T, dir string) {
		natural(t, dir, func(r *evidence.Record) { r.Date = tree.Date{Year: 2027, Month: 1, Day: 1} })
	}, fault: "dated in the future"},
	{name: "past its review", do: func(t *testing.T, dir string) {
		et.Edit(t, dir, "content/messages/tea.md", "review_by = 2027-05-01", "review_by = 2026-12-01")
	}, fault: "tea in en was approved and is expired on 2026-12-02"},
	{name: "evidence that is too old", do: func(t *testing.T, dir string) {
		natural(t, dir, func(r *evidence.Record) { r.Date = tree.Date{Year: 2024, Month: 12, Day: 1} })
	}, fault: "tea in am was approved and is expired on 2026-12-02"},
	{name: "an open finding", do: func(t *testing.T, dir string) {
		lib, _ := et.Library(t, dir)
		r := et.Reading(t, lib, "am", "tea")
		r.Reader, r.Findings = "reader-2", []evidence.Finding{{Category: "meaning", Severity: "major"}}
		et.Record(t, dir, r)
	}, reason: "major finding of reader-2"},
	{name: "an open finding in a faulty record", do: func(t *testing.T, dir string) {
		lib, _ := et.Library(t, dir)
		r := et.Reading(t, lib, "am", "tea")
		r.Reader, r.Findings = "reader-2", []evidence.Finding{{Category: "meaning", Severity: "MAJOR"}}
		et.Record(t, dir, r)
	}, fault: `severity = "MAJOR" is not known`},
	{name: "a contributor twice", do: func(t *testing.T, dir string) {
		people(t, dir, "[reader-1]", "[reader-1]\nlanguages = [\"am\"]\nroles = [\"bilingual\"]\n\n[reader-1]")
	}, fault: "reader-1"},
	{name: "a renamed record", do: func(t *testing.T, dir string) {
		f := recordFile(t, dir, "am", "tea", evidence.Naturalness)
		move(t, dir, f, strings.Replace(f, "2026-12-01", "2026-12-02", 1))
	}, fault: "the name of the file does not agree"},
	{name: "an edited record", do: func(t *testing.T, dir string) {
		natural(t, dir, func(r *evidence.Record) { r.Natural = 2 })
		et.Edit(t, dir, recordFile(t, dir, "am", "tea", evidence.Naturalness), "natural = 2", "natural = 4")
	}, fault: "the name of the file does not agree"},
	{name: "a key that is not known", do: func(t *testing.T, dir string) {
		f := recordFile(t, dir, "am", "tea", evidence.Naturalness)
		text := et.Read(t, dir, f) + "approved = true\n"
		drop(t, dir, f)
		et.Write(t, dir, f[:len(f)-17]+evidence.Digits(text)+".toml", text)
	}, fault: `unknown key "approved"`},
	{name: "recorded by somebody unknown", do: func(t *testing.T, dir string) {
		natural(t, dir, func(r *evidence.Record) { r.RecordedBy = "coordinator-9" })
	}, fault: `recorded_by = "coordinator-9" is no contributor`},
	{name: "recorded by somebody who is no coordinator", do: func(t *testing.T, dir string) {
		natural(t, dir, func(r *evidence.Record) { r.RecordedBy = "reader-2" })
	}, reason: "who is no coordinator"},
	{name: "recorded by the author", do: func(t *testing.T, dir string) {
		people(t, dir, "roles = [\"translator\"]", "roles = [\"translator\", \"coordinator\"]")
		natural(t, dir, func(r *evidence.Record) { r.RecordedBy = "translator-1" })
	}, reason: "typed in by translator-1, who wrote the text"},
	{name: "a unit of the interface with another unit's evidence", target: "ui-sheet", do: func(t *testing.T, dir string) {
		for _, f := range et.Records(t, dir, "am", "ui-site") {
			et.Write(t, dir, strings.Replace(f, "ui-site", "ui-sheet", 1), et.Read(t, dir, f))
		}
	}, fault: `message = "ui-site", but the folder is that of "ui-sheet"`},
	{name: "a unit with another unit's evidence made to fit", target: "ui-sheet", do: func(t *testing.T, dir string) {
		lib, _ := et.Library(t, dir)
		for _, r := range []evidence.Record{et.Reading(t, lib, "am", "ui-site"), et.Back(t, lib, "am", "ui-site")} {
			r.Message = "ui-sheet"
			et.Record(t, dir, r)
		}
	}, reason: "the text or its author has changed"},
	{name: "a unit whose English has changed", target: "ui-site", do: func(t *testing.T, dir string) {
		et.Edit(t, dir, "translations/en/ui.toml", "Nobody has read this.", "Everybody has read this.")
	}, reason: "another English"},
	{name: "a unit changed in one word", target: "ui-site", do: func(t *testing.T, dir string) {
		et.Edit(t, dir, "translations/am/ui.toml", "ማንም አላነበበውም።", "ሁሉም አነበበው።")
	}, reason: "the text or its author has changed"},
	{name: "a unit read by a translator, who may have written it", target: "ui-site", do: func(t *testing.T, dir string) {
		people(t, dir, "roles = [\"translator\"]", "roles = [\"translator\", \"reader\"]")
		replace(t, dir, "am", "ui-site", evidence.Naturalness, func(r *evidence.Record) { r.Reader = "translator-1" })
	}, reason: "or may have"},
	{name: "a clinical message that only readers have read", target: "pills", do: func(t *testing.T, dir string) {
		lib, _ := et.Library(t, dir)
		et.Record(t, dir, et.Reading(t, lib, "am", "pills"))
		et.Record(t, dir, et.Back(t, lib, "am", "pills"))
		et.Record(t, dir, et.Signature(t, lib, english, "pills"))
	}, reason: "some of the evidence"},
	{name: "a clinical message whose English nobody has signed", target: "pills", do: func(t *testing.T, dir string) {
		et.Approve(t, dir, "am", "pills")
		drop(t, dir, "content/evidence/pills")
	}, reason: "a clinician has not signed the English"},
	{name: "a clinical message signed by a reader", target: "pills", do: func(t *testing.T, dir string) {
		et.Approve(t, dir, "am", "pills")
		replace(t, dir, "am", "pills", evidence.Clinical, func(r *evidence.Record) { r.Reader = "bilingual-2" })
	}, reason: "has no role for it"},
	{name: "a clinical message made ordinary", target: "pills", do: func(t *testing.T, dir string) {
		et.Approve(t, dir, "am", "pills")
		drop(t, dir, "content/evidence/pills")
		et.Edit(t, dir, "content/messages/pills.md", "kind = \"clinical\"", "kind = \"ordinary\"")
	}, reason: "another English"},
	{name: "a kind that is not known", target: "pills", do: func(t *testing.T, dir string) {
		et.Edit(t, dir, "content/messages/pills.md", "kind = \"clinical\"", "kind = \"Ordinary\"")
		lib, _ := et.Library(t, dir)
		et.Record(t, dir, et.Reading(t, lib, "am", "pills"))
		et.Record(t, dir, et.Back(t, lib, "am", "pills"))
	}, fault: `kind = "Ordinary" is not known`},
	{name: "a sensitive message signed in English only", target: "talk", do: func(t *testing.T, dir string) {
		et.Approve(t, dir, "am", "talk")
		drop(t, dir, recordFile(t, dir, "am", "talk", evidence.Clinical))
	}, reason: "some of the evidence"},
	{name: "a promise that the place has not confirmed", target: "late", do: func(t *testing.T, dir string) {
		et.Approve(t, dir, "am", "late")
	}, reason: "everything that is needed"},
	{name: "a message named like a unit", target: "ui-site", do: func(t *testing.T, dir string) {
		drop(t, dir, "translations/am/evidence/ui-site")
		move(t, dir, "content/messages/tea.md", "content/messages/ui-site.md")
		move(t, dir, teaText, "translations/am/ui-site.md")
	}, fault: "belong to the interface"},
}

func TestAttacks(t *testing.T) {
	approved := et.New(t)
	et.Approve(t, approved, "am", "tea", "ui-site")
	for _, a := range attacks {
		t.Run(a.name, func(t *testing.T) {
			dir := t.TempDir()
			if err := os.CopyFS(dir, os.DirFS(approved)); err != nil {
				t.Fatal(err)
			}
			a.do(t, dir)
			if a.target == "" {
				a.target = "tea"
			}
			pub, st, faults := release(t, dir)
			for _, s := range shown(pub) {
				if strings.TrimSuffix(s, "*") == "am/"+a.target || s == "am:*"+a.target {
					t.Errorf("it is published: %s", s)
				}
			}
			switch {
			case a.fault == "" && len(faults) > 0:
				t.Errorf("it has faults:\n%v", faults)
			case a.fault != "" && !strings.Contains(faults.Error(), a.fault):
				t.Errorf("%q is not among the faults:\n%v", a.fault, faults)
			case a.fault != "" && pub != nil && len(st.Faults) > 0:
				t.Error("it is released with faults in the evidence")
			}
			s := st.Of("am", a.target)
			if s == nil {
				if a.fault == "" {
					t.Fatal("there is no status")
				}
				return
			}
			if got := strings.Join(s.Reasons, "\n"); !strings.Contains(got, a.reason) {
				t.Errorf("%q is not among the reasons of %s:\n%s", a.reason, s.State, got)
			}
			// The status holds by itself, without the fault; but what a record
			// that cannot be read had to say is only known to be missing.
			if s.State == evidence.Approved && a.target != "late" && a.name != "an open finding in a faulty record" {
				t.Errorf("it counts as %s", s.State)
			}
		})
	}
}

// TestControl: what every attack starts from is published, whole and marked as
// it should be, and nothing else is.
func TestControl(t *testing.T) {
	dir := et.New(t)
	et.Approve(t, dir, "am", "tea", "ui-site")
	pub := must(t, dir, edition.Options{Mode: edition.Release})
	wantShown(t, pub, "en/tea", "am/tea*", "am/ui-site")
	e := pub.Volume("am").Entry("tea")
	if e.Mark != edition.Unmarked || !e.Print || !e.Share || !e.Cache || !e.Poster || e.Alone || e.NotTried || e.Reasons != nil {
		t.Errorf("%+v", e)
	}
	if got := e.Text.Body.Plain(); got != "ሻይ በአሥር ሰዓት ነው። tea" {
		t.Errorf("the text is %q", got)
	}
	if len(slices.Compact([]string{"ተመለስ", pub.Volume("am").Phrases.Text("site.back", nil).Text})) != 1 {
		t.Error("the words of the site are not the approved ones")
	}
	if p := pub.Volume("am").Phrases.Text("sheet.page", map[string]string{"page": "2"}); p.Text != "Page 2" || p.Language.ID != english {
		t.Errorf("the words of the sheet are %+v", p)
	}
	for _, draft := range []string{"الشاي", "ገጽ", "እናፈላለን", "pills"} {
		if strings.Contains(words(pub), "ሻይ "+draft) || draft != "pills" && strings.Contains(words(pub), draft) {
			t.Errorf("the release holds the draft %q", draft)
		}
	}
}

package evidence

import (
	"strings"
	"testing"

	"salam/internal/library"
	"salam/internal/prose"
	"salam/internal/tree"
)

var (
	printA = prose.Hash("test", "a", "")
	printB = prose.Hash("test", "b", "")
)

// good are records as they should be, one of each kind.
func good() map[Kind]Record {
	base := Record{Message: "tea", Language: "am", Reader: "reader-1", Method: "packet", Date: dayOf0("2026-12-01"),
		Source: printA, Translation: printB, Illustration: printA, Verdict: "pass"}
	natural := base
	natural.Kind, natural.Blind, natural.Natural = Naturalness, true, 4
	natural.Findings = []Finding{{Quote: "a \"b\" \\ c", Category: "awkward", Severity: "minor", Better: "d"}}
	meaning := base
	meaning.Kind, meaning.Items = Meaning, []Item{{"know 1", "It is free.", "yes"}, {"do 1", "Come.", "yes"}}
	meaning.Retold, meaning.RetoldAgreed, meaning.RetoldReadBy = "One line\nand another.", true, "coordinator-1"
	clinical := base
	clinical.Kind = Clinical
	decision := Record{Message: "tea", Language: "am", Reader: "coordinator-1", RecordedBy: "coordinator-2", Date: base.Date, Reason: "because"}
	closing, retract, withdraw, carry := decision, decision, decision, decision
	closing.Kind, closing.Answers, closing.Finding, closing.Answer = Close, "0123456789ab", 2, "kept"
	retract.Kind, retract.Answers = Retract, "0123456789ab"
	withdraw.Kind = Withdraw
	carry.Kind, carry.Language, carry.From, carry.To = Carry, "en", printA, printB
	return map[Kind]Record{Naturalness: natural, Meaning: meaning, Clinical: clinical,
		Community: {Message: "tea", Language: "am", Kind: Community, RecordedBy: "coordinator-1", Date: base.Date, Findings: []Finding{{Category: "unclear", Severity: "major"}}},
		Close:     closing, Retract: retract, Withdraw: withdraw, Carry: carry}
}

func fileOf(r Record) library.File {
	name, text := r.Write()
	return library.File{Path: name, Language: r.Language, Message: r.Message, Text: text}
}

func TestRecordsOfEveryKind(t *testing.T) {
	all := good()
	if len(all) != len(rules) {
		t.Fatalf("%d kinds are tried, there are %d", len(all), len(rules))
	}
	for kind, r := range all {
		f := fileOf(r)
		got, faults := ParseRecord(f)
		if len(faults) > 0 {
			t.Errorf("%s: %v\n%s", kind, faults, f.Text)
			continue
		}
		if name, text := got.Write(); name != f.Path || text != f.Text {
			t.Errorf("%s is written back as\n%s\n%s\nnot\n%s\n%s", kind, name, text, f.Path, f.Text)
		}
		if !strings.HasSuffix(f.Path, "-"+string(kind)+"-"+got.ID+".toml") || len(got.ID) != 12 {
			t.Errorf("%s has the name %s and the id %s", kind, f.Path, got.ID)
		}
	}
}

// TestRecordFaults changes a good record so that its name still agrees, and
// expects exactly one fault.
func TestRecordFaults(t *testing.T) {
	for _, c := range []struct {
		name   string
		kind   Kind
		change func(*Record)
		old    string // in the text, replaced by new; the name follows
		new    string
		want   string
	}{
		{"unknown key", Naturalness, nil, "blind", "require = []\nblind", `unknown key "require"`},
		{"unknown kind", Naturalness, func(r *Record) { r.Kind = "reading" }, "", "", `kind = "reading" is not known`},
		{"a key in capitals", Naturalness, nil, "verdict = \"pass\"", "verdict = \"change\"\nVerdict = \"pass\"", `unknown key "Verdict"`},
		{"a key in capitals in a table", Meaning, nil, "heard = \"yes\"\n\n", "heard = \"wrong\"\nHeard = \"yes\"\n\n", `unknown key "Heard"`},
		{"a key twice", Naturalness, nil, "natural = 4", "natural = 4\nnatural = 5", "already"},
		{"a handle in capitals", Naturalness, func(r *Record) { r.Reader = "Reader-1" }, "", "", `reader = "Reader-1" is no id`},
		{"no reader", Naturalness, func(r *Record) { r.Reader = "" }, "", "", "needs reader"},
		{"no translation", Naturalness, func(r *Record) { r.Translation = "" }, "", "", "needs translation"},
		{"a translation of the English", Clinical, func(r *Record) { r.Language = "en" }, "", "", "translation has no place"},
		{"meaning of the English", Meaning, func(r *Record) { r.Language, r.Translation = "en", "" }, "", "", "not about the English"},
		{"a carried translation", Carry, func(r *Record) { r.Language = "am" }, "", "", "is about the English"},
		{"a carry to the same", Carry, func(r *Record) { r.To = r.From }, "", "", "from and to are the same"},
		{"items of naturalness", Naturalness, func(r *Record) { r.Items = []Item{{"do 1", "Come.", "yes"}} }, "", "", "items has no place"},
		{"a natural of 6", Naturalness, func(r *Record) { r.Natural = 6 }, "", "", "natural = 6"},
		{"not blind is said", Naturalness, nil, "blind = true\n", "", "needs blind"},
		{"an unknown verdict", Meaning, func(r *Record) { r.Verdict = "ok" }, "", "", `verdict = "ok"`},
		{"an unknown method", Meaning, func(r *Record) { r.Method = "e-mail" }, "", "", `method = "e-mail"`},
		{"a call nobody took down", Meaning, func(r *Record) { r.Method = "interpreter-call" }, "", "", "who is not named"},
		{"recorded by the reader", Naturalness, func(r *Record) { r.RecordedBy = r.Reader }, "", "", "reader and recorded_by are the same"},
		{"a short fingerprint", Naturalness, func(r *Record) { r.Translation = r.Translation[:70] }, "", "", "translation is no fingerprint"},
		{"a fingerprint in capitals", Naturalness, func(r *Record) {
			r.Translation = prose.Fingerprint("sha256:" + strings.ToUpper(string(r.Translation[7:])))
		}, "", "", "translation is no fingerprint"},
		{"an unknown severity", Naturalness, func(r *Record) { r.Findings[0].Severity = "Major" }, "", "", `severity = "Major"`},
		{"an unknown category", Naturalness, func(r *Record) { r.Findings[0].Category = "" }, "", "", `category = ""`},
		{"an address", Naturalness, func(r *Record) { r.Findings[0].Better = "write to a@b.example" }, "", "", "an e-mail address"},
		{"a number", Withdraw, func(r *Record) { r.Reason = "she is at 07700 900123" }, "", "", "a telephone number"},
		{"an item twice", Meaning, func(r *Record) { r.Items[1].Item = "know 1" }, "", "", "is there twice"},
		{"an item of no brief", Meaning, func(r *Record) { r.Items[1].Item = "tone 1" }, "", "", "is no item of a brief"},
		{"an item without words", Meaning, func(r *Record) { r.Items[1].Says = "" }, "", "", "says is missing"},
		{"heard maybe", Meaning, func(r *Record) { r.Items[1].Heard = "maybe" }, "", "", `heard = "maybe"`},
		{"own words without consent", Meaning, func(r *Record) { r.RetoldAgreed = false }, "", "", "only where the reader agreed"},
		{"own words nobody has read", Meaning, func(r *Record) { r.RetoldReadBy = "" }, "", "", "only where the reader agreed"},
		{"no date", Naturalness, nil, "date = 2026-12-01\n", "", "needs date"},
		{"no such date", Naturalness, nil, "date = 2026-12-01", "date = 2026-02-30", "impossible date"},
		{"an early date", Naturalness, func(r *Record) { r.Date.Year = 26 }, "", "", "no day of this project"},
		{"no reason", Close, func(r *Record) { r.Reason = "" }, "", "", "needs reason"},
		{"an answer to nothing", Close, func(r *Record) { r.Answers = "abc" }, "", "", "names no record"},
		{"an unknown answer", Close, func(r *Record) { r.Answer = "done" }, "", "", `answer = "done"`},
		{"finding -1", Close, func(r *Record) { r.Finding = -1 }, "", "", "finding = -1"},
		{"nothing found", Community, func(r *Record) { r.Findings = nil }, "", "", "needs findings"},
		{"a drawing of the interface", Naturalness, func(r *Record) { r.Message = "ui-site" }, "", "", "illustration has no place"},
		{"a clinician for the interface", Clinical, func(r *Record) { r.Message, r.Illustration = "ui-site", "" }, "", "", "not about the interface"},
		{"the English interface withdrawn", Withdraw, func(r *Record) { r.Message, r.Language = "ui-site", "en" }, "", "", "cannot be withdrawn"},
		{"a text of the wrong type", Naturalness, nil, "natural = 4", "natural = \"4\"", "natural"},
		{"an override", Withdraw, func(r *Record) { r.Reason = "a\u202eb" }, "", "", "direction override"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := good()[c.kind]
			if c.change != nil {
				c.change(&r)
			}
			f := fileOf(r)
			if c.old != "" {
				if strings.Count(f.Text, c.old) < 1 {
					t.Fatalf("%q is not in\n%s", c.old, f.Text)
				}
				before := Digits(f.Text)
				f.Text = strings.Replace(f.Text, c.old, c.new, 1)
				f.Path = strings.Replace(f.Path, before, Digits(f.Text), 1)
				if c.name == "no date" {
					f.Path = strings.Replace(f.Path, "2026-12-01", "0000-00-00", 1)
				}
			}
			got, faults := ParseRecord(f)
			if got != nil || len(faults) == 0 || !strings.Contains(faults.Error(), c.want) {
				t.Errorf("got %v, faults %v; wanted %q", got, faults, c.want)
			}
			if len(faults) > 2 {
				t.Errorf("one mistake has %d faults:\n%v", len(faults), faults)
			}
		})
	}
}

func TestRecordPlace(t *testing.T) {
	for _, c := range []struct {
		name string
		move func(*library.File)
		want string
	}{
		{"another language's folder", func(f *library.File) { f.Language = "ti" }, "the folder is that of"},
		{"another message's folder", func(f *library.File) { f.Message = "coffee" }, "the folder is that of"},
		{"renamed", func(f *library.File) { f.Path = strings.Replace(f.Path, "reader-1", "reader-2", 1) }, "the name of the file does not agree"},
		{"another day", func(f *library.File) { f.Path = strings.Replace(f.Path, "12-01", "12-02", 1) }, "the name of the file does not agree"},
		{"edited", func(f *library.File) { f.Text = strings.Replace(f.Text, "natural = 4", "natural = 5", 1) }, "the name of the file does not agree"},
		{"a comment added", func(f *library.File) { f.Text += "# fine\n" }, "the name of the file does not agree"},
	} {
		f := fileOf(good()[Naturalness])
		c.move(&f)
		if r, faults := ParseRecord(f); r != nil || !strings.Contains(faults.Error(), c.want) {
			t.Errorf("%s: %v, %v", c.name, r, faults)
		}
	}
}

func FuzzRecord(f *testing.F) {
	for _, r := range good() {
		_, text := r.Write()
		f.Add(text)
	}
	f.Add("")
	f.Add("kind = \"meaning\"\nitems = [{}]\n")
	f.Fuzz(func(t *testing.T, text string) {
		file := library.File{Path: "x.toml", Language: "am", Message: "tea", Text: text}
		r, faults := ParseRecord(file)
		if r != nil {
			t.Fatal("a record was taken under a name that cannot be its own")
		}
		// Under the name that the fault proposes it may be one; then it can be
		// written and read back, and says the same.
		for _, fault := range faults {
			if _, name, ok := strings.Cut(fault.What, "which would be "); ok {
				file.Path = name
			}
		}
		r, faults = ParseRecord(file)
		if (r == nil) == (len(faults) == 0) {
			t.Fatalf("neither a record nor a fault, or both: %v, %v", r, faults)
		}
		if r == nil {
			return
		}
		again, faults := ParseRecord(fileOf(*r))
		if len(faults) > 0 {
			t.Fatalf("cannot be written back: %v\n%s", faults, text)
		}
		_, one := r.Write()
		_, two := again.Write()
		if one != two {
			t.Fatalf("writing is not stable:\n%s\n%s", one, two)
		}
	})
}

func dayOf0(s string) (d tree.Date) {
	if err := d.UnmarshalText([]byte(s)); err != nil {
		panic(err)
	}
	return d
}

package edition_test

import (
	"fmt"
	"os"
	"path"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"salam/internal/edition"
	"salam/internal/evidence"
	et "salam/internal/evidence/evidencetest"
	"salam/internal/library"
	"salam/internal/tree"
)

const houseSheet = "kind = \"leaflet\"\npaper = \"a5\"\nmessages = [\"tea\", \"pills\"]\nlanguages = [\"en\", \"am\", \"ar\"]\n"

// house is a tree with a sheet of which English and Amharic may be printed.
func house(t testing.TB) string {
	t.Helper()
	dir := et.New(t)
	et.Write(t, dir, "content/sheets/house.toml", houseSheet)
	lib, _ := et.Library(t, dir)
	for _, id := range []string{"tea", "late", "pills", "talk"} {
		et.Edit(t, dir, "translations/am/"+id+".md", "by = \"translator-1\"\n", "by = \"translator-1\"\nsource = \""+string(lib.Message(id).Fingerprint())+"\"\n")
	}
	et.Approve(t, dir, "am", "tea", "pills")
	et.ApproveInterface(t, dir, "am")
	return dir
}

func ledger(t testing.TB, dir string) *edition.Ledger {
	t.Helper()
	tr, err := tree.Open(dir, nil) // the ledger of the tree, not of the project
	if err != nil {
		t.Fatal(err)
	}
	defer tr.Close()
	l, faults := edition.ReadLedger(tr)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return l
}

func compose(t testing.TB, dir string, day tree.Date) (*library.Library, *evidence.Standing, []*edition.Edition) {
	t.Helper()
	lib, _ := et.Library(t, dir)
	st, _ := evidence.Compute(lib, day)
	all, _ := edition.Compose(lib, st)
	return lib, st, all
}

func issue(t testing.TB, dir string, day tree.Date) {
	t.Helper()
	lib, st, all := compose(t, dir, et.AsOf)
	l := ledger(t, dir)
	for _, d := range l.Unrecorded(l.Recall(lib, st, all), day) {
		file, text := d.Write()
		et.Write(t, dir, file, text)
	}
	for _, e := range all {
		if i, fresh := l.Issue(e, day); fresh {
			file, text := i.Write()
			et.Write(t, dir, file, text)
		}
	}
}

// A script is one case of testdata/recall.txt.
type script struct {
	t      *testing.T
	dir    string
	day    tree.Date
	record string // the last finding or withdrawal
	lang   string
	id     string
}

func date(t testing.TB, s string) (d tree.Date) {
	t.Helper()
	if err := d.UnmarshalText([]byte(s)); err != nil {
		t.Fatal(err)
	}
	return d
}

func (s *script) do(line string) {
	t, dir := s.t, s.dir
	f := strings.Fields(line)
	lib, _ := et.Library(t, dir)
	recordOf := func(r evidence.Record) {
		file := et.Record(t, dir, r)
		if r.Kind != evidence.Close {
			s.record, s.lang, s.id = strings.TrimSuffix(file[strings.LastIndexByte(file, '-')+1:], ".toml"), r.Language, r.Message
		}
	}
	answer := func(how string) {
		r := et.Decision(s.lang, s.id, evidence.Close)
		r.Answers, r.Answer = s.record, how
		recordOf(r)
	}
	switch f[0] {
	case "edit":
		parts := strings.Split(strings.TrimPrefix(line, "edit "), " | ")
		et.Edit(t, dir, parts[0], parts[1], parts[2])
	case "approve":
		et.Checked(t, dir, f[1], f[2])
		if lib.Message(f[2]).Kind != library.Ordinary {
			et.Record(t, dir, et.Signature(t, lib, "en", f[2]))
			et.Record(t, dir, et.Signature(t, lib, f[1], f[2]))
		}
	case "finding":
		r := et.Back(t, lib, f[1], f[2])
		r.Reader = "bilingual-2"
		if f[1] == "en" {
			r = et.Reading(t, lib, f[1], f[2])
			r.Reader = "reader-2"
		}
		r.Findings = []evidence.Finding{{Quote: "x", Category: "meaning", Severity: f[3], Better: "y"}}
		recordOf(r)
	case "kept", "changed":
		r := et.Decision(s.lang, s.id, evidence.Close)
		r.Answers, r.Answer, r.Finding = s.record, f[0], 1
		recordOf(r)
	case "withdraw":
		recordOf(et.Decision(f[1], f[2], evidence.Withdraw))
	case "back":
		answer("kept")
	case "retract":
		for _, file := range et.Records(t, dir, f[1], f[2]) {
			r := et.Decision(f[1], f[2], evidence.Retract)
			r.Answers = strings.TrimSuffix(file[strings.LastIndexByte(file, '-')+1:], ".toml")
			et.Record(t, dir, r)
		}
	case "delete":
		if err := os.Remove(filepath.Join(dir, filepath.FromSlash(f[1]))); err != nil {
			t.Fatal(err)
		}
	case "issue":
		issue(t, dir, date(t, f[1]))
	case "on":
		s.day = date(t, f[1])
	default:
		t.Fatalf("unknown step %q", line)
	}
}

// told writes where every edition stands as the case file has it.
func told(t testing.TB, dir string, day tree.Date) (lines []string) {
	lib, st, all := compose(t, dir, day)
	l := ledger(t, dir)
	names, count := map[edition.Code]string{}, map[string]int{}
	for _, i := range l.Issues {
		lang := strings.Join(i.Languages, "+")
		count[lang]++
		names[i.Code] = lang + fmt.Sprint(count[lang])
	}
	timeless := l.Recall(lib, st, all)
	for n, r := range l.RecallOn(lib, st, all) {
		// Only a case about the calendar may differ from what pages say.
		if day == et.AsOf && (timeless[n].State != r.State || timeless[n].Why != r.Why || timeless[n].By != r.By) {
			t.Errorf("%s: the pages say %s %s", names[r.Code], timeless[n].State, timeless[n].Why)
		}
		line := names[r.Code] + " " + string(r.State)
		if r.Why != "" {
			line += " " + string(r.Why)
		}
		if r.Since != (tree.Date{}) {
			line += " since " + r.Since.String()
		}
		if r.By != "" {
			line += " by " + names[r.By]
		}
		lines = append(lines, line)
	}
	slices.Sort(lines)
	return lines
}

func TestRecall(t *testing.T) {
	text, err := os.ReadFile("testdata/recall.txt")
	if err != nil {
		t.Fatal(err)
	}
	expected := regexp.MustCompile(`^[a-z]+[0-9]+ `)
	cases := strings.Split(string(text), "\n== ")[1:]
	if len(cases) < 25 {
		t.Fatalf("only %d cases", len(cases))
	}
	for _, c := range cases {
		name, body, _ := strings.Cut(c, "\n")
		t.Run(strings.ReplaceAll(name, " ", "-"), func(t *testing.T) {
			s := &script{t: t, dir: house(t), day: et.AsOf}
			issue(t, s.dir, et.Day)
			var want []string
			for _, line := range strings.Split(body, "\n") {
				switch {
				case line == "":
				case expected.MatchString(line):
					want = append(want, line)
				default:
					s.do(line)
				}
			}
			if got := told(t, s.dir, s.day); !slices.Equal(got, want) {
				t.Errorf("it is\n%s\nnot\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
		})
	}
}

// A faulty file of the ledger is named with the line, and the others are read.
func TestLedgerFaults(t *testing.T) {
	dir := house(t)
	issue(t, dir, et.Day)
	l := ledger(t, dir)
	amharic := slices.IndexFunc(l.Issues, func(i *edition.Issue) bool { return i.Languages[0] == "am" })
	file, other := l.Issues[amharic].File, string(l.Issues[1-amharic].Code)
	good := et.Read(t, dir, file)
	if i, faults := edition.ParseIssue(file, good); len(faults) > 0 {
		t.Fatal(faults)
	} else if _, again := i.Write(); again != good {
		t.Errorf("written again it is\n%s\nnot\n%s", again, good)
	}
	for name, c := range map[string]struct{ old, new, want string }{
		"unknown key":         {"kind = \"leaflet\"", "kind = \"leaflet\"\nplace = \"hotel\"", ":5: unknown key \"place\""},
		"another language":    {"languages = [\"am\"]", "languages = [\"ar\"]", ":9: the message \"tea\" is in \"am\""},
		"another sheet":       {"sheet = \"house\"", "sheet = \"hut\"", "the name of the file does not agree"},
		"a changed digit":     {"source = \"sha256:", "source = \"sha256:0", ": source is no fingerprint"},
		"no day":              {"issued = 2026-12-01", "issued = 1926-12-01", ":6: issued is no day"},
		"a text for a day":    {"issued = 2026-12-01", "issued = \"soon\"", ":6: "},
		"a way out":           {"sheet = \"house\"", "sheet = \"../house\"", ":3: sheet = \"../house\" is no id"},
		"a kind":              {"kind = \"ordinary\"", "kind = \"odd\"", ": kind = \"odd\" is not known"},
		"replaces nothing":    {"sender = ", "replaces = \"22222223\"\nsender = ", ":7: replaces = \"22222223\" is no code"},
		"replaces a stranger": {"sender = ", "replaces = \"22222222\"\nsender = ", "replaces 22222222, which is not in the ledger"},
		"replaces another":    {"sender = ", "replaces = \"" + other + "\"\nsender = ", "which is another sheet or in another language"},
	} {
		t.Run(strings.ReplaceAll(name, " ", "-"), func(t *testing.T) {
			et.Write(t, dir, file, strings.Replace(good, c.old, c.new, 1))
			defer et.Write(t, dir, file, good)
			tr, err := tree.Open(dir, nil)
			if err != nil {
				t.Fatal(err)
			}
			defer tr.Close()
			l, faults := edition.ReadLedger(tr)
			if len(faults) == 0 || !strings.Contains(faults.Error(), file) || !strings.Contains(faults.Error(), c.want) {
				t.Errorf("%v", faults)
			}
			if l.Of(edition.Code(other)) == nil {
				t.Error("the other edition is not read")
			}
		})
	}
	// Copied to another name, or with another ending.
	et.Write(t, dir, path.Join(edition.LedgerFolder, "22222222.toml"), good)
	et.Write(t, dir, path.Join(edition.LedgerFolder, "notes.txt"), "x")
	tr, _ := tree.Open(dir, nil)
	defer tr.Close()
	if _, faults := edition.ReadLedger(tr); len(faults) != 2 {
		t.Errorf("%v", faults)
	}
}

// What an edition says makes its code, and nothing else does.
func TestSameEdition(t *testing.T) {
	codes := func(dir string) (all []edition.Code) {
		_, _, editions := compose(t, dir, et.AsOf)
		for _, e := range editions {
			all = append(all, e.Code)
		}
		return all
	}
	dir := house(t)
	et.Edit(t, dir, "content/sheets/house.toml", `["tea", "pills"]`, `["tea", "late"]`)
	et.Approve(t, dir, "am", "late")
	before := codes(dir)
	if len(before) != 2 {
		t.Fatalf("%v", before)
	}
	// The same for two places: one that has given its word, and one that has not,
	// a third with other numbers.
	issue(t, dir, et.Day)
	lib, st, _ := compose(t, dir, et.AsOf)
	hotel := &library.Place{ID: "hotel", File: "hotel.toml", Kind: "hotel", Name: "The Grand Example", Within: "england", Phone: "01632 960 999"}
	seen := map[edition.Imprint]bool{}
	for _, place := range []*library.Place{nil, lib.Places["house"], hotel} {
		pub, faults := edition.Publish(lib, st, edition.Options{Mode: edition.Release, Place: place, Ledger: ledger(t, dir)})
		if len(faults) > 0 {
			t.Fatal(faults)
		}
		seen[pub.Imprint("house", "am")] = true
		if pub.Imprint("house", "ar").Code != "" || pub.Imprint("other", "am").Code != "" || len(pub.Recalls) != 2 {
			t.Errorf("%+v", pub.Imprints)
		}
	}
	if len(seen) != 1 || seen[edition.Imprint{}] {
		t.Errorf("three places have %v", seen)
	}
	if pub := must(t, dir, edition.Options{Mode: edition.Preview, Ledger: ledger(t, dir)}); len(pub.Imprints)+len(pub.Recalls) > 0 {
		t.Errorf("a preview has %+v", pub.Imprints)
	}

	for name, c := range map[string]struct {
		file, old, new string
		same           bool
	}{
		"a place":           {"content/places/house.toml", "The house", "The hut", true},
		"its promise":       {"content/places/house.toml", "late_minutes = 10", "late_minutes = 20", true},
		"the policy":        {"content/policy.toml", "30", "40", true},
		"the paper":         {"content/sheets/house.toml", "paper = \"a5\"", "paper = \"a5\" # A4", true},
		"another message":   {"content/messages/talk.md", "You can talk to us.", "You may talk to us.", true},
		"the site's words":  {"translations/en/ui.toml", `back = "Back"`, `back = "Return"`, true},
		"a word":            {"content/messages/tea.md", "Tea is at four.", "Tea is at five.", false},
		"the sender":        {"content/sender.toml", "The kitchen", "The cellar", false},
		"what it does":      {"translations/en/ui.toml", "We make tea.", "We make coffee.", false},
		"the sheet's words": {"translations/en/ui.toml", "Page {page}", "Sheet {page}", false},
		"the sheet":         {"content/sheets/house.toml", `["tea", "late"]`, `["late", "tea"]`, false},
	} {
		et.Edit(t, dir, c.file, c.old, c.new)
		after := codes(dir)
		if len(after) == 0 || (after[0] == before[0]) != c.same {
			t.Errorf("%s: %v, before %v", name, after, before)
		}
		et.Edit(t, dir, c.file, c.new, c.old)
	}
	if !slices.Equal(codes(dir), before) {
		t.Fatal("the tree is not as it was")
	}
	// A drawing counts where it is shown: beside words that were read with it.
	text := et.Read(t, dir, "assets/illustrations/cup.svg")
	et.Edit(t, dir, "assets/illustrations/cup.svg", `x="100"`, `x="200"`)
	if after := codes(dir); after[0] != before[0] || slices.Contains(after[1:], before[1]) {
		t.Errorf("another drawing: %v, before %v", after, before)
	}
	et.Write(t, dir, "assets/illustrations/cup.svg", text)
	// Another id is another sheet.
	et.Write(t, dir, "content/sheets/hut.toml", et.Read(t, dir, "content/sheets/house.toml"))
	if after := codes(dir); len(after) != 4 || after[0] != before[0] || after[2] == before[0] {
		t.Errorf("two sheets: %v", after)
	}
	// The same words, read again beside another drawing.
	et.Edit(t, dir, "assets/illustrations/cup.svg", `x="100"`, `x="200"`)
	et.Approve(t, dir, "am", "tea", "late")
	if after := codes(dir); len(after) != 4 || after[0] != before[0] || after[1] == before[1] {
		t.Errorf("another drawing, read again: %v, before %v", after, before)
	}
}

// Where a tree is released, it says the same of every edition on any day; in
// between stands one that can be printed no longer and is refused by nothing.
func TestRecallOnAnyDay(t *testing.T) {
	dir := house(t)
	issue(t, dir, et.Day)
	et.Edit(t, dir, "content/messages/pills.md", "Take one pill a day.", "Take one pill each day.")
	et.Edit(t, dir, "content/messages/pills.md", "date = 2026-11-22", "date = 2026-12-02")
	et.Edit(t, dir, "content/sheets/house.toml", `"tea", "pills"`, `"tea"`)
	issue(t, dir, et.AsOf)
	var first []edition.Recall
	released := 0
	for _, day := range []tree.Date{et.AsOf, on(2027, 1, 5), on(2027, 4, 30), on(2027, 8, 1), on(2029, 1, 1)} {
		lib, st, _ := compose(t, dir, day)
		pub, faults := edition.Publish(lib, st, edition.Options{Mode: edition.Release, Ledger: ledger(t, dir)})
		if len(faults) > 0 {
			continue
		}
		released++
		for n := range pub.Recalls {
			pub.Recalls[n].Issue = nil
		}
		if first == nil {
			first = pub.Recalls
		}
		if !reflect.DeepEqual(pub.Recalls, first) {
			t.Errorf("%s: %+v\nnot %+v", day, pub.Recalls, first)
		}
	}
	if released < 3 || len(first) != 4 {
		t.Errorf("released on %d days, %d editions", released, len(first))
	}
}

// On a wall stands nothing that may not hang there.
func TestPosterEdition(t *testing.T) {
	dir := house(t)
	et.Edit(t, dir, "content/sheets/house.toml", `["tea", "pills"]`, `["tea", "talk"]`)
	et.Approve(t, dir, "am", "talk")
	lib, st, leaflets := compose(t, dir, et.AsOf)
	lib.Sheets[0].Kind = "poster"
	posters, _ := edition.Compose(lib, st)
	if len(posters) != 2 || len(posters[1].Messages) != 1 || len(leaflets[1].Messages) != 2 || posters[0].Code == leaflets[0].Code {
		t.Errorf("%+v, %+v", posters, leaflets)
	}
}

// The ledger tells nothing of a place.
func TestLedgerNamesNoPlace(t *testing.T) {
	dir := house(t)
	et.Edit(t, dir, "content/places/house.toml", "The house", "Corner Example House")
	issue(t, dir, et.Day)
	lib, _ := et.Library(t, dir)
	for _, i := range ledger(t, dir).Issues {
		text := et.Read(t, dir, i.File)
		for _, p := range lib.Places {
			if strings.Contains(text, p.Name) {
				t.Errorf("%s holds %q", i.File, p.Name)
			}
		}
	}
}

func FuzzParseIssue(f *testing.F) {
	f.Add("sheet = \"house\"\nkind = \"leaflet\"\nlanguages = [\"am\"]\nissued = 2026-12-01\n[[messages]]\nid = \"tea\"\n")
	print := "sha256:" + strings.Repeat("0", 64)
	whole := fmt.Sprintf("sheet = \"a\"\nkind = \"leaflet\"\nlanguages = [\"am\"]\nissued = 2026-12-01\nsender = %[1]q\n\n[[messages]]\nid = \"tea\"\nlanguage = \"am\"\nkind = \"ordinary\"\nsource = %[1]q\n\n[[units]]\nname = \"sheet\"\nlanguage = \"am\"\nfingerprint = %[1]q\n", print)
	f.Add(whole)
	f.Fuzz(func(t *testing.T, text string) {
		const file = "content/editions/22222222.toml"
		i, faults := edition.ParseIssue(file, text)
		if (i == nil) != (len(faults) > 0) {
			t.Fatalf("an issue and faults, or neither: %v, %v", i, faults)
		}
		for _, fault := range faults {
			if fault.File != file || fault.Line > 1+strings.Count(text, "\n") {
				t.Errorf("a fault at %s", fault.Where())
			}
			// Under the name that it should have, it is read, and written as it was read.
			_, want, found := strings.Cut(fault.What, "which would be ")
			if !found {
				continue
			}
			i, faults := edition.ParseIssue("content/editions/"+want, text)
			if len(faults) > 0 {
				t.Fatalf("%v", faults)
			}
			name, written := i.Write()
			again, faults := edition.ParseIssue(name, written)
			if len(faults) > 0 || again.Code != i.Code {
				t.Errorf("%s\nis written as\n%s\n%v", text, written, faults)
			}
		}
	})
}

// A record that an edition was to be taken down is read as strictly.
func TestDowns(t *testing.T) {
	dir := house(t)
	issue(t, dir, et.Day)
	et.Record(t, dir, et.Decision("am", "tea", evidence.Withdraw))
	issue(t, dir, et.AsOf)
	l := ledger(t, dir)
	if len(l.Downs) != 1 || l.Downs[0].Why != edition.Withdrawn {
		t.Fatalf("%+v", l.Downs)
	}
	file := l.Downs[0].File
	good := et.Read(t, dir, file)
	if d, faults := edition.ParseDown(file, good); len(faults) > 0 {
		t.Error(faults)
	} else if _, again := d.Write(); again != good {
		t.Errorf("written again it is\n%s\nnot\n%s", again, good)
	}
	for name, c := range map[string]struct{ old, new, want string }{
		"unknown key":     {"why = ", "place = \"hotel\"\nwhy = ", ":3: unknown key \"place\""},
		"another edition": {string(l.Downs[0].Code), "22222222", "does not agree with what it holds, which would be 22222222.down.toml"},
		"no code":         {string(l.Downs[0].Code), "22222223", ":2: code = \"22222223\" is no code"},
		"no reason":       {"withdrawn", "mood", ":3: why = \"mood\" is not known"},
		"no day":          {"recorded = 2026", "recorded = 1026", ":5: recorded is no day"},
	} {
		et.Write(t, dir, file, strings.Replace(good, c.old, c.new, 1))
		tr, err := tree.Open(dir, nil)
		if err != nil {
			t.Fatal(err)
		}
		if _, faults := edition.ReadLedger(tr); len(faults) != 1 || !strings.HasPrefix(faults.Error(), file) || !strings.Contains(faults.Error(), c.want) {
			t.Errorf("%s: %v", name, faults)
		}
		tr.Close()
	}
	et.Write(t, dir, file, good)
	if err := os.Remove(filepath.Join(dir, filepath.FromSlash(strings.Replace(file, ".down", "", 1)))); err != nil {
		t.Fatal(err)
	}
	tr, _ := tree.Open(dir, nil)
	defer tr.Close()
	if _, faults := edition.ReadLedger(tr); len(faults) == 0 || !strings.Contains(faults.Error(), "is not in the ledger") {
		t.Errorf("%v", faults)
	}
}

func FuzzParseDown(f *testing.F) {
	f.Add("code = \"22222222\"\nwhy = \"safety\"\nsince = 2026-12-01\nrecorded = 2026-12-02\n")
	f.Add("why = 3\n[code]\n")
	f.Fuzz(func(t *testing.T, text string) {
		const file = "content/editions/22222222.down.toml"
		d, faults := edition.ParseDown(file, text)
		if (d == nil) != (len(faults) > 0) {
			t.Fatalf("a record and faults, or neither: %v, %v", d, faults)
		}
		if d == nil {
			return
		}
		name, written := d.Write()
		if again, faults := edition.ParseDown(name, written); name != file || len(faults) > 0 || *again != *d {
			t.Errorf("%s\nis written as\n%s\n%v", text, written, faults)
		}
	})
}

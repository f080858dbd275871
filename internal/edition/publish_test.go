package edition_test

import (
	"reflect"
	"strings"
	"testing"

	"salam/internal/edition"
	"salam/internal/evidence"
	et "salam/internal/evidence/evidencetest"
	"salam/internal/library"
	"salam/internal/prose"
	"salam/internal/tree"
)

func on(y, m, d int) tree.Date { return tree.Date{Year: y, Month: m, Day: d} }

// TestStarterRelease: of the drafts of this project nothing is released, no
// words of the interface, no picture.
func TestStarterRelease(t *testing.T) {
	dir := et.Copy(t)
	pub := must(t, dir, edition.Options{Mode: edition.Release})
	for _, s := range shown(pub) {
		if !strings.HasPrefix(s, "en/") || strings.HasSuffix(s, "*") {
			t.Errorf("the release shows %s", s)
		}
	}
	if pub.Volume("en").Entry("welcome").Text == nil {
		t.Error("the English of an ordinary message is not there")
	}
	if e := pub.Volume("en").Entry("your-choice"); e.Text != nil || e.Print {
		t.Error("the English of a clinical message that nobody has signed is there")
	}
	everything := words(pub)
	lib, _ := et.Library(t, dir)
	for lang, all := range lib.Translations {
		for _, tr := range all {
			for _, draft := range []string{tr.Title, tr.Alt, tr.Short} {
				if strings.Contains(everything, draft) {
					t.Errorf("%s: the release holds %q", lang, draft)
				}
			}
		}
	}
	if len(everything) < 1000 {
		t.Fatal("there was nothing to search")
	}
}

func TestPreview(t *testing.T) {
	dir := et.New(t)
	et.Approve(t, dir, "am", "tea")
	pub := must(t, dir, edition.Options{Mode: edition.Preview})
	wantShown(t, pub, "en/tea*", "en/late*", "en/pills*", "en/talk*", "am/tea*", "am/late*", "am/pills*", "am/talk*", "am/ui-sender", "am/ui-site", "am/ui-sheet", "am/ui-review",
		"ar/tea*", "ar/late*", "ar/pills*", "ar/talk*", "fa:*tea", "fa:*late", "fa:*pills", "fa:*talk")
	for _, c := range []struct {
		lang, id            string
		mark                edition.Mark
		print, poster, send bool
	}{
		{"am", "tea", edition.Unmarked, true, true, true},
		{"ar", "tea", edition.AsDraft, true, true, true},
		{"ar", "pills", edition.AsDraft, false, false, false},
		{"ar", "talk", edition.AsDraft, false, false, false},
		{"en", "pills", edition.AsDraft, false, false, false},
		{"en", "tea", edition.Unmarked, true, true, true},
		{"ar", "late", edition.AsDraft, false, false, false}, // the region promises nothing
		{"fa", "tea", edition.Unmarked, false, false, false}, // no text
	} {
		e := pub.Volume(c.lang).Entry(c.id)
		if e.Mark != c.mark || e.Print != c.print || e.Poster != c.poster || e.Share != c.send || e.Cache || !e.NotTried || !e.Alone || len(e.Reasons) == 0 {
			t.Errorf("%s in %s: %+v", c.id, c.lang, e)
		}
	}
	if e := pub.Volume("en").Entry("late"); len(e.Unmet) != 1 || e.Text.Body.Plain() != "You may be "+prose.LRI+"…"+prose.PDI+" minutes late." {
		t.Errorf("%v, %q", e.Unmet, e.Text.Body.Plain())
	}
	if p := pub.Volume("fa").Phrases.Text("site.back", nil); p.Text != "Back" || p.Language.ID != english {
		t.Errorf("a language without words has %+v", p)
	}
}

func TestPlaces(t *testing.T) {
	dir := et.New(t)
	et.Approve(t, dir, "am", "late", "tea")
	lib, _ := et.Library(t, dir)
	house := lib.Places["house"]
	pub := must(t, dir, edition.Options{Mode: edition.Release, Place: house})
	if e := pub.Volume("am").Entry("late"); e.Text == nil || e.English == nil || !e.Print || e.English.Body.Plain() != "You may be "+prose.LRI+"10"+prose.PDI+" minutes late." {
		t.Errorf("%+v", e)
	}
	// A number in plain text has no isolates round it.
	et.Edit(t, dir, "content/messages/tea.md", "short = \"All about tea.\"", "short = \"Call {emergency}.\"")
	pub = must(t, dir, edition.Options{Mode: edition.Release})
	if e := pub.Volume("en").Entry("tea"); e.Text.Short != "Call 999." || !strings.Contains(e.Text.Body.Plain(), prose.LRI+"999"+prose.PDI) {
		t.Errorf("%q, %q", e.Text.Short, e.Text.Body.Plain())
	}
	// The region has not confirmed it: no word of it, not in English either.
	if e := pub.Volume("am").Entry("late"); e.Text != nil || e.English != nil || e.Pictures != nil || e.Print || len(e.Unmet) == 0 {
		t.Errorf("%+v", e)
	}
	// Not true here: no part of the edition.
	moon := &library.Place{ID: "moon", File: "moon.toml", Kind: "region", Name: "Moon", Emergency: "112"}
	for _, mode := range []edition.Mode{edition.Preview, edition.Release} {
		if pub := must(t, dir, edition.Options{Mode: mode, Place: moon}); pub.Volume("am").Entry("tea") != nil {
			t.Errorf("%s: what is true in England is shown on the moon", mode)
		}
	}
	// What a translation needs besides is asked of the place as well.
	et.Edit(t, dir, "translations/am/tea.md", "ነው። tea", "ነው። {phone} tea")
	et.Checked(t, dir, "am", "tea")
	if e := must(t, dir, edition.Options{Mode: edition.Release}).Volume("am").Entry("tea"); e.Text != nil || len(e.Unmet) != 1 || e.Unmet[0] != "phone" {
		t.Errorf("%+v", e)
	}

	for name, c := range map[string]struct {
		change func(*library.Place)
		want   string
	}{
		"a place that has expired":       {func(p *library.Place) { p.Expires = on(2026, 12, 1) }, "was good until 2026-12-01"},
		"a confirmation that is to come": {func(p *library.Place) { p.Confirms = map[string]tree.Date{"late-minutes": on(2026, 12, 3)} }, "which is to come"},
	} {
		p := *house
		c.change(&p)
		if pub, _, faults := publish(t, dir, edition.Options{Mode: edition.Release, Place: &p}); pub != nil || !strings.Contains(faults.Error(), c.want) {
			t.Errorf("%s: %v", name, faults)
		}
	}
	et.Write(t, dir, "content/places/wales.toml", "kind = \"region\"\nname = \"Wales\"\nemergency = \"999\"\n")
	if pub, _, faults := release(t, dir); pub != nil || !strings.Contains(faults.Error(), "several regions: england, wales") {
		t.Errorf("two regions: %v", faults)
	}
}

func TestOptions(t *testing.T) {
	dir := et.New(t)
	pub := must(t, dir, edition.Options{Mode: edition.Preview, Languages: []string{"am"}, Messages: []string{"tea"}})
	if len(pub.Volumes) != 1 || len(pub.Volumes[0].Entries) != 1 {
		t.Errorf("%v", shown(pub))
	}
	lib, _ := et.Library(t, dir)
	st, _ := evidence.Compute(lib, et.AsOf)
	for name, opt := range map[string]edition.Options{
		"no mode":          {},
		"unknown language": {Mode: edition.Preview, Languages: []string{"xx"}},
		"another day":      {Mode: edition.Preview, AsOf: et.Day},
	} {
		if pub, faults := edition.Publish(lib, st, opt); pub != nil || len(faults) != 1 {
			t.Errorf("%s: %v, %v", name, pub, faults)
		}
	}
	// A standing of other texts than these.
	for file, edit := range map[string][2]string{
		"translations/am/tea.md":       {"ነው። tea", "ነበር። tea"},
		"content/messages/tea.md":      {"Tea is at four.", "Tea is at five."},
		"assets/illustrations/cup.svg": {"x=\"100\"", "x=\"200\""},
		"translations/am/ui.toml":      {"ተመለስ", "ና"},
	} {
		other := et.New(t)
		et.Edit(t, other, file, edit[0], edit[1])
		lib, _ := et.Library(t, other)
		if pub, faults := edition.Publish(lib, st, edition.Options{Mode: edition.Release}); pub != nil || !strings.Contains(faults.Error(), "while it was being judged") {
			t.Errorf("%s: %v", file, faults)
		}
	}
}

// TestKinds: where approved texts of each kind may stand.
func TestKinds(t *testing.T) {
	dir := et.New(t)
	et.Approve(t, dir, "am", "tea", "pills", "talk")
	pub := must(t, dir, edition.Options{Mode: edition.Release})
	wantShown(t, pub, "en/tea", "en/pills", "en/talk", "am/tea*", "am/pills*", "am/talk*")
	for id, want := range map[string][4]bool{"tea": {true, true, true, true}, "pills": {true, true, true, true}, "talk": {true, false, false, false}} {
		e := pub.Volume("am").Entry(id)
		if got := [4]bool{e.Print, e.Poster, e.Share, e.Cache}; got != want {
			t.Errorf("%s: print, poster, share, cache are %v", id, got)
		}
		if e.Alone {
			t.Errorf("%s: pictures that nobody has tried stand alone", id)
		}
	}
}

// TestPictures: beside words that were judged with exactly this drawing, or
// where the drawing has passed its trial; alone only then, and only ordinary.
func TestPictures(t *testing.T) {
	dir := et.New(t)
	et.People(t, dir)
	lib, _ := et.Library(t, dir)
	blind := et.Reading(t, lib, "am", "tea")
	blind.Illustration = "" // judged without the drawing
	et.Record(t, dir, blind)
	et.Record(t, dir, et.Back(t, lib, "am", "tea"))
	wantShown(t, must(t, dir, edition.Options{Mode: edition.Release}), "en/tea", "am/tea")
	et.Approve(t, dir, english, "tea")
	et.Approve(t, dir, "am", "pills")
	wantShown(t, must(t, dir, edition.Options{Mode: edition.Release}), "en/tea*", "am/tea", "en/pills", "am/pills*")

	et.Try(t, dir, "cup")
	pub := must(t, dir, edition.Options{Mode: edition.Release})
	wantShown(t, pub, "en/tea*", "am/tea*", "ar:*tea", "fa:*tea", "en/pills*", "am/pills*")
	for _, v := range pub.Volumes {
		for _, e := range v.Entries {
			if e.Alone != (e.ID == "tea") || e.NotTried {
				t.Errorf("%s in %s: %+v", e.ID, v.Language.ID, e)
			}
		}
	}
	if ar, am := pub.Volume("ar").Entry("tea"), pub.Volume("am").Entry("tea"); ar.Pictures[0].Fingerprint() == am.Pictures[0].Fingerprint() || ar.Pictures[0].Fingerprint() != ar.Illustration {
		t.Error("the picture is not mirrored for readers from right to left")
	}

	// A trial of the picture as readers from the left see it says nothing about
	// its mirror image.
	text := et.Read(t, dir, "assets/illustrations/cup.toml")
	parts := strings.Split(text, "\n[[trials]]")
	et.Write(t, dir, "assets/illustrations/cup.toml", strings.Join(parts[:3], "\n[[trials]]"))
	wantShown(t, must(t, dir, edition.Options{Mode: edition.Release}), "en/tea*", "am/tea*", "en/pills*", "am/pills*")

	// A message that is taken down takes its pictures along.
	et.Write(t, dir, "assets/illustrations/cup.toml", text)
	et.Record(t, dir, et.Decision("ar", "tea", evidence.Withdraw))
	wantShown(t, must(t, dir, edition.Options{Mode: edition.Release}), "en/tea*", "am/tea*", "fa:*tea", "en/pills*", "am/pills*")
	et.Record(t, dir, et.Decision(english, "tea", evidence.Withdraw))
	wantShown(t, must(t, dir, edition.Options{Mode: edition.Release}), "en/pills*", "am/pills*")
}

func TestOutdatedAndOneReaderAreMarked(t *testing.T) {
	dir := et.New(t)
	lib, _ := et.Library(t, dir)
	et.Write(t, dir, "content/policy.toml", "grace_days = 30\none_reader = true\n")
	for _, id := range []string{"tea", "late", "pills"} {
		et.Edit(t, dir, "translations/am/"+id+".md", "by = \"translator-1\"\n", "by = \"translator-1\"\nsource = \""+string(lib.Message(id).Fingerprint())+"\"\n")
	}
	et.Approve(t, dir, "am", "tea")
	lib, _ = et.Library(t, dir)
	et.Record(t, dir, et.Reading(t, lib, "am", "late"))
	et.Record(t, dir, et.Reading(t, lib, "am", "pills"))
	et.Edit(t, dir, "content/messages/tea.md", "Tea is at four.", "Tea is at four or five.")
	et.Edit(t, dir, "content/messages/tea.md", "date = 2026-11-22", "date = 2026-12-02")
	pub := must(t, dir, edition.Options{Mode: edition.Release, Place: lib.Places["house"]})
	wantShown(t, pub, "en/tea", "en/late", "am/tea*", "am/late*")
	for id, want := range map[string]edition.Mark{"tea": edition.AsOlder, "late": edition.OneReader} {
		if e := pub.Volume("am").Entry(id); e.Mark != want || e.Print || e.Share || e.Poster {
			t.Errorf("%s: %+v", id, e)
		}
	}
}

// TestDays: on every day on which the same tree is released, it is the same
// release; on the others it is refused. A preview is the same on any day.
func TestDays(t *testing.T) {
	dir := et.New(t)
	et.Approve(t, dir, "am", "tea", "pills", "ui-site")
	et.Try(t, dir, "cup")
	house := func() *library.Place {
		lib, _ := et.Library(t, dir)
		return lib.Places["house"]
	}()
	var first, preview *edition.Publication
	released, refused := 0, 0
	for _, day := range []tree.Date{on(2026, 12, 1), on(2026, 12, 2), on(2027, 4, 30), on(2027, 5, 1), on(2027, 5, 2), on(2028, 6, 1), on(2028, 11, 30), on(2028, 12, 2), on(2029, 12, 30), on(2040, 1, 1)} {
		pub, _, faults := publish(t, dir, edition.Options{Mode: edition.Release, AsOf: day, Place: house})
		switch {
		case pub == nil:
			refused++
			if !strings.Contains(faults.Error(), "expired on "+day.String()) {
				t.Errorf("%s: %v", day, faults)
			}
		case first == nil:
			first = pub
			released++
		default:
			released++
			if !reflect.DeepEqual(flat(pub), flat(first)) {
				t.Errorf("%s: another release", day)
			}
		}
		pub = must(t, dir, edition.Options{Mode: edition.Preview, AsOf: day, Place: house})
		if preview == nil {
			preview = pub
		} else if !reflect.DeepEqual(flat(pub), flat(preview)) {
			t.Errorf("%s: another preview", day)
		}
	}
	if released != 4 || refused != 6 {
		t.Errorf("released on %d days, refused on %d", released, refused)
	}
	// Only what is asked for can refuse: a sheet without the message is made.
	et.Edit(t, dir, "content/messages/tea.md", "review_by = 2027-05-01", "review_by = 2026-12-01")
	if pub := must(t, dir, edition.Options{Mode: edition.Release, Messages: []string{"pills"}}); pub.Volume("am").Entry("pills").Text == nil {
		t.Error("pills is not there")
	}
}

// flat is a publication without what the library shares between two readings.
func flat(p *edition.Publication) string { return strings.Join(shown(p), " ") + words(p) }

// TestRefusedWithFaults: a release with a fault in the evidence is none.
func TestRefusedWithFaults(t *testing.T) {
	dir := et.New(t)
	et.Approve(t, dir, "am", "tea")
	et.Write(t, dir, "translations/am/evidence/tea/note.toml", "kind = \"naturalness\"\n")
	if pub, _, faults := release(t, dir); pub != nil || len(faults) == 0 {
		t.Errorf("%v, %v", pub, faults)
	}
}

package edition_test

import (
	"maps"
	"math/rand/v2"
	"path"
	"slices"
	"strings"
	"testing"

	"salam/internal/edition"
	"salam/internal/evidence"
	et "salam/internal/evidence/evidencetest"
	"salam/internal/library"
	"salam/internal/prose"
	"salam/internal/tree"
)

// TestNothingUnreadIsPublished changes texts, records, people and policy at
// random. Whatever is released then, its exact bytes must have been passed by
// two different people, as a reader of the records that knows nothing of
// package evidence sees it.
func TestNothingUnreadIsPublished(t *testing.T) {
	dir := et.New(t)
	et.Approve(t, dir, "am", "tea", "late", "ui-site")
	et.Approve(t, dir, "ar", "tea")
	base, faults := et.Library(t, dir)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	rounds := 2000
	if testing.Short() {
		rounds = 400
	}
	random := rand.New(rand.NewPCG(7, 11))
	shownTexts, hidden := 0, 0
	for range rounds {
		lib := fork(base)
		for range 1 + random.IntN(3) {
			mutate(random, lib)
		}
		st, _ := evidence.Compute(lib, et.AsOf)
		// The statuses hold by themselves: the faults that would refuse the
		// release as a whole are put aside here.
		st.Faults = nil
		pub, _ := edition.Publish(lib, st, edition.Options{Mode: edition.Release, Place: lib.Places["house"]})
		for _, lang := range []string{"am", "ar"} {
			for _, m := range lib.Messages {
				tr := lib.Translation(lang, m.ID)
				text := textOf(pub, lang, m.ID)
				if text == nil {
					hidden++
					continue
				}
				shownTexts++
				if text.Title.Plain() != prose.Normalise(tr.Title) || text.Alt != prose.Normalise(tr.Alt) || text.Short != prose.Normalise(tr.Short) {
					t.Fatalf("%s in %s: what is shown is not what was hashed", m.ID, lang)
				}
				if !twoHavePassed(lib, lang, m.ID, tr.Fingerprint(), tr.By) {
					t.Fatalf("%s in %s is shown, but no two people have passed it:\n%s\n%+v", m.ID, lang, tr.Markdown, st.Of(lang, m.ID))
				}
			}
		}
	}
	if shownTexts < rounds/2 || hidden < rounds/2 {
		t.Errorf("%d texts were shown and %d not: the changes prove little", shownTexts, hidden)
	}
}

func textOf(pub *edition.Publication, lang, id string) *edition.Text {
	if pub == nil {
		return nil
	}
	if e := pub.Volume(lang).Entry(id); e != nil {
		return e.Text
	}
	return nil
}

// twoHavePassed reads the records afresh.
func twoHavePassed(lib *library.Library, lang, id string, words prose.Fingerprint, author string) bool {
	var natural, meaning []string
	for _, f := range lib.Evidence {
		r := map[string]any{}
		if _, faults := tree.DecodeTOML("", f.Text, 0, &r); len(faults) > 0 || f.Language != lang || f.Message != id {
			continue
		}
		if !strings.HasSuffix(f.Path, "-"+evidence.Digits(f.Text)+".toml") || r["message"] != id || r["language"] != lang {
			continue
		}
		reader, _ := r["reader"].(string)
		if r["translation"] != string(words) || r["verdict"] != "pass" || reader == author || !strings.HasSuffix(path.Dir(f.Path), lang+"/evidence/"+id) {
			continue
		}
		switch n, _ := r["natural"].(int64); {
		case r["kind"] == "naturalness" && r["blind"] == true && n >= 3:
			natural = append(natural, reader)
		case r["kind"] == "meaning":
			meaning = append(meaning, reader)
		}
	}
	for _, a := range natural {
		for _, b := range meaning {
			if a != b {
				return true
			}
		}
	}
	return false
}

// fork copies a library as deep as mutate changes it.
func fork(base *library.Library) *library.Library {
	lib := *base
	lib.Evidence = slices.Clone(base.Evidence)
	lib.Messages = nil
	for _, m := range base.Messages {
		c := *m
		c.Brief.Do = slices.Clone(m.Brief.Do)
		lib.Messages = append(lib.Messages, &c)
	}
	lib.Translations = map[string]map[string]*library.Translation{}
	for lang, all := range base.Translations {
		lib.Translations[lang] = map[string]*library.Translation{}
		for id, tr := range all {
			c := *tr
			lib.Translations[lang][id] = &c
		}
	}
	return &lib
}

// mutate makes one change, of those that people and attackers make.
func mutate(random *rand.Rand, lib *library.Library) {
	record := func() *library.File { return &lib.Evidence[random.IntN(len(lib.Evidence))] }
	translation := func() *library.Translation {
		all := lib.Translations[[]string{"am", "ar"}[random.IntN(2)]]
		ids := slices.Sorted(maps.Keys(all))
		return all[ids[random.IntN(len(ids))]]
	}
	switch random.IntN(12) {
	case 0:
		tr := translation()
		tr.Markdown = scratch(random, tr.Markdown)
	case 1:
		tr := translation()
		field := []*string{&tr.Title, &tr.Alt, &tr.Short}[random.IntN(3)]
		*field = scratch(random, *field)
	case 2:
		translation().By = []string{"machine", "reader-1", "bilingual-1", "translator-1", "nobody"}[random.IntN(5)]
	case 3: // two texts change places
		a, b := translation(), translation()
		a.Title, b.Title, a.Markdown, b.Markdown = b.Title, a.Title, b.Markdown, a.Markdown
	case 4: // an edited record
		f := record()
		f.Text = scratch(random, f.Text)
	case 5: // an edited record whose name agrees again
		f := record()
		text := scratch(random, f.Text)
		f.Path = strings.Replace(f.Path, evidence.Digits(f.Text), evidence.Digits(text), 1)
		f.Text = text
	case 6, 7: // a record made to say something else, name and all
		f := record()
		swaps := [][2]string{{"natural = 4", "natural = 2"}, {"blind = true", "blind = false"}, {`"pass"`, `"change"`}, {`"yes"`, `"missed"`}, {`"yes"`, `"wrong"`},
			{"reader-1", "bilingual-1"}, {"bilingual-1", "reader-1"}, {"reader-1", "machine"}, {"reader-1", "translator-1"}, {"bilingual-1", "bilingual-2"}, {"reader-1", "reader-2"},
			{`"naturalness"`, `"meaning"`}, {`"am"`, `"ar"`}, {`"tea"`, `"late"`}, {"natural = 4", "natural = 3"}}
		swap := swaps[random.IntN(len(swaps))]
		text := strings.Replace(f.Text, swap[0], swap[1], 1)
		f.Path = strings.Replace(strings.Replace(f.Path, evidence.Digits(f.Text), evidence.Digits(text), 1), swap[0], swap[1], 1)
		f.Text = text
	case 8: // gone, or there twice
		i := random.IntN(len(lib.Evidence))
		if random.IntN(2) == 0 && len(lib.Evidence) > 1 {
			lib.Evidence = slices.Delete(lib.Evidence, i, i+1)
		} else {
			lib.Evidence = append(lib.Evidence, lib.Evidence[i])
		}
	case 9: // moved to another folder
		a, b := record(), record()
		dir := path.Dir(b.Path)
		a.Path, a.Language, a.Message = path.Join(dir, path.Base(a.Path)), b.Language, b.Message
	case 10:
		lib.Contributors.Text = scratch(random, lib.Contributors.Text)
	case 11:
		lib.Policy.Text = []string{"require = []\n", "naturalness = 0\n", "meaning = 0\n", "natural_at_least = 1\n", "evidence_days = 9999\n"}[random.IntN(5)]
	}
}

// scratch changes, drops or doubles one character.
func scratch(random *rand.Rand, s string) string {
	runes := []rune(s)
	if len(runes) == 0 {
		return "x"
	}
	i := random.IntN(len(runes))
	switch random.IntN(4) {
	case 0:
		return string(slices.Delete(slices.Clone(runes), i, i+1))
	case 1:
		return string(slices.Insert(slices.Clone(runes), i, runes[i]))
	case 2:
		runes[i] = []rune("0aA ለب\"=\n")[random.IntN(9)]
	default:
		runes[i] = runes[random.IntN(len(runes))]
	}
	return string(runes)
}

package edition_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"salam/internal/edition"
	"salam/internal/evidence"
	et "salam/internal/evidence/evidencetest"
	"salam/internal/language"
	"salam/internal/phrase"
	"salam/internal/tree"
)

// publish publishes the tree in a folder. Faults of reading it are handed over
// with those of the gate.
func publish(t testing.TB, dir string, opt edition.Options) (*edition.Publication, *evidence.Standing, tree.Faults) {
	t.Helper()
	lib, faults := et.Library(t, dir)
	if opt.AsOf == (tree.Date{}) {
		opt.AsOf = et.AsOf
	}
	st, more := evidence.Compute(lib, opt.AsOf)
	pub, refused := edition.Publish(lib, st, opt)
	if (pub == nil) != (len(refused) > 0) {
		t.Fatalf("a publication and faults, or neither: %v, %v", pub, refused)
	}
	faults = append(append(faults, more...), refused...)
	faults.Sort()
	return pub, st, faults
}

func release(t testing.TB, dir string) (*edition.Publication, *evidence.Standing, tree.Faults) {
	t.Helper()
	return publish(t, dir, edition.Options{Mode: edition.Release})
}

// must publishes a tree that has no faults.
func must(t testing.TB, dir string, opt edition.Options) *edition.Publication {
	t.Helper()
	pub, _, faults := publish(t, dir, opt)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return pub
}

// shown lists what a publication shows of words and pictures: "am/tea" for a
// text, "am/tea*" for pictures beside it, "am:*tea" for pictures alone,
// "am/ui-site" for a unit of the interface.
func shown(pub *edition.Publication) (all []string) {
	if pub == nil {
		return nil
	}
	for _, v := range pub.Volumes {
		for _, u := range v.Units {
			if u.Shown {
				all = append(all, v.Language.ID+"/ui-"+u.Name)
			}
		}
		for _, e := range v.Entries {
			switch {
			case e.Text != nil && len(e.Pictures) > 0:
				all = append(all, v.Language.ID+"/"+e.ID+"*")
			case e.Text != nil:
				all = append(all, v.Language.ID+"/"+e.ID)
			case len(e.Pictures) > 0:
				all = append(all, v.Language.ID+":*"+e.ID)
			}
		}
	}
	return all
}

// words is every word that a publication could show, for a search: nothing is
// left out by reading only the fields that one knows of.
func words(pub *edition.Publication) string {
	if pub == nil {
		return ""
	}
	var b strings.Builder
	for _, v := range pub.Volumes {
		for _, e := range v.Entries {
			said, english := text(e.Text), text(e.English)
			for _, p := range e.Pictures {
				fmt.Fprintf(&b, "%s ", p.Fingerprint())
			}
			e.Text, e.English, e.Pictures = nil, nil, nil // printed as addresses, else
			fmt.Fprintf(&b, "%+v %+v %+v %s\n", e, said, english, strings.Join(e.Reasons, " "))
		}
		for _, key := range []string{"sender.who", "site.back", "site.draft", "sheet.page"} {
			p := v.Phrases.Text(key, nil)
			fmt.Fprintf(&b, "%s %s\n", p.Text, p.Language.ID)
		}
	}
	return b.String()
}

func text(t *edition.Text) edition.Text {
	if t == nil {
		return edition.Text{}
	}
	return *t
}

func wantShown(t *testing.T, pub *edition.Publication, want ...string) {
	t.Helper()
	for _, u := range phrase.Units {
		want = append(want, "en/ui-"+u)
	}
	got := shown(pub)
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("shown is %v\nnot %v", got, want)
	}
}

const english = language.Source

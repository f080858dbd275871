package phrase_test

import (
	"strings"
	"testing"

	"salam/internal/language"
	"salam/internal/phrase"
	"salam/internal/testtool"
	"salam/internal/tree"
)

// The plural categories of the shipped languages, CLDR 48.
func TestCategories(t *testing.T) {
	for tag, want := range map[string]string{
		"en": "one other", "am": "one other", "ti": "one other", "ar": "zero one two few many other",
		"fa": "one other", "fa-AF": "one other", "ckb": "one other", "ps": "one other", "om": "one other", "es": "one many other",
	} {
		got, err := phrase.Categories(&language.Language{ID: "x", Tag: tag})
		if err != nil || strings.Join(got, " ") != want {
			t.Errorf("%s: %v %v, want %s", tag, got, err, want)
		}
	}
}

// Every language counts in its own forms, and arguments are filled.
func TestWords(t *testing.T) {
	tr, err := tree.Open(testtool.Root(t), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer tr.Close()
	all, faults := language.Read(tr)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	english, faults := phrase.Read(tr, all[0], nil)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	for _, l := range all {
		b := english
		if !l.IsSource() {
			if b, faults = phrase.Read(tr, l, english); len(faults) > 0 {
				t.Fatal(faults)
			}
		}
		if s := b.Text("sheet.page", map[string]string{"page": "2", "pages": "7"}); !strings.Contains(s, "2") || !strings.Contains(s, "7") || strings.Contains(s, "{") {
			t.Errorf("%s: %q", l.ID, s)
		}
		for _, n := range []int{1, 2, 3, 11, 100} {
			if s := b.Count("sheet.walk", n); strings.Contains(s, "{") || s == "" {
				t.Errorf("%s: %d: %q", l.ID, n, s)
			}
		}
	}
	if one, many := english.Count("sheet.walk", 1), english.Count("sheet.walk", 5); one != "1 minute on foot" || many != "5 minutes on foot" {
		t.Errorf("%q, %q", one, many)
	}
}

// A unit's fingerprint covers keys, forms and texts, and the language.
func TestFingerprint(t *testing.T) {
	tr, err := tree.Open(testtool.Root(t), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer tr.Close()
	all, _ := language.Read(tr)
	english, _ := phrase.Read(tr, all[0], nil)
	seen := map[string]string{}
	for _, l := range all {
		b := english
		if !l.IsSource() {
			b, _ = phrase.Read(tr, l, english)
		}
		for _, unit := range phrase.Units {
			f := string(b.Fingerprint(unit))
			if other, ok := seen[f]; ok {
				t.Errorf("%s %s has the fingerprint of %s", l.ID, unit, other)
			}
			seen[f] = l.ID + " " + unit
		}
	}
}

package check

import (
	"os"
	"path/filepath"
	"testing"

	"salam/internal/language"
	"salam/internal/testtool"
	"salam/internal/tree"
)

// corpora are the files of the corpus, and the language each is in.
var corpora = []struct{ file, lang, profile string }{
	{"am", "am", ""}, {"ti_ET", "ti", "ti-ET"}, {"ti_ER", "ti", "ti-ER"}, {"ti", "ti", "ti-ET"}, {"ar", "ar", ""}, {"fa", "fa", ""},
	{"prs", "prs", ""}, {"ps", "ps", ""}, {"ckb", "ckb", ""}, {"om", "om", ""}, {"es", "es", ""},
}

func shippedLanguages(t testing.TB) []*language.Language {
	t.Helper()
	tr, err := tree.Open(testtool.Root(t), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer tr.Close()
	all, faults := language.Read(tr)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return all
}

func checkerOf(t testing.TB, lang, profile string) *Checker {
	t.Helper()
	all := shippedLanguages(t)
	for _, l := range all {
		if l.ID == lang {
			c := New(l, all...)
			if profile != "" {
				var ok bool
				if c, ok = c.WithProfile(profile); !ok {
					t.Fatalf("%s has no profile %s", lang, profile)
				}
			}
			return c
		}
	}
	t.Fatalf("no language %s", lang)
	return nil
}

func corpus(t testing.TB, file string) []Pair {
	t.Helper()
	src, err := os.ReadFile(filepath.Join(testtool.Shared(t, "data/tico19-dev"), file+".tsv"))
	if err != nil {
		t.Fatal(err)
	}
	pairs, err := ReadPairs(string(src))
	if err != nil {
		t.Fatal(err)
	}
	return pairs
}

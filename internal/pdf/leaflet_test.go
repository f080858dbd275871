package pdf

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"salam/internal/drawing"
	"salam/internal/edition"
	"salam/internal/evidence"
	"salam/internal/library"
	"salam/internal/sheet"
	"salam/internal/testtool"
	"salam/internal/tree"
	"salam/internal/typeset"
)

// leaflets are the project's own sheets, as drafts, by sheet and language:
// whatever the sheets draw is tested here, without a word about how.
func leaflets(t testing.TB) map[string]*drawing.Document {
	t.Helper()
	return leafletsOf(t, testtool.Root(t), theDay)
}

var theDay = tree.Date{Year: 2026, Month: 11, Day: 25}

func leafletsOf(t testing.TB, dir string, day tree.Date) map[string]*drawing.Document {
	t.Helper()
	tr, err := tree.Open(dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer tr.Close()
	lib, faults := library.Read(tr)
	if err := faults.Err(); err != nil {
		t.Fatal(err)
	}
	standing, faults := evidence.Compute(lib, day)
	if err := faults.Err(); err != nil {
		t.Fatal(err)
	}
	pub, faults := edition.Publish(lib, standing, edition.Options{Mode: edition.Preview, AsOf: day})
	if err := faults.Err(); err != nil {
		t.Fatal(err)
	}
	fonts, err := typeset.Load(tr)
	if err != nil {
		t.Fatal(err)
	}
	press := sheet.New(fonts)
	all := map[string]*drawing.Document{}
	for _, s := range lib.Sheets {
		for _, lang := range sheet.Editions(s) {
			for _, v := range append(sheet.Variants(s), sheet.Variant{}) {
				result, err := press.Set(s, pub, lang, v)
				if err != nil {
					t.Fatal(err)
				}
				if result.Document != nil {
					all[strings.TrimSpace(s.ID+" "+lang+" "+v.Name())] = result.Document
				}
			}
		}
	}
	return all
}

func typesetRun(face *typeset.Face, tag, says string) typeset.Run {
	return typeset.Run{Face: face, Tag: tag, Size: 4939, Text: says}
}

// golden compares with a file of testdata, or writes it (go test -update).
func golden(t testing.TB, file, got string) {
	t.Helper()
	file = filepath.Join("testdata", file)
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s has changed (go test -update):\n%s", file, got)
	}
}

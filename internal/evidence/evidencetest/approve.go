package evidencetest

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"salam/internal/evidence"
	"salam/internal/language"
	"salam/internal/library"
	"salam/internal/prose"
)

// The people of every tree of tests. All of them read all its languages.
var cast = map[string][]evidence.Role{
	"translator-1":  {evidence.Translator},
	"reader-1":      {evidence.Reader},
	"reader-2":      {evidence.Reader},
	"bilingual-1":   {evidence.Bilingual},
	"bilingual-2":   {evidence.Bilingual},
	"clinician-1":   {evidence.Clinician},
	"coordinator-1": {evidence.Coordinator},
}

// People writes the contributors of a tree: those whom it has, and the cast.
func People(t testing.TB, dir string) {
	t.Helper()
	lib, _ := Library(t, dir)
	var languages []string
	for _, l := range lib.Languages {
		languages = append(languages, l.ID)
	}
	all, faults := evidence.ParsePeople(lib, lib.Contributors)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	for handle, roles := range cast {
		all[handle] = &evidence.Person{Languages: languages, Roles: roles}
	}
	var b strings.Builder
	for _, handle := range slices.Sorted(maps.Keys(all)) {
		fmt.Fprintf(&b, "[%s]\nlanguages = %s\nroles = %s\n\n", handle, list(all[handle].Languages), list(all[handle].Roles))
	}
	Write(t, dir, "translations/contributors.toml", b.String())
}

func list[S ~string](all []S) string {
	quoted := make([]string, len(all))
	for i, s := range all {
		quoted[i] = fmt.Sprintf("%q", string(s))
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}

// Approve adds what it takes for messages of a tree to be approved in a
// language: a blind reading by reader-1, the meaning by bilingual-1, and for
// clinical and sensitive ones the signature of clinician-1, on the English as
// well. "ui-site" names a unit of the interface; in English an ordinary
// message gets a reading of words and drawing. The test fails where the
// messages are not approved then.
func Approve(t testing.TB, dir, lang string, messages ...string) {
	t.Helper()
	People(t, dir)
	lib, _ := Library(t, dir)
	for _, id := range messages {
		if m := lib.Message(id); m != nil && m.Kind != library.Ordinary {
			Record(t, dir, Signature(t, lib, language.Source, id))
		}
		Record(t, dir, Reading(t, lib, lang, id))
		if lang == language.Source {
			continue
		}
		Record(t, dir, Back(t, lib, lang, id))
		if m := lib.Message(id); m != nil && m.Kind != library.Ordinary {
			Record(t, dir, Signature(t, lib, lang, id))
		}
	}
	lib, _ = Library(t, dir)
	st, faults := evidence.Compute(lib, AsOf)
	for _, id := range messages {
		if s := st.Of(lang, id); s == nil || s.State != evidence.Approved {
			t.Fatalf("%s in %s is not approved: %+v\n%v", id, lang, s, faults)
		}
	}
}

// ApproveInterface approves every unit of the interface in a language.
func ApproveInterface(t testing.TB, dir, lang string) {
	t.Helper()
	Approve(t, dir, lang, "ui-sender", "ui-site", "ui-sheet", "ui-review")
}

// Record writes a record and returns its file in the tree.
func Record(t testing.TB, dir string, r evidence.Record) string {
	t.Helper()
	file, text := r.Write()
	Write(t, dir, file, text)
	return file
}

// now are the fingerprints of a message or unit in a language.
func now(t testing.TB, lib *library.Library, lang, id string) (source, translation, picture prose.Fingerprint) {
	t.Helper()
	if unit, ok := strings.CutPrefix(id, "ui-"); ok {
		return lib.Books[language.Source].Fingerprint(unit), lib.Books[lang].Fingerprint(unit), ""
	}
	m, l := lib.Message(id), lib.Language(lang)
	if m == nil || l == nil {
		t.Fatalf("there is no message %q or no language %q", id, lang)
	}
	source, picture = m.Fingerprint(), lib.PictureFingerprint(m, l)
	if lang == language.Source {
		return source, "", picture
	}
	tr := lib.Translation(lang, id)
	if tr == nil {
		t.Fatalf("there is no translation of %s into %s", id, lang)
	}
	return source, tr.Fingerprint(), picture
}

func check(t testing.TB, lib *library.Library, lang, id string, kind evidence.Kind, reader string) evidence.Record {
	t.Helper()
	source, translation, picture := now(t, lib, lang, id)
	r := evidence.Record{Message: id, Language: lang, Kind: kind, Reader: reader, Method: "packet", Date: Day,
		Source: source, Translation: translation, Illustration: picture, Verdict: "pass"}
	if lang == language.Source {
		r.Translation = ""
	}
	return r
}

// Reading is a passed blind reading by reader-1 of the text as it is.
func Reading(t testing.TB, lib *library.Library, lang, id string) evidence.Record {
	t.Helper()
	r := check(t, lib, lang, id, evidence.Naturalness, "reader-1")
	r.Blind, r.Natural = true, 4
	return r
}

// Back is a passed meaning reading by bilingual-1.
func Back(t testing.TB, lib *library.Library, lang, id string) evidence.Record {
	t.Helper()
	r := check(t, lib, lang, id, evidence.Meaning, "bilingual-1")
	if m := lib.Message(id); m != nil {
		r.Items = evidence.BriefItems(m)
		for i := range r.Items {
			r.Items[i].Heard = "yes"
		}
	}
	return r
}

// Signature is a clinical pass by clinician-1.
func Signature(t testing.TB, lib *library.Library, lang, id string) evidence.Record {
	t.Helper()
	return check(t, lib, lang, id, evidence.Clinical, "clinician-1")
}

// Decision is a close, retract, withdraw or carry by coordinator-1, to be
// filled in by the test.
func Decision(lang, id string, kind evidence.Kind) evidence.Record {
	return evidence.Record{Message: id, Language: lang, Kind: kind, Reader: "coordinator-1", Date: Day, Reason: "decided in a test"}
}

// Try adds trials to drawings of a tree that let them stand without words, as
// readers of both directions see them.
func Try(t testing.TB, dir string, drawings ...string) {
	t.Helper()
	lib, _ := Library(t, dir)
	for _, id := range drawings {
		d := lib.Illustrations[id]
		if d == nil {
			t.Fatalf("there is no drawing %q", id)
		}
		file := "assets/illustrations/" + id + ".toml"
		text := Read(t, dir, file)
		prints := []prose.Fingerprint{d.For(false).Fingerprint(), d.For(true).Fingerprint()}
		for _, print := range slices.Compact(prints) {
			for _, lang := range []string{"am", "ar"} {
				text += fmt.Sprintf("\n[[trials]]\nlanguage = %q\nliteracy = \"mixed\"\nn = 10\ncorrect = 9\nquestion = \"What do you see?\"\ndate = %s\nillustration = %q\n", lang, Day, string(print))
			}
		}
		Write(t, dir, file, text)
	}
}

// Records lists the files of evidence about a message in a language.
func Records(t testing.TB, dir, lang, id string) []string {
	t.Helper()
	folder := evidence.Folder(lang, id)
	entries, err := os.ReadDir(filepath.Join(dir, filepath.FromSlash(folder)))
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, e := range entries {
		all = append(all, folder+"/"+e.Name())
	}
	return all
}

// Checked writes what Approve does, and leaves the judgement to the test.
func Checked(t testing.TB, dir, lang, id string) {
	t.Helper()
	lib, _ := Library(t, dir)
	Record(t, dir, Reading(t, lib, lang, id))
	Record(t, dir, Back(t, lib, lang, id))
}

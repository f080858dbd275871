package slip_test

import (
	"fmt"
	"os"
	"path"
	"strings"
	"testing"

	"salam/internal/evidence"
	et "salam/internal/evidence/evidencetest"
	"salam/internal/library"
	"salam/internal/prose"
	"salam/internal/review/slip"

	"github.com/rogpeppe/go-internal/txtar"
)

// Each case is a slip as it came and what is said about it: the faults, or
// what was understood. {frame} … {end} stands for the first and last line with
// the right checksum.
func TestCases(t *testing.T) {
	src, err := os.ReadFile("testdata/cases.txt")
	if err != nil {
		t.Fatal(err)
	}
	archive := txtar.Parse(src)
	if len(archive.Files) < 20 || len(archive.Files)%2 != 0 {
		t.Fatalf("%d files", len(archive.Files))
	}
	for i := 0; i < len(archive.Files); i += 2 {
		in, want := archive.Files[i], &archive.Files[i+1]
		got := describe(framed(string(in.Data)))
		if os.Getenv("UPDATE") == "1" {
			want.Data = []byte(got)
			continue
		}
		if got != string(want.Data) {
			t.Errorf("%s:\ngot:\n%swant:\n%s", in.Name, got, want.Data)
		}
	}
	if os.Getenv("UPDATE") == "1" {
		if err := os.WriteFile("testdata/cases.txt", txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func framed(s string) string {
	before, rest, ok := strings.Cut(s, "{frame}\n")
	if !ok {
		return unescape(s)
	}
	body, after, _ := strings.Cut(rest, "{end}\n")
	for old, long := range map[string]string{"{hash}": "sha256:" + strings.Repeat("ab", 32), "{long}": strings.Repeat("x", 2001)} {
		body = strings.ReplaceAll(body, old, long)
	}
	framed := slip.Frame(unescape(body))
	if strings.Contains(before, "{crlf}") {
		before, framed = strings.ReplaceAll(before, "{crlf}", ""), strings.ReplaceAll(framed, "\n", "  \r\n")
	}
	if strings.Contains(before, "{marks}") {
		before, framed = strings.ReplaceAll(before, "{marks}", ""), "\u200f"+strings.ReplaceAll(framed, "\n", "\u200e\n\u200f")
	}
	return unescape(before) + framed + after
}

// unescape turns <U+202E> into the character.
func unescape(s string) string {
	for {
		i := strings.Index(s, "<U+")
		if i < 0 {
			return s
		}
		j := strings.IndexByte(s[i:], '>')
		var r rune
		fmt.Sscanf(s[i+3:i+j], "%X", &r)
		s = s[:i] + string(r) + s[i+j+1:]
	}
}

func describe(src string) string {
	s, faults := slip.Parse("s.txt", []byte(src))
	var b strings.Builder
	for _, f := range faults {
		fmt.Fprintf(&b, "%s: %s\n", f.Where(), f.What)
	}
	if s == nil {
		return b.String()
	}
	if c := s.Community; c != nil {
		fmt.Fprintf(&b, "community %s %s %s %q\n", c.Language, c.Message, c.Code, c.Words)
		return b.String()
	}
	fmt.Fprintf(&b, "%s reads %s\n", s.Reader, s.Language)
	for i := range s.Texts {
		text := &s.Texts[i]
		r := s.Record(text, "coordinator-1", et.AsOf)
		fmt.Fprintf(&b, "%s finished %v natural %d verdict %q retold %q\n", text.Message, text.Finished(), text.Natural, text.Verdict, r.Retold)
		for _, f := range r.Findings {
			fmt.Fprintf(&b, "  %s %s %q → %q\n", f.Severity, f.Category, f.Quote, f.Better)
		}
	}
	return b.String()
}

// people and texts of a small tree.
func world(t *testing.T) (string, slip.Tree) {
	t.Helper()
	dir := et.New(t)
	lib, faults := et.Library(t, dir)
	people, more := evidence.ParsePeople(lib, lib.Contributors)
	if all := append(faults, more...); len(all) > 0 {
		t.Fatal(all)
	}
	return dir, slip.Tree{Library: lib, People: people, Records: slip.Records(lib), AsOf: et.AsOf}
}

func reading(t *testing.T, in slip.Tree, lang, reader string, texts ...string) *slip.Slip {
	t.Helper()
	var b strings.Builder
	fmt.Fprintf(&b, "packet = \"0123456789ab\"\nlanguage = %q\nreader = %q\nagreed = true\nkeep_retold = false\n", lang, reader)
	for _, id := range texts {
		id, from, _ := strings.Cut(id, "@") // tea@ar: the words of another language
		if from == "" {
			from = lang
		}
		now, ok := slip.CurrentOf(in.Library, from, id)
		if !ok || now.Translation == "" {
			now = slip.Current{Source: prose.Hash("x", "x", "x"), Translation: prose.Hash("y", "y", "y")}
		}
		fmt.Fprintf(&b, "\n[[texts]]\nmessage = %q\nsource = %q\ntranslation = %q\ndate = 2026-12-01\nnatural = 4\nverdict = \"pass\"\n", id, now.Source, now.Translation)
	}
	s, faults := slip.Parse("s.txt", []byte(slip.Frame(b.String())))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return s
}

func TestJudge(t *testing.T) {
	_, in := world(t)
	for _, c := range []struct {
		name, lang, reader string
		texts              []string
		want               string // a part of the fault; empty: taken
	}{
		{"a reader", "am", "reader-1", []string{"tea", "late"}, ""},
		{"a unit", "am", "bilingual-1", []string{"ui-site"}, ""},
		{"nobody", "am", "stranger", []string{"tea"}, "is no contributor"},
		{"the machine", "am", "machine", []string{"tea"}, "is no contributor"},
		{"a translator", "am", "translator-1", []string{"late"}, "has no role"},
		{"English", "en", "reader-1", []string{"tea"}, `no language "en" to read`},
		{"no such language", "xx", "reader-1", []string{"tea"}, `no language "xx"`},
		{"no such message", "am", "reader-1", []string{"coffee"}, `no text "coffee"`},
		{"no translation", "fa", "reader-1", []string{"tea"}, `no text "tea" in fa`},
		{"another language's words", "am", "reader-1", []string{"tea@ar"}, "is the one in ar, not in am"},
		{"one fault refuses all", "am", "reader-1", []string{"late", "coffee"}, `no text "coffee"`},
	} {
		judged, faults := reading(t, in, c.lang, c.reader, c.texts...).Judge(in, nil)
		switch {
		case c.want == "" && (len(faults) > 0 || len(judged.Texts) != len(c.texts)):
			t.Errorf("%s: %v, %d texts", c.name, faults, len(judged.Texts))
		case c.want != "" && (len(faults) == 0 || !strings.Contains(faults.Err().Error(), c.want) || len(judged.Texts) > 0):
			t.Errorf("%s: %v, %d texts; want %q", c.name, faults, len(judged.Texts), c.want)
		}
	}
}

// The author is refused whoever else they are; a translator on a unit, too.
func TestAuthorIsRefused(t *testing.T) {
	dir, _ := world(t)
	contributors := et.Read(t, dir, "translations/contributors.toml")
	et.Write(t, dir, "translations/contributors.toml", strings.Replace(contributors, `roles = ["translator"]`, `roles = ["translator", "reader"]`, 1))
	lib, _ := et.Library(t, dir)
	people, faults := evidence.ParsePeople(lib, lib.Contributors)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	in := slip.Tree{Library: lib, People: people, AsOf: et.AsOf}
	for _, id := range []string{"tea", "ui-site"} {
		_, faults := reading(t, in, "am", "translator-1", id).Judge(in, nil)
		if len(faults) != 1 || !strings.Contains(faults[0].Hint, "--without "+id) {
			t.Errorf("%s: %v", id, faults)
		}
	}
}

// Nothing that a phone sends makes the importer stumble, leave the tree, or
// write what the tree would refuse.
func FuzzParse(f *testing.F) {
	src, err := os.ReadFile("testdata/cases.txt")
	if err != nil {
		f.Fatal(err)
	}
	for i, file := range txtar.Parse(src).Files {
		if i%2 == 0 {
			f.Add(framed(string(file.Data)))
		}
	}
	f.Fuzz(func(t *testing.T, data string) {
		// The checksum would keep a fuzzer out: what it makes is framed anew.
		if _, rest, ok := strings.Cut(data, "salam-slip 1\n"); ok {
			body, _, _ := strings.Cut(rest, "salam-slip end")
			try(t, slip.Frame(body))
		}
		try(t, data)
	})
}

func try(t *testing.T, data string) {
	s, faults := slip.Parse("s.txt", []byte(data))
	if (s == nil) == (len(faults) == 0) {
		t.Fatalf("a slip and faults, or neither: %v", faults)
	}
	if s == nil {
		return
	}
	var records []evidence.Record
	if s.Community != nil {
		records = append(records, s.Community.Alert("coordinator-1", et.AsOf, slip.Current{}))
	}
	for i := range s.Texts {
		text := &s.Texts[i]
		s.Free([]*slip.Text{text}, nil)
		if text.Finished() {
			records = append(records, s.Record(text, "coordinator-1", et.AsOf))
		}
	}
	for _, r := range records {
		file, text := r.Write()
		if folder := evidence.Folder(r.Language, r.Message); path.Dir(file) != folder || path.Clean(file) != file || strings.Contains(file, "..") {
			t.Fatalf("the record goes to %s", file)
		}
		// What still has to be redacted is the only thing that may be wrong
		// with what was accepted.
		_, faults := evidence.ParseRecord(library.File{Path: file, Language: r.Language, Message: r.Message, Text: text})
		for _, f := range faults {
			if !strings.Contains(f.What, "looks like") && !unitPicture(r) {
				t.Fatalf("%v\n%s", f, text)
			}
		}
	}
}

// unitPicture: a slip that claims a picture for a table of the interface is
// refused when it is held against the tree.
func unitPicture(r evidence.Record) bool {
	return strings.HasPrefix(r.Message, "ui-") && r.Illustration != ""
}

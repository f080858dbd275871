package prose

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"salam/internal/tree"
)

var update = flag.Bool("update", false, "write the results into the case files")

// Each case file has a text ("in") and what becomes of it ("out"): the tree of
// the body, or the faults.
func TestCases(t *testing.T) {
	files, _ := filepath.Glob("testdata/*.txt")
	if len(files) == 0 {
		t.Fatal("no case files")
	}
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		archive := txtar.Parse(src)
		for i := 0; i+1 < len(archive.Files); i += 2 {
			in, want := archive.Files[i], &archive.Files[i+1]
			if "out "+strings.TrimPrefix(in.Name, "in ") != want.Name {
				t.Fatalf("%s: %q is followed by %q", file, in.Name, want.Name)
			}
			got := describe(unescape(string(in.Data)))
			if *update {
				want.Data = []byte(got)
				continue
			}
			if got != string(want.Data) {
				t.Errorf("%s: %s:\ngot:\n%swant:\n%s", file, in.Name, got, want.Data)
			}
		}
		if *update {
			if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// unescape turns <U+202E> into the character, so that a case can be read.
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
	body, faults := Parse("m.md", 10, src)
	var b strings.Builder
	for _, f := range faults {
		fmt.Fprintf(&b, "%s: %s\n", f.Where(), f.What)
	}
	for _, block := range body {
		if block.List == nil {
			fmt.Fprintf(&b, "paragraph %s\n", spans(block.Paragraph))
			continue
		}
		b.WriteString("list\n")
		for _, item := range block.List {
			fmt.Fprintf(&b, "  item %s\n", spans(item))
		}
	}
	return b.String()
}

func spans(in Inline) string {
	var all []string
	for _, s := range in {
		text := fmt.Sprintf("%q", s.Text)
		if s.Placeholder != "" {
			text = "{" + s.Placeholder + "}"
		}
		if s.Strong {
			text = "strong " + text
		}
		all = append(all, text)
	}
	return strings.Join(all, " + ")
}

func TestNormalise(t *testing.T) {
	for in, want := range map[string]string{
		"a  \nb\t\n":         "a\nb",
		"\n\n a\n\n":         " a",
		"cafe\u0301":         "café",
		"a\r\nb":             "a\nb",
		"end\u00a0":          "end",
		"می\u200cخواهم":      "می\u200cخواهم",
		"\u0634\u064e\u0651": "\u0634\u064e\u0651",
	} {
		if got := Normalise(in); got != want {
			t.Errorf("Normalise(%q) = %q, want %q", in, got, want)
		}
		if got := Normalise(Normalise(in)); got != Normalise(in) {
			t.Errorf("Normalise is not idempotent on %q", in)
		}
	}
}

func TestFill(t *testing.T) {
	in := Words("call {emergency}, not {other}")
	got := in.Fill(map[string]string{"emergency": "999"}).Plain()
	if want := "call \u2066999\u2069, not {other}"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	// Telephone numbers in the text itself are isolated too; ranges, and what a
	// place fills in, are not isolated twice.
	for text, want := range map[string]string{
		"زنگ بزنید: 116 123.":    "زنگ بزنید: \u2066116 123\u2069.",
		"0808 2000 247":          "\u20660808 2000 247\u2069",
		"+44 1632-960-123 now":   "\u2066+44 1632-960-123\u2069 now",
		"from 9-12, age 25 64":   "from 9-12, age 25 64",
		"10 weeks, 3 weeks, 111": "10 weeks, 3 weeks, 111",
		"{phone}":                "\u206601632 960 123\u2069",
	} {
		if got := Words(text).Fill(map[string]string{"phone": "01632 960 123"}).Plain(); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

// A list of strings has one way to be written: no two lists share a hash by
// moving a character from one field to the next.
func TestHashIsUnambiguous(t *testing.T) {
	seen := map[Fingerprint]string{}
	for _, fields := range [][]string{
		{"a", "b"}, {"ab", ""}, {"", "ab"}, {"ab"}, {"a", "b", ""}, {"1:a,1:b,"}, {List("a", "b")}, {List("ab")}, {List(), "a"}, {},
	} {
		f := Hash("k", "id", "en", fields...)
		if !f.Valid() {
			t.Errorf("%q is not valid", f)
		}
		if other, ok := seen[f]; ok {
			t.Errorf("%q and %s have one fingerprint", fields, other)
		}
		seen[f] = fmt.Sprintf("%q", fields)
	}
	if Hash("a", "b", "c") == Hash("a", "bc", "") {
		t.Error("id and language run together")
	}
	// Normal forms are one text; the scheme is fixed for ever, or evidence is lost.
	if Hash("k", "id", "am", "é  ") != Hash("k", "id", "am", "e\u0301") {
		t.Error("the fingerprint depends on the form of a character")
	}
	if got, want := Hash("source", "welcome", "en", "Title"), Fingerprint("sha256:"+goldenHash); got != want {
		t.Errorf("the scheme has changed: %s, want %s", got, want)
	}
}

// printf '7:salam/1,6:source,7:welcome,2:en,5:Title,' | sha256sum
const goldenHash = "d8d8d6a811ba0c4944f2fb3cbf929714964616932163309e67640bb7f32c7ba8"

func TestFingerprintValid(t *testing.T) {
	good := Hash("a", "b", "c")
	for _, bad := range []Fingerprint{"", "sha256:", good[:len(good)-1], good + "0", Fingerprint(strings.ToUpper(string(good))), "sha1:" + good[7:]} {
		if bad.Valid() {
			t.Errorf("%q passes for a fingerprint", bad)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"a\n\n- b\n- **c** {emergency}", "> > > x", "[a]: b", "&amp;", "{{< x >}}", "```\na\n```", "**a *b* c**", "1. a", "a\n===", "<b>"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > tree.MessageLimit {
			return
		}
		clean, faults := tree.CheckText("m.md", []byte(s))
		if len(faults) > 0 {
			return
		}
		body, faults := Parse("m.md", 0, clean)
		if len(faults) > 0 {
			return
		}
		// What was accepted is plain text: nothing is hidden from the reader
		// who judges it, and it means the same after another round.
		again, faults := Parse("m.md", 0, Normalise(clean))
		if len(faults) > 0 || again.Plain() != body.Plain() {
			t.Errorf("%q reads %q, in normal form %q (%v)", clean, body.Plain(), again.Plain(), faults)
		}
		if strings.Contains(body.Plain(), "{{") {
			t.Errorf("%q lets template code through", clean)
		}
	})
}

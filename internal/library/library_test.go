package library

import (
	"bufio"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"salam/internal/tree"
)

var update = flag.Bool("update", false, "write the results into the case files")

// base writes the small tree and returns its folder.
func base(t testing.TB) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "tree")
	archive, err := txtar.ParseFile("testdata/base.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range archive.Files {
		write(t, dir, f.Name, string(f.Data))
	}
	return dir
}

func write(t testing.TB, dir, name, text string) {
	t.Helper()
	path := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func replace(t testing.TB, dir, name, old, new string) {
	t.Helper()
	src, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(src), old) {
		t.Fatalf("%s does not hold %q", name, old)
	}
	write(t, dir, name, strings.Replace(string(src), old, new, 1))
}

func read(t testing.TB, dir string) (*Library, tree.Faults) {
	t.Helper()
	tr, err := tree.Open(dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer tr.Close()
	return Read(tr)
}

// A case of testdata/*.txt is a title (# …), changes to the base tree, and
// the faults that follow (> …), all in one run:
//
//	replace FILE "old" "new"    write FILE "text"    remove FILE
//	link FILE TARGET            repeat FILE "text" N (appends it N times)
func TestCases(t *testing.T) {
	files, _ := filepath.Glob("testdata/*.txt")
	if len(files) == 0 {
		t.Fatal("no case files")
	}
	for _, file := range files {
		var out strings.Builder
		for _, c := range cases(t, file) {
			if c.title == "" {
				out.WriteString(c.text)
				continue
			}
			t.Run(c.title, func(t *testing.T) {
				dir := base(t)
				for _, line := range c.changes {
					change(t, dir, line)
				}
				_, faults := read(t, dir)
				var got []string
				for _, f := range faults {
					got = append(got, "> "+f.Error())
				}
				fmt.Fprintf(&out, "# %s\n%s\n", c.title, strings.Join(append(c.changes, got...), "\n"))
				if strings.Join(got, "\n") != strings.Join(c.want, "\n") && !*update {
					t.Errorf("%s:\ngot:\n%s\nwant:\n%s", file, strings.Join(got, "\n"), strings.Join(c.want, "\n"))
				}
				if len(got) == 0 && c.title != "the base is good" {
					t.Error("no fault at all")
				}
			})
			out.WriteString("\n")
		}
		if *update {
			os.WriteFile(file, []byte(strings.TrimRight(out.String(), "\n")+"\n"), 0o644)
		}
	}
}

type testCase struct {
	title, text   string
	changes, want []string
}

func cases(t *testing.T, file string) []testCase {
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var all []testCase
	s := bufio.NewScanner(f)
	for s.Scan() {
		line := s.Text()
		switch {
		case strings.HasPrefix(line, "# "):
			all = append(all, testCase{title: line[2:]})
		case len(all) == 0:
			t.Fatalf("%s starts with %q", file, line)
		case strings.HasPrefix(line, "> "):
			all[len(all)-1].want = append(all[len(all)-1].want, line)
		case line != "":
			all[len(all)-1].changes = append(all[len(all)-1].changes, line)
		}
	}
	return all
}

func change(t *testing.T, dir, line string) {
	t.Helper()
	var words []string
	for rest := line; rest != ""; rest = strings.TrimLeft(rest, " ") {
		if rest[0] == '"' || rest[0] == '`' {
			q, err := strconv.QuotedPrefix(rest)
			if err != nil {
				t.Fatalf("%s: %v", line, err)
			}
			s, _ := strconv.Unquote(q)
			words = append(words, s)
			rest = rest[len(q):]
			continue
		}
		word, after, _ := strings.Cut(rest, " ")
		words = append(words, word)
		rest = after
	}
	path := filepath.Join(dir, filepath.FromSlash(words[1]))
	switch words[0] {
	case "replace":
		replace(t, dir, words[1], words[2], words[3])
	case "write":
		write(t, dir, words[1], words[2])
	case "remove":
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
	case "link":
		os.MkdirAll(filepath.Dir(path), 0o755)
		if err := os.Symlink(words[2], path); err != nil {
			t.Fatal(err)
		}
	case "repeat":
		n, _ := strconv.Atoi(words[3])
		src, _ := os.ReadFile(path)
		write(t, dir, words[1], string(src)+strings.Repeat(words[2], n))
	default:
		t.Fatalf("unknown change %q", line)
	}
}

// Each field that is part of a fingerprint changes it, and no other does.
func TestFingerprints(t *testing.T) {
	const hello, hola = "content/messages/hello.md", "translations/es/hello.md"
	for _, c := range []struct {
		file, old, new                string
		source, translation, pictures bool
	}{
		{hello, `title = "Hello"`, `title = "Hi"`, true, false, false},
		{hello, "You are welcome.", "You are very welcome.", true, false, false},
		{hello, `alt = "A nurse waves."`, `alt = "A nurse."`, true, false, false},
		{hello, `short = "Hello."`, `short = "Hi."`, true, false, false},
		{hello, `keep = ["{late-minutes}"]`, `keep = ["{late-minutes}", "GP"]`, true, false, false},
		{hello, `kind = "ordinary"`, `kind = "clinical"`, true, false, false},
		{hello, `owner = "team"`, `owner = "others"`, false, false, false},
		{hello, `order = 10`, `order = 20`, false, false, false},
		{hello, `reader = "Somebody new."`, `reader = "Anybody."`, false, false, false},
		{hello, `know = ["We are nurses."]`, `know = ["We are doctors."]`, false, false, false},
		{hello, `review_by = 2027-05-01`, `review_by = 2028-05-01`, false, false, false},
		{hello, `urgency = "routine"`, `urgency = "safety"`, false, false, false},
		{hello, "You are welcome.\n", "You are welcome.  \n", false, false, false},
		{hello, "late.", "late.\n\n", false, false, false},
		{hello, `regions = ["england"]`, `regions = []`, false, false, false},
		{hola, `title = "Hola"`, `title = "Buenas"`, false, true, false},
		{hola, "Hola.\nPuede", "Buenas.\nPuede", false, true, false},
		{hola, `alt = "Una enfermera saluda."`, `alt = "Una enfermera."`, false, true, false},
		{hola, `short = "Hola."`, `short = "Buenas."`, false, true, false},
		{hola, `by = "machine"`, `by = "es-1"`, false, true, false},
		{hola, `changed = "Greeting."`, `changed = "A greeting."`, false, true, false},
		{hola, `why = "Custom."`, `why = "Use."`, false, true, false},
		{hola, `by = "machine"`, "by = \"machine\"\nignore = [\"keep: tested\"]", false, false, false},
		{hola, `by = "machine"`, "by = \"machine\"\nsource = \"sha256:0000000000000000000000000000000000000000000000000000000000000000\"", false, false, false},
		{hola, "Hola.\nPuede", "Hola.  \nPuede", false, false, false},
		{"assets/illustrations/hello.svg", `width="1000" height="700" fill="#fdf6e9"`, `width="900" height="700" fill="#fdf6e9"`, false, false, true},
		{"assets/illustrations/hello.svg", `fill="#fdf6e9"`, `fill="#ffffff"`, false, false, true},
		{"assets/illustrations/hello.svg", `<rect x="0" y="0" width`, "<!-- note -->\n<rect y=\"0\" x=\"0\" width", false, false, false},
		{"assets/illustrations/hello.toml", `drawn_by = "salam"`, `drawn_by = "others"`, false, false, false},
	} {
		dir := base(t)
		before := prints(t, dir)
		replace(t, dir, c.file, c.old, c.new)
		after := prints(t, dir)
		for i, want := range []bool{c.source, c.translation, c.pictures} {
			if changed := before[i] != after[i]; changed != want {
				t.Errorf("%s: %q → %q: %s changed: %v, want %v", c.file, c.old, c.new, []string{"source", "translation", "illustration"}[i], changed, want)
			}
		}
	}
}

func prints(t *testing.T, dir string) [3]string {
	lib, faults := read(t, dir)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	m, es := lib.Message("hello"), lib.Language("es")
	return [3]string{string(m.Fingerprint()), string(lib.Translation("es", "hello").Fingerprint()), string(lib.PictureFingerprint(m, es))}
}

// The same text under another id or in another language has another
// fingerprint: evidence cannot be moved.
func TestFingerprintsNameTheirPlace(t *testing.T) {
	tr := Translation{Message: "a", Language: "es", Title: "x"}
	moved, other := tr, tr
	moved.Message, other.Language = "b", "ti"
	if tr.Fingerprint() == moved.Fingerprint() || tr.Fingerprint() == other.Fingerprint() {
		t.Error("a translation has the fingerprint of another")
	}
	a, b := Message{ID: "a"}, Message{ID: "b"}
	if a.Fingerprint() == b.Fingerprint() {
		t.Error("a message has the fingerprint of another")
	}
}

func TestPlaces(t *testing.T) {
	lib, faults := read(t, base(t))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	m, clinic, england := lib.Message("hello"), lib.Places["clinic"], lib.Places["england"]
	if v := lib.Values(clinic); v["emergency"] != "999" || v["phone"] != "01632 960 123" || v["late-minutes"] != "10" {
		t.Errorf("values: %v", v)
	}
	day := func(d int) tree.Date { return tree.Date{Year: 2026, Month: 11, Day: d} }
	if got := lib.Unmet(m, clinic, day(22)); len(got) != 0 {
		t.Errorf("the clinic has confirmed: %v", got)
	}
	if got := lib.Unmet(m, clinic, day(19)); len(got) != 1 {
		t.Errorf("a word given tomorrow counts today: %v", got)
	}
	if got := lib.Unmet(m, england, day(22)); len(got) != 1 || got[0] != "late-minutes" {
		t.Errorf("a region has promised nothing: %v", got)
	}
	if !lib.In(m, clinic) || lib.In(m, &Place{Within: "scotland"}) {
		t.Error("regions are confused")
	}
}

func FuzzMessage(f *testing.F) {
	archive, _ := txtar.ParseFile("testdata/base.txtar")
	for _, file := range archive.Files {
		if strings.HasSuffix(file.Name, ".md") {
			f.Add(string(file.Data))
		}
	}
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > tree.MessageLimit {
			return
		}
		text, faults := tree.CheckText("m.md", []byte(s))
		if len(faults) > 0 {
			return
		}
		m, faults := ParseMessage("m.md", "m", text)
		if m == nil && len(faults) == 0 {
			t.Errorf("%q: neither a message nor a fault", s)
		}
		tr, faults2 := ParseTranslation("m.md", "es", "m", text)
		if tr == nil && len(faults2) == 0 {
			t.Errorf("%q: neither a translation nor a fault", s)
		}
		for _, f := range append(faults, faults2...) {
			if f.Line < 1 || f.Line > strings.Count(text, "\n")+2 {
				t.Errorf("%q: a fault in the wrong place: %+v", s, f)
			}
		}
	})
}

package tree

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
)

func open(t *testing.T, files map[string]string, defaults fstest.MapFS) *Tree {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "tree")
	os.MkdirAll(dir, 0o755)
	for name, text := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		os.MkdirAll(filepath.Dir(path), 0o755)
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	tr, err := Open(dir, defaults)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { tr.Close() })
	return tr
}

func TestText(t *testing.T) {
	for name, c := range map[string]struct{ src, want string }{
		"good":     {"a\nb\n", ""},
		"BOM":      {"\ufeffa", "f:1: the file starts with a byte order mark"},
		"CRLF":     {"a\r\nb", "f:1: the file has Windows line ends (CR)"},
		"lone CR":  {"a\n\rb", "f:2: the file has Windows line ends (CR)"},
		"NUL":      {"a\n\x00", "f:2: the file has a NUL character"},
		"UTF-8":    {"a\nb\n\xff", "f:3: the file is not UTF-8"},
		"UTF-16":   {"\xff\xfea\x00", "f:1: the file has a NUL character\nf:1: the file is not UTF-8"},
		"too long": {strings.Repeat("a", 101), "f: the file is longer than 0 KB"},
		"several":  {"\ufeffa\r\n", "f:1: the file starts with a byte order mark\nf:1: the file has Windows line ends (CR)"},
	} {
		tr := open(t, map[string]string{"f": c.src}, nil)
		text, faults := tr.Text("f", 100)
		if got := faults.Error(); got != c.want {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
		if len(faults) == 0 && text != c.src {
			t.Errorf("%s: read %q", name, text)
		}
	}
	tr := open(t, nil, nil)
	if _, faults := tr.Text("absent", 100); faults.Error() != "absent: the file is missing" {
		t.Error(faults)
	}
}

// Nothing outside the tree is read, however it is named or linked.
func TestSymlinks(t *testing.T) {
	tr := open(t, map[string]string{"in/a": "inside"}, fstest.MapFS{"broken": {Data: []byte("default")}})
	outside := filepath.Join(filepath.Dir(tr.Dir()), "secret")
	if err := os.WriteFile(outside, []byte("outside"), 0o644); err != nil {
		t.Fatal(err)
	}
	link := func(target, name string) {
		if err := os.Symlink(target, filepath.Join(tr.Dir(), name)); err != nil {
			t.Fatal(err)
		}
	}
	link("../secret", "up")
	link(outside, "absolute")
	link("in/a", "within")
	link("..", "folder")
	link("nowhere", "broken")
	for _, name := range []string{"up", "absolute", "folder/secret", "../secret", "in/../../secret"} {
		if text, faults := tr.Text(name, 100); len(faults) != 1 || text != "" || !strings.Contains(faults[0].What, "out of the tree") {
			t.Errorf("%s: read %q, faults %v", name, text, faults)
		}
	}
	if text, faults := tr.Text("within", 100); text != "inside" {
		t.Errorf("a link within the tree: %q %v", text, faults)
	}
	if text, faults := tr.Text("broken", 100); text != "" || len(faults) == 0 {
		t.Errorf("a broken link gives the default %q", text)
	}
	if _, faults := tr.Text("in", 100); len(faults) != 1 || !strings.Contains(faults[0].What, "no ordinary file") {
		t.Errorf("a folder is read as a file: %v", faults)
	}
}

func TestDefaults(t *testing.T) {
	tr := open(t, map[string]string{"a/own": "tree", "a/both": "tree"}, fstest.MapFS{
		"a/both": {Data: []byte("default")}, "a/only": {Data: []byte("default")}, "a/.hidden": {}})
	for name, want := range map[string]string{"a/own": "tree", "a/both": "tree", "a/only": "default"} {
		if got, faults := tr.Text(name, 100); got != want {
			t.Errorf("%s: %q %v", name, got, faults)
		}
	}
	names, _ := tr.Names("a")
	if got := strings.Join(names, " "); got != "both only own" {
		t.Errorf("names: %s", got)
	}
	if tr.Own("a/only") || !tr.Own("a/own") || !tr.Exists("a/only") {
		t.Error("own files and defaults are confused")
	}
}

func TestDecodeTOML(t *testing.T) {
	type row struct {
		Name string   `toml:"name"`
		N    int      `toml:"n"`
		Day  Date     `toml:"day"`
		List []string `toml:"list"`
		Sub  struct {
			A string `toml:"a"`
		} `toml:"sub"`
	}
	for name, c := range map[string]struct{ src, want string }{
		"good":           {"name = 'x'\nn = 3\nday = 2026-11-22\nlist = ['a']\n[sub]\na = 'b'", ""},
		"unknown key":    {"name = 'x'\nnmae = 'y'", `f:12: unknown key "nmae"`},
		"unknown keys":   {"a1 = 1\n[sub]\nb = 2", "f:11: unknown key \"a1\"\nf:13: unknown key \"sub.b\""},
		"wrong type":     {"\n\nn = 'x'", "f:13:"},
		"syntax":         {"name = 'x'\n= 3", "f:12: this is no TOML:"},
		"open string":    {"name = 'x", "f:11: this is no TOML:"},
		"doubled key":    {"name = 'x'\nname = 'y'", "f:12:"},
		"no day":         {"day = 2026-13-40", "f:11:"},
		"deep arrays":    {"list = " + strings.Repeat("[", 40000), "f:11: brackets are nested too deeply"},
		"deep tables":    {"name = 'x'\nsub = " + strings.Repeat("{a=", 30000), "f:12: brackets are nested too deeply"},
		"deep keys":      {strings.Repeat("a.", 30000) + "a = 1", "f:11: brackets are nested too deeply"},
		"deep headers":   {"[" + strings.Repeat("a.", 30000) + "a]", "f:11: brackets are nested too deeply"},
		"brackets in \"": {`name = "[[[[[[[[[[[[[[[[[[[[[[[[[["`, ""},
		"brackets in #":  {"n = 1 # [[[[[[[[[[[[[[[[[[[[[[[[[[", ""},
	} {
		var into row
		_, faults := DecodeTOML("f", c.src, 10, &into)
		got := faults.Error()
		if c.want == "" && got != "" || !strings.HasPrefix(got, c.want) {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
	}
	var into row
	lines, _ := DecodeTOML("f", "name = 'x'\n\n[sub]\na = 'b'", 10, &into)
	if lines["name"] != 11 || lines["sub"] != 13 || lines["sub.a"] != 14 {
		t.Errorf("lines: %v", lines)
	}
}

func TestValidID(t *testing.T) {
	for id, want := range map[string]bool{
		"a": true, "see-a-doctor": true, "0": true, "": false, "A": false, "a_b": false, "a/b": false, "..": false, ".": false,
		"a.b": false, "-a": false, "a-": false, "é": false, "a b": false, strings.Repeat("a", 64): true, strings.Repeat("a", 65): false, "a\x00": false,
	} {
		if ValidID(id) != want {
			t.Errorf("ValidID(%q) = %v", id, !want)
		}
	}
}

func FuzzTOML(f *testing.F) {
	for _, s := range []string{"a = 1", "[a]\nb = [1, 2]", "[[a]]\nb.c = {d = 1}", "a = '''\nb'''", "d = 2026-11-22", "a = \"\\u0000\"", "=", "[[", "a.b.c = 1\na = 2"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > TOMLLimit {
			return
		}
		into := map[string]any{}
		_, faults := DecodeTOML("f", s, 0, &into)
		for _, f := range faults {
			if f.File != "f" || f.Line < 0 || f.Line > strings.Count(s, "\n")+1 || f.What == "" {
				t.Errorf("%q: a fault in the wrong place: %+v", s, f)
			}
		}
	})
}

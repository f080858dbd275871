package typeset

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"salam/internal/language"
	"salam/internal/prose"
	"salam/internal/testtool"
	"salam/internal/tree"
)

// shipped is the project's own fonts and languages, loaded once.
var shipped struct {
	sync.Once
	fonts     *Fonts
	languages map[string]*language.Language
	err       error
}

func project(t testing.TB) (*Fonts, map[string]*language.Language) {
	t.Helper()
	shipped.Do(func() {
		tr, err := tree.Open(testtool.Root(t), nil)
		if err != nil {
			shipped.err = err
			return
		}
		defer tr.Close()
		all, faults := language.Read(tr)
		if shipped.err = faults.Err(); shipped.err != nil {
			return
		}
		shipped.languages = map[string]*language.Language{}
		for _, l := range all {
			shipped.languages[l.ID] = l
		}
		shipped.fonts, shipped.err = Load(tr)
	})
	if shipped.err != nil {
		t.Fatal(shipped.err)
	}
	return shipped.fonts, shipped.languages
}

func plain(text string) prose.Inline { return prose.Inline{{Text: text}} }

// fontTree is a tree with the named files of the project's fonts, or other
// bytes.
func fontTree(t *testing.T, files map[string]string) *tree.Tree {
	t.Helper()
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, folder), 0o755); err != nil {
		t.Fatal(err)
	}
	for name, data := range files {
		if data == "" {
			src, err := os.ReadFile(filepath.Join(testtool.Root(t), folder, name))
			if err != nil {
				t.Fatal(err)
			}
			data = string(src)
		}
		if err := os.WriteFile(filepath.Join(dir, folder, name), []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	tr, err := tree.Open(dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { tr.Close() })
	return tr
}

func TestLoadFaults(t *testing.T) {
	empty, err := tree.Open(t.TempDir(), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer empty.Close()
	for _, c := range []struct {
		name string
		tree *tree.Tree
		want string
	}{
		{"no folder", empty, "assets/fonts: the folder has no fonts"},
		{"no file", fontTree(t, nil), "assets/fonts: the folder has no fonts"},
		{"a weight missing", fontTree(t, map[string]string{"NotoSans_400Regular.ttf": "", "NotoSans_700Bold.ttf": ""}),
			"assets/fonts/NotoSans_500Medium.ttf: the font is missing"},
	} {
		_, err := Load(c.tree)
		var faults tree.Faults
		if !errors.As(err, &faults) || err.Error() != c.want {
			t.Errorf("%s: %v, want %s", c.name, err, c.want)
			continue
		}
		for _, f := range faults {
			if !strings.Contains(f.Hint, "`make`") {
				t.Errorf("%s: the hint %q doesn't say to run make", c.name, f.Hint)
			}
		}
	}
}

// A broken font is an error when it is first needed, not a panic.
func TestBrokenFont(t *testing.T) {
	_, languages := project(t)
	whole, err := os.ReadFile(filepath.Join(testtool.Root(t), folder, "NotoSans_400Regular.ttf"))
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string]string{
		"text":  "no font",
		"short": string(whole[:2000]),
		"holes": string(whole[:1000]) + strings.Repeat("\xff", len(whole)-1000),
	} {
		fonts, err := Load(fontTree(t, map[string]string{
			"NotoSans_400Regular.ttf": data, "NotoSans_500Medium.ttf": data, "NotoSans_700Bold.ttf": data,
		}))
		if err != nil {
			t.Fatal(err)
		}
		_, err = fonts.Paragraph(plain("text"), Style{Language: languages["en"], Size: 4000, Weight: 400}, 100000)
		if err == nil || !strings.Contains(err.Error(), "assets/fonts/NotoSans_400Regular.ttf: this is no usable font") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestUnknownFamily(t *testing.T) {
	fonts, languages := project(t)
	l := *languages["en"]
	l.Fonts = []string{"Comic Relief"}
	_, err := fonts.Width(plain("text"), Style{Language: &l, Size: 4000, Weight: 400})
	var fault tree.Fault
	if !errors.As(err, &fault) || fault.File != "content/languages/en.toml" || !strings.Contains(fault.What, `"Comic Relief"`) {
		t.Errorf("%v", err)
	}
}

func TestFaces(t *testing.T) {
	fonts, languages := project(t)
	for _, l := range languages {
		for _, weight := range []int{400, 500, 700} {
			faces, err := fonts.of(l, weight)
			if err != nil {
				t.Fatal(err)
			}
			again, err := fonts.of(l, weight)
			if err != nil {
				t.Fatal(err)
			}
			for i, f := range faces {
				if f != again[i] {
					t.Errorf("%s %d: a face is parsed twice", f.Family, f.Weight)
				}
				if f.Family != l.Fonts[i] || f.Weight != weight || f.UnitsPerEm == 0 || len(f.Data) == 0 || f.ascent == 0 || f.descent == 0 {
					t.Errorf("%s: %q %d %d %d %d", l.ID, f.Family, f.Weight, f.UnitsPerEm, f.ascent, f.descent)
				}
			}
		}
	}
}

// loadAgain is a Fonts of its own, with nothing parsed yet.
func loadAgain(t *testing.T) *Fonts {
	t.Helper()
	tr, err := tree.Open(testtool.Root(t), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer tr.Close()
	fonts, err := Load(tr)
	if err != nil {
		t.Fatal(err)
	}
	return fonts
}

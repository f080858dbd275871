package language_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"salam/internal/language"
	"salam/internal/testtool"
	"salam/internal/tree"
)

func open(t *testing.T, dir string) *tree.Tree {
	t.Helper()
	tr, err := tree.Open(dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { tr.Close() })
	return tr
}

// The shipped languages, with the tags that pages, sheets and plural rules use.
func TestShipped(t *testing.T) {
	all, faults := language.Read(open(t, testtool.Root(t)))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	var got []string
	for _, l := range all {
		got = append(got, l.ID+"="+l.Tag+"/"+string(l.Direction))
	}
	const want = "en=en/ltr am=am/ltr ti=ti/ltr ar=ar/rtl prs=fa-AF/rtl fa=fa/rtl ckb=ckb/rtl ps=ps/rtl om=om/ltr es=es/ltr"
	if strings.Join(got, " ") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, " "), want)
	}
	if !all[0].IsSource() || all[3].RTL() != true {
		t.Error("English is the source, Arabic runs from right to left")
	}
}

// Each wrong value is one fault with the line of its key.
func TestFaults(t *testing.T) {
	const good = `tag = "so"
name = "Somali"
autonym = "Soomaali"
order = 11
direction = "ltr"
script = "Latn"
fonts = ["Noto Sans"]
line_height = 1.5
digits = "latn"
full_stop = "."
question_mark = "?"
comma = ","
hours = "from-midnight"
`
	for name, c := range map[string]struct{ old, new, want string }{
		"sound":            {"", "", ""},
		"no canonical tag": {`"so"`, `"SO"`, `so.toml:1: tag = "SO" is no canonical language tag`},
		"direction":        {`"ltr"`, `"left"`, `so.toml:5: direction = "left" is not known`},
		"digits":           {`"latn"`, `"roman"`, `so.toml:9: digits = "roman" is not known`},
		"hours":            {`"from-midnight"`, `"noon"`, `so.toml:13: hours = "noon" is not known`},
		"script":           {`"Latn"`, `"Latin"`, `so.toml:6: script = "Latin" is not known`},
		"no fonts":         {`["Noto Sans"]`, `[]`, `so.toml:7: fonts is missing`},
		"line height":      {`1.5`, `9.5`, `so.toml:8: line_height = 9.5`},
		"decomposed":       {`"Soomaali"`, "\"Soomali\u0301\"", `autonym is missing, too long or not in Unicode NFC`},
		"unknown key":      {`hours`, `clock`, `unknown key "clock"`},
		"a tag twice":      {`"so"`, `"en"`, `the tag "en" is taken by en`},
	} {
		dir := t.TempDir()
		folder := filepath.Join(dir, "content", "languages")
		if err := os.MkdirAll(folder, 0o755); err != nil {
			t.Fatal(err)
		}
		write := func(id, text string) {
			if err := os.WriteFile(filepath.Join(folder, id+".toml"), []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		write("en", strings.NewReplacer(`"so"`, `"en"`, "order = 11", "order = 1").Replace(good))
		write("so", strings.Replace(good, c.old, c.new, 1))
		_, faults := language.Read(open(t, dir))
		text := ""
		if len(faults) > 0 {
			text = faults.Error()
		}
		if (c.want == "") != (text == "") || !strings.Contains(text, c.want) {
			t.Errorf("%s: %q, want %q", name, text, c.want)
		}
	}
}

// A tree without English is no tree.
func TestNoEnglish(t *testing.T) {
	dir := t.TempDir()
	os.MkdirAll(filepath.Join(dir, "content", "languages"), 0o755)
	_, faults := language.Read(open(t, dir))
	if len(faults) == 0 || !strings.Contains(faults.Error(), "the language of the messages is missing") {
		t.Error(faults)
	}
}

// Languages known by name are sorted by their English names; each has a script
// that the fonts can write.
func TestNamed(t *testing.T) {
	all, faults := language.ReadNamed(open(t, testtool.Root(t)))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	for i, l := range all {
		if i > 0 && all[i-1].Name >= l.Name {
			t.Errorf("%s stands after %s", l.Name, all[i-1].Name)
		}
		if len(l.Fonts) == 0 || l.LineHeight == 0 || l.Autonym == "" {
			t.Errorf("%s is incomplete: %+v", l.ID, l)
		}
	}
	dir := t.TempDir()
	os.MkdirAll(filepath.Join(dir, "content"), 0o755)
	os.WriteFile(filepath.Join(dir, "content", "named-languages.toml"), []byte("[zh]\ntag = \"zh\"\nname = \"Chinese\"\nautonym = \"\"\nscript = \"Hani\"\n"), 0o644)
	_, faults = language.ReadNamed(open(t, dir))
	for _, want := range []string{`no font here writes the script "Hani"`, "autonym is missing"} {
		if len(faults) == 0 || !strings.Contains(faults.Error(), want) {
			t.Errorf("%q is not told: %v", want, faults)
		}
	}
}

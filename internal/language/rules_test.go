package language_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"salam"
	"salam/internal/language"
	"salam/internal/tree"
)

// TestRules: rules are read strictly, and every table has a source.
func TestRules(t *testing.T) {
	for text, want := range map[string]string{
		`famlies = ["x"]`:                               `unknown key "famlies"`,
		"[months]\nnames = [[\"a\"]]":                   "months has no source; months has 1 lists, and should have 12",
		"[weekdays]\nsource = \"x\"\nnames = [[\"a\"]]": "weekdays has 1 lists, and should have 7",
		"[clitics]\ntrailing = 9":                       "trailing = 9",
		"[length]\nsource = \"x\"\np1 = 2.0\np50 = 1.0": "the percentiles are not in order",
		"[[letters]]\nrule = \"letter\"\nfound = \"ab\"\nwrite = \"c\"\nsource = \"x\"": `letters of rule "letter": found "ab", write "c"`,
		"[[spellings]]\nrule = \"spelling\"\nfound = [\"a\"]\nsource = \"x\"":           `spellings of rule "spelling": 1 words and 0 to write`,
		"[[spellings]]\nrule = \"spelling\"\nfound = [\"a\"]\nwrite = [\"b\"]":          "spellings has no source",
		"[[calques]]\nsource = \"x\"\nwords = [\"a\"]":                                  "a calque has no words or no question",
		"families = [\"x\"]\n[numbers]\nsource = \"x\"\nwords = { 2 = [\"b\"] }":        "",
	} {
		_, faults := language.ParseRules("x.rules.toml", text)
		var got []string
		for _, f := range faults {
			got = append(got, f.What)
		}
		if s := strings.Join(got, "; "); s != want {
			t.Errorf("%s\n\tfaults %q, want %q", text, s, want)
		}
	}
}

// TestProfiles: a variety has the rules of its language, in its own profile; a
// profile that is not there is a fault.
func TestProfiles(t *testing.T) {
	dir := t.TempDir()
	folder := filepath.Join(dir, "content", "languages")
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	ti, err := salam.Defaults.ReadFile("content/languages/ti.toml")
	if err != nil {
		t.Fatal(err)
	}
	write := func(name, old, new string) {
		text := strings.Replace(string(ti), old, new, 1)
		if text == string(ti) {
			t.Fatalf("ti.toml does not hold %s", old)
		}
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("ti-er.toml", `tag = "ti"`, `tag = "ti-ER"`)
	write("ti.toml", "order = 3", "order = 3\nprofile = \"ti-XX\"")
	tr, err := tree.Open(dir, salam.Defaults)
	if err != nil {
		t.Fatal(err)
	}
	defer tr.Close()
	all, faults := language.Read(tr)
	if len(faults) != 1 || faults[0].What != `there is no profile "ti-XX"` {
		t.Errorf("faults: %v", faults)
	}
	for _, l := range all {
		if l.ID == "ti-er" && (l.Profile != "ti-ER" || l.Rules == nil) {
			t.Errorf("ti-er has the profile %q", l.Profile)
		}
	}
}

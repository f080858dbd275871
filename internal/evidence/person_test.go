package evidence

import (
	"strings"
	"testing"

	"salam/internal/language"
	"salam/internal/library"
)

func TestPeople(t *testing.T) {
	lib := &library.Library{Languages: []*language.Language{{ID: "am"}, {ID: "en"}}}
	for _, c := range []struct{ name, text, known, want string }{
		{"two people", "[am-1]\nlanguages = [\"am\", \"en\"]\nroles = [\"translator\", \"bilingual\"]\n[am-2]\nlanguages = [\"am\"]\nroles = [\"reader\"]\n", "am-1 am-2", ""},
		{"somebody who has left", "[am-1]\nlanguages = []\nroles = []\n", "am-1", ""},
		{"nobody", "", "", ""},
		{"the machine", "[machine]\nlanguages = [\"am\"]\nroles = [\"reader\"]\n", "", "the machine is nobody"},
		{"twice", "[am-2]\nlanguages = [\"am\"]\nroles = [\"reader\"]\n[am-2]\nlanguages = [\"am\"]\nroles = [\"bilingual\"]\n", "", "already"},
		{"twice in other letters", "[am-2]\nlanguages = [\"am\"]\nroles = [\"reader\"]\n[AM-2]\nlanguages = [\"am\"]\nroles = [\"reader\"]\n", "", "AM-2"},
		{"a name", "[am-2]\nname = \"Somebody\"\nlanguages = [\"am\"]\nroles = [\"reader\"]\n", "", `unknown key "am-2.name"`},
		{"an address", "[\"a@b.example\"]\nlanguages = [\"am\"]\nroles = [\"reader\"]\n", "", "a@b.example"},
		{"an address in a comment", "[am-2] # a@b.example\nlanguages = [\"am\"]\nroles = [\"reader\"]\n", "am-2", "an e-mail address"},
		{"a number", "[07700-900123]\nlanguages = [\"am\"]\nroles = [\"reader\"]\n", "", "is no handle"},
		{"a number in a comment", "# 07700 900 123\n[am-2]\nlanguages = [\"am\"]\nroles = [\"reader\"]\n", "am-2", "a telephone number"},
		{"a day in a comment", "# since 2026-11-20\n[am-2]\nlanguages = [\"am\"]\nroles = [\"reader\"]\n", "am-2", ""},
		{"an unknown role", "[am-2]\nlanguages = [\"am\"]\nroles = [\"Reader\"]\n", "", `the role "Reader"`},
		{"an unknown language", "[am-2]\nlanguages = [\"xx\"]\nroles = [\"reader\"]\n", "", `no language "xx"`},
		{"no roles", "[am-2]\nlanguages = [\"am\"]\n", "", "roles is missing"},
	} {
		people, faults := ParsePeople(lib, library.File{Path: "translations/contributors.toml", Text: c.text})
		var known []string
		for _, h := range []string{"am-1", "am-2", "AM-2", "machine", "07700-900123"} {
			if people[h] != nil {
				known = append(known, h)
			}
		}
		if got := strings.Join(known, " "); got != c.known || c.want == "" && len(faults) > 0 || !strings.Contains(faults.Error(), c.want) {
			t.Errorf("%s: known %q, faults %v", c.name, got, faults)
		}
	}
}

func TestPersonal(t *testing.T) {
	for s, want := range map[string]string{
		"call 999 or 111":            "",
		"since 2026-11-20":           "",
		"write to x@y.example":       "an e-mail address",
		"01632 960 123":              "a telephone number",
		"+44 (1632) 960-123":         "a telephone number",
		"٠١٦٣٢٩٦٠١٢٣":                "a telephone number",
		"20 minutes, 3 times, 100 %": "",
		"sha256:12345678901234":      "",
	} {
		if got := personal(s); got != want {
			t.Errorf("%q: %q", s, got)
		}
	}
}

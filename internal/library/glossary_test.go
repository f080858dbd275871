package library_test

import (
	"strings"
	"testing"

	"salam/internal/library"
)

// TestGlossary: terms are read strictly, in the order of the file.
func TestGlossary(t *testing.T) {
	terms, faults := library.ParseGlossary("glossary.toml", `
[surgery]
english = ["doctor's surgery", "surgery"]
words = ["ክሊኒክ"]
[asylum]
english = ["asylum"]
[[asylum.avoid]]
word = "ስደት"
why = "It means exile."
`)
	if len(faults) > 0 || len(terms) != 2 || terms[0].ID != "surgery" || terms[1].Avoid[0].Why != "It means exile." || terms[1].Line != 5 {
		t.Errorf("%+v %v", terms, faults)
	}
	for text, want := range map[string]string{
		"[a]\nwords = [\"x\"]":                              `the term "a" has no English`,
		"[a]\nenglish = [\"x\"]":                            `the term "a" has no words, and none to avoid`,
		"[a]\nenglish = [\"x\"]\nwords = [\" \"]":           `the term "a" has an empty or very long word`,
		"[a]\nenglish = [\"x\"]\n[[a.avoid]]\nword = \"y\"": `the term "a" avoids a word without a reason`,
		"[A_b]\nenglish = [\"x\"]\nwords = [\"y\"]":         `the term "A_b" is no id`,
		"[a]\nenglish = [\"x\"]\nword = [\"y\"]":            `unknown key "a.word"`,
	} {
		_, faults := library.ParseGlossary("glossary.toml", text)
		var got []string
		for _, f := range faults {
			got = append(got, f.What)
		}
		if s := strings.Join(got, "; "); s != want {
			t.Errorf("%s\n\tfaults %q, want %q", text, s, want)
		}
	}
}

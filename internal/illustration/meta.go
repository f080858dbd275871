package illustration

import (
	"fmt"
	"slices"
	"strings"

	"salam/internal/prose"
	"salam/internal/tree"
)

// Meta is what stands beside a drawing, in assets/illustrations/<id>.toml.
type Meta struct {
	// Mirror is "mirror" where the picture is flipped for readers from right to
	// left, "keep" where it is not.
	Mirror  string  `toml:"mirror"`
	DrawnBy string  `toml:"drawn_by"`
	Trials  []Trial `toml:"trials"`
}

// A Trial is one round of asking people what they see, after ISO 9186: the
// picture alone, no words, no hints, one answer a person. Whether it is enough
// is for the evidence to say.
type Trial struct {
	Language     string            `toml:"language"`     // that the people speak, e.g. "am"
	Literacy     string            `toml:"literacy"`     // of the people in that language: none, some, good or mixed
	N            int               `toml:"n"`            // people asked, at least 1
	Correct      int               `toml:"correct"`      // of them, 0 … N
	Harmful      []string          `toml:"harmful"`      // each answer that would keep somebody from care or make them afraid
	Question     string            `toml:"question"`     // that was asked, in English
	Date         tree.Date         `toml:"date"`         //
	Illustration prose.Fingerprint `toml:"illustration"` // of the drawing that was shown
}

// maxPeople bounds a trial; a longer study is entered as several.
const maxPeople = 10000

var literacies = []string{"none", "some", "good", "mixed"}

// ReadMeta reads and checks what stands beside the drawing id.
func ReadMeta(t *tree.Tree, id string) (Meta, tree.Faults) {
	file := folder + id + ".toml"
	var m Meta
	lines, faults := t.TOML(file, &m)
	if len(faults) > 0 {
		return Meta{}, faults
	}
	if m.Mirror != "mirror" && m.Mirror != "keep" {
		faults.Add(file, lines.Of("mirror"), `write mirror = "mirror", or "keep" for a picture that is the same for readers from right to left`, "mirror is %q", m.Mirror)
	}
	if strings.TrimSpace(m.DrawnBy) == "" {
		faults.Add(file, lines.Of("drawn_by"), `write drawn_by = "…": who answers for the drawing`, "drawn_by is missing")
	}
	for i, trial := range m.Trials {
		trial.check(file, fmt.Sprintf("trials[%d]", i), lines, &faults)
	}
	if len(faults) > 0 {
		return Meta{}, faults
	}
	return m, nil
}

func (t Trial) check(file, table string, lines tree.Lines, faults *tree.Faults) {
	wrong := func(key, hint, format string, args ...any) {
		faults.Add(file, lines.Of(table+"."+key, table), hint, key+": "+format, args...)
	}
	if !tree.ValidID(t.Language) {
		wrong("language", `write the language as its folder is called, e.g. "am"`, "%q is no language", t.Language)
	}
	if !slices.Contains(literacies, t.Literacy) {
		wrong("literacy", "write how well the people read their language: "+strings.Join(literacies, ", "), "%q is not known", t.Literacy)
	}
	if t.N < 1 || t.N > maxPeople {
		wrong("n", "write how many people were asked", "%d is not between 1 and %d", t.N, maxPeople)
	}
	if t.Correct < 0 || t.Correct > t.N {
		wrong("correct", "of those who were asked", "%d is not between 0 and n = %d", t.Correct, t.N)
	} else if t.Correct+len(t.Harmful) > t.N {
		wrong("harmful", "each person gives one answer", "%d correct and %d harmful answers are more than n = %d", t.Correct, len(t.Harmful), t.N)
	}
	for _, h := range t.Harmful {
		if strings.TrimSpace(h) == "" {
			wrong("harmful", "write the misreading, in English, without anything about the person", "an entry is empty")
		}
	}
	if strings.TrimSpace(t.Question) == "" {
		wrong("question", "write the question as it was asked, in English", "it is missing")
	}
	if t.Date == (tree.Date{}) {
		wrong("date", "write a day, as in 2026-11-20", "it is missing")
	}
	if !t.Illustration.Valid() {
		wrong("illustration", "copy the fingerprint from salam status --json", "this is no fingerprint of the form sha256: and 64 hexadecimal digits")
	}
}

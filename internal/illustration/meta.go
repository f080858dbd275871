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
	Mirror  string `toml:"mirror"`
	DrawnBy string `toml:"drawn_by"`
	// Cast says who plays the roles of the scene, for everybody; Casts who else
	// does, for the readers of a language who asked for it.
	Cast   Cast     `toml:"cast"`
	Casts  []Recast `toml:"casts"`
	Trials []Trial  `toml:"trials"`
}

// A Trial is one round of asking people what they see, after ISO 9186: the
// picture alone, no words, no hints, one answer a person. Whether it is enough
// is for the evidence to say.
type Trial struct {
	Language     string            `toml:"language"`     // that the people speak, e.g. "am"
	Community    string            `toml:"community"`    // who they are, where the language does not say it; no place, no name; may be empty
	Literacy     string            `toml:"literacy"`     // of the people in that language: none, some, good or mixed
	N            int               `toml:"n"`            // people asked, at least 1
	Correct      int               `toml:"correct"`      // of them, 0 … N
	Harmful      []string          `toml:"harmful"`      // each answer that would keep somebody from care or make them afraid
	Question     string            `toml:"question"`     // that was asked, in English
	Date         tree.Date         `toml:"date"`         //
	Illustration prose.Fingerprint `toml:"illustration"` // of the drawing that was shown
}

// maxPeople bounds a trial; a longer study is entered as several. maxCommunity
// is in bytes: a few words.
const (
	maxPeople    = 10000
	maxCommunity = 120
)

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
	m.Cast.check(file, "cast", lines, &faults)
	asked := map[string]bool{}
	for i, r := range m.Casts {
		table := fmt.Sprintf("casts[%d]", i)
		r.check(file, table, m.Cast, lines, &faults)
		if asked[r.Language] {
			faults.Add(file, lines.Of(table+".language", table), "keep the last one", "there are two casts for %s", shorten(r.Language))
		}
		asked[r.Language] = true
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
	if len(t.Community) > maxCommunity || strings.ContainsAny(t.Community, "\n\r") {
		wrong("community", "a few words, as in \"women of the sewing group\"; no place and no name", "it is longer than %d bytes", maxCommunity)
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

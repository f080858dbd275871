package library

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"salam/internal/prose"
	"salam/internal/tree"
)

// A Term is one entry of translations/<language>/glossary.toml: what is agreed
// to say for an English term, and what not.
type Term struct {
	ID      string
	English []string `toml:"english"` // the term as it stands in messages, singular; at least one
	Words   []string `toml:"words"`   // agreed words, the preferred first; none: only words to avoid
	Note    string   `toml:"note"`    // why this one, where two words compete
	Avoid   []Avoid  `toml:"avoid"`
	Line    int      `toml:"-"`
}

// An Avoid is a word not to use.
type Avoid struct {
	Word string `toml:"word"`
	Why  string `toml:"why"` // shown to translator and reader
}

// GlossaryFile is where the glossary of a language stands.
func GlossaryFile(lang string) string { return path.Join(translationFolder, lang, "glossary.toml") }

func readGlossary(t *tree.Tree, lang string) ([]Term, tree.Faults) {
	file := GlossaryFile(lang)
	if !t.Exists(file) {
		return nil, nil
	}
	text, faults := t.Text(file, tree.TOMLLimit)
	if len(faults) > 0 {
		return nil, faults
	}
	return ParseGlossary(file, text)
}

// ParseGlossary reads the text of a glossary: a table a term.
func ParseGlossary(file, text string) ([]Term, tree.Faults) {
	table := map[string]Term{}
	lines, faults := tree.DecodeTOML(file, text, 0, &table)
	if len(faults) > 0 {
		return nil, faults
	}
	var all []Term
	for id, term := range table {
		term.ID, term.Line = id, lines.Of(id)
		bad := func(hint, what string) { faults.Add(file, term.Line, hint, "the term %q %s", id, what) }
		if !tree.ValidID(id) {
			bad("use a-z, 0-9 and hyphens", "is no id")
		}
		if len(term.English) == 0 {
			bad(`english = ["interpreter"]`, "has no English")
		}
		if len(term.Words) == 0 && len(term.Avoid) == 0 {
			bad(`words = ["…"], or [[`+id+`.avoid]]`, "has no words, and none to avoid")
		}
		for i, w := range term.Words {
			term.Words[i] = prose.Normalise(w)
		}
		for i, a := range term.Avoid {
			if a.Word == "" || a.Why == "" {
				bad("a word to avoid has word and why", "avoids a word without a reason")
			}
			term.Avoid[i].Word = prose.Normalise(a.Word)
		}
		for _, s := range slices.Concat(term.English, term.Words) {
			if strings.TrimSpace(s) == "" || len(s) > 200 {
				bad("", "has an empty or very long word")
			}
		}
		all = append(all, term)
	}
	slices.SortFunc(all, func(a, b Term) int { return cmp.Or(cmp.Compare(a.Line, b.Line), strings.Compare(a.ID, b.ID)) })
	return all, faults
}

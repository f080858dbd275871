package language

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	xlanguage "golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"

	"salam/internal/tree"
)

// NamedFile lists languages of which only the name is known: for the cards on
// which somebody points at the language they speak.
const NamedFile = "content/named-languages.toml"

// ReadNamed reads the languages that are known by name only, in the order of
// their English names. A tree need not have the file.
func ReadNamed(t *tree.Tree) ([]*Language, tree.Faults) {
	if !t.Exists(NamedFile) {
		return nil, nil
	}
	rows := map[string]struct {
		Tag     string `toml:"tag"`
		Name    string `toml:"name"`
		Autonym string `toml:"autonym"`
		Script  string `toml:"script"`
	}{}
	lines, faults := t.TOML(NamedFile, &rows)
	if len(faults) > 0 {
		return nil, faults
	}
	var all []*Language
	for _, id := range slices.Sorted(maps.Keys(rows)) {
		r := rows[id]
		bad := func(key, hint, format string, args ...any) {
			faults.Add(NamedFile, lines.Of(id+"."+key), hint, format, args...)
		}
		script, known := Scripts[r.Script]
		if !known {
			bad("script", "one of "+strings.Join(slices.Sorted(maps.Keys(Scripts)), ", "), "%s: no font here writes the script %q", id, r.Script)
		}
		if tag, err := xlanguage.Parse(r.Tag); err != nil || tag.String() != r.Tag {
			bad("tag", "write it as BCP 47 does, e.g. pa-PK", "%s: tag = %q is no canonical language tag", id, r.Tag)
		}
		for key, value := range map[string]string{"name": r.Name, "autonym": r.Autonym} {
			if strings.TrimSpace(value) == "" || value != norm.NFC.String(value) || len(value) > 80 {
				bad(key, "", "%s: %s is missing, too long or not in Unicode NFC", id, key)
			}
		}
		all = append(all, &Language{ID: id, Tag: r.Tag, Name: r.Name, Autonym: r.Autonym, Direction: script.Direction,
			Script: r.Script, Fonts: script.Fonts, LineHeight: script.LineHeight, FullStop: script.Stop, Question: script.Question,
			Comma: script.Comma, Digits: "latn", Hours: "from-midnight"})
	}
	slices.SortFunc(all, func(a, b *Language) int { return cmp.Or(strings.Compare(a.Name, b.Name), strings.Compare(a.ID, b.ID)) })
	if len(faults) > 0 {
		return nil, faults
	}
	return all, nil
}

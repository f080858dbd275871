package language

import (
	"cmp"
	"path"
	"slices"
	"strings"

	xlanguage "golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"

	"salam/internal/tree"
)

const folder = "content/languages"

// Read reads every language of the tree, in the order of the chooser. A
// language that has a fault is left out.
func Read(t *tree.Tree) ([]*Language, tree.Faults) {
	ids, faults := t.IDs(folder, ".toml", rulesEnding)
	var all []*Language
	seen := map[string]string{}
	for _, id := range ids {
		l, fs := read(t, id)
		faults = append(faults, fs...)
		if len(fs) > 0 {
			continue
		}
		if other, ok := seen[strings.ToLower(l.Tag)]; ok {
			faults.Add(path.Join(folder, id+".toml"), 0, "each language has a tag of its own", "the tag %q is taken by %s", l.Tag, other)
			continue
		}
		seen[strings.ToLower(l.Tag)] = id
		l.Rules, fs = readRules(t, id)
		faults = append(faults, fs...)
		all = append(all, l)
	}
	for _, l := range all {
		// A variety without rules of its own (ti-ER) has those of its language.
		if base, _, variety := strings.Cut(l.Tag, "-"); variety && l.Rules == nil {
			for _, other := range all {
				if other.Tag == base && other.Rules != nil {
					l.Rules = other.Rules
					if l.Profile == "" && l.Rules.Profiles[l.Tag].About != "" {
						l.Profile = l.Tag
					}
				}
			}
		}
		if l.Profile == "" {
			continue
		}
		if l.Rules == nil || l.Rules.Profiles[l.Profile].About == "" && l.Profile != l.Rules.Profile {
			faults.Add(path.Join(folder, l.ID+".toml"), 0, "see the [profiles] in content/languages/"+l.ID+rulesEnding, "there is no profile %q", l.Profile)
		}
	}
	slices.SortFunc(all, func(a, b *Language) int {
		return cmp.Or(cmp.Compare(a.Order, b.Order), strings.Compare(a.ID, b.ID))
	})
	if !slices.ContainsFunc(all, (*Language).IsSource) {
		faults.Add(folder+"/"+Source+".toml", 0, "", "the language of the messages is missing")
	}
	return all, faults
}

func read(t *tree.Tree, id string) (*Language, tree.Faults) {
	file := path.Join(folder, id+".toml")
	l := &Language{ID: id}
	lines, faults := t.TOML(file, l)
	if len(faults) > 0 {
		return l, faults
	}
	bad := func(key, hint, format string, args ...any) {
		faults.Add(file, lines.Of(key), hint, format, args...)
	}
	oneOf := func(key, value string, allowed ...string) {
		if !slices.Contains(allowed, value) {
			bad(key, "one of "+strings.Join(allowed, ", "), "%s = %q is not known", key, value)
		}
	}
	if tag, err := xlanguage.Parse(l.Tag); err != nil || tag.String() != l.Tag {
		bad("tag", "write it as BCP 47 does, e.g. fa-AF", "tag = %q is no canonical language tag", l.Tag)
	}
	for key, value := range map[string]string{"name": l.Name, "autonym": l.Autonym, "full_stop": l.FullStop, "question_mark": l.Question, "comma": l.Comma} {
		if strings.TrimSpace(value) == "" || value != norm.NFC.String(value) || len(value) > 80 {
			bad(key, "", "%s is missing, too long or not in Unicode NFC", key)
		}
	}
	oneOf("direction", string(l.Direction), string(LTR), string(RTL))
	oneOf("digits", l.Digits, "latn", "arab", "arabext")
	oneOf("hours", l.Hours, "from-midnight", "from-six")
	if _, err := xlanguage.ParseScript(l.Script); err != nil {
		bad("script", "a code of ISO 15924, e.g. Ethi", "script = %q is not known", l.Script)
	}
	if len(l.Fonts) == 0 {
		bad("fonts", `e.g. fonts = ["Noto Sans"]`, "fonts is missing")
	}
	if l.LineHeight < 1.2 || l.LineHeight > 2.2 {
		bad("line_height", "in em, between 1.2 and 2.2", "line_height = %v", l.LineHeight)
	}
	if l.Order < 1 {
		bad("order", "the place in the chooser, from 1", "order is missing")
	}
	return l, faults
}

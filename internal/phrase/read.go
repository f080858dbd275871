package phrase

import (
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	xlanguage "golang.org/x/text/language"

	"salam/internal/language"
	"salam/internal/prose"
	"salam/internal/tree"
)

// textLimit is the longest text of the interface, in bytes.
const textLimit = 1000

var argument = regexp.MustCompile(`\{[a-z][a-z-]*\}`)

// reserved are the keys that go-i18n takes as parts of one message. As names
// of texts they would turn a table into a plural message.
var reserved = []string{"id", "description", "hash", "leftdelim", "rightdelim", "zero", "one", "two", "few", "many", "other"}

// File is where the words of a language stand.
func File(l *language.Language) string { return path.Join("translations", l.ID, "ui.toml") }

// Read reads the words of a language. english is nil for English itself; for
// any other language each unit that is there must have the keys and arguments
// of the English one.
func Read(t *tree.Tree, l *language.Language, english *Book) (*Book, tree.Faults) {
	file := File(l)
	var faults tree.Faults
	tag, err := xlanguage.Parse(l.Tag)
	if err != nil {
		faults.Add(file, 0, "", "%v", err)
		return nil, faults
	}
	b := &Book{Language: l, units: map[string]map[string]forms{}, localize: i18n.NewLocalizer(i18n.NewBundle(tag), tag.String())}
	if !t.Exists(file) {
		if english == nil {
			faults.Add(file, 0, "", "the file is missing")
		}
		return b, faults
	}
	raw := map[string]any{}
	lines, faults := t.TOML(file, &raw)
	if len(faults) > 0 {
		return b, faults
	}
	b.lines = lines
	want, err := Categories(l)
	if err != nil {
		faults.Add(file, 0, "give the language the tag of one with the same plural rules", "%v", err)
		return b, faults
	}
	r := reading{file: file, lines: lines, want: want, book: b}
	for _, unit := range slices.Sorted(maps.Keys(raw)) {
		table, ok := raw[unit].(map[string]any)
		if !ok || !slices.Contains(Units, unit) {
			r.fault(unit, "the tables are "+strings.Join(Units, ", "), "%q is no table of the interface", unit)
			continue
		}
		r.table(unit, "", table)
	}
	r.compare(english)
	return b, r.faults
}

type reading struct {
	file   string
	lines  tree.Lines
	want   []string
	book   *Book
	faults tree.Faults
}

func (r *reading) fault(key, hint, format string, args ...any) {
	r.faults.Add(r.file, r.lines.Of(key), hint, format, args...)
}

func (r *reading) table(unit, prefix string, table map[string]any) {
	if r.book.units[unit] == nil {
		r.book.units[unit] = map[string]forms{}
	}
	for _, name := range slices.Sorted(maps.Keys(table)) {
		key := strings.TrimPrefix(prefix+"."+name, ".")
		full := unit + "." + key
		if !tree.ValidID(name) {
			r.fault(full, "use a-z, 0-9 and hyphens", "%q is no name of a text", name)
			continue
		}
		if slices.Contains(reserved, name) {
			r.fault(full, "choose another name", "%q cannot name a text: it is the name of a plural form", name)
			continue
		}
		switch v := table[name].(type) {
		case string:
			if r.text(full, v) {
				r.book.units[unit][key] = forms{text: map[string]string{"other": prose.Normalise(v)}}
			}
		case map[string]any:
			if prefix != "" {
				r.fault(full, "a table in a unit holds plural forms only", "tables are nested too deeply")
				continue
			}
			r.plural(unit, key, v)
		default:
			r.fault(full, `write a text: `+name+` = "…"`, "%s is no text", full)
		}
	}
}

func (r *reading) plural(unit, key string, table map[string]any) {
	full := unit + "." + key
	f := forms{text: map[string]string{}, plural: true}
	for _, c := range slices.Sorted(maps.Keys(table)) {
		s, ok := table[c].(string)
		switch {
		case !slices.Contains(r.want, c):
			r.fault(full+"."+c, "this language has: "+strings.Join(r.want, ", "), "%s has the plural form %q too many", full, c)
		case !ok:
			r.fault(full+"."+c, "", "%s.%s is no text", full, c)
		case r.text(full+"."+c, s):
			f.text[c] = prose.Normalise(s)
		}
	}
	for _, c := range r.want {
		if _, ok := table[c]; !ok {
			r.fault(full, "this language has: "+strings.Join(r.want, ", "), "%s lacks the plural form %q", full, c)
		}
	}
	r.book.units[unit][key] = f
}

func (r *reading) text(key, s string) bool {
	before := len(r.faults)
	r.faults = append(r.faults, prose.CheckCharacters(r.file, r.lines.Of(key), s)...)
	switch {
	case strings.TrimSpace(s) == "":
		r.fault(key, "write the text, or leave the whole table out", "%s is empty", key)
	case len(s) > textLimit:
		r.fault(key, "", "%s is longer than %d bytes", key, textLimit)
	case strings.Contains(s, "{{"):
		r.fault(key, "an argument has one brace: {count}", "template code {{ … }} is not allowed")
	case strings.ContainsAny(argument.ReplaceAllString(s, ""), "{}"):
		r.fault(key, "an argument is written {name}", "a brace does not belong to an argument")
	case strings.ContainsAny(s, "<>"):
		r.fault(key, "write plain text", "HTML is not allowed")
	case strings.Contains(s, "\n"):
		r.fault(key, "write it on one line", "%s has several lines", key)
	}
	return len(r.faults) == before
}

// compare holds a language against English: a unit that has begun must be
// whole, because it is approved as a whole.
func (r *reading) compare(english *Book) {
	if english == nil {
		for _, u := range Units {
			if r.lines.Of(u) == 0 && !r.book.HasUnit(u) {
				r.fault("", "", "the table [%s] is missing", u)
			}
		}
		return
	}
	for _, unit := range Units {
		if !r.book.HasUnit(unit) {
			continue
		}
		for _, key := range english.Keys(unit) {
			e, f := english.units[unit][key], r.book.units[unit][key]
			switch {
			case f.text == nil:
				if r.lines.Of(unit+"."+key) == 0 {
					r.fault(unit, "translate the whole table, or leave it out", "the text %s.%s is missing", unit, key)
				}
			case e.plural != f.plural:
				r.fault(unit+"."+key, "", "%s.%s must be %s, as in English", unit, key, map[bool]string{true: "a table of plural forms", false: "one text"}[e.plural])
			default:
				r.arguments(unit+"."+key, e, f)
			}
		}
		for _, key := range r.book.Keys(unit) {
			if _, ok := english.units[unit][key]; !ok {
				r.fault(unit+"."+key, "see translations/en/ui.toml for the names", "unknown text %s.%s", unit, key)
			}
		}
	}
}

func (r *reading) arguments(key string, e, f forms) {
	want := argumentsOf(e.text["other"])
	for _, c := range slices.Sorted(maps.Keys(f.text)) {
		if got := argumentsOf(f.text[c]); got != want {
			r.fault(key, "keep every {name} of the English text", "%s has the arguments %s, English has %s", key, show(got), show(want))
		}
	}
}

func argumentsOf(s string) string {
	found := argument.FindAllString(s, -1)
	slices.Sort(found)
	return strings.Join(found, " ")
}

func show(s string) string {
	if s == "" {
		return "none"
	}
	return s
}

// Strings of the book as they are, for checks: "unit.key" or
// "unit.key.category" → text.
func (b *Book) Strings() map[string]string {
	all := map[string]string{}
	for unit, keys := range b.units {
		for key, f := range keys {
			for c, s := range f.text {
				name := unit + "." + key
				if f.plural {
					name = fmt.Sprintf("%s.%s", name, c)
				}
				all[name] = s
			}
		}
	}
	return all
}

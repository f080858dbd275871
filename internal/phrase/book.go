package phrase

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	xlanguage "golang.org/x/text/language"

	"salam/internal/language"
	"salam/internal/prose"
)

// Units are the top tables that ui.toml may hold, in the order in which they
// are shown. A reader judges one as a whole; evidence names it "ui-<unit>".
var Units = []string{"sender", "site", "sheet", "review"}

// A Book is the words of one language.
type Book struct {
	Language *language.Language
	units    map[string]map[string]forms // unit → key → forms
	localize *i18n.Localizer
}

// forms maps a plural category of CLDR to a text; a text without plural forms
// is "other" alone.
type forms struct {
	text   map[string]string
	plural bool
}

// Has reports whether the language has a text for the key, "unit.key".
func (b *Book) Has(key string) bool {
	_, ok := b.lookup(key)
	return ok
}

// HasUnit reports whether the language has the unit.
func (b *Book) HasUnit(unit string) bool { return len(b.units[unit]) > 0 }

func (b *Book) lookup(key string) (forms, bool) {
	unit, rest, _ := strings.Cut(key, ".")
	f, ok := b.units[unit][rest]
	return f, ok
}

// Text is the text of a key, with {name} replaced by args[name]. The key must
// be there: Read has made sure that every language with a unit has the keys of
// the English one, so a wrong key is a mistake of the caller and panics.
func (b *Book) Text(key string, args map[string]string) string {
	f, ok := b.lookup(key)
	if !ok || f.plural {
		panic("phrase: no text " + key + " in " + b.Language.ID)
	}
	return fill(f.text["other"], args)
}

// Count is the plural form of a key for n, with {count} replaced by n.
func (b *Book) Count(key string, n int) string {
	f, ok := b.lookup(key)
	if !ok || !f.plural {
		panic("phrase: no plural text " + key + " in " + b.Language.ID)
	}
	m := message(key, f.text)
	s, err := b.localize.Localize(&i18n.LocalizeConfig{DefaultMessage: m, PluralCount: n})
	if err != nil {
		panic(fmt.Sprintf("phrase: %s in %s: %v", key, b.Language.ID, err))
	}
	return fill(s, map[string]string{"count": fmt.Sprint(n)})
}

// Keys lists the keys of a unit, sorted, without the unit's name.
func (b *Book) Keys(unit string) []string {
	return slices.Sorted(maps.Keys(b.units[unit]))
}

// Texts lists every text of a unit, sorted by key and category. It is what a
// release without the unit must not contain.
func (b *Book) Texts(unit string) []string {
	var all []string
	for _, k := range b.Keys(unit) {
		f := b.units[unit][k]
		for _, c := range slices.Sorted(maps.Keys(f.text)) {
			all = append(all, f.text[c])
		}
	}
	return all
}

// Fingerprint is the fingerprint of a unit: every key with its forms.
func (b *Book) Fingerprint(unit string) prose.Fingerprint {
	var fields []string
	for _, k := range b.Keys(unit) {
		f := b.units[unit][k]
		for _, c := range slices.Sorted(maps.Keys(f.text)) {
			fields = append(fields, k, c, f.text[c])
		}
	}
	return prose.Hash("ui", "ui-"+unit, b.Language.ID, fields...)
}

func fill(s string, args map[string]string) string {
	for _, k := range slices.Sorted(maps.Keys(args)) {
		s = strings.ReplaceAll(s, "{"+k+"}", args[k])
	}
	return s
}

func message(id string, f map[string]string) *i18n.Message {
	return &i18n.Message{ID: id, Zero: f["zero"], One: f["one"], Two: f["two"], Few: f["few"], Many: f["many"], Other: f["other"]}
}

var categories = []string{"zero", "one", "two", "few", "many", "other"}

// Categories lists the plural categories that the language uses for whole
// numbers, in CLDR's order.
func Categories(l *language.Language) ([]string, error) {
	examples, err := Examples(l)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(slices.Clone(categories), func(c string) bool { _, used := examples[c]; return !used }), nil
}

// Examples gives for each plural category of the language the smallest whole
// number that takes it, by asking go-i18n for enough numbers: the rules look
// at the last two digits, and at millions.
func Examples(l *language.Language) (map[string]int, error) {
	tag, err := xlanguage.Parse(l.Tag)
	if err != nil {
		return nil, err
	}
	all := map[string]string{}
	for _, c := range categories {
		all[c] = c
	}
	localizer := i18n.NewLocalizer(i18n.NewBundle(tag), tag.String())
	used := map[string]int{}
	try := func(n int) error {
		s, err := localizer.Localize(&i18n.LocalizeConfig{DefaultMessage: message("probe", all), PluralCount: n})
		if err != nil {
			return fmt.Errorf("plural rules of %s: %w", l.Tag, err)
		}
		if _, ok := used[s]; !ok {
			used[s] = n
		}
		return nil
	}
	for n := range 1001 {
		if err := try(n); err != nil {
			return nil, err
		}
	}
	if err := try(1_000_000); err != nil {
		return nil, err
	}
	return used, nil
}

// A Form is one text of a unit, as somebody reads it who judges the unit.
type Form struct {
	Key      string
	Category string // of a plural text; else ""
	Text     string // arguments as {name}
}

// Forms lists every text of a unit in the order of its keys, the plural forms
// of a text together, in CLDR's order.
func (b *Book) Forms(unit string) []Form {
	var all []Form
	for _, k := range b.Keys(unit) {
		f := b.units[unit][k]
		if !f.plural {
			all = append(all, Form{Key: k, Text: f.text["other"]})
			continue
		}
		for _, c := range categories {
			if s, ok := f.text[c]; ok {
				all = append(all, Form{k, c, s})
			}
		}
	}
	return all
}

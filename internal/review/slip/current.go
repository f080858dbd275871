package slip

import (
	"slices"
	"strings"

	"salam/internal/evidence"
	"salam/internal/language"
	"salam/internal/library"
	"salam/internal/phrase"
	"salam/internal/prose"
	"salam/internal/tree"
)

// A Current is a text as it stands in the tree.
type Current struct {
	Source, Translation, Illustration prose.Fingerprint
	Unit                              bool
	By                                string // the author; of a unit: not known
}

// CurrentOf finds a message or a unit ("ui-site") in a language; ok is false
// where the tree has no such text.
func CurrentOf(lib *library.Library, lang, message string) (c Current, ok bool) {
	l := lib.Language(lang)
	if l == nil {
		return c, false
	}
	if unit, is := strings.CutPrefix(message, "ui-"); is {
		english, own := lib.Books[language.Source], lib.Books[lang]
		if !slices.Contains(phrase.Units, unit) || english == nil || own == nil || !own.HasUnit(unit) {
			return c, false
		}
		return Current{Source: english.Fingerprint(unit), Translation: own.Fingerprint(unit), Unit: true}, true
	}
	m, t := lib.Message(message), lib.Translation(lang, message)
	if m == nil {
		return c, false
	}
	c = Current{Source: m.Fingerprint(), Illustration: lib.PictureFingerprint(m, l)}
	switch {
	case l.IsSource():
		c.By = m.Owner
	case t == nil:
		return c, false
	default:
		c.Translation, c.By = t.Fingerprint(), t.By
	}
	return c, true
}

// Records are the records of the tree that nobody has retracted, with those
// left out that cannot be read.
func Records(lib *library.Library) []*evidence.Record {
	var all []*evidence.Record
	gone := map[string]bool{}
	for _, f := range lib.Evidence {
		r, faults := evidence.ParseRecord(f)
		if len(faults) > 0 {
			continue
		}
		all = append(all, r)
		if r.Kind == evidence.Retract {
			gone[r.Answers] = true
		}
	}
	return slices.DeleteFunc(all, func(r *evidence.Record) bool { return gone[r.ID] })
}

// A Tree is what a slip is held against.
type Tree struct {
	Library *library.Library
	People  evidence.People
	Records []*evidence.Record
	AsOf    tree.Date
}

package desk

import (
	"maps"
	"strings"

	"salam/internal/check"
	"salam/internal/evidence"
	"salam/internal/library"
)

// asRead is the project as readers are asked to judge it: where a text has a
// successor, the successor stands in its place. What is read of it is bound to
// its own words, and counts when it is adopted.
func (p *Project) asRead() *Project {
	lib := *p.Library
	lib.Translations = map[string]map[string]*library.Translation{}
	successors := 0
	for lang, texts := range p.Library.Translations {
		lib.Translations[lang] = maps.Clone(texts)
		for id, next := range p.Library.Next[lang] {
			lib.Translations[lang][id] = next
			successors++
		}
	}
	if successors == 0 {
		return p
	}
	q := *p
	q.Library = &lib
	q.Standing, _ = evidence.Compute(&lib, p.AsOf) // its faults are the tree's, which is without
	return &q
}

// textFindings are what check finds in the texts: those that readers see, and
// those that are to follow.
func (p *Project) textFindings() []check.Finding {
	found := check.Library(p.Library)
	next := p.asRead()
	if next == p {
		return found
	}
	for _, f := range check.Library(next.Library) {
		if strings.HasSuffix(f.File, ".next.md") {
			found = append(found, f)
		}
	}
	return found
}

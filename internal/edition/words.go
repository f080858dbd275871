package edition

import (
	"strings"

	"salam/internal/phrase"
)

// phrases answers with the words of the language where their unit may be
// shown, else with the English ones, and says which of the two.
type phrases struct {
	own, english *phrase.Book
	shown        map[string]bool // by unit
}

func (p *phrases) book(key string) *phrase.Book {
	unit, _, _ := strings.Cut(key, ".")
	if p.own != nil && p.shown[unit] && p.own.Has(key) {
		return p.own
	}
	return p.english
}

func (p *phrases) Text(key string, args map[string]string) Phrase {
	b := p.book(key)
	return Phrase{b.Text(key, args), b.Language}
}

func (p *phrases) Count(key string, n int) Phrase {
	b := p.book(key)
	return Phrase{b.Count(key, n), b.Language}
}

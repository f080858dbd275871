package site

import (
	"strings"

	"salam/internal/edition"
	"salam/internal/language"
	"salam/internal/prose"
)

// What follows is what a template sees. The names are lower-case, because Hugo
// makes them so at the top and not further down.

// A say is a phrase. Lang and Dir are set where it is not in the language of
// the page: English that stands in for words nobody has approved.
type say struct {
	Text string `json:"text"`
	Lang string `json:"lang,omitempty"`
	Dir  string `json:"dir,omitempty"`
}

// phrase fetches a phrase for a page in the language of the volume.
func phrase(v *edition.Volume, key string) say {
	p := v.Phrases.Text(key, nil)
	return foreign(p.Text, p.Language, v.Language)
}

func foreign(text string, l, page *language.Language) say {
	if l == nil || l.ID == page.ID {
		return say{Text: text}
	}
	return say{Text: text, Lang: l.Tag, Dir: string(l.Direction)}
}

// A piece is text of one kind in a paragraph.
type piece struct {
	T string `json:"t"`
	// K says what it is: "" plain text, "n" a number or time, always from left
	// to right, "f" something foreign of unknown direction, "gap" a placeholder
	// that the place has not filled.
	K      string `json:"k,omitempty"`
	Strong bool   `json:"strong,omitempty"`
	Tel    string `json:"tel,omitempty"` // set where the number can be called
}

// callable are the numbers that a text may name and a tap may call.
type callable []string

func (s *site) callable() callable {
	p := s.pub.Place
	return callable{p.Emergency, p.Advice, p.Phone}
}

func (c callable) has(number string) bool {
	for _, n := range c {
		if n != "" && n == number {
			return true
		}
	}
	return false
}

// tel is a number as a link calls it (RFC 3966, without visual separators).
func tel(number string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r == '+' {
			return r
		}
		return -1
	}, number)
}

// pieces turns a line of text into pieces: an isolate that prose has put round
// a number becomes an element, because HTML says direction with elements.
func pieces(in prose.Inline, numbers callable) []piece {
	var all []piece
	for _, span := range in {
		if span.Placeholder != "" {
			all = append(all, piece{T: "{" + span.Placeholder + "}", K: "gap", Strong: span.Strong})
			continue
		}
		for _, p := range split(span.Text) {
			p.Strong = span.Strong
			switch {
			case p.K != "n":
			case p.T == "…": // stands for what the place has not supplied
				p.K = "gap"
			case numbers.has(p.T):
				p.Tel = tel(p.T)
			}
			all = append(all, p)
		}
	}
	return all
}

// split cuts text at its isolates. Isolates within isolates stay as they are
// in the text: prose makes none.
func split(text string) []piece {
	var all []piece
	for text != "" {
		at := strings.IndexAny(text, prose.LRI+prose.FSI)
		if at < 0 {
			return append(all, piece{T: text})
		}
		kind := "n"
		if strings.HasPrefix(text[at:], prose.FSI) {
			kind = "f"
		}
		if at > 0 {
			all = append(all, piece{T: text[:at]})
		}
		inner, rest, ok := strings.Cut(text[at+len(prose.LRI):], prose.PDI)
		if !ok { // never closed: UAX #9 closes it at the end of the paragraph
			inner, rest = text[at+len(prose.LRI):], ""
		}
		if inner != "" {
			all = append(all, piece{T: inner, K: kind})
		}
		text = rest
	}
	return all
}

// A block is a paragraph or a list, with its English under it where somebody
// asks for both.
type block struct {
	P    []piece   `json:"p,omitempty"`
	List [][]piece `json:"list,omitempty"`
	En   *block    `json:"en,omitempty"`
}

func blocks(body prose.Body, numbers callable) []block {
	all := make([]block, len(body))
	for i, b := range body {
		if b.List == nil {
			all[i].P = pieces(b.Paragraph, numbers)
			continue
		}
		for _, item := range b.List {
			all[i].List = append(all[i].List, pieces(item, numbers))
		}
	}
	return all
}

// A message is a text as the page shows it.
type message struct {
	Title  []piece `json:"title"`
	Blocks []block `json:"blocks"`
	// English: its title, and what of it does not stand under a block of its
	// own because the texts are not parted alike.
	EnTitle []piece `json:"entitle,omitempty"`
	EnAfter []block `json:"enafter,omitempty"`
}

// bilingual joins text and English. Block stands under block only where their
// counts agree; sentences are never forced to match.
func bilingual(text, english *edition.Text, numbers callable) message {
	var m message
	if text != nil {
		m.Title, m.Blocks = pieces(text.Title, nil), blocks(text.Body, numbers)
	}
	if english == nil {
		return m
	}
	m.EnTitle = pieces(english.Title, nil)
	en := blocks(english.Body, numbers)
	if len(en) != len(m.Blocks) {
		m.EnAfter = en
		return m
	}
	for i := range en {
		m.Blocks[i].En = &en[i]
	}
	return m
}

// unfilled reports whether a text still has a placeholder.
func unfilled(t *edition.Text) bool {
	for _, in := range append(t.Body.Inlines(), t.Title) {
		for _, span := range in {
			if span.Placeholder != "" {
				return true
			}
		}
	}
	return false
}

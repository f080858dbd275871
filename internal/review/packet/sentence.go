package packet

import (
	"strings"
	"unicode"

	"salam/internal/prose"
)

// A Sentence is what a reader can point at.
type Sentence struct {
	spans prose.Inline
	Ask   bool // would people say it so? a machine asks, and does not know
}

// Plain is the sentence without isolates, as a quotation holds it.
func (s Sentence) Plain() string {
	return strings.TrimSpace(strings.NewReplacer(prose.LRI, "", prose.FSI, "", prose.PDI, "").Replace(s.spans.Plain()))
}

// A Piece is a run of a sentence for a template. Number runs from left to
// right and is never broken.
type Piece struct {
	Text           string
	Strong, Number bool
}

// Pieces parts a sentence at its isolates and changes of weight.
func (s Sentence) Pieces() []Piece {
	var all []Piece
	for _, span := range s.spans {
		rest := span.Text
		if span.Placeholder != "" {
			rest = "…"
		}
		for rest != "" {
			before, after, ok := strings.Cut(rest, prose.LRI)
			if before != "" {
				all = append(all, Piece{Text: before, Strong: span.Strong})
			}
			if !ok {
				break
			}
			inner, tail, _ := strings.Cut(after, prose.PDI)
			all = append(all, Piece{Text: inner, Strong: span.Strong, Number: true})
			rest = tail
		}
	}
	return all
}

// sentences cuts a paragraph after the marks that end a sentence in its
// language. It is for pointing only: where it cuts wrongly, a reader points at
// half a sentence, and nothing is lost.
func (p *Packet) sentences(in prose.Inline) []Sentence {
	ends := ".!?؟።፧…" + p.Language.FullStop + p.Language.Question
	var all []Sentence
	var now prose.Inline
	flush := func() {
		if s := (Sentence{spans: trimmed(now)}); s.Plain() != "" {
			all = append(all, s)
		}
		now = nil
	}
	for _, span := range in {
		if span.Placeholder != "" {
			now = append(now, span)
			continue
		}
		runes := []rune(span.Text)
		from := 0
		for i, r := range runes {
			if !unicode.IsSpace(r) || i == 0 || !ended(runes[from:i], ends) {
				continue
			}
			now = append(now, prose.Span{Text: string(runes[from:i]), Strong: span.Strong})
			flush()
			from = i + 1
		}
		if from < len(runes) {
			now = append(now, prose.Span{Text: string(runes[from:]), Strong: span.Strong})
		}
	}
	flush()
	return all
}

// ended reports whether text ends a sentence: a mark, perhaps with quotation
// marks or brackets after it. A single letter before a full stop is no
// sentence.
func ended(text []rune, ends string) bool {
	n := len(text)
	for n > 0 && strings.ContainsRune("”’»\")]"+prose.PDI, text[n-1]) {
		n--
	}
	if n == 0 || !strings.ContainsRune(ends, text[n-1]) {
		return false
	}
	return text[n-1] != '.' || n < 2 || n > 2 || !unicode.IsLetter(text[0])
}

func trimmed(in prose.Inline) prose.Inline {
	out := append(prose.Inline(nil), in...)
	if len(out) > 0 {
		out[0].Text = strings.TrimLeft(out[0].Text, " ")
		out[len(out)-1].Text = strings.TrimRight(out[len(out)-1].Text, " ")
	}
	return out
}

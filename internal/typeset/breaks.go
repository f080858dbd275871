package typeset

import (
	"unicode"

	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/segmenter"
	"golang.org/x/text/unicode/bidi"
)

// An opportunity says whether a line may end before a character.
type opportunity uint8

const (
	never opportunity = iota
	may
	must
)

// opportunities is UAX #14 with the tailoring below. The returned slice has
// one entry more than the text; the last is must.
//
//   - Numbers are not broken (paragraph.joined).
//   - Ethiopic marks from the word space to the paragraph separator (U+1361 to
//     U+1368) end a line without a space after them and never start one, even
//     after a space. Unicode's class for most of them is AL, made for text that
//     has a space after each; class EX behaves as Ethiopic is written.
//   - A closing quotation mark is kept with the text before it even where a
//     space stands between them, an opening one with the text after it, and
//     between a closing mark and an opening bracket a line may end: rules LB15a
//     and LB15b of Unicode 15.1 in place of LB15, which go-text still has.
//   - A zero width non-joiner and a soft hyphen are no place for a break. After
//     a soft hyphen a hyphen would have to be drawn, and none of our languages
//     hyphenates.
//   - No break inside a grapheme cluster.
func (p *paragraph) opportunities(seg *segmenter.Segmenter) (breaks []opportunity, clusters []int) {
	mapped := make([]rune, len(p.runes))
	for i, r := range p.runes {
		if 0x1361 <= r && r <= 0x1368 {
			r = '!'
		}
		mapped[i] = r
	}
	breaks = make([]opportunity, len(p.runes)+1)
	if len(p.runes) == 0 {
		return breaks, nil
	}
	seg.Init(mapped)
	for lines := seg.LineIterator(); lines.Next(); {
		line := lines.Line()
		end := line.Offset + len(line.Text)
		breaks[end] = may
		if line.IsMandatoryBreak {
			breaks[end] = must
		}
	}
	first := make([]bool, len(p.runes))
	for graphemes := seg.GraphemeIterator(); graphemes.Next(); {
		clusters = append(clusters, graphemes.Grapheme().Offset)
		first[graphemes.Grapheme().Offset] = true
	}
	for i := 1; i < len(p.runes); i++ {
		if breaks[i] == never && p.afterQuote(i) {
			breaks[i] = may
		}
		if breaks[i] != may {
			continue
		}
		before := p.runes[i-1]
		if p.joined[i] || !first[i] || before == '\u200C' || before == '\u00AD' || p.quoted(i) {
			breaks[i] = never
		}
	}
	return breaks, clusters
}

// beforeSpaces is the index of the last character before the spaces that stand
// before i, or -1 where there is none or no space.
func (p *paragraph) beforeSpaces(i int) int {
	k := i - 1
	for k >= 0 && p.runes[k] == ' ' {
		k--
	}
	if k == i-1 {
		return -1
	}
	return k
}

// afterQuote undoes LB15: a closing quotation mark, spaces, an opening bracket.
func (p *paragraph) afterQuote(i int) bool {
	if p.runes[i-1] != ' ' || !unicode.Is(unicode.Ps, p.runes[i]) {
		return false
	}
	k := p.beforeSpaces(i)
	return k >= 0 && unicode.Is(unicode.Pf, p.runes[k])
}

// quoted is LB15a and LB15b at a place where a space stands before i.
func (p *paragraph) quoted(i int) bool {
	if p.runes[i-1] != ' ' {
		return false
	}
	if unicode.Is(unicode.Pf, p.runes[i]) { // LB15b: × [\p{Pf}&QU] (space, closing mark or end)
		return i+1 == len(p.runes) || space(p.runes[i+1]) || unicode.In(p.runes[i+1], unicode.Pe, unicode.Pf, unicode.Po)
	}
	k := p.beforeSpaces(i)
	if k < 0 || !unicode.Is(unicode.Pi, p.runes[k]) {
		return false
	}
	// LB15a: (start, space or opening mark) [\p{Pi}&QU] SP* ×
	return k == 0 || space(p.runes[k-1]) || unicode.In(p.runes[k-1], unicode.Ps, unicode.Pi)
}

// space reports whether r is white space that hangs over the end of a line
// (L1 of UAX #9): no-break spaces don't, the Ogham space is a visible stroke.
func space(r rune) bool {
	if r == ' ' {
		return true
	}
	if r == '\u1680' {
		return false
	}
	p, _ := bidi.LookupRune(r)
	c := p.Class()
	return c == bidi.WS || c == bidi.S || c == bidi.B
}

// lineEnd reports whether r ends a line and is not drawn: classes BK, CR, LF
// and NL of UAX #14.
func lineEnd(r rune) bool {
	switch r {
	case '\n', '\v', '\f', '\r', '\u0085', '\u2028', '\u2029':
		return true
	}
	return false
}

// ignorable reports whether r draws nothing where a font doesn't know it
// (Default_Ignorable_Code_Point).
func ignorable(r rune) bool { return harfbuzz.IsDefaultIgnorable(r) }

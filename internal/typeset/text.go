package typeset

import (
	"errors"
	"fmt"
	"unicode/utf8"

	"salam/internal/prose"
)

// textLimit is the longest paragraph, in bytes: several printed pages. Every
// stage takes time in proportion to the length, but text that changes its
// direction at every character costs a millisecond for some twenty of them.
const textLimit = 16 << 10

const (
	lri = '\u2066'
	rli = '\u2067'
	fsi = '\u2068'
	pdi = '\u2069'
)

// A paragraph is the text of one paragraph as the later stages need it: the
// bidirectional algorithm has run, and its controls are gone. All slices have
// the length of runes.
type paragraph struct {
	base   uint8 // level of the paragraph: 0 or 1
	runes  []rune
	strong []bool
	level  []uint8
	joined []bool // no line may end before this character
}

// read joins the spans of an inline and resolves their levels.
func read(in prose.Inline, base uint8) (*paragraph, error) {
	src, err := gather(in)
	if err != nil {
		return nil, err
	}
	numbers := scanNumbers(src.runes)
	src.join(numbers)
	src = src.isolate(numbers)
	levels := embedding(src.runes, base)
	p := &paragraph{base: base}
	flat := base == 0
	join := false
	for i, r := range src.runes {
		join = join || src.joined[i]
		if control(r) {
			continue
		}
		p.runes = append(p.runes, r)
		p.strong = append(p.strong, src.strong[i])
		p.level = append(p.level, levels[i])
		p.joined = append(p.joined, join)
		join = false
		flat = flat && levels[i]%2 == 0
	}
	if flat {
		// Nothing runs from right to left: isolates have no effect, and
		// shaping must not stop at them.
		clear(p.level)
	}
	return p, nil
}

// control reports whether r is one of the characters that steer the
// bidirectional algorithm (Unicode property Bidi_Control). They have done
// their work once levels are known, and none is drawn.
func control(r rune) bool {
	switch r {
	case '\u061C', '\u200E', '\u200F':
		return true
	}
	return '\u202A' <= r && r <= '\u202E' || lri <= r && r <= pdi
}

// A source is the text of a paragraph with its controls. All slices have the
// length of runes.
type source struct {
	runes  []rune
	strong []bool
	joined []bool // no line may end before this character
}

func gather(in prose.Inline) (*source, error) {
	s := &source{}
	bytes := 0
	for _, span := range in {
		text := span.Text
		if span.Placeholder != "" {
			// As prose.Inline.Plain shows it. It is English, so it is isolated.
			text = prose.FSI + "{" + span.Placeholder + "}" + prose.PDI
		}
		if bytes += len(text); bytes > textLimit {
			return nil, fmt.Errorf("a paragraph is longer than %d KB", textLimit>>10)
		}
		if !utf8.ValidString(text) {
			return nil, errors.New("the text is not UTF-8")
		}
		for _, r := range text {
			if r == '\t' {
				r = ' ' // there are no tab stops
			}
			s.push(r, span.Strong, false)
		}
	}
	return s, nil
}

func (s *source) push(r rune, strong, joined bool) {
	s.runes = append(s.runes, r)
	s.strong = append(s.strong, strong)
	s.joined = append(s.joined, joined)
}

// join marks that no line may end inside the numbers.
func (s *source) join(numbers []number) {
	for _, n := range numbers {
		if n.whole {
			for i := n.start + 1; i < n.end; i++ {
				s.joined[i] = true
			}
		}
	}
}

// isolate puts isolates round the telephone numbers.
//
// UAX #9 alone would print 01632 960 123 as 123 960 01632 in an Arabic line:
// after an Arabic letter the groups count as Arabic numbers, and the spaces
// between them run from right to left. Its clause HL3 lets a program put
// isolates where a protocol above the text says so; that a telephone number is
// dialled from left to right is such a protocol. A range (9–17) is left to the
// algorithm: an Arabic reader starts it at the right.
func (s *source) isolate(numbers []number) *source {
	out := &source{}
	next := 0
	for i, r := range s.runes {
		for next < len(numbers) && (numbers[next].end <= i || !numbers[next].phone) {
			next++
		}
		inside := next < len(numbers) && numbers[next].start <= i
		if inside && i == numbers[next].start {
			out.push(lri, false, s.joined[i])
		}
		out.push(r, s.strong[i], s.joined[i])
		if inside && i == numbers[next].end-1 {
			out.push(pdi, false, false)
		}
	}
	return out
}

package typeset

import (
	"cmp"
	"slices"

	"golang.org/x/text/unicode/bidi"
)

// A sequence is an isolating run sequence (BD13): text of one level, what is
// isolated inside it skipped.
type sequence struct {
	p        *resolver
	at       []int        // indices into the paragraph
	class    []bidi.Class // of the same length
	level    uint8
	sos, eos bidi.Class
}

// weak is W1 to W7.
func (s *sequence) weak() {
	previous, strong := s.sos, s.sos
	for i, c := range s.class {
		if c == bidi.NSM { // W1
			c = previous
			if initiator(previous) || previous == bidi.PDI {
				c = bidi.ON
			}
		}
		previous = c
		switch c {
		case bidi.L, bidi.R, bidi.AL:
			strong = c
		case bidi.EN: // W2
			if strong == bidi.AL {
				c = bidi.AN
			}
		}
		s.class[i] = c
	}
	for i, c := range s.class { // W3; W2 needed AL
		if c == bidi.AL {
			s.class[i] = bidi.R
		}
	}
	for i := 1; i+1 < len(s.class); i++ { // W4
		a, c, b := s.class[i-1], s.class[i], s.class[i+1]
		if a == b && (a == bidi.EN && (c == bidi.ES || c == bidi.CS) || a == bidi.AN && c == bidi.CS) {
			s.class[i] = a
		}
	}
	for i := 0; i < len(s.class); { // W5
		end := i
		for end < len(s.class) && s.class[end] == bidi.ET {
			end++
		}
		if end > i && (i > 0 && s.class[i-1] == bidi.EN || end < len(s.class) && s.class[end] == bidi.EN) {
			s.set(i, end, bidi.EN)
		}
		i = max(end, i+1)
	}
	strong = s.sos
	for i, c := range s.class {
		switch c {
		case bidi.ES, bidi.ET, bidi.CS: // W6
			s.class[i] = bidi.ON
		case bidi.L, bidi.R:
			strong = c
		case bidi.EN: // W7
			if strong == bidi.L {
				s.class[i] = bidi.L
			}
		}
	}
}

func (s *sequence) set(from, to int, c bidi.Class) {
	for i := from; i < to; i++ {
		s.class[i] = c
	}
}

// embedding is the direction of the level.
func (s *sequence) embedding() bidi.Class {
	if s.level%2 == 1 {
		return bidi.R
	}
	return bidi.L
}

// side is the direction that a class has for N0 to N2: numbers count as R.
func side(c bidi.Class) (bidi.Class, bool) {
	switch c {
	case bidi.L:
		return bidi.L, true
	case bidi.R, bidi.EN, bidi.AN:
		return bidi.R, true
	}
	return bidi.ON, false
}

// maxBrackets is the depth of BD16's stack.
const maxBrackets = 63

// brackets is N0. Nesting is at most maxBrackets deep, so looking inside every
// pair costs at most that many passes.
func (s *sequence) brackets() {
	outer := s.embedding()
	for _, pair := range s.bracketPairs() {
		same, opposite := false, false
		for _, c := range s.class[pair.open+1 : pair.close] {
			if d, ok := side(c); ok && d == outer {
				same = true
				break
			} else if ok {
				opposite = true
			}
		}
		switch {
		case same: // b
			s.setBrackets(pair.open, pair.close, outer)
		case opposite: // c
			before := s.sos
			for i := pair.open - 1; i >= 0; i-- {
				if d, ok := side(s.class[i]); ok {
					before = d
					break
				}
			}
			s.setBrackets(pair.open, pair.close, before) // c1 where it differs from outer, else c2
		}
	}
}

type bracketPair struct{ open, close int }

// bracketPairs is BD16.
func (s *sequence) bracketPairs() []bracketPair {
	type opener struct {
		at     int
		closer rune
	}
	var stack []opener
	var pairs []bracketPair
scan:
	for i, at := range s.at {
		if s.class[i] != bidi.ON {
			continue
		}
		switch r := s.p.text[at]; {
		case opening(r):
			if len(stack) == maxBrackets {
				break scan
			}
			stack = append(stack, opener{i, canonicalBracket(mirrored(r))})
		case closing(r):
			r = canonicalBracket(r)
			for n := len(stack) - 1; n >= 0; n-- {
				if stack[n].closer == r {
					pairs = append(pairs, bracketPair{stack[n].at, i})
					stack = stack[:n]
					break
				}
			}
		}
	}
	slices.SortFunc(pairs, func(a, b bracketPair) int { return cmp.Compare(a.open, b.open) })
	return pairs
}

// setBrackets gives both brackets a direction, and the marks on them, which
// rule W1 had made neutral like them.
func (s *sequence) setBrackets(open, close int, c bidi.Class) {
	for _, i := range []int{open, close} {
		s.class[i] = c
		for i++; i < len(s.at) && s.p.was[s.at[i]] == bidi.NSM; i++ {
			s.class[i] = c
		}
	}
}

func opening(r rune) bool {
	p, _ := bidi.LookupRune(r)
	return p.IsBracket() && p.IsOpeningBracket()
}

func closing(r rune) bool {
	p, _ := bidi.LookupRune(r)
	return p.IsBracket() && !p.IsOpeningBracket()
}

// mirrored is the other bracket of the pair (Bidi_Paired_Bracket).
func mirrored(bracket rune) rune {
	for _, r := range bidi.ReverseString(string(bracket)) {
		return r
	}
	return bracket
}

// canonicalBracket maps U+232A to its canonical equivalent (BD16).
func canonicalBracket(closer rune) rune {
	if closer == '\u232A' {
		return '\u3009'
	}
	return closer
}

// neutral is N1 and N2.
func (s *sequence) neutral() {
	for i := 0; i < len(s.class); {
		end := i
		for end < len(s.class) {
			if _, ok := side(s.class[end]); ok {
				break
			}
			end++
		}
		if end > i {
			before, after := s.sos, s.eos
			if i > 0 {
				before, _ = side(s.class[i-1])
			}
			if end < len(s.class) {
				after, _ = side(s.class[end])
			}
			c := s.embedding()
			if before == after {
				c = before
			}
			s.set(i, end, c)
		}
		i = max(end, i+1)
	}
}

// implicit is I1 and I2.
func (s *sequence) implicit() {
	for i, at := range s.at {
		level := s.level
		switch c := s.class[i]; {
		case level%2 == 0 && c == bidi.R:
			level++
		case level%2 == 0 && (c == bidi.AN || c == bidi.EN):
			level += 2
		case level%2 == 1 && c != bidi.R:
			level++
		}
		s.p.level[at] = level
	}
}

package typeset

import (
	"slices"

	"golang.org/x/text/unicode/bidi"
)

// Of golang.org/x/text/unicode/bidi only the character classes are used: its
// Paragraph gives directions without levels (a number inside a right-to-left
// phrase of a left-to-right line cannot be ordered from them), derives a
// left-to-right base from the text instead of taking it, and never pairs
// brackets (N0).

// maxDepth is UAX #9 BD2.
const maxDepth = 125

// embedding computes the level of every character of a text, rules P1 and X1
// to I2 of UAX #9. base is the paragraph level: 0 or 1. Characters that rule
// X9 removes get the level of the character before them.
func embedding(text []rune, base uint8) []uint8 {
	levels := make([]uint8, len(text))
	classes := make([]bidi.Class, len(text))
	for i, r := range text {
		p, _ := bidi.LookupRune(r)
		classes[i] = p.Class()
	}
	for start := 0; start < len(text); { // P1
		end := start
		for end < len(text) && classes[end] != bidi.B {
			end++
		}
		end = min(end+1, len(text))
		p := &resolver{
			text: text[start:end], was: classes[start:end], class: slices.Clone(classes[start:end]),
			level: levels[start:end], base: base,
		}
		p.resolve()
		start = end
	}
	return levels
}

// A resolver works on one paragraph.
type resolver struct {
	text  []rune
	was   []bidi.Class // the classes of the characters
	class []bidi.Class // as the rules change them
	level []uint8
	base  uint8
	match []int // of an isolate initiator: its PDI, or len(text); else -1
	kept  []int // what rule X9 leaves
}

func (p *resolver) resolve() {
	p.pairIsolates()
	p.explicit()
	for i, c := range p.was {
		if !removed(c) {
			p.kept = append(p.kept, i)
		}
	}
	for _, s := range p.sequences() {
		s.weak()
		s.brackets()
		s.neutral()
		s.implicit()
	}
	last := p.base
	for i, c := range p.was {
		if removed(c) {
			p.level[i] = last
		}
		last = p.level[i]
	}
}

func removed(c bidi.Class) bool { // X9
	switch c {
	case bidi.LRE, bidi.RLE, bidi.LRO, bidi.RLO, bidi.PDF, bidi.BN:
		return true
	}
	return false
}

func initiator(c bidi.Class) bool {
	return c == bidi.LRI || c == bidi.RLI || c == bidi.FSI
}

// pairIsolates is BD9. The depth isn't limited: it is a slice, no recursion.
func (p *resolver) pairIsolates() {
	p.match = make([]int, len(p.text))
	var open []int
	for i, c := range p.was {
		p.match[i] = -1
		switch {
		case initiator(c):
			p.match[i] = len(p.text)
			open = append(open, i)
		case c == bidi.PDI && len(open) > 0:
			p.match[open[len(open)-1]] = i
			open = open[:len(open)-1]
		}
	}
}

// rightFirst is P2 and P3 for the content of an FSI: whether its first strong
// character, isolates inside it skipped, is right-to-left.
func (p *resolver) rightFirst(fsi int) bool {
	for i := fsi + 1; i < p.match[fsi]; i++ {
		switch c := p.was[i]; {
		case c == bidi.L:
			return false
		case c == bidi.R || c == bidi.AL:
			return true
		case initiator(c):
			i = p.match[i]
		}
	}
	return false
}

// explicit is X1 to X8.
func (p *resolver) explicit() {
	type entry struct {
		level    uint8
		override bidi.Class // L, R or ON for none
		isolate  bool
	}
	stack := []entry{{level: p.base, override: bidi.ON}}
	var overflowIsolates, overflowEmbeddings, validIsolates int
	push := func(rtl bool, override bidi.Class, isolate bool) {
		level := stack[len(stack)-1].level + 1
		if (level%2 == 1) != rtl {
			level++
		}
		switch {
		case level <= maxDepth && overflowIsolates == 0 && overflowEmbeddings == 0:
			stack = append(stack, entry{level, override, isolate})
			if isolate {
				validIsolates++
			}
		case isolate:
			overflowIsolates++
		case overflowIsolates == 0:
			overflowEmbeddings++
		}
	}
	for i, c := range p.was {
		if c == bidi.PDI { // X6a, first half: it belongs to the level outside
			switch {
			case overflowIsolates > 0:
				overflowIsolates--
			case validIsolates > 0:
				overflowEmbeddings = 0
				for !stack[len(stack)-1].isolate {
					stack = stack[:len(stack)-1]
				}
				stack = stack[:len(stack)-1]
				validIsolates--
			}
		}
		top := stack[len(stack)-1]
		p.level[i] = top.level
		if top.override != bidi.ON && c != bidi.B && !removed(c) {
			p.class[i] = top.override
		}
		switch c {
		case bidi.LRE:
			push(false, bidi.ON, false)
		case bidi.RLE:
			push(true, bidi.ON, false)
		case bidi.LRO:
			push(false, bidi.L, false)
		case bidi.RLO:
			push(true, bidi.R, false)
		case bidi.LRI:
			push(false, bidi.ON, true)
		case bidi.RLI:
			push(true, bidi.ON, true)
		case bidi.FSI:
			push(p.rightFirst(i), bidi.ON, true)
		case bidi.PDF:
			switch {
			case overflowIsolates > 0:
			case overflowEmbeddings > 0:
				overflowEmbeddings--
			case !top.isolate && len(stack) > 1:
				stack = stack[:len(stack)-1]
			}
		case bidi.B:
			p.level[i] = p.base
		}
	}
}

// sequences is X10: the isolating run sequences of BD13, with their sos and
// eos.
func (p *resolver) sequences() []*sequence {
	type levelRun struct{ start, end int } // into kept
	var runs []levelRun
	runOf := make([]int, len(p.text))
	for k, i := range p.kept {
		if k == 0 || p.level[p.kept[k-1]] != p.level[i] {
			runs = append(runs, levelRun{start: k})
		}
		runs[len(runs)-1].end = k + 1
		runOf[i] = len(runs) - 1
	}
	continues := make([]bool, len(runs)) // starts with the PDI of an isolate
	for _, i := range p.kept {
		if m := p.match[i]; m >= 0 && m < len(p.text) && runOf[m] != runOf[i] {
			continues[runOf[m]] = true
		}
	}
	direction := func(a, b uint8) bidi.Class {
		if max(a, b)%2 == 1 {
			return bidi.R
		}
		return bidi.L
	}
	var all []*sequence
	for n, first := range runs {
		if continues[n] {
			continue
		}
		s := &sequence{p: p, level: p.level[p.kept[first.start]]}
		before, after := p.base, p.base
		if first.start > 0 {
			before = p.level[p.kept[first.start-1]]
		}
		run := first
		for {
			s.at = append(s.at, p.kept[run.start:run.end]...)
			m := p.match[p.kept[run.end-1]]
			if m < 0 { // no isolate initiator at the end
				if run.end < len(p.kept) {
					after = p.level[p.kept[run.end]]
				}
				break
			}
			if m == len(p.text) { // never closed: the paragraph level counts
				break
			}
			run = runs[runOf[m]]
		}
		s.sos, s.eos = direction(before, s.level), direction(after, s.level)
		for _, i := range s.at {
			s.class = append(s.class, p.class[i])
		}
		all = append(all, s)
	}
	return all
}

// visual is L2: the order, from left to right, in which to draw pieces of the
// given levels.
func visual(levels []uint8) []int {
	order := make([]int, len(levels))
	highest, lowestOdd := uint8(0), uint8(255)
	for i, l := range levels {
		order[i] = i
		highest = max(highest, l)
		if l%2 == 1 {
			lowestOdd = min(lowestOdd, l)
		}
	}
	for level := highest; level >= lowestOdd && level > 0; level-- {
		for i := 0; i < len(order); {
			j := i
			for j < len(order) && levels[order[j]] >= level {
				j++
			}
			slices.Reverse(order[i:j])
			i = max(j, i+1)
		}
	}
	return order
}

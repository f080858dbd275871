package pdf

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/bidi"
)

// Readers of a PDF have only what stands on the page from left to right, and
// make text of it again: they cut a line into stretches at letters and digits
// and turn round those that run from right to left. A full stop, bracket or
// quotation mark beside a number falls on the wrong side. A direction mark says
// which side it belongs to. It is what one would write in plain text as well;
// comparing and searching ignore it (Unicode, Default_Ignorable_Code_Point).
const (
	leftToRight = "\u200e"
	rightToLeft = "\u200f"
)

// sides says what stands beside a run on its line.
type sides struct {
	left, right bool // a run of the other direction, or the end of a line on a page of it
	rightmost   bool // nothing but spaces stands right of it
}

// direct adds direction marks to the text of a run's clusters, which stand from
// left to right. Without a width of their own marks would be taken for
// misplaced letters, so each joins the text of the character that it belongs
// to.
func direct(cs []cluster, rtl bool, side sides) {
	mark := leftToRight
	start, end := side.left, side.right
	if rtl {
		mark = rightToLeft
		start, end = side.right, side.left
		slices.Reverse(cs) // logical order, till the end of this function
		defer slices.Reverse(cs)
	}
	var runes []rune
	for _, c := range cs {
		runes = append(runes, []rune(c.text)...)
	}
	openStart := start && !firm(runes, rtl, end)
	slices.Reverse(runes)
	openEnd := end && !firm(runes, rtl, start) && !(openStart && onlySpaces(cs))
	if rtl {
		stop(cs)
		unmirror(cs)
	} else if side.left || side.right {
		holdNumbers(cs)
	}
	if openEnd {
		last := &cs[len(cs)-1]
		last.text = strings.TrimSuffix(last.text, mark) + mark
	}
	if openStart {
		cs[0].text = mark + cs[0].text
	}
	if side.rightmost {
		keepHyphen(cs, rtl)
	}
}

// keepHyphen marks a hyphen at the right end of a line. Poppler takes it for
// that of a divided word and drops it, whatever the direction: COVID-19 would
// become COVID19.
func keepHyphen(cs []cluster, rtl bool) {
	inked := func(c cluster) bool { return class(c) != bidi.WS }
	if rtl {
		if i := slices.IndexFunc(cs, inked); i >= 0 && strings.HasPrefix(cs[i].text, "-") {
			cs[i].text = rightToLeft + cs[i].text
		}
		return
	}
	for i := len(cs) - 1; i >= 0; i-- {
		if inked(cs[i]) {
			if strings.HasSuffix(cs[i].text, "-") {
				cs[i].text += leftToRight
			}
			return
		}
	}
}

// firm reports whether an edge of a run needs no direction mark: beyond spaces
// and combining marks there is a letter of its direction, or a digit of a
// left-to-right run (digits always run from left to right; UAX #9, 3.2).
// Characters are given from that edge. Spaces alone matter only between two
// runs of the other direction.
func firm(runes []rune, rtl, between bool) bool {
	for _, r := range runes {
		switch classOf(r) {
		case bidi.WS, bidi.NSM:
			continue
		case bidi.R, bidi.AL:
			return rtl
		case bidi.L, bidi.EN, bidi.AN:
			return !rtl
		}
		return false
	}
	return !between
}

// stop ends weak characters of a right-to-left run (UAX #9 classes ES, ET, CS:
// comma, full stop, colon, hyphen, per cent) that another sign follows. Readers
// take them for parts of numbers and would keep both in the order of the page,
// so that a comma and a bracket change places.
//
// PDFium takes them, and combining marks, for one stretch from left to right:
// between a mark and such a sign a direction mark keeps both in their order.
func stop(cs []cluster) {
	for i := range cs {
		if c := class(cs[i]); c != bidi.ES && c != bidi.ET && c != bidi.CS {
			continue
		}
		if i > 0 {
			if r, _ := utf8.DecodeLastRuneInString(cs[i-1].text); classOf(r) == bidi.NSM {
				cs[i].text = rightToLeft + cs[i].text
			}
		}
		next := slices.IndexFunc(cs[i+1:], func(c cluster) bool { return class(c) != bidi.WS })
		if next < 0 {
			continue
		}
		if c := class(cs[i+1+next]); c != bidi.R && c != bidi.AL {
			cs[i].text += rightToLeft
		}
	}
}

// holdNumbers keeps the groups of a number together that stands among text of
// the other direction. PDFium would give 01632 960 123 back as 123 960 01632: a
// wrong number. With the spaces that such a number has anyway, which no line
// breaks at, it takes the groups for one.
func holdNumbers(cs []cluster) {
	number := func(c cluster) bool { k := class(c); return k == bidi.EN || k == bidi.AN }
	for i := 1; i+1 < len(cs); i++ {
		if cs[i].text == " " && number(cs[i-1]) && number(cs[i+1]) {
			cs[i].text = "\u00a0"
		}
	}
}

// unmirror keeps PDFium from exchanging brackets: it takes those after
// right-to-left text for the shapes on the page, and leaves them after a
// left-to-right mark. A second mark ends what the first began, for the others,
// unless a letter does.
func unmirror(cs []cluster) {
	for i := range cs {
		r, _ := utf8.DecodeRuneInString(cs[i].text)
		if !strings.ContainsRune(mirrored, r) {
			continue
		}
		text := leftToRight + strings.TrimSuffix(cs[i].text, rightToLeft)
		if i+1 == len(cs) || class(cs[i+1]) != bidi.AL && class(cs[i+1]) != bidi.R {
			text += rightToLeft
		}
		cs[i].text = text
	}
}

// mirrored are the brackets of prose, of Bidi_Mirrored characters.
const mirrored = "()[]{}<>«»‹›≤≥"

func onlySpaces(cs []cluster) bool {
	return !slices.ContainsFunc(cs, func(c cluster) bool { return class(c) != bidi.WS })
}

// class is the bidirectional class of a cluster's first character.
func class(c cluster) bidi.Class {
	r, _ := utf8.DecodeRuneInString(c.text)
	return classOf(r)
}

// classOf is a character's bidirectional class, with one for all white space.
func classOf(r rune) bidi.Class {
	p, _ := bidi.LookupRune(r)
	switch p.Class() {
	case bidi.S, bidi.B:
		return bidi.WS
	}
	return p.Class()
}

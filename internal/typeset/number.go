package typeset

import "unicode"

// A number is a stretch of digits with what stands inside a number: 09:30,
// 5–7, 25/11/2026, (01632) 960 123, +1 800 555; or all that stands between
// isolates where that is digits and marks only.
type number struct {
	start, end int  // indices of characters
	whole      bool // no line may end inside it
	phone      bool // it is written from left to right in every language
}

// maxDigits is the longest number that is kept on one line where it has
// spaces: E.164 allows 15 digits, and four more dial out of a country. More
// digits with spaces between them are a list.
const maxDigits = 19

// scanNumbers finds the numbers of a text, in order, without overlap.
func scanNumbers(text []rune) []number {
	var all []number
	for i := 0; i < len(text); {
		n, ok := scanIsolated(text, i)
		if !ok {
			n, ok = scanNumber(text, i)
		}
		if !ok {
			i++
			continue
		}
		all = append(all, n)
		i = n.end
	}
	return all
}

// scanNumber reads a number that starts at i: an optional plus and an opening
// bracket, then groups of digits.
func scanNumber(text []rune, i int) (number, bool) {
	n := number{start: i}
	var has marks
	for i < len(text) && (text[i] == '+' && !has.plus || text[i] == '(' && !has.open) {
		has.plus = has.plus || text[i] == '+'
		has.open = has.open || text[i] == '('
		i++
	}
	if !digitAt(text, i) {
		return number{}, false
	}
	has.zero = zeroDigit(text[i])
	for digitAt(text, i) {
		for digitAt(text, i) {
			has.digits++
			i++
		}
		n.end = i
		if has.open && i < len(text) && text[i] == ')' {
			has.open = false
			i++
			n.end = i
		}
		i = has.between(text, i)
	}
	n.whole = has.spaces == 0 || has.digits <= maxDigits
	n.phone = has.phone()
	return n, true
}

// marks counts what a number is made of.
type marks struct {
	digits, spaces, hyphens, separators int

	plus, open, zero bool // zero: the first digit is one
}

// between steps over what stands between two groups of digits, if a group
// follows: a space, a hyphen or a separator, then an opening bracket.
func (m *marks) between(text []rune, i int) int {
	k := i
	var counter *int
	if k < len(text) {
		switch r := text[k]; {
		case numberSpace(r):
			counter = &m.spaces
		case hyphen(r):
			counter = &m.hyphens
		case separator(r):
			counter = &m.separators
		}
	}
	if counter != nil {
		k++
	}
	opens := k < len(text) && text[k] == '(' && !m.open
	if opens {
		k++
	}
	if !digitAt(text, k) {
		return i
	}
	if counter != nil {
		*counter++
	}
	m.open = m.open || opens
	return k
}

// phone decides whether the number is a telephone number: groups of digits
// with nothing but spaces, hyphens and brackets between them, and a plus, or a
// zero first, or nine digits at least: neither the year and the count of
// “2020 500” nor the days of “05-11-2026” must be turned round.
func (m *marks) phone() bool {
	if m.digits > maxDigits || m.separators > 0 {
		return false
	}
	return m.plus || m.digits >= 9 || m.zero && m.hyphens == 0 && m.spaces > 0 && m.digits >= 5
}

// scanIsolated reads an isolate (LRI, RLI or FSI to its PDI) that starts at i
// and holds digits and the marks of numbers only.
func scanIsolated(text []rune, i int) (number, bool) {
	if text[i] != lri && text[i] != rli && text[i] != fsi {
		return number{}, false
	}
	digits := 0
	for k := i + 1; k < len(text); k++ {
		switch r := text[k]; {
		case digit(r):
			digits++
		case r == pdi:
			return number{start: i + 1, end: k, whole: true}, digits > 0
		case !numberSpace(r) && !hyphen(r) && !separator(r) && r != '+' && r != '(' && r != ')' && r != '*' && r != '#':
			return number{}, false
		}
	}
	return number{}, false
}

// digit reports whether r is a decimal digit of any script or an Ethiopic
// number sign (U+1369 to U+137C, which has no decimal value).
func digit(r rune) bool {
	return '0' <= r && r <= '9' || r > 0x7F && unicode.Is(unicode.Nd, r) || 0x1369 <= r && r <= 0x137C
}

func digitAt(text []rune, i int) bool { return i < len(text) && digit(text[i]) }

func zeroDigit(r rune) bool { return r == '0' || r == '٠' || r == '۰' }

func numberSpace(r rune) bool { // U+00A0, U+2007 and U+202F are its no-break forms
	return r == ' ' || r == '\u00A0' || r == '\u2007' || r == '\u202F'
}

func hyphen(r rune) bool { return r == '-' || r == '\u2010' || r == '\u2011' }

// separator reports whether r stands between the digits of a time, a date, a
// range, a decimal fraction or a large number. Ethiopic writes times with its
// word space (2፡30).
func separator(r rune) bool {
	switch r {
	case '.', ',', ':', '/', '\u2013', '\u2212', '\u066A', '\u066B', '\u066C', '\u060C', '\u1361':
		return true
	}
	return false
}

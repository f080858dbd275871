package check

import (
	"math"
	"strings"
)

// A number is a figure of a text, with every value that it can have: 1.234 is
// one value in English and another in Spanish, 1,5 is one number or two.
type number struct {
	from, to int
	values   [3]float64 // the first n are set
	n        int
	parts    []number // what it is when its marks only separate
	digits   string   // as Western digits, without marks
	code     bool     // part of a name: COVID-19, H1N1, N95
	soft     bool     // of the translation: behind a hyphen of a word, كوفيد-19; it settles, and never raises
	clock    bool     // of the English: an hour
	scaled   float64  // value with the scale word behind it, or 0
	written  string
}

func (n *number) add(v float64) {
	if n.n < len(n.values) {
		n.values[n.n] = v
		n.n++
	}
}

func same(a, b float64) bool { return math.Abs(a-b) <= 1e-9*math.Max(math.Abs(a), math.Abs(b)) }

// can reports whether the number can mean v.
func (n *number) can(v float64) bool {
	for _, x := range n.values[:n.n] {
		if same(x, v) {
			return true
		}
	}
	return n.scaled != 0 && same(n.scaled, v)
}

func (n *number) equals(m *number) bool {
	for _, x := range m.values[:m.n] {
		if n.can(x) {
			return true
		}
	}
	return m.scaled != 0 && n.can(m.scaled)
}

// list reports whether the marks of a figure may only separate: 26,27 and
// 28.2.2020, but not 50,003 or 4.7.
func (n *number) list() bool {
	if len(n.parts) == 0 || math.IsNaN(n.values[0]) {
		return len(n.parts) > 0
	}
	last := n.parts[len(n.parts)-1]
	digits := last.to - last.from
	return digits > 3 || digits < 3 && !strings.ContainsAny(n.written, ".٫")
}

// big reports whether a change of the number is beyond doubt a change: small
// whole numbers are written as words as often as not.
func (n *number) big() bool {
	v := n.values[0]
	return math.IsNaN(v) || v > 12 || v != math.Trunc(v)
}

// decimalDigit is the value of a digit of any set, or -1.
func decimalDigit(r rune) int {
	switch {
	case r >= '0' && r <= '9':
		return int(r - '0')
	case r >= 0x660 && r <= 0x669:
		return int(r - 0x660)
	case r >= 0x6F0 && r <= 0x6F9:
		return int(r - 0x6F0)
	}
	return -1
}

// readNumbers finds the figures of a text. Marks: CLDR 48.2, number symbols of
// the shipped languages, and what professional translators write.
func readNumbers(t *text) []number {
	var all []number
	for i := 0; i < len(t.r); {
		if t.class[i] != digit {
			i++
			continue
		}
		if decimalDigit(t.r[i]) < 0 {
			n := ethiopicNumber(t, i)
			all = append(all, n)
			i = n.to
			continue
		}
		n := figure(t, i)
		all = append(all, n)
		i = n.to
	}
	return all
}

type group struct{ from, to int }

// figure reads the digits at i, with the marks between them.
func figure(t *text, i int) number {
	run := func(i int) int {
		for i < len(t.r) && t.class[i] == digit && decimalDigit(t.r[i]) >= 0 {
			i++
		}
		return i
	}
	groups := []group{{i, run(i)}}
	var marks []rune
	for {
		end := groups[len(groups)-1].to
		m, next := t.rune(end), end+1
		if !numberMark(m) {
			break
		}
		// The percent sign or a mark in the wrong place ends a number.
		stop := run(next)
		if stop == next {
			break
		}
		length := stop - next
		if spaceMark(m) && (length != 3 || groups[len(groups)-1].to-groups[len(groups)-1].from > 3) {
			break
		}
		groups, marks = append(groups, group{next, stop}), append(marks, m)
	}
	n := number{from: i, to: groups[len(groups)-1].to}
	n.written = t.part(n.from, n.to)
	var digits strings.Builder
	for _, g := range groups {
		for j := g.from; j < g.to; j++ {
			digits.WriteByte(byte('0' + decimalDigit(t.r[j])))
		}
	}
	n.digits = digits.String()
	n.interpret(t, groups, marks)
	n.code = isCode(t, n.from, n.to)
	return n
}

func numberMark(r rune) bool {
	switch r {
	case ',', '.', '،', '٫', '٬', '’', '\'', '፣', 0xA0, 0x202F, 0x2009:
		return true
	}
	return false
}

func spaceMark(r rune) bool { return r == 0xA0 || r == 0x202F || r == 0x2009 }

// interpret gives the values that groups and marks can mean.
func (n *number) interpret(t *text, groups []group, marks []rune) {
	value := func(gs []group) float64 {
		v := 0.0
		for _, g := range gs {
			for j := g.from; j < g.to; j++ {
				v = v*10 + float64(decimalDigit(t.r[j]))
			}
		}
		return v
	}
	if len(groups) == 1 {
		n.add(value(groups))
		return
	}
	last := len(groups) - 1
	lastLen := groups[last].to - groups[last].from
	thousands := func(gs []group, ms []rune) bool {
		if gs[0].to-gs[0].from > 3 || t.r[gs[0].from] == '0' && gs[0].to-gs[0].from == 1 {
			return false
		}
		for k, g := range gs[1:] {
			if g.to-g.from != 3 || ms[k] != ms[0] {
				return false
			}
		}
		return true
	}
	decimal := func(m rune) bool { return m == '.' || m == ',' || m == '،' || m == '٫' }
	fraction := value(groups[last:]) / math.Pow10(lastLen)
	switch m := marks[last-1]; {
	case last == 1 && decimal(m):
		if m != '.' && m != '٫' && thousands(groups, marks) {
			n.add(value(groups))
		}
		n.add(value(groups[:1]) + fraction)
		if (m == '.' || m == '٫') && thousands(groups, marks) {
			n.add(value(groups))
		}
	case thousands(groups, marks):
		n.add(value(groups))
	case decimal(m) && last > 1 && m != marks[0] && thousands(groups[:last], marks[:last-1]):
		n.add(value(groups[:last]) + fraction)
	}
	for _, g := range groups {
		p := number{from: g.from, to: g.to, written: t.part(g.from, g.to)}
		p.add(value([]group{g}))
		n.parts = append(n.parts, p)
	}
	if n.n == 0 { // a list such as 3,5,2020: no number as a whole
		n.add(math.NaN())
	}
}

// isCode reports whether digits belong to a name: a letter of the Latin script
// directly before them, or before a hyphen before them and part of a word with
// a capital; or directly after them and no unit or ordinal.
func isCode(t *text, from, to int) bool {
	if t.is(from-1) == latin {
		w := t.wordAt(from - 1)
		if w.to-w.from == 1 && (w.s == "x" || w.s == "X") {
			return false
		}
		return !(to-from >= 3 && w.to-w.from > 3 && w.s == strings.ToLower(w.s)) // “muddee2019” is a missing space
	}
	if hyphen(t.rune(from-1)) && t.is(from-2).letter() {
		if w := t.wordAt(from - 2); w.script == latin && w.s != strings.ToLower(w.s) {
			return true
		}
	}
	if hyphen(t.rune(from-1)) && t.is(from-2) == digit && from >= 3 && isCode(t, digitsFrom(t, from-2), from-1) {
		return true
	}
	if t.is(to) == latin {
		w := t.wordAt(to)
		switch strings.ToLower(w.s) {
		case "st", "nd", "rd", "th", "s", "km", "kg", "mg", "ml", "mm", "cm", "nm", "g", "m", "h", "am", "pm", "x", "px", "ft", "l", "dl", "kb", "c", "f", "min", "bn", "mn", "k", "kda", "ºc", "a", "o", "º", "ª":
			return false
		}
		return w.s != strings.ToLower(w.s) || w.to-w.from <= 2
	}
	return false
}

func digitsFrom(t *text, i int) int {
	for i > 0 && t.class[i-1] == digit {
		i--
	}
	return i
}

func hyphen(r rune) bool {
	switch r {
	case '-', '‐', '‑', '–', '—', '−', '_':
		return true
	}
	return false
}

// ethiopicNumber reads Ethiopic numerals, U+1369 … U+137C: ones, tens, ፻ for a
// hundred and ፼ for ten thousand, each multiplying what stands before it.
func ethiopicNumber(t *text, i int) number {
	n := number{from: i}
	total, part := 0.0, 0.0
	for ; i < len(t.r) && t.r[i] >= 0x1369 && t.r[i] <= 0x137C; i++ {
		switch r := t.r[i]; {
		case r <= 0x1371:
			part += float64(r - 0x1368)
		case r <= 0x137A:
			part += 10 * float64(r-0x1371)
		case r == 0x137B:
			part = math.Max(part, 1) * 100
			total, part = total+part, 0
		default:
			total, part = math.Max(total+part, 1)*10000, 0
		}
	}
	n.to = i
	n.add(total + part)
	n.written = t.part(n.from, n.to)
	return n
}

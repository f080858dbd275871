package check

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

func compareMonths(p *pair) {
	if len(p.en.months) == 0 || len(p.c.months) == 0 {
		return
	}
	if n := p.wrongFigure(); n != nil {
		p.find("month-changed", n.from, n.to, n.written, fmt.Sprintf("the English says %s, the translation says month %s", p.monthsSaid(), n.written), "write the month of the English")
		return
	}
	p.tellNames("month", p.en.months, p.c.namesIn(p.t, p.c.months), englishMonthNames, p.c.rules.Months.Names, func(m int) bool { return p.asFigure(m + 1) })
}

// monthsSaid lists the months of the English.
func (p *pair) monthsSaid() string {
	var all []string
	for v, m := range englishMonthNames {
		if p.en.months[v] > 0 {
			all = append(all, title(m))
		}
	}
	return strings.Join(all, ", ")
}

func compareWeekdays(p *pair) {
	if len(p.en.weekdays) == 0 || len(p.c.weekdays) == 0 {
		return
	}
	p.tellNames("weekday", p.en.weekdays, p.c.namesIn(p.t, p.c.weekdays), englishWeekdays, p.c.rules.Weekdays.Names, func(int) bool { return false })
}

func title(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// tellNames: a name that has gone, or stands there less often, while one has
// come that the English does not have, is a changed name.
func (p *pair) tellNames(kind string, source map[int]int, got namesFound, english []string, names [][]string, otherwise func(int) bool) {
	var lost, fewer, came []string
	wrong, from, want := -1, -1, -1
	for v := range len(names) {
		n := source[v]
		switch has := got.sure[v] + got.weak[v]; {
		case n == 0:
			if got.sure[v] > 0 {
				came = append(came, title(english[v]))
				if from < 0 || got.at[v] < from {
					wrong, from = v, got.at[v]
				}
			}
		case has == 0 && !otherwise(v):
			lost = append(lost, title(english[v]))
			want = v
		case has < n && has > 0:
			fewer = append(fewer, title(english[v]))
			if len(lost) == 0 {
				want = v
			}
		}
	}
	if len(lost) > 0 {
		fewer = nil
	}
	hint := ""
	if want >= 0 {
		hint = fmt.Sprintf("%s is %s", title(english[want]), strings.ReplaceAll(strings.Join(names[want][:min(3, len(names[want]))], ", "), "?", ""))
	}
	switch all := append(lost, fewer...); {
	case len(all) > 0 && wrong >= 0:
		p.find(kind+"-changed", from, -1, p.t.around(from), fmt.Sprintf("the English says %s, the translation says %s", strings.Join(all, ", "), strings.Join(came, ", ")), hint)
	case len(lost) > 0:
		p.find(kind+"-missing", -1, -1, strings.Join(lost, ", "), fmt.Sprintf("the English says %s; no such %s is recognised here", strings.Join(lost, ", "), kind), hint)
	}
}

// asFigure reports whether a month may stand as its number: a figure of the
// translation that the English has not, alone or in a date such as 28/2.
func (p *pair) asFigure(v int) bool {
	english := func(m *number) bool {
		return slices.ContainsFunc(p.en.numbers, func(s number) bool { return s.equals(m) })
	}
	for i := range p.t.numbers {
		n := &p.t.numbers[i]
		if n.code || hyphen(p.t.rune(n.from-1)) && p.t.is(n.from-2).letter() || english(n) {
			continue
		}
		if n.can(float64(v)) {
			return true
		}
		for k := range n.parts {
			if n.parts[k].can(float64(v)) && !english(&n.parts[k]) {
				return true
			}
		}
	}
	return false
}

// slashed is the figure before n in a date such as 28/2, or nil.
func (p *pair) slashed(n *number) *number {
	if r := p.t.rune(n.from - 1); r != '/' && r != '∕' && r != '⁄' {
		return nil
	}
	for i := range p.t.numbers {
		if p.t.numbers[i].to == n.from-1 {
			return &p.t.numbers[i]
		}
	}
	return nil
}

// monthFigure reports whether a figure is the month of a date such as 28/2,
// and the English names that month.
func (p *pair) monthFigure(n *number) bool {
	v := int(n.values[0])
	return len(p.en.months) > 0 && p.en.months[v-1] > 0 && p.slashed(n) != nil
}

// wrongFigure finds a date such as 28/3 whose day the English has, under
// another month.
func (p *pair) wrongFigure() *number {
	for i := range p.t.numbers {
		n := &p.t.numbers[i]
		v := n.values[0]
		if v < 1 || v > 12 || v != float64(int(v)) || p.en.months[int(v)-1] > 0 {
			continue
		}
		if day := p.slashed(n); day != nil && day.values[0] <= 31 && slices.ContainsFunc(p.en.numbers, func(s number) bool { return s.equals(day) }) &&
			!slices.ContainsFunc(p.en.numbers, func(s number) bool { return s.equals(n) }) {
			return n
		}
	}
	return nil
}

// namesFound counts the months or weekdays of a text: those that can be
// nothing else, and those that are other words too; at is where each stands.
type namesFound struct{ sure, weak, at map[int]int }

func (c *Checker) namesIn(t *text, names []name) namesFound {
	found := namesFound{map[int]int{}, map[int]int{}, map[int]int{}}
	s := t.s
	if c.latin {
		s = strings.ToLower(s)
		if len(s) != len(t.s) {
			return found
		}
	}
	taken := make([]bool, len(s))
	for _, n := range names {
		for from := 0; ; {
			i := strings.Index(s[from:], n.s)
			if i < 0 {
				break
			}
			i += from
			from = i + len(n.s)
			// A name that two months or days share counts for both.
			if taken[i] && !n.weak || !c.bounded(s, i, from) {
				continue
			}
			for k := i; k < from; k++ {
				taken[k] = true
			}
			if n.weak {
				found.weak[n.value]++
				continue
			}
			found.sure[n.value]++
			if found.sure[n.value] == 1 {
				found.at[n.value] = utf8.RuneCountInString(s[:i])
			}
		}
	}
	return found
}

// bounded reports whether the bytes from…to of a text are a word, but for the
// clitics that may hang on it.
func (c *Checker) bounded(s string, from, to int) bool {
	start := from
	for start > 0 {
		r, n := utf8.DecodeLastRuneInString(s[:start])
		if k := classOf(r); !k.letter() && k != mark {
			break
		}
		start -= n
	}
	if start < from && !slices.Contains(c.rules.Clitics.Before, s[start:from]) {
		return false
	}
	letters := 0
	end := to
	for end < len(s) {
		r, n := utf8.DecodeRuneInString(s[end:])
		if k := classOf(r); !k.letter() && k != mark {
			break
		}
		letters++
		end += n
	}
	if letters == 0 || slices.Contains(c.rules.Clitics.After, s[to:end]) {
		return true
	}
	return letters <= c.rules.Clitics.Trailing && utf8.RuneCountInString(s[from:to]) >= 4
}

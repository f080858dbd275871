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
	sure, weak, at := p.c.namesIn(p.t, p.c.months)
	var lost []int
	for _, m := range p.en.months {
		if !slices.Contains(sure, m) && !slices.Contains(weak, m) && !p.asFigure(m+1) {
			lost = append(lost, m)
		}
	}
	p.tellNames("month", lost, sure, p.en.months, at, func(i int) string { return title(englishMonthNames[i]) }, p.c.rules.Months.Names)
}

func compareWeekdays(p *pair) {
	if len(p.en.weekdays) == 0 || len(p.c.weekdays) == 0 {
		return
	}
	sure, weak, at := p.c.namesIn(p.t, p.c.weekdays)
	var lost []int
	for _, d := range p.en.weekdays {
		if !slices.Contains(sure, d) && !slices.Contains(weak, d) {
			lost = append(lost, d)
		}
	}
	p.tellNames("weekday", lost, sure, p.en.weekdays, at, func(i int) string { return title(englishWeekdays[i]) }, p.c.rules.Weekdays.Names)
}

func title(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// tellNames: a name that has gone while another has come is a changed name.
func (p *pair) tellNames(kind string, lost, sure, source []int, at map[int]int, english func(int) string, names [][]string) {
	if len(lost) == 0 {
		return
	}
	var came, wanted []string
	from := -1
	for _, v := range sure {
		if !slices.Contains(source, v) {
			came = append(came, english(v))
			if from < 0 {
				from = at[v]
			}
		}
	}
	for _, v := range lost {
		wanted = append(wanted, english(v))
	}
	w := strings.Join(wanted, ", ")
	hint := fmt.Sprintf("%s is %s", english(lost[0]), strings.Join(names[lost[0]][:min(3, len(names[lost[0]]))], ", "))
	if len(came) > 0 {
		p.find(kind+"-changed", from, -1, p.t.around(from), fmt.Sprintf("the English says %s, the translation says %s", w, strings.Join(came, ", ")), hint)
		return
	}
	p.find(kind+"-missing", -1, -1, w, fmt.Sprintf("the English says %s; no %s is recognised here", w, kind), hint)
}

// asFigure reports whether a month may stand as its number: a figure of the
// translation that the English has not.
func (p *pair) asFigure(v int) bool {
	for i := range p.t.numbers {
		n := &p.t.numbers[i]
		at := func(m *number) bool {
			return m.can(float64(v)) && !slices.ContainsFunc(p.en.numbers, func(s number) bool { return s.equals(m) })
		}
		if at(n) {
			return true
		}
		for k := range n.parts {
			if at(&n.parts[k]) {
				return true
			}
		}
	}
	return false
}

// namesIn finds the months or weekdays of a text: those that can be nothing
// else, and those that are other words too; at is where each stands.
func (c *Checker) namesIn(t *text, names []name) (sure, weak []int, at map[int]int) {
	s := t.s
	if c.latin {
		s = strings.ToLower(s)
		if len(s) != len(t.s) {
			return
		}
	}
	taken := make([]bool, len(s))
	at = map[int]int{}
	for _, n := range names {
		for from := 0; ; {
			i := strings.Index(s[from:], n.s)
			if i < 0 {
				break
			}
			i += from
			from = i + len(n.s)
			if taken[i] || !c.bounded(s, i, from) {
				continue
			}
			for k := i; k < from; k++ {
				taken[k] = true
			}
			if n.weak {
				weak = append(weak, n.value)
				continue
			}
			if !slices.Contains(sure, n.value) {
				sure = append(sure, n.value)
				at[n.value] = utf8.RuneCountInString(s[:i])
			}
		}
	}
	return
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

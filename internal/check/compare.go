package check

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// compareNumbers holds the figures of a translation against the English. A
// figure that has gone while another has come is a changed number; one that
// has only gone may be a word.
func compareNumbers(p *pair) {
	source := p.en.numbers
	if len(source) == 0 && len(p.en.phones) == 0 {
		return
	}
	target := p.figures()
	settled, used := make([]bool, len(source)), make([]bool, len(target))
	match := func(equal func(s, t *number) bool) {
		for i := range source {
			if settled[i] {
				continue
			}
			for j := range target {
				if !used[j] && equal(&source[i], &target[j]) {
					settled[i], used[j] = true, true
					break
				}
			}
		}
	}
	match(func(s, t *number) bool { return !t.soft && s.equals(t) })
	// What marks and spaces separate or join: a list 26,27, and 100 000.
	for j := range target {
		if !used[j] && target[j].list() {
			for k := range target[j].parts {
				for i := range source {
					if !settled[i] && source[i].equals(&target[j].parts[k]) {
						settled[i], used[j] = true, true
						break
					}
				}
			}
		}
	}
	for i := range source {
		if settled[i] {
			continue
		}
		for k := range source[i].parts {
			for j := range target {
				if !used[j] && target[j].equals(&source[i].parts[k]) {
					settled[i], used[j] = true, true
				}
			}
		}
		if v := max(source[i].values[0], source[i].scaled); !settled[i] && v >= 1000 {
			settled[i] = joined(p.t, v, target, used)
		}
	}
	match(func(s, t *number) bool { return p.calendars(s.values[0], t) })
	if p.c.lang.Hours == "from-six" { // ten in the morning is four
		match(func(s, t *number) bool {
			return s.clock && (t.can(math.Mod(s.values[0]+6, 12)) || s.can(6) && t.can(12))
		})
	}

	var lost, gone []number // lost: nowhere in the translation; gone: there less often
	words := p.wordValues
	for i := range source {
		if settled[i] || p.inWords(source[i].values[0], words) {
			continue
		}
		if slices.ContainsFunc(target, func(t number) bool { return source[i].equals(&t) }) {
			gone = append(gone, source[i])
			continue
		}
		lost = append(lost, source[i])
	}
	var strange, extra []number // strange: nowhere in the English; extra: there less often
	for j := range target {
		t := &target[j]
		if used[j] || t.soft || p.allowed(t) {
			continue
		}
		if slices.ContainsFunc(source, func(s number) bool { return s.equals(t) }) {
			extra = append(extra, *t)
			continue
		}
		strange = append(strange, *t)
	}
	// With as many figures on both sides each has its counterpart, and neither
	// words nor months explain a stranger.
	hard := 0
	var open, came []number
	for j := range target {
		if !target[j].soft && !p.monthFigure(&target[j]) {
			hard++
			if !used[j] && !p.named(&target[j]) && !slices.ContainsFunc(source, func(s number) bool { return s.equals(&target[j]) }) {
				came = append(came, target[j])
			}
		}
	}
	var wordless []number // open, and no word of the translation has the value
	for i := range source {
		if !settled[i] {
			open = append(open, source[i])
			if !p.inWords(source[i].values[0], words) {
				wordless = append(wordless, source[i])
			}
		}
	}
	even := len(source) == hard
	if !even && len(source)-len(open)+len(wordless) == hard {
		even, open = true, wordless
	}
	// “two … 5” may become “2 … five”: a word for each figure, and no change.
	if len(wordless) == 0 && !slices.ContainsFunc(came, func(t number) bool { return !p.allowed(&t) }) {
		even = false
	}
	p.tellNumbers(even && len(open) > 0 && len(came) > 0, open, came, lost, gone, strange, extra)
}

func (p *pair) tellNumbers(even bool, open, stranger, lost, gone, strange, extra []number) {
	bigLost, bigStrange := big(lost), big(strange)
	came := append(slices.Clone(bigStrange), big(extra)...)
	switch {
	case len(bigLost) > 0 && len(came) > 0:
		p.changed(bigLost, came)
	case len(big(gone)) > 0 && len(bigStrange) > 0:
		p.changed(big(gone), bigStrange)
	case even:
		p.changed(open, stranger)
	case len(bigLost) > 0:
		p.find("num-missing", -1, -1, listed(bigLost), fmt.Sprintf("%s of the English is not there as figures", listed(bigLost)),
			"write the figure; if it is written as a word, say so: ignore = [\"num-missing: written as a word\"]")
	}
}

func (p *pair) changed(lost, came []number) {
	p.find("num-changed", came[0].from, came[0].to, listed(came),
		fmt.Sprintf("the English says %s, the translation says %s", listed(lost), listed(came)), "write the number of the English, or correct the English")
}

func big(ns []number) []number {
	var all []number
	for _, n := range ns {
		if n.big() {
			all = append(all, n)
		}
	}
	return all
}

func listed(ns []number) string {
	var all []string
	for _, n := range ns {
		if !slices.Contains(all, n.written) {
			all = append(all, n.written)
		}
	}
	return strings.Join(all, ", ")
}

// figures are the numbers of the translation, names left out, each with its
// scale word; telephone numbers that the English has are left out too.
func (p *pair) figures() []number {
	var all []number
	spans := phoneSpans(p.t)
	p.comparePhones(spans)
	for _, n := range p.t.numbers {
		if slices.ContainsFunc(spans, func(s phoneSpan) bool { return n.from >= s.from && n.to <= s.to }) {
			continue
		}
		if n.code && !(p.c.latin && p.c.suffixed(p.t, &n)) {
			n.soft = true
		}
		// Behind a hyphen of a word of the language itself: كوفيد-19.
		if hyphen(p.t.rune(n.from-1)) && p.t.is(n.from-2).letter() {
			n.soft = true
		}
		abbreviatedYear(p.t, &n, all)
		if s := p.c.scaled(p.t, &n); s != 0 {
			n.scaled = s
		}
		all = append(all, n)
	}
	return all
}

// joined looks for a number whose groups of three stand apart: 100 000, or 8, 096.
func joined(t *text, v float64, target []number, used []bool) bool {
	want := fmt.Sprintf("%.0f", v)
	for j := range target {
		got, last := "", j
		for k := j; k < len(target) && len(got) < len(want); k++ {
			if used[k] || k > j && (target[k].from-target[k-1].to > 3 || len(target[k].digits) != 3) {
				break
			}
			got += target[k].digits
			last = k
		}
		if got == want && last > j {
			for k := j; k <= last; k++ {
				used[k] = true
			}
			return true
		}
	}
	return false
}

// calendars lets a year stand in the calendar of the language, where the
// translation says that it does: 2012 ዓ.ም. for 2020, 1399 for 2020.
func (p *pair) calendars(year float64, t *number) bool {
	if year < 1900 || year > 2100 || year != math.Trunc(year) {
		return false
	}
	for _, off := range p.c.yearOffsets {
		if t.can(year-off) && (off > 100 || strings.Contains(p.t.s, "ዓ.ም") && !strings.Contains(p.t.s, "እ.ኤ.አ") || strings.Contains(p.t.s, "ALI")) {
			return true
		}
	}
	return false
}

// named reports whether a figure of two digits or more is part of a name of the
// English: the 19 of COVID-19, which some write apart.
func (p *pair) named(t *number) bool {
	return t.values[0] >= 10 && slices.ContainsFunc(p.en.codes, func(v float64) bool { return t.can(v) })
}

// allowed reports whether a figure of the translation has another reason than
// a change: a number word or a name of the English, a month as a number.
func (p *pair) allowed(t *number) bool {
	for _, v := range p.en.words {
		if t.can(v) || v == 2 && t.can(2.0/3) || v == 50 && t.can(0.5) {
			return true
		}
	}
	for _, v := range p.en.codes {
		if t.can(v) {
			return true
		}
	}
	for m := range p.en.months {
		if t.can(float64(m + 1)) {
			return true
		}
	}
	// The scale word is in one language a figure with zeros.
	for i := range p.en.numbers {
		s := &p.en.numbers[i]
		for _, k := range [...]float64{1e3, 1e5, 1e6, 1e7, 1e9} {
			if p.c.hasScale(p.t) && (t.can(s.values[0]/k) || s.scaled != 0 && t.can(s.scaled/k)) {
				return true
			}
		}
		for k := range s.parts {
			if t.equals(&s.parts[k]) {
				return true
			}
		}
	}
	return false
}

// inWords reports whether a value stands in the translation as words: itself,
// tens and ones, or a multiple of a hundred or a thousand.
func (p *pair) inWords(v float64, values func() map[float64]bool) bool {
	if len(p.c.numberWords) == 0 || v != math.Trunc(v) || v > 1e9 {
		return false
	}
	has := values()
	if has[v] {
		return true
	}
	ones := math.Mod(v, 10)
	if v > 20 && v < 100 && has[v-ones] && has[ones] {
		return true
	}
	for _, k := range [...]float64{100, 1000, 1e6} {
		if v >= 2*k && math.Mod(v, k) == 0 && has[k] && (has[v/k] || v/k > 12) {
			return true
		}
	}
	return v >= 1000 && v < 2100 && has[1000] && has[100]
}

// wordValues are the values of the number words of the translation.
func (p *pair) wordValues() map[float64]bool {
	if p.values == nil {
		p.values = map[float64]bool{}
		for i := range p.t.words {
			p.c.each(p.t.words[i].lower(), func(s string) bool {
				v, ok := p.c.numberWords[s]
				if ok {
					p.values[v] = true
				}
				return ok
			})
		}
	}
	return p.values
}

package check

import (
	"fmt"
	"slices"
	"strings"
)

// A phoneSpan is a telephone number in a text.
type phoneSpan struct {
	from, to int
	digits   string
}

// phoneSpans finds telephone numbers: seven digits or more that start with +
// or 0, in groups that spaces, hyphens, dots or brackets divide; ITU-T E.123.
func phoneSpans(t *text) []phoneSpan {
	if t.has[digit] < 7 {
		return nil
	}
	var all []phoneSpan
	for i := 0; i < len(t.r); i++ {
		start := t.r[i] == '+' || decimalDigit(t.r[i]) == 0
		if !start || t.is(i-1) == digit || t.is(i-1).letter() || numberMark(t.rune(i-1)) && t.is(i-2) == digit || hyphen(t.rune(i-1)) {
			continue
		}
		digits, groups, end, shortest := strings.Builder{}, 0, i, 9
		for j := i; j < len(t.r); {
			k := j
			for k < len(t.r) && decimalDigit(t.r[k]) >= 0 {
				digits.WriteByte(byte('0' + decimalDigit(t.r[k])))
				k++
			}
			if k > j {
				groups++
				end = k
				if groups > 1 {
					shortest = min(shortest, k-j)
				}
				j = k
				continue
			}
			if r := t.r[j]; r == '+' && j == i || r == ' ' || r == 0xA0 || r == 0x202F || r == '(' || r == ')' || r == '-' || r == '‐' || r == '‑' || (r == '.' && groups > 0 && j > i+2) || t.class[j] == hidden {
				j++
				continue
			}
			break
		}
		n := digits.Len()
		if n >= 7 && n <= 15 && end > i && !(shortest <= 2 && n <= 8) {
			all = append(all, phoneSpan{i, end, digits.String()})
			i = end
		}
	}
	return all
}

// comparePhones: a telephone number survives digit by digit.
func (p *pair) comparePhones(spans []phoneSpan) {
	for _, want := range p.en.phones {
		if slices.ContainsFunc(spans, func(s phoneSpan) bool { return s.digits == want }) || strings.Contains(onlyDigits(p.t), want) {
			continue
		}
		got := ""
		from, to := -1, -1
		for _, s := range spans {
			if !slices.Contains(p.en.phones, s.digits) {
				got, from, to = p.t.part(s.from, s.to), s.from, s.to
			}
		}
		message := fmt.Sprintf("the telephone number %s of the English is not there", want)
		if got != "" {
			message = fmt.Sprintf("the English has the telephone number %s, the translation has %s", want, got)
		}
		p.find("phone", from, to, got, message, "copy the number digit by digit; group it as the country does")
	}
}

func onlyDigits(t *text) string {
	var b strings.Builder
	for _, r := range t.r {
		if d := decimalDigit(r); d >= 0 {
			b.WriteByte(byte('0' + d))
		}
	}
	return b.String()
}

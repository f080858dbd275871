package check

import (
	"math"
	"slices"
	"strings"
)

// An english is what the rules need of one English text; it is made once and
// serves every language.
type english struct {
	t        *text
	lower    []string // its words in small letters
	set      map[string]bool
	numbers  []number    // none inside a telephone number
	words    []float64   // values of number words
	codes    []float64   // digits of names such as COVID-19
	phones   []string    // digits only
	months   map[int]int // 0 … 11, and how often
	weekdays map[int]int // 0 … 6, Monday first, and how often
	tokens   []string    // placeholders and markup
	urls     []string
	drugs    []string // international names
	negated  string   // the first not, never, without …, or empty
}

func newEnglish(s string) *english {
	e := &english{t: newText(s)}
	t := e.t
	e.set = make(map[string]bool, len(t.words))
	e.lower = make([]string, len(t.words))
	for i := range t.words {
		e.lower[i] = strings.ReplaceAll(strings.ToLower(t.words[i].s), "’", "'")
		e.set[e.lower[i]] = true
	}
	spans := phoneSpans(t)
	for _, p := range spans {
		e.phones = append(e.phones, p.digits)
	}
	for i := range t.numbers {
		n := t.numbers[i]
		if slices.ContainsFunc(spans, func(p phoneSpan) bool { return n.from >= p.from && n.to <= p.to }) {
			continue
		}
		if n.code {
			e.codes = append(e.codes, n.values[:n.n]...)
			continue
		}
		if !math.IsNaN(n.values[0]) {
			// English leaves no doubt: a comma groups, a point is decimal.
			n.n, n.parts = 1, nil
		}
		n.scaled = scaledBy(t, &n, englishScale)
		afternoon(t, &n)
		if v := n.values[0]; v >= 1800 && v < 2100 && math.Mod(v, 10) == 0 && t.rune(n.to) == 's' {
			n.add(math.Mod(v, 100)) // the 1930s are the 30s
		}
		abbreviatedYear(t, &n, e.numbers)
		e.numbers = append(e.numbers, n)
	}
	e.words = englishNumberWords(e.lower)
	e.months = englishMonths(t, e.lower)
	for i, w := range e.lower {
		if d := slices.Index(englishWeekdays, strings.TrimSuffix(w, "s")); d >= 0 && capital(t.words[i].s) {
			if e.weekdays == nil {
				e.weekdays = map[int]int{}
			}
			e.weekdays[d]++
		}
		if e.negated == "" && (negations[w] || strings.HasSuffix(w, "n't")) {
			e.negated = t.words[i].s
		}
	}
	e.tokens, _ = tokensOf(t)
	e.urls = urlsOf(s)
	for _, w := range e.lower {
		if d := drugAlias[w]; d != "" {
			w = d
		}
		if drugNames[w] && !slices.Contains(e.drugs, w) {
			e.drugs = append(e.drugs, w)
		}
	}
	return e
}

func capital(s string) bool { return s != "" && s[0] >= 'A' && s[0] <= 'Z' }

var negations = map[string]bool{"not": true, "never": true, "without": true, "cannot": true, "no": true, "nobody": true, "none": true, "nothing": true, "neither": true, "nor": true}

var englishScale = map[string]float64{"hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "millions": 1e6, "thousands": 1e3}

// scaledBy is the number times the scale word behind it, or 0.
func scaledBy(t *text, n *number, scale map[string]float64) float64 {
	i := n.to
	for i < len(t.r) && (t.class[i] == space || hyphen(t.r[i]) || t.r[i] == '+') {
		i++
	}
	if i == n.to && i < len(t.r) && t.class[i] == latin || i >= len(t.r) {
		return 0
	}
	if w := t.wordAt(i); w != nil && w.from == i {
		return n.values[0] * scale[w.lower()]
	}
	return 0
}

// afternoon lets 2 p.m. be 14.
func afternoon(t *text, n *number) {
	rest := strings.ToLower(strings.TrimLeft(t.s[t.at[n.to]:min(len(t.s), int(t.at[n.to])+9)], " :0123456789"))
	n.clock = strings.HasPrefix(rest, "am") || strings.HasPrefix(rest, "a.m") || t.rune(n.to) == ':' && t.is(n.to+1) == digit
	if strings.HasPrefix(rest, "pm") || strings.HasPrefix(rest, "p.m") {
		n.clock = true
		if v := n.values[0]; v < 12 {
			n.add(v + 12)
		}
	}
}

// abbreviatedYear lets the 20 of 2019–20 be 2020.
func abbreviatedYear(t *text, n *number, before []number) {
	if len(before) == 0 || !hyphen(t.rune(n.from-1)) {
		return
	}
	year := before[len(before)-1]
	if year.to == n.from-1 && year.values[0] >= 1000 && year.values[0] < 2200 && n.values[0] < 100 {
		n.add(float64(int(year.values[0])/100*100) + n.values[0])
	}
}

var englishNumbers = map[string]float64{"zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
	"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
	"hundred": 100, "hundreds": 100, "thousand": 1000, "thousands": 1000, "million": 1e6, "billion": 1e9,
	"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
	"eleventh": 11, "twelfth": 12, "nineteenth": 19, "twentieth": 20, "once": 1, "twice": 2, "half": 50, "dozen": 12, "dozens": 12, "couple": 2, "decade": 10, "decades": 10,
	"quarter": 25, "thirds": 3, "double": 2, "triple": 3, "daily": 24, "fortnight": 14, "century": 100, "centuries": 100, "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80, "nineties": 90}

// englishNumberWords lists the values of the number words, one by one and in
// sums and products of neighbours: twenty-one, two hundred.
func englishNumberWords(words []string) []float64 {
	var all []float64
	run := 0.0
	for _, w := range words {
		v, ok := englishNumbers[w]
		switch {
		case !ok:
			if w != "and" && w != "a" {
				run = 0
			}
			continue
		case run > 0 && v >= 100:
			run *= v
		default:
			run += v
		}
		all = append(all, v)
		if run != v {
			all = append(all, run)
		}
	}
	return all
}

var englishMonthNames = []string{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"}
var englishWeekdays = []string{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
var monthLeads = map[string]bool{"in": true, "on": true, "of": true, "since": true, "until": true, "by": true, "early": true, "late": true, "mid": true, "from": true, "to": true, "during": true, "before": true, "after": true, "and": true, "till": true, "through": true}

// englishMonths finds the months. May, March and August are other words too,
// June, April and Augusta people: a capital, and a figure or a preposition
// beside it, make them months.
func englishMonths(t *text, lower []string) map[int]int {
	var all map[int]int
	for i, w := range lower {
		m := slices.Index(englishMonthNames, w)
		if m < 0 || !capital(t.words[i].s) {
			continue
		}
		from, to := t.words[i].from, t.words[i].to
		sure := m != 2 && m != 4 && m != 5 && m != 7 && m != 3
		if !sure {
			near := func(j int) bool { return t.is(j) == digit }
			sure = near(to+1) || near(to+2) || near(from-2) || near(from-4) ||
				i > 0 && t.words[i-1].to == from-1 && monthLeads[lower[i-1]] && !(i+1 < len(lower) && t.words[i+1].from == to+1 && capital(t.words[i+1].s))
		}
		if sure {
			if all == nil {
				all = map[int]int{}
			}
			all[m]++
		}
	}
	return all
}

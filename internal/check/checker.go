package check

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"salam/internal/language"
)

// A Checker is the rules of one language, ready for use. It may be used from
// several goroutines at once.
type Checker struct {
	lang    *language.Language
	rules   *language.Rules // never nil
	basic   bool            // the language has no rules of its own
	script  class           // of the language's letters
	latin   bool
	family  map[string]bool
	comma   rune // of the profile; 0: the language's
	profile string

	letters     map[rune]letterRule
	page        [256]bool // blocks of 256 that hold a letter of `letters`
	spellings   map[string]spellingRule
	doubled     map[string]bool
	negated     map[string]bool
	negStarts   []string
	numberWords map[string]float64
	scale       map[string]float64
	months      []name
	weekdays    []name
	drugs       map[string]string // spelling → international name
	yearOffsets []float64
	identity    *identities
	run         []func(*pair)
}

type letterRule struct {
	rule  string
	write rune // 0: only a person knows
}

type spellingRule struct{ rule, write string }

// A name is a spelling of a month or weekday.
type name struct {
	s     string
	value int
	weak  bool
}

// New makes the checker of a language. The others are its neighbours in the
// tree, which a text could have been written in by mistake.
func New(l *language.Language, others ...*language.Language) *Checker {
	c := &Checker{lang: l, rules: l.Rules, family: map[string]bool{}, script: scriptOf(l.Script), latin: l.Script == "Latn"}
	if c.rules == nil {
		c.rules, c.basic = &language.Rules{}, true
		switch c.script {
		case arabic:
			c.family["arabic-script"] = true
		case ethiopic:
			c.family["ethiopic"] = true
		}
	}
	r := c.rules
	for _, f := range r.Families {
		c.family[f] = true
	}
	c.profile = r.Profile
	if l.Profile != "" {
		c.profile = l.Profile
	}
	c.useProfile(r.Profiles[c.profile])
	c.compileNames()
	c.identity = newIdentities(l, others)
	c.run = []func(*pair){
		compareNumbers, compareMonths, compareWeekdays, compareTokens, compareURLs, compareDrugs, compareNegation,
		identical, wrongLanguage, mojibake, invisible, nfc, letters, spellings, punctuation, englishLeft, doubledWords, brackets, endings,
		ratio, wooden,
	}
	for _, f := range []struct {
		name string
		run  func(*pair)
	}{{"arabic-script", arabicScript}, {"arabic", arabicLanguage}, {"persian", persian}, {"dari", dari}, {"pashto", pashto}, {"sorani", sorani}, {"ethiopic", ethiopicScript}, {"amharic", amharic}, {"tigrinya", tigrinya}, {"oromo", oromo}, {"spanish", spanish}} {
		if c.family[f.name] {
			c.run = append(c.run, f.run)
		}
	}
	return c
}

// WithProfile is the checker under another convention of the same language,
// e.g. "ti-ER"; ok is false where the language has no such profile.
func (c *Checker) WithProfile(profile string) (*Checker, bool) {
	p, ok := c.rules.Profiles[profile]
	if !ok {
		return c, profile == c.rules.Profile
	}
	other := *c
	other.profile = profile
	other.letters = nil
	other.useProfile(p)
	return &other, true
}

func (c *Checker) useProfile(p language.Profile) {
	c.comma = 0
	if p.Comma != "" {
		c.comma, _ = utf8.DecodeRuneInString(p.Comma)
	}
	c.letters = map[rune]letterRule{}
	for _, l := range c.rules.Letters {
		write := []rune(l.Write)
		for i, r := range []rune(l.Found) {
			if slices.Contains(p.Allow, string(r)) {
				continue
			}
			lr := letterRule{rule: l.Rule}
			if i < len(write) {
				lr.write = write[i]
			}
			c.letters[r] = lr
			if r < 0x10000 {
				c.page[r>>8] = true
			}
		}
	}
}

// allows reports whether the profile is at home with a character.
func (c *Checker) allows(r rune) bool {
	return slices.Contains(c.rules.Profiles[c.profile].Allow, string(r))
}

func scriptOf(iso string) class {
	switch iso {
	case "Latn":
		return latin
	case "Arab":
		return arabic
	case "Ethi":
		return ethiopic
	}
	return foreign
}

func (c *Checker) compileNames() {
	r := c.rules
	c.spellings, c.doubled, c.negated = map[string]spellingRule{}, map[string]bool{}, map[string]bool{}
	c.numberWords, c.scale, c.drugs = map[string]float64{}, map[string]float64{}, map[string]string{}
	for _, s := range r.Spellings {
		for i, w := range s.Found {
			c.spellings[w] = spellingRule{s.Rule, s.Write[i]}
		}
	}
	for _, w := range r.Doubled.Words {
		c.doubled[w] = true
	}
	for _, w := range r.Negation.Words {
		if start, ok := strings.CutSuffix(w, "*"); ok {
			c.negStarts = append(c.negStarts, start)
			continue
		}
		c.negated[w] = true
	}
	for into, table := range map[*map[string]float64]map[string][]string{&c.numberWords: r.Numbers.Words, &c.scale: r.Numbers.Scale} {
		for digits, words := range table {
			v, err := strconv.ParseFloat(digits, 64)
			if err != nil {
				continue
			}
			for _, w := range words {
				(*into)[norm.NFC.String(strings.TrimPrefix(w, "?"))] = v
			}
		}
	}
	c.months, c.weekdays = compileNames(r.Months.Names), compileNames(r.Weekdays.Names)
	for drug, names := range r.Drugs.Names {
		for _, n := range names {
			c.drugs[n] = drug
		}
	}
	switch {
	case c.family["ethiopic"]:
		c.yearOffsets = []float64{7, 8}
	case c.family["persian"] || c.family["pashto"]:
		c.yearOffsets = []float64{621, 622}
	}
}

func compileNames(lists [][]string) []name {
	var all []name
	for v, list := range lists {
		for _, s := range list {
			s, weak := strings.CutPrefix(s, "?")
			all = append(all, name{norm.NFC.String(s), v, weak})
		}
	}
	// The longest first, so that یکشنبه is not read as شنبه.
	slices.SortStableFunc(all, func(a, b name) int { return len(b.s) - len(a.s) })
	return all
}

// each tries a word as it is, then without the clitics that it may carry,
// until try is content.
func (c *Checker) each(w string, try func(string) bool) bool {
	if try(w) {
		return true
	}
	for _, b := range c.rules.Clitics.Before {
		rest, ok := strings.CutPrefix(w, b)
		if !ok || rest == "" {
			continue
		}
		if try(rest) {
			return true
		}
		for _, a := range c.rules.Clitics.After {
			if stem, ok := strings.CutSuffix(rest, a); ok && stem != "" && try(stem) {
				return true
			}
		}
	}
	for _, a := range c.rules.Clitics.After {
		if stem, ok := strings.CutSuffix(w, a); ok && stem != "" && try(stem) {
			return true
		}
	}
	return false
}

// scaled is a figure of the translation times the scale word behind it.
func (c *Checker) scaled(t *text, n *number) float64 {
	if len(c.scale) == 0 {
		return 0
	}
	i := n.to
	for i < len(t.r) && i < n.to+3 && (t.class[i] == space || hyphen(t.r[i])) {
		i++
	}
	w := t.wordAt(i)
	if w == nil {
		return 0
	}
	v := 0.0
	c.each(w.lower(), func(s string) bool { v = c.scale[s]; return v != 0 })
	return v * n.values[0]
}

func (c *Checker) hasScale(t *text) bool {
	for i := range t.words {
		if c.each(t.words[i].lower(), func(s string) bool { return c.scale[s] != 0 }) {
			return true
		}
	}
	return false
}

// suffixed reports whether letters behind a figure are an ending of the
// language (2020tti), not part of a name.
func (c *Checker) suffixed(t *text, n *number) bool {
	if t.is(n.from-1).letter() || hyphen(t.rune(n.from-1)) {
		return false
	}
	w := t.wordAt(n.to)
	return w != nil && w.s == strings.ToLower(w.s)
}

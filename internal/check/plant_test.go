package check

import (
	"math/rand/v2"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A fault is one kind of mistake that can be put into a text. plant changes
// the translation, and says no where the text has no room for it; any of the
// rules may find it.
type fault struct {
	name      string
	languages string // of corpora, blank for all
	rules     []string
	plant     func(r *rand.Rand, lang string, c *Checker, p Pair) (Pair, bool)
}

// replaceRune changes one of the places where a character stands.
func replaceRune(from rune, to string, ok func(s string, at int) bool) func(*rand.Rand, string, *Checker, Pair) (Pair, bool) {
	return func(r *rand.Rand, _ string, _ *Checker, p Pair) (Pair, bool) {
		var places []int
		for i, x := range p.Translation {
			if x == from && (ok == nil || ok(p.Translation, i)) {
				places = append(places, i)
			}
		}
		if len(places) == 0 {
			return p, false
		}
		at := places[r.IntN(len(places))]
		p.Translation = p.Translation[:at] + to + p.Translation[at+utf8.RuneLen(from):]
		return p, true
	}
}

// insert puts something between two letters of a word.
func insert(s string) func(*rand.Rand, string, *Checker, Pair) (Pair, bool) {
	return func(r *rand.Rand, _ string, _ *Checker, p Pair) (Pair, bool) {
		t := newText(p.Translation)
		var places []int
		for i := 1; i < len(t.r); i++ {
			if t.class[i] > latin && t.class[i-1] > latin || t.class[i] == latin && t.class[i-1] == latin {
				places = append(places, i)
			}
		}
		if len(places) == 0 {
			return p, false
		}
		at := places[r.IntN(len(places))]
		p.Translation = t.part(0, at) + s + t.part(at, len(t.r))
		return p, true
	}
}

func nextLetter(s string, at int) bool {
	_, n := utf8.DecodeRuneInString(s[at:])
	x, _ := utf8.DecodeRuneInString(s[at+n:])
	return unicode.IsLetter(x)
}

func wordEnd(s string, at int) bool { return !nextLetter(s, at) && before(s, at) }

func before(s string, at int) bool {
	x, _ := utf8.DecodeLastRuneInString(s[:at])
	return unicode.IsLetter(x)
}

func finalMark(mark, write string) func(*rand.Rand, string, *Checker, Pair) (Pair, bool) {
	return func(_ *rand.Rand, _ string, _ *Checker, p Pair) (Pair, bool) {
		t := strings.TrimSpace(p.Translation)
		rest, ok := strings.CutSuffix(t, mark)
		if !ok || rest == "" {
			return p, false
		}
		last := newText(rest)
		if c := last.is(len(last.r) - 1); c != ethiopic && c != arabic {
			return p, false
		}
		p.Translation = rest + write
		return p, true
	}
}

// otherNumber changes a figure of the translation that the English has too.
func otherNumber(small bool, change func(r *rand.Rand, n int) int) func(*rand.Rand, string, *Checker, Pair) (Pair, bool) {
	return func(r *rand.Rand, _ string, _ *Checker, p Pair) (Pair, bool) {
		en, t := newEnglish(p.English), newText(p.Translation)
		var places []number
		for _, n := range t.numbers {
			if n.code || hyphen(t.rune(n.from-1)) && t.is(n.from-2).letter() || len(n.parts) > 0 || n.values[0] > 12 == small || t.is(n.to) == latin || t.is(n.from-1) == latin {
				continue
			}
			for _, s := range en.numbers {
				if s.equals(&n) {
					places = append(places, n)
				}
			}
		}
		if len(places) == 0 {
			return p, false
		}
		n := places[r.IntN(len(places))]
		v := change(r, int(n.values[0]))
		if v < 0 || v == int(n.values[0]) {
			return p, false
		}
		for _, s := range en.numbers {
			if s.can(float64(v)) {
				return p, false
			}
		}
		zero := rune('0')
		if d := t.r[n.from]; d >= 0x6F0 {
			zero = 0x6F0
		} else if d >= 0x660 {
			zero = 0x660
		}
		digits := strings.Map(func(x rune) rune { return x - '0' + zero }, strconv.Itoa(v))
		p.Translation = t.part(0, n.from) + digits + t.part(n.to, len(t.r))
		return p, true
	}
}

// otherName changes a month or weekday that the English names.
func otherName(month bool) func(*rand.Rand, string, *Checker, Pair) (Pair, bool) {
	return func(r *rand.Rand, _ string, c *Checker, p Pair) (Pair, bool) {
		en, t := newEnglish(p.English), newText(p.Translation)
		names, lists, source := c.months, c.rules.Months.Names, en.months
		if !month {
			names, lists, source = c.weekdays, c.rules.Weekdays.Names, en.weekdays
		}
		got := c.namesIn(t, names)
		if len(got.sure) != 1 || len(source) != 1 {
			return p, false
		}
		was := -1
		for v := range got.sure {
			was = v
		}
		if source[was] == 0 {
			return p, false
		}
		v := (was + 1 + r.IntN(len(lists)-1)) % len(lists)
		write := strings.TrimPrefix(lists[v][0], "?")
		for _, n := range names {
			if n.value == was {
				if i := strings.Index(strings.ToLower(p.Translation), n.s); i >= 0 && c.bounded(strings.ToLower(p.Translation), i, i+len(n.s)) {
					p.Translation = p.Translation[:i] + write + p.Translation[i+len(n.s):]
					return p, true
				}
			}
		}
		return p, false
	}
}

// marked are the figures with a mark inside, 1,234 or 4.7, that both texts have.
func marked(p Pair) (t *text, places []number) {
	en, t := newEnglish(p.English), newText(p.Translation)
	for _, n := range t.numbers {
		for _, s := range en.numbers {
			if !n.code && len(n.parts) > 0 && s.equals(&n) {
				places = append(places, n)
			}
		}
	}
	return t, places
}

func markedNumber(r *rand.Rand, _ string, _ *Checker, p Pair) (Pair, bool) {
	t, places := marked(p)
	if len(places) == 0 {
		return p, false
	}
	n := places[r.IntN(len(places))]
	digits := []rune(n.written)
	for i := len(digits) - 1; i >= 0; i-- {
		if d := decimalDigit(digits[i]); d >= 0 {
			digits[i] += rune((d+3)%10 - d)
			break
		}
	}
	p.Translation = t.part(0, n.from) + string(digits) + t.part(n.to, len(t.r))
	return p, true
}

func lostNumber(r *rand.Rand, _ string, _ *Checker, p Pair) (Pair, bool) {
	en, t := newEnglish(p.English), newText(p.Translation)
	for _, n := range t.numbers {
		if !n.code && n.big() && len(en.numbers) == 1 && en.numbers[0].equals(&n) && len(t.numbers) == 1 {
			p.Translation = t.part(0, n.from) + t.part(n.to, len(t.r))
			return p, true
		}
	}
	return p, false
}

// addedTo puts the same thing into English and translation, changed in one.
func addedTo(english, translation string) func(*rand.Rand, string, *Checker, Pair) (Pair, bool) {
	return func(_ *rand.Rand, _ string, _ *Checker, p Pair) (Pair, bool) {
		p.English, p.Translation = english+" "+p.English, translation+" "+p.Translation
		return p, true
	}
}

func word0(from, to map[string]string) func(*rand.Rand, string, *Checker, Pair) (Pair, bool) {
	return func(r *rand.Rand, lang string, _ *Checker, p Pair) (Pair, bool) {
		t := newText(p.Translation)
		for i := range t.words {
			if w := &t.words[i]; from[w.s] != "" {
				p.Translation = t.part(0, w.from) + from[w.s] + t.part(w.to, len(t.r))
				return p, true
			}
		}
		return p, false
	}
}

func doubledWord(r *rand.Rand, _ string, c *Checker, p Pair) (Pair, bool) {
	t := newText(p.Translation)
	for _, i := range r.Perm(len(t.words)) {
		w := &t.words[i]
		if c.doubled[w.lower()] && t.is(w.to) == space && t.is(w.from-1) == space {
			p.Translation = t.part(0, w.to) + " " + w.s + t.part(w.to, len(t.r))
			return p, true
		}
	}
	return p, false
}

const (
	five  = "ar fa prs ps ckb"
	three = "fa prs ps ckb"
	ethi  = "am ti_ET ti_ER ti"
)

var facts = []fault{
	{"a number over 12, one more", "", []string{"num-changed"}, otherNumber(false, func(r *rand.Rand, n int) int { return n + 1 })},
	{"a number over 12, two figures exchanged", "", []string{"num-changed"}, otherNumber(false, func(r *rand.Rand, n int) int {
		s := []byte(strconv.Itoa(n))
		s[len(s)-1], s[len(s)-2] = s[len(s)-2], s[len(s)-1]
		v, _ := strconv.Atoi(string(s))
		if v <= 12 {
			return n
		}
		return v
	})},
	{"a number over 12, a figure lost", "", []string{"num-changed", "num-missing"}, otherNumber(false, func(r *rand.Rand, n int) int { return n / 10 })},
	{"a number over 12, a zero added", "", []string{"num-changed"}, otherNumber(false, func(r *rand.Rand, n int) int { return n * 10 })},
	{"a number with a mark, one figure", "", []string{"num-changed", "num-missing"}, markedNumber},
	{"a number lost with its figures", "", []string{"num-changed", "num-missing"}, lostNumber},
	{small, "", []string{"num-changed"}, otherNumber(true, func(r *rand.Rand, n int) int { return n + 1 + r.IntN(5) })},
	{"another month", "", []string{"month-changed"}, otherName(true)},
	{"another weekday", "", []string{"weekday-changed"}, otherName(false)},
	{"a telephone number, one figure", "", []string{"phone"}, addedTo("Call 01632 960 123.", "01632 960 132")},
	{"a placeholder misspelt", "", []string{"placeholder"}, addedTo("Call {emergency}.", "{emergancy}")},
	{"a placeholder lost", "", []string{"placeholder"}, addedTo("Call {emergency}.", "")},
	{"an address, one letter", "", []string{"url"}, addedTo("See https://nhs.uk/doctor", "https://nhs.uk/docter")},
	{"another medicine", "", []string{"drug-changed"}, func(_ *rand.Rand, _ string, c *Checker, p Pair) (Pair, bool) {
		p.English, p.Translation = "Take paracetamol. "+p.English, c.rules.Drugs.Names["ibuprofen"][0]+" "+p.Translation
		return p, true
	}},
}

var points = []fault{
	{"a zero-width space", "", []string{"invis"}, insert("\u200b")},
	{"a soft hyphen", "", []string{"invis"}, insert("\u00ad")},
	{"a direction override", "", []string{"bidi-embed"}, insert("\u202e")},
	{"an isolate", "", []string{"bidi-embed"}, insert("\u2067")},
	{"a direction mark", "am ti_ET ti_ER ti ar ps ckb", []string{"bidi-mark"}, insert("\u200f")},
	{"a direction mark for a non-joiner", "fa prs", []string{"fa-lrm-zwnj"}, func(r *rand.Rand, l string, c *Checker, p Pair) (Pair, bool) {
		return replaceRune(0x200c, "\u200e ", func(s string, at int) bool { return before(s, at) && nextLetter(s, at) })(r, l, c, p)
	}},
	{"decoded as Latin-1", "", []string{"mojibake"}, addedTo("Charité", "CharitÃ©")},
	{"an Arabic kaf", three, []string{"ar-kaf"}, replaceRune('ک', "ك", nil)},
	{"an Arabic yeh", "fa prs ckb", []string{"ar-yeh"}, replaceRune('ی', "ي", nil)},
	{"an alef maksura", three, []string{"ar-alefmaksura"}, replaceRune('ی', "ى", nil)},
	{"a Persian yeh in Arabic", "ar", []string{"ar-foreign"}, replaceRune('ي', "ی", nil)},
	{"a Persian kaf in Arabic", "ar", []string{"ar-foreign"}, replaceRune('ك', "ک", nil)},
	{"a letter of Urdu", "ar fa prs ps", []string{"ar-urdu"}, replaceRune('ه', "ہ", nil)},
	{"a presentation form", five, []string{"ar-pres"}, replaceRune('ا', "\ufe8e", nil)},
	{"a Latin question mark", five, []string{"ar-qmark"}, replaceRune('؟', "?", nil)},
	{"a Latin comma", five, []string{"ar-comma"}, replaceRune('،', ",", func(s string, at int) bool { return before(s, at) })},
	{"figures of the other set", "fa prs ps", []string{"ar-digit-block"}, addedTo("14", "١٤")},
	{"figures of the extended set", "ar ckb", []string{"ar-digit-block"}, addedTo("14", "۱۴")},
	{"a doubled non-joiner", "fa prs", []string{"zwnj-edge"}, replaceRune(0x200c, "\u200c\u200c", nil)},
	{"a non-joiner at the edge", "fa prs ckb", []string{"zwnj-edge"}, replaceRune(' ', "\u200c ", func(s string, at int) bool { return before(s, at) })},
	{"a joiner", five, []string{"zwj"}, insert("\u200d")},
	{"ه and a non-joiner for ە", "ckb", []string{"ckb-heh-zwnj"}, replaceRune('ە', "ه\u200c", nextLetter)},
	{"final ه for ە", "ckb", []string{"ckb-heh-final"}, replaceRune('ە', "ه", wordEnd)},
	{"a bare vowel at the start", "ckb", []string{"ckb-vowel-init"}, func(r *rand.Rand, l string, c *Checker, p Pair) (Pair, bool) {
		return replaceRune('ئ', "", func(s string, at int) bool {
			rest := s[at+2:]
			return at > 0 && s[at-1] == ' ' && (strings.HasPrefix(rest, "ە") || strings.HasPrefix(rest, "ا") || strings.HasPrefix(rest, "ێ")) && nextLetter(rest, 0)
		})(r, l, c, p)
	}},
	{"a bare alef", "ar", []string{"ar-hamza"}, word0(map[string]string{"إلى": "الى", "أو": "او", "إذا": "اذا", "أن": "ان", "أنه": "انه"}, nil)},
	{"a final yeh", "ar", []string{"ar-yeh-final"}, word0(map[string]string{"على": "علي", "حتى": "حتي"}, nil)},
	{"marks out of order", "ar", []string{"nfc"}, addedTo("", "محم\u0651\u064eد")},
	{"ي inside a word", "ps", []string{"ps-yeh-medial"}, replaceRune('ی', "ي", nextLetter)},
	{"two colons", ethi, []string{"et-double-colon"}, finalMark("።", "፡፡")},
	{"two Latin colons", ethi, []string{"et-double-colon"}, finalMark("።", "::")},
	{"a single colon at the end", ethi, []string{"et-colon-end"}, finalMark("።", "፡")},
	{"a Latin full stop", ethi, []string{"et-ascii-stop"}, finalMark("።", ".")},
	{"a Latin comma", ethi, []string{"et-ascii-comma"}, replaceRune('፣', ",", func(s string, at int) bool {
		x, _ := utf8.DecodeLastRuneInString(s[:at])
		rest := s[at+3:]
		return unicode.Is(unicode.Ethiopic, x) && unicode.IsLetter(x) && (rest == "" || rest[0] < '0' || rest[0] > '9')
	})},
	{"a question in ፥", ethi, []string{"et-question"}, func(r *rand.Rand, l string, c *Checker, p Pair) (Pair, bool) {
		for _, m := range []string{"?", "፧"} {
			if q, ok := finalMark(m, "፥")(r, l, c, p); ok && strings.HasSuffix(strings.TrimSpace(p.English), "?") {
				return q, true
			}
		}
		return p, false
	}},
	{"an apostrophe", "ti_ET ti_ER ti", []string{"et-apos"}, replaceRune('’', "'", func(s string, at int) bool { return before(s, at) && nextLetter(s, at) })},
	{"a small Latin letter", ethi, []string{"et-mixword"}, insert("v")},
	{"a letter of Sebatbeit", ethi, []string{"et-stray"}, insert("ⶐ")},
	{"a letter of Tigrinya", "am", []string{"am-ti-letter"}, replaceRune('ቀ', "ቐ", nil)},
	{"a doubled word", "", []string{"func-dup"}, doubledWord},
	{"three letters", "om", []string{"om-triple"}, func(r *rand.Rand, l string, c *Checker, p Pair) (Pair, bool) {
		return replaceRune('a', "aa", func(s string, at int) bool { return at > 1 && s[at-1] == 'a' && s[at-2] >= 'a' && s[at-2] <= 'z' })(r, l, c, p)
	}},
	{"a hudhaa", "om", []string{"om-hudhaa"}, replaceRune('’', "'", func(s string, at int) bool { return before(s, at) && nextLetter(s, at) })},
	{"an opening mark lost", "es", []string{"es-inv"}, replaceRune('¿', "", nil)},
	{"an accent lost", "es", []string{"es-accent"}, word0(map[string]string{"también": "tambien", "días": "dias", "después": "despues", "infección": "infeccion", "transmisión": "transmision", "además": "ademas", "según": "segun"}, nil)},
	{"a space before the stop", "", []string{"space-before"}, func(r *rand.Rand, l string, c *Checker, p Pair) (Pair, bool) {
		t := strings.TrimSpace(p.Translation)
		x, n := utf8.DecodeLastRuneInString(t)
		if !stop(x) || len(t) == n || !before(t, len(t)-n) {
			return p, false
		}
		p.Translation = t[:len(t)-n] + " " + string(x)
		return p, true
	}},
}

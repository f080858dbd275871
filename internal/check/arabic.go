package check

import (
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

var (
	arabicFive = []string{"ar", "fa", "prs", "ps", "ckb"}
	arabicHead = "Arabic script"
)

var arabicRules = []Rule{
	{ID: "ar-pres", Severity: Error, Family: arabicHead, Languages: arabicFive, What: "a presentation form (FB50–FDCF, FE70–FEFC)", Why: "It looks like the letter, is not found by any search, and some fonts lack it. `--fix` writes the letter.", Example: "U+FE81 → آ"},
	{ID: "ar-kaf", Severity: Error, Family: arabicHead, Languages: []string{"fa", "prs", "ps", "ckb"}, What: "the Arabic kaf U+0643", Why: "Human readers do not see it; search and glossary miss the word.", Example: "كه → که"},
	{ID: "ar-yeh", Severity: Error, Family: arabicHead, Languages: []string{"fa", "prs", "ckb"}, What: "the Arabic yeh U+064A", Why: "Its final form has two dots, and search misses the word. Pashto needs both letters.", Example: "گيرنده → گیرنده"},
	{ID: "ar-alefmaksura", Severity: Error, Family: arabicHead, Languages: []string{"fa", "prs", "ps", "ckb"}, What: "the alef maksura U+0649", Why: "As for the yeh. In Pashto only a reader knows which yeh is meant.", Example: "هۆى → هۆی"},
	{ID: "ar-foreign", Severity: Error, Family: arabicHead, Languages: []string{"ar"}, What: "ی, ک or a letter of Kurdish or Pashto in Arabic", Why: "Typed on a Persian keyboard; search misses the word.", Example: "فی → في"},
	{ID: "ar-urdu", Severity: Error, Family: arabicHead, Languages: []string{"ar", "fa", "prs", "ps"}, What: "ہ ھ ے ڈ ٹ ں ڑ", Why: "Letters of Urdu; ے is at home in the profile ps-PK.", Example: "پہ → په"},
	{ID: "ar-tatweel", Severity: Warn, Family: arabicHead, Languages: arabicFive, What: "a tatweel, except after ب ل ال ك before a figure or Latin word in Arabic", Why: "It stretches a word for looks and breaks search.", Example: "ILIـیان"},
	{ID: "ar-digit-mix", Severity: Warn, Family: arabicHead, Languages: arabicFive, What: "figures of two sets in one text; names such as COVID-19 are left out", Why: "The reader stops at the number. Which set is used is a matter of style.", Example: "۱۶ … 16"},
	{ID: "ar-digit-block", Severity: Error, Family: arabicHead, Languages: arabicFive, What: "figures U+0660 in Farsi, Dari and Pashto, U+06F0 in Arabic and Sorani", Why: "They look alike except 4, 5 and 6.", Example: "٤ → ۴"},
	{ID: "ar-pct-before", Severity: Warn, Family: arabicHead, Languages: arabicFive, What: "a percent sign before its number", Why: "CLDR writes the number first in all five; the bidirectional algorithm moves it on screen.", Example: "٪۴ → ۴٪"},
	{ID: "ar-qmark", Severity: Error, Family: arabicHead, Languages: arabicFive, What: "the Latin question mark", Why: "Professionals never write it.", Example: "? → ؟"},
	{ID: "ar-comma", Severity: Fix, Family: arabicHead, Languages: arabicFive, What: "a Latin comma beside an Arabic letter", Why: "Put right silently.", Example: ", → ،"},
	{ID: "ar-semi", Severity: Fix, Family: arabicHead, Languages: arabicFive, What: "a Latin semicolon behind an Arabic letter", Why: "Put right silently.", Example: "; → ؛"},
	{ID: "ar-urdu-stop", Severity: Warn, Family: arabicHead, Languages: arabicFive, What: "the full stop of Urdu U+06D4", Why: "Right throughout in the profile ps-PK; elsewhere a mixture.", Example: "۔ → ."},
	{ID: "zwj", Severity: Error, Family: arabicHead, Languages: arabicFive, What: "a zero-width joiner, except in the abbreviation ه\u200d", Why: "Letters join by themselves; it breaks search.", Example: "U+200D → deleted"},
	{ID: "zwnj-edge", Severity: Error, Family: arabicHead, Languages: []string{"fa", "prs", "ckb"}, What: "a non-joiner that is doubled, or beside a space, a mark or the edge", Why: "Junk that nobody sees; in one of three places a join is really missing (شده\u200c است).", Example: "واکنش\u200c سازمان → واکنش سازمان"},
	{ID: "ar-hamza", Severity: Error, Family: arabicHead, Languages: []string{"ar"}, What: "a bare alef for a hamza in a common word", Why: "Readers take the text for careless.", Example: "الى → إلى"},
	{ID: "ar-yeh-final", Severity: Error, Family: arabicHead, Languages: []string{"ar"}, What: "علي, إلي, حتي with yeh for alef maksura; not where the English names Ali", Why: "In Egypt both look alike; elsewhere it is another word.", Example: "علي الطبيب → على الطبيب"},
}

func arabicScript(p *pair) {
	t := p.t
	if t.has[arabic] == 0 {
		return
	}
	persianLike := p.c.family["persian"] || p.c.family["sorani"]
	for i, r := range t.r {
		switch {
		case r < 0x80:
			p.latinMark(i, r)
		case r == 0x640:
			p.tatweel(i)
		case r == '٪':
			p.percent(i)
		case r == 0x6D4:
			if !p.c.allows('۔') {
				p.find("ar-urdu-stop", i, i+1, p.t.around(max(0, i-1))+"۔", "the full stop of Urdu", "write a full stop; for Pashto of Pakistan set profile = \"ps-PK\"")
			}
		case r == zwj:
			if t.rune(i-1) == 'ه' && !t.is(i+1).letter() {
				continue
			}
			p.found1("zwj", i, "", fmt.Sprintf("a zero-width joiner beside “%s”", p.beside(i)), "delete it")
		case r == zwnj:
			if persianLike && edgeOfJoiner(t, i) {
				p.found1("zwnj-edge", i, "", fmt.Sprintf("a non-joiner that parts nothing, beside “%s”", p.beside(i)), "delete it; if two parts of one word are meant, delete the space instead")
			}
		case r >= 0xFB50 && r <= 0xFDCF && r != 0xFD3E && r != 0xFD3F || r >= 0xFE70 && r <= 0xFEFC:
			p.found0("ar-pres", i, i+1, norm.NFKC.String(string(r)), fmt.Sprintf("%c (U+%04X) in “%s” is a presentation form", r, r, t.around(i)), "write "+norm.NFKC.String(string(r)))
		}
	}
	p.digitSets()
}

// edgeOfJoiner reports whether a non-joiner has no letter on one side.
func edgeOfJoiner(t *text, i int) bool {
	left, right := t.is(i-1), t.is(i+1)
	joined := func(c class) bool { return c.letter() || c == mark || c == digit }
	if r := t.rune(i - 1); r == lrm || r == rlm {
		left = arabic // told as bidi-mark
	}
	return !joined(left) || !joined(right)
}

// latinMark looks at , ; ? % of the Latin script.
func (p *pair) latinMark(i int, r rune) {
	t := p.t
	before, after := t.is(i-1), t.is(i+1)
	switch r {
	case ',':
		far := t.is(i + 2)
		if before == digit && after == digit {
			return
		}
		// Beside an Arabic letter, directly or across the space behind it.
		if before == arabic || before == mark || before == hidden || after == arabic || after == space && far == arabic {
			p.mend("ar-comma", i, i+1, "،", "a Latin comma", "write ،")
		}
	case ';':
		if before == arabic || before == mark {
			p.mend("ar-semi", i, i+1, "؛", "a Latin semicolon", "write ؛")
		}
	case '?':
		if latinAround(t, i) {
			return
		}
		p.find("ar-qmark", i, i+1, t.around(max(0, i-1))+"?", "a Latin question mark", "write ؟")
		p.edits = append(p.edits, edit{rule: "ar-qmark", from: i, to: i + 1, write: "؟"})
	case '%':
		p.percent(i)
	}
}

// latinAround reports whether a mark belongs to a Latin word or address: one
// stands before it, and behind it no Arabic text goes on and nothing ends.
func latinAround(t *text, i int) bool {
	if t.is(i-1) != latin && t.is(i-1) != digit {
		return false
	}
	return t.is(i+1) == latin || t.is(i+1) == digit || t.rune(i+1) == '=' || t.rune(i+1) == '&' || t.rune(i+1) == ')' || t.rune(i+1) == '"' || t.rune(i+1) == '”'
}

func (p *pair) percent(i int) {
	t := p.t
	if t.is(i+1) != digit || t.is(i-1) == digit || t.is(i-1) == latin || t.rune(i+2) == 's' {
		// “%8 8” and “457, 78% 358”: the sign stands between; only a clear case is told.
		return
	}
	j := i + 1
	for j < len(t.r) && (t.class[j] == digit || numberMark(t.r[j]) && t.is(j+1) == digit) {
		j++
	}
	p.find("ar-pct-before", i, j, t.part(i, j), fmt.Sprintf("the percent sign stands before the number in %s", t.part(i, j)), "write "+t.part(i+1, j)+t.part(i, i+1))
}

// tatweel: Arabic writes one between a one-letter preposition or the article
// and a figure or Latin word.
func (p *pair) tatweel(i int) {
	t := p.t
	if t.rune(i-1) == 0x640 {
		return
	}
	if p.c.family["arabic"] {
		j := i
		for j < len(t.r) && (t.r[j] == 0x640 || t.class[j] == hidden) {
			j++
		}
		if !t.is(j).letter() || t.is(j) == latin {
			switch w := t.wordAt(i); {
			case w == nil:
			default:
				switch strings.Trim(w.s, "ـ") {
				case "ب", "ل", "ال", "ك", "و", "لل", "بال", "وال", "ول", "وب", "وك", "كال", "ه", "هـ", "فال", "ف":
					return
				}
			}
		}
	}
	p.find("ar-tatweel", i, i+1, t.around(i), fmt.Sprintf("a tatweel in “%s”", t.around(i)), "delete it")
	p.edits = append(p.edits, edit{rule: "ar-tatweel", from: i, to: i + 1})
}

// digitSets: figures of two sets in one text. Names such as COVID-19 are left
// out, and so are telephone numbers.
func (p *pair) digitSets() {
	t := p.t
	if t.has[digit] < 2 {
		return
	}
	var western, own *number
	spans := phoneSpans(t)
	for i := range t.numbers {
		n := &t.numbers[i]
		if n.code {
			continue
		}
		phone := false
		for _, s := range spans {
			phone = phone || n.from >= s.from && n.to <= s.to
		}
		if phone {
			continue
		}
		if t.r[n.from] < 0x80 {
			// A figure that hangs on a Latin word is part of a name.
			if t.is(n.from-1) == latin || t.is(n.to) == latin || t.is(n.from-2) == latin && t.is(n.from-1) != arabic || t.is(n.to+1) == latin {
				continue
			}
			western = n
		} else if unicode.Is(unicode.Nd, t.r[n.from]) {
			own = n
		}
	}
	if western != nil && own != nil {
		p.find("ar-digit-mix", western.from, western.to, western.written+" "+own.written, fmt.Sprintf("%s and %s are figures of two sets", own.written, western.written), "use one set")
	}
}

// arabicLanguage has no rule in code of its own: hamza, final yeh and foreign
// letters are data of the language.
func arabicLanguage(*pair) {}

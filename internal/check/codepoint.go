package check

import (
	"fmt"
	"strings"

	"golang.org/x/text/unicode/norm"
)

var codePointRules = []Rule{
	{ID: "mojibake", Severity: Error, Family: "Code points", What: "UTF-8 that was read as Latin-1 or Windows-1252, or a replacement character", Why: "The reader sees â€ or Ã© instead of a letter.", Example: "CharitÃ© → Charité"},
	{ID: "invis", Severity: Error, Family: "Code points", What: "a zero-width space, word joiner, byte order mark, soft hyphen or control character; in Latin and Ethiopic text joiners too", Why: "It breaks search, wrapping and copying, and nobody can see it. `--fix` deletes it.", Example: "በችግር ጊዜ፣ U+200B → deleted"},
	{ID: "bidi-embed", Severity: Error, Family: "Code points", What: "a direction embedding, override or isolate (U+202A–202E, U+2066–2069)", Why: "The program isolates numbers and foreign words itself; a mark by hand can turn a telephone number round.", Example: "U+202E → deleted"},
	{ID: "bidi-mark", Severity: Warn, Family: "Code points", What: "LRM, RLM or ALM that stands beside no Latin letter or figure", Why: "It does nothing there; often it was typed for something else.", Example: "پلی U+200E پروتین"},
	{ID: "nfc", Severity: Fix, Family: "Code points", What: "text that is not in Unicode normal form C", Why: "It looks the same. One of eight good Arabic lines differs only in the order of shadda and vowel: put right silently.", Example: "U+0651 U+064E → U+064E U+0651"},
	{ID: "letter", Severity: Error, Family: "Code points", What: "a letter that the language's own data refuses", Why: "For a language that adds a row to [[letters]] without a rule of its own.", Example: "rule = \"letter\""},
	{ID: "spelling", Severity: Warn, Family: "Code points", What: "a spelling that the language's own data refuses", Why: "For a language that adds a row to [[spellings]] without a rule of its own.", Example: "rule = \"spelling\""},
}

// letters finds the code points of the language's table.
func letters(p *pair) {
	for i, r := range p.t.r {
		if r >= 0x10000 || r < 0x80 || !p.c.page[r>>8] {
			continue
		}
		l, ok := p.c.letters[r]
		if !ok {
			continue
		}
		rule := l.rule
		if severityOf(rule) == "" {
			rule = "letter"
		}
		message := fmt.Sprintf("%c (U+%04X) in “%s”", r, r, p.t.around(i))
		if note := letterNotes[rule]; note != "" {
			message += ": " + note
		}
		if l.write == 0 {
			p.find(rule, i, i+1, p.t.around(i), message, "")
			continue
		}
		p.found0(rule, i, i+1, string(l.write), message, fmt.Sprintf("write %c (U+%04X)", l.write, l.write))
	}
}

// found0 is mend, showing the whole word.
func (p *pair) found0(rule string, from, to int, write, message, hint string) {
	p.find(rule, from, to, p.t.around(from), message, hint)
	p.edits = append(p.edits, edit{rule: rule, from: from, to: to, write: write, auto: mendsItself(rule)})
}

func severityOf(rule string) Severity { return ruleByID[rule].Severity }

var letterNotes = map[string]string{
	"ar-kaf":            "the Arabic kaf",
	"ar-yeh":            "the Arabic yeh",
	"ar-alefmaksura":    "the alef maksura, which the language does not have",
	"ar-foreign":        "Arabic does not have this letter",
	"ar-urdu":           "a letter of Urdu",
	"ar-digit-block":    "a figure of the other set: 4, 5 and 6 look different",
	"ckb-arabic-letter": "Sorani writes the sound with another letter; names may keep it",
	"ps-gaf":            "the standard of Kabul writes ګ",
	"am-ej-a":           "a letter of Tigrinya; Amharic writes አ",
	"am-ti-letter":      "a letter of Tigrinya that Amharic does not have",
	"am-wu":             "ው is the usual spelling",
}

// spellings finds the whole words of the language's table.
func spellings(p *pair) {
	if len(p.c.spellings) == 0 {
		return
	}
	for i := range p.t.words {
		w := &p.t.words[i]
		s, ok := p.c.spellings[w.lower()]
		if !ok {
			continue
		}
		// A name in the English is a name: Ali, not على.
		if s.rule == "ar-yeh-final" && (p.en.set["ali"] || p.en.set["aly"]) || w.script == latin && p.en.set[w.lower()] || insideCode(p.t, w) {
			continue
		}
		rule := s.rule
		if severityOf(rule) == "" {
			rule = "spelling"
		}
		p.find(rule, w.from, w.to, w.s, fmt.Sprintf("“%s” is written “%s”", w.s, s.write), "")
		p.edits = append(p.edits, edit{rule: rule, from: w.from, to: w.to, write: s.write})
	}
}

// insideCode reports whether a word is part of an address or a name with
// figures.
func insideCode(t *text, w *word) bool {
	for _, r := range [...]rune{t.rune(w.from - 1), t.rune(w.to)} {
		if r == '/' || r == '@' || r == '_' || r >= '0' && r <= '9' {
			return true
		}
	}
	return t.rune(w.to) == '.' && t.is(w.to+1).letter() || t.rune(w.from-1) == '.' && t.is(w.from-2).letter()
}

// invisible finds characters that nobody sees and that do nothing good.
func invisible(p *pair) {
	if p.t.has[hidden]+p.t.has[other]+p.t.has[punct]+p.t.has[mark]+p.t.has[foreign]+p.t.has[space] == 0 {
		return
	}
	for i, r := range p.t.r {
		switch {
		case r >= 0x20 && r < 0x7f, r == '\n':
		case r < 0x20 || r >= 0x7f && r < 0xA0 || r == 0xAD || r == 0x200B || r == 0x2060 || r == 0xFEFF || r == 0x180E || r == 0x034F || r >= 0x2061 && r <= 0x2064 || r == 0x115F || r == 0x3164 || r >= 0xE0000 && r <= 0xE007F || r >= 0xFFF9 && r <= 0xFFFC:
			write := ""
			if r == '\t' {
				write = " "
			}
			p.found1("invis", i, write, fmt.Sprintf("U+%04X, which nobody sees, beside “%s”", r, p.beside(i)), "delete it; --fix does")
		case (r == zwnj || r == zwj) && p.c.script != arabic && p.c.script != foreign:
			p.found1("invis", i, "", fmt.Sprintf("U+%04X, which this script does not use, beside “%s”", r, p.beside(i)), "delete it")
		case r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069:
			p.found1("bidi-embed", i, "", fmt.Sprintf("U+%04X, a mark of direction, beside “%s”", r, p.beside(i)), "delete it: the program sets directions")
		case r == lrm || r == rlm || r == alm:
			if p.c.family["persian"] && markForJoiner(p.t, i) {
				continue // told by fa-lrm-zwnj
			}
			left, right := p.t.is(i-1), p.t.is(i+1)
			if left == latin || left == digit || right == latin || right == digit || neutralBeside(p.t, i) {
				continue
			}
			p.found1("bidi-mark", i, "", fmt.Sprintf("U+%04X, a mark of direction, beside “%s”", r, p.beside(i)), "delete it, if no figure or Latin word stands beside it")
		}
	}
}

// neutralBeside reports whether punctuation parts the mark at i from a figure
// or a Latin letter.
func neutralBeside(t *text, i int) bool {
	far := func(step int) bool {
		for k := 1; k <= 3; k++ {
			switch t.is(i + step*k) {
			case latin, digit:
				return true
			case punct, other, hidden:
			default:
				return false
			}
		}
		return false
	}
	return far(-1) || far(1)
}

// found1 is mend for one character, showing its code point.
func (p *pair) found1(rule string, i int, write, message, hint string) {
	p.find(rule, i, i+1, fmt.Sprintf("U+%04X", p.t.r[i]), message, hint)
	p.edits = append(p.edits, edit{rule: rule, from: i, to: i + 1, write: write, auto: mendsItself(rule)})
}

// beside is the word next to a character that cannot be seen.
func (p *pair) beside(i int) string {
	for k := 1; k < 4; k++ {
		if w := p.t.wordAt(i - k); w != nil {
			return w.s
		}
		if w := p.t.wordAt(i + k); w != nil {
			return w.s
		}
	}
	return ""
}

// nfc puts the order and composition of marks right, word by word.
func nfc(p *pair) {
	if norm.NFC.IsNormalString(p.t.s) {
		return
	}
	t := p.t
	for i := 0; i < len(t.r); {
		j := i + 1
		for j < len(t.r) && t.class[j] != space && t.class[j] != punct {
			j++
		}
		if s := t.part(i, j); !norm.NFC.IsNormalString(s) {
			p.mend("nfc", i, j, norm.NFC.String(s), fmt.Sprintf("“%s” is not in normal form C", s), "looks the same; put right by --fix")
		}
		i = j
	}
}

// cp1252 is what Windows-1252 makes of the bytes 0x80 … 0x9F.
const cp1252 = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"

// mojibake finds the first byte of a UTF-8 sequence read as a letter, with a
// byte behind it that can only continue one.
func mojibake(p *pair) {
	t := p.t
	if t.has[latin] == 0 && t.has[other] == 0 {
		return
	}
	continues := func(r rune) bool { return r >= 0x80 && r <= 0xBF || strings.ContainsRune(cp1252, r) && r != 0 }
	for i, r := range t.r {
		bad := false
		switch {
		case r == 0xFFFD:
			bad = true
		case r == 'Ã' || r == 'Â' || r == 'Å' || r == 'Ä' || r == 'Ø' || r == 'Ù' || r == 'Û' || r == 'Ð' || r == 'Ê' || r == 'É':
			next := t.rune(i + 1)
			bad = continues(next) && next != 0xA0 && next != '»' && next != '”' && next != '’' && next != '…' && next != '–' && next != '—' ||
				(r == 'Ã' || r == 'Â') && (next == 0xA0 || next == '»') ||
				(r == 'Ä' || r == 'Ã' || r == 'Å') && i > 0 && t.class[i-1] == latin && t.r[i-1] >= 'a' && t.r[i-1] <= 'z'
		case r == 'â' || r == 'ã' || r == 'á':
			a, b := t.rune(i+1), t.rune(i+2)
			bad = continues(a) && continues(b) && a != '»' && a != '”' && a != '’' || r == 'â' && a == '€'
		}
		if bad {
			j := i + 1
			for j < len(t.r) && continues(t.r[j]) {
				j++
			}
			p.find("mojibake", i, j, t.part(i, j), fmt.Sprintf("“%s” is text that was decoded wrongly", t.part(i, j)), "copy the text again as UTF-8")
		}
	}
}

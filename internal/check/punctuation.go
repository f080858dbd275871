package check

import (
	"fmt"
	"strings"
)

var punctuationRules = []Rule{
	{ID: "space-before", Severity: Fix, Family: "Punctuation", What: "a space before a closing mark", Why: "A line may break before it. Put right silently; no reviewer is bothered with it.", Example: "ይባላል ። → ይባላል።"},
	{ID: "no-space-after", Severity: Fix, Family: "Punctuation", What: "no space after a comma or stop between letters", Why: "Two words read as one. Put right silently.", Example: "ኣሎ።ናይ → ኣሎ። ናይ"},
	{ID: "punct-repeat", Severity: Fix, Family: "Punctuation", What: "the same mark twice", Why: "Put right silently; three dots stay.", Example: "،، → ،"},
	{ID: "final-punct", Severity: Warn, Family: "Punctuation", What: "the English ends in . ? or !, the translation in nothing", Why: "It also shows a sentence that was cut off.", Example: "“… by phone.” → “… ስልክ”"},
	{ID: "bracket", Severity: Warn, Family: "Punctuation", What: "brackets or quotation marks are in pairs in the English and not here", Why: "A part may be missing.", Example: "“ … → “ … ”"},
}

// stops are the marks that close a phrase or a sentence, in every script.
func stop(r rune) bool {
	switch r {
	case '.', ',', ';', ':', '!', '?', '،', '؛', '؟', '۔', '።', '፣', '፤', '፥', '፦', '፧', '፡', '፨':
		return true
	}
	return false
}

// divider is a mark that needs a space behind it between letters. The Latin
// full stop is none: it stands in abbreviations and addresses.
func divider(r rune) bool {
	switch r {
	case ',', ';', '،', '؛', '؟', '۔', '።', '፣', '፤', '፧':
		return true
	}
	return false
}

func punctuation(p *pair) {
	t := p.t
	for i := 1; i < len(t.r); i++ {
		if c := t.class[i]; c != punct && c != other {
			continue
		}
		r := t.r[i]
		if !stop(r) {
			continue
		}
		before, after := t.is(i-1), t.is(i+1)
		switch {
		case before == space && t.r[i-1] != '\n' && !(r == '.' && (after == digit || after == latin || t.rune(i+1) == '.')) && !(r == ',' && after == digit && p.c.latin) && !(r == ':' && (t.rune(i+1) == ')' || t.rune(i+1) == '/')) && !doubleColonAt(t, i) && !(r == '፡' && after == ethiopic):
			j := i - 1
			for j > 0 && t.class[j-1] == space && t.r[j-1] != '\n' {
				j--
			}
			if j == 0 || t.r[j-1] == '\n' || !(t.class[j-1].letter() || t.class[j-1] == digit || t.class[j-1] == mark || strings.ContainsRune(`)]”"»%`, t.r[j-1]) || t.class[j-1] == punct && stop(t.r[j-1]) && t.r[j-1] != r) {
				break
			}
			write := ""
			if r == '?' && t.class[j-1] == latin {
				write = "" // French spacing is not used in any of the languages
			}
			p.find("space-before", j, i+1, t.part(j, i+1), fmt.Sprintf("a space before %c", r), "delete it")
			p.edits = append(p.edits, edit{rule: "space-before", from: j, to: i, write: write, auto: true})
		case divider(r) && after.letter() && (before.letter() || before == mark || before == digit && after != latin) && !(before == latin && after == latin && !p.c.latin) && !(p.c.latin && insideToken(t, i)):
			p.find("no-space-after", i, i+1, t.part(i-1, i+2), fmt.Sprintf("no space after %c", r), "write one")
			p.edits = append(p.edits, edit{rule: "no-space-after", from: i + 1, to: i + 1, write: " ", auto: true})
		}
		if t.rune(i-1) == r && repeats(r) && t.rune(i+1) != r && t.rune(i-2) != r {
			p.mend("punct-repeat", i-1, i+1, string(r), fmt.Sprintf("%c twice", r), "write it once")
		}
	}
}

func repeats(r rune) bool {
	switch r {
	case '.', ',', '،', '؛', ';', '።', '፣', '፤', '۔':
		return true
	}
	return false
}

// insideToken reports whether a mark stands inside an address or a formula.
func insideToken(t *text, i int) bool {
	for j := i; j > 0 && t.class[j-1] != space; j-- {
		if t.r[j-1] == '/' || t.r[j-1] == '@' || t.r[j-1] == '=' {
			return true
		}
	}
	return false
}

// final is the last character of a text that is no closing bracket, quotation
// mark or space.
func final(t *text) (rune, int) {
	i := len(t.r) - 1
	for i >= 0 && (t.class[i] == space || t.class[i] == hidden || strings.ContainsRune("\"'”’»)]*›", t.r[i])) {
		i--
	}
	if i < 0 {
		return 0, -1
	}
	return t.r[i], i
}

// endings: the English ends a sentence, the translation ends in nothing.
func endings(p *pair) {
	r, _ := final(p.en.t)
	if r != '.' && r != '?' && r != '!' {
		return
	}
	last, i := final(p.t)
	if i < 0 || stop(last) || last == '…' {
		return
	}
	p.find("final-punct", i, i+1, p.t.around(i), "the English ends in a full stop; this ends in “"+p.t.around(i)+"”", "end the sentence, or complete it if it was cut off")
}

// brackets: pairs in the English that are none here.
func brackets(p *pair) {
	if balanced(p.t) || !balanced(p.en.t) {
		return
	}
	p.find("bracket", -1, -1, "", "brackets or quotation marks are not in pairs", "close what is open; is a part missing?")
}

func balanced(t *text) bool {
	if t.has[punct]+t.has[other] == 0 {
		return true
	}
	var round, square, curly, guillemets, straight int
	for i, r := range t.r {
		switch r {
		case '(':
			round++
		case ')':
			// a) and 1) are marks of a list
			if round == 0 && (t.is(i-1).letter() && t.is(i-2) == space || t.is(i-1) == digit) {
				continue
			}
			round--
		case '[':
			square++
		case ']':
			square--
		case '“', '„':
			curly++
		case '”':
			curly--
		case '«':
			guillemets++
		case '»':
			guillemets--
		case '"':
			straight++
		}
	}
	return round == 0 && square == 0 && guillemets == 0 && straight%2 == 0 && curly >= -1 && curly <= 1 && curly == 0
}

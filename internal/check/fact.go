package check

import (
	"fmt"
	"slices"
	"strings"
)

var factRules = []Rule{
	{ID: "num-changed", Severity: Error, Family: "Facts", What: "a number of the English has gone and another has come, after digit sets (0–9, U+0660, U+06F0, Ethiopic numerals), separators, scale words and number words are compared",
		Why: "Of all faults of professional translations this one harms most: 50,000 became 500,000, 1968 became 1986. Names such as COVID-19 and H1N1 are left out; whole numbers up to 12 count only where both texts have equally many figures.", Example: "“within 14 days” → “በ 41 ቀናት ውስጥ”"},
	{ID: "num-missing", Severity: Warn, Family: "Facts", What: "a number over 12, or with a fraction, is not there as figures or as a known number word", Why: "One in four is a number written as a word that the tables do not know.", Example: "“23 March” → “في مارس”"},
	{ID: "month-changed", Severity: Error, Family: "Facts", What: "the English names a month, the translation names another", Why: "In Tigrinya, Oromo and Amharic the same words name months of two calendars; Kanun and Tishrin are swapped in Sorani.", Example: "February → ጥር (January)"},
	{ID: "month-missing", Severity: Warn, Family: "Facts", What: "the English names a month, and no known name or number of it is there", Why: "Often a spelling that the table of the language lacks: add it.", Example: "“17 March” → “ብ 17”"},
	{ID: "weekday-changed", Severity: Error, Family: "Facts", What: "the English names a weekday, the translation names another", Why: "The reader comes on the wrong day.", Example: "Tuesday → ኣብ ረቡዕ"},
	{ID: "weekday-missing", Severity: Warn, Family: "Facts", What: "the English names a weekday, and no known name of it is there", Why: "Often a regional name that the table of the language lacks: add it.", Example: "Monday → Dafinoo"},
	{ID: "phone", Severity: Error, Family: "Facts", What: "a telephone number of the English is not there digit by digit", Why: "Nobody answers.", Example: "01632 960 123 → 01632 960 132"},
	{ID: "placeholder", Severity: Error, Family: "Facts", What: "a placeholder or markup ({emergency}, %s, <b>, [[ ]]) is in one of the two texts only", Why: "The program fills it in; without it the reader sees no number.", Example: "{emergency} → {emergancy}"},
	{ID: "keep", Severity: Error, Family: "Facts", What: "something that the brief keeps is not in title or text, letter by letter", Why: "The reader will see that word on a sign or a letter, and has to know it.", Example: "keep = [\"GP\"]"},
	{ID: "url-missing", Severity: Warn, Family: "Facts", What: "a web or mail address of the English is not there, and no other", Why: "Sometimes left out on purpose, with its clause.", Example: "nhs.uk/gp"},
	{ID: "url", Severity: Error, Family: "Facts", What: "a web or mail address of the English has gone and another has come", Why: "It leads nowhere, or to somebody else.", Example: "nhs.uk/gp → nhs.uk/pg"},
	{ID: "drug-changed", Severity: Error, Family: "Facts", What: "the English names a medicine, the translation names another one", Why: "The reader takes the wrong medicine. Names: the table of the language, and the Latin name.", Example: "paracetamol → إيبوبروفين"},
	{ID: "neg", Severity: Warn, Family: "Facts", Languages: []string{"ar", "fa", "prs", "ps", "ckb", "es"}, What: "the English says not, never or without, and no word of the language's table says so", Why: "A missing “not” turns the message round. Three of four are a negation put in other words, so it is a question; in Amharic, Tigrinya and Oromo the verb itself negates, and the rule is silent.", Example: "“Do not wait” → “انتظر”"},
	{ID: "source", Severity: Warn, Family: "Facts", What: "the English has changed since the translation was written, or the translation does not say from which English it was written", Why: "What it says may no longer be true.", Example: "source = \"sha256:…\""},
}

// kept: the facts of the brief survive letter by letter.
func (c *Checker) kept(keep []string, texts ...string) []Finding {
	all := strings.Join(texts, "\n")
	var found []Finding
	for _, k := range keep {
		if !strings.Contains(all, k) {
			found = append(found, Finding{Rule: "keep", Severity: Error, Language: c.lang.ID, Text: k, field: "body", from: -1,
				Message: fmt.Sprintf("%q of the brief is not in the title or text", k), Hint: "it survives letter by letter; explain it beside it"})
		}
	}
	return found
}

// tokensOf lists placeholders and markup: {name}, %s, %1$d, <b>, </b>, [[, ]].
func tokensOf(t *text) (tokens []string, at []int) {
	if t.has[punct]+t.has[other] == 0 {
		return
	}
	add := func(i, j int) { tokens, at = append(tokens, t.part(i, j)), append(at, i) }
	for i := 0; i < len(t.r); i++ {
		switch r := t.r[i]; r {
		case '{', '<':
			shut := map[rune]rune{'{': '}', '<': '>'}[r]
			j := i + 1
			if r == '<' && t.rune(j) == '/' {
				j++
			}
			if c := t.rune(j); !(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z') {
				continue
			}
			for j < len(t.r) && j < i+40 && t.r[j] != shut && t.r[j] != r && t.r[j] != '\n' {
				j++
			}
			if t.rune(j) == shut {
				add(i, j+1)
				i = j
			}
		case '%':
			j := i + 1
			for j < len(t.r) && (decimalDigit(t.r[j]) >= 0 && t.r[j] < 0x80 || t.r[j] == '$') {
				j++
			}
			if r := t.rune(j); (r == 's' || r == 'd' || r == '@') && t.is(j+1) != latin && t.is(i-1) != digit && (j == i+1 || t.r[j-1] == '$') {
				add(i, j+1)
				i = j
			}
		case '[', ']':
			if t.rune(i+1) == r {
				add(i, i+2)
				i++
			}
		}
	}
	return
}

func compareTokens(p *pair) {
	if len(p.en.tokens) == 0 && p.t.has[punct]+p.t.has[other] == 0 {
		return
	}
	got, at := tokensOf(p.t)
	for i, k := range got {
		if !slices.Contains(p.en.tokens, k) {
			p.find("placeholder", at[i], at[i], k, fmt.Sprintf("%s is not in the English", k), "placeholders and markup are those of the English")
			return
		}
	}
	for _, k := range p.en.tokens {
		if !slices.Contains(got, k) {
			p.find("placeholder", -1, -1, k, fmt.Sprintf("%s of the English is not there", k), "write it as the English has it; the program fills it in")
			return
		}
	}
}

// urlsOf lists web and mail addresses, without the punctuation behind them.
func urlsOf(s string) []string {
	if !strings.ContainsAny(s, "@") && !strings.Contains(s, "://") && !strings.Contains(s, "www.") && !strings.Contains(s, ".uk") && !strings.Contains(s, ".org") && !strings.Contains(s, ".com") {
		return nil
	}
	var all []string
	for _, f := range strings.FieldsFunc(s, func(r rune) bool {
		return r <= ' ' || r == '<' || r == '>' || r == '"' || r == '“' || r == '”' || r == '(' || r == ')' || r == '،'
	}) {
		f = strings.TrimRight(f, ".,;:!?’'”)]")
		at := strings.IndexByte(f, '@')
		mail := at > 0 && strings.Contains(f[at:], ".")
		web := strings.Contains(f, "://") || strings.HasPrefix(f, "www.") || f == strings.ToLower(f) && domain(f)
		if (mail || web) && !slices.Contains(all, f) {
			all = append(all, f)
		}
	}
	return all
}

// domain reports whether a word is a bare address such as nhs.uk/gp.
func domain(f string) bool {
	host, _, _ := strings.Cut(f, "/")
	for _, end := range []string{".uk", ".org", ".com", ".gov", ".int", ".net"} {
		if strings.HasSuffix(host, end) && len(host) > len(end)+1 {
			return true
		}
	}
	return false
}

func compareURLs(p *pair) {
	for _, u := range p.en.urls {
		if !strings.Contains(p.t.s, u) {
			for _, got := range urlsOf(p.t.s) {
				if !strings.Contains(p.en.t.s, got) {
					p.find("url", -1, -1, got, fmt.Sprintf("the English has the address %s, the translation %s", u, got), "copy it letter by letter")
					return
				}
			}
			p.find("url-missing", -1, -1, u, fmt.Sprintf("the address %s of the English is not there", u), "copy it letter by letter")
		}
	}
}

// compareNegation asks where a "not" has gone.
func compareNegation(p *pair) {
	if p.en.negated == "" || len(p.c.negated) == 0 {
		return
	}
	for i := range p.t.words {
		w := p.t.words[i].lower()
		for _, s := range p.c.negStarts {
			if strings.HasPrefix(w, s) {
				return
			}
		}
		for _, s := range p.c.rules.Negation.Infix {
			if strings.Contains(w, s) {
				return
			}
		}
		if p.c.each(w, func(s string) bool { return p.c.negated[s] }) {
			return
		}
	}
	p.find("neg", -1, -1, p.en.negated, fmt.Sprintf("the English says “%s”; nothing here seems to say so", p.en.negated), "read both once more: is it turned round?")
}

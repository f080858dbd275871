package check

import (
	"fmt"
	"strings"
)

var twoPersian = []string{"fa", "prs"}

var persianRules = []Rule{
	{ID: "fa-lrm-zwnj", Severity: Error, Family: "Farsi and Dari", Languages: twoPersian, What: "a direction mark (LRM, RLM) where a non-joiner belongs", Why: "A keyboard trap: the mark does not part the letters, so that a space was typed as well.", Example: "می U+200E شود → می\u200cشود"},
	{ID: "fa-mi-space", Severity: Warn, Family: "Farsi and Dari", Languages: twoPersian, What: "می or نمی apart from its verb", Why: "Against the Academy's rule in Farsi; ordinary practice in Afghanistan, so that in Dari only a mixture in one text is told, as info. می is also the month of May: not behind a figure.", Example: "می کنند → می\u200cکنند"},
	{ID: "fa-ha-space", Severity: Warn, Family: "Farsi and Dari", Languages: twoPersian, What: "the plural ها, های behind a space", Why: "As for می.", Example: "صابون های → صابون\u200cهای"},
	{ID: "fa-tar-space", Severity: Warn, Family: "Farsi and Dari", Languages: twoPersian, What: "تر, ترین behind a space", Why: "As for می.", Example: "مهم ترین → مهم\u200cترین"},
	{ID: "fa-eh-space", Severity: Warn, Family: "Farsi and Dari", Languages: twoPersian, What: "ای, اند, ام behind ه and a space", Why: "As for می.", Example: "شده اند → شده\u200cاند"},
	{ID: "prs-iranian", Severity: Info, Family: "Farsi and Dari", Languages: []string{"prs"}, What: "two or more words of Iran in a Dari text (بهداشت, بیمارستان, مارس …)", Why: "Afghans understand them and hear a foreigner. One team's habit, so it is a hint.", Example: "بیمارستان → شفاخانه"},
}

// severityInDari: what Iran's Academy refuses is ordinary practice in
// Afghanistan.
var severityInDari = map[string]Severity{"fa-mi-space": Info, "fa-ha-space": Info, "fa-tar-space": Info, "fa-eh-space": Info}

// markForJoiner reports whether a direction mark stands where a non-joiner
// belongs: an Arabic letter on one side, a space or another letter on the other.
func markForJoiner(t *text, i int) bool {
	if t.r[i] != lrm && t.r[i] != rlm {
		return false
	}
	left, right := t.is(i-1), t.is(i+1)
	text := func(c class) bool { return c == arabic || c == mark }
	switch {
	case text(left) && text(right):
		return true
	case text(left) && right == space && t.rune(i+1) != 0:
		return t.is(i+2) == arabic
	case text(right) && left == space && t.rune(i-1) != 0:
		return t.is(i-2) == arabic
	}
	return false
}

func persian(p *pair) {
	t := p.t
	if t.has[hidden] > 0 {
		for i, r := range t.r {
			if (r == lrm || r == rlm) && markForJoiner(t, i) {
				p.find("fa-lrm-zwnj", i, i+1, t.around(max(0, i-1)), fmt.Sprintf("a direction mark (U+%04X) beside “%s”, where a non-joiner belongs", r, p.beside(i)), "write a non-joiner (U+200C) instead of the mark and the space")
			}
		}
	}
	dariText := p.c.family["dari"]
	for i := 1; i < len(t.words); i++ {
		a, b := &t.words[i-1], &t.words[i]
		if b.from-a.to != 1 || t.r[a.to] != ' ' {
			continue
		}
		rule, joined := "", ""
		switch {
		case (a.s == "می" || a.s == "نمی") && t.is(a.from-2) != digit && t.is(a.from-1) != hidden:
			rule, joined = "fa-mi-space", "می\u200c"
		case b.s == "ها" || b.s == "های" || b.s == "هایی" || b.s == "هایش" || b.s == "هایی\u200c":
			rule, joined = "fa-ha-space", "\u200cها"
		case b.s == "تر" || b.s == "ترین" || b.s == "تری":
			rule, joined = "fa-tar-space", "\u200cتر"
		case strings.HasSuffix(a.s, "ه") && (b.s == "ای" || b.s == "اند" || b.s == "ام" || b.s == "اید" || b.s == "ایم") && a.s != "به" && a.s != "که" && a.s != "نه" && a.s != "چه" && a.s != "ده" && a.s != "سه":
			rule, joined = "fa-eh-space", "\u200cاند"
		}
		if rule == "" || dariText && !strings.Contains(t.s, joined) {
			continue
		}
		p.find(rule, a.from, b.to, t.part(a.from, b.to), fmt.Sprintf("“%s” is one word", t.part(a.from, b.to)), "write a non-joiner (U+200C) for the space")
	}
}

// dari asks about words of Iran; fa and prs differ in words, not in letters.
func dari(p *pair) {
	hints := p.c.rules.Identity.Hints
	var there []string
	for i := range p.t.words {
		for _, h := range hints {
			if p.t.words[i].s == h && !strings.Contains(strings.Join(there, " "), h) {
				there = append(there, h)
			}
		}
	}
	if len(there) >= 2 {
		p.find("prs-iranian", -1, -1, strings.Join(there, " "), "words of Iran in a Dari text: "+strings.Join(there, "، "), "would somebody from Afghanistan say it so?")
	}
}

package check

import (
	"fmt"
	"strings"
)

var ckbOnly = []string{"ckb"}

var soraniRules = []Rule{
	{ID: "ckb-heh-zwnj", Severity: Error, Family: "Sorani", Languages: ckbOnly, What: "ه and a non-joiner for ە", Why: "The style of old fonts; neither search nor speech knows the vowel.", Example: "ده\u200cتوانێ → دەتوانێ"},
	{ID: "ckb-heh-final", Severity: Error, Family: "Sorani", Languages: ckbOnly, What: "ه U+0647 at the end of a word, for ە", Why: "As above. شاه, ماه, گوناه and names of God keep it.", Example: "بڵاودەبێتەوه → بڵاودەبێتەوە"},
	{ID: "ckb-heh-doachashmee", Severity: Info, Family: "Sorani", Languages: ckbOnly, What: "ھ beside ه for the same sound in one text", Why: "Both are in use; a mixture breaks search.", Example: "ھەیە … هەر"},
	{ID: "ckb-rr", Severity: Warn, Family: "Sorani", Languages: ckbOnly, What: "ر at the start of a word", Why: "There it is always ڕ.", Example: "رەنگە → ڕەنگە"},
	{ID: "ckb-arabic-letter", Severity: Warn, Family: "Sorani", Languages: ckbOnly, What: "a letter that only Arabic words have: ث ذ ص ض ط ظ ة أ إ آ ؤ ء", Why: "Sorani spells by sound; names may keep theirs.", Example: "ئیثاکا → ئیساکا"},
	{ID: "ckb-vowel-init", Severity: Error, Family: "Sorani", Languages: ckbOnly, What: "a word that starts with ا ە ێ ۆ without ئ", Why: "A slip of typing: a letter or the word before is missing.", Example: "ەگەر → ئەگەر"},
}

var keepsHeh = setOf("شاه", "ماه", "گوناه", "ئەڵڵاه", "ئاه", "پەناه", "ڕاه", "گومراه", "سیپاه", "پادشاه", "دانیشگاه", "بەه", "نیگاه", "الله", "ئەللاه", "عەبدوڵڵاه", "تەباه", "ئاگاه", "فەقیه", "ده", "نه")

func sorani(p *pair) {
	t := p.t
	var heh, doachashmee *word
	for i := range t.words {
		w := &t.words[i]
		if w.script != arabic {
			continue
		}
		first, last := t.r[w.from], t.r[w.to-1]
		start := t.is(w.from-1) == space || strings.ContainsRune("(«“\"[‹", t.rune(w.from-1))
		if start && w.to-w.from > 1 {
			switch first {
			case 'ر':
				p.find("ckb-rr", w.from, w.to, w.s, fmt.Sprintf("“%s” starts with ر", w.s), "write ڕ at the start of a word")
			case 'ا', 'ە', 'ێ', 'ۆ':
				// An ending may stand apart from a Latin word or a figure in brackets; a typed word may not.
				p.find("ckb-vowel-init", w.from, w.to, w.s, fmt.Sprintf("“%s” starts with a bare vowel", w.s), "write ئ before it, or join it to the word before")
			}
		}
		inside := false
		for j := w.from; j < w.to; j++ {
			switch t.r[j] {
			case 'ه':
				switch {
				case t.rune(j+1) == zwnj:
					inside = true
					p.mend2("ckb-heh-zwnj", j, j+2, "ە", w)
				case j+1 < w.to:
					heh = w
				}
			case 'ھ':
				doachashmee = w
			}
		}
		if last == 'ه' && !inside && t.rune(w.to) != zwnj && t.rune(w.to) != zwj && w.to-w.from > 1 && !keepsHeh[w.s] {
			p.mend2("ckb-heh-final", w.to-1, w.to, "ە", w)
		}
	}
	if heh != nil && doachashmee != nil {
		p.find("ckb-heh-doachashmee", doachashmee.from, doachashmee.to, doachashmee.s+" "+heh.s, fmt.Sprintf("“%s” has ھ and “%s” has ه", doachashmee.s, heh.s), "use one of the two throughout")
	}
}

func (p *pair) mend2(rule string, from, to int, write string, w *word) {
	p.find(rule, from, to, w.s, fmt.Sprintf("ه for ە in “%s”", w.s), "write ە (U+06D5)")
	p.edits = append(p.edits, edit{rule: rule, from: from, to: to, write: write})
}

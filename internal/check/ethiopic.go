package check

import (
	"fmt"
	"strings"
)

var (
	twoEthiopic  = []string{"am", "ti"}
	ethiopicHead = "Ethiopic script"
)

var ethiopicRules = []Rule{
	{ID: "et-double-colon", Severity: Fix, Family: ethiopicHead, Languages: twoEthiopic, What: "፡፡ or :: for the full stop", Why: "Typed where the keyboard has no ።. Put right silently.", Example: "፡፡ → ።"},
	{ID: "et-colon-end", Severity: Error, Family: ethiopicHead, Languages: twoEthiopic, What: "a single ፡ at the end of a text whose English does not end in a colon", Why: "The sentence seems to go on.", Example: "እዩ፡ → እዩ።"},
	{ID: "et-ascii-stop", Severity: Error, Family: ethiopicHead, Languages: twoEthiopic, What: "a Latin full stop at the end of a sentence", Why: "It cannot be seen beside Ethiopic letters. Abbreviations (እ.ኤ.አ., ዶ/ር.) keep theirs.", Example: "ተረኺቡ. → ተረኺቡ።"},
	{ID: "et-ascii-comma", Severity: Fix, Family: ethiopicHead, Languages: twoEthiopic, What: "a Latin comma behind an Ethiopic letter", Why: "Put right silently: ፣, in the profile ti-ER ፡.", Example: "ዓመት, → ዓመት፣"},
	{ID: "et-ascii-semi", Severity: Fix, Family: ethiopicHead, Languages: twoEthiopic, What: "a Latin semicolon behind an Ethiopic letter", Why: "Put right silently.", Example: "ኣለዎ; → ኣለዎ፤"},
	{ID: "et-comma-er", Severity: Warn, Family: ethiopicHead, Languages: twoEthiopic, What: "፡ as a comma in a text that also has ፣, where the English has no colon", Why: "Both commas are in use in Ethiopia, and ፡ alone is the standard of Eritrea (ti-ER): only a mixture is told.", Example: "ሕማም፡ … ከተማ፣"},
	{ID: "et-wordsep", Severity: Warn, Family: ethiopicHead, Languages: twoEthiopic, What: "፡ between two letters without a space", Why: "Mostly a comma whose space is missing.", Example: "ድኻም፡ቅርጥማት → ድኻም፡ ቅርጥማት"},
	{ID: "et-question", Severity: Error, Family: ethiopicHead, Languages: twoEthiopic, What: "a question that ends in ፥ ፤ ፡ or ;", Why: "They look like ፧ in some fonts, and mean something else.", Example: "ገረኒ፥ → ገረኒ፧"},
	{ID: "et-apos", Severity: Fix, Family: ethiopicHead, Languages: twoEthiopic, What: "' ` ´ ‘ between letters for ’", Why: "Put right silently.", Example: "ከምኡ'ውን → ከምኡ’ውን"},
	{ID: "et-mixword", Severity: Error, Family: ethiopicHead, Languages: twoEthiopic, What: "small Latin letters inside an Ethiopic word", Why: "A slip of the keyboard. A preposition before, or an ending behind, a Latin name is no fault.", Example: "ዩኒv → ዩኒቨ"},
	{ID: "et-stray", Severity: Error, Family: ethiopicHead, Languages: twoEthiopic, What: "letters of another script that look Ethiopic or Roman (Tifinagh), and Ethiopic letters of other languages", Why: "A slip of the keyboard that no spelling check finds.", Example: "ሰራተⶉች → ሰራተኞች"},
	{ID: "am-ej-a", Severity: Warn, Family: ethiopicHead, Languages: []string{"am"}, What: "ኣ in Amharic", Why: "A letter of Tigrinya.", Example: "ኣልፋ → አልፋ"},
	{ID: "am-ti-letter", Severity: Error, Family: ethiopicHead, Languages: []string{"am"}, What: "ቐ, ዀ or ኸ in Amharic", Why: "The text, or a part of it, is Tigrinya.", Example: "ይኽእል"},
	{ID: "am-wu", Severity: Warn, Family: ethiopicHead, Languages: []string{"am"}, What: "ዉ for ው", Why: "A habit of single translators; ው is usual.", Example: "ዉስጥ → ውስጥ"},
	{ID: "ti-a", Severity: Warn, Family: ethiopicHead, Languages: []string{"ti"}, What: "አ at the start of a word in Tigrinya", Why: "There it is ኣ.", Example: "አሎ → ኣሎ"},
	{ID: "ti-ts-mix", Severity: Info, Family: ethiopicHead, Languages: []string{"ti"}, What: "ጸ and ፀ, or ሰ and ሠ, for the same word in one text", Why: "Eritrea writes ጸ only, Ethiopia mixes: choose one.", Example: "ጸገም … ፀገም"},
}

// closing is the full stop and others that an Ethiopic letter may stand before.
func ethiopicScript(p *pair) {
	t := p.t
	if t.has[ethiopic] == 0 {
		return
	}
	comma := '፣'
	if p.c.comma != 0 {
		comma = p.c.comma
	}
	colons, commas := 0, 0
	var colonAt int
	for i, r := range t.r {
		switch r {
		case '፡', ':':
			if p.colon(i, r) {
				continue
			}
			if r == '፡' && t.is(i-1) == ethiopic && (t.is(i+1) == space && t.rune(i+1) != 0 && t.r[i+1] != '\n') {
				if colons == 0 {
					colonAt = i
				}
				colons++
			}
			if r == '፡' && t.is(i-1) == ethiopic && t.is(i+1) == ethiopic {
				p.find("et-wordsep", i-1, i+2, t.part(i-1, i+2), fmt.Sprintf("፡ without a space between “%s” and “%s”", t.around(i-1), t.around(i+1)), "write a space behind a comma")
			}
		case '፣':
			commas++
		case '.':
			p.asciiStop(i)
		case ',':
			if t.is(i-1) == ethiopic && t.is(i+1) != digit {
				p.mend("et-ascii-comma", i, i+1, string(comma), "a Latin comma behind an Ethiopic letter", "write "+string(comma))
			}
		case ';':
			if t.is(i-1) == ethiopic && !p.question(i) {
				p.mend("et-ascii-semi", i, i+1, "፤", "a Latin semicolon behind an Ethiopic letter", "write ፤")
			}
		case '\'', '`', '´', '‘', '′':
			if t.is(i-1) == ethiopic && t.is(i+1) == ethiopic {
				p.mend("et-apos", i, i+1, "’", "an elision written with another mark", "write ’ (U+2019)")
			}
		}
		if t.class[i] == foreign || t.class[i] == arabic || t.class[i] == ethiopic && (r >= 0x1380 && r <= 0x138F || r >= 0x2D80) {
			p.stray(i, r)
		}
	}
	if colons > 0 && commas > 0 && comma != '፡' && !strings.Contains(p.en.t.s, ":") {
		p.find("et-comma-er", colonAt, colonAt+1, t.around(colonAt-1)+"፡", "፡ and ፣ are both commas here", "use one of them; for Eritrea set profile = \"ti-ER\"")
	}
	p.lastMark()
	p.mixed()
}

// doubleColonAt reports whether the character at i is part of a doubled colon.
func doubleColonAt(t *text, i int) bool {
	colon := func(r rune) bool { return r == '፡' || r == ':' }
	if !colon(t.r[i]) || t.has[ethiopic] == 0 {
		return false
	}
	return colon(t.rune(i+1)) || colon(t.rune(i-1)) || t.is(i-1) == space && colon(t.rune(i-2)) || t.is(i+1) == space && colon(t.rune(i+2))
}

// colon finds ፡፡ and ::, also with a space between, and reports whether the
// character at i was part of one.
func (p *pair) colon(i int, r rune) bool {
	t := p.t
	if !doubleColonAt(t, i) {
		return false
	}
	// Told once, at the first of the two.
	for _, back := range [...]int{1, 2} {
		if x := t.rune(i - back); x == '፡' || x == ':' {
			if back == 1 || t.is(i-1) == space {
				return true
			}
		}
	}
	j := i + 1
	for j < len(t.r) && (t.r[j] == '፡' || t.r[j] == ':' || t.class[j] == space && (t.rune(j+1) == '፡' || t.rune(j+1) == ':')) {
		j++
	}
	if r == ':' && t.part(i, j) == ":" || strings.Contains(t.part(i, j), "\n") {
		return false
	}
	p.mend("et-double-colon", i, j, "።", "two colons for a full stop", "write ።")
	return true
}

// lastMark looks at the mark that ends the text.
func (p *pair) lastMark() {
	r, i := final(p.t)
	if i < 0 || doubleColonAt(p.t, i) {
		return
	}
	source, _ := final(p.en.t)
	switch {
	case source == '?' && (r == '፥' || r == '፤' || r == '፡' || r == ';' || r == '፦'):
		p.find("et-question", i, i+1, p.t.around(max(0, i-1))+string(r), fmt.Sprintf("the question ends in %c", r), "write ፧ or ?")
		p.edits = append(p.edits, edit{rule: "et-question", from: i, to: i + 1, write: "፧"})
	case r == '፡' && source != ':' && source != 0:
		p.find("et-colon-end", i, i+1, p.t.around(max(0, i-1))+"፡", "the text ends in a colon", "write ።")
		p.edits = append(p.edits, edit{rule: "et-colon-end", from: i, to: i + 1, write: "።"})
	}
}

// question reports whether the mark at i ends a text whose English is a
// question.
func (p *pair) question(i int) bool {
	_, last := final(p.t)
	r, _ := final(p.en.t)
	return last == i && r == '?'
}

var ethiopicShort = setOf("ፕሮፍ", "ፕሮፌ", "ዶክ", "ሚስ", "ቁ", "ገጽ", "ስእሊ", "ምስል", "ስዕል", "ቁጽ", "ፕ", "ኢንጂ", "ዶክተር", "ዶክቶር", "ዶር", "ፕሮፌሰር", "ቅዱስ", "ቅድስት", "ወይዘሮ", "ወሮ", "ኣይተ", "አቶ", "ሚስተር", "ሚስ")

// asciiStop: a Latin full stop behind an Ethiopic word of two letters or more,
// at the end or before another Ethiopic word; abbreviations have one letter
// before each stop.
func (p *pair) asciiStop(i int) {
	t := p.t
	j := i - 1
	for j >= 0 && t.class[j] == space && t.r[j] != '\n' {
		j--
	}
	if j < 0 || t.class[j] != ethiopic || t.rune(i+1) == '.' || t.rune(i-1) == '.' {
		return
	}
	w := t.wordAt(j)
	if w.to-w.from < 2 || t.rune(w.from-1) == '.' || t.rune(w.from-1) == '/' || ethiopicShort[w.s] {
		return
	}
	k := i + 1
	for k < len(t.r) && (t.class[k] == space || strings.ContainsRune(`"”’»)`, t.r[k])) {
		k++
	}
	if k < len(t.r) && (k == i+1 || t.class[k] != ethiopic && t.class[k] != latin && t.class[k] != digit) {
		return
	}
	if k < len(t.r) && t.class[k] != ethiopic && j != i-1 {
		return
	}
	p.find("et-ascii-stop", i, i+1, w.s+".", fmt.Sprintf("a Latin full stop behind “%s”", w.s), "write ።")
	p.edits = append(p.edits, edit{rule: "et-ascii-stop", from: i, to: i + 1, write: "።"})
}

// stray: letters that came by a wrong key. Greek letters are signs (α, β);
// Cyrillic and Han are names.
func (p *pair) stray(i int, r rune) {
	if r >= 0x370 && r <= 0x52F || r >= 0x1F00 && r <= 0x1FFF || r >= 0x2100 && r <= 0x214F || r >= 0x2E80 && r <= 0xA4CF && !(r >= 0x2D30 && r <= 0x2D7F) || r >= 0xAC00 && r <= 0xD7FF || r >= 0xF900 && r <= 0xFAFF || r >= 0x10000 || r == 0x2071 || r >= 0x2080 && r <= 0x209F {
		return
	}
	p.find("et-stray", i, i+1, p.t.around(i), fmt.Sprintf("%c (U+%04X) in “%s” is no letter of this language", r, r, p.t.around(i)), "type the word again")
}

// mixed: an Ethiopic and a Latin word that touch.
func (p *pair) mixed() {
	t := p.t
	if t.has[latin] == 0 {
		return
	}
	for i := 1; i < len(t.words); i++ {
		a, b := &t.words[i-1], &t.words[i]
		if a.to != b.from || a.script == b.script || a.script != ethiopic && a.script != latin || b.script != ethiopic && b.script != latin {
			continue
		}
		lw, before := b, true
		if a.script == latin {
			lw, before = a, false
		}
		first, last := t.r[lw.from], t.r[lw.to-1]
		small := lw.s == strings.ToLower(lw.s)
		switch {
		case before && (first < 'a' || first > 'z' || !small):
			continue // በCOVID, የiPhone
		case !before && (last < 'a' || last > 'z' || b.to-b.from <= 3 && (lw.to-lw.from > 1 || t.is(lw.from-1) == digit)):
			continue // ARDSን, Wuhanን, 1aን; but lአለም is a slip
		}
		p.find("et-mixword", a.from, b.to, t.part(a.from, b.to), fmt.Sprintf("“%s” mixes Ethiopic and Latin letters", t.part(a.from, b.to)), "type the word again; set a Latin word apart with a space or a hyphen")
	}
}

// amharic has its letters as data.
func amharic(*pair) {}

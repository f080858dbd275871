package check

import (
	"fmt"
	"slices"
	"strings"

	"salam/internal/language"
)

var identityRules = []Rule{
	{ID: "wrong-language", Severity: Error, Family: "Wrong language", What: "a text in a neighbour's language, by its letters and function words: am/ti, ar/fa/ps/ckb/ur, om/so/kmr/es", Why: "A file in the wrong folder is read to somebody who cannot understand it. Farsi and Dari are told apart by words only, as a hint (prs-iranian).", Example: "a Tigrinya text in translations/am"},
	{ID: "wrong-script", Severity: Error, Family: "Wrong language", What: "a text of three words or more without one letter of the language's script", Why: "Kurmanji (Latin) filed as Sorani, or English left standing.", Example: "“nexweşî” in translations/ckb"},
}

// An identity is what tells one language from its neighbours: letters and
// function words that the other does not have.
type identity struct {
	id, name string
	script   class
	letters  map[rune]bool
	words    map[string]bool
	endings  []string
}

// identities are a language and its neighbours in one table: bit 0 is the
// language itself, bit k its k-th rival.
type identities struct {
	own     identity
	rivals  []identity
	words   map[string]uint16
	letters [0x1400]uint16
	endings []ending
}

type ending struct {
	s    string
	mask uint16
}

func (all *identities) compile() {
	all.words = map[string]uint16{}
	for k, i := range append([]identity{all.own}, all.rivals...) {
		for w := range i.words {
			all.words[w] |= 1 << k
		}
		for _, e := range i.endings {
			all.endings = append(all.endings, ending{e, 1 << k})
		}
		for r := range i.letters {
			if int(r) < len(all.letters) {
				all.letters[r] |= 1 << k
			}
		}
	}
}

// strangers are neighbours that Salam does not ship. Sources: the word lists
// of Schmidt, Urdu: An Essential Grammar (1999); Saeed, Somali (1999); Bedir
// Khan and Lescot, Grammaire kurde (1970): the most frequent function words.
var strangers = []struct {
	id, name, script, letters, words string
}{
	{"ur", "Urdu", "Arab", "ہےںٹڈڑھپچژگ", "کے کی میں ہے سے اور کا کو ہیں پر نے یہ جو ایک کر بھی کہ نہیں تو ہو گیا آپ ہم اس ان تھا کیا لیے ساتھ"},
	{"so", "Somali", "Latn", "", "iyo ka ku oo ah waxaa ama uu waxay kale dadka loo ayaa haddii waa aan si inta laga leh iyada markii sidoo karaa badan caafimaadka isku waxa yahay"},
	{"kmr", "Kurmanji", "Latn", "êîûşç", "û li di ji bi bo ev yên ya dike jî nav xwe dibe hûn ew heye ser nexweşî vîrusê ku tê kirin divê wek"},
}

func identityOf(l *language.Language) identity {
	i := identity{id: l.ID, name: l.Name, script: scriptOf(l.Script), letters: map[rune]bool{}, words: map[string]bool{}}
	if l.Rules != nil {
		for _, r := range l.Rules.Identity.Letters {
			i.letters[r] = true
		}
		for _, w := range l.Rules.Identity.Words {
			i.words[w] = true
		}
		i.endings = l.Rules.Identity.Endings
	}
	return i
}

func newIdentities(l *language.Language, others []*language.Language) *identities {
	all := &identities{own: identityOf(l)}
	for _, o := range others {
		if o.ID == l.ID || o.IsSource() || o.Rules == nil || base(o.Tag) == base(l.Tag) || len(o.Rules.Identity.Words) == 0 {
			continue
		}
		all.rivals = append(all.rivals, identityOf(o))
	}
	for _, s := range strangers {
		if s.id == base(l.Tag) {
			continue
		}
		i := identity{id: s.id, name: s.name, script: scriptOf(s.script), letters: map[rune]bool{}, words: setOf(strings.Fields(s.words)...)}
		for _, r := range s.letters {
			i.letters[r] = true
		}
		all.rivals = append(all.rivals, i)
	}
	all.rivals = slices.DeleteFunc(all.rivals, func(i identity) bool { return i.script != all.own.script })
	all.rivals = all.rivals[:min(len(all.rivals), 15)]
	all.compile()
	return all
}

func base(tag string) string { b, _, _ := strings.Cut(tag, "-"); return b }

// guess names the language that a text is in, as far as letters and function
// words tell: the language's own id, a neighbour's, or "" where they do not.
// own and rival are the words that one has and the other has not.
func (c *Checker) guess(t *text) (id, name string, own, rival int) {
	all := c.identity
	var ours, theirs [16]int
	for k := range t.words {
		w := &t.words[k]
		if w.script != all.own.script {
			continue
		}
		mask := all.words[w.lower()]
		if mask == 0 {
			for _, r := range t.r[w.from:w.to] {
				if int(r) < len(all.letters) {
					mask |= all.letters[r]
				}
			}
		}
		if mask == 0 && w.to-w.from > 2 {
			for _, e := range all.endings {
				if strings.HasSuffix(w.s, e.s) {
					mask |= e.mask
				}
			}
		}
		for r := 0; mask != 0 && r < len(all.rivals); r++ {
			switch us, they := mask&1, mask>>(r+1)&1; {
			case us == 1 && they == 0:
				ours[r]++
			case us == 0 && they == 1:
				theirs[r]++
			}
		}
	}
	best := -1
	for r := range all.rivals {
		if best < 0 || theirs[r]-ours[r] > rival-own {
			best, own, rival = r, ours[r], theirs[r]
		}
	}
	if best >= 0 && rival >= 2 && rival >= 2*own+2 {
		return all.rivals[best].id, all.rivals[best].name, own, rival
	}
	if own > rival {
		return c.lang.ID, c.lang.Name, own, rival
	}
	return "", "", own, rival
}

func wrongLanguage(p *pair) {
	if len(p.t.words) < 3 {
		return
	}
	if p.c.script != foreign {
		own, running := p.running()
		letters := p.t.has[latin] + p.t.has[arabic] + p.t.has[ethiopic] + p.t.has[foreign]
		if running >= 3 && running > 3*own && 4*p.t.has[p.c.script] < letters {
			p.strange = true
			p.find("wrong-script", -1, -1, first(p.t.s, 40), fmt.Sprintf("hardly a letter of this text is of the script of %s", p.c.lang.Name), "is the file in the right folder?")
			return
		}
	}
	if len(p.c.identity.own.words) == 0 {
		return
	}
	if id, name, own, rival := p.c.guess(p.t); id != "" && id != p.c.lang.ID {
		p.strange = true
		p.find("wrong-language", -1, -1, first(p.t.s, 40), fmt.Sprintf("this looks like %s: %d words say so, %d say %s", name, rival, own, p.c.lang.Name), "is the file in the right folder?")
	}
}

// running counts words of the language's script, and words of running text in
// another one: a Latin name, with its capital, is no running text.
func (p *pair) running() (own, others int) {
	for i := range p.t.words {
		switch w := &p.t.words[i]; {
		case w.script == p.c.script && (w.script != latin || w.s == strings.ToLower(w.s)):
			own++
		case w.script == p.c.script:
		case w.script != latin || w.s == strings.ToLower(w.s) && w.to-w.from > 1:
			others++
		}
	}
	return own, others
}

func first(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	return string(r[:n]) + "…"
}

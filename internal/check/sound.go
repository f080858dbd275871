package check

import (
	"fmt"
	"strings"
)

func tigrinya(p *pair) {
	t := p.t
	fold := map[string]string{}
	for i := range t.words {
		w := &t.words[i]
		if w.script != ethiopic {
			continue
		}
		if t.r[w.from] == 'አ' && w.to-w.from > 1 && t.is(w.from-1) != latin && t.rune(w.from-1) != '.' && t.rune(w.to) != '.' {
			p.find("ti-a", w.from, w.to, w.s, fmt.Sprintf("“%s” starts with አ", w.s), "write ኣ at the start of a word")
			p.edits = append(p.edits, edit{rule: "ti-a", from: w.from, to: w.from + 1, write: "ኣ"})
		}
		if strings.ContainsAny(w.s, "ፀፁፂፃፄፅፆጸጹጺጻጼጽጾሠሡሢሣሤሥሦሰሱሲሳሴስሶ") {
			key := foldTigrinya(w.s)
			if other, ok := fold[key]; ok && other != w.s {
				p.find("ti-ts-mix", w.from, w.to, w.s, fmt.Sprintf("“%s” and “%s” are one word", other, w.s), "choose one spelling")
			} else {
				fold[key] = w.s
			}
		}
	}
}

// foldTigrinya makes the spellings of one sound one: ጸ/ፀ, ሰ/ሠ, ሀ/ኀ. ሀ/ሐ and
// አ/ዐ are different sounds.
func foldTigrinya(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 0x1340 && r <= 0x1346: // ፀ
			return r - 0x1340 + 0x1338
		case r >= 0x1220 && r <= 0x1226: // ሠ
			return r - 0x1220 + 0x1230
		case r >= 0x1280 && r <= 0x1286: // ኀ
			return r - 0x1280 + 0x1200
		}
		return r
	}, s)
}

// foldAmharic makes Amharic homophones one: ሀ/ሐ/ኀ, ሰ/ሠ, አ/ዐ, ጸ/ፀ, and the
// first order of ሀ and አ, which sounds like the fourth.
func foldAmharic(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 0x1210 && r <= 0x1216: // ሐ
			r = r - 0x1210 + 0x1200
		case r >= 0x1280 && r <= 0x1286: // ኀ
			r = r - 0x1280 + 0x1200
		case r >= 0x1220 && r <= 0x1226: // ሠ
			r = r - 0x1220 + 0x1230
		case r >= 0x12D0 && r <= 0x12D6: // ዐ
			r = r - 0x12D0 + 0x12A0
		case r >= 0x1340 && r <= 0x1346: // ፀ
			r = r - 0x1340 + 0x1338
		case r == 'ኸ':
			r = 'ሀ'
		}
		switch r {
		case 'ሃ':
			return 'ሀ'
		case 'ኣ':
			return 'አ'
		}
		return r
	}, s)
}

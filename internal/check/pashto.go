package check

import "fmt"

var pashtoRules = []Rule{
	{ID: "ps-yeh-medial", Severity: Fix, Family: "Pashto", Languages: []string{"ps"}, What: "ي U+064A at the start or inside of a word", Why: "There it looks like ی U+06CC, and breaks search. At the end of a word the two are different letters (دي دی دې): never touched.", Example: "ښاييسته → ښاییسته"},
	{ID: "ps-yeh-final", Severity: Info, Family: "Pashto", Languages: []string{"ps"}, What: "کوی, کیږی, لری with ی for the verb ending ي", Why: "Half are another word or a habit of Pakistan: a question for the reader.", Example: "کوی → کوي"},
	{ID: "ps-ke-che", Severity: Warn, Family: "Pashto", Languages: []string{"ps"}, What: "کي, چي or یي in a text that also has کې, چې or یې", Why: "Writers of Kandahar write کي and چي throughout, which is right; a mixture is a slip.", Example: "چي → چې"},
	{ID: "ps-gaf", Severity: Warn, Family: "Pashto", Languages: []string{"ps"}, What: "گ U+06AF for ګ U+06AB", Why: "CLDR allows both; the standard of Kabul is ګ. Some Persian loans keep گ.", Example: "گروپ → ګروپ"},
	{ID: "ps-enclitic", Severity: Info, Family: "Pashto", Languages: []string{"ps"}, What: "پدې, لدې, ددې written together", Why: "Style.", Example: "پدې → په دې"},
}

// pashto: the yeh. Final ي is /i/, ی /ay/, ې /e/, ۍ /əy/, ئ a verb ending, and
// every exchange is another word; at the start and inside, ي and ی look the
// same and mean the same.
func pashto(p *pair) {
	t := p.t
	for i, r := range t.r {
		if r != 'ي' || t.is(i+1) != arabic && !(t.is(i+1) == mark && t.rune(i+1) != 0x640 && t.is(i+2) == arabic) {
			continue
		}
		p.found0("ps-yeh-medial", i, i+1, "ی", fmt.Sprintf("ي (U+064A) inside “%s”", t.around(i)), "write ی (U+06CC) inside a word; put right by --fix")
	}
	standard := false
	for i := range t.words {
		switch t.words[i].s {
		case "کې", "چې", "یې":
			standard = true
		}
	}
	if !standard {
		return
	}
	for i := range t.words {
		w := &t.words[i]
		write := ""
		switch w.s {
		case "کي", "کی":
			write = "کې"
		case "چي", "چی":
			write = "چې"
		case "یي", "یی", "يي", "يی":
			write = "یې"
		default:
			continue
		}
		p.find("ps-ke-che", w.from, w.to, w.s, fmt.Sprintf("“%s”, and elsewhere here “%s”", w.s, write), "write one way throughout")
	}
}

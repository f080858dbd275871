package prose

import (
	"fmt"
	"unicode"
	"unicode/utf8"
)

// A Pair is two paragraphs that stand for each other, as indexes; -1 is none.
type Pair struct{ Old, New int }

// Align pairs the paragraphs of two versions of a text, in order, so that
// those which share most words meet. A paragraph is never cut: where one has
// become two, one of them is new. Sentences are not looked at: nobody who
// translates well keeps them one by one.
func Align(old, new []string) []Pair {
	if len(old)*len(new) > 1<<16 {
		return side(len(old), len(new))
	}
	width := len(new) + 1
	best := make([]int, (len(old)+1)*width)
	like := make([]int, len(old)*len(new))
	words := func(all []string) (bags []map[string]int) {
		for _, s := range all {
			bags = append(bags, bag(s))
		}
		return bags
	}
	a, b := words(old), words(new)
	for i := len(old) - 1; i >= 0; i-- {
		for j := len(new) - 1; j >= 0; j-- {
			like[i*len(new)+j] = likeness(old[i], new[j], a[i], b[j])
			best[i*width+j] = max(best[(i+1)*width+j], best[i*width+j+1], best[(i+1)*width+j+1]+like[i*len(new)+j])
		}
	}
	var pairs []Pair
	i, j := 0, 0
	for i < len(old) && j < len(new) {
		l := like[i*len(new)+j]
		switch {
		case l > 0 && best[i*width+j] == best[(i+1)*width+j+1]+l:
			pairs = append(pairs, Pair{i, j})
			i, j = i+1, j+1
		case best[(i+1)*width+j] >= best[i*width+j+1]:
			pairs = append(pairs, Pair{i, -1})
			i++
		default:
			pairs = append(pairs, Pair{-1, j})
			j++
		}
	}
	for ; i < len(old); i++ {
		pairs = append(pairs, Pair{i, -1})
	}
	for ; j < len(new); j++ {
		pairs = append(pairs, Pair{-1, j})
	}
	return meet(pairs)
}

// meet pairs what is left over on both sides in the same place: a paragraph
// that was written anew stands against the one it replaces.
func meet(pairs []Pair) []Pair {
	var out []Pair
	var gone, come []int
	flush := func() {
		for k := range max(len(gone), len(come)) {
			p := Pair{-1, -1}
			if k < len(gone) {
				p.Old = gone[k]
			}
			if k < len(come) {
				p.New = come[k]
			}
			out = append(out, p)
		}
		gone, come = nil, nil
	}
	for _, p := range pairs {
		switch {
		case p.New < 0:
			gone = append(gone, p.Old)
		case p.Old < 0:
			come = append(come, p.New)
		default:
			flush()
			out = append(out, p)
		}
	}
	flush()
	return out
}

// side pairs by place alone.
func side(old, new int) []Pair {
	var pairs []Pair
	for k := range max(old, new) {
		p := Pair{k, k}
		if k >= old {
			p.Old = -1
		}
		if k >= new {
			p.New = -1
		}
		pairs = append(pairs, p)
	}
	return pairs
}

func bag(s string) map[string]int {
	words := map[string]int{}
	for _, t := range Tokens(s) {
		if r, _ := utf8.DecodeRuneInString(t); unicode.IsLetter(r) || unicode.IsDigit(r) {
			words[t]++
		}
	}
	return words
}

// likeness is how many thousandths of their words two paragraphs share, 0
// where it is less than a quarter: by chance two texts of one language share
// some. Equal ones count more than any two that only resemble each other.
func likeness(old, new string, a, b map[string]int) int {
	if old == new {
		return 2000
	}
	shared, all := 0, 0
	for w, n := range a {
		shared += min(n, b[w])
		all += n
	}
	for _, n := range b {
		all += n
	}
	if all == 0 || 2000*shared/all < 250 {
		return 0
	}
	return 2000 * shared / all
}

// Invisible names a character that is not seen, "" for every other: ZWNJ,
// NBSP, RLM. It is shown by name wherever it has changed.
func Invisible(r rune) string {
	if name, ok := invisible[r]; ok {
		return name
	}
	if unicode.Is(unicode.Cf, r) || r != ' ' && r != '\n' && unicode.Is(unicode.Zs, r) || unicode.Is(unicode.Variation_Selector, r) || r != '\n' && unicode.IsControl(r) {
		return fmt.Sprintf("U+%04X", r)
	}
	return ""
}

// Names of Unicode 16, NamesList.txt, as people abbreviate them.
var invisible = map[rune]string{
	0x00a0: "NBSP", 0x00ad: "SHY", 0x034f: "CGJ", 0x061c: "ALM", 0x180e: "MVS",
	0x2002: "ENSP", 0x2003: "EMSP", 0x2007: "FIGSP", 0x2009: "THINSP", 0x200a: "HAIRSP",
	0x200b: "ZWSP", 0x200c: "ZWNJ", 0x200d: "ZWJ", 0x200e: "LRM", 0x200f: "RLM",
	0x202a: "LRE", 0x202b: "RLE", 0x202c: "PDF", 0x202d: "LRO", 0x202e: "RLO", 0x202f: "NNBSP",
	0x2060: "WJ", 0x2066: "LRI", 0x2067: "RLI", 0x2068: "FSI", 0x2069: "PDI", 0xfeff: "BOM",
}

// CutsWord reports whether an invisible character stands inside a word whose
// letters join through it, so that nothing may be drawn in its place. A
// non-joiner parts the letters itself.
func CutsWord(r rune) bool {
	switch r {
	case 0x00ad, 0x034f, 0x200d, 0x2060:
		return true
	}
	return false
}

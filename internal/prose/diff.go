package prose

import (
	"slices"
	"strings"
	"unicode"
)

// A Change is a piece of text that two versions share, or that one of them
// alone has.
type Change struct {
	Kind Changed
	Text string
}

// Changed says which version has a piece of text.
type Changed byte

const (
	Same    Changed = '=' // both
	Removed Changed = '-' // the old one alone
	Added   Changed = '+' // the new one alone
)

// diffCells bounds the work of one comparison (pairs of tokens). Texts are
// short; what is longer than this and different throughout is shown as
// replaced as a whole, which is what a reader would see in it anyway.
const diffCells = 4 << 20

// Diff compares two texts word by word. The Same and Removed pieces join to
// the old text, the Same and Added ones to the new text, byte by byte.
//
// A word is never cut: inside an Arabic word a colour would break the joining
// of its letters, and half an Ethiopic word says nothing. Punctuation stands
// by itself, and a telephone number or a placeholder is one word.
func Diff(old, new string) []Change {
	a, b := Tokens(old), Tokens(new)
	var out []Change
	head := 0
	for head < len(a) && head < len(b) && a[head] == b[head] {
		head++
	}
	tail := 0
	for tail < len(a)-head && tail < len(b)-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	out = put(out, Same, a[:head]...)
	out = append(out, middle(a[head:len(a)-tail], b[head:len(b)-tail])...)
	out = put(out, Same, a[len(a)-tail:]...)
	return tidy(out)
}

// middle is the longest common subsequence of what is left between equal ends.
func middle(a, b []string) []Change {
	if len(a) == 0 || len(b) == 0 || len(a)*len(b) > diffCells {
		return put(put(nil, Removed, a...), Added, b...)
	}
	width := len(b) + 1
	length := make([]int32, (len(a)+1)*width)
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				length[i*width+j] = length[(i+1)*width+j+1] + weight(a[i])
			} else {
				length[i*width+j] = max(length[(i+1)*width+j], length[i*width+j+1])
			}
		}
	}
	var out []Change
	i, j := 0, 0
	for i < len(a) && j < len(b) {
		switch {
		case a[i] == b[j]:
			out = put(out, Same, a[i])
			i, j = i+1, j+1
		case length[(i+1)*width+j] >= length[i*width+j+1]:
			out = put(out, Removed, a[i])
			i++
		default:
			out = put(out, Added, b[j])
			j++
		}
	}
	return put(put(out, Removed, a[i:]...), Added, b[j:]...)
}

// weight makes words hold two versions together, not the spaces and commas
// that any two texts share.
func weight(token string) int32 {
	for _, r := range token {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return 8
		}
	}
	return 1
}

func put(out []Change, kind Changed, tokens ...string) []Change {
	for _, t := range tokens {
		if n := len(out); n > 0 && out[n-1].Kind == kind {
			out[n-1].Text += t
			continue
		}
		out = append(out, Change{kind, t})
	}
	return out
}

// tidy puts what was before what is in every place that has changed, and joins
// two places that only white space parts where words were replaced in both: to
// a reader they are one.
func tidy(all []Change) []Change {
	type place struct{ same, removed, added string }
	var places []place
	for i := 0; i < len(all); {
		var p place
		if all[i].Kind == Same {
			p.same = all[i].Text
			i++
		}
		for ; i < len(all) && all[i].Kind != Same; i++ {
			if all[i].Kind == Removed {
				p.removed += all[i].Text
			} else {
				p.added += all[i].Text
			}
		}
		if n := len(places) - 1; n >= 0 && strings.TrimSpace(p.same) == "" &&
			places[n].removed != "" && places[n].added != "" && p.removed != "" && p.added != "" {
			places[n].removed += p.same + p.removed
			places[n].added += p.same + p.added
			continue
		}
		places = append(places, p)
	}
	var out []Change
	for _, p := range places {
		for _, c := range []Change{{Same, p.same}, {Removed, p.removed}, {Added, p.added}} {
			if c.Text != "" {
				out = append(out, c)
			}
		}
	}
	return out
}

// Tokens cuts a text into words, numbers, placeholders, punctuation and white
// space. They join to the text. A joiner or a mark belongs to its word; a
// mark of direction and other invisible characters are tokens of their own.
func Tokens(s string) []string {
	var out []string
	runes := []rune(s)
	for i := 0; i < len(runes); {
		start := i
		switch r := runes[i]; {
		case r == '{':
			if end := placeholderEnd(runes, i); end > 0 {
				i = end
				break
			}
			i++
		case unicode.IsDigit(r) || r == '+' && i+1 < len(runes) && unicode.IsDigit(runes[i+1]):
			i = numberEnd(runes, i+1)
		case inWord(r):
			for i < len(runes) && (inWord(runes[i]) || joinsWord(runes, i)) {
				i++
			}
		case unicode.IsSpace(r):
			for i < len(runes) && runes[i] == r {
				i++
			}
		default:
			i++
			for i < len(runes) && unicode.Is(unicode.M, runes[i]) {
				i++
			}
		}
		out = append(out, string(runes[start:i]))
	}
	return out
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.Is(unicode.M, r) }

// joinsWord reports whether a character inside a word is part of it: a joiner
// or non-joiner, an apostrophe (Oromo ba’e), digits after letters.
func joinsWord(runes []rune, i int) bool {
	r := runes[i]
	next := i+1 < len(runes) && inWord(runes[i+1])
	return (r == 0x200c || r == 0x200d || r == '\'' || r == '’' || r == 'ʼ') && next || unicode.IsDigit(r)
}

// numberEnd takes in groups of digits: 01632 960 123, 9:30, 1,000.
func numberEnd(runes []rune, i int) int {
	for i < len(runes) {
		switch r := runes[i]; {
		case unicode.IsDigit(r):
		case strings.ContainsRune(" \u00a0\u202f-.:,/٫٬", r) && i+1 < len(runes) && unicode.IsDigit(runes[i+1]):
		default:
			return i
		}
		i++
	}
	return i
}

func placeholderEnd(runes []rune, i int) int {
	end := slices.Index(runes[i:min(len(runes), i+64)], '}')
	if end < 0 || !placeholder.MatchString(string(runes[i:i+end+1])) {
		return 0
	}
	return i + end + 1
}

// Figure reports whether a token is a number or a placeholder.
func Figure(token string) bool {
	for _, r := range token {
		return r == '{' && len(token) > 1 || unicode.IsDigit(r) || r == '+' && len(token) > 1
	}
	return false
}

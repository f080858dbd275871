package check

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// class is what a character is for the rules.
type class uint8

const (
	other class = iota
	space
	punct
	digit
	mark     // sits on the letter before it
	hidden   // joiners and direction marks
	latin    // from here on: letters
	arabic   //
	ethiopic //
	foreign  // a letter of any other script
)

func (c class) letter() bool { return c >= latin }

// classOf is the class of a character. Blocks: Unicode 16, charts U+0600,
// U+0750, U+1200, U+1380, U+2D80, U+AB00.
func classOf(r rune) class {
	switch {
	case r < 0x80:
		return ascii[r]
	case r < 0x250:
		switch {
		case r == 0xA0:
			return space
		case r == 0xAA || r == 0xB5 || r == 0xBA || r >= 0xC0 && r != 0xD7 && r != 0xF7:
			return latin
		}
		return other
	case r >= 0x600 && r < 0x700:
		return arabicClass(r)
	case r >= 0x750 && r < 0x780, r >= 0x8A0 && r < 0x8CA, r >= 0xFB50 && r < 0xFDD0, r >= 0xFE70 && r < 0xFEFD:
		return arabic
	case r >= 0x1200 && r < 0x1380:
		switch {
		case r >= 0x1369:
			return digit
		case r >= 0x1360:
			return punct
		case r >= 0x135D:
			return mark
		}
		return ethiopic
	case r >= 0x1380 && r < 0x1390, r >= 0x2D80 && r < 0x2DE0, r >= 0xAB01 && r < 0xAB30, r >= 0x1E7E0 && r < 0x1E800:
		return ethiopic
	case r == 0x200C || r == 0x200D || r == 0x200E || r == 0x200F:
		return hidden
	case r >= 0x2000 && r <= 0x200A, r == 0x202F, r == 0x205F, r == 0x3000, r == 0x2028, r == 0x2029:
		return space
	case r >= 0x2010 && r <= 0x2027, r >= 0x2030 && r <= 0x205E:
		return punct
	case r >= 0x1E00 && r < 0x1F00, r >= 0x250 && r < 0x2B0:
		return latin
	case unicode.IsMark(r):
		return mark
	case unicode.IsLetter(r):
		return foreign
	case unicode.IsPunct(r):
		return punct
	}
	return other
}

func arabicClass(r rune) class {
	switch {
	case r >= 0x660 && r <= 0x669, r >= 0x6F0 && r <= 0x6F9:
		return digit
	case r >= 0x64B && r <= 0x65F, r == 0x670, r == 0x640, r >= 0x610 && r <= 0x61A,
		r >= 0x6D6 && r <= 0x6DC, r >= 0x6DF && r <= 0x6E4, r == 0x6E7, r == 0x6E8, r >= 0x6EA && r <= 0x6ED:
		return mark
	case r == 0x61C:
		return hidden
	case r < 0x620, r >= 0x66A && r <= 0x66D, r == 0x6D4, r == 0x6DD, r == 0x6DE, r == 0x6E9, r == 0x6FD, r == 0x6FE:
		return punct
	}
	return arabic
}

var ascii = func() (table [128]class) {
	for r := range rune(128) {
		switch {
		case r >= '0' && r <= '9':
			table[r] = digit
		case r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z':
			table[r] = latin
		case r == ' ' || r >= '\t' && r <= '\r':
			table[r] = space
		case r > ' ' && r < 0x7f && unicode.IsPunct(r):
			table[r] = punct
		}
	}
	return
}()

// A word is a run of letters of one script with the marks and joiners inside.
type word struct {
	s        string // as written
	from, to int    // in characters
	script   class
}

// lower is the word in small letters; scripts without case are unchanged.
func (w *word) lower() string {
	if w.script != latin {
		return w.s
	}
	return strings.ToLower(w.s)
}

// A text is one string, read once for all rules.
type text struct {
	s       string
	r       []rune
	at      []int32 // byte offset of each character, and of the end
	class   []class
	words   []word
	numbers []number
	has     [10]int // characters of each class
}

func newText(s string) *text {
	n := utf8.RuneCountInString(s)
	t := &text{s: s, r: make([]rune, 0, n), at: make([]int32, 0, n+1), class: make([]class, n)}
	for i, r := range s {
		t.r, t.at = append(t.r, r), append(t.at, int32(i))
	}
	t.at = append(t.at, int32(len(s)))
	for i, r := range t.r {
		c := classOf(r)
		t.class[i] = c
		t.has[c]++
	}
	if strings.IndexByte(s, '{') >= 0 {
		t.hidePlaceholders()
	}
	t.words = make([]word, 0, t.has[space]+4)
	for i := 0; i < n; {
		if !t.class[i].letter() {
			i++
			continue
		}
		script, j := t.class[i], i+1
		for j < n {
			c := t.class[j]
			if c == script || c == mark {
				j++
				continue
			}
			// A joiner or an apostrophe between two letters of the script is inside the word.
			if j+1 < n && t.class[j+1] == script && (t.r[j] == zwnj || t.r[j] == zwj || script != arabic && apostrophe(t.r[j])) {
				j += 2
				continue
			}
			break
		}
		t.words = append(t.words, word{s: t.part(i, j), from: i, to: j, script: script})
		i = j
	}
	if t.has[digit] > 0 {
		t.numbers = readNumbers(t)
	}
	return t
}

// hidePlaceholders takes the names of placeholders out of the words and
// figures: {count} is no English.
func (t *text) hidePlaceholders() {
	for i := 0; i < len(t.r); i++ {
		if t.r[i] != '{' {
			continue
		}
		j := i + 1
		for j < len(t.r) && (t.r[j] >= 'a' && t.r[j] <= 'z' || t.r[j] >= '0' && t.r[j] <= '9' || t.r[j] == '-') {
			j++
		}
		if t.rune(j) != '}' {
			continue
		}
		for k := i + 1; k < j; k++ {
			t.has[t.class[k]]--
			t.class[k] = other
			t.has[other]++
		}
		i = j
	}
}

const (
	zwnj = 0x200C
	zwj  = 0x200D
	lrm  = 0x200E
	rlm  = 0x200F
	alm  = 0x61C
)

func apostrophe(r rune) bool {
	switch r {
	case '\'', '’', '‘', '`', '´', 'ʼ', '′':
		return true
	}
	return false
}

// part is the characters from i to j.
func (t *text) part(i, j int) string { return t.s[t.at[i]:t.at[j]] }

// rune is the character at i, or 0 outside the text.
func (t *text) rune(i int) rune {
	if i < 0 || i >= len(t.r) {
		return 0
	}
	return t.r[i]
}

// is reports the class at i; outside the text it is space.
func (t *text) is(i int) class {
	if i < 0 || i >= len(t.r) {
		return space
	}
	return t.class[i]
}

// wordAt is the word that holds character i, or nil.
func (t *text) wordAt(i int) *word {
	lo, hi := 0, len(t.words)
	for lo < hi {
		m := (lo + hi) / 2
		if t.words[m].to <= i {
			lo = m + 1
		} else {
			hi = m
		}
	}
	if lo < len(t.words) && t.words[lo].from <= i {
		return &t.words[lo]
	}
	return nil
}

// around is the word that holds i, or the character itself.
func (t *text) around(i int) string {
	if w := t.wordAt(i); w != nil {
		return w.s
	}
	return t.part(i, min(i+1, len(t.r)))
}

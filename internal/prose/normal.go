package prose

import (
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"salam/internal/tree"
)

// Normalise brings text into the form that is hashed and published: Unicode
// NFC, LF line ends, no white space at the end of a line, no empty lines
// around the whole.
func Normalise(s string) string {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	return strings.Trim(unpadded(norm.NFC.String(s)), "\n")
}

// unpadded takes the white space off the ends of lines; every line keeps its
// number.
func unpadded(s string) string {
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		lines[i] = strings.TrimRight(l, " \t\u00a0\u202f")
	}
	return strings.Join(lines, "\n")
}

// CheckCharacters finds characters that no text of Salam may hold. They are
// refused everywhere, because they are invisible and change what is seen:
// control characters, overrides that reorder a line, characters without a
// meaning of their own.
func CheckCharacters(file string, line int, text string) tree.Faults {
	var faults tree.Faults
	for _, r := range text {
		if r == '\n' {
			line++
			continue
		}
		what, hint := forbidden(r)
		if what != "" {
			faults.Add(file, line, hint, "the text holds %s (%s)", what, codePoint(r))
		}
	}
	return faults
}

func forbidden(r rune) (what, hint string) {
	switch {
	case r == '\t':
		return "a tab", "use spaces"
	case r >= 0x202a && r <= 0x202e:
		return "a direction override", "remove it: the program sets the direction"
	case r >= 0x2066 && r <= 0x2069:
		return "a direction isolate", "remove it: the program isolates numbers and foreign words"
	case r == 0xfeff:
		return "a byte order mark inside the text", "remove it"
	case r == 0x2028, r == 0x2029:
		return "a line or paragraph separator", "use an ordinary line end"
	case r >= 0xfff9 && r <= 0xfffb, r == 0xfffc:
		return "an annotation character", "remove it"
	case r == unicode.ReplacementChar:
		return "a replacement character", "a character was lost when the text was copied; write it again"
	case unicode.Is(unicode.Co, r):
		return "a private character", "use the Unicode letter"
	case unicode.Is(unicode.Cc, r):
		return "a control character", "remove it"
	case r&0xfffe == 0xfffe, r >= 0xfdd0 && r <= 0xfdef:
		return "a code point that is no character", "remove it"
	case r >= 0xe0000 && r <= 0xe007f:
		return "an invisible tag character", "remove it"
	}
	return "", ""
}

func codePoint(r rune) string { return fmt.Sprintf("U+%04X", r) }

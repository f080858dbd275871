package evidence

import (
	"regexp"
	"strings"
	"unicode"
)

var (
	address = regexp.MustCompile(`[^\s@]@[^\s@]`)
	aDay    = regexp.MustCompile(`\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b`)
	hash    = regexp.MustCompile(`sha256:[0-9a-f]+`)
)

// phoneDigits is from how many digits on a row of them looks like a telephone
// number; numbers that messages name (999, 111) are shorter.
const phoneDigits = 7

// personal says what in a text could lead to a person: an e-mail address or a
// telephone number. It is a net for mistakes, not a proof that there is none.
func personal(s string) string {
	if address.MatchString(s) {
		return "an e-mail address"
	}
	s = hash.ReplaceAllString(aDay.ReplaceAllString(s, ""), "")
	n := 0
	for _, r := range s {
		switch {
		case unicode.IsDigit(r):
			if n++; n >= phoneDigits {
				return "a telephone number"
			}
		case strings.ContainsRune(" -+()./\u00a0", r):
			// Numbers are written in groups.
		default:
			n = 0
		}
	}
	return ""
}

// Personal says what in a text could lead to a person, or "": for whoever
// writes records, who can still take it out.
func Personal(s string) string { return personal(s) }

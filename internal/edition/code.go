package edition

import (
	"fmt"
	"math/big"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"salam/internal/prose"
)

// A Code names one edition: what a sheet says, in which language. It stands in
// the footer, is typed by hand, read out on the telephone and copied from a
// copy of a copy. It is written in lower case in addresses and file names, and
// as Shown on paper.
type Code string

// alphabet has no vowels (no words come about), none of the letters that are
// taken for a digit or for each other on a bad copy (b 8, g q 6 9, i l 1, o 0,
// s 5, u v, z 2), and no 0 and 1. That leaves 23 characters, a prime number.
const alphabet = "23456789cdfhjkmnprtvwxy"

// codeLength: seven characters of the fingerprint (31 bits) and one to check
// them by. Among a thousand editions, two share a code in 1 of 6 800 projects;
// then `editions issue` refuses the second.
const codeLength = 8

// prime is the number of characters. The characters at places 1 … 8, each
// times its place, add up to nothing modulo prime. A single wrong character
// changes the sum by place × difference, and two exchanged characters change
// it by distance × difference: neither is divisible by a prime that is larger
// than places and differences, so both always show.
const prime = len(alphabet)

// codeOf shortens a fingerprint to a code.
func codeOf(f prose.Fingerprint) Code {
	n, ok := new(big.Int).SetString(strings.TrimPrefix(string(f), "sha256:"), 16)
	if !ok {
		panic("edition: no fingerprint: " + string(f))
	}
	code := make([]byte, codeLength)
	base, digit := big.NewInt(int64(prime)), new(big.Int)
	sum := 0
	for i := range codeLength - 1 {
		n.DivMod(n, base, digit)
		code[i] = alphabet[digit.Int64()]
		sum += (i + 1) * int(digit.Int64())
	}
	for d := range prime {
		if (sum+codeLength*d)%prime == 0 {
			code[codeLength-1] = alphabet[d]
		}
	}
	return Code(code)
}

// Shown is the code as it is printed: K7M4-XR2C.
func (c Code) Shown() string {
	s := strings.ToUpper(string(c))
	if len(s) != codeLength {
		return s
	}
	return s[:codeLength/2] + "-" + s[codeLength/2:]
}

// Valid reports whether a code is written as in an address and its last
// character agrees with the others.
func (c Code) Valid() bool {
	if len(c) != codeLength {
		return false
	}
	sum := 0
	for i, r := range []byte(c) {
		d := strings.IndexByte(alphabet, r)
		if d < 0 {
			return false
		}
		sum += (i + 1) * d
	}
	return sum%prime == 0
}

// alike are letters that no code holds and that look like one it does.
var alike = map[rune]rune{'b': '8', 'g': '6', 's': '5', 'z': '2'}

// ReadCode reads a code as somebody typed it: in capitals or not, with spaces,
// hyphens or points, with digits of another script, from a phone's wide
// keyboard, with a letter for the digit that looks like it. An error says what
// is wrong with it.
func ReadCode(typed string) (Code, error) {
	if len(typed) > 200 {
		return "", fmt.Errorf("this is longer than any code")
	}
	var b strings.Builder
	for _, r := range strings.ToLower(norm.NFKC.String(typed)) {
		if d, ok := digit(r); ok {
			r = d
		}
		if a, ok := alike[r]; ok {
			r = a
		}
		switch {
		case r < unicode.MaxASCII && strings.ContainsRune(alphabet, r):
			b.WriteRune(r)
		case unicode.IsSpace(r), unicode.Is(unicode.Dash, r), unicode.Is(unicode.Cf, r), r == '.', r == '_', r == 'ـ':
		default:
			return "", fmt.Errorf("no code holds %q; a code is made of %s", string(r), strings.ToUpper(alphabet))
		}
	}
	c := Code(b.String())
	switch {
	case len(c) != codeLength:
		return "", fmt.Errorf("a code has %d characters, not %d", codeLength, len(c))
	case !c.Valid():
		return "", fmt.Errorf("%s is no code: a character is wrong, or two have changed places", c.Shown())
	}
	return c, nil
}

// digit is the Western digit for a decimal digit of any script: Unicode keeps
// the ten of a script together, beginning with zero.
func digit(r rune) (rune, bool) {
	if !unicode.Is(unicode.Nd, r) {
		return r, false
	}
	n := 0
	for z := r - 1; z >= 0 && unicode.Is(unicode.Nd, z) && n < 9; z-- {
		n++
	}
	switch {
	case r >= '0' && r <= '9':
		return r, true
	case r >= 0x1d7ce && r <= 0x1d7ff: // five sets in a row; NFKC has dealt with them
		return r, false
	}
	return '0' + rune(n), true
}

package prose

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"strconv"
	"strings"
)

// A Fingerprint names exactly one text or drawing: "sha256:" and 64 lower-case
// hexadecimal digits.
type Fingerprint string

const scheme = "salam/1"

// Hash is the fingerprint of a thing: the SHA-256 of a list of strings, each
// in normal form and written as a netstring (its length in bytes as decimal
// digits, a colon, the bytes, a comma). The list is the scheme, the kind of
// thing, its id, its language, then the fields; a field that is a list itself
// is passed through List. Lengths make the list unambiguous: no two different
// lists are written the same way.
func Hash(kind, id, language string, fields ...string) Fingerprint {
	h := sha256.New()
	for _, s := range append([]string{scheme, kind, id, language}, fields...) {
		netstring(h, Normalise(s))
	}
	return Fingerprint("sha256:" + hex.EncodeToString(h.Sum(nil)))
}

// List makes one field of a list, as a list of netstrings with its length
// before it.
func List(items ...string) string {
	var b strings.Builder
	netstring(&b, strconv.Itoa(len(items)))
	for _, s := range items {
		netstring(&b, Normalise(s))
	}
	return b.String()
}

func netstring(w io.Writer, s string) {
	io.WriteString(w, strconv.Itoa(len(s)))
	io.WriteString(w, ":")
	io.WriteString(w, s)
	io.WriteString(w, ",")
}

// Valid reports whether the fingerprint is written as one.
func (f Fingerprint) Valid() bool {
	digits, ok := strings.CutPrefix(string(f), "sha256:")
	if !ok || len(digits) != 2*sha256.Size {
		return false
	}
	for _, c := range []byte(digits) {
		if (c < '0' || c > '9') && (c < 'a' || c > 'f') {
			return false
		}
	}
	return true
}

// Short is the first 12 hexadecimal digits, for file names.
func (f Fingerprint) Short() string {
	digits := strings.TrimPrefix(string(f), "sha256:")
	return digits[:min(12, len(digits))]
}

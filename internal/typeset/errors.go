package typeset

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
)

// A MissingGlyph says that no font of the language has a character. The
// caller knows in which file the character stands.
type MissingGlyph struct {
	Rune     rune
	Families []string // that were asked, in order

	// Cluster is the letter with its marks where each character of it is in
	// some font, but no font has them all: a mark from another font would not
	// stand on its letter. Rune is the first that the letter's font lacks.
	Cluster string
}

func (e *MissingGlyph) Error() string {
	what := name(e.Rune)
	if e.Cluster != "" {
		what += " on its letter in " + strconv.Quote(e.Cluster)
	}
	return fmt.Sprintf("no font has the character %s; asked: %s", what, strings.Join(e.Families, ", "))
}

// name is U+XXXX and, where it can be shown by itself, the character.
func name(r rune) string {
	if unicode.IsGraphic(r) && !unicode.IsMark(r) && !unicode.IsSpace(r) {
		return fmt.Sprintf("U+%04X (%c)", r, r)
	}
	return fmt.Sprintf("U+%04X", r)
}

// A TooWide says that a word, or a number that must stay whole, is wider than
// the line.
type TooWide struct {
	Word         string
	Width, Limit int // µm
}

func (e *TooWide) Error() string {
	return fmt.Sprintf("%q is %d.%d mm wide, the line only %d.%d mm",
		e.Word, e.Width/1000, e.Width%1000/100, e.Limit/1000, max(0, e.Limit)%1000/100)
}

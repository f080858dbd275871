package typeset

import "salam/internal/language"

// A Style says how a paragraph is set.
type Style struct {
	Language *language.Language
	Size     int // µm per em (14 pt = 4939 µm), 1 … 1 000 000
	Weight   int // 400, 500 or 700; strong spans are set in 700

	// Balance makes the lines of a paragraph about equally long without making
	// them more: for titles, where a single word on the last line looks lost.
	Balance bool
}

// A Line is one laid-out line. Distances are µm.
type Line struct {
	// Runs are in logical order; draw each at its own X. White space at the
	// end of the line is a run of its own (so that text taken from a PDF keeps
	// its spaces) and lies outside: at X = Width, or, where the language runs
	// from right to left, at a negative X.
	Runs []Run

	// Text is the line's text in logical order: what Runs' texts join to. The
	// controls of the bidirectional algorithm and line ends are left out.
	Text string

	Width   int // from the left end of the leftmost run to the right end of the rightmost, trailing space left out
	Ascent  int // of the tallest face on the line
	Descent int // positive
}

// A Run is text of one face, one direction and one language.
type Run struct {
	Face   *Face
	Tag    string // BCP 47 the run was shaped with
	Size   int    // µm per em
	X      int    // left end, from the left end of the line, µm
	Width  int    // µm
	RTL    bool
	Text   string  // the text that the glyphs stand for, in logical order
	Glyphs []Glyph // from left to right

	script string // ISO 15924 that the run was shaped with
	before string // text next to the run that letters join to; see context in layout.go
	after  string
}

// A Glyph is one glyph of a run, in font units.
//
// A character that draws nothing, such as a zero width non-joiner, has the
// glyph of the space with an advance of 0, as in HarfBuzz.
type Glyph struct {
	ID                        uint32
	Cluster                   int // byte offset into Run.Text of the first character it stands for
	Advance, XOffset, YOffset int
}

// micrometres converts font units to µm at a size, rounded to the nearest, a
// half upwards. It is the only rounding of the package.
func micrometres(units, size, unitsPerEm int) int {
	n := 2*units*size + unitsPerEm
	d := 2 * unitsPerEm
	if n < 0 {
		return -((-n + d - 1) / d)
	}
	return n / d
}

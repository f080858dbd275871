package typeset

import (
	"bytes"
	"fmt"
	"strings"
	"sync"
	"unicode"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/harfbuzz"
	"golang.org/x/text/unicode/norm"
)

// A Face is one font at one weight. Two faces are the same font where their
// pointers are equal.
type Face struct {
	Family     string
	Weight     int // 400, 500 or 700
	UnitsPerEm int
	Data       []byte // the font file

	font            *font.Font // read-only, shared by all shapers
	mu              sync.Mutex // for drawer
	drawer          *font.Face // see outline.go
	ascent, descent int        // font units, both positive downwards from their edge
}

// parse reads a font file. A tree's own fonts are outside input, and go-text
// reads tables without promising never to panic: a panic is a broken file.
func parse(file, stem string, data []byte, weight int) (face *Face, err error) {
	defer func() {
		if r := recover(); r != nil {
			face, err = nil, fmt.Errorf("%s: this is no usable font: %v", file, r)
		}
	}()
	parsed, err := font.ParseTTF(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("%s: this is no usable font: %w", file, err)
	}
	extents, ok := parsed.FontHExtents()
	upem := int(parsed.Upem())
	if !ok || upem < 16 || upem > 16384 { // the range of OpenType's head.unitsPerEm
		return nil, fmt.Errorf("%s: this is no usable font: no metrics", file)
	}
	return &Face{
		Family:     family(parsed.Font.Describe().Family, stem),
		Weight:     weight,
		UnitsPerEm: upem,
		Data:       data,
		font:       parsed.Font,
		// The metrics are whole numbers in the file; go-text holds them as
		// float32, which is exact up to 2^24.
		ascent:  max(0, int(extents.Ascender)),
		descent: max(0, -int(extents.Descender)),
	}, nil
}

// family is the name in the font where it agrees with the file's name, which
// decides.
func family(name, stem string) string {
	if squeeze(name) == stem {
		return name
	}
	return stem
}

func squeeze(family string) string { return strings.ReplaceAll(family, " ", "") }

// covers reports whether the face can draw a grapheme cluster (UAX #29): all
// of its characters, or all of them after HarfBuzz has composed or decomposed
// them.
func (f *Face) covers(cluster []rune) bool {
	if f.coversAll(cluster) {
		return true
	}
	if len(cluster) == 1 && cluster[0] < 0xA0 {
		return false
	}
	s := string(cluster)
	return f.coversAll([]rune(norm.NFC.String(s))) || f.coversAll([]rune(norm.NFD.String(s)))
}

func (f *Face) coversAll(text []rune) bool {
	for _, r := range text {
		if !harfbuzz.IsDefaultIgnorable(r) && !f.has(r) {
			return false
		}
	}
	return true
}

// has reports whether the font has a glyph for r, or HarfBuzz makes one: any
// space from U+0020, the non-breaking hyphen from the hyphen.
func (f *Face) has(r rune) bool {
	switch {
	case r == '\u1680': // the Ogham space is a visible stroke
	case unicode.Is(unicode.Zs, r):
		r = ' '
	case r == '\u2011':
		return f.nominal('\u2011') || f.nominal('\u2010')
	}
	return f.nominal(r)
}

func (f *Face) nominal(r rune) bool {
	gid, ok := f.font.NominalGlyph(r)
	return ok && gid != 0
}

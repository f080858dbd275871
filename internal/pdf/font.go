package pdf

import (
	"crypto/sha256"
	"fmt"
	"strings"

	"salam/internal/typeset"
)

// A font is one face as the document uses it: a subset and the codes that
// stand for its glyphs. A code is a CID of two bytes (Identity-H, ISO 32000-1
// 9.7.5.2) and means a glyph together with the text it stands for, so the same
// shape can carry different text in different places. Code 0 is .notdef.
type font struct {
	name   string // in the resources: F1, F2, …
	family string
	sub    *subset
	codes  map[code]int
	plain  map[plainPiece]int // the codes of pieces of one glyph, which most are
	list   []code             // list[i] is code i+1
	number int                // of its Type 0 object, once written
}

type code struct {
	glyph int    // of the subset
	text  string // what is read, copied and searched
}

const maxCodes = 0xfffe

// fonts are the faces of one document in the order in which they come.
type fonts struct {
	shop   *shop
	byFace map[*typeset.Face]*font
	list   []*font
}

func (fs *fonts) of(face *typeset.Face) (*font, error) {
	if f, ok := fs.byFace[face]; ok {
		return f, nil
	}
	if face == nil {
		return nil, fmt.Errorf("a run has no face")
	}
	src, err := fs.shop.source(face)
	if err == nil {
		var sub *subset
		if sub, err = newSubset(src); err == nil {
			f := &font{name: fmt.Sprintf("F%d", len(fs.list)+1), family: face.Family, sub: sub, codes: make(map[code]int, usual), plain: make(map[plainPiece]int, usual), list: make([]code, 0, usual)}
			fs.byFace[face] = f
			fs.list = append(fs.list, f)
			return f, nil
		}
	}
	return nil, fmt.Errorf("font %s %d: %w", face.Family, face.Weight, err)
}

// source is a face's font file taken apart.
func (s *shop) source(face *typeset.Face) (*source, error) {
	if src, ok := s.sources[face]; ok {
		return src, nil
	}
	src, err := parseFont(face.Data)
	if err == nil {
		s.sources[face] = src
	}
	return src, err
}

// code is the code for a piece. A glyph that is merely kerned stays as it is,
// with the width of the font: the caller moves the pen.
func (f *font) code(p piece) (int, error) {
	if len(p.parts) != 1 {
		return f.newCode(p)
	}
	key := plainPiece{p.parts[0], p.advance, p.text, p.share}
	if n, ok := f.plain[key]; ok {
		return n, nil
	}
	n, err := f.newCode(p)
	if err == nil {
		f.plain[key] = n
	}
	return n, err
}

// A plainPiece is a piece of one glyph.
type plainPiece struct {
	part
	advance int
	text    string
	share   bool
}

func (f *font) newCode(p piece) (int, error) {
	var glyph int
	var err error
	for _, r := range p.text {
		if r == 0 || r == '\ufeff' || r == '\ufffe' {
			return 0, fmt.Errorf("the text has a character U+%04X, which is none", r) // ISO 14289-1 7.21.7
		}
	}
	for _, part := range p.parts {
		if part.glyph == 0 {
			return 0, fmt.Errorf("the font has no glyph for %q", p.text) // ISO 14289-1 7.21.8
		}
	}
	if len(p.parts) == 1 && p.parts[0].x == 0 && p.parts[0].y == 0 && p.advance != 0 && !p.share {
		glyph, err = f.sub.glyph(p.parts[0].glyph)
	} else {
		glyph, err = f.sub.merge(p.parts, p.advance)
	}
	if err != nil {
		return 0, err
	}
	c := code{glyph, p.text}
	n, ok := f.codes[c]
	if !ok {
		if len(f.list) >= maxCodes {
			return 0, fmt.Errorf("the font has too many codes")
		}
		f.list = append(f.list, c)
		n = len(f.list)
		f.codes[c] = n
	}
	return n, nil
}

// width is a code's advance in font units.
func (f *font) width(code int) int { return f.sub.outlines[f.list[code-1].glyph].advance }

// write adds the font's objects to the file (ISO 32000-1 9.7).
func (f *font) write(out *file) {
	program := f.sub.bytes()
	unicode := f.toUnicode()
	base := tag(program, unicode) + "+" + f.sub.src.name

	programRef := out.addStream(fmt.Sprintf("/Length1 %d", len(program)), program)
	unicodeRef := out.addStream("", unicode)
	toGlyph := make([]byte, 0, 2*len(f.list)+2)
	toGlyph = be.AppendUint16(toGlyph, 0)
	for _, c := range f.list {
		toGlyph = be.AppendUint16(toGlyph, uint16(c.glyph))
	}
	mapRef := out.addStream("", toGlyph)
	descriptor := out.add(f.descriptor(base, programRef))
	cid := out.add(fmt.Sprintf("<</Type /Font /Subtype /CIDFontType2 /BaseFont /%s\n"+
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>>\n"+
		"/FontDescriptor %d 0 R /CIDToGIDMap %d 0 R\n/DW %d /W [1 [%s]]>>",
		base, descriptor, mapRef, divide(f.sub.outlines[0].advance*1000, f.sub.src.unitsPerEm), f.widths()))
	f.number = out.add(fmt.Sprintf("<</Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H\n"+
		"/DescendantFonts [%d 0 R] /ToUnicode %d 0 R>>", base, cid, unicodeRef))
}

// tag is the six letters that mark a subset (ISO 32000-1 9.6.4), made from its
// content.
func tag(parts ...[]byte) string {
	hash := sha256.New()
	for _, p := range parts {
		hash.Write(p)
	}
	sum := hash.Sum(nil)
	letters := make([]byte, 6)
	for i := range letters {
		letters[i] = 'A' + sum[i]%26
	}
	return string(letters)
}

// appendThousandths turns font units into the thousandths of an em that PDF
// counts in, with four decimals: exact for 1000 units an em, and within a
// thousandth of a unit for 2048.
func (f *font) appendThousandths(b []byte, units int) []byte {
	return appendFixed(b, divide(units*1000*10000, f.sub.src.unitsPerEm), 4)
}

func (f *font) widths() []byte {
	b := make([]byte, 0, 8*len(f.list))
	for i := range f.list {
		if i > 0 {
			b = append(b, ' ')
		}
		b = f.appendThousandths(b, f.width(i+1))
	}
	return b
}

// plain is a family's name as far as a byte string needs no escapes.
func plain(family string) string {
	return strings.Map(func(r rune) rune {
		if r == ' ' || r == '-' || r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' {
			return r
		}
		return -1
	}, family)
}

// descriptor describes the font (ISO 32000-1 9.8). StemV is not in a TrueType
// font; it is guessed from the weight, and matters only to a reader that
// cannot use the embedded font.
func (f *font) descriptor(base string, program int) string {
	s := f.sub.src
	i16 := func(b []byte, at int) int { return int(int16(be.Uint16(b[at:]))) }
	units := func(v int) string { return fixed(divide(v*1000, s.unitsPerEm), 0) }
	capHeight := i16(s.hhea, 4)
	if be.Uint16(s.os2) >= 2 && len(s.os2) >= 90 {
		capHeight = i16(s.os2, 88)
	}
	angle := divide(int(int32(be.Uint32(s.post[4:])))*1000, 1<<16)
	weight := int(be.Uint16(s.os2[4:]))
	const symbolic = 4 // the codes are our own, not a standard Latin encoding
	return fmt.Sprintf("<</Type /FontDescriptor /FontName /%s /FontFamily (%s) /Flags %d /FontBBox [%s %s %s %s]\n"+
		"/ItalicAngle %s /Ascent %s /Descent %s /CapHeight %s /StemV %d /FontFile2 %d 0 R>>",
		base, plain(f.family), symbolic,
		units(i16(s.head, 36)), units(i16(s.head, 38)), units(i16(s.head, 40)), units(i16(s.head, 42)),
		fixed(angle, 3), units(i16(s.hhea, 4)), units(i16(s.hhea, 6)), units(capHeight),
		50+weight*weight/10000, program)
}

package pdf

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// A source is a TrueType font file (OpenType 1.9, glyf outlines), read as far
// as a subset needs it. Offsets are checked before use: a damaged font is an
// error, never a panic.
type source struct {
	tables     map[string][]byte
	unitsPerEm int
	glyphs     int // number of glyphs
	metrics    int // number of full entries in hmtx
	longLoca   bool

	head, hhea, maxp, os2, post, hmtx, loca, glyf []byte

	cmap map[rune]uint32 // see glyphOf
	name string          // PostScript name
}

var be = binary.BigEndian

const maxTables = 64

// parseFont reads the directory and the tables with metrics.
func parseFont(data []byte) (*source, error) {
	if len(data) < 12 {
		return nil, errors.New("the font file is too short")
	}
	if v := be.Uint32(data); v != 0x00010000 && v != 0x74727565 {
		return nil, errors.New("the font has no TrueType outlines; use a static .ttf file")
	}
	n := int(be.Uint16(data[4:]))
	if n > maxTables || len(data) < 12+16*n {
		return nil, errors.New("the font's table directory is damaged")
	}
	s := &source{tables: make(map[string][]byte, n)}
	for i := range n {
		rec := data[12+16*i:]
		off, size := uint64(be.Uint32(rec[8:])), uint64(be.Uint32(rec[12:]))
		if off+size > uint64(len(data)) {
			return nil, fmt.Errorf("the font's table %q lies outside the file", rec[:4])
		}
		s.tables[string(rec[:4])] = data[off : off+size]
	}
	for _, t := range []struct {
		tag  string
		into *[]byte
		min  int
	}{
		{"head", &s.head, 54}, {"hhea", &s.hhea, 36}, {"maxp", &s.maxp, 32}, {"OS/2", &s.os2, 78},
		{"post", &s.post, 32}, {"hmtx", &s.hmtx, 4}, {"loca", &s.loca, 4}, {"glyf", &s.glyf, 0},
	} {
		table, ok := s.tables[t.tag]
		if !ok || len(table) < t.min {
			return nil, fmt.Errorf("the font's table %q is missing or too short", t.tag)
		}
		*t.into = table
	}
	s.unitsPerEm = int(be.Uint16(s.head[18:]))
	s.longLoca = be.Uint16(s.head[50:]) == 1
	s.glyphs = int(be.Uint16(s.maxp[4:]))
	s.metrics = int(be.Uint16(s.hhea[34:]))
	entry := 2
	if s.longLoca {
		entry = 4
	}
	switch {
	case s.unitsPerEm < 16 || s.unitsPerEm > 16384: // head, unitsPerEm
		return nil, fmt.Errorf("the font has %d units per em", s.unitsPerEm)
	case s.glyphs == 0 || len(s.loca) < entry*(s.glyphs+1):
		return nil, errors.New("the font's table \"loca\" is too short")
	case s.metrics == 0 || s.metrics > s.glyphs || len(s.hmtx) < 4*s.metrics+2*(s.glyphs-s.metrics):
		return nil, errors.New("the font's table \"hmtx\" is too short")
	}
	s.name = postScriptName(s.tables["name"])
	return s, nil
}

// advance is a glyph's width in font units.
func (s *source) advance(id int) int {
	return int(be.Uint16(s.hmtx[4*min(id, s.metrics-1):]))
}

// bearing is a glyph's left side bearing in font units.
func (s *source) bearing(id int) int {
	if id < s.metrics {
		return int(int16(be.Uint16(s.hmtx[4*id+2:])))
	}
	return int(int16(be.Uint16(s.hmtx[4*s.metrics+2*(id-s.metrics):])))
}

// outline is a glyph's record in glyf; it is empty for a space.
func (s *source) outline(id int) ([]byte, error) {
	if id < 0 || id >= s.glyphs {
		return nil, fmt.Errorf("the font has no glyph %d", id)
	}
	var from, to int
	if s.longLoca {
		from, to = int(be.Uint32(s.loca[4*id:])), int(be.Uint32(s.loca[4*id+4:]))
	} else {
		from, to = 2*int(be.Uint16(s.loca[2*id:])), 2*int(be.Uint16(s.loca[2*id+2:]))
	}
	if from == to {
		return nil, nil
	}
	if from > to || to > len(s.glyf) || to-from < 10 {
		return nil, fmt.Errorf("the outline of glyph %d is damaged", id)
	}
	return s.glyf[from:to], nil
}

// postScriptName reads name ID 6; a font without one is called Font.
func postScriptName(table []byte) string {
	const fallback = "Font"
	if len(table) < 6 {
		return fallback
	}
	n, strs := int(be.Uint16(table[2:])), int(be.Uint16(table[4:]))
	for i := range n {
		if len(table) < 6+12*(i+1) {
			break
		}
		rec := table[6+12*i:]
		if be.Uint16(rec[6:]) != 6 {
			continue
		}
		size, off := int(be.Uint16(rec[8:])), strs+int(be.Uint16(rec[10:]))
		if off+size > len(table) {
			continue
		}
		var name []byte
		for _, c := range table[off : off+size] { // UTF-16 or Mac Roman: the letters are ASCII
			if c == '-' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' {
				name = append(name, c)
			}
		}
		if len(name) > 0 && len(name) <= 63 {
			return string(name)
		}
	}
	return fallback
}

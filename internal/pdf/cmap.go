package pdf

// glyphOf is the glyph that the font has for a character by itself, or 0. It
// is asked only which of a cluster's glyphs is which of its marks.
func (s *source) glyphOf(r rune) uint32 {
	if s.cmap == nil {
		s.cmap = map[rune]uint32{}
	}
	id, ok := s.cmap[r]
	if !ok {
		id = s.lookUp(r)
		s.cmap[r] = id
	}
	return id
}

func (s *source) lookUp(r rune) uint32 {
	table := s.tables["cmap"]
	if len(table) < 4 {
		return 0
	}
	for i := range int(be.Uint16(table[2:])) {
		if len(table) < 4+8*(i+1) {
			return 0
		}
		off := uint64(be.Uint32(table[4+8*i+4:]))
		if off+4 > uint64(len(table)) {
			continue
		}
		sub := table[off:]
		var id uint32
		switch be.Uint16(sub) {
		case 4:
			id = lookUp4(sub, r)
		case 12:
			id = lookUp12(sub, r)
		}
		if id != 0 {
			return id
		}
	}
	return 0
}

// lookUp4 reads a subtable of format 4 (OpenType, cmap, segment mapping).
func lookUp4(sub []byte, r rune) uint32 {
	if len(sub) < 16 || r > 0xffff {
		return 0
	}
	n := int(be.Uint16(sub[6:])) / 2
	if len(sub) < 16+8*n {
		return 0
	}
	for i := range n {
		end := rune(be.Uint16(sub[14+2*i:]))
		if r > end {
			continue
		}
		start := rune(be.Uint16(sub[16+2*n+2*i:]))
		if r < start {
			return 0
		}
		delta := be.Uint16(sub[16+4*n+2*i:])
		at := 16 + 6*n + 2*i
		offset := int(be.Uint16(sub[at:]))
		if offset == 0 {
			return uint32(uint16(r) + delta)
		}
		at += offset + 2*int(r-start)
		if at+2 > len(sub) {
			return 0
		}
		if id := be.Uint16(sub[at:]); id != 0 {
			return uint32(id + delta)
		}
		return 0
	}
	return 0
}

// lookUp12 reads a subtable of format 12 (segmented coverage).
func lookUp12(sub []byte, r rune) uint32 {
	if len(sub) < 16 {
		return 0
	}
	n := uint64(be.Uint32(sub[12:]))
	if uint64(len(sub)) < 16+12*n {
		return 0
	}
	for i := range int(n) {
		group := sub[16+12*i:]
		if start := be.Uint32(group); uint32(r) >= start && uint32(r) <= be.Uint32(group[4:]) {
			return be.Uint32(group[8:]) + uint32(r) - start
		}
	}
	return 0
}

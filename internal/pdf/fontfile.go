package pdf

import (
	"math/bits"
	"slices"
)

// bytes is the subset as a font file with the tables that ISO 32000-1 9.9
// asks for. Instructions of the font stay; merged glyphs have none.
func (s *subset) bytes() []byte {
	size := 0
	for _, g := range s.outlines {
		size += len(g.record) + 3
	}
	glyf, hmtx := make([]byte, 0, size), make([]byte, 0, 4*len(s.outlines))
	offsets := make([]int, 0, len(s.outlines)+1)
	largest := glyphSize{}
	for _, g := range s.outlines {
		offsets = append(offsets, len(glyf))
		glyf = append(glyf, g.record...)
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
		hmtx = be.AppendUint16(hmtx, uint16(g.advance))
		hmtx = be.AppendUint16(hmtx, uint16(g.bearing))
		largest.components = max(largest.components, g.size.components)
		largest.depth = max(largest.depth, g.size.depth)
		if g.size.components > 0 {
			largest.points = max(largest.points, g.size.points)
			largest.contours = max(largest.contours, g.size.contours)
		}
	}
	offsets = append(offsets, len(glyf))
	long := len(glyf) > 2*0xffff
	loca := make([]byte, 0, 4*len(offsets))
	for _, off := range offsets {
		if long {
			loca = be.AppendUint32(loca, uint32(off))
		} else {
			loca = be.AppendUint16(loca, uint16(off/2))
		}
	}
	head, hhea, maxp := slices.Clone(s.src.head[:54]), slices.Clone(s.src.hhea[:36]), slices.Clone(s.src.maxp[:32])
	be.PutUint32(head[8:], 0) // checkSumAdjustment, set by writeFont
	be.PutUint16(head[50:], 0)
	if long {
		be.PutUint16(head[50:], 1)
	}
	be.PutUint16(hhea[34:], uint16(len(s.outlines)))
	be.PutUint16(maxp[4:], uint16(len(s.outlines)))
	for _, m := range []struct{ at, value int }{{10, largest.points}, {12, largest.contours}, {28, largest.components}, {30, largest.depth}} {
		be.PutUint16(maxp[m.at:], uint16(min(0xffff, max(m.value, int(be.Uint16(maxp[m.at:]))))))
	}
	tables := []fontTable{
		{"glyf", glyf}, {"head", head}, {"hhea", hhea}, {"hmtx", hmtx}, {"loca", loca}, {"maxp", maxp},
	}
	for _, tag := range []string{"cvt ", "fpgm", "prep"} {
		if t, ok := s.src.tables[tag]; ok {
			tables = append(tables, fontTable{tag, t})
		}
	}
	return writeFont(tables)
}

type fontTable struct {
	tag  string
	data []byte
}

// writeFont writes tables with their directory and checksums (OpenType,
// "Organization of an OpenType font").
func writeFont(tables []fontTable) []byte {
	slices.SortFunc(tables, func(a, b fontTable) int {
		if a.tag < b.tag {
			return -1
		}
		return 1
	})
	n := len(tables)
	power := bits.Len(uint(n)) - 1
	total := 12 + 16*n
	for _, t := range tables {
		total += len(t.data) + 3
	}
	out := be.AppendUint32(make([]byte, 0, total), 0x00010000)
	for _, v := range []int{n, 16 << power, power, 16*n - 16<<power} {
		out = be.AppendUint16(out, uint16(v))
	}
	at, headAt := 12+16*n, 0
	for _, t := range tables {
		if t.tag == "head" {
			headAt = at
		}
		out = append(out, t.tag...)
		out = be.AppendUint32(out, checksum(t.data))
		out = be.AppendUint32(out, uint32(at))
		out = be.AppendUint32(out, uint32(len(t.data)))
		at += (len(t.data) + 3) &^ 3
	}
	for _, t := range tables {
		out = append(out, t.data...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	be.PutUint32(out[headAt+8:], 0xb1b0afba-checksum(out))
	return out
}

func checksum(b []byte) uint32 {
	var sum uint32
	for ; len(b) >= 4; b = b[4:] {
		sum += be.Uint32(b)
	}
	if len(b) > 0 {
		var last [4]byte
		copy(last[:], b)
		sum += be.Uint32(last[:])
	}
	return sum
}

package pdf

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"salam/internal/testtool"
)

func fontFiles(t testing.TB) map[string][]byte {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(testtool.Root(t), "assets", "fonts", "*.ttf"))
	if err != nil || len(names) == 0 {
		t.Fatal("no fonts in assets/fonts: run make", err)
	}
	all := map[string][]byte{}
	for _, n := range names {
		data, err := os.ReadFile(n)
		if err != nil {
			t.Fatal(err)
		}
		all[strings.TrimSuffix(filepath.Base(n), ".ttf")] = data
	}
	return all
}

func parsed(t testing.TB, name string) *source {
	t.Helper()
	src, err := parseFont(fontFiles(t)[name])
	if err != nil {
		t.Fatal(err)
	}
	return src
}

// Every glyph of every font of ours comes out of a subset with the same
// outline, width and bearing, and the file keeps OpenType's rules.
func TestSubsetKeepsGlyphs(t *testing.T) {
	for name, data := range fontFiles(t) {
		src, err := parseFont(data)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		sub, err := newSubset(src)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for id := src.glyphs - 1; id > 0; id-- {
			if _, err := sub.glyph(id); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
		}
		file := sub.bytes()
		if sum := checksum(file); sum != 0xb1b0afba {
			t.Errorf("%s: the file's checksum is %08x", name, sum)
		}
		back, err := parseFont(file2(src, file))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if back.glyphs != src.glyphs {
			t.Errorf("%s: %d glyphs of %d", name, back.glyphs, src.glyphs)
		}
		for id := range src.glyphs {
			n := sub.plain[id]
			if got, want := flat(t, back, n, 0, 0), flat(t, src, id, 0, 0); !slices.EqualFunc(got, want, bytes.Equal) {
				t.Fatalf("%s: the outline of glyph %d has changed", name, id)
			}
			if back.advance(n) != src.advance(id) || back.bearing(n) != src.bearing(id) {
				t.Errorf("%s: the metrics of glyph %d have changed", name, id)
			}
		}
	}
}

// file2 adds the tables that a font in a PDF may lack, so that parseFont reads
// it.
func file2(src *source, file []byte) []byte {
	tables := []fontTable{{"OS/2", src.os2}, {"post", src.post}}
	n := int(be.Uint16(file[4:]))
	for i := range n {
		rec := file[12+16*i:]
		off, size := be.Uint32(rec[8:]), be.Uint32(rec[12:])
		tables = append(tables, fontTable{string(rec[:4]), file[off : off+size]})
	}
	return writeFont(tables)
}

// flat is a glyph as the records of its simple components with everything that
// places them, the glyph numbers left out.
func flat(t *testing.T, s *source, id, depth, from int) [][]byte {
	t.Helper()
	record, err := s.outline(id)
	if err != nil || depth > 10 {
		t.Fatalf("glyph %d at depth %d: %v", id, depth, err)
	}
	if record == nil {
		return nil
	}
	if int16(be.Uint16(record)) >= 0 {
		return [][]byte{bytes.TrimRight(record, "\x00")}
	}
	all := [][]byte{record[:10]}
	for at := 10; ; {
		flags := be.Uint16(record[at:])
		size := 6
		for _, f := range []struct {
			flag uint16
			size int
		}{{argsAreWords, 2}, {hasScale, 2}, {hasXYScale, 4}, {has2x2, 8}} {
			if flags&f.flag != 0 {
				size += f.size
			}
		}
		all = append(all, record[at:at+2], record[at+4:at+size])
		all = append(all, flat(t, s, int(be.Uint16(record[at+2:])), depth+1, at)...)
		at += size
		if flags&moreParts == 0 {
			return all
		}
	}
}

// A merged glyph places its parts where they were, whatever the bearings.
func TestMerge(t *testing.T) {
	src := parsed(t, "Vazirmatn_400Regular")
	sub, err := newSubset(src)
	if err != nil {
		t.Fatal(err)
	}
	beh, fatha := int(src.glyphOf('ب')), int(src.glyphOf('\u064e'))
	if beh == 0 || fatha == 0 {
		t.Fatal("the font lacks its letters")
	}
	n, err := sub.merge([]part{{fatha, 100, -50}, {beh, 0, 0}}, 1234)
	if err != nil {
		t.Fatal(err)
	}
	back, err := parseFont(file2(src, sub.bytes()))
	if err != nil {
		t.Fatal(err)
	}
	record, err := back.outline(n)
	if err != nil {
		t.Fatal(err)
	}
	box := func(s *source, id int) (v [4]int) {
		r, err := s.outline(id)
		if err != nil {
			t.Fatal(err)
		}
		for i := range v {
			v[i] = int(int16(be.Uint16(r[2+2*i:])))
		}
		return v
	}
	b, f := box(src, beh), box(src, fatha)
	want := [4]int{
		min(b[0], f[0]+100), min(b[1], f[1]-50), max(b[2], f[2]+100), max(b[3], f[3]-50),
	}
	if got := box(back, n); got != want {
		t.Errorf("the merged glyph lies in %v, want %v", got, want)
	}
	if back.advance(n) != 1234 || back.bearing(n) != want[0] {
		t.Errorf("width %d, bearing %d; want 1234, %d", back.advance(n), back.bearing(n), want[0])
	}
	first := record[10:]
	if flags := be.Uint16(first); flags != argsAreWords|argsAreXY|moreParts {
		t.Errorf("flags %#x of the first component", flags)
	}
	if x, y := int16(be.Uint16(first[4:])), int16(be.Uint16(first[6:])); x != 100 || y != -50 {
		t.Errorf("the mark stands at %d, %d", x, y)
	}
	again, err := sub.merge([]part{{fatha, 100, -50}, {beh, 0, 0}}, 1234)
	if err != nil || again != n {
		t.Errorf("the same parts became glyph %d, then %d (%v)", n, again, err)
	}
	for what, parts := range map[string][]part{"no glyph": {{src.glyphs, 0, 0}}, "too far": {{beh, 40000, 0}}, "negative": {{-1, 0, 0}}} {
		if _, err := sub.merge(parts, 1); err == nil {
			t.Errorf("%s: no error", what)
		}
	}
}

// A composite that holds itself would hang a rasteriser.
func TestSubsetRefusesCycles(t *testing.T) {
	src := parsed(t, "NotoSans_400Regular")
	sub, err := newSubset(src)
	if err != nil {
		t.Fatal(err)
	}
	for id := range src.glyphs {
		record, err := src.outline(id)
		if err != nil || record == nil || int16(be.Uint16(record)) >= 0 {
			continue
		}
		old := be.Uint16(record[12:])
		be.PutUint16(record[12:], uint16(id))
		_, err = sub.glyph(id)
		be.PutUint16(record[12:], old)
		if err == nil {
			t.Errorf("glyph %d holds itself: no error", id)
		}
		return
	}
	t.Fatal("the font has no composite glyph")
}

func TestGlyphOf(t *testing.T) {
	for _, c := range []struct {
		font string
		text string
	}{
		{"NotoSans_400Regular", "AzéŸ\u0301"}, {"NotoSansEthiopic_400Regular", "ሀቐ፠፼"},
		{"Vazirmatn_400Regular", "بپێ۴\u064e"}, {"NotoNaskhArabic_400Regular", "بپێ۴\u064e"},
	} {
		src := parsed(t, c.font)
		for _, r := range c.text {
			if id := src.glyphOf(r); id == 0 || int(id) >= src.glyphs {
				t.Errorf("%s has no glyph for %q", c.font, r)
			}
		}
		if src.glyphOf('\U0010fffd') != 0 || src.glyphOf(-1) != 0 {
			t.Errorf("%s has glyphs for what is no character", c.font)
		}
	}
}

// A damaged font is an error or a font, never a panic.
func TestDamagedFonts(t *testing.T) {
	for name, data := range fontFiles(t) {
		if !strings.HasSuffix(name, "400Regular") {
			continue
		}
		for n := 0; n < len(data); n += 1 + n/40 {
			use(data[:n])
		}
		for at := 0; at < 12+16*16; at++ {
			bad := slices.Clone(data)
			bad[at] ^= 0xff
			use(bad)
		}
	}
	if _, err := parseFont([]byte("OTTO12345678")); err == nil {
		t.Error("a font with PostScript outlines is taken")
	}
}

func FuzzSubset(f *testing.F) {
	f.Add(fontFiles(f)["Vazirmatn_400Regular"][:2000])
	sub, err := newSubset(parsed(f, "Vazirmatn_400Regular"))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(file2(sub.src, sub.bytes()))
	f.Fuzz(func(t *testing.T, data []byte) { use(data) })
}

// use reads a font and makes a subset of it, as far as it goes.
func use(data []byte) {
	src, err := parseFont(data)
	if err != nil {
		return
	}
	sub, err := newSubset(src)
	if err != nil {
		return
	}
	for id := range min(src.glyphs, 100) {
		n, err := sub.merge([]part{{id, 1, 2}, {int(src.glyphOf(rune(id))), 3, 4}}, 5)
		if err == nil && n >= len(sub.outlines) {
			panic("a glyph outside the subset")
		}
	}
	sub.bytes()
}

package raster

import (
	"bytes"
	"cmp"
	"compress/zlib"
	"encoding/binary"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"salam/internal/drawing"
	"salam/internal/pdf"
	"salam/internal/typeset"
)

// Both backends draw the same glyphs in the same places: what is read out of
// the PDF's bytes, fonts, codes and positions, is the list that the raster
// draws. A glyph is known by its contours, for the PDF numbers them anew and
// joins letters and dots into one.
func TestSameGlyphsAsPDF(t *testing.T) {
	p := openProject(t)
	for _, lang := range []string{"ar", "prs", "ckb", "ps", "am", "ti", "om", "es", "en"} {
		doc := p.sheet(t, lang)
		data, err := pdf.Bytes(doc)
		if err != nil {
			t.Fatal(err)
		}
		file := readPDF(t, data)
		pages := file.pages(t)
		if len(pages) != len(doc.Pages) {
			t.Fatalf("%s: %d pages, want %d", lang, len(pages), len(doc.Pages))
		}
		count := 0
		for i := range doc.Pages {
			got, want := drawn(t, &doc.Pages[i]), file.drawn(t, pages[i], doc.Pages[i].Height)
			count += len(got)
			compare(t, fmt.Sprintf("%s, page %d", lang, i+1), got, want)
		}
		t.Logf("%s: %d contours in the same places", lang, count)
		if count < 1000 {
			t.Errorf("%s: only %d contours", lang, count)
		}
	}
}

// Moved by a hundredth of a millimetre, or another glyph: the comparison sees
// it.
func TestSameGlyphsSees(t *testing.T) {
	p := openProject(t)
	doc := p.sheet(t, "ar")
	data, err := pdf.Bytes(doc)
	if err != nil {
		t.Fatal(err)
	}
	file := readPDF(t, data)
	want := file.drawn(t, file.pages(t)[0], doc.Pages[0].Height)
	for i := range doc.Pages[0].Items {
		it := &doc.Pages[0].Items[i]
		if it.Text == nil {
			continue
		}
		for _, spoil := range []func(g *typeset.Run, l *drawing.Line){
			func(_ *typeset.Run, l *drawing.Line) { l.X += 10 },
			func(_ *typeset.Run, l *drawing.Line) { l.Y -= 10 },
			func(r *typeset.Run, _ *drawing.Line) { r.Glyphs[0].ID++ },
			func(r *typeset.Run, _ *drawing.Line) { r.Size += 20 },
		} {
			l := it.Text.Lines[0]
			l.Line.Runs = slices.Clone(l.Line.Runs)
			l.Line.Runs[0].Glyphs = slices.Clone(l.Line.Runs[0].Glyphs)
			kept := it.Text
			it.Text = &drawing.Text{Fill: kept.Fill, Lines: append([]drawing.Line{l}, kept.Lines[1:]...)}
			spoil(&it.Text.Lines[0].Line.Runs[0], &it.Text.Lines[0])
			if differs(drawn(t, &doc.Pages[0]), want) == "" {
				t.Error("a change is not seen")
			}
			it.Text = kept
		}
		return
	}
}

// A contour is one outline of a glyph: its points in font units from the first
// of them, and where that one stands on the page.
type contour struct {
	shape string
	size  int     // of the glyph, µm an em
	x, y  float64 // µm from the upper left corner
}

func compare(t *testing.T, name string, got, want []contour) {
	t.Helper()
	if d := differs(got, want); d != "" {
		t.Errorf("%s: %s", name, d)
	}
}

// tolerance is how many µm a place in the PDF may be off: it counts in
// thousandths of a point, a third of a µm, the size of the type as well, which
// adds up to 5 µm over a line of 10 cm. A pixel of a card is twenty times that.
const tolerance = 6.0

// differs pairs every contour with one of the same shape nearby.
func differs(got, want []contour) string {
	if len(got) != len(want) {
		return fmt.Sprintf("%d contours, the PDF has %d", len(got), len(want))
	}
	byShape := map[string][]contour{}
	for _, c := range want {
		byShape[c.shape] = append(byShape[c.shape], c)
	}
	for _, c := range got {
		i := slices.IndexFunc(byShape[c.shape], func(o contour) bool {
			return max(o.x-c.x, c.x-o.x, o.y-c.y, c.y-o.y) <= tolerance && max(o.size-c.size, c.size-o.size) <= 1
		})
		if i < 0 {
			return fmt.Sprintf("the PDF has no contour of that shape at %.1f, %.1f µm; of the shape: %v", c.x, c.y, byShape[c.shape])
		}
		byShape[c.shape] = slices.Delete(byShape[c.shape], i, i+1)
	}
	return ""
}

// drawn is the list that the raster draws.
func drawn(t *testing.T, page *drawing.Page) []contour {
	t.Helper()
	var all []contour
	fonts := map[*typeset.Face]*glyf{}
	for _, it := range page.Items {
		if it.Text == nil {
			continue
		}
		for i := range it.Text.Lines {
			err := placed(&it.Text.Lines[i], func(g placedGlyph) error {
				f := fonts[g.run.Face]
				if f == nil {
					f = readGlyf(t, g.run.Face.Data)
					fonts[g.run.Face] = f
				}
				em := float64(g.run.Face.UnitsPerEm)
				all = append(all, f.contours(t, int(g.id), func(x, y int) (float64, float64) {
					return float64(g.x) + float64((g.dx+x)*g.run.Size)/em, float64(g.y) - float64((g.dy+y)*g.run.Size)/em
				}, g.run.Size)...)
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	return all
}

// A pdfFile is the objects of a PDF of ours.
type pdfFile struct {
	bodies map[int][]byte
	fonts  map[int]*pdfFont
}

type pdfFont struct {
	glyf     *glyf
	toGlyph  []byte
	widths   []float64 // from code 1, thousandths of an em
	fallback float64
}

var (
	object  = regexp.MustCompile(`(?s)(?:^|\n)(\d+) 0 obj\n(.*?)\nendobj`)
	fontRef = regexp.MustCompile(`/F(\d+) (\d+) 0 R`)
)

func readPDF(t *testing.T, data []byte) *pdfFile {
	t.Helper()
	f := &pdfFile{bodies: map[int][]byte{}, fonts: map[int]*pdfFont{}}
	for _, m := range object.FindAllSubmatch(data, -1) {
		n, _ := strconv.Atoi(string(m[1]))
		f.bodies[n] = m[2]
	}
	return f
}

// ref is the number that follows a key, an object's.
func ref(t *testing.T, body []byte, key string) int {
	t.Helper()
	m := regexp.MustCompile(key + `\s*\[?\s*(\d+) 0 R`).FindSubmatch(body)
	if m == nil {
		t.Fatalf("no %s in %.200q", key, body)
	}
	n, _ := strconv.Atoi(string(m[1]))
	return n
}

func (f *pdfFile) stream(t *testing.T, n int) []byte {
	t.Helper()
	head, packed, ok := bytes.Cut(f.bodies[n], []byte("\nstream\n"))
	if !ok {
		t.Fatalf("object %d is no stream: %.200q", n, f.bodies[n])
	}
	packed = bytes.TrimSuffix(packed, []byte("\nendstream"))
	if !bytes.Contains(head, []byte("/FlateDecode")) {
		return packed
	}
	z, err := zlib.NewReader(bytes.NewReader(packed))
	if err != nil {
		t.Fatal(err)
	}
	out, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// pages are the numbers of the page objects in order.
func (f *pdfFile) pages(t *testing.T) []int {
	t.Helper()
	for _, body := range f.bodies {
		if bytes.Contains(body, []byte("/Kids")) && bytes.Contains(body, []byte("/Type /Pages")) {
			var all []int
			kids := regexp.MustCompile(`(?s)/Kids\s*\[(.*?)\]`).FindSubmatch(body)[1]
			for _, m := range regexp.MustCompile(`(\d+) 0 R`).FindAllSubmatch(kids, -1) {
				n, _ := strconv.Atoi(string(m[1]))
				all = append(all, n)
			}
			return all
		}
	}
	t.Fatal("the PDF has no pages")
	return nil
}

// font reads F<n> of the resources that all pages share.
func (f *pdfFile) font(t *testing.T, n int) *pdfFont {
	t.Helper()
	if have := f.fonts[n]; have != nil {
		return have
	}
	for _, body := range f.bodies {
		for _, m := range fontRef.FindAllSubmatch(body, -1) {
			if string(m[1]) != strconv.Itoa(n) {
				continue
			}
			number, _ := strconv.Atoi(string(m[2]))
			cid := f.bodies[ref(t, f.bodies[number], "/DescendantFonts")]
			descriptor := f.bodies[ref(t, cid, "/FontDescriptor")]
			font := &pdfFont{
				glyf:    readGlyf(t, f.stream(t, ref(t, descriptor, "/FontFile2"))),
				toGlyph: f.stream(t, ref(t, cid, "/CIDToGIDMap")),
			}
			w := regexp.MustCompile(`/DW ([\d.]+) /W \[1 \[([\d. ]*)\]\]`).FindSubmatch(cid)
			font.fallback = number64(t, string(w[1]))
			for field := range strings.FieldsSeq(string(w[2])) {
				font.widths = append(font.widths, number64(t, field))
			}
			f.fonts[n] = font
			return font
		}
	}
	t.Fatalf("there is no font F%d", n)
	return nil
}

func number64(t *testing.T, s string) float64 {
	t.Helper()
	v, err := strconv.ParseFloat(s, 64)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// drawn reads the text operators of a page: Tf, Tm, Tj and TJ.
func (f *pdfFile) drawn(t *testing.T, page, height int) []contour {
	t.Helper()
	content := f.stream(t, ref(t, f.bodies[page], "/Contents"))
	const um = 25400.0 / 72
	var all []contour
	var font *pdfFont
	var size, x, y float64
	for line := range strings.Lines(string(content)) {
		words := strings.Fields(line)
		if len(words) == 0 {
			continue
		}
		switch words[len(words)-1] {
		case "Tf":
			n, _ := strconv.Atoi(strings.TrimPrefix(words[0], "/F"))
			font, size = f.font(t, n), number64(t, words[1])
		case "Tm":
			x, y = number64(t, words[4]), number64(t, words[5])
		case "Tj", "TJ":
			text := strings.Trim(line[:strings.LastIndexByte(line, 'T')], "[] ")
			for text != "" {
				if text[0] != '<' {
					end := strings.IndexByte(text, '<')
					if end < 0 {
						end = len(text)
					}
					x -= number64(t, strings.TrimSpace(text[:end])) / 1000 * size
					text = text[end:]
					continue
				}
				codes, rest, _ := strings.Cut(text[1:], ">")
				text = strings.TrimSpace(rest)
				for ; codes != ""; codes = codes[4:] {
					code, err := strconv.ParseUint(codes[:4], 16, 16)
					if err != nil {
						t.Fatal(err)
					}
					em := float64(font.glyf.unitsPerEm)
					all = append(all, font.glyf.contours(t, int(binary.BigEndian.Uint16(font.toGlyph[2*code:])), func(gx, gy int) (float64, float64) {
						return (x + float64(gx)*size/em) * um, float64(height) - (y+float64(gy)*size/em)*um
					}, int(size*um+0.5))...)
					width := font.fallback
					if int(code) <= len(font.widths) {
						width = font.widths[code-1]
					}
					x += width / 1000 * size
				}
			}
		}
	}
	return all
}

// A glyf is the outlines of a TrueType font, read without a library: once from
// the font file, once from the PDF.
type glyf struct {
	unitsPerEm int
	data       []byte
	offsets    []int
}

func readGlyf(t *testing.T, font []byte) *glyf {
	t.Helper()
	be := binary.BigEndian
	tables := map[string][]byte{}
	for i := range int(be.Uint16(font[4:])) {
		rec := font[12+16*i:]
		tables[string(rec[:4])] = font[be.Uint32(rec[8:]) : be.Uint32(rec[8:])+be.Uint32(rec[12:])]
	}
	g := &glyf{unitsPerEm: int(be.Uint16(tables["head"][18:])), data: tables["glyf"]}
	loca := tables["loca"]
	for i := range int(be.Uint16(tables["maxp"][4:])) + 1 {
		if be.Uint16(tables["head"][50:]) == 1 {
			g.offsets = append(g.offsets, int(be.Uint32(loca[4*i:])))
		} else {
			g.offsets = append(g.offsets, 2*int(be.Uint16(loca[2*i:])))
		}
	}
	return g
}

type outlinePoint struct {
	x, y int
	on   bool
}

// contours places the contours of a glyph.
func (g *glyf) contours(t *testing.T, id int, place func(x, y int) (float64, float64), size int) []contour {
	t.Helper()
	var all []contour
	for _, points := range g.points(t, id) {
		c := contour{size: size}
		c.x, c.y = place(points[0].x, points[0].y)
		var b strings.Builder
		for _, p := range points {
			fmt.Fprint(&b, p.x-points[0].x, ",", p.y-points[0].y, ",", p.on, " ")
		}
		c.shape = b.String()
		all = append(all, c)
	}
	slices.SortFunc(all, func(a, b contour) int { return cmp.Or(cmp.Compare(a.x, b.x), cmp.Compare(a.y, b.y)) })
	return all
}

// points are the contours of a glyph in font units (OpenType 1.9, glyf).
func (g *glyf) points(t *testing.T, id int) [][]outlinePoint {
	t.Helper()
	rec := g.data[g.offsets[id]:g.offsets[id+1]]
	if len(rec) == 0 {
		return nil
	}
	i16 := func(at int) int { return int(int16(binary.BigEndian.Uint16(rec[at:]))) }
	u16 := func(at int) int { return int(binary.BigEndian.Uint16(rec[at:])) }
	n := i16(0)
	if n < 0 {
		var all [][]outlinePoint
		for at := 10; ; {
			flags, part := u16(at), u16(at+2)
			at += 4
			var dx, dy int
			if flags&1 != 0 {
				dx, dy, at = i16(at), i16(at+2), at+4
			} else {
				dx, dy, at = int(int8(rec[at])), int(int8(rec[at+1])), at+2
			}
			if flags&(8|64|128) != 0 || flags&2 == 0 {
				t.Fatalf("glyph %d is made of parts that are turned or scaled", id)
			}
			for _, points := range g.points(t, part) {
				moved := slices.Clone(points)
				for i := range moved {
					moved[i].x += dx
					moved[i].y += dy
				}
				all = append(all, moved)
			}
			if flags&32 == 0 {
				return all
			}
		}
	}
	ends := make([]int, n)
	for i := range ends {
		ends[i] = u16(10 + 2*i)
	}
	at := 10 + 2*n
	at += 2 + u16(at)
	count := ends[n-1] + 1
	var flags []byte
	for len(flags) < count {
		f := rec[at]
		at++
		flags = append(flags, f)
		if f&8 != 0 {
			for range rec[at] {
				flags = append(flags, f)
			}
			at++
		}
	}
	axis := func(short, same byte) []int {
		var out []int
		v := 0
		for _, f := range flags[:count] {
			switch {
			case f&short != 0 && f&same != 0:
				v += int(rec[at])
				at++
			case f&short != 0:
				v -= int(rec[at])
				at++
			case f&same == 0:
				v += i16(at)
				at += 2
			}
			out = append(out, v)
		}
		return out
	}
	xs := axis(2, 16)
	ys := axis(4, 32)
	var all [][]outlinePoint
	start := 0
	for _, end := range ends {
		var points []outlinePoint
		for i := start; i <= end; i++ {
			points = append(points, outlinePoint{xs[i], ys[i], flags[i]&1 != 0})
		}
		all = append(all, points)
		start = end + 1
	}
	return all
}

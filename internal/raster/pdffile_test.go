package raster

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

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

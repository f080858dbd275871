package raster

import (
	"bytes"
	"fmt"
	"image"
	"image/draw"
	_ "image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"salam"
	"salam/internal/drawing"
	"salam/internal/edition"
	"salam/internal/evidence"
	"salam/internal/library"
	"salam/internal/pdf"
	"salam/internal/sheet"
	"salam/internal/testtool"
	"salam/internal/tree"
	"salam/internal/typeset"
)

// A project is the tree that this package lies in, ready to be set.
type project struct {
	lib   *library.Library
	pub   *edition.Publication
	fonts *typeset.Fonts
}

func openProject(t testing.TB) *project {
	t.Helper()
	tr, err := tree.Open(testtool.Root(t), salam.Defaults)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { tr.Close() })
	lib, faults := library.Read(tr)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	day := tree.Date{Year: 2026, Month: 11, Day: 22}
	standing, faults := evidence.Compute(lib, day)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	pub, faults := edition.Publish(lib, standing, edition.Options{Mode: edition.Preview, AsOf: day})
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	fonts, err := typeset.Load(tr)
	if err != nil {
		t.Fatal(err)
	}
	return &project{lib, pub, fonts}
}

// sheet is the project's leaflet in a language.
func (p *project) sheet(t testing.TB, lang string) *drawing.Document {
	t.Helper()
	result, err := sheet.New(p.fonts).Set(p.lib.Sheet("basics"), p.pub, lang, sheet.Variant{})
	if err != nil {
		t.Fatal(err)
	}
	return result.Document
}

// poppler renders pages of a document, width pixels wide. It draws them larger
// by a factor and takes the mean, because it puts glyphs on whole pixels or
// quarters of them, always downward.
func poppler(t testing.TB, doc *drawing.Document, width, factor int) []*image.RGBA {
	t.Helper()
	program := testtool.Need(t, "pdftoppm")
	dir := t.TempDir()
	file := filepath.Join(dir, "x.pdf")
	data, err := pdf.Bytes(doc)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, data, 0o644); err != nil {
		t.Fatal(err)
	}
	height := divide(doc.Pages[0].Height*width, doc.Pages[0].Width)
	out, err := exec.Command(program, "-scale-to-x", strconv.Itoa(factor*width), "-scale-to-y", strconv.Itoa(factor*height), file, filepath.Join(dir, "p")).CombinedOutput()
	if err != nil {
		t.Fatalf("pdftoppm: %v\n%s", err, out)
	}
	files, _ := filepath.Glob(filepath.Join(dir, "p*.ppm"))
	var all []*image.RGBA
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, mean(t, data, factor))
	}
	if len(all) != len(doc.Pages) {
		t.Fatalf("%d pages, want %d", len(all), len(doc.Pages))
	}
	return all
}

// mean reads a PPM and makes it smaller by a whole factor.
func mean(t testing.TB, ppm []byte, factor int) *image.RGBA {
	t.Helper()
	var width, height, most int
	if n, err := fmt.Sscanf(string(ppm[:min(len(ppm), 40)]), "P6\n%d %d\n%d\n", &width, &height, &most); n != 3 || most != 255 {
		t.Fatalf("pdftoppm wrote no PPM: %v", err)
	}
	pix := ppm[len(ppm)-3*width*height:]
	img := image.NewRGBA(image.Rect(0, 0, width/factor, height/factor))
	for y := range height / factor {
		for x := range width / factor {
			for k := range 3 {
				sum := 0
				for dy := range factor {
					for dx := range factor {
						sum += int(pix[3*((y*factor+dy)*width+x*factor+dx)+k])
					}
				}
				img.Pix[img.PixOffset(x, y)+k] = uint8(divide(sum, factor*factor))
			}
			img.Pix[img.PixOffset(x, y)+3] = 255
		}
	}
	return img
}

func decode(t testing.TB, data []byte) *image.RGBA {
	t.Helper()
	src, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	img := image.NewRGBA(image.Rectangle{Max: src.Bounds().Size()})
	draw.Draw(img, img.Rect, src, src.Bounds().Min, draw.Src)
	return img
}

// distance is how far two pixels are apart in their worst channel.
func distance(a, b *image.RGBA, x, y int) int {
	i, j := a.PixOffset(x, y), b.PixOffset(x, y)
	worst := 0
	for k := range 3 {
		d := int(a.Pix[i+k]) - int(b.Pix[j+k])
		worst = max(worst, d, -d)
	}
	return worst
}

// apart compares two images: the mean distance of their pixels, and how many
// pixels differ by more than half with all their neighbours, which no smooth
// edge does.
func apart(t testing.TB, a, b *image.RGBA) (mean float64, wrong int) {
	t.Helper()
	if a.Rect != b.Rect {
		t.Fatalf("images of %v and %v", a.Rect.Size(), b.Rect.Size())
	}
	sum := 0
	for y := 1; y < a.Rect.Dy()-1; y++ {
		for x := 1; x < a.Rect.Dx()-1; x++ {
			least := distance(a, b, x, y)
			if sum += least; least <= 40 {
				continue
			}
			for dy := -1; dy <= 1; dy++ {
				for dx := -1; dx <= 1; dx++ {
					least = min(least, distance(a, b, x+dx, y+dy))
				}
			}
			if least > 40 {
				wrong++
			}
		}
	}
	return float64(sum) / float64(a.Rect.Dx()*a.Rect.Dy()), wrong
}

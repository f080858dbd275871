package sheet

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"salam/internal/drawing"
	"salam/internal/edition"
	"salam/internal/illustration"
	"salam/internal/library"
	"salam/internal/pdf"
	"salam/internal/testtool"
)

const address = "https://health.example"

// imprinted is a release of the sheet of these tests that is issued.
func imprinted(t testing.TB, site string) *edition.Publication {
	pub := publication(t, edition.Unmarked, 1, &library.Place{ID: "england", Kind: "region"})
	pub.Mode = edition.Release
	for n, lang := range []string{"es", "ti", "ar"} {
		code := edition.Code([]string{"k7m4xr2c", "wwmwmwwm", "3f9j2tkp"}[n])
		pub.Imprints = append(pub.Imprints, edition.SheetImprint{Sheet: "basics", Languages: []string{lang}, Imprint: edition.Imprint{Code: code, Address: site}})
	}
	return pub
}

func TestQRCode(t *testing.T) {
	for length := 22; length <= qrLongest; length++ {
		text := ("https://" + strings.Repeat("x", length))[:length]
		m, err := qrCode(text)
		if err != nil {
			t.Fatal(err)
		}
		if n := len(m); n < 25 || n > 33 || qrSide/n < qrModule {
			t.Errorf("%d characters make %d modules", length, n)
		}
		if got := decode(t, picture(m.outline(0, 0, qrSide), qrSide, 40)); got != text {
			t.Errorf("%q is read as %q", text, got)
		}
	}
	if _, err := qrCode(strings.Repeat("x", qrLongest+1)); err == nil {
		t.Error("an address that is too long is encoded")
	}
}

// picture paints rectangles of an outline on white, with a quiet zone.
func picture(outline []illustration.Segment, side, scale int) image.Image {
	const size, quiet = 400, 60
	img := image.NewGray(image.Rect(0, 0, size+2*quiet, size+2*quiet))
	for i := range img.Pix {
		img.Pix[i] = 255
	}
	for i := 0; i+4 < len(outline); i += 5 { // M L L L Z
		a, b := outline[i].P[0], outline[i+2].P[0]
		for y := a.Y * size / side; y < b.Y*size/side; y++ {
			for x := a.X * size / side; x < b.X*size/side; x++ {
				img.SetGray(quiet+x, quiet+y, color.Gray{})
			}
		}
	}
	return img
}

// decode reads the QR on a picture with zbarimg.
func decode(t testing.TB, img image.Image) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "qr.png")
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(testtool.Need(t, "zbarimg"), "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", file).Output()
	if err != nil {
		return fmt.Sprintf("nothing (%v)", err)
	}
	return strings.TrimSpace(string(out))
}

// On every sheet that is issued the QR is read from the page as a printer
// draws it, and from a harsh copy: 150 dpi, out of focus, black or white.
func TestQROnPaper(t *testing.T) {
	testtool.Need(t, "zbarimg")
	p := press(t)
	for _, site := range []string{"https://a.example", "https://health.example", "https://health.trust.example/hotels"[:library.AddressLimit]} {
		pub := imprinted(t, site)
		for _, lang := range []string{"es", "ti", "ar"} {
			doc := set(t, p, pub, lang)
			want := pub.Imprint("basics", lang).Link()
			page := render(t, doc, 150)
			if got := decode(t, page); got != want {
				t.Errorf("%s: a print is read as %q, not %q", lang, got, want)
			}
			copied := harsh(harsh(page))
			if got := decode(t, copied); got != want {
				t.Errorf("%s: a copy of a copy is read as %q, not %q", lang, got, want)
			}
			if dir := os.Getenv("SALAM_SCREENS"); dir != "" {
				var b bytes.Buffer
				png.Encode(&b, copied)
				os.WriteFile(filepath.Join(dir, fmt.Sprintf("copy-%s-%d.png", lang, len(site))), b.Bytes(), 0o644)
			}
		}
	}
}

func render(t testing.TB, doc *drawing.Document, dpi int) *image.Gray {
	t.Helper()
	file := filepath.Join(t.TempDir(), "page.pdf")
	var b bytes.Buffer
	if err := pdf.Write(&b, doc); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(testtool.Need(t, "pdftoppm"), "-r", fmt.Sprint(dpi), "-gray", "-singlefile", "-png", file).Output()
	if err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(bytes.NewReader(out))
	if err != nil {
		t.Fatal(err)
	}
	grey := image.NewGray(img.Bounds())
	for y := range img.Bounds().Dy() {
		for x := range img.Bounds().Dx() {
			grey.Set(x, y, img.At(x, y))
		}
	}
	return grey
}

// harsh is what a bad photocopier makes of a page: each point is spread over
// its neighbours, then black or white.
func harsh(in *image.Gray) *image.Gray {
	out := image.NewGray(in.Bounds())
	const r = 1 // points of 0.17 mm: over half a millimetre, where a module is 0.6
	for y := range in.Bounds().Dy() {
		for x := range in.Bounds().Dx() {
			sum, n := 0, 0
			for dy := -r; dy <= r; dy++ {
				for dx := -r; dx <= r; dx++ {
					if (image.Point{X: x + dx, Y: y + dy}).In(in.Bounds()) {
						sum += int(in.GrayAt(x+dx, y+dy).Y)
						n++
					}
				}
			}
			if sum/n > 140 {
				out.SetGray(x, y, color.Gray{Y: 255})
			}
		}
	}
	return out
}

// Nothing stands within the quiet zone, on any side.
func TestQuietZone(t *testing.T) {
	p := press(t)
	for _, lang := range []string{"es", "ti", "ar"} {
		pub := imprinted(t, "https://a.example")
		page := set(t, p, pub, lang).Pages[0]
		found := 0
		for _, qr := range page.Items {
			if qr.Path == nil || len(qr.Path.Segments) < 200 {
				continue
			}
			found++
			x0, y0, x1, y1 := bounds(qr)
			if x1-x0 != qrSide || y1-y0 != qrSide {
				t.Errorf("%s: the QR is %d × %d µm", lang, x1-x0, y1-y0)
			}
			m, err := qrCode(pub.Imprint("basics", lang).Link())
			if err != nil {
				t.Fatal(err)
			}
			quiet := qrQuiet * qrSide / len(m)
			near := func(a0, b0, a1, b1 int) bool { return a0 < x1+quiet && a1 > x0-quiet && b0 < y1+quiet && b1 > y0-quiet }
			for _, item := range page.Items {
				if item.Path != nil && len(item.Path.Segments) < 200 {
					if a0, b0, a1, b1 := bounds(item); near(a0, b0, a1, b1) {
						t.Errorf("%s: a line from %s %s to %s %s is too near", lang, inMM(a0), inMM(b0), inMM(a1), inMM(b1))
					}
				}
				if item.Text == nil {
					continue
				}
				for _, l := range item.Text.Lines {
					if near(l.X, l.Y-l.Line.Ascent*7/10, l.X+l.Line.Width, l.Y) {
						t.Errorf("%s: %q is too near", lang, l.Line.Text)
					}
				}
			}
			if x0 < quiet || x1 > page.Width-quiet {
				t.Errorf("%s: the edge of the paper is too near", lang)
			}
		}
		if found != 1 {
			t.Errorf("%s: %d QR codes", lang, found)
		}
	}
}

// An issued sheet carries its code and the way to its page in the reader's
// language; without a site the code alone; a preview neither.
func TestImprint(t *testing.T) {
	p := press(t)
	for name, c := range map[string]struct {
		pub                  *edition.Publication
		code, question, bars bool
	}{
		"issued":  {imprinted(t, address), true, true, true},
		"no site": {imprinted(t, ""), true, false, false},
		"preview": {publication(t, edition.Unmarked, 1, clinic), false, false, false},
		"draft":   {publication(t, edition.AsDraft, 1, clinic), false, false, false},
	} {
		for _, lang := range []string{"es", "ti", "ar"} {
			code, question, bars := false, false, false
			doc := set(t, p, c.pub, lang)
			for _, item := range doc.Pages[0].Items {
				bars = bars || item.Path != nil && len(item.Path.Segments) > 200 && item.Path.Fill == black && item.Role == drawing.Artifact && square(item)
				if item.Text == nil {
					continue
				}
				for _, l := range item.Text.Lines {
					if i := c.pub.Imprint("basics", lang); i.Code != "" {
						code = code || l.Line.Text == i.Code.Shown() && l.Line.Runs[0].Size == senderSize
						question = question || strings.Contains(l.Line.Text, "health.example/e/"+string(i.Code))
					}
				}
			}
			if code != c.code || question != c.question || bars != c.bars {
				t.Errorf("%s in %s: code %v, question %v, QR %v\n%s", name, lang, code, question, bars, describe(doc))
			}
		}
	}
}

func square(item drawing.Item) bool {
	x0, y0, x1, y1 := bounds(item)
	return x1-x0 == qrSide && y1-y0 == qrSide
}

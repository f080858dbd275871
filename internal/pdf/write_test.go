package pdf

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"salam/internal/drawing"
	"salam/internal/illustration"
	"salam/internal/testtool"
	"salam/internal/typeset"
)

func run(t *testing.T, program string, args ...string) string {
	t.Helper()
	out, err := exec.Command(testtool.Need(t, program), args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", program, err, out)
	}
	return string(out)
}

// Other programs find the file sound, its fonts embedded and its structure.
func TestOtherPrograms(t *testing.T) {
	file := save(t, handmade(t), "handmade")

	if out := run(t, "qpdf", "--check", file); !strings.Contains(out, "No syntax or stream encoding errors") || strings.Contains(out, "WARNING") {
		t.Errorf("qpdf: %s", out)
	}

	rows := strings.Split(strings.TrimSpace(run(t, "pdffonts", file)), "\n")[2:]
	if len(rows) != 3 {
		t.Errorf("%d fonts, want 3", len(rows))
	}
	for _, row := range rows {
		if !regexp.MustCompile(`^[A-Z]{6}\+\S+ +CID TrueType +Identity-H +yes yes yes `).MatchString(row) {
			t.Errorf("font: %s", row)
		}
	}

	info := run(t, "pdfinfo", file)
	for _, want := range []string{
		`Title: +Tea & سلام\n`, `Author: +<Example>\n`, `Producer: +Salam\n`, `Tagged: +yes\n`, `Pages: +2\n`,
		`Page size: +419.528 x 595.276 pts`, `PDF version: +1.7\n`, `Metadata Stream: +yes\n`, `JavaScript: +no\n`,
	} {
		if !regexp.MustCompile(want).MatchString(info) {
			t.Errorf("pdfinfo: no %q in\n%s", want, info)
		}
	}
	if strings.Contains(info, "Date") {
		t.Errorf("the file has a date:\n%s", info)
	}

	var tree []string
	for line := range strings.Lines(run(t, "pdfinfo", "-struct-text", file)) {
		if line := strings.TrimRight(line, " \n"); line != "" && !strings.Contains(line, "/") {
			tree = append(tree, strings.NewReplacer("\u202a", "", "\u202b", "", "\u202c", "").Replace(line))
		}
	}
	t.Logf("structure:\n%s", strings.Join(tree, "\n"))
	all := strings.Join(tree, "\n")
	for _, want := range []string{"Document", "Sect", "H1 (block)", "L (block)", "LI (block)", "LBody (block)", `"Tea & co"`, `"one"`, `"two"`} {
		if !strings.Contains(all, want) {
			t.Errorf("pdfinfo -struct-text: no %s in\n%s", want, all)
		}
	}
}

// What poppler draws: the square's colour where it stands, nothing outside.
func TestRendering(t *testing.T) {
	file := save(t, handmade(t), "handmade")
	const dpi = 127 // 5 pixels a millimetre
	base := filepath.Join(t.TempDir(), "page")
	if out := run(t, "pdftoppm", "-r", fmt.Sprint(dpi), "-aa", "no", "-aaVector", "no", "-f", "1", "-l", "1", "-singlefile", file, base); out != "" {
		t.Errorf("pdftoppm: %s", out)
	}
	ppm, err := os.ReadFile(base + ".ppm")
	if err != nil {
		t.Fatal(err)
	}
	var width, height, depth int
	if _, err := fmt.Sscanf(string(ppm), "P6\n%d %d\n%d\n", &width, &height, &depth); err != nil {
		t.Fatal(err)
	}
	pixels := ppm[len(ppm)-3*width*height:]
	at := func(x, y int) string { // mm, tenths
		p := pixels[3*((y/2)*width+x/2):]
		return fmt.Sprintf("#%02x%02x%02x", p[0], p[1], p[2])
	}
	// The scene of 100 units is drawn in the middle 40 mm of its box: 0.4 mm a
	// unit from (30, 20) mm. The square reaches from 10 to 90 units.
	for _, c := range []struct {
		x, y int
		want string
		what string
	}{
		{500, 500, "#ff8000", "the middle of the square"}, {340, 500, "#000000", "its left stroke"}, {354, 500, "#ff8000", "inside its left stroke"},
		{330, 500, "#ffffff", "outside"}, {240, 300, "#ffffff", "the box beside the picture"}, {100, 51, "#808080", "the frame"}, {100, 100, "#ffffff", "inside the frame"},
	} {
		if got := at(c.x, c.y); got != c.want {
			t.Errorf("%s is %s, want %s", c.what, got, c.want)
		}
	}
}

// The bytes depend on the document alone. The test runs itself in other time
// zones, languages and folders.
func TestSameBytes(t *testing.T) {
	b, err := Bytes(handmade(t))
	if err != nil {
		t.Fatal(err)
	}
	sum := fmt.Sprintf("sum %x", sha256.Sum256(b))
	if os.Getenv("SALAM_PDF_SUM") == "1" {
		fmt.Println(sum)
		return
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	for _, env := range [][]string{{"TZ=Pacific/Kiritimati", "LANG=ar_EG.UTF-8", "LC_ALL=fa_IR.UTF-8"}, {"TZ=America/Adak", "LANG=C", "GOMAXPROCS=1"}} {
		cmd := exec.Command(self, "-test.run=^TestSameBytes$")
		cmd.Env = append(append(os.Environ(), "SALAM_PDF_SUM=1"), env...)
		out, err := cmd.CombinedOutput()
		if err != nil || !strings.Contains(string(out), sum) {
			t.Errorf("%v: %v\n%s, want %s", env, err, out, sum)
		}
	}
	if bytes.Contains(b, []byte("/CreationDate")) || bytes.Contains(b, []byte("/ModDate")) {
		t.Error("the file has a date")
	}

	other := handmade(t)
	other.Title += "."
	c, err := Bytes(other)
	if err != nil {
		t.Fatal(err)
	}
	id := regexp.MustCompile(`/ID \[<[0-9A-F]{32}>`)
	if bytes.Equal(id.Find(b), id.Find(c)) || id.Find(b) == nil {
		t.Errorf("two documents have the identifiers %s and %s", id.Find(b), id.Find(c))
	}
}

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, errors.New("disk full") }

// A fault of the document is an error that says where.
func TestFaults(t *testing.T) {
	if err := Write(failing{}, handmade(t)); err == nil || err.Error() != "disk full" {
		t.Errorf("a writer that fails: %v", err)
	}
	text := func(d *drawing.Document) *drawing.Item { return &d.Pages[0].Items[2] }
	glyph := func(d *drawing.Document) *typeset.Glyph { return &text(d).Text.Lines[0].Line.Runs[0].Glyphs[0] }
	for name, c := range map[string]struct {
		change func(*drawing.Document)
		want   string
	}{
		"no pages":        {func(d *drawing.Document) { d.Pages = nil }, "0 pages"},
		"huge page":       {func(d *drawing.Document) { d.Pages[1].Width = maxSide + 1 }, "page 2"},
		"no page":         {func(d *drawing.Document) { d.Pages[1].Height = 0 }, "page 2"},
		"language":        {func(d *drawing.Document) { d.Language = "ar) /Evil (" }, "no language tag"},
		"item's language": {func(d *drawing.Document) { text(d).Lang = "a b" }, "page 1, item 3"},
		"run's language":  {func(d *drawing.Document) { text(d).Text.Lines[0].Line.Runs[0].Tag = "(" }, "no language tag"},
		"colour":          {func(d *drawing.Document) { text(d).Text.Fill = "red" }, "#rrggbb"},
		"path's colour":   {func(d *drawing.Document) { d.Pages[0].Items[0].Path.Stroke = "#12345g" }, "#rrggbb"},
		"role":            {func(d *drawing.Document) { text(d).Role = "H7" }, "H7"},
		"empty item":      {func(d *drawing.Document) { text(d).Text = nil }, "page 1, item 3"},
		"two in one":      {func(d *drawing.Document) { text(d).Path = &drawing.Path{} }, "page 1, item 3"},
		"no description":  {func(d *drawing.Document) { d.Pages[0].Items[1].Alt = " " }, "description"},
		"no scene":        {func(d *drawing.Document) { d.Pages[0].Items[1].Picture.Scene = nil }, "scene"},
		"no box":          {func(d *drawing.Document) { d.Pages[0].Items[1].Picture.Scene.Box.Width = 0 }, "square"},
		"segment":         {func(d *drawing.Document) { d.Pages[0].Items[1].Picture.Scene.Ops[0].Path[1].Op = 'Q' }, "'Q'"},
		"first segment":   {func(d *drawing.Document) { d.Pages[0].Items[0].Path.Segments[0].Op = 'L' }, "begins"},
		"cap":             {func(d *drawing.Document) { d.Pages[0].Items[1].Picture.Scene.Ops[0].Cap = "flat" }, "flat"},
		"no face":         {func(d *drawing.Document) { text(d).Text.Lines[0].Line.Runs[0].Face = nil }, "no face"},
		"broken font":     {func(d *drawing.Document) { text(d).Text.Lines[0].Line.Runs[0].Face.Data = []byte("x") }, "Vazirmatn 400"},
		"glyph":           {func(d *drawing.Document) { glyph(d).ID = 60000 }, "60000"},
		"cluster":         {func(d *drawing.Document) { glyph(d).Cluster = 99 }, "byte 99"},
		"cluster inside":  {func(d *drawing.Document) { glyph(d).Cluster = 1 }, "byte 1"},
		"bad text":        {func(d *drawing.Document) { text(d).Text.Lines[0].Line.Runs[0].Text = "\xff\xff\xff\xff\xff\xff" }, "UTF-8"},
	} {
		doc := handmade(t)
		c.change(doc)
		_, err := Bytes(doc)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
	// All faults in one run.
	doc := handmade(t)
	doc.Pages[0].Items[1].Alt = ""
	doc.Pages[1].Items[1].Alt = ""
	if _, err := Bytes(doc); err == nil || strings.Count(err.Error(), "description") != 2 {
		t.Errorf("two faults: %v", err)
	}
}

// A scene that stands on two pages is stored once.
func TestFormsAreShared(t *testing.T) {
	doc := handmade(t)
	second := *doc.Pages[1].Items[1].Picture.Scene
	second.ID = "copy"
	second.Ops = append([]illustration.Op{}, second.Ops...)
	doc.Pages[1].Items[1].Picture.Scene = &second
	b, err := Bytes(doc)
	if err != nil {
		t.Fatal(err)
	}
	if n := bytes.Count(b, []byte("/Subtype /Form")); n != 1 {
		t.Errorf("%d forms for one drawing", n)
	}
}

// BenchmarkLeaflet writes an A5 page of Arabic text, already laid out.
func BenchmarkLeaflet(b *testing.B) {
	s := newSetter(b)
	line := "يمكنك أن ترى طبيب الأسرة (GP) مجانًا، ولا تحتاج إلى أوراق. اتصل بالرقم 01632 960 123."
	doc, _ := s.document(b, "ar", []string{line, line, line + " " + line, line + " " + line})
	doc.Pages = doc.Pages[:1]
	b.ReportAllocs()
	size := 0
	for b.Loop() {
		out, err := Bytes(doc)
		if err != nil {
			b.Fatal(err)
		}
		size = len(out)
	}
	b.ReportMetric(float64(size), "bytes/page")
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "pages/s")
}

package pdf

import (
	"bytes"
	"compress/zlib"
	"io"
	"strings"
	"testing"
)

func TestNumbers(t *testing.T) {
	for _, c := range []struct {
		um   int
		want string
	}{
		{0, "0"}, {25400, "72"}, {-25400, "-72"}, {148000, "419.528"}, {210000, "595.276"},
		{4939, "14"}, {1, "0.003"}, {-1, "-0.003"}, {353, "1.001"}, {127, "0.36"},
	} {
		if got := points(c.um); got != c.want {
			t.Errorf("%d µm is %s pt, want %s", c.um, got, c.want)
		}
	}
	for _, c := range []struct {
		n, decimals int
		want        string
	}{{-5, 3, "-0.005"}, {1200, 3, "1.2"}, {7, 0, "7"}, {100, 2, "1"}, {-100, 4, "-0.01"}} {
		if got := fixed(c.n, c.decimals); got != c.want {
			t.Errorf("fixed(%d, %d) = %s, want %s", c.n, c.decimals, got, c.want)
		}
	}
}

// What is written can be taken apart again: readFile reads fpdf's layout and
// ours alike.
func TestFileRoundTrip(t *testing.T) {
	f := &file{shop: NewPrinter().borrow()}
	data := []byte(strings.Repeat("0 0 m endobj\nendstream \x00\xff", 5))
	f.add("<</Type /Catalog>>")
	f.addStream("/Type /XObject", data)
	f.add("<<>>")
	back, err := readFile(f.bytes(1, 3, identifier))
	if err != nil {
		t.Fatal(err)
	}
	if len(back.bodies) != 3 {
		t.Fatalf("%d objects", len(back.bodies))
	}
	for i := range back.bodies {
		if !bytes.Equal(back.bodies[i], f.bodies[i]) {
			t.Errorf("object %d is %q, was %q", i+1, back.bodies[i], f.bodies[i])
		}
	}
	if got := unpack(t, back.bodies[1]); !bytes.Equal(got, data) {
		t.Errorf("the stream holds %q", got)
	}
}

// unpack is the content of a stream object of ours.
func unpack(t testing.TB, body []byte) []byte {
	t.Helper()
	_, data, ok := bytes.Cut(body, []byte(">>\nstream\n"))
	if !ok {
		t.Fatalf("no stream: %.80q", body)
	}
	z, err := zlib.NewReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	data, err = io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// A file that is laid out otherwise than fpdf's is refused, not patched.
func TestReadFileRefuses(t *testing.T) {
	f := &file{}
	f.add("<</Type /Catalog>>")
	f.add("<<>>")
	good := string(f.bytes(1, 2, identifier))
	if _, err := readFile([]byte(good)); err != nil {
		t.Fatal(err)
	}
	for name, bad := range map[string]string{
		"empty":            "",
		"cut":              good[:len(good)-3],
		"no table":         "startxref\n0\n%%EOF\n",
		"offset outside":   strings.Replace(good, "0000000015", "0000099999", 1),
		"offset beside":    strings.Replace(good, "0000000015", "0000000016", 1),
		"other number":     strings.Replace(good, "2 0 obj", "7 0 obj", 1),
		"no end of object": strings.Replace(good, "endobj", "endabj", 1),
		"huge table":       strings.Replace(good, "xref\n0 3", "xref\n0 9999999", 1),
		"negative":         strings.Replace(good, "xref\n0 3", "xref\n0 -3", 1),
	} {
		if _, err := readFile([]byte(bad)); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

// The pages must be those that assemble expects; a page that is none stops it.
func TestAssembleRefuses(t *testing.T) {
	a, err := draw(handmade(t), NewPrinter().borrow())
	if err != nil {
		t.Fatal(err)
	}
	raw, err := a.pageFile()
	if err != nil {
		t.Fatal(err)
	}
	for name, change := range map[string][2]string{
		"page":      {"/Type /Page\n", "/Type /Pugs\n"},
		"catalogue": {"/Type /Catalog\n", "/Type /Kittens\n"},
		"tree":      {"/Type /Pages\n", "/Type /Trees\n"},
		"content":   {"/Contents 4 0 R", "/Contents 6 0 R"},
		"length":    {"<</Length ", "<</Lungth "},
	} {
		bad := bytes.Replace(raw, []byte(change[0]), []byte(change[1]), 1)
		if bytes.Equal(bad, raw) {
			t.Errorf("%s: fpdf no longer writes %q", name, change[0])
		}
		if _, err := a.assemble(bad); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	if _, err := a.assemble(raw); err != nil {
		t.Error(err)
	}
}

func FuzzReadFile(f *testing.F) {
	a, err := draw(handmade(f), NewPrinter().borrow())
	if err != nil {
		f.Fatal(err)
	}
	raw, err := a.pageFile()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(raw)
	small := &file{}
	small.add("<<>>")
	f.Add(small.bytes(1, 1, identifier))
	f.Fuzz(func(t *testing.T, data []byte) {
		if file, err := readFile(data); err == nil {
			for _, body := range file.bodies {
				pageStream(body, body, 1)
			}
		}
	})
}

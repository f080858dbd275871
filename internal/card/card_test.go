package card

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"salam"
	"salam/internal/drawing"
	"salam/internal/edition"
	"salam/internal/evidence"
	"salam/internal/illustration"
	"salam/internal/library"
	"salam/internal/testtool"
	"salam/internal/tree"
	"salam/internal/typeset"
)

var update = flag.Bool("update", false, "write the results into the golden files")

// project publishes the tree that this package lies in.
func project(t testing.TB, place string) (*Press, *edition.Publication) {
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
	pub, faults := edition.Publish(lib, standing, edition.Options{Mode: edition.Preview, AsOf: day, Place: lib.Places[place]})
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	fonts, err := typeset.Load(tr)
	if err != nil {
		t.Fatal(err)
	}
	return New(fonts), pub
}

// A fixture is an entry of the project with invented words, so that the
// goldens do not change with the project's.
func fixture(t testing.TB, pub *edition.Publication, lang string, change func(*edition.Entry)) (*edition.Volume, *edition.Entry) {
	t.Helper()
	v := pub.Volume(lang)
	v.Phrases = words{v, pub.Volume("en")}
	words := map[string][2]string{
		"es": {"Un título corto", "Primera frase. ¿Segunda frase, algo más larga que la primera? Llame al 01632 960 123."},
		"ti": {"ሓጺር ኣርእስቲ", "እዚ ናይ ፈተነ ጽሑፍ እዩ። ካልኣይ ምሉእ ሓሳብ ድማ ካብቲ ቀዳማይ ይነውሕ፣ ክልተ መስመር ንኽሕዝ።"},
		"ar": {"عنوان قصير", "هذه جملة للتجربة فقط. والجملة الثانية أطول من الأولى حتى تأخذ سطرين كاملين على الصورة (GP)."},
		"en": {"A short title", "A first sentence. A second one."},
	}[lang]
	e := &edition.Entry{ID: "m", Kind: library.Ordinary, State: evidence.Draft, Mark: edition.AsDraft, Share: true,
		Revised:  tree.Date{Year: 2026, Month: 11, Day: 22},
		Pictures: []*illustration.Scene{scene}, Text: &edition.Text{Title: inline(words[0]), Alt: "alt", Short: words[1]}}
	if change != nil {
		change(e)
	}
	return v, e
}

var scene = &illustration.Scene{ID: "s", Box: illustration.Box{Width: 1000_000, Height: 700_000}}

// words answers for the interface with the key itself, but for English.
type words struct{ own, english *edition.Volume }

func (w words) Text(key string, _ map[string]string) edition.Phrase {
	l := w.own.Language
	if strings.HasPrefix(key, "sender.") {
		l = w.english.Language // the unit is not approved
	}
	return edition.Phrase{Text: key, Language: l}
}

func (w words) Count(key string, n int) edition.Phrase {
	return edition.Phrase{Text: fmt.Sprint(key, n), Language: w.own.Language}
}

func approved(e *edition.Entry) { e.State, e.Mark = evidence.Approved, edition.Unmarked }

// The goldens say where everything stands, in pixels from the upper left
// corner, in reading order.
func TestGolden(t *testing.T) {
	for name, c := range map[string]struct {
		place, lang string
		address     string
		change      func(*edition.Entry)
		logo        bool
	}{
		"es-draft":            {"england", "es", "", nil, false},
		"ti-draft":            {"england", "ti", "", nil, false},
		"ar-draft":            {"england", "ar", "", nil, false},
		"ar-approved-clinic":  {"example-clinic", "ar", "salam.example", approved, true},
		"es-approved":         {"england", "es", "salam.example", approved, true},
		"en-without-pictures": {"england", "en", "", func(e *edition.Entry) { approved(e); e.Pictures = nil }, false},
		"ar-three-pictures":   {"england", "ar", "", func(e *edition.Entry) { approved(e); e.Pictures = []*illustration.Scene{scene, scene, scene} }, false},
	} {
		press, pub := project(t, c.place)
		if pub.Address = c.address; c.logo {
			pub.Logo = &illustration.Scene{ID: "logo", Box: illustration.Box{Width: 100_000, Height: 100_000}}
		}
		v, e := fixture(t, pub, c.lang, c.change)
		page, err := press.Set(pub, v, e)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		got := describe(page)
		file := filepath.Join("testdata", "card-"+name+".txt")
		if *update {
			os.MkdirAll("testdata", 0o755)
			os.WriteFile(file, []byte(got), 0o644)
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s:\ngot:\n%s\nwant:\n%s", file, got, want)
		}
	}
}

func describe(page *drawing.Page) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d × %d\n", page.Width/px, page.Height/px)
	for _, item := range page.Items {
		lang := ""
		if item.Lang != "" {
			lang = " in " + item.Lang
		}
		switch {
		case item.Picture != nil:
			pic := item.Picture
			fmt.Fprintf(&b, "%-8s picture at %d %d, %d × %d, %q%s\n", item.Role, pic.X/px, pic.Y/px, pic.Width/px, pic.Height/px, item.Alt, lang)
		case item.Path != nil:
			x0, y0, x1, y1 := bounds(item)
			colour := item.Path.Fill
			if colour == "" {
				colour = "drawn " + item.Path.Stroke
			}
			fmt.Fprintf(&b, "%-8s path from %d %d to %d %d, %s\n", item.Role, x0/px, y0/px, x1/px, y1/px, colour)
		default:
			for _, l := range item.Text.Lines {
				fmt.Fprintf(&b, "%-8s %d px at %d %d, %d wide, %s%s: %s\n", item.Role, l.Line.Runs[0].Size/px, l.X/px, l.Y/px, l.Line.Width/px, item.Text.Fill, lang, l.Line.Text)
			}
		}
	}
	return b.String()
}

func bounds(item drawing.Item) (x0, y0, x1, y1 int) {
	x0, y0 = 1<<30, 1<<30
	for _, s := range item.Path.Segments {
		if s.Op != 'Z' {
			p := s.P[0]
			x0, y0, x1, y1 = min(x0, p.X), min(y0, p.Y), max(x1, p.X), max(y1, p.Y)
		}
	}
	return
}

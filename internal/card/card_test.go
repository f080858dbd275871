package card

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"salam"
	"salam/internal/drawing"
	"salam/internal/edition"
	"salam/internal/evidence"
	"salam/internal/illustration"
	"salam/internal/library"
	"salam/internal/prose"
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

// Every card of the project, for a region and for a clinic, approved or not,
// with pictures or without: nothing leaves the card, no line lies over another
// or over the picture, no type is too small, every word is there.
func TestProjectFits(t *testing.T) {
	cards := 0
	for _, place := range []string{"england", "example-clinic"} {
		press, pub := project(t, place)
		pub.Address = "a-rather-long-name.salam.example"
		for i := range pub.Volumes {
			v := &pub.Volumes[i]
			for _, e := range v.Entries {
				if !e.Share {
					continue
				}
				for n, change := range []func(*edition.Entry){func(*edition.Entry) {}, approved, func(e *edition.Entry) { e.Pictures = nil }} {
					e := e
					change(&e)
					if pub.Logo = nil; n > 0 {
						pub.Logo = &illustration.Scene{ID: "logo", Box: illustration.Box{Width: 100_000, Height: 100_000}}
					}
					page, err := press.Set(pub, v, &e)
					if err != nil {
						t.Errorf("%s in %s: %v", e.ID, v.Language.ID, err)
						continue
					}
					cards++
					check(t, e.ID+" in "+v.Language.ID, v, &e, page)
				}
			}
		}
	}
	if cards < 200 {
		t.Errorf("only %d cards", cards)
	}
}

func check(t *testing.T, name string, v *edition.Volume, e *edition.Entry, page *drawing.Page) {
	t.Helper()
	type line struct{ x0, y0, x1, y1, size int }
	var lines []line
	var text []string
	floor := 0 // of the pictures
	for _, item := range page.Items {
		if item.Picture != nil {
			if item.Picture.Scene.ID == "logo" {
				continue
			}
			floor = max(floor, item.Picture.Y+item.Picture.Height)
			if w := item.Picture.Width; len(e.Pictures) == 1 && w < 750*px {
				t.Errorf("%s: a picture %d px wide", name, w/px)
			}
		}
		if item.Text == nil {
			continue
		}
		for _, l := range item.Text.Lines {
			size := l.Line.Runs[0].Size
			// The letters of a line between its neighbours': ¾ em above, ¼ below.
			lines = append(lines, line{l.X, l.Y - size*3/4, l.X + l.Line.Width, l.Y + size/4, size})
			text = append(text, strings.Fields(l.Line.Text)...)
			least := 24 * px // the English words for whoever stands beside
			switch {
			case item.Role == drawing.H1:
				least = 48 * px
			case item.Text.Fill == ink:
				if least = 36 * px; v.Language.Script == "Arab" {
					least = 40 * px
				}
			case item.Lang == "":
				least = 28 * px
			}
			if size < least {
				t.Errorf("%s: %q has %d px", name, l.Line.Text, size/px)
			}
		}
	}
	for i, a := range lines {
		if a.x0 < edge-hatchWide || a.x1 > (Width-56)*px+1 || a.y0 < floor || a.y1 > Height*px {
			t.Errorf("%s: line %d leaves its place: %+v", name, i, a)
		}
		for _, b := range lines[i+1:] {
			if a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1 {
				t.Errorf("%s: lines lie over each other: %+v, %+v", name, a, b)
			}
		}
	}
	rest := text
	for _, w := range strings.Fields(e.Text.Title.Plain() + " " + e.Text.Short) {
		i := slices.Index(rest, w)
		if i < 0 {
			t.Errorf("%s: without %q, or not in order", name, w)
			break
		}
		rest = rest[i+1:]
	}
	marked := slices.ContainsFunc(page.Items, func(it drawing.Item) bool { return it.Path != nil && it.Path.Fill == draftHatch })
	if marked != (e.Mark != edition.Unmarked) {
		t.Errorf("%s: a band: %v, a mark: %q", name, marked, e.Mark)
	}
}

// What may not be shared gets no card.
func TestNotShared(t *testing.T) {
	press, pub := project(t, "england")
	for name, change := range map[string]func(*edition.Entry){
		"the gate says no": func(e *edition.Entry) { e.Share = false },
		"no text":          func(e *edition.Entry) { e.Text = nil },
	} {
		v, e := fixture(t, pub, "ar", change)
		if page, err := press.Set(pub, v, e); err != ErrNotShared || page != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	pub.Mode = edition.Release
	for _, mark := range []edition.Mark{edition.AsDraft, edition.AsOlder, edition.OneReader} {
		v, e := fixture(t, pub, "ar", func(e *edition.Entry) { e.Mark = mark })
		if page, err := press.Set(pub, v, e); err != ErrNotShared || page != nil {
			t.Errorf("a release with the mark %q: %v", mark, err)
		}
	}
	v, e := fixture(t, pub, "ar", approved)
	if _, err := press.Set(pub, v, e); err != nil {
		t.Errorf("approved: %v", err)
	}
}

// A text that is too long says by how many words, and without them it fits.
func TestTooLong(t *testing.T) {
	press, pub := project(t, "england")
	v, e := fixture(t, pub, "es", func(e *edition.Entry) { e.Text.Short = strings.Repeat("Una frase que no cabe. ", 14) })
	_, err := press.Set(pub, v, e)
	var m *Misfit
	var long *TooLong
	if !errors.As(err, &m) || !errors.As(err, &long) || m.Message != "m" || m.Language != "es" || long.Words < 1 {
		t.Fatalf("%v", err)
	}
	all := strings.Fields(e.Text.Short)
	e.Text.Short = strings.Join(all[:len(all)-long.Words], " ")
	if _, err := press.Set(pub, v, e); err != nil {
		t.Errorf("%d words less: %v", long.Words, err)
	}
	e.Text.Short = strings.Join(all[:len(all)-long.Words+1], " ")
	if _, err := press.Set(pub, v, e); err == nil {
		t.Errorf("%d words less fit as well", long.Words-1)
	}
	for _, short := range []string{"中", strings.Repeat("x", 300)} {
		e.Text.Short = short
		if _, err := press.Set(pub, v, e); !errors.As(err, &m) || errors.As(err, &long) {
			t.Errorf("%.10q: %v", short, err)
		}
	}
}

func TestSplit(t *testing.T) {
	_, pub := project(t, "england")
	for _, c := range []struct {
		lang, text string
		want       []string
	}{
		{"en", "One. Two? Three! Four", []string{"One.", "Two?", "Three!", "Four"}},
		{"en", "At 9.30 see a doctor (GP). Go.", []string{"At 9.30 see a doctor (GP).", "Go."}},
		{"en", "  ", nil},
		{"am", "አንድ። ሁለት? ሦስት።", []string{"አንድ።", "ሁለት?", "ሦስት።"}},
		{"ar", "واحد. اثنان؟ ثلاثة", []string{"واحد.", "اثنان؟", "ثلاثة"}},
	} {
		var got []string
		for _, in := range split(c.text, pub.Volume(c.lang).Language) {
			got = append(got, in.Plain())
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}

// The drawings of a sequence stand beside and below each other, as large as
// can be, in the direction of reading.
func TestGrid(t *testing.T) {
	for n, want := range map[int]int{1: 1, 2: 2, 3: 2, 4: 2, 6: 3, 9: 3} {
		if columns, w, h := grid(n, pictureTall); columns != want || max(w*7-h*10, h*10-w*7) > 10 || w > Width*px {
			t.Errorf("%d drawings: %d columns of %d × %d px", n, columns, w/px, h/px)
		}
	}
}

func inline(s string) prose.Inline { return prose.Inline{{Text: s}} }

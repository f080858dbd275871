package sheet

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"salam/internal/drawing"
	"salam/internal/edition"
	"salam/internal/evidence"
	"salam/internal/illustration"
	"salam/internal/language"
	"salam/internal/library"
	"salam/internal/prose"
	"salam/internal/testtool"
	"salam/internal/tree"
	"salam/internal/typeset"
)

var update = flag.Bool("update", false, "write the results into the golden files")

func press(t testing.TB) *Press {
	t.Helper()
	tr, err := tree.Open(testtool.Root(t), nil)
	if err != nil {
		t.Fatal(err)
	}
	fonts, err := typeset.Load(tr)
	if err != nil {
		t.Fatal(err)
	}
	return New(fonts)
}

func projectTree(t testing.TB) *tree.Tree {
	t.Helper()
	tr, err := tree.Open(testtool.Root(t), nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { tr.Close() })
	return tr
}

func languages(t testing.TB) map[string]*language.Language {
	t.Helper()
	tr := projectTree(t)
	list, faults := language.Read(tr)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	all := map[string]*language.Language{}
	for _, l := range list {
		all[l.ID] = l
	}
	return all
}

// words answers for the interface with the key itself, in one language.
type words struct{ l *language.Language }

func (w words) Text(key string, args map[string]string) edition.Phrase {
	text := map[string]string{"sheet.page": "{page}/{pages}", "sheet.look-again": "{month}", "sheet.hours": "{from} – {to}", "sheet.days": "{from} – {to}"}[key]
	if text == "" {
		text = key
	}
	if day, ok := strings.CutPrefix(key, "sheet."); ok && slices.Contains(weekdays, day) {
		text = day
	}
	for k, v := range args {
		text = strings.ReplaceAll(text, "{"+k+"}", v)
	}
	return edition.Phrase{Text: text, Language: w.l}
}

func (w words) Count(key string, n int) edition.Phrase {
	return edition.Phrase{Text: fmt.Sprintf("%s %d", key, n), Language: w.l}
}

var scene = &illustration.Scene{ID: "s", Box: illustration.Box{Width: 1000_000, Height: 700_000}}

// texts are invented for the test: a title, and a body of several blocks.
var texts = map[string][2]string{
	"es": {"Un título corto", "Primera frase. Segunda frase, algo más larga que la primera, para que ocupe dos líneas.\n\n- uno\n- dos **fuerte**\n\nLlame al {phone}."},
	"ti": {"ሓጺር ኣርእስቲ", "እዚ ናይ ፈተነ ጽሑፍ እዩ። ካልኣይ ምሉእ ሓሳብ ድማ ካብቲ ቀዳማይ ይነውሕ፣ ክልተ መስመር ንኽሕዝ።\n\n{phone} ደውሉ።"},
	"en": {"A short title", "First sentence. Second sentence, a little longer than the first, so that it takes two lines.\n\n- one\n- two **strong**\n\nCall {phone}."},
	"ar": {"عنوان قصير", "هذه جملة للتجربة فقط. والجملة الثانية أطول من الأولى حتى تأخذ سطرين كاملين على الورقة.\n\nاتصلوا بالرقم {phone} (GP)."},
}

func publication(t testing.TB, mark edition.Mark, repeat int, place *library.Place) *edition.Publication {
	t.Helper()
	all := languages(t)
	pub := &edition.Publication{Mode: edition.Preview, Sender: "Team", Place: place}
	if place != nil {
		pub.Visit = &edition.Visit{Name: place.Name, Phone: place.Phone, Hours: place.Hours, WalkMinutes: place.WalkMinutes, Expires: "2027-03-01"}
	}
	values := map[string]string{"phone": "01632 960 123"}
	for _, id := range []string{"en", "es", "ti", "ar"} {
		var body prose.Body
		parsed, faults := prose.Parse("x.md", 0, texts[id][1])
		if len(faults) > 0 {
			t.Fatal(faults)
		}
		for range repeat {
			body = append(body, parsed.Fill(values)...)
		}
		text := &edition.Text{Title: prose.Words(texts[id][0]), Alt: "alt", Short: texts[id][0] + ".", Body: body}
		pub.Volumes = append(pub.Volumes, edition.Volume{Language: all[id], Phrases: words{all[id]}, Entries: []edition.Entry{{
			ID: "m", Kind: library.Ordinary, ReviewBy: tree.Date{Year: 2027, Month: 5, Day: 1}, State: evidence.Draft, Mark: mark,
			Revised: tree.Date{Year: 2026, Month: 11, Day: 22}, Text: text, Print: true, Poster: true, Alone: true, NotTried: mark != edition.Unmarked,
			Pictures: []*illustration.Scene{scene}}}})
	}
	english := pub.Volume("en").Entries[0].Text
	for i := range pub.Volumes {
		if v := &pub.Volumes[i]; !v.Language.IsSource() {
			v.Entries[0].English = english
		}
	}
	return pub
}

var leaflet = &library.Sheet{ID: "basics", Kind: "leaflet", Paper: "a5", Messages: []string{"m"}}

var clinic = &library.Place{ID: "clinic", Kind: "clinic", Name: "Willow Road Surgery", Phone: "01632 960 123", WalkMinutes: 5,
	Hours: []library.Hours{{Days: "mon-fri", From: "09:00", To: "12:30"}}}

func set(t testing.TB, p *Press, pub *edition.Publication, lang string) *drawing.Document {
	t.Helper()
	result, err := p.Set(leaflet, pub, lang, Variant{})
	var long *TooLong
	if err != nil && !errors.As(err, &long) {
		t.Fatalf("%s: %v", lang, err)
	}
	return result.Document
}

// The goldens say where everything stands, in millimetres from the upper left
// corner, in reading order.
func TestGolden(t *testing.T) {
	p := press(t)
	approved, draft := publication(t, edition.Unmarked, 1, nil), publication(t, edition.AsDraft, 1, clinic)
	for _, lang := range []string{"es", "ti", "ar"} {
		golden(t, "leaflet-"+lang+"-approved", set(t, p, approved, lang))
		golden(t, "leaflet-"+lang+"-draft", set(t, p, draft, lang))
		golden(t, "poster-"+lang+"-draft", made(t, p, &library.Sheet{ID: "wall", Kind: "poster", Paper: "a4", Messages: []string{"m"}}, draft, lang, Variant{}))
		golden(t, "bilingual-"+lang+"-approved", made(t, p, &library.Sheet{ID: "both", Kind: "leaflet", Bilingual: true, Paper: "a4", Messages: []string{"m"}}, approved, lang, Variant{}))
		golden(t, "card-"+lang+"-draft", made(t, p, &library.Sheet{ID: "pocket", Kind: "cards", Paper: "a4", Messages: []string{"m"}}, draft, lang, Variant{}))
	}
	golden(t, "poster-ar-write-in", made(t, p, &library.Sheet{ID: "wall", Kind: "poster", Paper: "a4", Messages: []string{"m"}}, approved, "ar", Variant{Mono: true, WriteIn: true}))
	golden(t, "poster-all-draft", made(t, p, &library.Sheet{ID: "all", Kind: "poster", Paper: "a4", AllOnOne: true, Messages: []string{"m"}, Languages: []string{"en", "ti", "ar", "es"}}, draft, All, Variant{}))
	golden(t, "pictures-draft", made(t, p, &library.Sheet{ID: "steps", Kind: "pictures", Paper: "a4", Messages: []string{"m"}}, draft, Pictures, Variant{}))
	golden(t, "speak", made(t, p, &library.Sheet{ID: "speak", Kind: "speak", Paper: "a4", AllOnOne: true, Languages: []string{"en", "ti", "ar", "es"}}, approved, All, Variant{}))
}

func golden(t *testing.T, name string, doc *drawing.Document) {
	t.Helper()
	got := describe(doc)
	file := filepath.Join("testdata", name+".txt")
	if *update {
		os.MkdirAll("testdata", 0o755)
		os.WriteFile(file, []byte(got), 0o644)
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s:\ngot:\n%s\nwant:\n%s", file, got, want)
	}
}

// made sets a sheet that is expected to fit.
func made(t testing.TB, p *Press, s *library.Sheet, pub *edition.Publication, lang string, v Variant) *drawing.Document {
	t.Helper()
	result, err := p.Set(s, pub, lang, v)
	if err != nil {
		t.Fatalf("%s in %s: %v", s.Kind, lang, err)
	}
	if result.Document == nil {
		t.Fatalf("%s in %s: nothing is set: %v", s.Kind, lang, result.LeftOut)
	}
	return result.Document
}

func describe(doc *drawing.Document) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s (%s), by %s\n", doc.Title, doc.Language, doc.Author)
	for i, page := range doc.Pages {
		fmt.Fprintf(&b, "\npage %d, %s × %s mm\n", i+1, inMM(page.Width), inMM(page.Height))
		for _, item := range page.Items {
			lang := ""
			if item.Lang != "" {
				lang = " in " + item.Lang
			}
			switch {
			case item.Picture != nil:
				pic := item.Picture
				fmt.Fprintf(&b, "%-8s picture at %s %s, %s × %s, %q%s\n", item.Role, inMM(pic.X), inMM(pic.Y), inMM(pic.Width), inMM(pic.Height), item.Alt, lang)
			case item.Path != nil:
				x0, y0, x1, y1 := bounds(item)
				fmt.Fprintf(&b, "%-8s path from %s %s to %s %s%s\n", item.Role, inMM(x0), inMM(y0), inMM(x1), inMM(y1), paint(item.Path))
			case item.Text != nil:
				for _, l := range item.Text.Lines {
					fmt.Fprintf(&b, "%-8s %s pt at %s %s, %s wide%s: %s\n", item.Role, inPoints(l.Line.Runs[0].Size), inMM(l.X), inMM(l.Y), inMM(l.Line.Width), lang, l.Line.Text)
				}
			}
		}
	}
	return b.String()
}

func paint(p *drawing.Path) string {
	if p.Fill != "" {
		return ", filled " + p.Fill
	}
	return fmt.Sprintf(", drawn %s %s wide", p.Stroke, inMM(p.Width))
}

func inMM(um int) string     { return fmt.Sprintf("%d.%01d", um/1000, um%1000/100) }
func inPoints(um int) string { return fmt.Sprintf("%.1f", float64(um)*72/25400) }

func bounds(item drawing.Item) (x0, y0, x1, y1 int) {
	x0, y0 = 1<<30, 1<<30
	for _, s := range item.Path.Segments {
		if s.Op == 'Z' {
			continue
		}
		p := s.P[0]
		x0, y0, x1, y1 = min(x0, p.X), min(y0, p.Y), max(x1, p.X), max(y1, p.Y)
	}
	return
}

// However long the text, nothing leaves the margins or runs into the footer,
// nothing is lost, and the order stays.
func TestLongTextGoesOn(t *testing.T) {
	p := press(t)
	for _, mark := range []edition.Mark{edition.Unmarked, edition.AsDraft} {
		for _, repeat := range []int{1, 2, 3, 5, 12} {
			for _, lang := range []string{"es", "ti", "ar"} {
				pub := publication(t, mark, repeat, clinic)
				doc := set(t, p, pub, lang)
				if repeat == 12 && len(doc.Pages) < 2 {
					t.Errorf("%s: a text of twelve screens is on one page", lang)
				}
				var words []string
				for n, page := range doc.Pages {
					rule := footerRule(page)
					for _, item := range page.Items {
						if item.Text == nil {
							continue
						}
						for _, l := range item.Text.Lines {
							size := l.Line.Runs[0].Size
							if l.X < a5.margin-1 || l.X+l.Line.Width > a5.width-a5.margin+1 {
								t.Errorf("%s ×%d page %d: %q leaves the margins", lang, repeat, n+1, l.Line.Text)
							}
							if size >= pt(120) && item.Section > 0 && l.Y+l.Line.Descent > rule && l.Y < rule+footerGap {
								t.Errorf("%s ×%d page %d: %q runs into the footer", lang, repeat, n+1, l.Line.Text)
							}
							if item.Section == 1 && item.Role != drawing.H1 && item.Lang == "" {
								words = append(words, strings.Fields(l.Line.Text)...)
							}
						}
					}
				}
				var want []string
				for _, in := range pub.Volume(lang).Entry("m").Text.Body.Inlines() {
					plain := strings.NewReplacer(prose.LRI, "", prose.PDI, "").Replace(in.Plain())
					want = append(want, strings.Fields(plain)...)
				}
				if len(words) < len(want) || !slices.Equal(words[:len(want)], want) {
					t.Errorf("%s ×%d: the words on paper are not the words of the text:\n%q\n%q", lang, repeat, words, want)
				}
			}
		}
	}
}

// footerRule is the upper edge of the rule above the footer.
func footerRule(page drawing.Page) int {
	y := 0
	for _, item := range page.Items {
		if item.Path == nil || item.Path.Fill != black {
			continue
		}
		if x0, y0, x1, y1 := bounds(item); x0 == a5.margin && x1 == a5.width-a5.margin && y1-y0 == ruleWidth {
			y = y0
		}
	}
	return y
}

// A draft shows that it is one on every page: the frame with its labels, and
// the bar at the start of the text. An approved text has none of it.
func TestDraftMarks(t *testing.T) {
	p := press(t)
	for _, lang := range []string{"es", "ti", "ar"} {
		for _, mark := range []edition.Mark{edition.Unmarked, edition.AsDraft, edition.AsOlder, edition.OneReader} {
			doc := set(t, p, publication(t, mark, 6, nil), lang)
			for n, page := range doc.Pages {
				labels, frame, bar := 0, false, false
				for _, item := range page.Items {
					if item.Text != nil && len(item.Text.Lines) > 0 {
						if s := item.Text.Lines[0].Line.Text; strings.Contains(s, "DRAFT") || s == "sheet.draft" && item.Text.Lines[0].Line.Runs[0].Size == a5.label {
							labels++
						}
					}
					if item.Path == nil || item.Path.Fill != black {
						continue
					}
					x0, y0, x1, _ := bounds(item)
					frame = frame || x0 == a5.edge && y0 == a5.edge && x1 == a5.width-a5.edge
					side := a5.margin
					if lang == "ar" {
						side = a5.width - a5.margin - a5.bar
					}
					bar = bar || x0 == side && x1 == side+a5.bar
				}
				want := mark != edition.Unmarked
				if frame != want || bar != want || (labels >= 2) != want {
					t.Errorf("%s %q page %d: frame %v, bar %v, %d labels", lang, mark, n+1, frame, bar, labels)
				}
			}
		}
	}
}

// What may not be printed is not there, and the reason is told.
func TestLeftOut(t *testing.T) {
	p := press(t)
	for name, c := range map[string]struct {
		change func(*edition.Entry)
		why    string
	}{
		"no text":    {func(e *edition.Entry) { e.Text = nil }, "no text that may be shown"},
		"not print":  {func(e *edition.Entry) { e.Print = false; e.Kind = library.Sensitive }, "a sensitive text that is draft is not printed"},
		"unmet need": {func(e *edition.Entry) { e.Unmet = []string{"late-minutes"} }, "clinic has not confirmed late-minutes"},
	} {
		pub := publication(t, edition.AsDraft, 1, clinic)
		c.change(pub.Volume("es").Entry("m"))
		result, err := p.Set(leaflet, pub, "es", Variant{})
		if err != nil {
			t.Fatal(err)
		}
		if result.Document != nil || len(result.LeftOut) != 1 || !strings.Contains(result.LeftOut[0].Why, c.why) {
			t.Errorf("%s: %+v", name, result)
		}
	}
}

// Characters that no font has, and words that no column holds, are errors that
// name the message; everything else is found in the same run.
func TestMisfits(t *testing.T) {
	p := press(t)
	pub := publication(t, edition.AsDraft, 1, nil)
	e := pub.Volume("es").Entry("m")
	e.Text.Title = prose.Words("Hola 漢")
	e.Text.Body = append(e.Text.Body, prose.Block{Paragraph: prose.Words(strings.Repeat("Donaudampfschiff", 12))})
	_, err := p.Set(leaflet, pub, "es", Variant{})
	var missing *typeset.MissingGlyph
	var wide *typeset.TooWide
	if !errors.As(err, &missing) || missing.Rune != '漢' {
		t.Errorf("the missing glyph is not told: %v", err)
	}
	if !errors.As(err, &wide) {
		t.Errorf("the word that is too wide is not told: %v", err)
	}
	var m *Misfit
	if !errors.As(err, &m) || m.Message != "m" || m.Language != "es" || m.Sheet != "basics" {
		t.Errorf("the place is not told: %+v", m)
	}
}

// A sequence of drawings runs in the reading direction.
func TestSequence(t *testing.T) {
	p := press(t)
	a, b := &illustration.Scene{ID: "a", Box: scene.Box}, &illustration.Scene{ID: "b", Box: scene.Box}
	for _, lang := range []string{"es", "ar"} {
		pub := publication(t, edition.Unmarked, 1, nil)
		pub.Volume(lang).Entry("m").Pictures = []*illustration.Scene{a, b}
		x := map[string]int{}
		for _, item := range set(t, p, pub, lang).Pages[0].Items {
			if item.Picture != nil {
				x[item.Picture.Scene.ID] = item.Picture.X
			}
		}
		if (x["a"] < x["b"]) != (lang == "es") {
			t.Errorf("%s: a at %d, b at %d", lang, x["a"], x["b"])
		}
	}
}

func BenchmarkLeaflet(b *testing.B) {
	p := press(b)
	pub := publication(b, edition.AsDraft, 1, clinic)
	for b.Loop() {
		for _, lang := range []string{"es", "ti", "ar"} {
			set(b, p, pub, lang)
		}
	}
}

package sheet

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"salam/internal/drawing"
	"salam/internal/edition"
	"salam/internal/illustration"
	"salam/internal/language"
	"salam/internal/library"
	"salam/internal/typeset"
)

var wall = &library.Sheet{ID: "wall", Kind: "poster", Paper: "a4", Messages: []string{"m"}}

// everyDesign is a sheet of each design, with what it is made in.
func everyDesign() map[string]*library.Sheet {
	return map[string]*library.Sheet{
		"es":      wall,
		"ti":      {ID: "leaflet", Kind: "leaflet", Paper: "a5", Messages: []string{"m"}},
		"ar":      {ID: "both", Kind: "leaflet", Bilingual: true, Paper: "a4", Messages: []string{"m"}},
		"ar ":     {ID: "pocket", Kind: "cards", Paper: "a4", Messages: []string{"m"}},
		All:       {ID: "all", Kind: "poster", Paper: "a4", AllOnOne: true, Messages: []string{"m"}, Languages: []string{"en", "ti", "ar", "es"}},
		All + " ": {ID: "speak", Kind: "speak", Paper: "a4", AllOnOne: true, Languages: []string{"en", "ti", "ar", "es"}},
		Pictures:  {ID: "steps", Kind: "pictures", Paper: "a4", Messages: []string{"m"}},
	}
}

// When the text is long, first the picture shrinks, then the type, and then
// the sheet is refused with the number of words that are too many.
func TestPosterFit(t *testing.T) {
	p := press(t)
	for _, lang := range []string{"es", "ti", "ar"} {
		var last [2]int // picture, text
		refused := false
		for repeat := 1; repeat <= 8; repeat++ {
			res, err := p.Set(wall, publication(t, edition.AsDraft, repeat, nil), lang, Variant{})
			picture, text := 0, 0
			for _, it := range res.Document.Pages[0].Items {
				if it.Picture != nil {
					picture = it.Picture.Width
				}
				if it.Role == drawing.P && it.Section == 1 && text == 0 {
					text = it.Text.Lines[0].Line.Runs[0].Size
				}
			}
			if picture < a4.pictureMin || text < a4.smallest("Arab") {
				t.Errorf("%s ×%d: a picture of %s mm and type of %s pt", lang, repeat, inMM(picture), inPoints(text))
			}
			if last != [2]int{} && (text > last[1] || text == last[1] && picture > last[0]) {
				t.Errorf("%s ×%d: picture %s text %s, before %s %s", lang, repeat, inMM(picture), inPoints(text), inMM(last[0]), inPoints(last[1]))
			}
			last = [2]int{picture, text}
			var long *TooLong
			if errors.As(err, &long) {
				refused = true
				if long.Words < 1 {
					t.Errorf("%s ×%d: %v", lang, repeat, err)
				}
			} else if refused {
				t.Errorf("%s ×%d fits, and a shorter text did not", lang, repeat)
			}
		}
		if !refused {
			t.Errorf("%s: no text was too long", lang)
		}
	}
}

// The words that are too many are those below the last line that has room.
func TestOver(t *testing.T) {
	line := func(s string) typeset.Line { return typeset.Line{Text: s} }
	blocks := []block{
		{height: 10, lines: []typeset.Line{line("one two"), line("three")}},
		{height: 10, before: 5, lines: []typeset.Line{line("four five six"), line("seven")}},
	}
	for room, want := range map[int]int{45: 1, 44: 1, 34: 4, 35: 1, 19: 5, 0: 7} {
		if got := over(blocks, room); got != want {
			t.Errorf("room %d: %d words, want %d", room, got, want)
		}
	}
	if n := wordsOf("ሰላም፡ለኩም። እንኳን ደሓን"); n != 4 {
		t.Errorf("Ethiopic: %d words", n)
	}
}

// Mono is black and white alone, in every design.
func TestMono(t *testing.T) {
	p := press(t)
	coloured := &illustration.Scene{ID: "s", Box: scene.Box, Ops: []illustration.Op{{
		Path: rectangle(0, 0, 100_000, 100_000), Fill: "#c4573a", Stroke: "#1d2b3a", Width: 5000, Cap: "butt", Join: "round"}}}
	for lang, s := range everyDesign() {
		pub := publication(t, edition.AsDraft, 1, clinic)
		for i := range pub.Volumes {
			pub.Volumes[i].Entries[0].Pictures = []*illustration.Scene{coloured}
		}
		for _, it := range itemsOf(made(t, p, s, pub, strings.TrimSpace(lang), Variant{Mono: true})) {
			var colours []string
			switch {
			case it.Path != nil:
				colours = []string{it.Path.Fill, it.Path.Stroke}
			case it.Text != nil:
				colours = []string{it.Text.Fill}
			case it.Picture != nil:
				for _, op := range it.Picture.Scene.Ops {
					colours = append(colours, op.Fill, op.Stroke)
				}
			}
			for _, c := range colours {
				if c != "" && c != black && c != white {
					t.Errorf("%s: %s is neither black nor white", s.ID, c)
				}
			}
		}
	}
}

func itemsOf(doc *drawing.Document) []drawing.Item {
	var all []drawing.Item
	for _, p := range doc.Pages {
		all = append(all, p.Items...)
	}
	return all
}

// A3 is A4 by √2: the same lines with the same words.
func TestA3(t *testing.T) {
	p := press(t)
	pub := publication(t, edition.Unmarked, 1, clinic)
	big := *wall
	big.Paper = "a3"
	a, b := made(t, p, wall, pub, "ar", Variant{}), made(t, p, &big, pub, "ar", Variant{})
	if w, h := b.Pages[0].Width, b.Pages[0].Height; w != 297*mm || h < 420*mm-50 || h > 420*mm+50 {
		t.Errorf("A3 is %d × %d", w, h)
	}
	for i, it := range a.Pages[0].Items {
		other := b.Pages[0].Items[i]
		if it.Text == nil {
			continue
		}
		for k, l := range it.Text.Lines {
			m := other.Text.Lines[k]
			if l.Line.Text != m.Line.Text || m.X != (l.X*99+35)/70 || m.Line.Runs[0].Size != (l.Line.Runs[0].Size*99+35)/70 {
				t.Errorf("%q at %d and %q at %d", l.Line.Text, l.X, m.Line.Text, m.X)
			}
		}
	}
}

// Two copies of each A5 page stand on A4, the second one for the eye alone.
func TestTwoUp(t *testing.T) {
	p := press(t)
	pub := publication(t, edition.AsDraft, 3, clinic)
	one, two := made(t, p, leaflet, pub, "ar", Variant{}), made(t, p, leaflet, pub, "ar", Variant{TwoUp: true})
	if len(one.Pages) != len(two.Pages) || two.Pages[0].Width != 297*mm || two.Pages[0].Height != 210*mm {
		t.Fatalf("%d pages of %d × %d", len(two.Pages), two.Pages[0].Width, two.Pages[0].Height)
	}
	count := func(doc *drawing.Document) (read, texts int) {
		for _, it := range itemsOf(doc) {
			if it.Text != nil {
				texts++
				if it.Role != drawing.Artifact {
					read++
				}
			}
		}
		return
	}
	read, texts := count(one)
	readTwo, textsTwo := count(two)
	if readTwo != read || textsTwo != 2*texts {
		t.Errorf("%d of %d texts are read, before %d of %d", readTwo, textsTwo, read, texts)
	}
}

// The edition to write in names no place, whatever place is given, and has the
// week, two empty clock faces and lines.
func TestWriteIn(t *testing.T) {
	p := press(t)
	for _, s := range []*library.Sheet{wall, leaflet} {
		for _, lang := range []string{"es", "ti", "ar"} {
			days, lines := 0, 0
			for _, it := range itemsOf(made(t, p, s, publication(t, edition.Unmarked, 1, clinic), lang, Variant{WriteIn: true, Mono: true})) {
				if it.Text != nil {
					text := textOf(it)
					if strings.Contains(text, clinic.Name) || strings.Contains(text, clinic.Phone) {
						if it.Section != 1 || it.Role != drawing.P || !strings.Contains(text, clinic.Phone) {
							t.Errorf("%s: %q stands on a sheet to write in", lang, text)
						}
					}
					if slices.Contains(weekdays, strings.TrimPrefix(text, "sheet.")) {
						days++
					}
				}
				if it.Path != nil && it.Path.Fill == black {
					if x0, y0, x1, y1 := extent(it.Path.Segments); y1-y0 == 600 && x1-x0 > 10*mm {
						lines++
					}
				}
			}
			if days != 7 || lines < 4 {
				t.Errorf("%s in %s: %d days, %d lines", s.ID, lang, days, lines)
			}
		}
	}
}

// Sensitive messages hang on no wall, and pictures stand alone only where the
// gate lets them.
func TestWalls(t *testing.T) {
	p := press(t)
	for name, c := range map[string]struct {
		change func(*edition.Entry)
		sheet  *library.Sheet
		lang   string
	}{
		"a sensitive poster":          {func(e *edition.Entry) { e.Poster = false; e.Kind = library.Sensitive }, wall, "es"},
		"a sensitive poster of all":   {func(e *edition.Entry) { e.Poster = false; e.Kind = library.Sensitive }, everyDesign()[All], All},
		"pictures without a trial":    {func(e *edition.Entry) { e.Alone = false }, everyDesign()[Pictures], Pictures},
		"pictures of what is private": {func(e *edition.Entry) { e.Poster = false }, everyDesign()[Pictures], Pictures},
		"no English beside it":        {func(e *edition.Entry) { e.English = nil }, everyDesign()["ar"], "ar"},
	} {
		pub := publication(t, edition.Unmarked, 1, nil)
		for i := range pub.Volumes {
			c.change(&pub.Volumes[i].Entries[0])
		}
		res, err := p.Set(c.sheet, pub, c.lang, Variant{})
		if err != nil || res.Document != nil || len(res.LeftOut) == 0 {
			t.Errorf("%s: %v, %v, left out %v", name, err, res.Document, res.LeftOut)
		}
	}
	// One language that may not be shown leaves the others.
	pub := publication(t, edition.Unmarked, 1, nil)
	pub.Volume("ti").Entry("m").Text = nil
	res, err := p.Set(everyDesign()[All], pub, All, Variant{})
	if err != nil || res.Document == nil || len(res.LeftOut) != 1 {
		t.Fatalf("%v, left out %v", err, res.LeftOut)
	}
	for _, it := range itemsOf(res.Document) {
		if it.Text != nil && it.Lang == "ti" {
			t.Errorf("%q is there", textOf(it))
		}
	}
}

// The sheet of pictures has no letter but a draft's label.
func TestPicturesHaveNoLetters(t *testing.T) {
	p := press(t)
	for _, it := range itemsOf(made(t, p, everyDesign()[Pictures], publication(t, edition.Unmarked, 1, clinic), Pictures, Variant{})) {
		if it.Text != nil && textOf(it) != clinic.Phone {
			t.Errorf("%q stands on it", textOf(it))
		}
	}
}

// A grid of any number of languages goes on to further pages.
func TestManyLanguages(t *testing.T) {
	p := press(t)
	pub := publication(t, edition.Unmarked, 1, nil)
	s := *everyDesign()[All]
	s.Languages = nil
	for i := range 33 {
		v := *pub.Volume([]string{"es", "ti", "ar"}[i%3])
		l := *v.Language
		l.ID = "l" + string(rune('a'+i%26)) + string(rune('a'+i/26))
		v.Language = &l
		pub.Volumes = append(pub.Volumes, v)
		s.Languages = append(s.Languages, l.ID)
	}
	doc := made(t, p, &s, pub, All, Variant{})
	titles := 0
	for _, it := range itemsOf(doc) {
		if it.Role == drawing.H1 {
			titles++
		}
	}
	if titles != 33 || len(doc.Pages) < 2 {
		t.Errorf("%d titles on %d pages", titles, len(doc.Pages))
	}
}

// Every language that is known by name can be written, whole and on its card.
func TestNamedLanguages(t *testing.T) {
	p := press(t)
	named := namedLanguages(t)
	if len(named) < 30 {
		t.Fatalf("only %d languages are known by name", len(named))
	}
	pub := publication(t, edition.Unmarked, 1, nil)
	pub.Named = named
	doc := made(t, p, everyDesign()[All+" "], pub, All, Variant{})
	var names []string
	for _, it := range itemsOf(doc) {
		if it.Role == drawing.H1 {
			names = append(names, strings.TrimSpace(textOf(it)))
		}
	}
	for _, l := range named {
		if !slices.Contains(names, l.Autonym) {
			t.Errorf("%s (%s) is on no card, or in several lines", l.Name, l.Autonym)
		}
	}
}

// inspect finds what no design means to do.
func TestInspect(t *testing.T) {
	p := press(t)
	good := func() []drawing.Page {
		return moveable(made(t, p, leaflet, publication(t, edition.Unmarked, 1, clinic), "ar", Variant{}).Pages)
	}
	for name, c := range map[string]struct {
		change func(*drawing.Page)
		want   string
	}{
		"sound":              {func(p *drawing.Page) {}, ""},
		"text off the paper": {func(p *drawing.Page) { first(p, drawing.P).Text.Lines[0].X = -9 * mm }, "leaves the paper"},
		"text too low":       {func(p *drawing.Page) { first(p, drawing.P).Text.Lines[0].Y = p.Height }, "leaves the paper"},
		"picture off":        {func(p *drawing.Page) { first(p, drawing.Figure).Picture.X = p.Width - mm }, "a picture leaves the paper"},
		"small type":         {func(p *drawing.Page) { first(p, drawing.P).Text.Lines[0].Line.Runs[0].Size = pt(130) }, "is set smaller than"},
		"small picture": {func(p *drawing.Page) {
			q := first(p, drawing.Figure).Picture
			q.Width = 40 * mm
		}, "a picture is 40.0 mm wide"},
		"broken number": {func(p *drawing.Page) {
			text := first(p, drawing.P).Text
			text.Lines[0].Line.Text, text.Lines[1].Line.Text = "call 01632", "960 123"
		}, "a number is broken"},
		"number broken at a no-break space": {func(p *drawing.Page) {
			text := first(p, drawing.P).Text
			text.Lines[0].Line.Text, text.Lines[1].Line.Text = "call 01632\u00a0", "960 123"
		}, "a number is broken"},
		"title alone": {func(p *drawing.Page) {
			p.Items = slices.DeleteFunc(p.Items, func(it drawing.Item) bool { return it.Section == 1 && it.Text != nil && it.Role != drawing.H1 })
		}, "stands alone"},
	} {
		comp := &composer{press: p, sheet: leaflet, pub: publication(t, edition.Unmarked, 1, nil), d: &a5}
		comp.vol = comp.pub.Volume("ar")
		pages := good()
		c.change(&pages[0])
		comp.inspect(pages)
		err := errors.Join(comp.misfits...)
		if (err == nil) != (c.want == "") || err != nil && !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// moveable copies pages deeply enough to be changed.
func moveable(pages []drawing.Page) []drawing.Page {
	same := func(n int) int { return n }
	var out []drawing.Page
	for _, p := range pages {
		out = append(out, drawing.Page{Width: p.Width, Height: p.Height, Items: transformed(p.Items, same, same, same)})
	}
	return out
}

func first(p *drawing.Page, role drawing.Role) *drawing.Item {
	for i := range p.Items {
		it := &p.Items[i]
		if it.Role == role && (it.Text == nil || len(it.Text.Lines) > 1) {
			return it
		}
	}
	return nil
}

// The cover names the place; the document's own data does not.
func TestBind(t *testing.T) {
	p := press(t)
	pub := publication(t, edition.AsDraft, 1, clinic)
	cover := Cover{Place: "The Grand Example", Expires: "2027-02-01", Rows: []CoverRow{
		{Sheet: "wall", What: "Poster: A short title", Languages: []string{"Arabic", "Spanish"}, Pages: 2, Copies: 3, Hang: "reception"},
	}, TakeDown: []string{"7K2M-4"}, LeftOut: []string{"wall, m (ti): not yet"}}
	var sheets []Result
	for _, lang := range []string{"ar", "es"} {
		res, err := p.Set(wall, pub, lang, Variant{})
		if err != nil {
			t.Fatal(err)
		}
		sheets = append(sheets, res)
	}
	doc, err := p.Bind(pub, cover, sheets)
	if err != nil {
		t.Fatal(err)
	}
	if len(doc.Pages) != 3 || doc.Language != "en" || strings.Contains(doc.Title+doc.Author, "Grand") {
		t.Errorf("%d pages in %s, %q by %q", len(doc.Pages), doc.Language, doc.Title, doc.Author)
	}
	var text strings.Builder
	sections := map[int]int{}
	for i, page := range doc.Pages {
		for _, it := range page.Items {
			if it.Section != 0 {
				if n, ok := sections[it.Section]; ok && n != i {
					t.Errorf("section %d is on pages %d and %d", it.Section, n+1, i+1)
				}
				sections[it.Section] = i
			}
			if i == 0 && it.Text != nil {
				text.WriteString(textOf(it) + "\n")
			}
			if i == 1 && it.Role == drawing.H1 && it.Lang != "ar" {
				t.Errorf("the title on page 2 is in %q", it.Lang)
			}
		}
	}
	for _, want := range []string{"The Grand Example", "before 2027-02-01", "Pages 2 to 3 · 3 copies each · reception", "Arabic, Spanish", "7K2M-4", "not yet"} {
		if !strings.Contains(text.String(), want) {
			t.Errorf("the cover does not say %q:\n%s", want, text.String())
		}
	}
}

func namedLanguages(t testing.TB) []*language.Language {
	t.Helper()
	named, faults := language.ReadNamed(projectTree(t))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return named
}

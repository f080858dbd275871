package card

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"salam/internal/drawing"
	"salam/internal/edition"
	"salam/internal/illustration"
	"salam/internal/library"
	"salam/internal/prose"
)

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
				// Clinical drafts are not shared; when they are approved they have to
				// fit as well.
				if e.Share = e.Text != nil && e.Kind != library.Sensitive; !e.Share {
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
	v, e := fixture(t, pub, "es", func(e *edition.Entry) { e.Text.Short = strings.Repeat("Una frase que no cabe. ", 30) })
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

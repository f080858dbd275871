package desk

import (
	"fmt"
	"strings"

	"salam/internal/drawing"
	"salam/internal/illustration"
	"salam/internal/language"
	"salam/internal/prose"
	"salam/internal/typeset"
)

// The contact sheet on A4, in µm: two drawings a page.
const (
	a4Width, a4Height = 210_000, 297_000
	contactMargin     = 12_000
	contactGap        = 4_000
	contactBlock      = (a4Height - 2*contactMargin) / 2
	contactLarge      = 84_000 // wide: leaves room for three lines of alt text
	captionSize       = 3_200  // 9 pt
	headingSize       = 4_900  // 14 pt
)

// setter lays one page out from top to bottom.
type setter struct {
	fonts *typeset.Fonts
	lang  *language.Language
	items []drawing.Item
}

// A rule is a line to write on.
func (s *setter) rule(x, y, width int) {
	s.items = append(s.items, drawing.Item{Role: drawing.Artifact, Path: &drawing.Path{Stroke: "#8f897c", Width: 250,
		Segments: []illustration.Segment{{Op: 'M', P: [3]illustration.Point{{X: x, Y: y}}}, {Op: 'L', P: [3]illustration.Point{{X: x + width, Y: y}}}}}})
}

// contactSheet is the contact sheet on paper: large in colour and grey, then
// black and white, mirrored, and as wide as on the smallest print.
func contactSheet(shown []*exhibit, english *language.Language, fonts *typeset.Fonts) (*drawing.Document, error) {
	doc := &drawing.Document{Title: "Contact sheet", Language: english.Tag, Author: "Salam"}
	for i := 0; i < len(shown); i += 2 {
		s := &setter{fonts: fonts, lang: english}
		for k, e := range shown[i:min(i+2, len(shown))] {
			if err := s.exhibit(e, contactMargin+k*contactBlock, i+k+1); err != nil {
				return nil, err
			}
		}
		doc.Pages = append(doc.Pages, drawing.Page{Width: a4Width, Height: a4Height, Items: s.items})
	}
	return doc, nil
}

func (s *setter) exhibit(e *exhibit, y, section int) error {
	y, err := s.text(drawing.H1, e.ID, headingSize, 700, contactMargin, y, a4Width-2*contactMargin, section)
	if err != nil {
		return err
	}
	said := "no message shows it"
	if len(e.Alts) > 0 {
		said = e.Alts[0].Text
	}
	if y, err = s.text(drawing.P, said, captionSize, 400, contactMargin, y, a4Width-2*contactMargin, section); err != nil {
		return err
	}
	third := (a4Width - 2*contactMargin - 2*contactGap) / 3
	mirrored := "for readers from right to left"
	if e.Keep {
		mirrored += ": the same"
	}
	below := y
	for k, f := range []struct {
		scene *illustration.Scene
		name  string
	}{{e.Scene, "colour"}, {e.Scene.Grey(), "grey"}} {
		if below, err = s.figure(f.scene, f.name, said, contactMargin+k*(contactLarge+contactGap), y, contactLarge, section); err != nil {
			return err
		}
	}
	y = below + contactGap/2
	for k, f := range []struct {
		scene *illustration.Scene
		name  string
		width int
	}{{e.Scene.Mono(), "black and white", third}, {e.Mirrored, mirrored, third},
		{e.Scene, fmt.Sprintf("%d mm wide, the smallest print", illustration.SmallestPrint/1000), illustration.SmallestPrint}} {
		if _, err = s.figure(f.scene, f.name, said, contactMargin+k*(third+contactGap), y, f.width, section); err != nil {
			return err
		}
	}
	return nil
}

// figure sets a picture with its caption and gives the place below.
func (s *setter) figure(scene *illustration.Scene, name, said string, x, y, width, section int) (int, error) {
	height := width * scene.Box.Height / scene.Box.Width
	s.items = append(s.items, drawing.Item{Role: drawing.Figure, Alt: said + " (" + name + ")", Section: section,
		Picture: &drawing.Picture{Scene: scene, X: x, Y: y, Width: width, Height: height}})
	return s.text(drawing.P, name, captionSize, 400, x, y+height+500, width, section)
}

// text sets a paragraph and gives the place below it.
func (s *setter) text(role drawing.Role, text string, size, weight, x, y, width, section int) (int, error) {
	style := typeset.Style{Language: s.lang, Size: size, Weight: weight}
	lines, err := s.fonts.Paragraph(prose.Inline{prose.Span{Text: strings.TrimSpace(text)}}, style, width)
	if err != nil {
		return 0, err
	}
	height := s.fonts.Height(style)
	t := &drawing.Text{Fill: "#1d2b3a"}
	for i, l := range lines {
		at := x
		if s.lang.RTL() {
			at = x + width - l.Width
		}
		t.Lines = append(t.Lines, drawing.Line{X: at, Y: y + size + i*height, Line: l})
	}
	s.items = append(s.items, drawing.Item{Role: role, Section: section, Text: t})
	return y + len(lines)*height + 1_000, nil
}

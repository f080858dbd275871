package desk

import (
	"fmt"
	"path/filepath"
	"strings"

	"salam/internal/drawing"
	"salam/internal/illustration"
	"salam/internal/pdf"
	"salam/internal/phrase"
	"salam/internal/prose"
	"salam/internal/typeset"
)

// PictureOptions say which drawing is tried, and with whom.
type PictureOptions struct {
	Drawing  string
	Language string
	Mono     bool   // as a photocopier or a cheap printer gives it
	Out      string // folder; "" for private/trials in the tree, which is never published
}

// A MadePicture is the test sheet that was written, and the entry that its
// answers become.
type MadePicture struct {
	File  string
	Entry string // of assets/illustrations/<id>.toml, to be filled in
	Code  string // on the sheet: names the drawing without saying what it is
}

// Picture writes the test sheet of a drawing, after ISO 9186: a page with the
// picture alone and the open question in the reader's language, and a page on
// which the answers are written down. Neither has a title, an alt text or the
// name of the file: each would be a hint.
func (p *Project) Picture(opt PictureOptions) (*MadePicture, error) {
	if err := p.whole(); err != nil {
		return nil, err
	}
	d, l := p.Library.Illustrations[opt.Drawing], p.Library.Language(opt.Language)
	switch {
	case d == nil:
		return nil, &Refusal{What: fmt.Sprintf("there is no drawing %q", opt.Drawing), Hint: "they are the files of assets/illustrations; see them all with salam illustrations"}
	case l == nil:
		return nil, &Refusal{What: fmt.Sprintf("there is no language %q", opt.Language), Hint: "one of " + strings.Join(p.languages(), ", ")}
	}
	book := p.Library.Books[l.ID]
	if book == nil || !book.HasUnit("review") {
		return nil, &Refusal{What: fmt.Sprintf("there is no question in %s", l.Name), Hint: "write the table [review] of " + phrase.File(l)}
	}
	scene := d.ForLanguage(l.ID, l.RTL())
	print := scene.Fingerprint()
	made := &MadePicture{Code: code(print)}
	if opt.Mono {
		scene = scene.Mono()
	}
	fonts, err := p.fonts()
	if err != nil {
		return nil, err
	}
	doc, err := pictureSheet(scene, made.Code, book, fonts)
	if err != nil {
		return nil, err
	}
	data, err := pdf.NewPrinter().Bytes(doc)
	if err != nil {
		return nil, err
	}
	out := opt.Out
	if out == "" {
		out = filepath.Join(p.Tree.Dir(), "private", "trials")
	}
	name := "picture-" + l.ID + "-" + made.Code
	if opt.Mono {
		name += "-mono"
	}
	made.File = filepath.Join(out, name+".pdf")
	made.Entry = trialEntry(l.ID, print)
	return made, writeFile(made.File, data)
}

// code is the first 12 hexadecimal digits of a fingerprint.
func code(f prose.Fingerprint) string { return strings.TrimPrefix(string(f), "sha256:")[:12] }

// trialQuestion is the question in English, as the entry has it: it is the
// source of the words on the sheet.
const trialQuestion = "What do you think this picture means? What would you do if you saw it?"

// trialEntry is what the answers become. What only people can say is left
// open, and an entry that is not filled in is refused when the tree is read.
func trialEntry(lang string, print prose.Fingerprint) string {
	return fmt.Sprintf("[[trials]]\nlanguage = %q\nliteracy = \"\"       # none, some, good or mixed\nn = 0\ncorrect = 0\nharmful = []        # each answer that would keep somebody from care or make them afraid\n"+
		"question = %q\ndate =              # as in 2026-11-20\nillustration = %q\n", lang, trialQuestion, print)
}

const (
	trialMargin   = 15_000
	trialQuestPt  = 7_800 // 22 pt: read by two people over one sheet
	trialTextPt   = 5_300 // 15 pt
	trialAnswers  = 7     // on one page
	trialRoom     = 31_000
	trialLinesGap = 9_000
)

// pictureSheet sets the two pages.
func pictureSheet(scene *illustration.Scene, code string, book *phrase.Book, fonts *typeset.Fonts) (*drawing.Document, error) {
	l := book.Language
	ask := book.Text("review.picture-test-question", nil)
	doc := &drawing.Document{Title: ask, Language: l.Tag, Author: "Salam"}
	width := a4Width - 2*trialMargin
	page := func(s *setter) error {
		if _, err := s.text(drawing.P, code, captionSize, 400, trialMargin, a4Height-trialMargin-captionSize, width, 0); err != nil {
			return err
		}
		doc.Pages = append(doc.Pages, drawing.Page{Width: a4Width, Height: a4Height, Items: s.items})
		return nil
	}

	s := &setter{fonts: fonts, lang: l}
	height := width * scene.Box.Height / scene.Box.Width
	s.items = append(s.items, drawing.Item{Role: drawing.Figure, Alt: ask, Picture: &drawing.Picture{Scene: scene, X: trialMargin, Y: 2 * trialMargin, Width: width, Height: height}})
	y := 3*trialMargin + height
	var err error
	for _, t := range []struct {
		role         drawing.Role
		key          string
		size, weight int
	}{{drawing.H1, "question", trialQuestPt, 700}, {drawing.P, "do", trialQuestPt, 700}, {drawing.P, "help", trialTextPt, 500}} {
		if y, err = s.text(t.role, book.Text("review.picture-test-"+t.key, nil), t.size, t.weight, trialMargin, y, width, 0); err != nil {
			return nil, err
		}
		y += trialMargin / 3
	}
	if err := page(s); err != nil {
		return nil, err
	}

	s = &setter{fonts: fonts, lang: l}
	if y, err = s.text(drawing.H1, book.Text("review.picture-test-answer", nil), trialTextPt, 700, trialMargin, trialMargin, width, 0); err != nil {
		return nil, err
	}
	y += trialMargin / 3
	for i := range trialAnswers {
		top := y + i*trialRoom
		if _, err = s.text(drawing.P, fmt.Sprint(i+1), trialTextPt, 700, trialMargin, top, width, 0); err != nil {
			return nil, err
		}
		for k := range 3 {
			from, long := trialMargin, width
			if k == 0 { // beside the number
				long -= trialMargin
				if !l.RTL() {
					from += trialMargin
				}
			}
			s.rule(from, top+trialLinesGap*(k+1), long)
		}
	}
	return doc, page(s)
}

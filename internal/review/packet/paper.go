package packet

import (
	"fmt"

	"salam/internal/drawing"
	"salam/internal/prose"
	"salam/internal/typeset"
)

// Paper is the packet as an A4 form, printed on one side: each step on a page
// of its own, so that the text is out of sight while it is told, and the
// picture is not seen before the words have been judged. The code at the foot
// of a page binds it to exactly that text.
func (p *Packet) Paper(fonts *typeset.Fonts) (*drawing.Document, error) {
	f := &form{Packet: p, fonts: fonts, doc: &drawing.Document{Title: p.word("title"), Language: p.Language.Tag}}
	f.consent()
	for i := range p.Texts {
		t := &p.Texts[i]
		if t.Unit {
			f.words(t)
			continue
		}
		f.read(t)
		f.tell(t)
		f.judge(t)
		if len(t.Pictures) > 0 {
			f.picture(t)
		}
	}
	f.gap(blockGap)
	f.phrase(drawing.P, "paper-return", textPt, 700)
	for i, page := range f.pages {
		line := fmt.Sprintf("%s · %d / %d", p.Reader, i+1, len(f.pages))
		if page.code != "" {
			line = fmt.Sprintf("%s · %s · %d / %d", p.Reader, page.code, i+1, len(f.pages))
		}
		f.foot(page, line)
	}
	for _, page := range f.pages {
		f.doc.Pages = append(f.doc.Pages, drawing.Page{Width: a4Width, Height: a4Height, Items: page.items})
	}
	return f.done()
}

func (f *form) consent() {
	f.page("")
	f.phrase(drawing.H1, "title", titlePt, 700)
	f.gap(blockGap)
	for _, k := range []string{"consent-ear", "consent-fault", "consent-kept", "consent-public", "consent-back"} {
		f.phrase(drawing.P, k, textPt, 500, "handle", f.Reader)
		f.gap(2 * mm)
	}
	f.gap(2 * mm)
	f.phrase(drawing.P, "consent-self", textPt, 700)
	f.gap(2 * blockGap)
	f.tick(1, textPt, "consent-agree", "consent-keep")
}

func (f *form) read(t *Text) {
	f.page(t.Translation.Short())
	f.phrase(drawing.H1, "read-title", titlePt, 700)
	f.phrase(drawing.P, "read-help", textPt, 500)
	f.gap(blockGap)
	f.text(drawing.P, joined(t.Title), titlePt, 700)
	f.gap(2 * mm)
	for _, b := range t.Blocks {
		for _, item := range b.Items {
			if b.List {
				f.box(0, f.y+3*mm, 2*mm, 2*mm)
				f.indented(drawing.P, joined(item), readPt, 500, 5*mm)
			} else {
				f.text(drawing.P, joined(item), readPt, 500)
			}
			f.gap(3 * mm)
		}
	}
	if len(t.Short) > 0 {
		f.gap(2 * mm)
		f.phrase(drawing.P, "read-short", smallPt, 700)
		f.text(drawing.P, joined(t.Short), textPt, 500)
	}
	f.gap(2 * blockGap)
	f.phrase(drawing.P, "paper-stop", textPt, 700)
}

func (f *form) tell(t *Text) {
	f.page(t.Translation.Short())
	f.phrase(drawing.H1, "tell-title", titlePt, 700)
	f.phrase(drawing.P, "tell-help", textPt, 500)
	f.lines(9)
	f.gap(blockGap)
	f.natural()
}

func (f *form) natural() {
	f.room(60 * mm)
	f.phrase(drawing.H1, "natural-title", titlePt, 700)
	f.gap(2 * mm)
	f.tick(1, textPt, "natural-1", "natural-2", "natural-3", "natural-4", "natural-5")
}

var markKeys = []string{"mark-awkward", "mark-hard", "mark-formal", "mark-unclear", "mark-respect", "mark-dialect", "mark-wrong"}

func (f *form) judge(t *Text) {
	f.page(t.Translation.Short())
	f.phrase(drawing.H1, "mark-title", titlePt, 700)
	f.phrase(drawing.P, "paper-tick", textPt, 500)
	f.gap(blockGap)
	for _, s := range t.Sentences() {
		f.mark(s.Sentence)
	}
	f.room(40 * mm)
	f.phrase(drawing.H1, "verdict-title", titlePt, 700)
	f.gap(2 * mm)
	f.tick(2, textPt, "verdict-pass", "verdict-change")
	if len(t.Pictures) > 0 {
		f.gap(blockGap)
		f.phrase(drawing.P, "paper-picture", textPt, 700)
	}
}

// mark is one sentence with what may be wrong with it, kept together.
func (f *form) mark(s Sentence) {
	lines, height := f.set(s.spans, textPt, 700, columnWidth)
	f.room(len(lines)*height + 36*mm)
	f.text(drawing.P, s.spans, textPt, 700)
	f.gap(1 * mm)
	f.tick(4, smallPt, markKeys...)
	f.phrase(drawing.P, "mark-better", smallPt, 500)
	f.gap(-3 * mm)
	f.lines(1)
	f.gap(2 * mm)
}

func (f *form) picture(t *Text) {
	f.page(t.Translation.Short())
	f.phrase(drawing.H1, "picture-title", titlePt, 700)
	f.gap(blockGap)
	width := columnWidth
	height := width * 7 / 10
	if n := len(t.Pictures); n > 1 {
		height = (bottom - edge - 110*mm) / n
		width = height * 10 / 7
	}
	alt := joined(t.Alt).Plain()
	for i, scene := range t.Pictures {
		f.room(height)
		x := (a4Width - width) / 2
		name := alt
		if len(t.Pictures) > 1 {
			name = fmt.Sprintf("%s (%d/%d)", alt, i+1, len(t.Pictures))
		}
		f.put(drawing.Item{Role: drawing.Figure, Alt: name, Picture: &drawing.Picture{Scene: scene, X: x, Y: f.y, Width: width, Height: height}})
		f.outline(x, f.y, width, height, 500)
		f.gap(height + blockGap)
	}
	f.phrase(drawing.P, "picture-help", textPt, 700)
	f.gap(2 * mm)
	f.tick(2, textPt, "picture-same", "picture-differs")
	f.phrase(drawing.P, "picture-note", smallPt, 500)
	f.lines(1)
	f.gap(blockGap)
	f.phrase(drawing.P, "picture-alt", smallPt, 500)
	f.text(drawing.P, joined(t.Alt), textPt, 700)
	f.phrase(drawing.P, "mark-better", smallPt, 500)
	f.lines(1)
}

// words is a table of the interface: one list, then the judgement.
func (f *form) words(t *Text) {
	f.page(t.Translation.Short())
	f.phrase(drawing.H1, "words-title", titlePt, 700)
	f.phrase(drawing.P, "words-help", textPt, 500)
	f.phrase(drawing.P, "paper-tick", textPt, 500)
	f.gap(blockGap)
	for _, s := range t.Words {
		f.text(drawing.P, s.spans, textPt, 500)
		f.gap(1500)
	}
	f.gap(blockGap)
	f.natural()
	f.phrase(drawing.P, "mark-better", textPt, 500)
	f.lines(4)
	f.room(40 * mm)
	f.phrase(drawing.H1, "verdict-title", titlePt, 700)
	f.gap(2 * mm)
	f.tick(2, textPt, "verdict-pass", "verdict-change")
}

// joined is sentences as one paragraph again.
func joined(all []Sentence) prose.Inline {
	var in prose.Inline
	for i, s := range all {
		if i > 0 {
			in = append(in, prose.Span{Text: " "})
		}
		in = append(in, s.spans...)
	}
	return in
}

package sheet

import (
	"salam/internal/drawing"
	"salam/internal/edition"
	"salam/internal/prose"
	"salam/internal/typeset"
)

// The bilingual leaflet shows the reader's language and English side by side,
// so that whoever hands it over knows what it says: block beside block where
// both have as many, else as two columns. Sentences are never forced to match,
// and the English is never the larger.
//
// It is set on A4: two columns on A5 would hold three words a line.
var a4Bilingual = design{
	width: a4.width, height: a4.height, margin: a4.margin,
	picture: 130 * mm, pictureMin: 70 * mm, pictureStep: 2 * mm,
	steps:  []step{{pt(240), pt(180)}, {pt(200), pt(160)}, {pt(180), pt(150)}, {pt(165), pt(140)}},
	latin:  []step{{pt(165), pt(130)}, {pt(150), pt(120)}},
	minArt: pt(140), minLat: pt(110),
	title: 5 * mm, gap: 2 * mm, paragraph: 3 * mm,
	panel: pt(140), number: pt(160), clock: 14 * mm,
	bar: a4.bar, indent: a4.indent, frame: a4.frame, edge: a4.edge, label: a4.label,
	english: a4.english,
}

const (
	middleGap = 8 * mm // between the languages
	mainShare = 57     // per cent of the width for the reader's language
)

// A pair is a block in both languages, either of which may be missing.
type pair struct{ main, english []block }

func (p pair) height() int { return max(tall(p.main), tall(p.english)) }

func (c *composer) bilingual(entries []*edition.Entry) []drawing.Page {
	c.d = &a4Bilingual
	panel := c.panel()
	var pages []*page
	for i, e := range entries {
		reserve := 0
		if i == len(entries)-1 && panel != nil {
			reserve = gap + panel.height
		}
		p := c.facing(e, i+1, reserve)
		pages = append(pages, p)
	}
	return c.bound(pages, panel)
}

// facing sets one message on one page.
func (c *composer) facing(e *edition.Entry, section, reserve int) *page {
	col := c.column(e)
	width := (col.width - middleGap) * mainShare / 100
	other := col.width - middleGap - width
	english := col.x + width + middleGap
	main := col.x
	if c.rtl() {
		main, english = col.x+other+middleGap, col.x
	}
	room := c.bottom(e) - c.d.margin
	var pairs []pair
	var f fitted
	set := func(room int) bool {
		for _, s := range c.d.stepsFor(c.vol.Language.Script) {
			pairs = c.pairs(e, s, width, other)
			f = fitted{entry: e}
			for f.picture = c.d.picture; f.picture >= c.d.pictureMin; f.picture -= c.d.pictureStep {
				if c.pictureHeight(f)+heightOfPairs(pairs, c.d.paragraph) <= room {
					return true
				}
				if len(e.Pictures) == 0 {
					break
				}
			}
		}
		f.picture = c.d.pictureMin
		return false
	}
	if !set(room-reserve) && (reserve == 0 || !set(room)) {
		left := room - c.pictureHeight(f)
		var longest []block
		for _, p := range pairs {
			if tall(p.main) >= tall(p.english) {
				longest = append(longest, p.main...)
			} else {
				longest = append(longest, p.english...)
			}
		}
		c.misfit(e.ID, &TooLong{over(longest, left)})
	}
	p := &page{entry: e}
	p.items = c.pictures(e, f.picture, c.d.margin, section)
	y := c.d.margin + c.pictureHeight(f)
	start := y
	for i, pr := range pairs {
		if i > 0 {
			y += c.d.paragraph
		}
		a := column{x: main, y: y, width: width, section: section}
		b := column{x: english, y: y, width: other, section: section}
		p.items = append(p.items, a.all(pr.main)...)
		p.items = append(p.items, b.all(pr.english)...)
		y += pr.height()
	}
	line := english + other + middleGap/2
	if !c.rtl() {
		line = english - middleGap/2
	}
	p.items = append(p.items, fill(black, rectangle(line-ruleWidth/2, start, ruleWidth, y-start)))
	p.items = append(p.items, c.bar(e, start, y)...)
	p.free = y
	return p
}

// pairs breaks both texts: title beside title, then block beside block where
// the counts agree, else each as one column.
func (c *composer) pairs(e *edition.Entry, s step, width, other int) []pair {
	l, en := c.vol.Language, c.english()
	// The English is a step smaller: it is for whoever hands the sheet over.
	small := step{s.title * 4 / 5, max(c.d.minLat, s.text*4/5)}
	heading := func(in prose.Inline, style typeset.Style, width int) []block {
		return []block{c.text(e.ID, drawing.H1, in, style, width)}
	}
	out := []pair{{
		heading(e.Text.Title, typeset.Style{Language: l, Size: s.title, Weight: 700, Balance: true}, width),
		heading(e.English.Title, typeset.Style{Language: en, Size: small.title, Weight: 700, Balance: true}, other),
	}}
	main := c.body(e.ID, e.Text.Body, typeset.Style{Language: l, Size: s.text, Weight: 500}, width)
	english := c.body(e.ID, e.English.Body, typeset.Style{Language: en, Size: small.text, Weight: 500}, other)
	if len(main) != len(english) {
		return append(out, pair{main, english})
	}
	for i := range main {
		out = append(out, pair{main[i : i+1], english[i : i+1]})
	}
	return out
}

func heightOfPairs(pairs []pair, apart int) int {
	h := 0
	for i, p := range pairs {
		if i > 0 {
			h += apart
		}
		h += p.height()
	}
	return h
}

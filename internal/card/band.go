package card

import (
	"salam/internal/drawing"
	"salam/internal/edition"
	"salam/internal/illustration"
	"salam/internal/language"
	"salam/internal/prose"
	"salam/internal/typeset"
)

// A band says that nobody has checked the text: hatching and words, so that it
// does without colour. It lies between picture and text, where cutting it off
// takes one of them away.
type band struct {
	own, english block
	tall         int
}

// band is nil where the text carries no mark.
func (c *composer) band() *band {
	var key string
	switch c.entry.Mark {
	case edition.Unmarked:
		return nil
	case edition.AsOlder:
		key = "site.older"
	case edition.OneReader:
		key = "site.one-reader"
	default:
		key = "sheet.draft"
	}
	width := Width*px - hatchWide - edge/2 - edge
	words := c.vol.Phrases.Text(key, nil)
	b := &band{}
	for _, size := range bandSizes {
		b.own = c.block("ui-sheet", drawing.P, prose.Inline{{Text: words.Text}}, typeset.Style{Language: words.Language, Size: size * px, Weight: 700}, width, markLine)
		if len(b.own.lines) <= 1 {
			break
		}
	}
	b.own.fill, b.own.rtl = draftInk, c.rtl()
	if en := c.pub.Volume(language.Source); en != nil && words.Language.ID != language.Source {
		b.english = c.block("ui-sheet", drawing.P, prose.Inline{{Text: en.Phrases.Text(key, nil).Text}},
			typeset.Style{Language: en.Language, Size: bandEnglish * px, Weight: 500}, width, markLine)
		b.english.fill, b.english.rtl = draftInk, c.rtl()
	}
	b.tall = max(bandTall, b.own.tall()+b.english.tall()+2*bandPadding)
	return b
}

func (b *band) at(y int, rtl bool) []drawing.Item {
	items := []drawing.Item{fill(draftPaper, rectangle(0, y, Width*px, b.tall))}
	hatched, text := 0, hatchWide+edge/2
	if rtl {
		hatched, text = Width*px-hatchWide, edge
	}
	items = append(items, fill(draftHatch, hatch(hatched, y, hatchWide, b.tall)),
		fill(draftInk, rectangle(0, y, Width*px, bandLine)), fill(draftInk, rectangle(0, y+b.tall-bandLine, Width*px, bandLine)))
	width := Width*px - hatchWide - edge/2 - edge
	y += (b.tall - b.own.tall() - b.english.tall()) / 2
	items = append(items, b.own.within(text, y, width)...)
	if len(b.english.lines) > 0 {
		items = append(items, b.english.within(text, y+b.own.tall(), width)...)
	}
	return items
}

// hatch fills a rectangle with stripes that rise at 45°, as one outline.
func hatch(x, y, w, h int) []illustration.Segment {
	// Along the axes stripes and their distances are √2 longer.
	span, every := hatchStripe*1414/1000, hatchPeriod*1414/1000
	var out []illustration.Segment
	for k := 0; k < w+h; k += every {
		out = append(out, polygon(stripe(x, y, w, h, k, min(k+span, w+h)))...)
	}
	return out
}

// stripe is the part of a rectangle with from ≤ dx+dy ≤ to, clockwise.
func stripe(x, y, w, h, from, to int) []illustration.Point {
	var out []illustration.Point
	add := func(dx, dy int) {
		p := illustration.Point{X: x + dx, Y: y + dy}
		if n := len(out); n == 0 || out[n-1] != p {
			out = append(out, p)
		}
	}
	add(min(from, w), max(0, from-w))
	if from < w && w < to {
		add(w, 0)
	}
	add(min(to, w), max(0, to-w))
	add(max(0, to-h), min(to, h))
	if from < h && h < to {
		add(0, h)
	}
	add(max(0, from-h), min(from, h))
	return out
}

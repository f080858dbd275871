package sheet

import (
	"fmt"

	"salam/internal/drawing"
	"salam/internal/edition"
	"salam/internal/prose"
	"salam/internal/typeset"
)

// A foot is what stands at the foot of a page: to the reader who speaks, who
// has checked the text and when it is looked at again; in English, for whoever
// hands the sheet over, which sheet this is.
type foot struct {
	reader, staff []block
}

// bottom is where the text of a page has to end: above the footer.
func (c *composer) bottom(e *edition.Entry) int { return c.footTop(c.footerOf(e)) - gap }

// footTop is the upper edge of the footer's rule.
func (c *composer) footTop(f foot) int {
	height := max(tall(f.reader), tall(f.staff)+c.pageNumberHeight())
	return c.d.height - c.d.margin - height - footerGap - ruleWidth
}

// footerOf is the footer of a page with that message.
func (c *composer) footerOf(e *edition.Entry) foot {
	month := isolate(fmt.Sprintf("%04d-%02d", e.ReviewBy.Year, e.ReviewBy.Month))
	f := c.foot(c.review(e), c.vol.Phrases.Text("sheet.look-again", map[string]string{"month": month}))
	line := prose.Inline{{Text: c.vol.Language.Name}}
	if e.English != nil {
		line = append(append(line, prose.Span{Text: " · "}), e.English.Title...)
	} else if c.vol.Language == c.english() && e.Text != nil {
		line = append(append(line, prose.Span{Text: " · "}), e.Text.Title...)
	}
	c.staff(&f, e.ID, line, c.printed(e))
	return f
}

// printed says how old the text is, and leaves room for the day of printing,
// which is written by hand: the same sheet is the same file on every day.
func (c *composer) printed(e *edition.Entry) prose.Inline {
	return prose.Inline{{Text: fmt.Sprintf("Text %04d-%02d · printed ____", e.Revised.Year, e.Revised.Month)}}
}

// foot is the part for the reader.
func (c *composer) foot(lines ...edition.Phrase) foot {
	width := c.d.inner() - c.d.english - footerApart
	sender := c.text("sender", drawing.P, prose.Inline{{Text: c.pub.Sender}}, typeset.Style{Language: c.english(), Size: senderSize, Weight: 700}, width)
	blocks := []block{sender, c.phrase(c.vol.Phrases.Text("sender.who", nil), senderSize, 500, width)}
	for _, l := range lines {
		blocks = append(blocks, c.phrase(l, footSize, 500, width))
	}
	return foot{reader: dense(blocks, c.rtl())}
}

// staff adds lines in English at the end side of the footer.
func (c *composer) staff(f *foot, message string, lines ...prose.Inline) {
	for _, in := range lines {
		f.staff = append(f.staff, c.text(message, drawing.P, in, typeset.Style{Language: c.english(), Size: footSize, Weight: 500}, c.d.english))
	}
	f.staff = dense(f.staff, !c.rtl())
}

// dense sets the lines of a footer close: it is for whoever looks for it.
// English lines, too, start where the page's lines do.
func dense(blocks []block, rtl bool) []block {
	for i := range blocks {
		blocks[i].before, blocks[i].rtl = 0, rtl
		if blocks[i].height > 0 {
			blocks[i].height = blocks[i].height * 85 / 100
		}
	}
	return blocks
}

// footer draws a footer and, under the English lines, the page's number.
func (c *composer) footer(f foot, number, count int) []drawing.Item {
	y := c.footTop(f)
	items := []drawing.Item{fill(black, rectangle(c.d.margin, y, c.d.inner(), ruleWidth))}
	y += ruleWidth + footerGap
	width := c.d.inner() - c.d.english - footerApart
	reader := column{x: c.d.margin, y: y, width: width}
	staff := column{x: c.d.margin + width + footerApart, y: y, width: c.d.english}
	if c.rtl() {
		reader.x, staff.x = c.d.margin+c.d.english+footerApart, c.d.margin
	}
	items = append(items, reader.all(f.reader)...)
	items = append(items, staff.all(f.staff)...)
	b := c.pageNumber(number, count)
	staff.y = c.d.height - c.d.margin - b.height
	return append(items, staff.set(b, min(1, len(b.lines)))...)
}

func (c *composer) pageNumberHeight() int { return c.pageNumber(1, 1).height }

// pageNumber stands on the last line, at the end of the page's side.
func (c *composer) pageNumber(number, count int) block {
	args := map[string]string{"page": isolate(fmt.Sprint(number)), "pages": isolate(fmt.Sprint(count))}
	p := c.vol.Phrases.Text("sheet.page", args)
	b := c.phrase(p, footSize, 500, c.d.english)
	if len(b.lines) > 1 {
		c.misfit("ui-sheet", &OneLine{p.Text})
	}
	return dense([]block{b}, !c.rtl())[0]
}

// review is the line of the footer on who has checked the text.
func (c *composer) review(e *edition.Entry) edition.Phrase {
	switch e.Mark {
	case edition.AsDraft:
		return c.vol.Phrases.Text("sheet.draft", nil)
	case edition.AsOlder:
		return c.vol.Phrases.Text("site.older", nil)
	case edition.OneReader:
		return c.vol.Phrases.Text("site.one-reader", nil)
	}
	return c.vol.Phrases.Text("sheet.checked", nil)
}

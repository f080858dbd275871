package sheet

import (
	"fmt"

	"salam/internal/drawing"
	"salam/internal/edition"
	"salam/internal/language"
	"salam/internal/prose"
	"salam/internal/typeset"
)

// english is the language of the words for whoever hands the sheet over.
func (c *composer) english() *language.Language {
	if v := c.pub.Volume(language.Source); v != nil {
		return v.Language
	}
	return c.vol.Language
}

// finish adds what stands on every page: the footer, and the frame of a draft.
// The frame comes last in the list, so that it is read last.
func (c *composer) finish(p *page, number, count int) {
	p.items = append(p.items, c.footer(p.entry, number, count)...)
	p.items = append(p.items, c.frame(p.entry)...)
}

// footerHeight is what the footer of an entry's pages takes, with the space
// above its rule.
func (c *composer) footerHeight(e *edition.Entry) int {
	return gap + ruleWidth + footerGap + max(tall(c.footerBlocks(e)), c.stampHeight())
}

// footer says who speaks, who has checked the text and when it will be looked
// at again; in English, which language and message this is.
func (c *composer) footer(e *edition.Entry, number, count int) []drawing.Item {
	blocks := c.footerBlocks(e)
	y := a5Height - margin - max(tall(blocks), c.stampHeight())
	items := []drawing.Item{fill(black, rectangle(margin, y-footerGap-ruleWidth, a5Width-2*margin, ruleWidth))}
	col := column{x: margin, y: y, width: a5Width - 2*margin, rtl: c.rtl()}
	for i, b := range blocks {
		if i > 0 {
			col.y += b.before
		}
		b.rtl = c.rtl() // English lines, too, start where the page starts
		items = append(items, col.set(b, len(b.lines))...)
	}
	items = append(items, c.stamp(margin, a5Width-margin, y)...)
	return append(items, c.pageNumber(blocks[len(blocks)-1], number, count))
}

// pageNumber stands on the last line, at the end of the page's side.
func (c *composer) pageNumber(last block, number, count int) drawing.Item {
	args := map[string]string{"page": isolate(fmt.Sprint(number)), "pages": isolate(fmt.Sprint(count))}
	b := c.phrase(drawing.P, c.vol.Phrases.Text("sheet.page", args), footSize, 500, pageNumberWidth)
	b.height = last.height
	col := column{x: a5Width - margin - pageNumberWidth, y: a5Height - margin - b.height, width: pageNumberWidth}
	if c.rtl() {
		col.x = margin
	}
	b.rtl = !c.rtl()
	if len(b.lines) > 1 {
		c.misfit("ui-sheet", &TooLong{c.vol.Phrases.Text("sheet.page", args).Text})
	}
	return col.set(b, min(1, len(b.lines)))[0]
}

func (c *composer) footerBlocks(e *edition.Entry) []block {
	width := a5Width - 2*margin - c.stampWidth()
	var blocks []block
	sender := c.text("sender", drawing.P, prose.Inline{{Text: c.pub.Sender}}, typeset.Style{Language: c.english(), Size: senderSize, Weight: 700}, width)
	who := c.phrase(drawing.P, c.vol.Phrases.Text("sender.who", nil), senderSize, 500, width)
	blocks = append(blocks, sender, who)

	review := c.review(e)
	again := c.vol.Phrases.Text("sheet.look-again", map[string]string{"month": isolate(fmt.Sprintf("%04d-%02d", e.ReviewBy.Year, e.ReviewBy.Month))})
	blocks = append(blocks, c.phrase(drawing.P, review, footSize, 500, width), c.phrase(drawing.P, again, footSize, 500, width))
	blocks = append(blocks, c.still(width)...)

	// The last line is short, for the page's number stands on it too. It is in
	// English, for whoever hands the sheet over.
	line := prose.Inline{{Text: c.vol.Language.Name}}
	if e.English != nil {
		line = append(append(line, prose.Span{Text: " · "}), e.English.Title...)
	}
	blocks = append(blocks, c.text(e.ID, drawing.P, line, typeset.Style{Language: c.english(), Size: footSize, Weight: 500}, min(width, a5Width-2*margin-pageNumberWidth)))
	for i := range blocks {
		blocks[i].before = 0
		// The footer is dense on purpose: it is for whoever looks for it.
		blocks[i].height = blocks[i].height * 85 / 100
	}
	return blocks
}

package sheet

import (
	"fmt"

	"salam/internal/drawing"
	"salam/internal/edition"
	"salam/internal/language"
	"salam/internal/prose"
	"salam/internal/typeset"
)

// The measures of code and QR in a footer.
const (
	codeMost   = 40 * mm // more than the widest code takes at senderSize
	imprintGap = 3200    // four modules of the coarsest QR, of 25 a side; of the usual ones there is more
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
	return gap + ruleWidth + footerGap + max(tall(c.footerBlocks(e)), c.imprintHeight())
}

// footer says who speaks, who has checked the text and when it will be looked
// at again; in English, which language and message this is.
func (c *composer) footer(e *edition.Entry, number, count int) []drawing.Item {
	blocks := c.footerBlocks(e)
	y := a5Height - margin - max(tall(blocks), c.imprintHeight())
	items := []drawing.Item{fill(black, rectangle(margin, y-footerGap-ruleWidth, a5Width-2*margin, ruleWidth))}
	col := column{x: margin, y: y, width: a5Width - 2*margin, rtl: c.rtl()}
	for i, b := range blocks {
		if i > 0 {
			col.y += b.before
		}
		b.rtl = c.rtl() // English lines, too, start where the page starts
		items = append(items, col.set(b, len(b.lines))...)
	}
	items = append(items, c.stamp(y)...)
	return append(items, c.pageNumber(blocks[len(blocks)-1], number, count))
}

// imprint is the edition that an issued sheet belongs to; previews have none.
func (c *composer) imprint() edition.Imprint {
	return c.pub.Imprint(c.sheet.ID, c.vol.Language.ID)
}

// imprintWidth is what the code and the QR take of the footer's width, with
// the quiet zone between them and the text. On the other three sides the QR is
// as quiet: the margin, the space under the rule, the space over the code.
func (c *composer) imprintWidth() int {
	i := c.imprint()
	if i.Code == "" {
		return 0
	}
	return stampWidth(c.code(i)) + imprintGap
}

// stampWidth is the width of the column of code and QR. Letters are not
// equally wide, and the code is never broken.
func stampWidth(code block) int {
	width := qrSide
	for _, l := range code.lines {
		width = max(width, l.Width)
	}
	return width
}

// imprintHeight is the least height of a footer with code and QR: the page's
// number stands under them.
func (c *composer) imprintHeight() int {
	i := c.imprint()
	if i.Code == "" {
		return 0
	}
	height := c.code(i).total() + footSize*2
	if i.Link() != "" {
		height += qrSide + imprintGap + imprintGap - footerGap
	}
	return height
}

func (c *composer) code(i edition.Imprint) block {
	return c.text("edition", drawing.P, prose.Inline{{Text: isolate(i.Code.Shown())}}, typeset.Style{Language: c.english(), Size: senderSize, Weight: 700}, codeMost)
}

// stamp draws the QR and the code at the end of the page's side. The QR is
// never mirrored. It is decoration to somebody who listens: the address stands
// beside it as text.
func (c *composer) stamp(y int) []drawing.Item {
	i := c.imprint()
	if i.Code == "" {
		return nil
	}
	b := c.code(i)
	b.rtl = !c.rtl()
	width := stampWidth(b)
	col := column{x: a5Width - margin - width, y: y, width: width}
	if c.rtl() {
		col.x = margin
	}
	var items []drawing.Item
	if link := i.Link(); link != "" {
		m, err := qrCode(link)
		if err != nil {
			c.misfit("sender", err)
			return nil
		}
		x := col.x + width - qrSide
		if c.rtl() {
			x = col.x
		}
		col.y += imprintGap - footerGap
		items = append(items, fill(black, m.outline(x, col.y, qrSide)))
		col.y += qrSide + imprintGap
	}
	return append(items, col.set(b, len(b.lines))...)
}

// still asks whether the sheet is current, and says where the answer is.
func (c *composer) still(width int) []block {
	typed := c.imprint().Typed()
	if typed == "" {
		return nil
	}
	p := c.vol.Phrases.Text("sheet.still-current", nil)
	p.Text += " " + isolate(typed)
	return []block{c.phrase(drawing.P, p, footSize, 500, width)}
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
	width := a5Width - 2*margin - c.imprintWidth()
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

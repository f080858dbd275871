package sheet

import (
	"salam/internal/drawing"
	"salam/internal/edition"
	"salam/internal/prose"
	"salam/internal/typeset"
)

// The measures of code and QR in a footer.
const (
	codeMost   = 40 * mm // more than the widest code takes at senderSize
	imprintGap = 3200    // four modules of the coarsest QR, of 25 a side; of the usual ones there is more
)

// imprint is the edition that an issued sheet belongs to; previews have none.
func (c *composer) imprint() edition.Imprint {
	return c.pub.Imprint(c.sheet.ID, CopyOf(c.sheet, c.edition)...)
}

// code is the edition's code as a block. Letters are not equally wide, and the
// code is never broken.
func (c *composer) code(i edition.Imprint) (b block, width int) {
	b = c.text("edition", drawing.P, prose.Inline{{Text: isolate(i.Code.Shown())}}, typeset.Style{Language: c.english(), Size: senderSize, Weight: 700}, codeMost)
	width = qrSide
	for _, l := range b.lines {
		width = max(width, l.Width)
	}
	return b, width
}

// stampWidth is what the code and the QR take of the footer's width, with the
// quiet zone between them and the text; 0 where there is no edition. On the
// other three sides the QR is as quiet: the margin, the space under the rule,
// the space over the code.
func (c *composer) stampWidth() int {
	i := c.imprint()
	if i.Code == "" {
		return 0
	}
	_, width := c.code(i)
	return width + imprintGap
}

// stampHeight is the least height of a footer with code and QR.
func (c *composer) stampHeight() int {
	i := c.imprint()
	if i.Code == "" {
		return 0
	}
	code, _ := c.code(i)
	height := code.total()
	if i.Link() != "" {
		height += qrSide + imprintGap + imprintGap - footerGap
	}
	return height
}

// stamp draws the QR and the code at the end of the page's side, between left
// and right; y is footerGap under the footer's rule. The QR is never mirrored.
// It is decoration to somebody who listens: the address stands beside it as
// text.
func (c *composer) stamp(left, right, y int) []drawing.Item {
	i := c.imprint()
	if i.Code == "" {
		return nil
	}
	b, width := c.code(i)
	b.rtl = !c.rtl()
	col := column{x: right - width, y: y, width: width}
	if c.rtl() {
		col.x = left
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
	return []block{c.phrase(p, footSize, 500, width)}
}

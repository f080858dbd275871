package sheet

import (
	"salam/internal/drawing"
	"salam/internal/edition"
	"salam/internal/illustration"
	"salam/internal/prose"
	"salam/internal/typeset"
)

// Cards are eight to an A4 page, each 105 × 74.25 mm (A7).
const (
	cardColumns = 2
	cardRows    = 4
	cardPad     = 7 * mm // a printer's own margin is 4 to 5 mm
	cardBar     = 3500
	cardIndent  = 6 * mm
	cardPicture = 32 * mm // wide; beside the text, never instead of it
)

var (
	cardSteps = []step{{pt(160), pt(150)}, {pt(150), pt(140)}, {pt(140), pt(140)}}
	cardLatin = []step{{pt(140), pt(130)}, {pt(130), pt(120)}, {pt(120), pt(110)}}
	cardFoot  = pt(90)
	cardPhone = pt(150)
)

// cards sets one message a page, on eight pocket cards: its title and the
// short text that also goes out as a text message.
func (c *composer) cards(entries []*edition.Entry) []drawing.Page {
	var out []drawing.Page
	for i, e := range entries {
		card := c.card(e, i+1)
		out = append(out, c.eight(func(n int) []drawing.Item {
			if n == 0 {
				return card
			}
			return quiet(card)
		}))
	}
	return out
}

// eight lays out a page of cards with marks where to cut; draw gives the items
// of a card whose upper left corner is the page's.
func (c *composer) eight(draw func(n int) []drawing.Item) drawing.Page {
	w, h := c.cardSize()
	p := drawing.Page{Width: c.d.width, Height: c.d.height}
	for n := range cardColumns * cardRows {
		p.Items = append(p.Items, moved(draw(n), n%cardColumns*w, n/cardColumns*h)...)
	}
	cut := func(x0, y0, x1, y1 int) {
		p.Items = append(p.Items, stroke(200, open([]illustration.Point{{X: x0, Y: y0}, {X: x1, Y: y1}})))
	}
	const mark = 2 * mm
	for i := 1; i < cardColumns; i++ {
		for j := 0; j <= cardRows; j++ {
			cut(i*w, max(0, j*h-mark), i*w, min(c.d.height, j*h+mark))
		}
	}
	for j := 1; j < cardRows; j++ {
		for i := 0; i <= cardColumns; i++ {
			cut(max(0, i*w-mark), j*h, min(c.d.width, i*w+mark), j*h)
		}
	}
	return p
}

func (c *composer) cardSize() (w, h int) { return c.d.width / cardColumns, c.d.height / cardRows }

// card sets one message on one card, at the upper left corner of the page.
func (c *composer) card(e *edition.Entry, section int) []drawing.Item {
	w, h := c.cardSize()
	x, width := cardPad, w-2*cardPad
	draft := e.Mark != edition.Unmarked
	if draft {
		width -= cardIndent
		if !c.rtl() {
			x += cardIndent
		}
	}
	foot := c.cardFoot(e, w-2*cardPad)
	number := c.cardNumber(width)
	bottom := h - cardPad - tall(foot) - mm
	room := bottom - cardPad
	if number != nil {
		room -= number.total()
	}
	// A drawing stands at the end of the card where the text leaves room for it.
	beside := 0
	title, text, ok := block{}, block{}, false
	if len(e.Pictures) == 1 {
		beside = cardPicture + gap
		title, text, ok = c.cardText(e, width-beside, room)
	}
	if !ok {
		beside = 0
		title, text, ok = c.cardText(e, width, room)
	}
	if !ok {
		c.misfit(e.ID, &TooLong{over([]block{text}, room-title.total()-mm)})
	}
	col := column{x: x, y: cardPad, width: width - beside, section: section}
	var items []drawing.Item
	if beside > 0 {
		at := w - cardPad - cardPicture
		if c.rtl() {
			at, col.x = cardPad, x+beside
		}
		items = c.picture(e, 0, e.Text.Alt, at, cardPad, cardPicture, section)
	}
	items = append(items, col.set(title, len(title.lines))...)
	col.y += mm
	items = append(items, col.set(text, len(text.lines))...)
	if number != nil && len(number.lines) > 0 {
		icon := number.height * 7 / 10
		at := column{x: x, y: bottom - number.total(), width: width - phoneWidth(icon) - 2*mm, section: section}
		side := x
		if c.rtl() {
			side = x + width - phoneWidth(icon)
		} else {
			at.x += phoneWidth(icon) + 2*mm
		}
		items = append(items, phone(side, at.y+(number.height-icon)/2, icon)...)
		items = append(items, at.set(*number, len(number.lines))...)
	}
	at := column{x: cardPad, y: h - cardPad - tall(foot), width: w - 2*cardPad}
	items = append(items, fill(black, rectangle(cardPad, at.y-mm, w-2*cardPad, 500)))
	items = append(items, at.all(foot)...)
	if draft {
		side := cardPad
		if c.rtl() {
			side = w - cardPad - cardBar
		}
		items = append(items, hatched(side, cardPad, cardBar, bottom-cardPad-mm)...)
	}
	return items
}

func (c *composer) cardText(e *edition.Entry, width, room int) (title, text block, ok bool) {
	l := c.vol.Language
	steps := cardSteps
	if l.Script == "Latn" {
		steps = append(append([]step{}, cardSteps...), cardLatin...)
	}
	for _, s := range steps {
		title = c.text(e.ID, drawing.H1, e.Text.Title, typeset.Style{Language: l, Size: s.title, Weight: 700, Balance: true}, width)
		text = c.text(e.ID, drawing.P, prose.Inline{{Text: e.Text.Short}}, typeset.Style{Language: l, Size: s.text, Weight: 500}, width)
		title.height, text.height = title.height*85/100, text.height*90/100
		if title.total()+mm+text.total() <= room {
			return title, text, true
		}
	}
	return title, text, false
}

// cardFoot says who speaks and, of a draft, that it is one.
func (c *composer) cardFoot(e *edition.Entry, width int) []block {
	sender := c.text("sender", drawing.P, prose.Inline{{Text: c.pub.Sender}}, typeset.Style{Language: c.english(), Size: cardFoot, Weight: 700}, width)
	blocks := []block{sender}
	// A card is too small for a QR that survives a copy: the address is typed.
	if i := c.imprint(); i.Code != "" {
		typed := i.Typed()
		if typed == "" {
			typed = i.Code.Shown()
		}
		blocks = append(blocks, c.text("edition", drawing.P, prose.Inline{{Text: isolate(typed)}}, typeset.Style{Language: c.english(), Size: cardFoot, Weight: 500}, width))
	}
	if e.Mark != edition.Unmarked {
		word := c.vol.Phrases.Text("sheet.draft-word", nil)
		blocks = append(blocks, c.text("ui-sheet", drawing.P, prose.Inline{{Text: word.Text + " · " + isolate(untold)}},
			typeset.Style{Language: word.Language, Size: cardFoot, Weight: 700}, width))
	}
	return dense(blocks, c.rtl())
}

// cardNumber is the telephone number of the place, or nil.
func (c *composer) cardNumber(width int) *block {
	if c.pub.Visit == nil || c.pub.Visit.Phone == "" {
		return nil
	}
	b := c.foreign(c.pub.Visit.Phone, cardPhone, 700, width)
	return &b
}

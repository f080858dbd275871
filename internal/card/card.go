package card

import (
	"errors"
	"fmt"
	"strings"

	"salam/internal/drawing"
	"salam/internal/edition"
	"salam/internal/language"
	"salam/internal/prose"
	"salam/internal/typeset"
)

// A Press sets cards. It is safe for use by several goroutines.
type Press struct{ fonts *typeset.Fonts }

// New returns a press that sets with these fonts.
func New(fonts *typeset.Fonts) *Press { return &Press{fonts: fonts} }

// ErrNotShared is the answer to an entry that may not be sent as an image.
var ErrNotShared = errors.New("the message may not be shared as an image")

// A Misfit is a text that cannot be set: a character that no font has, a word
// that is wider than the card, a text that is too long.
type Misfit struct {
	Language string
	Message  string // the message, or "ui-<unit>"
	Err      error  // *typeset.MissingGlyph, *typeset.TooWide, *TooLong
}

func (m *Misfit) Error() string { return fmt.Sprintf("share image: %v", m.Err) }
func (m *Misfit) Unwrap() error { return m.Err }

// TooLong is a text that does not fit on a card even in the smallest sizes.
type TooLong struct{ Words int } // too many

func (e *TooLong) Error() string {
	return fmt.Sprintf("`short` is %d words too long for the image", e.Words)
}

// Set sets the card of an entry of a volume: picture, mark of a draft, title,
// the sentences of `short`, one number to call, who says so. The error joins
// every Misfit, or is ErrNotShared.
func (p *Press) Set(pub *edition.Publication, v *edition.Volume, e *edition.Entry) (*drawing.Page, error) {
	// The gate has decided. A caller that forgot to ask gets nothing.
	if !e.Share || e.Text == nil || pub.Mode != edition.Preview && e.Mark != edition.Unmarked {
		return nil, ErrNotShared
	}
	c := &composer{fonts: p.fonts, pub: pub, vol: v, entry: e, english: v.Language}
	if en := pub.Volume(language.Source); en != nil {
		c.english = en.Language
	}
	items := c.card()
	if len(c.misfits) > 0 {
		return nil, errors.Join(c.misfits...)
	}
	return &drawing.Page{Width: Width * px, Height: Height * px, Items: items}, nil
}

// A composer sets one card.
type composer struct {
	fonts   *typeset.Fonts
	pub     *edition.Publication
	vol     *edition.Volume
	entry   *edition.Entry
	english *language.Language
	misfits []error
}

func (c *composer) rtl() bool { return c.vol.Language.RTL() }

// card takes the steps of the design until everything fits.
func (c *composer) card() []drawing.Item {
	band, foot, number := c.band(), c.foot(), c.number()
	room := Height*px - tall(foot) - footBefore - footBelow - number.tall()
	if band != nil {
		room -= band.tall
	}
	sizes := beside
	if len(c.entry.Pictures) == 0 {
		sizes = alone
	}
	for _, s := range sizes {
		text := c.text(s, c.entry.Text.Short)
		for height := pictureTall; height >= pictureMin; height -= pictureStep {
			if picture := used(len(c.entry.Pictures), height); max(picture, strip)+tall(text) <= room {
				return c.place(picture, band, text, number, foot)
			}
		}
	}
	if len(c.misfits) == 0 {
		c.misfit(c.entry.ID, c.tooLong(sizes[len(sizes)-1], room))
	}
	return nil
}

// tooLong counts the words that have to go.
func (c *composer) tooLong(s step, room int) error {
	room -= max(used(len(c.entry.Pictures), pictureMin), strip)
	words := strings.Fields(c.entry.Text.Short)
	n := len(words)
	for n > 0 && tall(c.text(s, strings.Join(words[:n], " "))) > room {
		n--
	}
	return &TooLong{len(words) - n}
}

// place puts everything where it belongs. The list is in reading order.
func (c *composer) place(picture int, band *band, text []block, number number, foot []block) []drawing.Item {
	items := []drawing.Item{fill(paper, rectangle(0, 0, Width*px, Height*px))}
	y := 0
	if picture > 0 {
		items = append(items, c.pictures(picture)...)
		y = picture
	} else {
		items = append(items, fill(brand, rectangle(0, 0, Width*px, strip)))
		y = strip
	}
	if band != nil {
		items = append(items, band.at(y, c.rtl())...)
		y += band.tall
	}
	bottom := Height*px - footBelow - tall(foot)
	rest := bottom - footBefore - number.tall() - y - tall(text)
	y += rest / 3 // what is left over goes round the text, more of it below
	for _, b := range text {
		y += b.before
		items = append(items, b.at(y, c.rtl())...)
		y += b.tall()
	}
	items = append(items, number.at(bottom-footBefore-number.tall(), c.rtl())...)
	y = bottom
	if c.pub.Logo != nil {
		x := edge
		if c.rtl() {
			x = Width*px - edge - logoSize
		}
		items = append(items, drawing.Item{Role: drawing.Figure, Alt: c.pub.Sender, Picture: &drawing.Picture{
			Scene: c.pub.Logo, X: x, Y: bottom + (tall(foot)-logoSize)/2, Width: logoSize, Height: logoSize}})
	}
	for _, b := range foot {
		y += b.before
		items = append(items, b.at(y, c.rtl())...)
		y += b.tall()
	}
	return items
}

// text is the title and the sentences of `short`, which was written to stand
// by itself: a few of the body's would say half of it.
func (c *composer) text(s step, short string) []block {
	l := c.vol.Language
	sentences := split(short, l)
	if s.joined {
		sentences = []prose.Inline{{{Text: short}}}
	}
	size := s.text
	if l.Script == "Arab" {
		size = s.arabic
	}
	title := c.block(c.entry.ID, drawing.H1, c.entry.Text.Title, typeset.Style{Language: l, Size: s.title * px, Weight: 700, Balance: true}, inside, titleLine)
	title.before, title.fill = titleBefore, ink
	blocks := []block{title}
	for _, in := range sentences {
		b := c.block(c.entry.ID, drawing.P, in, typeset.Style{Language: l, Size: size * px, Weight: 500}, inside, textLine)
		b.before, b.fill = textBefore, ink
		blocks = append(blocks, b)
	}
	return blocks
}

// split gives each sentence a paragraph. A full stop that is followed by no
// space, in a number or a name, ends none.
func split(text string, l *language.Language) []prose.Inline {
	var all []prose.Inline
	rest := strings.TrimSpace(text)
	for rest != "" {
		at := len(rest)
		for _, mark := range []string{l.FullStop, l.Question, "!"} {
			if i := strings.Index(rest, mark+" "); mark != "" && i >= 0 {
				at = min(at, i+len(mark))
			}
		}
		all = append(all, prose.Inline{{Text: rest[:at]}})
		rest = strings.TrimSpace(rest[at:])
	}
	return all
}

// foot says who speaks; on the last line in which language this is, where it
// comes from and of which month it is.
func (c *composer) foot() []block {
	width := inside - c.logo()
	phrase := c.vol.Phrases.Text("sender.who", nil)
	who := c.block("ui-sender", drawing.P, prose.Inline{{Text: phrase.Text}}, typeset.Style{Language: phrase.Language, Size: footSize, Weight: 400}, width, footLine)
	who.fill, who.rtl = soft, c.rtl() // English that stands in starts where the card starts

	revised := c.entry.Revised
	from := fmt.Sprintf("%04d-%02d", revised.Year, revised.Month)
	if c.pub.Address != "" {
		from = strings.Join([]string{c.pub.Address, c.vol.Language.ID, c.entry.ID}, "/") + " · " + from
	}
	source := c.block("sender", drawing.P, prose.Inline{{Text: from}}, typeset.Style{Language: c.english, Size: footSize, Weight: 400}, width, footLine)
	source.fill, source.rtl = soft, !c.rtl()

	sender := c.block("sender", drawing.P, prose.Inline{{Text: c.vol.Language.Autonym + " · "}, {Text: isolate(c.pub.Sender), Strong: true}},
		typeset.Style{Language: c.vol.Language, Size: footSize, Weight: 500}, width, footLine)
	sender.fill = soft
	// Both stand on one line where they fit there.
	sender.shared = len(source.lines) == 1 && len(sender.lines) == 1 && source.lines[0].Width+sender.lines[0].Width+footGap <= width
	if sender.shared {
		source.lower = baseline(sender.lines[0], sender.height) - baseline(source.lines[0], source.height)
	}
	blocks := []block{who, sender, source}
	for i := range blocks {
		blocks[i].inset = c.logo()
	}
	return blocks
}

// logo is the width of the sender's logo with the space beside it, 0 where
// there is none.
func (c *composer) logo() int {
	if c.pub.Logo == nil {
		return 0
	}
	return logoSize + logoGap
}

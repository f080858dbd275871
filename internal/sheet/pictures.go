package sheet

import (
	"salam/internal/drawing"
	"salam/internal/edition"
	"salam/internal/illustration"
	"salam/internal/library"
)

// Measures of the sheet of pictures.
const (
	pictureMargin  = 13 * mm // top and bottom
	pictureLargest = 150 * mm
	perPage        = 3 // drawings one below the other
	downLength     = 8 * mm
	downWidth      = 20 * mm
	dotSize        = 5 * mm
	dotApart       = 7 * mm
	footerHigh     = 27 * mm
	pictureClock   = 15 * mm
	weekBox        = 5 * mm
)

var digitSize = pt(200)

// A panelOf is one drawing of a sequence over several messages.
type panelOf struct {
	entry *edition.Entry
	n     int // which drawing of the entry
}

// pictureSheet sets drawings in sequence, top to bottom, which every reader
// reads alike, with dots for their number. There is no letter on it but the
// edition's code; telephone digits and clock faces say the rest.
func (c *composer) pictureSheet(entries []*edition.Entry) []drawing.Page {
	var all []panelOf
	mark := edition.Unmarked
	for _, e := range entries {
		for n := range e.Pictures {
			all = append(all, panelOf{e, n})
		}
		if e.NotTried {
			mark = edition.AsDraft
		}
	}
	if len(all) == 0 {
		return nil
	}
	var out []drawing.Page
	step := 0
	for len(all) > 0 {
		n := min(perPage, len(all))
		if len(all) == perPage+1 {
			n = 2 // rather two and two than three and one
		}
		items := c.sequence(all[:n], step)
		items = append(items, c.pictureFoot(entries)...)
		items = append(items, c.frame(mark, edition.Phrase{}, "DRAFT · these pictures have not been tried with readers")...)
		out = append(out, drawing.Page{Width: c.d.width, Height: c.d.height, Items: items})
		step += n
		all = all[n:]
	}
	return out
}

// sequence draws the pictures of one page; step is how many stand on pages
// before.
func (c *composer) sequence(all []panelOf, step int) []drawing.Item {
	top, bottom := pictureMargin, c.d.height-pictureMargin-footerHigh
	high := (bottom - top - (len(all)-1)*(downLength+4*mm)) / len(all)
	width := min(pictureLargest, high*10/7)
	high = width * 7 / 10
	apart := 0
	if len(all) > 1 {
		apart = min(20*mm, (bottom-top-len(all)*high)/(len(all)-1))
	}
	x := (c.d.width - width) / 2
	y := top + (bottom-top-len(all)*high-(len(all)-1)*apart)/2
	var items []drawing.Item
	for i, p := range all {
		items = append(items, c.picture(p.entry, p.n, p.entry.PictureAlt(), x, y, width, 1)...)
		for _, side := range []int{x / 2, c.d.width - x/2} {
			items = append(items, dots(side, y+high/2, step+i+1)...)
		}
		if i < len(all)-1 {
			items = append(items, down(c.d.width/2, y+high+(apart-downLength)/2))
		}
		y += high + apart
	}
	return items
}

// dots are the number of a step, one below the other, around the height y.
func dots(x, y, n int) []drawing.Item {
	var items []drawing.Item
	const column = 5
	columns := (n + column - 1) / column
	for i := range n {
		col := i / column
		inCol := min(column, n-col*column)
		dx := (2*col - columns + 1) * dotApart / 2
		dy := (2*(i%column) - inCol + 1) * dotApart / 2
		items = append(items, fill(black, circle(x+dx, y+dy, dotSize/2)))
	}
	return items
}

// down is an arrow that points down from y.
func down(x, y int) drawing.Item {
	return fill(black, polygon([]illustration.Point{
		{X: x - downWidth/5, Y: y}, {X: x + downWidth/5, Y: y}, {X: x + downWidth/5, Y: y + downLength/2},
		{X: x + downWidth/2, Y: y + downLength/2}, {X: x, Y: y + downLength}, {X: x - downWidth/2, Y: y + downLength/2},
		{X: x - downWidth/5, Y: y + downLength/2},
	}))
}

// pictureFoot is the foot without words: the days as seven boxes from Monday,
// clock faces, the number as on the keypad.
func (c *composer) pictureFoot(entries []*edition.Entry) []drawing.Item {
	y := c.d.height - pictureMargin - footerHigh + gap
	items := []drawing.Item{fill(black, rectangle(c.d.margin, y, c.d.inner(), ruleWidth))}
	y += ruleWidth + footerGap
	middle := y + (c.d.height-pictureMargin-y)/2
	x := c.d.margin
	if c.pub.Logo != nil {
		size := 18 * mm
		items = append(items, drawing.Item{Role: drawing.Figure, Alt: c.pub.Sender, Picture: &drawing.Picture{Scene: c.scene(c.pub.Logo), X: x, Y: middle - size/2, Width: size, Height: size}})
		x += size + gap
	}
	var number string
	if v := c.pub.Visit; v != nil {
		number = v.Phone
		for i, h := range v.Hours {
			if i == 1 {
				break // the panel of the other sheets has room for more
			}
			items = append(items, week(x, middle-weekBox/2, h)...)
			x += 7*(weekBox+mm) + gap
			items = append(items, clock(x+pictureClock/2, middle, pictureClock, h.From)...)
			items = append(items, arrow(x+pictureClock+2*mm, x+pictureClock+8*mm, middle, 5*mm))
			items = append(items, clock(x+pictureClock+10*mm+pictureClock/2, middle, pictureClock, h.To)...)
			x += 2*pictureClock + 10*mm + gap
		}
	}
	if number == "" {
		number = emergency(entries)
	}
	if number != "" {
		b := c.foreign(number, digitSize, 700, c.d.inner())
		if len(b.lines) == 1 {
			at := c.d.width - c.d.margin - b.lines[0].Width
			col := column{x: at, y: middle - b.height/2, width: b.lines[0].Width}
			items = append(items, phone(at-phoneWidth(9*mm)-3*mm, middle-9*mm/2, 9*mm)...)
			items = append(items, col.set(b, 1)...)
		}
	}
	return items
}

// emergency is the number of the region where a message of the sheet names it.
func emergency(entries []*edition.Entry) string {
	for _, e := range entries {
		if e.Emergency != "" {
			return e.Emergency
		}
	}
	return ""
}

// week is seven boxes from Monday; those of the days are filled.
func week(x, y int, h library.Hours) []drawing.Item {
	first, last := h.Span()
	var items []drawing.Item
	for day := range 7 {
		at := x + day*(weekBox+mm)
		if day >= first && day <= last {
			items = append(items, fill(black, rectangle(at, y, weekBox, weekBox)))
		}
		items = append(items, outline(at, y, weekBox, weekBox))
	}
	return items
}

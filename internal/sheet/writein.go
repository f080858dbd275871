package sheet

import "salam/internal/drawing"

// Measures of the panel to write in.
const (
	ruled      = 9 * mm // height of a line to write on
	dayColumns = 4      // the week in two rows: names of days are long
)

// writeIn is the panel of a sheet for a place that has no file yet: lines for
// the name, the minutes on foot and the number, boxes for the days, clock
// faces without hands. It is filled in with a pen.
func (c *composer) writeIn() *panel {
	p := &panel{write: true}
	p.text = append(p.text, c.phrase(c.vol.Phrases.Text("sheet.where", nil), c.d.panel, 700, c.d.inner()-2*panelPadding))
	for _, day := range weekdays {
		p.text = append(p.text, c.phrase(c.vol.Phrases.Text("sheet."+day, nil), c.d.label, 500, c.dayCell()-c.dayBox()-3*mm))
	}
	for i := range p.text {
		p.text[i].height = p.text[i].height * 85 / 100
	}
	p.height = max(p.text[0].total(), ruled) + 2*(c.dayRow()) + c.d.clock + gap + 2*panelPadding
	return p
}

func (c *composer) dayCell() int {
	return (c.d.inner() - 2*panelPadding - 2*ruleWidth) / dayColumns
}
func (c *composer) dayBox() int { return c.d.clock / 2 }
func (c *composer) dayRow() int { return c.dayBox() + 2*mm }

func (c *composer) setWriteIn(p *panel, x, y, inside int) []drawing.Item {
	rule := func(from, to, y int) drawing.Item { return fill(black, rectangle(from, y-300, to-from, 600)) }
	heading := p.text[0]
	top := max(heading.total(), ruled)
	col := column{x: x, y: y + (top - heading.total()), width: inside}
	items := col.set(heading, len(heading.lines))
	// The name is written on the line of the heading.
	wide := 0
	for _, l := range heading.lines {
		wide = max(wide, l.Width)
	}
	if c.rtl() {
		items = append(items, rule(x, x+inside-wide-3*mm, y+top-mm))
	} else {
		items = append(items, rule(x+wide+3*mm, x+inside, y+top-mm))
	}
	y += top + gap/2
	cell, box := c.dayCell(), c.dayBox()
	for i, b := range p.text[1:] {
		at, below := x+i%dayColumns*cell, y+i/dayColumns*c.dayRow()
		name := column{x: at + box + 2*mm, y: below + (box-b.total())/2, width: cell - box - 3*mm}
		if c.rtl() {
			at = x + inside - box - i%dayColumns*cell
			name.x = at - 2*mm - name.width
		}
		items = append(items, outline(at, below, box, box))
		items = append(items, name.set(b, len(b.lines))...)
	}
	y += 2*c.dayRow() + gap/2
	// Clock faces to draw hands into, then the walker and the phone with lines.
	clocks, icon := c.clocks(), c.d.clock
	width := inside - clocks - 2*gap
	at, walk, call := x, x+clocks+gap, x+clocks+gap+width*2/5+gap
	if c.rtl() {
		at, walk, call = x+inside-clocks, x+inside-clocks-gap-width*2/5, x
	}
	items = append(items, c.fromTo(at, y, clocks, "", "")...)
	put := func(at, width int, draw func(x int) []drawing.Item) {
		w := phoneWidth(icon)
		if c.rtl() {
			items = append(append(items, draw(at+width-w)...), rule(at, at+width-w-2*mm, y+icon-mm))
			return
		}
		items = append(append(items, draw(at)...), rule(at+w+2*mm, at+width, y+icon-mm))
	}
	put(walk, width*2/5, func(x int) []drawing.Item { return walker(x, y, icon, c.rtl()) })
	put(call, width*3/5, func(x int) []drawing.Item { return phone(x, y, icon) })
	return items
}

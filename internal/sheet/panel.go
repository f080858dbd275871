package sheet

import (
	"salam/internal/drawing"
	"salam/internal/edition"
	"salam/internal/library"
)

var weekdays = []string{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}

// A panel is where and when: text at the start, clock faces and the number at
// the end, the way there below. Its place on the page comes later.
type panel struct {
	height int
	text   []block
	hours  []library.Hours
	phone  *block
	route  int // width of the drawing of the way; 0 where the place supplied none
	write  bool
	width  int // of the text
}

// panel makes the panel of the place that the sheet is printed for; a region
// has none. The edition to write in has an empty one everywhere.
func (c *composer) panel() *panel {
	if c.variant.WriteIn {
		return c.writeIn()
	}
	where := c.pub.Visit
	if where == nil {
		return nil
	}
	p := &panel{hours: where.Hours}
	inside := c.d.inner() - 2*panelPadding - 2*ruleWidth
	p.width = inside
	if len(where.Hours) > 0 || where.Phone != "" {
		p.width = inside - c.clocks() - gap
	}
	words := c.vol.Phrases
	add := func(phrase edition.Phrase, weight int) {
		p.text = append(p.text, c.phrase(phrase, c.d.panel, weight, p.width))
	}
	add(words.Text("sheet.where", nil), 700)
	// Names and numbers are written as they stand on the door and the keypad.
	p.text = append(p.text, c.foreign(where.Name, c.d.panel, 700, p.width))
	if where.WalkMinutes > 0 {
		add(words.Count("sheet.walk", where.WalkMinutes), 500)
	}
	for _, h := range where.Hours {
		add(c.days(h), 500)
		add(words.Text("sheet.hours", map[string]string{"from": isolate(h.From), "to": isolate(h.To)}), 500)
	}
	if len(where.Hours) > 0 && c.vol.Language.Hours == "from-six" {
		add(words.Text("sheet.time-zone", nil), 500)
	}
	if where.Expires != "" {
		p.text = append(p.text, c.phrase(words.Text("sheet.valid-until", map[string]string{"date": isolate(where.Expires)}), footSize, 500, p.width))
	}
	for i := range p.text {
		p.text[i].rtl = c.rtl()
		p.text[i].height = p.text[i].height * 90 / 100
	}
	if where.Phone != "" {
		b := c.foreign(where.Phone, c.d.number, 700, c.clocks())
		p.phone = &b
	}
	end := len(p.hours) * (c.d.clock + 2*mm)
	if p.phone != nil {
		end += p.phone.total()
	}
	p.height = max(tall(p.text), end)
	if where.Route != nil {
		p.route = min(inside, c.d.width*4/10)
		p.height += gap/2 + p.route*where.Route.Box.Height/max(1, where.Route.Box.Width)
	}
	p.height += 2 * panelPadding
	return p
}

// clocks is the width of the part with two clock faces and an arrow.
func (c *composer) clocks() int { return max(33*c.d.clock/10, c.d.number*9) }

func (c *composer) days(h library.Hours) edition.Phrase {
	first, last := h.Span()
	name := func(i int) edition.Phrase { return c.vol.Phrases.Text("sheet."+weekdays[i], nil) }
	if first == last {
		return name(first)
	}
	return c.vol.Phrases.Text("sheet.days", map[string]string{"from": name(first).Text, "to": name(last).Text})
}

// setPanel draws a panel with its upper edge at y. It belongs to no message.
func (c *composer) setPanel(p *panel, y int) []drawing.Item {
	left := c.d.margin
	items := []drawing.Item{outline(left, y, c.d.inner(), p.height)}
	inside := c.d.inner() - 2*panelPadding - 2*ruleWidth
	x := left + panelPadding + ruleWidth
	if p.write {
		return append(items, c.setWriteIn(p, x, y+panelPadding, inside)...)
	}
	text := column{x: x, y: y + panelPadding, width: p.width}
	end := column{x: x + inside - c.clocks(), y: y + panelPadding, width: c.clocks()}
	if c.rtl() {
		text.x, end.x = x+inside-p.width, x
	}
	items = append(items, text.all(p.text)...)
	for _, h := range p.hours {
		items = append(items, c.fromTo(end.x, end.y, end.width, h.From, h.To)...)
		end.y += c.d.clock + 2*mm
	}
	if p.phone != nil && len(p.phone.lines) > 0 {
		b := *p.phone
		tallness := b.height * 7 / 10
		width := b.lines[0].Width + phoneWidth(tallness) + 2*mm
		from := end.x + (end.width-width)/2
		// The icon stands before the number, where the reader starts.
		number := column{x: from + phoneWidth(tallness) + 2*mm, y: end.y, width: b.lines[0].Width}
		icon := from
		if c.rtl() {
			number.x, icon = from, from+b.lines[0].Width+2*mm
		}
		items = append(items, phone(icon, end.y+(b.height-tallness)/2, tallness)...)
		items = append(items, number.set(b, 1)...)
	}
	if p.route > 0 {
		scene := c.scene(c.pub.Visit.Route)
		h := p.route * scene.Box.Height / max(1, scene.Box.Width)
		at := x
		if c.rtl() {
			at = x + inside - p.route
		}
		top := y + p.height - panelPadding - h
		items = append(items, drawing.Item{Role: drawing.Figure, Alt: c.vol.Phrases.Text("sheet.way", nil).Text,
			Lang: c.tag(c.vol.Phrases.Text("sheet.way", nil)), Picture: &drawing.Picture{Scene: scene, X: at, Y: top, Width: p.route, Height: h}})
	}
	return items
}

func (c *composer) tag(p edition.Phrase) string {
	if p.Language == c.vol.Language {
		return ""
	}
	return p.Language.Tag
}

// fromTo is two clock faces with an arrow between, first to second in reading
// direction.
func (c *composer) fromTo(x, y, width int, from, to string) []drawing.Item {
	d := c.d.clock
	first, second := x+(width-32*d/10)/2+d/2, x+(width+32*d/10)/2-d/2
	way := 1
	if c.rtl() {
		first, second, way = second, first, -1
	}
	items := clock(first, y+d/2, d, from)
	items = append(items, arrow(first+way*(d/2+d/5), second-way*(d/2+d/5), y+d/2, d*4/10))
	return append(items, clock(second, y+d/2, d, to)...)
}

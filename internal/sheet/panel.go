package sheet

import (
	"salam/internal/drawing"
	"salam/internal/edition"
	"salam/internal/library"
	"salam/internal/prose"
	"salam/internal/typeset"
)

var weekdays = map[string]string{"mon": "monday", "tue": "tuesday", "wed": "wednesday", "thu": "thursday", "fri": "friday", "sat": "saturday", "sun": "sunday"}

// panel is where and when: the name, how far on foot, the hours and the
// telephone number of the place the sheet is printed for. A region has none.
func (c *composer) panel() []block {
	place := c.pub.Place
	if place == nil || place.Kind == "region" {
		return nil
	}
	width := a5Width - 2*margin - 2*panelPadding - 2*ruleWidth
	p := c.vol.Phrases
	var blocks []block
	add := func(phrase edition.Phrase, size, weight int) {
		blocks = append(blocks, c.phrase(drawing.P, phrase, size, weight, width))
	}
	add(p.Text("sheet.where", nil), panelSize, 700)
	// Names and numbers are written as they stand on the door and the keypad.
	foreign := func(s string, size, weight int) {
		b := c.text("place", drawing.P, prose.Inline{{Text: isolate(s)}}, typeset.Style{Language: c.english(), Size: size, Weight: weight}, width)
		b.rtl = c.rtl()
		blocks = append(blocks, b)
	}
	foreign(place.Name, panelSize, 700)
	if place.WalkMinutes > 0 {
		add(p.Count("sheet.walk", place.WalkMinutes), panelSize, 500)
	}
	for _, h := range place.Hours {
		add(c.days(h), panelSize, 500)
		add(p.Text("sheet.hours", map[string]string{"from": isolate(h.From), "to": isolate(h.To)}), panelSize, 500)
	}
	if len(place.Hours) > 0 && c.vol.Language.Hours == "from-six" {
		add(p.Text("sheet.time-zone", nil), panelSize, 500)
	}
	if place.Phone != "" {
		foreign(place.Phone, numberSize, 700)
	}
	return blocks
}

func (c *composer) days(h library.Hours) edition.Phrase {
	first, last := h.Span()
	name := func(i int) edition.Phrase { return c.vol.Phrases.Text("sheet."+weekdays[library.Days[i]], nil) }
	if first == last {
		return name(first)
	}
	return c.vol.Phrases.Text("sheet.days", map[string]string{"from": name(first).Text, "to": name(last).Text})
}

// addPanel puts the panel below the last message if it fits there, else on a
// page of its own.
func (c *composer) addPanel(pages []*page, panel []block) []*page {
	last := pages[len(pages)-1]
	height := tall(panel) + 2*panelPadding
	if last.free+gap+height > c.bottom(last.entry) {
		last = &page{entry: last.entry, free: margin - gap}
		pages = append(pages, last)
	}
	y := last.free + gap
	last.items = append(last.items, outline(margin, y, a5Width-2*margin, height))
	col := column{x: margin + panelPadding + ruleWidth, y: y + panelPadding, width: a5Width - 2*margin - 2*panelPadding - 2*ruleWidth, rtl: c.rtl()}
	for _, b := range panel {
		last.items = append(last.items, col.set(b, len(b.lines))...)
	}
	last.free = y + height
	return pages
}

package sheet

import (
	"salam/internal/drawing"
	"salam/internal/edition"
)

// posters sets one message a page for the wall: the picture takes what the
// text leaves, and the panel stands at the foot.
func (c *composer) posters(entries []*edition.Entry) []drawing.Page {
	c.d = &a4
	panel := c.panel()
	var out []drawing.Page
	for i, e := range entries {
		room := c.bottom(e) - c.d.margin
		if panel != nil {
			room -= panel.height + gap
		}
		f, ok := c.fit(e, c.column(e).width, room)
		if !ok {
			c.misfit(e.ID, &TooLong{over(f.body, room-c.height(f)+tall(f.body))})
		}
		p := c.place(f, i+1)[0]
		if panel != nil {
			p.items = append(p.items, c.setPanel(panel, c.bottom(e)-panel.height)...)
		}
		items := append(p.items, c.footer(c.footerOf(e), i+1, len(entries))...)
		items = append(items, c.frame(e.Mark, c.vol.Phrases.Text("sheet.draft", nil), untold)...)
		out = append(out, drawing.Page{Width: c.d.width, Height: c.d.height, Items: items})
	}
	return out
}

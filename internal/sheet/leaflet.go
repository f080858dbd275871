package sheet

import (
	"salam/internal/drawing"
	"salam/internal/edition"
)

// leaflet sets one message a page: picture, title, text, and at the foot who
// says so. When the text is long the picture shrinks, then the type, then the
// text goes on to a further page.
func (c *composer) leaflet(entries []*edition.Entry) []drawing.Page {
	c.d = &a5
	panel := c.panel()
	var pages []*page
	for i, e := range entries {
		room := c.bottom(e) - c.d.margin
		reserve := 0
		if i == len(entries)-1 && panel != nil {
			reserve = gap + panel.height
		}
		col := c.column(e)
		f, ok := c.fit(e, col.width, room-reserve)
		if !ok && reserve > 0 {
			f, ok = c.fit(e, col.width, room)
		}
		if !ok {
			// Even the smallest picture leaves no room for the whole text: let the
			// picture be large again and the text go on overleaf.
			f = c.at(e, c.d.stepsFor(c.vol.Language.Script)[0], col.width)
			f.picture = c.d.picture * 3 / 4
		}
		set := c.place(f, i+1)
		if len(set) > 1+c.d.further {
			c.misfit(e.ID, &TooLong{over(f.body, c.room(f)+c.d.further*room)})
		}
		pages = append(pages, set...)
	}
	return c.bound(pages, panel)
}

// room is what is left for the body on the first page of a message.
func (c *composer) room(f fitted) int {
	return c.bottom(f.entry) - c.d.margin - c.pictureHeight(f) - f.title.total() - c.d.gap
}

// bound adds the panel, the footers and the frames to the pages.
func (c *composer) bound(pages []*page, panel *panel) []drawing.Page {
	if len(pages) == 0 {
		return nil
	}
	if panel != nil {
		last := pages[len(pages)-1]
		if last.free+gap+panel.height > c.bottom(last.entry) {
			last = &page{entry: last.entry, free: c.d.margin - gap}
			pages = append(pages, last)
		}
		last.items = append(last.items, c.setPanel(panel, last.free+gap)...)
		last.free += gap + panel.height
	}
	var out []drawing.Page
	for i, p := range pages {
		items := append(p.items, c.footer(c.footerOf(p.entry), i+1, len(pages))...)
		// The frame comes last in the list, so that it is read last.
		items = append(items, c.frame(p.entry.Mark, c.vol.Phrases.Text("sheet.draft", nil), untold)...)
		out = append(out, drawing.Page{Width: c.d.width, Height: c.d.height, Items: items})
	}
	return out
}

// untold is what a draft says of itself to whoever hands it over.
const untold = "DRAFT · not yet checked by a native speaker"

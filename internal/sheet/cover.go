package sheet

import (
	"errors"
	"fmt"
	"strings"

	"salam/internal/drawing"
	"salam/internal/edition"
	"salam/internal/language"
	"salam/internal/library"
	"salam/internal/prose"
	"salam/internal/typeset"
)

// A Cover is what the first page of a place's set says to whoever prints it.
type Cover struct {
	Place    string // its name: on paper and nowhere else
	Expires  string // the day on which the place has to be asked again, or ""
	Rows     []CoverRow
	TakeDown []string // editions that are no longer current
	LeftOut  []string // what is not in the set, and why
}

// A CoverRow is one sheet in all its languages.
type CoverRow struct {
	Sheet, What string
	Languages   []string
	Pages       int
	Copies      int
	Hang        string // one of library.Hangs, or ""
}

var coverSizes = struct{ title, heading, text int }{pt(240), pt(150), pt(110)}

// Bind makes one document of a place's set: the cover, then the sheets in the
// order given.
func (p *Press) Bind(pub *edition.Publication, cover Cover, sheets []Result) (*drawing.Document, error) {
	vol := pub.Volume(language.Source)
	if vol == nil {
		return nil, fmt.Errorf("cover: the publication has no English")
	}
	// The page numbers on the cover depend on how long the cover is.
	var c *composer
	var pages []drawing.Page
	for length := 1; ; length = len(pages) {
		c = &composer{press: p, sheet: &library.Sheet{ID: "cover", Kind: "cover"}, pub: pub, vol: vol, d: &board}
		if pages = c.cover(cover, length+1); len(pages) == length {
			break
		}
	}
	c.inspect(pages)
	doc := &drawing.Document{Title: pub.Sender + " · print set", Language: vol.Language.Tag, Author: pub.Sender, Pages: pages}
	section := 1
	for _, s := range sheets {
		doc.Pages = append(doc.Pages, joined(s.Document, doc.Language, &section)...)
	}
	return doc, errors.Join(c.misfits...)
}

// joined are the pages of a document as part of one in another language.
func joined(doc *drawing.Document, lang string, section *int) []drawing.Page {
	last := 0
	var out []drawing.Page
	for _, p := range doc.Pages {
		items := append(p.Items[:0:0], p.Items...)
		for i := range items {
			it := &items[i]
			if it.Role == drawing.Artifact {
				continue
			}
			if it.Lang == "" && doc.Language != lang {
				it.Lang = doc.Language
			}
			last = max(last, it.Section)
			if it.Section != 0 {
				it.Section += *section
			}
		}
		out = append(out, drawing.Page{Width: p.Width, Height: p.Height, Items: items})
	}
	*section += last + 1
	return out
}

// cover sets the cover page; first is the number of the page after it.
func (c *composer) cover(cover Cover, first int) []drawing.Page {
	english := func(role drawing.Role, s string, size, weight, before int) block {
		b := c.text("cover", role, prose.Inline{{Text: s}}, typeset.Style{Language: c.vol.Language, Size: size, Weight: weight}, c.d.inner())
		b.before = before
		return b
	}
	name := cover.Place
	blocks := []block{english(drawing.H1, "Print set for "+isolate(name), coverSizes.title, 700, 0)}
	if cover.Expires != "" {
		blocks = append(blocks, english(drawing.P, "Ask the place again before "+cover.Expires+". After that day this set is not printed.", coverSizes.text, 500, 2*mm))
	}
	blocks = append(blocks, english(drawing.P, "What to print and where it hangs", coverSizes.heading, 700, 6*mm))
	from := first
	for _, r := range cover.Rows {
		where := "hand out"
		if r.Hang != "" {
			where = strings.ReplaceAll(r.Hang, "-", " ")
		}
		pages := fmt.Sprintf("Page %d", from)
		if r.Pages > 1 {
			pages = fmt.Sprintf("Pages %d to %d", from, from+r.Pages-1)
		}
		copies := "1 copy"
		if r.Copies > 1 {
			copies = fmt.Sprintf("%d copies each", r.Copies)
		}
		blocks = append(blocks, english(drawing.P, fmt.Sprintf("%s · %s · %s", pages, copies, where), coverSizes.text, 700, 3*mm),
			english(drawing.P, r.What, coverSizes.text, 500, 0))
		if len(r.Languages) > 0 && r.Languages[0] != All && r.Languages[0] != Pictures {
			blocks = append(blocks, english(drawing.P, strings.Join(r.Languages, ", "), coverSizes.text, 500, 0))
		}
		from += r.Pages
	}
	list := func(heading string, lines []string, none string) {
		blocks = append(blocks, english(drawing.P, heading, coverSizes.heading, 700, 6*mm))
		if len(lines) == 0 {
			blocks = append(blocks, english(drawing.P, none, coverSizes.text, 500, 2*mm))
		}
		for _, l := range lines {
			b := c.text("cover", drawing.LI, prose.Inline{{Text: l}}, typeset.Style{Language: c.vol.Language, Size: coverSizes.text, Weight: 500}, c.d.inner()-bulletIndent)
			b.before, b.bullet, b.list = mm, black, len(blocks)
			blocks = append(blocks, b)
		}
	}
	list("Take down", cover.TakeDown, "No sheet has been replaced so far. If in doubt, take down whatever is not in this set.")
	list("Not in this set", cover.LeftOut, "Nothing: the set is whole.")
	return c.columns(blocks)
}

// columns puts blocks on as many pages as they need.
func (c *composer) columns(blocks []block) []drawing.Page {
	bottom := c.d.height - c.d.margin
	var pages []drawing.Page
	col := column{x: c.d.margin, y: c.d.margin, width: c.d.inner(), section: 1}
	var items []drawing.Item
	for i, b := range blocks {
		if col.y > c.d.margin {
			col.y += b.before
		}
		need := b.total()
		if b.role != drawing.LI && i+1 < len(blocks) {
			need += blocks[i+1].before + blocks[i+1].total()
		}
		if col.y+need > bottom && col.y > c.d.margin {
			pages = append(pages, drawing.Page{Width: c.d.width, Height: c.d.height, Items: items})
			items, col.y = nil, c.d.margin
		}
		items = append(items, col.set(b, len(b.lines))...)
	}
	return append(pages, drawing.Page{Width: c.d.width, Height: c.d.height, Items: items})
}

package desk

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"

	"salam/internal/edition"
	"salam/internal/library"
	"salam/internal/pdf"
	"salam/internal/sheet"
)

// order is the order of a set: what is seen first is printed first.
var order = []string{"poster", "pictures", "leaflet", "cards", "speak"}

// set makes the whole set of a place as one PDF in printing order: a cover
// page that says what, how many and where, then every sheet. All of it is A4,
// so that one printer and one click will do: leaflets are two to a page.
func (p *Project) set(pub *edition.Publication, jobs []job, place *library.Place) ([]printedFile, []LeftOut, error) {
	for i, j := range jobs {
		jobs[i].variant.TwoUp = j.sheet.Kind == "leaflet"
		if j.variant.WriteIn && j.sheet.Kind != "leaflet" && j.sheet.Kind != "poster" {
			jobs[i].variant.WriteIn = false
		}
	}
	slices.SortStableFunc(jobs, func(a, b job) int {
		return cmp.Or(cmp.Compare(slices.Index(order, a.sheet.Kind), slices.Index(order, b.sheet.Kind)),
			cmp.Compare(len(b.sheet.Languages), len(a.sheet.Languages)), strings.Compare(a.sheet.ID, b.sheet.ID))
	})
	// A3 is for a printer that has it: the set holds the A4 sheet of its kind.
	jobs = slices.DeleteFunc(jobs, func(j job) bool { return j.sheet.Paper == "a3" })
	done, leftOut, err := p.compose(pub, jobs)
	if err != nil || len(done) == 0 {
		return nil, leftOut, err
	}
	cover := sheet.Cover{Place: place.Name, LeftOut: grouped(leftOut)}
	if pub.Visit != nil {
		cover.Expires = pub.Visit.Expires
	}
	if cover.TakeDown, err = p.outOfDate(); err != nil {
		return nil, nil, err
	}
	var all []sheet.Result
	for _, d := range done {
		all = append(all, d.Result)
		l := p.Library.Language(d.lang)
		name := d.lang
		if l != nil {
			name = l.Name
		}
		pages := len(d.Document.Pages)
		if n := len(cover.Rows); n > 0 && cover.Rows[n-1].Sheet == d.sheet.ID {
			cover.Rows[n-1].Languages = append(cover.Rows[n-1].Languages, name)
			cover.Rows[n-1].Pages += pages
			continue
		}
		cover.Rows = append(cover.Rows, sheet.CoverRow{Sheet: d.sheet.ID, What: p.what(d.sheet), Languages: []string{name},
			Pages: pages, Copies: d.sheet.Copies, Hang: d.sheet.Hang})
	}
	fonts, err := p.fonts()
	if err != nil {
		return nil, nil, err
	}
	doc, err := sheet.New(fonts).Bind(pub, cover, all)
	if err != nil {
		return nil, nil, p.misfits(err)
	}
	file := printedFile{path: path.Join(place.ID, "set.pdf"), pages: len(doc.Pages)}
	file.data, err = pdf.Bytes(doc)
	return []printedFile{file}, leftOut, err
}

// outOfDate lists the issued editions that are no longer current, the urgent
// ones first: whoever hangs the new set takes these down.
func (p *Project) outOfDate() ([]string, error) {
	rows, err := p.Editions("")
	if err != nil {
		return nil, err
	}
	var urgent, old []string
	for _, r := range rows {
		line := fmt.Sprintf("%s · %s (%s)", r.Code.Shown(), r.Sheet, strings.Join(r.Languages, ", "))
		switch r.State {
		case edition.TakeDown:
			urgent = append(urgent, line+": take it down at once")
		case edition.Superseded:
			old = append(old, line+": there is a newer one")
		}
	}
	return append(urgent, old...), nil
}

// what says in English what a sheet is.
func (p *Project) what(s *library.Sheet) string {
	kind := map[string]string{"poster": "Poster", "pictures": "Pictures", "leaflet": "Leaflet", "cards": "Pocket cards", "speak": "Cards to point at a language"}[s.Kind]
	if s.Bilingual {
		kind += " with English"
	}
	switch {
	case s.Kind == "leaflet" && !s.Bilingual:
		kind += ", two copies a page, to be cut"
	case s.Kind == "poster" && s.AllOnOne:
		kind += " for all languages"
	}
	if len(s.Messages) == 1 {
		if m := p.Library.Message(s.Messages[0]); m != nil {
			return kind + ": " + m.Title
		}
	}
	return kind
}

// grouped says what is left out, a line for each reason.
func grouped(list []LeftOut) []string {
	type key struct{ sheet, message, why string }
	var keys []key
	languages := map[key][]string{}
	for _, l := range list {
		k := key{l.Sheet, l.Message, l.Why}
		if languages[k] == nil {
			keys = append(keys, k)
		}
		languages[k] = append(languages[k], l.Language)
	}
	var lines []string
	for _, k := range keys {
		lines = append(lines, fmt.Sprintf("%s, %s (%s): %s", k.sheet, k.message, strings.Join(languages[k], ", "), k.why))
	}
	return lines
}

package sheet

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"salam/internal/drawing"
	"salam/internal/edition"
	"salam/internal/language"
	"salam/internal/library"
	"salam/internal/typeset"
)

// A Press sets sheets. It is safe for use by several goroutines.
type Press struct{ fonts *typeset.Fonts }

// New returns a press that sets with these fonts.
func New(fonts *typeset.Fonts) *Press { return &Press{fonts: fonts} }

// A Misfit is a text that cannot be set: a character that no font has, a word
// that is wider than its column, or more text than the design has room for.
type Misfit struct {
	Sheet    string
	Variant  string // "" for the plain one, else Variant.Name
	Language string
	Message  string // the message, "ui-<unit>", "sender" or "place"
	Err      error  // *typeset.MissingGlyph, *typeset.TooWide, *OneLine, *TooLong, *Broken
}

func (m *Misfit) Error() string {
	if m.Variant != "" {
		return fmt.Sprintf("sheet %s (%s): %v", m.Sheet, m.Variant, m.Err)
	}
	return fmt.Sprintf("sheet %s: %v", m.Sheet, m.Err)
}

func (m *Misfit) Unwrap() error { return m.Err }

// OneLine is a text that has one line and needs more.
type OneLine struct{ Text string }

func (e *OneLine) Error() string { return fmt.Sprintf("%q does not fit on one line", e.Text) }

// TooLong is a text for which the design has no room, even with the smallest
// picture and the smallest type it allows.
type TooLong struct{ Words int }

func (e *TooLong) Error() string {
	if e.Words == 1 {
		return "the text is 1 word too long"
	}
	return fmt.Sprintf("the text is %d words too long", e.Words)
}

// A Variant is another edition of the same sheet for another printer or use.
type Variant struct {
	Mono    bool // fills white, lines black: for black-and-white printers
	WriteIn bool // the place panel is empty and ruled, to be filled in with a pen
	TwoUp   bool // A5 pages twice on A4 across, for cutting
}

// Name is what the file of a variant is called after its language: "",
// "mono" or "write-in", and "2-up" where it is that as well.
func (v Variant) Name() string {
	var parts []string
	switch {
	case v.WriteIn:
		parts = append(parts, "write-in")
	case v.Mono:
		parts = append(parts, "mono")
	}
	if v.TwoUp {
		parts = append(parts, "2-up")
	}
	return strings.Join(parts, "-")
}

// A Result is a sheet in one language, and what was left out of it.
type Result struct {
	Document *drawing.Document // nil where nothing may be printed
	Messages []string          // that stand on it
	LeftOut  []LeftOut
}

// A LeftOut is a message of the sheet that is not on it, and why.
type LeftOut struct {
	Message, Why string
	Language     string // of a sheet for all languages, else ""
	Unmet        bool   // the place has not confirmed a promise
}

// Names of the editions that hold no single language.
const (
	All      = "all"      // every language on one sheet
	Pictures = "pictures" // no language
)

// Editions lists what a sheet is made in: language ids, or All, or Pictures.
func Editions(s *library.Sheet) []string {
	switch {
	case s.Kind == "pictures":
		return []string{Pictures}
	case s.Kind == "speak" || s.AllOnOne:
		return []string{All}
	}
	return s.Languages
}

// CopyOf lists the languages that stand together on one of Editions, as the
// ledger knows the copy.
func CopyOf(s *library.Sheet, lang string) []string {
	switch lang {
	case All:
		return s.Languages
	case Pictures:
		return []string{language.Source}
	}
	return []string{lang}
}

// Variants lists the editions of a sheet besides the plain one.
func Variants(s *library.Sheet) []Variant {
	all := []Variant{{Mono: true}}
	if s.Kind == "leaflet" || s.Kind == "poster" {
		all = append(all, Variant{Mono: true, WriteIn: true})
	}
	return all
}

// Set sets one edition of a sheet: lang is one of Editions. The error joins
// every Misfit.
func (p *Press) Set(s *library.Sheet, pub *edition.Publication, lang string, v Variant) (Result, error) {
	c := &composer{press: p, sheet: s, pub: pub, edition: lang, variant: v, d: &board}
	var res Result
	var pages []drawing.Page
	switch lang {
	case All, Pictures:
		c.vol = pub.Volume(language.Source)
		if c.vol == nil {
			return res, fmt.Errorf("sheet %s: the publication has no English", s.ID)
		}
	default:
		if c.vol = pub.Volume(lang); c.vol == nil {
			return res, fmt.Errorf("sheet %s: there is no language %q", s.ID, lang)
		}
	}
	switch {
	case s.Kind == "speak":
		pages = c.speak(s.Languages)
	case s.Kind == "pictures":
		pages = c.pictureSheet(c.entries(&res))
	case s.Kind == "poster" && s.AllOnOne:
		pages = c.languages(&res, s.Languages)
	case s.Kind == "poster":
		pages = c.posters(c.entries(&res))
	case s.Kind == "cards":
		pages = c.cards(c.entries(&res))
	case s.Kind == "leaflet" && s.Bilingual:
		pages = c.bilingual(c.entries(&res))
	case s.Kind == "leaflet":
		pages = c.leaflet(c.entries(&res))
	default:
		return res, fmt.Errorf("sheet %s: there is no design %q", s.ID, s.Kind)
	}
	if len(pages) == 0 {
		return res, errors.Join(c.misfits...)
	}
	c.inspect(pages)
	if s.Paper == "a3" {
		pages = scaled(pages, 99, 70)
	}
	if v.TwoUp && pages[0].Width == a5.width {
		pages = twoUp(pages)
	}
	res.Document = &drawing.Document{Title: c.title(), Language: c.vol.Language.Tag, Author: pub.Sender, Pages: pages}
	return res, errors.Join(c.misfits...)
}

// entries are the messages of the sheet that may stand on it; the others are
// noted with the reason.
func (c *composer) entries(res *Result) []*edition.Entry {
	var entries []*edition.Entry
	for _, id := range c.sheet.Messages {
		e := c.vol.Entry(id)
		if why := c.reason(e); why != "" {
			res.LeftOut = append(res.LeftOut, leftOut(id, "", e, why))
			continue
		}
		entries = append(entries, e)
		res.Messages = append(res.Messages, id)
	}
	return entries
}

func leftOut(id, lang string, e *edition.Entry, why string) LeftOut {
	return LeftOut{Message: id, Why: why, Language: lang, Unmet: e != nil && len(e.Unmet) > 0}
}

// reason says why an entry may not stand on the sheet, or "".
func (c *composer) reason(e *edition.Entry) string {
	return edition.Stands(c.sheet, e, c.placeName())
}

// placeName is how a place is called in messages to staff; a hotel is not
// named even there.
func (c *composer) placeName() string {
	if c.pub.Place == nil || c.pub.Place.Kind == "hotel" {
		return "the place"
	}
	return c.pub.Place.ID
}

// A composer sets one document.
type composer struct {
	press   *Press
	sheet   *library.Sheet
	pub     *edition.Publication
	edition string          // what it is made in: one of Editions
	vol     *edition.Volume // of the sheet's language; English where it has none
	variant Variant
	d       *design
	misfits []error
}

func (c *composer) rtl() bool { return c.vol.Language.RTL() }

// english is the language of the words for whoever hands the sheet over.
func (c *composer) english() *language.Language {
	if v := c.pub.Volume(language.Source); v != nil {
		return v.Language
	}
	return c.vol.Language
}

// title is what a window shows: the sender and the language's own name.
func (c *composer) title() string {
	switch c.edition {
	case All, Pictures:
		return c.pub.Sender + " · " + c.sheet.ID
	}
	return c.pub.Sender + " · " + c.vol.Language.Autonym
}

// accent is the colour of bullets and the like.
func (c *composer) accent() string {
	if c.variant.Mono {
		return black
	}
	return brand
}

// misfit notes what cannot be set, once for each text.
func (c *composer) misfit(message string, err error) {
	c.misfitIn(c.vol.Language.ID, message, err)
}

func (c *composer) misfitIn(lang, message string, err error) {
	m := &Misfit{Sheet: c.sheet.ID, Variant: c.variant.Name(), Language: lang, Message: message, Err: err}
	if !slices.ContainsFunc(c.misfits, func(known error) bool {
		k := known.(*Misfit)
		return k.Error() == m.Error() && k.Message == message && k.Language == lang
	}) {
		c.misfits = append(c.misfits, m)
	}
}

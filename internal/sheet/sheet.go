package sheet

import (
	"errors"
	"fmt"

	"salam/internal/drawing"
	"salam/internal/edition"
	"salam/internal/library"
	"salam/internal/prose"
	"salam/internal/typeset"
)

// A Press sets sheets. It is safe for use by several goroutines.
type Press struct{ fonts *typeset.Fonts }

// New returns a press that sets with these fonts.
func New(fonts *typeset.Fonts) *Press { return &Press{fonts: fonts} }

// A Misfit is a text that cannot be set: a character that no font has, or a
// word that is wider than its column.
type Misfit struct {
	Sheet    string
	Language string
	Message  string // the message, or "ui-<unit>"
	Err      error  // *typeset.MissingGlyph, *typeset.TooWide
}

func (m *Misfit) Error() string {
	return fmt.Sprintf("sheet %s: %v", m.Sheet, m.Err)
}

func (m *Misfit) Unwrap() error { return m.Err }

// TooLong is a text that has one line and needs more.
type TooLong struct{ Text string }

func (e *TooLong) Error() string { return fmt.Sprintf("%q does not fit on one line", e.Text) }

// A Result is a sheet in one language, and what was left out of it.
type Result struct {
	Document *drawing.Document // nil where nothing may be printed
	Messages []string          // that stand on it
	LeftOut  []LeftOut
}

// A LeftOut is a message of the sheet that is not on it, and why.
type LeftOut struct{ Message, Why string }

// Set sets a sheet in one language. The error joins every Misfit.
func (p *Press) Set(s *library.Sheet, pub *edition.Publication, lang string) (Result, error) {
	vol := pub.Volume(lang)
	if vol == nil {
		return Result{}, fmt.Errorf("sheet %s: there is no language %q", s.ID, lang)
	}
	var res Result
	var entries []*edition.Entry
	for _, id := range s.Messages {
		e := vol.Entry(id)
		if why := reason(e, pub); why != "" {
			res.LeftOut = append(res.LeftOut, LeftOut{id, why})
			continue
		}
		entries = append(entries, e)
		res.Messages = append(res.Messages, id)
	}
	if len(entries) == 0 {
		return res, nil
	}
	c := &composer{press: p, sheet: s, pub: pub, vol: vol}
	res.Document = c.leaflet(entries)
	return res, errors.Join(c.misfits...)
}

// reason says why an entry may not stand on a sheet, or "".
func reason(e *edition.Entry, pub *edition.Publication) string {
	switch {
	case e == nil:
		return "it is not part of this edition"
	case len(e.Unmet) > 0:
		return fmt.Sprintf("%s has not confirmed %s", pub.Place.ID, e.Unmet[0])
	case e.Text == nil:
		return fmt.Sprintf("there is no text that may be shown (%s)", e.State)
	case !e.Print:
		return fmt.Sprintf("a %s text that is %s is not printed", e.Kind, e.State)
	}
	return ""
}

// A composer sets one document.
type composer struct {
	press   *Press
	sheet   *library.Sheet
	pub     *edition.Publication
	vol     *edition.Volume
	misfits []error
}

func (c *composer) rtl() bool { return c.vol.Language.RTL() }

// lines breaks a text; what cannot be set is noted once and left out.
func (c *composer) lines(message string, in prose.Inline, style typeset.Style, width int) []typeset.Line {
	lines, err := c.press.fonts.Paragraph(in, style, width)
	if err != nil {
		c.misfit(message, err)
		return nil
	}
	return lines
}

// misfit notes what cannot be set, once for each text.
func (c *composer) misfit(message string, err error) {
	m := &Misfit{Sheet: c.sheet.ID, Language: c.vol.Language.ID, Message: message, Err: err}
	for _, known := range c.misfits {
		if known.Error() == m.Error() && known.(*Misfit).Message == message {
			return
		}
	}
	c.misfits = append(c.misfits, m)
}

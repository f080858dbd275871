package edition

import (
	"slices"
	"strings"

	"salam/internal/evidence"
	"salam/internal/language"
	"salam/internal/library"
	"salam/internal/prose"
	"salam/internal/tree"
)

// An Edition is what one sheet says, in the languages that stand on it, as far
// as it may be printed. Its code follows from that alone.
//
// The same edition are: copies for all places, with their numbers and hours
// or with empty lines to write on, and without a message whose promise a place
// has not given; every size of paper; colour and black-and-white. Recall is
// about what a sheet says, and all of these say the same or less.
type Edition struct {
	Code      Code
	Sheet     string            // id
	Kind      string            // of the design
	Languages []string          // ids, in the order of the sheet
	Sender    prose.Fingerprint // of the name; the sentence is in Units
	Messages  []Printed         // in the order of the sheet, languages within
	Units     []PrintedUnit

	copied []string // the languages of the copy, with those in which nothing stands on it
}

// Printed is one message in one language as it stands on a sheet.
type Printed struct {
	ID           string            `toml:"id"`
	Language     string            `toml:"language"`
	Kind         library.Kind      `toml:"kind"`
	Source       prose.Fingerprint `toml:"source"`
	Translation  prose.Fingerprint `toml:"translation"`  // "" in English, and where pictures stand alone
	Illustration prose.Fingerprint `toml:"illustration"` // "" where no picture may be shown
}

// PrintedUnit is a table of the interface whose words stand on a sheet.
type PrintedUnit struct {
	Name        string            `toml:"name"`
	Language    string            `toml:"language"`
	Fingerprint prose.Fingerprint `toml:"fingerprint"`
}

// printedUnits are the tables that sheets take words from.
var printedUnits = []string{"sender", "sheet"}

// code is the code that follows from what the edition says.
func (e *Edition) code() Code {
	var messages, units []string
	for _, m := range e.Messages {
		messages = append(messages, m.ID, m.Language, string(m.Kind), string(m.Source), string(m.Translation), string(m.Illustration))
	}
	for _, u := range e.Units {
		units = append(units, u.Name, u.Language, string(u.Fingerprint))
	}
	return codeOf(prose.Hash("edition", e.Sheet, strings.Join(e.Languages, " "),
		e.Kind, string(e.Sender), prose.List(messages...), prose.List(units...)))
}

// holds reports whether a text stands on an edition exactly so.
func (e *Edition) holds(pr Printed) bool { return e != nil && slices.Contains(e.Messages, pr) }

// Printings are the languages that stand together on the copies of a sheet:
// one list a copy. Pictures alone say what the English says.
func Printings(s *library.Sheet) [][]string {
	var all [][]string
	switch {
	case len(s.Messages) == 0:
		return nil // it says nothing that could be out of date
	case s.Kind == "pictures":
		return [][]string{{language.Source}}
	case s.AllOnOne:
		return [][]string{s.Languages}
	}
	for _, l := range s.Languages {
		all = append(all, []string{l})
	}
	return all
}

// Compose lists the editions that may be printed of the tree as it is, in the
// order of its sheets: what passes the gate apart from the place. A sheet of
// which nothing may be printed is not among them. As with Publish, faults mean
// that the calendar says otherwise by now; the editions are there all the same,
// for a list of them.
func Compose(lib *library.Library, st *evidence.Standing) ([]*Edition, tree.Faults) {
	p := &publisher{lib: lib, st: st, opt: Options{Mode: Release}, scenes: map[library.PictureKey]sequence{}, anywhere: true}
	for _, s := range lib.Sheets {
		p.opt.Messages = append(p.opt.Messages, s.Messages...)
	}
	if len(p.opt.Messages) == 0 {
		return nil, nil
	}
	p.settle()
	volumes := map[string]*Volume{}
	for _, l := range lib.Languages {
		v := p.volume(l)
		volumes[l.ID] = &v
	}
	var all []*Edition
	for _, s := range lib.Sheets {
		for _, languages := range Printings(s) {
			if e := p.compose(s, languages, volumes); e != nil {
				all = append(all, e)
			}
		}
	}
	p.faults.Sort()
	return all, p.faults
}

func (p *publisher) compose(s *library.Sheet, languages []string, volumes map[string]*Volume) *Edition {
	e := &Edition{Sheet: s.ID, Kind: s.Kind, copied: languages, Sender: prose.Hash("sender", "", "", p.lib.Sender.Name)}
	for _, id := range s.Messages {
		for _, lang := range languages {
			v := volumes[lang]
			if v == nil {
				continue
			}
			if m := v.Entry(id); Stands(s, m, "") == "" {
				e.Messages = append(e.Messages, printed(m, lang))
			}
		}
	}
	if len(e.Messages) == 0 {
		return nil
	}
	for _, lang := range languages {
		if slices.ContainsFunc(e.Messages, func(m Printed) bool { return m.Language == lang }) {
			e.Languages = append(e.Languages, lang)
		}
	}
	if s.AllOnOne && len(e.Languages) < 2 {
		return nil // one language has a sheet of its own
	}
	for _, name := range printedUnits {
		e.Units = append(e.Units, p.printedUnit(volumes[language.Source], name))
		for _, lang := range e.Languages {
			if v := volumes[lang]; lang != language.Source && v.shows(name) {
				e.Units = append(e.Units, p.printedUnit(v, name))
			}
		}
	}
	e.Code = e.code()
	return e
}

func printed(m *Entry, lang string) Printed {
	pr := Printed{ID: m.ID, Language: lang, Kind: m.Kind, Source: m.Source, Translation: m.Translation}
	if len(m.Pictures) > 0 {
		pr.Illustration = m.Illustration
	}
	return pr
}

// shows reports whether the language's own words of a unit are shown.
func (v *Volume) shows(unit string) bool {
	return slices.ContainsFunc(v.Units, func(u Unit) bool { return u.Name == unit && u.Shown })
}

func (p *publisher) printedUnit(v *Volume, name string) PrintedUnit {
	u := PrintedUnit{Name: name, Language: v.Language.ID}
	if b := p.lib.Books[v.Language.ID]; b != nil {
		u.Fingerprint = b.Fingerprint(name)
	}
	return u
}

// An Imprint is what a sheet carries of its edition. The zero Imprint stands
// on nothing: previews and drafts have none.
type Imprint struct {
	Code    Code
	Address string // of the site, https and without a slash at the end; "" where there is none
}

// Link is the whole address of the edition's page, for the QR, under 45
// characters; "" where there is no site.
func (i Imprint) Link() string {
	if i.Address == "" || i.Code == "" {
		return ""
	}
	return i.Address + "/e/" + string(i.Code) + "/"
}

// Typed is the same as somebody types it: without what every browser adds.
func (i Imprint) Typed() string {
	return strings.TrimSuffix(strings.TrimPrefix(i.Link(), "https://"), "/")
}

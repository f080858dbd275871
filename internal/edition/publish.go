package edition

import (
	"slices"
	"strings"

	"salam/internal/evidence"
	"salam/internal/language"
	"salam/internal/library"
	"salam/internal/phrase"
	"salam/internal/tree"
)

// Options say for whom a publication is made.
type Options struct {
	Mode      Mode
	AsOf      tree.Date      // the day of the standing; it may refuse a release
	Place     *library.Place // whose numbers are filled in; nil: the tree's only region
	Languages []string       // none: all
	Messages  []string       // none: all; one sheet needs no more than its own
}

// Publish decides. It gives either a publication or faults, never both: there
// is nothing to show by mistake where a release is refused.
func Publish(lib *library.Library, st *evidence.Standing, opt Options) (*Publication, tree.Faults) {
	p := &publisher{lib: lib, st: st, opt: opt, scenes: map[library.PictureKey]sequence{}}
	p.settle()
	if len(p.faults) > 0 {
		p.faults.Sort()
		return nil, p.faults
	}
	pub := &Publication{Mode: opt.Mode, Place: p.opt.Place, Visit: visit(lib, p.opt.Place), Sender: lib.Sender.Name, Address: lib.Sender.Address, Named: lib.Named}
	if d := lib.Illustrations[lib.Sender.Logo]; d != nil {
		pub.Logo = d.Scene
	}
	for _, l := range lib.Languages {
		if len(opt.Languages) == 0 || slices.Contains(opt.Languages, l.ID) {
			pub.Volumes = append(pub.Volumes, p.volume(l))
		}
	}
	p.facts()
	if len(p.faults) > 0 {
		p.faults.Sort()
		return nil, p.faults
	}
	return pub, nil
}

type publisher struct {
	lib     *library.Library
	st      *evidence.Standing
	opt     Options
	values  map[string]string
	faults  tree.Faults
	scenes  map[library.PictureKey]sequence
	resting map[string][]string // fact → the messages shown that rest on it
}

func (p *publisher) release() bool { return p.opt.Mode != Preview }

// settle checks the options and chooses the place.
func (p *publisher) settle() {
	if p.opt.Mode != Preview && p.opt.Mode != Release {
		p.faults.Add("", 0, "", "unknown mode %q", string(p.opt.Mode))
	}
	if p.opt.AsOf == (tree.Date{}) {
		p.opt.AsOf = p.st.AsOf
	}
	if p.opt.AsOf != p.st.AsOf {
		p.faults.Add("", 0, "", "the standing is of %s, the publication of %s", p.st.AsOf, p.opt.AsOf)
	}
	if p.release() {
		// A faulty record counts for nothing, and that may be somebody's word
		// against a text: with one of them nothing is released.
		p.faults = append(p.faults, p.st.Faults...)
	}
	for _, l := range p.opt.Languages {
		if p.lib.Language(l) == nil {
			p.faults.Add("", 0, "see content/languages", "there is no language %q", l)
		}
	}
	if p.lib.English() == nil || p.lib.Books[language.Source] == nil {
		p.faults.Add("content/languages/en.toml", 0, "", "there is no English to stand in for what is missing")
	}
	p.place()
}

func (p *publisher) place() {
	if p.opt.Place == nil {
		var regions []string
		for id, place := range p.lib.Places {
			if place.Kind == "region" {
				regions = append(regions, id)
			}
		}
		slices.Sort(regions)
		switch len(regions) {
		case 0:
			p.faults.Add("content/places", 0, `write one with kind = "region"`, "there is no region")
			return
		case 1:
			p.opt.Place = p.lib.Places[regions[0]]
		default:
			p.faults.Add("content/places", 0, "name one: --place content/places/"+regions[0]+".toml", "there are several regions: %s", strings.Join(regions, ", "))
			return
		}
	}
	p.values = p.lib.Values(p.opt.Place)
	if !p.release() {
		return
	}
	for _, q := range p.lib.Chain(p.opt.Place) {
		if q.Expires != (tree.Date{}) && before(q.Expires, p.opt.AsOf) {
			p.faults.Add(q.File, 0, "ask the place again, then change expires and confirms", "what is known of the place was good until %s", q.Expires)
		}
	}
	for need, given := range p.opt.Place.Confirms {
		if before(p.opt.AsOf, given) {
			p.faults.Add(p.opt.Place.File, 0, "correct the day", "the place confirms %s on %s, which is to come", need, given)
		}
	}
}

func before(a, b tree.Date) bool { return a.String() < b.String() }

func (p *publisher) volume(l *language.Language) Volume {
	v := Volume{Language: l}
	words := &phrases{own: p.lib.Books[l.ID], english: p.lib.Books[language.Source], shown: map[string]bool{}}
	for _, name := range phrase.Units {
		u := p.unit(l, name)
		words.shown[name] = u.Shown
		v.Units = append(v.Units, u)
	}
	v.Phrases = words
	for _, m := range p.lib.Messages {
		if len(p.opt.Messages) > 0 && !slices.Contains(p.opt.Messages, m.ID) {
			continue
		}
		// What is not true here is no part of the edition: there is no text in
		// any language that could be missing.
		if !p.lib.In(m, p.opt.Place) {
			continue
		}
		if e := p.entry(m, l); e != nil {
			v.Entries = append(v.Entries, *e)
		}
	}
	return v
}

// unit decides on a table of the interface. English stands in where the words
// of the language may not be shown, so that English itself is always shown.
func (p *publisher) unit(l *language.Language, name string) Unit {
	u := Unit{Name: name}
	status, book := p.st.Unit(l.ID, name), p.lib.Books[l.ID]
	if status == nil {
		p.foreign(phrase.File(l))
		return u
	}
	u.State = status.Held
	if book == nil || !book.HasUnit(name) {
		return u
	}
	u.Fingerprint = book.Fingerprint(name)
	if l.IsSource() {
		u.Shown = true
		return u
	}
	if status.Translation != u.Fingerprint || status.Source != p.lib.Books[language.Source].Fingerprint(name) {
		p.foreign(status.File)
		return u
	}
	u.Shown = !p.release() || p.passes(status)
	return u
}

// foreign notes that the standing was computed for other texts than these.
func (p *publisher) foreign(file string) {
	p.faults.Add(file, 0, "run it again", "the text has changed while it was being judged")
}

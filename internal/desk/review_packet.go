package desk

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"salam/internal/check"
	"salam/internal/edition"
	"salam/internal/evidence"
	"salam/internal/library"
	"salam/internal/pdf"
	"salam/internal/phrase"
	"salam/internal/review/packet"
	"salam/internal/review/slip"
	"salam/internal/tree"
)

// PacketOptions say for whom a packet is made, and what it holds.
type PacketOptions struct {
	Language string
	Reader   string   // a handle
	Messages []string // ids, and "ui-site" for a table of the interface; none: what needs this reader most
	Count    int      // how many messages where none are named
	Place    string   // file of a place whose numbers are filled in; "" for the tree's region
	Paper    bool     // an A4 form instead of the page for a phone
	Out      string   // folder; "" for private/packets in the tree, which is never published
}

// A MadePacket is the file that was written and what is in it.
type MadePacket struct {
	File  string
	Texts []string
	Notes []string
}

// Packet writes what one native reader gets.
func (p *Project) Packet(opt PacketOptions) (*MadePacket, error) {
	if err := p.whole(); err != nil {
		return nil, err
	}
	p = p.asRead()
	if err := p.mayRead(opt.Language, opt.Reader); err != nil {
		return nil, err
	}
	request, notes, err := p.request(opt)
	if err != nil {
		return nil, err
	}
	made, err := packet.Make(request)
	if err != nil {
		return nil, &Refusal{What: err.Error(), Hint: "see docs/review.md"}
	}
	data, ending, err := p.packetBytes(made, opt.Paper)
	if err != nil {
		return nil, err
	}
	out := opt.Out
	if out == "" {
		out = filepath.Join(p.Tree.Dir(), "private", "packets")
	}
	done := &MadePacket{File: filepath.Join(out, made.Name()+ending), Notes: notes}
	for _, t := range made.Texts {
		done.Texts = append(done.Texts, t.Message)
	}
	if len(data) > packet.Size && !opt.Paper {
		done.Notes = append(done.Notes, fmt.Sprintf("the file has %d KB, more than somebody with little credit should have to load: make it smaller with --count", len(data)>>10))
	}
	return done, writeFile(done.File, data)
}

func (p *Project) packetBytes(made *packet.Packet, paper bool) (data []byte, ending string, err error) {
	if paper {
		fonts, err := p.fonts()
		if err != nil {
			return nil, "", err
		}
		doc, err := made.Paper(fonts)
		if err != nil {
			return nil, "", &Refusal{What: err.Error(), Hint: "shorten the text, or send the page for a phone"}
		}
		data, err := pdf.NewPrinter().Bytes(doc)
		return data, ".pdf", err
	}
	var text [2]strings.Builder
	for i, files := range [][]string{packet.Style, packet.Script} {
		for _, f := range files {
			s, faults := p.Tree.Text(f, tree.TOMLLimit)
			if err := faults.Err(); err != nil {
				return nil, "", err
			}
			text[i].WriteString(s)
		}
	}
	data, err = made.HTML(text[0].String(), text[1].String())
	return data, ".html", err
}

// mayRead makes sure that a packet goes to somebody whose reading can count.
func (p *Project) mayRead(lang, handle string) error {
	people, err := p.people()
	if err != nil {
		return err
	}
	l, who := p.Library.Language(lang), people[handle]
	switch {
	case l == nil:
		return &Refusal{What: fmt.Sprintf("there is no language %q", lang), Hint: "one of " + strings.Join(p.languages(), ", ")}
	case l.IsSource():
		return &Refusal{What: "a packet is for the languages that messages are translated into", Hint: "e.g. --lang am"}
	case who == nil:
		return &Refusal{What: fmt.Sprintf("%q is no contributor", handle), Hint: fmt.Sprintf("add a handle, never a name, to translations/contributors.toml: [%s-1] with languages = [%q] and roles = [\"reader\"]", lang, lang)}
	case !who.Reads(lang) || !who.Is(evidence.Reader, evidence.Bilingual):
		return &Refusal{What: fmt.Sprintf("%s is no reader of %s", handle, l.Name), Hint: "see languages and roles in translations/contributors.toml"}
	}
	return nil
}

// request chooses what a packet holds.
func (p *Project) request(opt PacketOptions) (packet.Request, []string, error) {
	r := packet.Request{Book: p.Library.Books[opt.Language], Reader: opt.Reader}
	place, err := p.Place(opt.Place)
	if err != nil {
		return r, nil, err
	}
	pub, faults := edition.Publish(p.Library, p.Standing, edition.Options{Mode: edition.Preview, Place: place, Languages: []string{opt.Language}})
	if err := faults.Err(); err != nil {
		return r, nil, err
	}
	vol := pub.Volume(opt.Language)
	records := slip.Records(p.Library)
	var notes []string
	var units []string
	if len(opt.Messages) > 0 {
		for _, id := range opt.Messages {
			if unit, ok := strings.CutPrefix(id, "ui-"); ok {
				units = append(units, unit)
				continue
			}
			e := vol.Entry(id)
			switch {
			case e == nil || e.Text == nil:
				return r, nil, &Refusal{What: fmt.Sprintf("there is no text of %q in %s", id, vol.Language.Name), Hint: "salam status --lang " + opt.Language}
			case p.author(opt.Language, id) == opt.Reader:
				return r, nil, &Refusal{What: fmt.Sprintf("%s wrote %s and cannot judge it", opt.Reader, id), Hint: "somebody else has to read it"}
			}
			r.Entries = append(r.Entries, e)
		}
	} else {
		by := func(id string) string { return p.author(opt.Language, id) }
		r.Entries = packet.Choose(vol, opt.Reader, opt.Count, by, records)
		if packet.First(vol, records) {
			units = phrase.Units
		}
	}
	if opt.Paper {
		r.Entries = slices.DeleteFunc(r.Entries, func(e *edition.Entry) bool {
			// Machine drafts of these are never printed; on a screen they may be read.
			no := e.Kind != library.Ordinary && p.author(opt.Language, e.ID) == evidence.Machine
			if no {
				notes = append(notes, fmt.Sprintf("%s is a machine draft of a %s message and is not printed: send the page for a phone", e.ID, e.Kind))
			}
			return no
		})
	}
	people, err := p.people()
	if err != nil {
		return r, nil, err
	}
	for _, u := range units {
		now, ok := slip.CurrentOf(p.Library, opt.Language, "ui-"+u)
		switch {
		case !ok && len(opt.Messages) > 0:
			return r, nil, &Refusal{What: fmt.Sprintf("there is no table %q in %s", u, phrase.File(vol.Language)), Hint: "one of " + strings.Join(phrase.Units, ", ")}
		case !ok:
		case people[opt.Reader].Is(evidence.Translator):
			notes = append(notes, fmt.Sprintf("ui-%s: %s is a translator and may have written it; another reader gets it", u, opt.Reader))
		default:
			r.Units = append(r.Units, packet.Unit{Name: u, Source: now.Source, Translation: now.Translation})
		}
	}
	r.Ask = p.asked(opt.Language, r.Entries)
	if len(r.Entries)+len(r.Units) == 0 {
		return r, nil, &Refusal{What: fmt.Sprintf("there is nothing that %s could read in %s", opt.Reader, vol.Language.Name), Hint: "everything was written or read by them; see salam status --lang " + opt.Language}
	}
	return r, notes, nil
}

// asked gathers what the rules on wooden text ask a reader of the language.
func (p *Project) asked(lang string, entries []*edition.Entry) map[string][]string {
	c := check.Checkers(p.Library)[lang]
	ask := map[string][]string{}
	for _, e := range entries {
		m, t := p.Library.Message(e.ID), p.Library.Translation(lang, e.ID)
		if c == nil || m == nil || t == nil {
			continue
		}
		for _, f := range c.Translation(m, t, p.Library.Glossaries[lang]) {
			if strings.HasPrefix(f.Rule, "wooden-") {
				ask[e.ID] = append(ask[e.ID], strings.TrimSuffix(f.Text, "…"))
			}
		}
	}
	return ask
}

func (p *Project) author(lang, id string) string {
	if t := p.Library.Translation(lang, id); t != nil {
		return t.By
	}
	return ""
}

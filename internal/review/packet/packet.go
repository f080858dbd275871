package packet

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"salam/internal/edition"
	"salam/internal/illustration"
	"salam/internal/language"
	"salam/internal/phrase"
	"salam/internal/prose"
)

// A Request says what goes into a packet.
type Request struct {
	Book    *phrase.Book     // of the language; its words are shown as they are
	Reader  string           // a handle
	Entries []*edition.Entry // messages, in the order in which they are read
	Units   []Unit           // tables of the interface, after the messages

	// Ask has, for a message, words of its text of which a machine cannot tell
	// whether people speak so: the reader is asked, after the whole was judged.
	Ask map[string][]string
}

// A Unit is a table of the interface with its fingerprints.
type Unit struct {
	Name                string // as in "site"
	Source, Translation prose.Fingerprint
}

// A Packet is one reader's reading, not yet in any form.
type Packet struct {
	Language *language.Language
	Reader   string
	Code     string // 12 hexadecimal digits: of the reader and exactly these texts
	Texts    []Text

	book *phrase.Book
}

// A Text is a message, or a table of the interface, to be read.
type Text struct {
	Message      string // or "ui-site"
	Unit         bool
	Source       prose.Fingerprint
	Translation  prose.Fingerprint
	Illustration prose.Fingerprint // empty: there is no picture to judge
	Title        []Sentence
	Blocks       []Block // of a message
	Short        []Sentence
	Alt          []Sentence
	Words        []Sentence // of a unit
	Pictures     []*illustration.Scene
}

// A Block is a paragraph, or a list whose items are paragraphs.
type Block struct {
	List  bool
	Items [][]Sentence
}

// Make makes a packet. The language must have its words of the table "review":
// English ones would tell the reader what nobody may know here.
func Make(r Request) (*Packet, error) {
	switch {
	case r.Book == nil || !r.Book.HasUnit("review"):
		return nil, errors.New("the language has no words for a packet: the table [review] of its ui.toml")
	case len(r.Entries)+len(r.Units) == 0:
		return nil, errors.New("there is nothing to read")
	}
	p := &Packet{Language: r.Book.Language, Reader: r.Reader, book: r.Book}
	for _, e := range r.Entries {
		if e.Text == nil {
			return nil, fmt.Errorf("%s has no text in %s", e.ID, p.Language.Name)
		}
		t := p.message(e)
		t.ask(r.Ask[e.ID])
		p.Texts = append(p.Texts, t)
	}
	for _, u := range r.Units {
		t, err := p.unit(u)
		if err != nil {
			return nil, err
		}
		p.Texts = append(p.Texts, t)
	}
	fields := []string{r.Reader}
	for _, t := range p.Texts {
		fields = append(fields, t.Message, string(t.Translation), string(t.Source), string(t.Illustration))
	}
	p.Code = prose.Hash("packet", "packet", p.Language.ID, fields...).Short()
	return p, nil
}

func (p *Packet) message(e *edition.Entry) Text {
	t := Text{
		Message: e.ID, Source: e.Source, Translation: e.Translation,
		Title: p.sentences(e.Text.Title), Short: p.sentences(prose.Inline{{Text: e.Text.Short}}), Alt: p.sentences(prose.Inline{{Text: e.Text.Alt}}),
	}
	if len(e.Pictures) > 0 {
		t.Pictures, t.Illustration = e.Pictures, e.Illustration
	}
	for _, b := range e.Text.Body {
		if b.List == nil {
			t.Blocks = append(t.Blocks, Block{Items: [][]Sentence{p.sentences(b.Paragraph)}})
			continue
		}
		block := Block{List: true}
		for _, item := range b.List {
			block.Items = append(block.Items, p.sentences(item))
		}
		t.Blocks = append(t.Blocks, block)
	}
	return t
}

// ask marks the sentences that hold any of the words.
func (t *Text) ask(words []string) {
	all := [][]Sentence{t.Title, t.Short, t.Alt}
	for _, b := range t.Blocks {
		all = append(all, b.Items...)
	}
	for _, sentences := range all {
		for i := range sentences {
			sentences[i].Ask = slices.ContainsFunc(words, func(w string) bool { return w != "" && strings.Contains(sentences[i].Plain(), w) })
		}
	}
}

// unit makes a text of a table of the interface: every form of every text, with
// a number that takes the form, and a gap where a word or a time will stand.
func (p *Packet) unit(u Unit) (Text, error) {
	examples, err := phrase.Examples(p.Language)
	if err != nil {
		return Text{}, err
	}
	t := Text{Message: "ui-" + u.Name, Unit: true, Source: u.Source, Translation: u.Translation}
	seen := map[string]bool{}
	for _, f := range p.book.Forms(u.Name) {
		in := prose.Words(f.Text)
		if f.Category != "" {
			in = in.Fill(map[string]string{"count": fmt.Sprint(examples[f.Category])})
		}
		for i, s := range in {
			if s.Placeholder != "" {
				in[i] = prose.Span{Text: prose.LRI + "…" + prose.PDI}
			}
		}
		s := Sentence{spans: in}
		if s.Plain() != "" && !seen[s.Plain()] {
			seen[s.Plain()] = true
			t.Words = append(t.Words, s)
		}
	}
	return t, nil
}

// Sentences are all of a text before the picture, with the part they stand in.
func (t *Text) Sentences() []Placed {
	var all []Placed
	add := func(part string, s []Sentence) {
		for i, x := range s {
			all = append(all, Placed{part, part == "short" && i == 0, x})
		}
	}
	add("title", t.Title)
	for _, b := range t.Blocks {
		for _, item := range b.Items {
			add("text", item)
		}
	}
	add("short", t.Short)
	add("words", t.Words)
	return all
}

// A Placed is a sentence and the part of the text that it stands in.
type Placed struct {
	Part  string
	Short bool // the first of the short form
	Sentence
}

// Name is what the packet's files are called: no name of anybody is in it.
func (p *Packet) Name() string { return strings.Join([]string{p.Reader, p.Code}, "-") }

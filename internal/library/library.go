package library

import (
	"salam/internal/illustration"
	"salam/internal/language"
	"salam/internal/phrase"
	"salam/internal/prose"
	"salam/internal/tree"
)

// A Library is a whole project.
type Library struct {
	Languages     []*language.Language // in the order of the chooser; English among them
	Messages      []*Message           // by topic, then order, then id
	Translations  map[string]map[string]*Translation
	Next          map[string]map[string]*Translation // successors, which nobody sees until they are adopted
	Books         map[string]*phrase.Book
	Glossaries    map[string][]Term // by language
	Illustrations map[string]*illustration.Illustration
	Kit           []string          // parts of the tree's own kit, as in people/nurse
	Places        map[string]*Place // regions and clinics
	Sheets        []*Sheet
	Topics        []Topic // in order
	Facts         map[string]Fact
	Promises      map[string]Promise // what a place may be asked to confirm
	Sender        Sender
	Named         []*language.Language // known by name only

	Evidence     []File // content/evidence and translations/<language>/evidence
	Policy       File   // empty text where the tree has none
	Contributors File
}

// A File is clean text that a later room parses.
type File struct {
	Path     string // in the tree
	Language string // of evidence: the folder it lies in
	Message  string // of evidence: the folder it lies in; "ui-site" for a unit of the interface
	Text     string
}

// A Kind says who has to sign a message and where it may stand.
type Kind string

const (
	Ordinary  Kind = "ordinary"
	Clinical  Kind = "clinical"  // a clinician must sign
	Sensitive Kind = "sensitive" // clinical rules; besides, no wall poster, a neutral title when shared, not kept offline
)

// A Message is the English source, its brief and its drawings.
type Message struct {
	ID       string
	File     string
	Title    string
	Kind     Kind
	Topic    string
	Order    int
	Drawings []string // illustrations in reading order, at least one
	Alt      string
	Regions  []string // where it is true; none: everywhere
	Needs    []string // promises of a place
	Facts    []string
	Owner    string
	ReviewBy tree.Date
	Revision Revision
	Short    string
	Brief    Brief
	Body     prose.Body
	Markdown string // the body in normal form: what is hashed

	Questions []Question // about this English, in the order of their file

	Lines tree.Lines // of the front matter
	Start int        // lines of the file before the body
}

// A Revision is the last change of the English. Urgency "routine" leaves older
// translations up, marked, for the days of grace; "safety" takes them down.
type Revision struct {
	Date    tree.Date `toml:"date"`
	Urgency string    `toml:"urgency"`
}

// A Brief is what a translator gets beside the English.
type Brief struct {
	Reader  string   `toml:"reader"`
	Know    []string `toml:"know"`
	Do      []string `toml:"do"`
	Tone    string   `toml:"tone"`
	Keep    []string `toml:"keep"` // must survive, letter by letter
	Care    string   `toml:"care"`
	Freedom string   `toml:"freedom"`
}

// A Translation is a whole message in one language.
type Translation struct {
	Message     string
	Language    string
	File        string
	Title       string
	Alt         string
	Short       string
	By          string            // a contributor's handle, or "machine"
	Source      prose.Fingerprint // of the English it was written from; may be empty
	Adaptations []Adaptation
	Ignore      []string // rules of package check, each "rule: reason"
	Body        prose.Body
	Markdown    string
	Written     string // the file as it stands: what a check shows and --fix mends

	Lines tree.Lines
	Start int
}

// An Adaptation is a change that the translator made on purpose.
type Adaptation struct {
	Changed string `toml:"changed"` // back in English
	Why     string `toml:"why"`
}

// A Topic groups messages.
type Topic struct {
	ID    string
	Name  string `toml:"name"` // for staff
	Order int    `toml:"order"`
}

// A Fact is what a message rests on.
type Fact struct {
	Says       string    `toml:"says"`
	Source     string    `toml:"source"`
	Checked    tree.Date `toml:"checked"`
	Confidence string    `toml:"confidence"` // Confirmed, SecondHand or Memory
	Line       int       `toml:"-"`          // in FactFile
}

// FactFile is the file of the facts.
const FactFile = "content/facts.toml"

// How sure a fact is: read at its owner's page; read elsewhere; not looked up.
const (
	Confirmed  = "confirmed"
	SecondHand = "second-hand"
	Memory     = "memory"
)

// FromMemory lists the facts of a message that nobody has looked up.
func (lib *Library) FromMemory(m *Message) (all []string) {
	for _, id := range m.Facts {
		if f, ok := lib.Facts[id]; ok && f.Confidence == Memory {
			all = append(all, id)
		}
	}
	return all
}

// A Promise is something that a place has to confirm before it carries a
// message that needs it.
type Promise struct {
	Says string `toml:"says"` // what the place gives its word for
}

// A Sender is who speaks. The sentence that says who that is stands in ui.toml
// as sender.who.
type Sender struct {
	Name string `toml:"name"`
	// Logo is the id of a drawing, as text-free as every other, or "".
	Logo string `toml:"logo"`
	// Address is where the released site can be reached, https and without a
	// slash at the end, at most AddressLimit bytes; "" where there is none.
	// It is printed, and encoded in the QR, on every issued sheet.
	Address string `toml:"address"`
}

// A Sheet is a printed design.
type Sheet struct {
	ID        string
	File      string
	Kind      string // one of SheetKinds
	Paper     string // one of the kind's papers
	Messages  []string
	Languages []string // resolved: ids of the languages in order
	AllOnOne  bool     // every language on one sheet
	Bilingual bool     // with English beside it
	Hang      string   // where it belongs, one of Hangs
	Copies    int      // of each language in a place's set, 1 … 99
}

// Language finds a language by its id.
func (lib *Library) Language(id string) *language.Language {
	for _, l := range lib.Languages {
		if l.ID == id {
			return l
		}
	}
	return nil
}

// English is the language of the messages.
func (lib *Library) English() *language.Language { return lib.Language(language.Source) }

// Message finds a message by its id.
func (lib *Library) Message(id string) *Message {
	for _, m := range lib.Messages {
		if m.ID == id {
			return m
		}
	}
	return nil
}

// Translation finds the current translation of a message, or nil.
func (lib *Library) Translation(lang, id string) *Translation { return lib.Translations[lang][id] }

// Successor finds the text that is to follow the current translation, or nil.
// It has the fingerprint that it will have when it is the current one, so that
// readers can judge it before.
func (lib *Library) Successor(lang, id string) *Translation { return lib.Next[lang][id] }

// Pictures are the drawings of a message as readers of that language see
// them: with the cast that they asked for, and mirrored for right-to-left
// readers where the drawing says so.
func (lib *Library) Pictures(m *Message, l *language.Language) []*illustration.Scene {
	var scenes []*illustration.Scene
	for _, id := range m.Drawings {
		if d := lib.Illustrations[id]; d != nil {
			scenes = append(scenes, d.ForLanguage(l.ID, l.RTL()))
		}
	}
	return scenes
}

// A PictureKey names what readers of a language see of a message's drawings:
// languages with the same key see the same.
type PictureKey struct {
	Message string // "" where one drawing says all, which many messages may share
	Drawing string // the one drawing, or ""
	RTL     bool
	Recast  string // the language, where its readers asked for another cast
}

// PictureKey is the key of Pictures.
func (lib *Library) PictureKey(m *Message, l *language.Language) PictureKey {
	key := PictureKey{Message: m.ID, RTL: l.RTL()}
	if len(m.Drawings) == 1 {
		key.Message, key.Drawing = "", m.Drawings[0]
	}
	for _, id := range m.Drawings {
		if d := lib.Illustrations[id]; d != nil && d.Recast(l.ID) {
			key.Recast = l.ID
		}
	}
	return key
}

// PictureFingerprint is the fingerprint of Pictures: of the drawing itself, or
// of the sequence.
func (lib *Library) PictureFingerprint(m *Message, l *language.Language) prose.Fingerprint {
	var all []string
	for _, s := range lib.Pictures(m, l) {
		all = append(all, string(s.Fingerprint()))
	}
	if len(all) == 1 {
		return prose.Fingerprint(all[0])
	}
	return prose.Hash("sequence", m.ID, "", all...)
}

// Fingerprint is the fingerprint of the English source: title, body, alt,
// short, keep and kind, placeholders unfilled.
func (m *Message) Fingerprint() prose.Fingerprint {
	return prose.Hash("source", m.ID, language.Source,
		m.Title, m.Markdown, m.Alt, m.Short, prose.List(m.Brief.Keep...), string(m.Kind))
}

// Fingerprint is the fingerprint of a translation: title, body, alt, short,
// author and adaptations. The English it was written from is no part of it,
// and neither are silenced checks.
func (t *Translation) Fingerprint() prose.Fingerprint {
	var adaptations []string
	for _, a := range t.Adaptations {
		adaptations = append(adaptations, a.Changed, a.Why)
	}
	return prose.Hash("translation", t.Message, t.Language,
		t.Title, t.Markdown, t.Alt, t.Short, t.By, prose.List(adaptations...))
}

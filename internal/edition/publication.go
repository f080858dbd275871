package edition

import (
	"salam/internal/evidence"
	"salam/internal/illustration"
	"salam/internal/language"
	"salam/internal/library"
	"salam/internal/prose"
	"salam/internal/tree"
)

// A Mode says for whom a publication is made.
type Mode string

const (
	Preview Mode = "preview" // for the people who make it: everything, drafts marked
	Release Mode = "release" // for readers: only what may be published
)

// A Publication is all that a site and sheets may show, already decided and
// with the place's numbers filled in. They are handed nothing else, so that no
// template can leak a draft.
type Publication struct {
	Mode    Mode
	Place   *library.Place       // whose numbers are filled in; a region, unless one place is printed
	Visit   *Visit               // where the place sends its people; nil for a region
	Sender  string               // the name; the sentence is the phrase sender.who
	Address string               // of the site, without https://; "" where it has none
	Logo    *illustration.Scene  // the sender's, or nil
	Named   []*language.Language // known by name only, for the cards to point at
	Volumes []Volume             // one a language, in the order of the chooser
}

// A Volume is everything in one language.
type Volume struct {
	Language *language.Language
	Phrases  Phrases
	Entries  []Entry // in the order of the library
	Units    []Unit  // of the interface, for the manifest and the status
}

// A Unit is one top table of the interface.
type Unit struct {
	Name        string
	State       evidence.State
	Shown       bool // its own words are used; else English stands in for them
	Fingerprint prose.Fingerprint
}

// A Mark is what a reader must be told about a text beside the text itself.
type Mark string

const (
	Unmarked  Mark = ""
	AsDraft   Mark = "draft"      // no native speaker has checked it
	AsOlder   Mark = "older"      // the English has changed since
	OneReader Mark = "one-reader" // one reader so far
)

// An Entry is one message in one language.
type Entry struct {
	ID       string
	Kind     library.Kind
	Topic    string
	ReviewBy tree.Date
	Revised  tree.Date // the day of the English
	State    evidence.State
	Reasons  []string // why the state is what it is, for staff: never shown to readers
	Mark     Mark

	// Text is nil where no text may be shown in this language: the page then
	// says so and shows the way to an interpreter and the emergency number.
	Text *Text
	// English is for whoever hands the message over. It is nil where the
	// English itself may not be shown, and in English.
	English *Text
	// Pictures are nil where they may not be shown. Beside words they need
	// somebody who has judged that drawing together with words, or a passed
	// trial; alone they need a passed trial.
	Pictures []*illustration.Scene
	// NotTried: pictures of a preview that have passed no trial. In a release
	// without words there are none.
	NotTried bool
	// Alone: these very pictures, as mirrored as they are here, may stand where
	// no words are. In a preview they all do, marked.
	Alone bool

	// Print, Poster, Share, Cache: may it stand on a sheet, on a sheet that
	// hangs on a wall, be sent as an image, be kept offline? Unmet promises of
	// the place forbid all but the last.
	Print, Poster, Share, Cache bool
	Unmet                       []string // promises that the place has not confirmed

	// Emergency is the region's number where the message names it, else "".
	Emergency string

	Source, Translation, Illustration prose.Fingerprint // as they are now
}

// PictureAlt is what the pictures show, for those who listen, where no words
// of the language stand beside them.
func (e *Entry) PictureAlt() string {
	switch {
	case e.Text != nil:
		return e.Text.Alt
	case e.English != nil:
		return e.English.Alt
	}
	return e.ID
}

// A Text is what is shown of a message, placeholders filled and isolated.
type Text struct {
	Title prose.Inline
	Alt   string
	Short string
	Body  prose.Body
}

// A Phrase is a word of the interface in the language in which it may be
// shown: the reader's, or English where the unit is not approved.
type Phrase struct {
	Text     string
	Language *language.Language
}

// Phrases answers for the words of the interface in one language.
type Phrases interface {
	// Text is the phrase of "unit.key" with {name} replaced by args[name].
	Text(key string, args map[string]string) Phrase
	// Count is the plural phrase for n.
	Count(key string, n int) Phrase
}

// Volume finds a language by its id, or nil.
func (p *Publication) Volume(lang string) *Volume {
	for i := range p.Volumes {
		if p.Volumes[i].Language.ID == lang {
			return &p.Volumes[i]
		}
	}
	return nil
}

// Entry finds a message by its id, or nil.
func (v *Volume) Entry(id string) *Entry {
	for i := range v.Entries {
		if v.Entries[i].ID == id {
			return &v.Entries[i]
		}
	}
	return nil
}

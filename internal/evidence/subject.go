package evidence

import (
	"fmt"
	"strings"

	"salam/internal/language"
	"salam/internal/library"
	"salam/internal/phrase"
	"salam/internal/prose"
	"salam/internal/tree"
)

// unitPrefix begins the name under which evidence knows a unit of the
// interface, as in "ui-site".
const unitPrefix = "ui-"

func isUnit(message string) bool { return strings.HasPrefix(message, unitPrefix) }

// A subject is one text that is judged: a message or a unit of the interface,
// in one language.
type subject struct {
	message  string
	language *language.Language
	file     string // where the text stands
	unit     bool
	kind     library.Kind
	text     bool
	author   string   // handle or machine; of the English: the owner; of a unit: not known
	stranger bool     // the author is nobody that the contributors know
	memory   []string // English: the facts it rests on that nobody has looked up

	source  prose.Fingerprint // of the English as it is now
	words   prose.Fingerprint // of the text as it is now; in English the same
	picture prose.Fingerprint // as readers of the language see it; of a unit: empty
	from    prose.Fingerprint // the English that the translation says it was written from

	said string // the whole text, white space as single spaces

	brief    []Item // what a meaning reading asks, Heard left open
	owner    string
	reviewBy tree.Date
	revision library.Revision
}

func (s *subject) english() bool { return s.language.IsSource() }

// clinical is every kind but ordinary: a kind that is not known is handled as
// the strictest.
func (s *subject) clinical() bool { return s.kind != library.Ordinary }

func (j *judge) messageSubject(m *library.Message, l *language.Language) *subject {
	s := &subject{
		message: m.ID, language: l, file: m.File, kind: m.Kind, owner: m.Owner,
		source: m.Fingerprint(), picture: j.picture(m, l),
		brief: briefItems(m.Brief), reviewBy: m.ReviewBy, revision: m.Revision,
	}
	if l.IsSource() {
		s.text, s.words, s.author, s.memory = true, s.source, m.Owner, j.lib.FromMemory(m)
		s.said = flat(m.Title, m.Alt, m.Short, m.Markdown)
		return s
	}
	if t := j.lib.Translation(l.ID, m.ID); t != nil {
		j.holds(s, t)
	}
	return s
}

// holds makes a translation the text of a subject.
func (j *judge) holds(s *subject, t *library.Translation) {
	s.text, s.words, s.author, s.from, s.file = true, t.Fingerprint(), t.By, t.Source, t.File
	s.stranger = t.By != Machine && j.people[t.By] == nil
	s.said = flat(t.Title, t.Alt, t.Short, t.Markdown)
}

// successor is the text that is to follow the current translation.
func (j *judge) successor(m *library.Message, l *language.Language) *subject {
	s := j.messageSubject(m, l)
	j.holds(s, j.lib.Successor(l.ID, m.ID))
	return s
}

func flat(all ...string) string {
	return strings.Join(strings.Fields(prose.Normalise(strings.Join(all, " "))), " ")
}

func (j *judge) unitSubject(unit string, l *language.Language) *subject {
	s := &subject{message: unitPrefix + unit, language: l, file: phrase.File(l), unit: true, kind: library.Ordinary}
	if en := j.lib.Books[language.Source]; en != nil && en.HasUnit(unit) {
		s.source = en.Fingerprint(unit)
	}
	if b := j.lib.Books[l.ID]; b != nil && b.HasUnit(unit) {
		s.text, s.words = true, b.Fingerprint(unit)
		s.said = flat(b.Texts(unit)...)
	}
	return s
}

// picture is computed once for all who see the same: mirroring and hashing are the dear
// part of a status.
func (j *judge) picture(m *library.Message, l *language.Language) prose.Fingerprint {
	key := j.lib.PictureKey(m, l)
	if _, ok := j.pictures[key]; !ok {
		if len(j.lib.Pictures(m, l)) < len(m.Drawings) {
			j.pictures[key] = "" // a drawing has a fault: nobody has seen this sequence
		} else {
			j.pictures[key] = j.lib.PictureFingerprint(m, l)
		}
	}
	return j.pictures[key]
}

func briefItems(b library.Brief) []Item {
	var items []Item
	add := func(name string, all []string) {
		for i, says := range all {
			items = append(items, Item{Item: fmt.Sprintf("%s %d", name, i+1), Says: prose.Normalise(says)})
		}
	}
	add("know", b.Know)
	add("do", b.Do)
	add("keep", b.Keep)
	return items
}

// BriefItems are the items that a meaning reading of a message asks for.
func BriefItems(m *library.Message) []Item { return briefItems(m.Brief) }

// wrote reports whether somebody is, or may be, the author of the text. The
// interface names no author, so that every translator of the language may be.
func (j *judge) wrote(s *subject, handle string) bool {
	if s.unit {
		p := j.people[handle]
		return p.Is(Translator) && p.Reads(s.language.ID)
	}
	return s.author != "" && handle == s.author
}

// adopted reports whether the text holds words that somebody proposed in a
// finding on another text: whoever's words were adopted is an author of it,
// whatever the line `by` says. A single word makes nobody an author.
//
// Retracted records are looked at, too: they take nothing back that stands in
// the text.
func (j *judge) adopted(s *subject, handle string) bool {
	for _, r := range j.records[place{s.message, s.language.ID}] {
		if r.Reader != handle || r.words() == s.words {
			continue
		}
		for _, f := range r.Findings {
			better := flat(f.Better)
			if strings.Contains(better, " ") && strings.Contains(s.said, better) && !strings.Contains(flat(f.Quote), better) {
				return true
			}
		}
	}
	return false
}

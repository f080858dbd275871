package diff

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"salam/internal/check"
	"salam/internal/evidence"
	"salam/internal/language"
	"salam/internal/library"
	"salam/internal/phrase"
	"salam/internal/prose"
	"salam/internal/tree"
)

// A Side is one of the two trees.
type Side struct {
	Name     string // what people call it: a commit, a folder
	Library  *library.Library
	Standing *evidence.Standing
	Faults   tree.Faults
	Findings []check.Finding

	// Sheets sets one message in one language on every sheet that has it.
	Sheets func(lang, message string) ([]Sheet, error)
}

// A change is one message, or one table of the interface, that something has
// happened to.
type change struct {
	ID, Title, Kind string
	English         []row    // of the source; empty where it is as it was
	Revision        string   // of a changed source: routine, safety; or what is wrong with it
	Brief           []string // what has changed in the brief, in words
	Questions       []question
	Pictures        []picture
	PictureChanged  bool
	Texts           []textChange // languages in which something has changed
	Others          []effect     // languages whose text is as it was, but not where it stands
}

// A textChange is one text that has changed in one language, with what was
// said about it.
type textChange struct {
	Language    *language.Language
	Follows     bool // it is the text that is to follow the current one
	New         bool // there was none
	Gone        bool
	Rows        []row
	Author      string // by; was → is where it has changed
	Adaptations []adaptation
	effect
	Evidence []record
	Findings []check.Finding
	Sheets   []beforeAfter
}

// An effect is where a text stood and stands, and what that takes.
type effect struct {
	Language *language.Language
	Was, Is  string // states; "" where there was nothing
	Reasons  []string
	Needs    []string
	Expires  []string // what counted and counts no more
}

type adaptation struct {
	library.Adaptation
	New bool
}

type question struct {
	library.Question
	What string // asked, answered, changed
}

// differ compares two sides.
type differ struct {
	base, head *Side
	opt        Options
	files      map[string][]byte
}

// changes lists what has changed, in the order of the library; what is gone
// comes last.
func (d *differ) changes() ([]change, error) {
	var all []change
	seen := map[string]bool{}
	for _, m := range d.head.Library.Messages {
		seen[m.ID] = true
		c, err := d.message(m.ID)
		if err != nil {
			return nil, err
		}
		if c != nil {
			all = append(all, *c)
		}
	}
	for _, m := range d.base.Library.Messages {
		if !seen[m.ID] {
			all = append(all, change{ID: m.ID, Title: m.Title, Kind: string(m.Kind), Revision: "the message is gone, with all its translations"})
		}
	}
	for _, unit := range phrase.Units {
		if c := d.unit(unit); c != nil {
			all = append(all, *c)
		}
	}
	return all, nil
}

func (d *differ) message(id string) (*change, error) {
	was, is := d.base.Library.Message(id), d.head.Library.Message(id)
	c := &change{ID: id, Title: is.Title, Kind: string(is.Kind)}
	if was == nil || was.Fingerprint() != is.Fingerprint() {
		c.English = d.englishRows(was, is)
		c.Revision = revision(was, is)
	}
	c.Brief = briefChanges(was, is)
	c.Questions = questions(was, is)
	var err error
	if c.Pictures, c.PictureChanged, err = d.pictures(was, is); err != nil {
		return nil, err
	}
	for _, l := range d.head.Library.Languages {
		if l.IsSource() {
			e := d.effect(l, id, d.base.Standing.Of(l.ID, id), d.head.Standing.Of(l.ID, id))
			if e.moved() || len(d.evidence(l.ID, id)) > 0 {
				t := textChange{Language: l, effect: e, Evidence: d.evidence(l.ID, id)}
				t.effect.Language = l
				c.Texts = append(c.Texts, t)
			}
			continue
		}
		texts, err := d.texts(l, was, is)
		if err != nil {
			return nil, err
		}
		c.Texts = append(c.Texts, texts...)
		if len(texts) > 0 {
			continue
		}
		if e := d.effect(l, id, d.base.Standing.Of(l.ID, id), d.head.Standing.Of(l.ID, id)); e.moved() {
			c.Others = append(c.Others, e)
		}
	}
	if c.English == nil && len(c.Brief)+len(c.Questions)+len(c.Texts)+len(c.Others) == 0 && !c.PictureChanged {
		return nil, nil
	}
	return c, nil
}

// texts are the current text and its successor in one language, where they, or
// what is known about them, have changed.
func (d *differ) texts(l *language.Language, was, is *library.Message) (all []textChange, err error) {
	old, new := d.base.Library.Translation(l.ID, is.ID), d.head.Library.Translation(l.ID, is.ID)
	records := d.evidence(l.ID, is.ID)
	nextOld, nextNew := d.base.Library.Successor(l.ID, is.ID), d.head.Library.Successor(l.ID, is.ID)
	nextChanged := print(nextOld) != print(nextNew)
	if print(old) != print(new) || len(records) > 0 && nextNew == nil {
		t := textChange{Language: l, New: old == nil, Gone: new == nil, Evidence: records}
		t.effect = d.effect(l, is.ID, d.base.Standing.Of(l.ID, is.ID), d.head.Standing.Of(l.ID, is.ID))
		if err := d.fill(&t, was, is, old, new); err != nil {
			return nil, err
		}
		all = append(all, t)
	}
	if nextNew != nil && (nextChanged || len(records) > 0) {
		from := nextOld
		if from == nil {
			from = new
		}
		t := textChange{Language: l, Follows: true, New: from == nil, Evidence: records}
		t.effect = d.effect(l, is.ID, d.base.Standing.Successor(l.ID, is.ID), d.head.Standing.Successor(l.ID, is.ID))
		if err := d.fill(&t, was, is, from, nextNew); err != nil {
			return nil, err
		}
		all = append(all, t)
	}
	return all, nil
}

func print(t *library.Translation) prose.Fingerprint {
	if t == nil {
		return ""
	}
	return t.Fingerprint()
}

// fill adds what is shown of a text.
func (d *differ) fill(t *textChange, was, is *library.Message, old, new *library.Translation) error {
	if new == nil {
		return nil
	}
	t.Rows = d.rows(t.Language, was, is, old, new)
	t.Author = new.By
	if old != nil && old.By != new.By {
		t.Author = old.By + " → " + new.By
	}
	for _, a := range new.Adaptations {
		t.Adaptations = append(t.Adaptations, adaptation{a, old == nil || !slices.Contains(old.Adaptations, a)})
	}
	for _, f := range d.head.Findings {
		if f.File == new.File {
			t.Findings = append(t.Findings, f)
		}
	}
	if t.Follows {
		return nil // nothing is printed of it before it is current
	}
	var err error
	t.Sheets, err = d.sheets(t.Language.ID, is.ID)
	return err
}

func (d *differ) effect(l *language.Language, id string, was, is *evidence.Status) effect {
	e := effect{Language: l}
	if was != nil {
		e.Was = string(was.State)
	}
	if is == nil {
		return e
	}
	e.Is, e.Reasons, e.Needs = string(is.State), is.Reasons, is.Needs
	if was == nil {
		return e
	}
	for _, r := range was.Counts {
		if slices.ContainsFunc(is.Counts, func(q *evidence.Record) bool { return q.ID == r.ID }) {
			continue
		}
		why, ok := d.head.Standing.Ignored[r.ID]
		switch {
		case ok:
			_, why, _ = strings.Cut(why, "does not count: ")
		case !d.there(r.File):
			why = "the record is gone"
		case r.Source != "" && r.Source != is.Source:
			why = "the English has changed since"
		default:
			why = "it no longer counts"
		}
		e.Expires = append(e.Expires, fmt.Sprintf("%s by %s on %s: %s", r.Kind, r.Reader, r.Date, why))
	}
	return e
}

// moved reports whether something about a text that is as it was has become
// another.
func (e effect) moved() bool { return e.Was != e.Is || len(e.Expires) > 0 }

func (d *differ) there(file string) bool {
	return slices.ContainsFunc(d.head.Library.Evidence, func(f library.File) bool { return f.Path == file })
}

// revision says of what urgency a changed source is, or that nobody has said.
func revision(was, is *library.Message) string {
	if was == nil {
		return "new"
	}
	if was.Revision == is.Revision {
		return "changed, but “revision” is as it was: say of which day the change is, and whether it is routine or for safety"
	}
	return is.Revision.Urgency + ", of " + is.Revision.Date.String()
}

func briefChanges(was, is *library.Message) (all []string) {
	if was == nil {
		return nil
	}
	for _, f := range []struct {
		name     string
		was, now []string
	}{{"know", was.Brief.Know, is.Brief.Know}, {"do", was.Brief.Do, is.Brief.Do}, {"keep", was.Brief.Keep, is.Brief.Keep}} {
		for _, s := range f.was {
			if !slices.Contains(f.now, s) {
				all = append(all, f.name+" is gone: "+s)
			}
		}
		for _, s := range f.now {
			if !slices.Contains(f.was, s) {
				all = append(all, f.name+" is new: "+s)
			}
		}
	}
	for _, f := range []struct{ name, was, now string }{{"reader", was.Brief.Reader, is.Brief.Reader}, {"tone", was.Brief.Tone, is.Brief.Tone},
		{"care", was.Brief.Care, is.Brief.Care}, {"freedom", was.Brief.Freedom, is.Brief.Freedom}} {
		switch {
		case f.was == f.now:
		case f.was == "":
			all = append(all, f.name+" is new: "+f.now)
		case f.now == "":
			all = append(all, f.name+" is gone: "+f.was)
		default:
			all = append(all, f.name+" was: "+f.was+" It is: "+f.now)
		}
	}
	return all
}

func questions(was, is *library.Message) (all []question) {
	for _, q := range is.Questions {
		what := "asked"
		if was != nil {
			i := slices.IndexFunc(was.Questions, func(o library.Question) bool { return o.ID == q.ID })
			switch {
			case i < 0:
			case was.Questions[i].Open() && !q.Open():
				what = "answered"
			case was.Questions[i].Answer != q.Answer || was.Questions[i].Asked != q.Asked:
				what = "changed"
			default:
				continue
			}
		}
		all = append(all, question{q, what})
	}
	return all
}

// unit compares one table of the interface in all languages.
func (d *differ) unit(unit string) *change {
	c := &change{ID: "ui-" + unit, Title: "Words of the interface: " + unit, Kind: "interface"}
	texts := func(s *Side, lang string) map[string]string {
		all := map[string]string{}
		if b := s.Library.Books[lang]; b != nil {
			for key, text := range b.Strings() {
				if name, rest, _ := strings.Cut(key, "."); name == unit {
					all[rest] = text
				}
			}
		}
		return all
	}
	en := d.head.Library.English()
	if en == nil {
		return nil
	}
	enOld, enNew := texts(d.base, en.ID), texts(d.head, en.ID)
	c.English = keyRows(en, enOld, enNew, nil, nil)
	for _, l := range d.head.Library.Languages {
		old, new := texts(d.base, l.ID), texts(d.head, l.ID)
		e := d.effect(l, c.ID, d.base.Standing.Of(l.ID, c.ID), d.head.Standing.Of(l.ID, c.ID))
		records := d.evidence(l.ID, c.ID)
		if l.IsSource() && len(records) == 0 && !e.moved() {
			continue
		}
		if !l.IsSource() && !maps.Equal(old, new) || len(records) > 0 {
			t := textChange{Language: l, New: len(old) == 0, Gone: len(new) == 0, effect: e, Evidence: records}
			if !l.IsSource() {
				t.Rows = keyRows(l, old, new, en, enNew)
			}
			c.Texts = append(c.Texts, t)
		} else if e.moved() {
			c.Others = append(c.Others, e)
		}
	}
	if len(c.English)+len(c.Texts)+len(c.Others) == 0 {
		return nil
	}
	return c
}

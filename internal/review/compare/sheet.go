package compare

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"html/template"
	"slices"
	"strings"

	"salam/internal/evidence"
	"salam/internal/language"
	"salam/internal/library"
	"salam/internal/phrase"
	"salam/internal/prose"
	"salam/internal/review/page"
)

// Options say for whom a page is made.
type Options struct {
	Language  string
	Reader    string   // handle
	Clinician bool     // for a clinician: English, adaptations, judged items
	Messages  []string // none: those that need it, at most Usual
}

// Usual is how many texts go on a page unless somebody asks otherwise.
const Usual = 5

// A Text is one text of the page.
type text struct {
	Message                           string
	Kind                              string // of the message; "interface"
	Source, Translation, Illustration prose.Fingerprint
	Follows                           bool // it is the text that is to follow the current one
	Title                             string
	Brief                             [][2]string
	Pictures                          []template.URL
	Alt                               string
	Beside                            []pair // fields and blocks, the English beside or over the translation
	Apart                             bool   // the blocks differ in number: whole beside whole
	Adaptations                       []library.Adaptation
	Questions                         []library.Question
	Open                              []string
	Items                             []item
	Judged                            []judged // for a clinician
	Retellings                        []retelling
	By                                string
}

// A pair is an English text and its translation.
type pair struct {
	Name       string
	English    []template.HTML
	Translated []template.HTML
}

type item struct{ Item, Says, Sort string }

// judged is what somebody has heard in a text, or in a retelling of it.
type judged struct {
	Who, Date, Of string
	Items         []evidence.Item
	Natural       int
}

// A retelling is what a blind reader said in their own words, by consent.
type retelling struct {
	Record, Reader string
	Said           template.HTML
	Items          []item
}

type composer struct {
	lib *library.Library
	st  *evidence.Standing
	opt Options
	l   *language.Language
	en  *language.Language
}

// wanted lists the texts that the reader is needed for, in the order of the
// library, or what was asked for.
func (c *composer) wanted() (all []string) {
	if len(c.opt.Messages) > 0 {
		return c.opt.Messages
	}
	who := "bilingual"
	if c.opt.Clinician {
		who = "clinician"
	}
	for _, s := range c.st.Texts {
		if s.Language != c.l.ID || len(all) == Usual {
			continue
		}
		if next := c.st.Successor(c.l.ID, s.Message); next != nil {
			s = next
		}
		if slices.ContainsFunc(s.Wants, func(w evidence.Want) bool { return w.Who == who && w.Language == c.l.ID }) {
			all = append(all, s.Message)
		}
	}
	return all
}

// text gathers all that stands on the page about one message or unit.
func (c *composer) text(id string) (*text, error) {
	if unit, ok := strings.CutPrefix(id, "ui-"); ok && slices.Contains(phrase.Units, unit) {
		return c.unit(id, unit)
	}
	m := c.lib.Message(id)
	if m == nil {
		return nil, fmt.Errorf("there is no message %q", id)
	}
	t := &text{Message: id, Kind: string(m.Kind), Title: m.Title, Alt: m.Alt, Brief: brief(m), Questions: m.Questions,
		Source: m.Fingerprint(), Illustration: c.lib.PictureFingerprint(m, c.l)}
	for _, s := range c.lib.Pictures(m, c.l) {
		var b bytes.Buffer
		if err := s.SVG(&b); err != nil {
			return nil, err
		}
		t.Pictures = append(t.Pictures, template.URL("data:image/svg+xml;base64,"+base64.StdEncoding.EncodeToString(b.Bytes())))
	}
	for _, it := range evidence.BriefItems(m) {
		sort, _, _ := strings.Cut(it.Item, " ")
		t.Items = append(t.Items, item{it.Item, it.Says, sort})
	}
	if c.l.IsSource() {
		t.Beside = c.english(m)
		t.Open = c.open(c.st.Of(c.l.ID, id))
		return t, nil
	}
	tr, st := c.lib.Translation(c.l.ID, id), c.st.Of(c.l.ID, id)
	if next := c.lib.Successor(c.l.ID, id); next != nil {
		tr, st, t.Follows = next, c.st.Successor(c.l.ID, id), true
	}
	if tr == nil {
		return nil, fmt.Errorf("there is no text of %s in %s", id, c.l.Name)
	}
	t.Translation, t.Adaptations, t.By = tr.Fingerprint(), tr.Adaptations, tr.By
	t.Open = c.open(st)
	c.judgements(t, m)
	if c.opt.Clinician {
		t.Beside = c.english(m)
		return t, nil
	}
	c.beside(t, m, tr)
	return t, nil
}

func (c *composer) open(st *evidence.Status) (all []string) {
	if st == nil {
		return nil
	}
	for _, o := range st.Open {
		all = append(all, o.Text)
	}
	return all
}

func brief(m *library.Message) (all [][2]string) {
	b := m.Brief
	for _, f := range [][2]string{{"Reader", b.Reader}, {"Tone", b.Tone}, {"Keep letter by letter", strings.Join(b.Keep, ", ")}, {"Words to handle with care", b.Care}, {"What the translator may change", b.Freedom}} {
		if f[1] != "" {
			all = append(all, f)
		}
	}
	return all
}

func (c *composer) english(m *library.Message) []pair {
	all := []pair{{Name: "Title", English: c.lines(c.en, m.Title)}}
	for _, in := range m.Body.Inlines() {
		all = append(all, pair{Name: "Text", English: c.lines(c.en, in.Plain())})
	}
	return append(all, pair{Name: "As a text message", English: c.lines(c.en, m.Short)}, pair{Name: "The picture in words", English: c.lines(c.en, m.Alt)})
}

// beside sets paragraph against paragraph where there are as many of them, and
// else the whole against the whole: sentences are never made to match.
func (c *composer) beside(t *text, m *library.Message, tr *library.Translation) {
	en, own := m.Body.Inlines(), tr.Body.Inlines()
	t.Beside = append(t.Beside, pair{"Title", c.lines(c.en, m.Title), c.lines(c.l, tr.Title)})
	if len(en) == len(own) {
		for i := range en {
			t.Beside = append(t.Beside, pair{"Text", c.lines(c.en, en[i].Plain()), c.lines(c.l, own[i].Plain())})
		}
	} else {
		t.Apart = true
		p := pair{Name: "Text"}
		for _, in := range en {
			p.English = append(p.English, c.lines(c.en, in.Plain())...)
		}
		for _, in := range own {
			p.Translated = append(p.Translated, c.lines(c.l, in.Plain())...)
		}
		t.Beside = append(t.Beside, p)
	}
	t.Beside = append(t.Beside, pair{"As a text message", c.lines(c.en, m.Short), c.lines(c.l, tr.Short)},
		pair{"The picture in words", c.lines(c.en, m.Alt), c.lines(c.l, tr.Alt)})
}

func (c *composer) lines(l *language.Language, all ...string) (out []template.HTML) {
	for _, s := range all {
		out = append(out, page.Line(l, s))
	}
	return out
}

// unit is one table of the interface: it has no brief and no items.
func (c *composer) unit(id, name string) (*text, error) {
	en, own := c.lib.Books[language.Source], c.lib.Books[c.l.ID]
	if c.l.IsSource() || own == nil || !own.HasUnit(name) || en == nil {
		return nil, fmt.Errorf("there is no text of %s in %s", id, c.l.Name)
	}
	t := &text{Message: id, Kind: "interface", Title: "Words of the interface: " + name, Source: en.Fingerprint(name), Translation: own.Fingerprint(name)}
	t.Open = c.open(c.st.Unit(c.l.ID, name))
	english, translated := en.Strings(), own.Strings()
	for _, key := range slices.Sorted(keys(translated)) {
		if unit, _, _ := strings.Cut(key, "."); unit != name {
			continue
		}
		from := english[key]
		if from == "" { // a plural form that English does not have
			from = english[key[:strings.LastIndexByte(key, '.')]+".other"]
		}
		t.Beside = append(t.Beside, pair{strings.TrimPrefix(key, name+"."), c.lines(c.en, from), c.lines(c.l, translated[key])})
	}
	return t, nil
}

func keys(m map[string]string) func(func(string) bool) {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

// judgements are the records on exactly these words: retellings to be judged,
// and what was heard, for a clinician.
func (c *composer) judgements(t *text, m *library.Message) {
	for _, f := range c.lib.Evidence {
		if f.Language != c.l.ID || f.Message != m.ID {
			continue
		}
		r, _ := evidence.ParseRecord(f)
		if r == nil || r.Translation != t.Translation || c.retracted(r) {
			continue
		}
		if r.Kind == evidence.Naturalness && r.Retold != "" && r.Reader != c.opt.Reader {
			t.Retellings = append(t.Retellings, retelling{r.ID, r.Reader, page.Line(c.l, r.Retold), t.Items})
		}
		of := "the text"
		if r.Retelling != "" {
			of = "what a blind reader said back"
		}
		switch r.Kind {
		case evidence.Meaning:
			t.Judged = append(t.Judged, judged{Who: r.Reader, Date: r.Date.String(), Of: of, Items: r.Items})
		case evidence.Naturalness:
			t.Judged = append(t.Judged, judged{Who: r.Reader, Date: r.Date.String(), Of: "how natural it is", Natural: r.Natural})
		}
	}
}

// retracted reports whether a record was taken back: it is in no list then.
func (c *composer) retracted(r *evidence.Record) bool {
	for _, f := range c.lib.Evidence {
		if f.Language != r.Language || f.Message != r.Message {
			continue
		}
		if q, _ := evidence.ParseRecord(f); q != nil && q.Kind == evidence.Retract && q.Answers == r.ID {
			return true
		}
	}
	return false
}

package edition

import (
	"slices"
	"strings"

	"salam/internal/evidence"
	"salam/internal/illustration"
	"salam/internal/language"
	"salam/internal/library"
	"salam/internal/prose"
)

// blank stands in a preview where the place has not supplied a number.
const blank = "…"

// entry decides on one message in one language.
func (p *publisher) entry(m *library.Message, l *language.Language) *Entry {
	status, english := p.st.Of(l.ID, m.ID), p.st.Of(language.Source, m.ID)
	t := p.lib.Translation(l.ID, m.ID)
	if status == nil || english == nil || !p.current(m, t, l, status) {
		p.foreign(m.File)
		return nil
	}
	e := &Entry{
		ID: m.ID, Kind: m.Kind, Topic: m.Topic, ReviewBy: m.ReviewBy, Revised: m.Revision.Date,
		State:  status.Held,
		Source: status.Source, Translation: status.Translation, Illustration: status.Illustration,
	}
	if l.IsSource() {
		t = nil
	}
	e.Unmet = p.unmet(m, t)
	if slices.Contains(m.Placeholders(), "emergency") {
		e.Emergency = p.values["emergency"]
	}
	if !p.release() {
		e.Reasons = status.HeldReasons
	}
	shown := p.shown(e, english)
	if shown {
		e.English = p.source(m)
	}
	switch {
	case l.IsSource():
		e.Text, e.English = e.English, nil
	case t != nil && p.shown(e, status):
		e.Text = p.text(t.File, t.Start, t.Title, t.Alt, t.Short, t.Markdown, e.Unmet)
	}
	if e.Text != nil {
		e.Mark = mark(e.State)
		p.leave(e)
	}
	p.pictures(e, m, l, status, shown)
	p.rest(e, m)
	return e
}

// shown reports whether a text of the message may be shown: in a preview every
// text, in a release one that passes the gate and promises nothing that the
// place has not confirmed.
func (p *publisher) shown(e *Entry, status *evidence.Status) bool {
	return !p.release() || len(e.Unmet) == 0 && p.passes(status)
}

// current makes sure that what was judged is what is at hand.
func (p *publisher) current(m *library.Message, t *library.Translation, l *language.Language, status *evidence.Status) bool {
	if status.Source != m.Fingerprint() || status.Kind != m.Kind {
		return false
	}
	if l.IsSource() || t == nil {
		return status.Translation == ""
	}
	return status.Translation == t.Fingerprint()
}

func (p *publisher) source(m *library.Message) *Text {
	return p.text(m.File, m.Start, m.Title, m.Alt, m.Short, m.Markdown, p.unmet(m, nil))
}

// text makes what is shown from the fields that are hashed, in the form in
// which they are hashed: not from what a parser has kept beside them.
func (p *publisher) text(file string, start int, title, alt, short, markdown string, unmet []string) *Text {
	body, faults := prose.Parse(file, start, prose.Normalise(markdown))
	if len(faults) > 0 {
		p.faults = append(p.faults, faults...)
		return nil
	}
	values := map[string]string{}
	for name, v := range p.values {
		values[name] = v
	}
	for _, name := range unmet {
		values[name] = blank
	}
	return &Text{
		Title: prose.Words(title).Fill(values),
		Alt:   plain(alt, values),
		Short: plain(short, values),
		Body:  body.Fill(values),
	}
}

// plain fills a text that leaves as bare characters, in an attribute or a text
// message: isolates would be seen there, or be lost.
func plain(s string, values map[string]string) string {
	var b strings.Builder
	for _, span := range prose.Words(s) {
		if v, ok := values[span.Placeholder]; ok && span.Placeholder != "" {
			span = prose.Span{Text: v}
		}
		b.WriteString(prose.Inline{span}.Plain())
	}
	return b.String()
}

// A sequence is the drawings of a message, made once for all who see the same.
type sequence struct {
	scenes []*illustration.Scene
	print  prose.Fingerprint
}

// pictures decides on the drawings. In a release they stand beside words where
// somebody whose reading counts saw them beside these words, and alone where
// they have passed their trial and misunderstanding them harms nobody: the
// message is ordinary. What a picture alone says is the English, so that
// pictures go where the English goes.
func (p *publisher) pictures(e *Entry, m *library.Message, l *language.Language, status *evidence.Status, english bool) {
	key := p.lib.PictureKey(m, l)
	s, ok := p.scenes[key]
	if !ok {
		s = sequence{p.lib.Pictures(m, l), p.lib.PictureFingerprint(m, l)}
		p.scenes[key] = s
	}
	scenes := s.scenes
	if len(scenes) == 0 {
		return
	}
	whole := len(scenes) == len(m.Drawings)
	if whole && s.print != status.Illustration {
		p.foreign(m.File)
		return
	}
	held, passed := p.tried(scenes)
	if !p.release() {
		e.Pictures, e.NotTried, e.Alone = scenes, !held || !whole, true
		return
	}
	if !whole {
		return
	}
	alone := held && m.Kind == library.Ordinary && english && status.Held != evidence.Withdrawn
	beside := e.Text != nil && (held || status.SeenHeld)
	if !alone && !beside {
		return
	}
	e.Pictures, e.Alone = scenes, alone
	// The calendar refuses; it never changes what is shown.
	if held && !passed {
		p.faults.Add("assets/illustrations/"+scenes[0].ID+".toml", 0, "try it again, or take the old trials out", "the trials of the drawing are too old on %s", p.opt.AsOf)
	}
	if !held && !status.Seen {
		p.faults.Add(status.File, 0, "have it read again, with the drawing", "nobody has seen the drawing beside these words of late")
	}
}

// tried reports whether every drawing has passed a trial: apart from the
// calendar, and on the day.
func (p *publisher) tried(scenes []*illustration.Scene) (held, passed bool) {
	held, passed = true, true
	for _, s := range scenes {
		d := p.st.Tried(s.Fingerprint())
		held = held && d != nil && d.Held
		passed = passed && d != nil && d.Passed
	}
	return held, passed
}

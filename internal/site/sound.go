package site

import (
	"salam/internal/edition"
	"salam/internal/prose"
	"salam/internal/review/slip"
)

// A told is a phrase that holds numbers or names.
type told struct {
	P    []piece `json:"p"`
	Lang string  `json:"lang,omitempty"`
	Dir  string  `json:"dir,omitempty"`
}

func tell(v *edition.Volume, key string, args map[string]string) told {
	p := v.Phrases.Text(key, args)
	s := foreign("", p.Language, v.Language)
	return told{P: pieces(prose.Inline{{Text: p.Text}}, nil), Lang: s.Lang, Dir: s.Dir}
}

// A sound is the question whether a text sounds right, on the page of that
// text. It needs no script, no form and no address: the reader copies one line
// and writes under it, in whatever they use to write to the team. Nothing is
// sent by the page, and salam review import knows the line again.
type sound struct {
	Title  say    `json:"title"`
	Help   told   `json:"help"`
	Who    told   `json:"who"`
	Danger told   `json:"danger"`
	Line   string `json:"line"`
}

func (s *site) sound(v *edition.Volume, e *edition.Entry) *sound {
	if e.Text == nil {
		return nil
	}
	print := e.Translation
	if v.Language.IsSource() {
		print = e.Source
	}
	return &sound{
		Title:  phrase(v, "review.community-title"),
		Help:   tell(v, "review.community-help", nil),
		Who:    tell(v, "review.community-who", map[string]string{"sender": prose.FSI + s.pub.Sender + prose.PDI}),
		Danger: tell(v, "review.community-danger", map[string]string{"emergency": prose.LRI + s.pub.Place.Emergency + prose.PDI}),
		Line:   slip.CommunityLine(v.Language.ID, e.ID, print),
	}
}

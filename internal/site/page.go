package site

import (
	"cmp"
	"path"
	"strings"

	"salam/internal/edition"
	"salam/internal/language"
)

// A sheet is a link to something to print.
type sheet struct {
	Href string `json:"href"`
	Name string `json:"name,omitempty"` // only where there are several
	Pen  bool   `json:"pen,omitempty"`  // to be filled in with a pen
}

// A tile leads to another language.
type tile struct {
	Href    string `json:"href"`
	Autonym string `json:"autonym"`
	Lang    string `json:"lang"`
	Dir     string `json:"dir"`
	Name    string `json:"name,omitempty"` // in English, for whoever stands beside the reader
}

// common is what every page says of itself.
type common struct {
	Lang  string `json:"lang"`
	Dir   string `json:"dir"`
	Root  string `json:"root"`  // the way to the root of the site
	Title string `json:"title"` // of the window
}

// A card stands for a message on the page of a language.
type card struct {
	Href    string   `json:"href"`
	Picture *picture `json:"picture,omitempty"`
	Title   []piece  `json:"title"`
	Lang    string   `json:"lang,omitempty"` // of the title, where it is not the page's
	Dir     string   `json:"dir,omitempty"`
	Chip    string   `json:"chip,omitempty"` // draft, pictures, missing
	Chipsay *say     `json:"chipsay,omitempty"`
}

// homePage is the first page of a language.
type homePage struct {
	common
	Cards    []card  `json:"cards"`
	Pictures bool    `json:"pictures"` // there is a site without words
	Key      *say    `json:"key,omitempty"`
	Prints   []sheet `json:"prints,omitempty"`
}

func (s *site) home(v *edition.Volume) (*homePage, error) {
	h := &homePage{common: s.common(v, "../"), Pictures: len(s.alone) > 0, Prints: s.sheets(v, "", "../")}
	h.Title = phrase(v, "site.home").Text + " · " + v.Language.Autonym
	for i := range v.Entries {
		e := &v.Entries[i]
		// A card that could say nothing at all is left out; the page of the
		// message is there for whoever comes from another language.
		if e.Text == nil && e.English == nil && len(e.Pictures) == 0 {
			continue
		}
		c, err := s.card(v, e)
		if err != nil {
			return nil, err
		}
		if c.Chip == "draft" {
			h.Key = c.Chipsay
		}
		h.Cards = append(h.Cards, c)
	}
	return h, nil
}

func (s *site) card(v *edition.Volume, e *edition.Entry) (card, error) {
	c := card{Href: e.ID + "/index.html"}
	switch {
	case e.Text != nil:
		c.Title = pieces(e.Text.Title, nil)
		if mark, _ := s.mark(v, e); mark != nil {
			c.Chip, c.Chipsay = "draft", mark
		}
	default:
		missing := phrase(v, "site.missing")
		c.Chip, c.Chipsay = "missing", &missing
		if len(e.Pictures) > 0 {
			c.Chip = "pictures"
		}
		// Without a title of its own a card is known by the English one, which
		// whoever stands beside the reader can read.
		if e.English != nil {
			c.Title, c.Lang, c.Dir = pieces(e.English.Title, nil), language.Source, string(language.LTR)
		} else {
			c.Title, c.Lang, c.Dir = []piece{{T: missing.Text}}, missing.Lang, missing.Dir
		}
	}
	pictures, err := s.pictures.show(e.Pictures, nil)
	if err != nil {
		return c, err
	}
	if len(pictures) > 0 {
		c.Picture = &pictures[0]
	}
	return c, nil
}

// messagePage is one message in one language, or the page that says that there
// is none.
type messagePage struct {
	common
	Shows    string    `json:"shows"` // text, pictures, nothing
	Message  message   `json:"message"`
	Pictures []picture `json:"pictures,omitempty"`
	NotTried bool      `json:"nottried,omitempty"`
	Mark     *say      `json:"mark,omitempty"`   // what a reader must be told beside the text
	MarkEn   string    `json:"marken,omitempty"` // the same in English
	Checked  bool      `json:"checked,omitempty"`
	Unmet    string    `json:"unmet,omitempty"` // for staff, in previews
	English  bool      `json:"english,omitempty"`
	Staff    string    `json:"staff,omitempty"` // for staff where there is no text: whose interpreter is needed
	AskEn    string    `json:"asken,omitempty"`
	Alone    string    `json:"alone,omitempty"` // the way to its page without words
	Prints   []sheet   `json:"prints,omitempty"`
	Send     string    `json:"send,omitempty"` // the way to its image, for a chat
	Tiles    []tile    `json:"tiles"`
	Sound    *sound    `json:"sound,omitempty"`
}

func (s *site) page(v *edition.Volume, e *edition.Entry) (*messagePage, error) {
	p := &messagePage{common: s.common(v, "../../"), Shows: shows(e), Prints: s.sheets(v, e.ID, "../../"), Send: s.sent(v, e.ID, "../../"), Tiles: s.tiles(v, e.ID), Sound: s.sound(v, e)}
	english := e.English
	if v.Language.IsSource() {
		english = nil
	}
	p.English = english != nil
	p.Message = bilingual(e.Text, english, s.callable())
	var alt *say
	switch {
	case e.Text != nil:
		p.Title = e.Text.Title.Plain() + " · " + v.Language.Autonym
		p.Mark, p.MarkEn = s.mark(v, e)
		p.Checked = p.Mark == nil && e.State == "approved" && !v.Language.IsSource()
		alt = &say{Text: e.Text.Alt}
	default:
		missing := phrase(v, "site.missing")
		p.Title = missing.Text + " · " + v.Language.Autonym
		p.Staff = v.Language.Name
		p.AskEn = s.inEnglish(v, "site.ask-interpreter")
		if english != nil {
			alt = &say{Text: english.Alt, Lang: language.Source, Dir: string(language.LTR)}
		}
	}
	var err error
	if p.Pictures, err = s.pictures.show(e.Pictures, alt); err != nil {
		return nil, err
	}
	p.NotTried = e.NotTried && len(e.Pictures) > 0 && e.Text == nil
	if s.preview() && e.Text != nil {
		p.Unmet = strings.Join(e.Unmet, ", ")
	}
	for _, a := range s.alone {
		if a.id == e.ID {
			p.Alone = p.Root + "pictures/" + a.id + "/index.html"
		}
	}
	return p, nil
}

// shows says in a word what a page shows of its message.
func shows(e *edition.Entry) string {
	switch {
	case e.Text != nil:
		return "text"
	case len(e.Pictures) > 0:
		return "pictures"
	}
	return "nothing"
}

// mark is what a reader must be told about a text, in the language of the page
// and, for whoever hands it over, in English. The source is never marked: it
// has readers of its own before it gets here.
func (s *site) mark(v *edition.Volume, e *edition.Entry) (*say, string) {
	if e.Mark == edition.Unmarked || v.Language.IsSource() {
		return nil, ""
	}
	key := "site." + string(e.Mark)
	m := phrase(v, key)
	return &m, s.inEnglish(v, key)
}

// inEnglish is a phrase in English, or nothing where the page says it in
// English already.
func (s *site) inEnglish(v *edition.Volume, key string) string {
	en := s.pub.Volume(language.Source)
	if en == nil || v == en || phrase(v, key).Lang != "" {
		return ""
	}
	return phrase(en, key).Text
}

func (s *site) common(v *edition.Volume, root string) common {
	return common{Lang: v.Language.Tag, Dir: string(v.Language.Direction), Root: root}
}

// sheets are the links to what can be printed with a message on it, or in a
// language at all.
func (s *site) sheets(v *edition.Volume, id, root string) []sheet {
	var all []sheet
	for _, p := range s.print {
		// The page of a language has what holds several messages.
		holds := id == "" && len(p.Messages) > 1
		for _, m := range p.Messages {
			holds = holds || m == id
		}
		if p.Lang == v.Language.ID && holds {
			all = append(all, sheet{Href: root + p.Path, Name: cmp.Or(p.Label, path.Base(path.Dir(p.Path))), Pen: p.WriteIn})
		}
	}
	if len(all) == 1 {
		all[0].Name = ""
	}
	return all
}

// tiles lead to the same message in the other languages.
func (s *site) tiles(v *edition.Volume, id string) []tile {
	var all []tile
	for i := range s.pub.Volumes {
		other := &s.pub.Volumes[i]
		if other == v {
			continue
		}
		t := languageTile(other.Language)
		t.Href = "../../" + other.Language.ID + "/index.html"
		if other.Entry(id) != nil {
			t.Href = "../../" + other.Language.ID + "/" + id + "/index.html"
		}
		all = append(all, t)
	}
	return all
}

func languageTile(l *language.Language) tile {
	t := tile{Autonym: l.Autonym, Lang: l.Tag, Dir: string(l.Direction), Name: l.Name}
	if l.Name == l.Autonym {
		t.Name = ""
	}
	return t
}

// wordlessPage is a page of the site without words.
type wordlessPage struct {
	common
	Cards    []card    `json:"cards,omitempty"`
	Pictures []picture `json:"pictures,omitempty"`
	NotTried bool      `json:"nottried,omitempty"`
	Name     *say      `json:"name,omitempty"` // what a listener hears for the page
}

func (s *site) wordless(root string) wordlessPage {
	// zxx: no linguistic content (ISO 639-2).
	p := wordlessPage{common: common{Lang: "zxx", Dir: string(language.LTR), Root: root, Title: s.pub.Sender}}
	if en := s.pub.Volume(language.Source); en != nil {
		p.Name = &say{Text: phrase(en, "site.pictures").Text, Lang: en.Language.Tag, Dir: string(en.Language.Direction)}
	}
	return p
}

func (s *site) picturesHome() wordlessPage {
	p := s.wordless("../")
	for _, a := range s.alone {
		c := card{Href: a.id + "/index.html", Picture: &a.pictures[0]}
		if !a.tried {
			c.Chip, p.NotTried = "draft", true
		}
		p.Cards = append(p.Cards, c)
	}
	return p
}

func (s *site) picturesPage(a alone) wordlessPage {
	p := s.wordless("../../")
	p.Pictures, p.NotTried = a.pictures, !a.tried
	return p
}

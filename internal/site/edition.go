package site

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"salam/internal/edition"
	"salam/internal/language"
)

// editionFolder holds a page for every issued edition: that is where the QR on
// a sheet leads, so that no page of it ever goes away. A preview has none.
const editionFolder = "e"

// editionPage says whether somebody may go on using a sheet, in the languages
// of the sheet and in English. Without approved words it says so in English
// and with a drawing.
type editionPage struct {
	common
	Code  string `json:"code"`  // as it is printed
	State string `json:"state"` // current, newer, changing, stop
	Says  []say  `json:"says"`  // the same in each language, the first as the title
	Whose []tile `json:"whose"` // the languages of the sheet
	Dates dates  `json:"dates"`
	New   []link `json:"new,omitempty"` // what to use instead: to print, and its own page
}

// dates stand on the page for staff.
type dates struct {
	Issued string `json:"issued"`
	Since  string `json:"since,omitempty"`
}

type link struct {
	Href string `json:"href"`
	Icon string `json:"icon"`
	Name []say  `json:"name"`
	Code string `json:"code,omitempty"`
}

// editionsPage says where the code of a sheet is found, and lists every code.
type editionsPage struct {
	common
	Says  []say        `json:"says"` // the question, in every language that has words for it
	Where []say        `json:"where"`
	Codes []editionRow `json:"codes"`
}

type editionRow struct {
	Href  string `json:"href"`
	Code  string `json:"code"`
	State string `json:"state"`
	Says  say    `json:"says"` // for a listener
}

// editionState is the word for where an edition stands: it names the phrase
// and the drawing.
func editionState(r *edition.Recall) string {
	switch {
	case r.State == edition.Current:
		return "current"
	case r.State == edition.TakeDown:
		return "stop"
	case r.By == "":
		return "changing"
	}
	return "newer"
}

// homeOf is the language in whose part of the site the page of an edition is
// made: the first of the sheet that the site still has.
func (s *site) homeOf(languages []string) *edition.Volume {
	for _, l := range languages {
		if v := s.pub.Volume(l); v != nil {
			return v
		}
	}
	return &s.pub.Volumes[0]
}

// told is a phrase in each of the languages that has words of its own for it,
// and in English; page is the language of the page.
func (s *site) told(languages []string, key string, page *language.Language) (all []say) {
	seen := map[string]bool{}
	for _, l := range append(slices.Clone(languages), language.Source) {
		v := s.pub.Volume(l)
		if v == nil {
			continue
		}
		p := v.Phrases.Text(key, nil)
		if p.Language.ID != l && s.pub.Volume(language.Source) != nil || seen[l] {
			continue // English stands in, and comes by itself
		}
		seen[l] = true
		all = append(all, foreign(p.Text, p.Language, page))
	}
	return all
}

func (s *site) editionPage(r *edition.Recall) editionPage {
	v := s.homeOf(r.Languages)
	p := editionPage{common: s.common(v, "../../"), Code: r.Code.Shown(), State: editionState(r)}
	p.Title = p.Code + " · " + s.pub.Sender
	p.Says = s.told(r.Languages, "site.edition-"+p.State, v.Language)
	p.Dates.Issued = r.Issued.String()
	if r.State != edition.Current && r.Since.Year > 0 {
		p.Dates.Since = r.Since.String()
	}
	for _, l := range r.Languages {
		if other := s.pub.Volume(l); other != nil {
			t := languageTile(other.Language)
			t.Href = p.Root + l + "/index.html"
			p.Whose = append(p.Whose, t)
		}
	}
	if r.By == "" {
		return p
	}
	name := s.told(r.Languages, "site.edition-new", v.Language)
	for _, sheet := range s.print {
		if sheet.Edition == r.By {
			p.New = append(p.New, link{Href: p.Root + sheet.Path, Icon: "print", Name: name})
		}
	}
	n := link{Href: "../" + string(r.By) + "/index.html", Icon: "arrow", Code: r.By.Shown()}
	if len(p.New) == 0 {
		n.Name = name
	}
	p.New = append(p.New, n)
	return p
}

func (s *site) editionsPage() editionsPage {
	v := s.homeOf([]string{language.Source})
	p := editionsPage{common: s.common(v, "../")}
	var languages []string
	for i := range s.pub.Volumes {
		languages = append(languages, s.pub.Volumes[i].Language.ID)
	}
	// English first: it is the title, and the others follow as in the chooser.
	languages = append([]string{v.Language.ID}, languages...)
	p.Says = s.told(languages, "site.edition-question", v.Language)
	p.Where = s.told(languages, "site.edition-code", v.Language)
	p.Title = p.Says[0].Text
	for i := range s.pub.Recalls {
		r := &s.pub.Recalls[i]
		state := editionState(r)
		p.Codes = append(p.Codes, editionRow{Href: string(r.Code) + "/index.html", Code: r.Code.Shown(), State: state, Says: phrase(v, "site.edition-"+state)})
	}
	slices.SortFunc(p.Codes, func(a, b editionRow) int { return strings.Compare(a.Code, b.Code) })
	return p
}

// editionPaths are the pages about editions, in order.
func (s *site) editionPaths() (all []string) {
	if s.preview() {
		return nil
	}
	all = append(all, path.Join(editionFolder, "index.html"))
	for _, r := range s.pub.Recalls {
		all = append(all, path.Join(editionFolder, string(r.Code), "index.html"))
	}
	return all
}

func (s *site) writeEditions(dir string) error {
	if s.preview() {
		return nil
	}
	page := s.editionsPage()
	if err := writePage(dir, s.homeOf([]string{language.Source}).Language.ID, "e-home", front{URL: "/" + editionFolder + "/", Layout: "editions", Params: page}); err != nil {
		return err
	}
	for i := range s.pub.Recalls {
		r := &s.pub.Recalls[i]
		f := front{URL: fmt.Sprintf("/%s/%s/", editionFolder, r.Code), Layout: "edition", Params: s.editionPage(r)}
		if err := writePage(dir, s.homeOf(r.Languages).Language.ID, "e-c-"+string(r.Code), f); err != nil {
			return err
		}
	}
	return nil
}

// checkEditions makes sure that a preview says nothing of editions, and that
// what becomes a folder is a code.
func checkEditions(pub *edition.Publication) error {
	if pub.Mode == edition.Preview && len(pub.Recalls)+len(pub.Imprints) > 0 {
		return fmt.Errorf("site: a preview has editions")
	}
	for _, r := range pub.Recalls {
		if !r.Code.Valid() {
			return fmt.Errorf("site: %q is no code of an edition", string(r.Code))
		}
	}
	return nil
}

package site

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"

	"salam/internal/language"
)

//go:embed chooser.html
var chooserFile string

//go:embed absent.html
var absentFile string

const iconLayout = "layouts/_partials/icon.html"

// addChooser makes the page on which a reader finds her language, and the page
// for what is not there. They belong to no language, so Hugo has no place for
// them; the icons are those of the layouts.
func (s *site) addChooser() error {
	icons, err := s.tree.Bytes(iconLayout, fileLimit)
	if err != nil {
		return fmt.Errorf("%s: %w", iconLayout, err)
	}
	t, err := template.New("icon").Parse(string(icons))
	if err != nil {
		return fmt.Errorf("%s: use nothing but if, else and eq here: %w", iconLayout, err)
	}
	template.Must(t.New("chooser").Parse(chooserFile))
	template.Must(t.New("absent").Parse(absentFile))
	for name, page := range map[string]struct {
		template string
		data     any
	}{
		"index.html": {"chooser", s.chooserPage()},
		"404.html":   {"absent", s.absentPage()},
	} {
		var b bytes.Buffer
		if err := t.ExecuteTemplate(&b, page.template, page.data); err != nil {
			return fmt.Errorf("write %s: %w", name, err)
		}
		s.files[name] = b.Bytes()
	}
	return nil
}

type chooserPage struct {
	Preview     bool
	Style, Icon string
	Sender      string
	Who         *say // who that is, in English
	Picture     *picture
	Tiles       []tile
	Pictures    bool
	Name        *say // of the site without words, for a listener
}

func (s *site) chooserPage() chooserPage {
	c := chooserPage{Preview: s.preview(), Style: s.style, Icon: s.icon, Sender: s.pub.Sender, Pictures: len(s.alone) > 0}
	if c.Pictures {
		c.Picture = &s.alone[0].pictures[0]
		c.Name = s.wordless("").Name
	}
	if en := s.pub.Volume(language.Source); en != nil {
		c.Who = &say{Text: phrase(en, "sender.who").Text, Lang: en.Language.Tag, Dir: string(en.Language.Direction)}
	}
	for _, v := range s.pub.Volumes {
		t := languageTile(v.Language)
		t.Href = v.Language.ID + "/index.html"
		c.Tiles = append(c.Tiles, t)
	}
	return c
}

type absentPage struct {
	Preview     bool
	Style, Icon string
	Sender      string
	Lines       []absentLine
}

// An absentLine says in one language that the page is not here.
type absentLine struct {
	say
	Lang, Dir string
}

// absentPage says it once in every language that has words for it.
func (s *site) absentPage() absentPage {
	p := absentPage{Preview: s.preview(), Style: s.style, Icon: s.icon, Sender: s.pub.Sender}
	english := false
	for i := range s.pub.Volumes {
		v := &s.pub.Volumes[i]
		line := phrase(v, "site.not-found")
		lang, dir := v.Language.Tag, string(v.Language.Direction)
		if line.Lang != "" {
			lang, dir = line.Lang, line.Dir
		}
		if lang == language.Source {
			if english {
				continue
			}
			english = true
		}
		p.Lines = append(p.Lines, absentLine{say: line, Lang: lang, Dir: dir})
	}
	return p
}

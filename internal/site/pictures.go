package site

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"fmt"

	"salam/internal/edition"
	"salam/internal/illustration"
	"salam/internal/language"
)

//go:embed icon.svg
var iconFile []byte

// A picture is one drawing on a page.
type picture struct {
	Src    string `json:"src"` // slash path from the root of the site
	Width  string `json:"width"`
	Height string `json:"height"`
	Alt    *say   `json:"alt,omitempty"` // nil: what stands beside it says it all
}

// A gallery turns scenes into files of their own. A mirrored scene has other
// bytes and so another name.
type gallery struct {
	files map[string][]byte
	done  map[*illustration.Scene]picture
}

func (g *gallery) add(scene *illustration.Scene) (picture, error) {
	if p, ok := g.done[scene]; ok {
		return p, nil
	}
	var b bytes.Buffer
	if err := scene.SVG(&b); err != nil {
		return picture{}, fmt.Errorf("the picture %s: %w", scene.ID, err)
	}
	name := "d/" + scene.ID + "-" + shortHash(b.Bytes()) + ".svg"
	if had, ok := g.files[name]; ok && !bytes.Equal(had, b.Bytes()) {
		return picture{}, fmt.Errorf("two pictures are called %s", name)
	}
	g.files[name] = b.Bytes()
	p := picture{Src: name, Width: units(scene.Box.Width), Height: units(scene.Box.Height)}
	if g.done == nil {
		g.done = map[*illustration.Scene]picture{}
	}
	g.done[scene] = p
	return p, nil
}

func units(thousandths int) string { return fmt.Sprint((thousandths + 500) / 1000) }

func shortHash(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:4])
}

// show adds the pictures of an entry. The words that stand for them in the ear
// of a listener go with the first: one text describes the whole sequence.
func (g *gallery) show(scenes []*illustration.Scene, alt *say) ([]picture, error) {
	var all []picture
	for i, scene := range scenes {
		p, err := g.add(scene)
		if err != nil {
			return nil, err
		}
		if i == 0 {
			p.Alt = alt
		}
		all = append(all, p)
	}
	return all, nil
}

// An alone is a message of the site without words.
type alone struct {
	id       string
	pictures []picture
	tried    bool
}

// findAlone gathers what may stand without words.
//
// The pictures are those that readers from left to right see, English first: a
// site without words has no direction, and shows a sequence from top to
// bottom. The mirrored drawing is another picture, whose trial says nothing
// about this one; it is taken only where nothing else may be shown.
func (s *site) findAlone() ([]alone, error) {
	found := map[string]alone{}
	for _, v := range s.byPreference() {
		for _, e := range v.Entries {
			if _, ok := found[e.ID]; ok || !e.Alone || len(e.Pictures) == 0 {
				continue
			}
			pictures, err := s.pictures.show(e.Pictures, s.englishAlt(e.ID))
			if err != nil {
				return nil, err
			}
			found[e.ID] = alone{id: e.ID, pictures: pictures, tried: !e.NotTried}
		}
	}
	// In the order of the library, as everywhere.
	var ordered []alone
	for _, v := range s.pub.Volumes {
		for _, e := range v.Entries {
			if a, ok := found[e.ID]; ok {
				ordered = append(ordered, a)
				delete(found, e.ID)
			}
		}
	}
	return ordered, nil
}

// byPreference lists the volumes: English, then those from left to right.
func (s *site) byPreference() []*edition.Volume {
	var first, ltr, rtl []*edition.Volume
	for i := range s.pub.Volumes {
		v := &s.pub.Volumes[i]
		switch {
		case v.Language.IsSource():
			first = append(first, v)
		case v.Language.RTL():
			rtl = append(rtl, v)
		default:
			ltr = append(ltr, v)
		}
	}
	return append(append(first, ltr...), rtl...)
}

// englishAlt is what a listener hears where no words are seen, or nil where
// the English may not be used.
func (s *site) englishAlt(id string) *say {
	for _, v := range s.pub.Volumes {
		e := v.Entry(id)
		switch {
		case e == nil:
		case v.Language.IsSource() && e.Text != nil:
			return &say{Text: e.Text.Alt, Lang: v.Language.Tag, Dir: string(v.Language.Direction)}
		case e.English != nil:
			return &say{Text: e.English.Alt, Lang: language.Source, Dir: string(language.LTR)}
		}
	}
	return nil
}

package diff

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"salam/internal/illustration"
	"salam/internal/library"
)

// A picture is a drawing as it was and as it is, as files beside the page.
type picture struct {
	Was, Is string // "" where there was none, or is none
	Alt     string
}

// A Sheet is one message on one printed design in one language.
type Sheet struct {
	Name  string
	Pages []Page
	Why   string // nothing is printed, and why
}

// A Page of a sheet: a small picture of it, and a large one.
type Page struct {
	Small, Large []byte
	Ext          string // png, svg
}

// beforeAfter is one page of a sheet on both sides, as files.
type beforeAfter struct {
	Name                       string
	Was, WasLarge, Is, IsLarge string
	WasWhy, IsWhy              string
	Same                       bool
}

// add puts a file beside the page under a name made of its content, so that
// the same file is there once and no name comes from a text.
func (d *differ) add(folder, ext string, data []byte) string {
	sum := sha256.Sum256(data)
	name := folder + "/" + hex.EncodeToString(sum[:8]) + "." + ext
	d.files[name] = data
	return name
}

// pictures compares the drawings of a message, as readers from left to right
// see them.
func (d *differ) pictures(was, is *library.Message) (all []picture, changed bool, err error) {
	scenes := func(s *Side, m *library.Message) []*illustration.Scene {
		if m == nil {
			return nil
		}
		return s.Library.Pictures(m, s.Library.English())
	}
	old, new := scenes(d.base, was), scenes(d.head, is)
	for i := range max(len(old), len(new)) {
		p := picture{Alt: is.Alt}
		if i < len(old) {
			if p.Was, err = d.scene(old[i]); err != nil {
				return nil, false, err
			}
		}
		if i < len(new) {
			if p.Is, err = d.scene(new[i]); err != nil {
				return nil, false, err
			}
		}
		changed = changed || p.Was != p.Is
		all = append(all, p)
	}
	return all, changed && was != nil, nil
}

func (d *differ) scene(s *illustration.Scene) (string, error) {
	var b bytes.Buffer
	if err := s.SVG(&b); err != nil {
		return "", fmt.Errorf("the picture %s: %w", s.ID, err)
	}
	return d.add("pictures", "svg", b.Bytes()), nil
}

// sheets sets a message before and after.
func (d *differ) sheets(lang, message string) (all []beforeAfter, err error) {
	set := func(s *Side) ([]Sheet, error) {
		if s.Sheets == nil || s.Library.Message(message) == nil || s.Library.Translation(lang, message) == nil {
			return nil, nil
		}
		return s.Sheets(lang, message)
	}
	old, err := set(d.base)
	if err != nil {
		return nil, err
	}
	new, err := set(d.head)
	if err != nil {
		return nil, err
	}
	for i, s := range new {
		var before Sheet
		for _, o := range old {
			if o.Name == s.Name {
				before = o
			}
		}
		if s.Why != "" || len(s.Pages) == 0 && len(before.Pages) == 0 {
			all = append(all, beforeAfter{Name: s.Name, IsWhy: s.Why})
			continue
		}
		for n := range max(len(s.Pages), len(before.Pages)) {
			p := beforeAfter{Name: fmt.Sprintf("%s, page %d", s.Name, n+1), WasWhy: before.Why}
			if n < len(before.Pages) {
				p.Was, p.WasLarge = d.add("sheets", before.Pages[n].Ext, before.Pages[n].Small), d.add("sheets", before.Pages[n].Ext, before.Pages[n].Large)
			}
			if n < len(new[i].Pages) {
				p.Is, p.IsLarge = d.add("sheets", s.Pages[n].Ext, s.Pages[n].Small), d.add("sheets", s.Pages[n].Ext, s.Pages[n].Large)
			}
			p.Same = p.WasLarge == p.IsLarge
			all = append(all, p)
		}
	}
	return all, nil
}

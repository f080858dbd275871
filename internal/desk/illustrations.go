package desk

import (
	"bytes"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"salam/internal/evidence"
	"salam/internal/illustration"
	"salam/internal/language"
	"salam/internal/library"
	"salam/internal/pdf"
	"salam/internal/tree"
)

// Illustrations writes the contact sheet: every drawing in colour, grey, black
// and white, small and mirrored, with what is said of it, as a page (it has the
// alt text of every language) and as a PDF to print and to copy. A machine
// can't see letters that lines happen to form, nor a hand that belongs to
// nobody: this is for eyes.
//
// It goes to the folder out, or to private/illustrations, and gives the names
// of what was written. IDs choose drawings; none: all, and on the page every
// part of the kit by its name.
func (p *Project) Illustrations(ids []string, out string) ([]string, error) {
	if len(p.Faults) > 0 {
		return nil, p.Faults
	}
	shown, err := p.exhibits(ids)
	if err != nil {
		return nil, err
	}
	var kit []*illustration.Scene
	if len(ids) == 0 {
		var faults tree.Faults
		if kit, faults = illustration.WholeKit(p.Tree); len(faults) > 0 {
			return nil, faults
		}
	}
	page, err := contactPage(shown, kit)
	if err != nil {
		return nil, err
	}
	fonts, err := p.fonts()
	if err != nil {
		return nil, err
	}
	doc, err := contactSheet(shown, p.Library.Language(language.Source), fonts)
	if err != nil {
		return nil, err
	}
	sheet, err := pdf.Bytes(doc)
	if err != nil {
		return nil, err
	}
	if out == "" {
		out = filepath.Join(p.Tree.Dir(), "private", "illustrations")
	}
	var written []string
	for _, f := range []struct {
		name string
		data []byte
	}{{"index.html", page}, {"contact-sheet.pdf", sheet}} {
		name := filepath.Join(out, f.name)
		if err := writeFile(name, f.data); err != nil {
			return nil, fmt.Errorf("write %s: %w", name, err)
		}
		written = append(written, name)
	}
	return written, p.fontLicences(filepath.Join(out, "licences"))
}

// An exhibit is one drawing on the contact sheet.
type exhibit struct {
	ID       string
	Scene    *illustration.Scene
	Mirrored *illustration.Scene // as readers from right to left see it
	Keep     bool                // they see the same
	Messages []string            // that show it
	Alts     []alt               // in English first
	Cast     []string            // role: figure
	Remarks  []string            // what a machine finds
	Trials   []string            // where it stands, one line a direction or cast
	Source   int                 // bytes of the SVG on a page
}

// An alt is what is said of the drawing in one language.
type alt struct {
	Language *language.Language
	Text     string
}

// exhibits are the drawings in the order of the messages that show them, those
// that no message shows last.
func (p *Project) exhibits(ids []string) ([]*exhibit, error) {
	by := map[string]*exhibit{}
	var all []*exhibit
	add := func(id string) *exhibit {
		d := p.Library.Illustrations[id]
		if by[id] != nil || d == nil {
			return by[id]
		}
		e := &exhibit{ID: id, Scene: d.Scene, Mirrored: d.For(true), Keep: d.Meta.Mirror == "keep", Trials: p.trials(id)}
		for _, role := range slices.Sorted(maps.Keys(d.Meta.Cast)) {
			e.Cast = append(e.Cast, role+": "+strings.TrimPrefix(d.Meta.Cast[role], "people/"))
		}
		for _, r := range d.Inspect() {
			e.Remarks = append(e.Remarks, r.What)
		}
		by[id] = e
		all = append(all, e)
		return e
	}
	for _, m := range p.Library.Messages {
		for _, id := range m.Drawings {
			if e := add(id); e != nil {
				e.Messages = append(e.Messages, m.ID)
				e.Alts = append(e.Alts, p.alts(m)...)
			}
		}
	}
	for _, id := range slices.Sorted(maps.Keys(p.Library.Illustrations)) {
		add(id)
	}
	for _, e := range all {
		var b bytes.Buffer
		if err := e.Scene.SVG(&b); err != nil {
			return nil, err
		}
		e.Source = b.Len()
	}
	if len(ids) == 0 {
		return all, nil
	}
	var chosen []*exhibit
	for _, id := range ids {
		if by[id] == nil {
			return nil, &Refusal{What: fmt.Sprintf("there is no drawing %q", id), Hint: "they are the files of assets/illustrations; without a name all are shown"}
		}
		chosen = append(chosen, by[id])
	}
	return chosen, nil
}

func (p *Project) alts(m *library.Message) []alt {
	all := []alt{{p.Library.Language(language.Source), m.Alt}}
	for _, l := range p.Library.Languages {
		if t := p.Library.Translation(l.ID, m.ID); t != nil && !l.IsSource() {
			all = append(all, alt{l, t.Alt})
		}
	}
	return all
}

// trials says where the drawing stands.
func (p *Project) trials(id string) (all []string) {
	for _, d := range p.Standing.Drawings {
		if d.ID == id {
			all = append(all, trialLine(d))
		}
	}
	return all
}

func trialLine(d *evidence.Drawing) string {
	seen := "from left to right"
	if d.RTL {
		seen = "from right to left"
	}
	if d.Language != "" {
		seen = d.Language + ", " + seen
	}
	if d.Passed {
		return seen + ": understood in its trial, until " + d.Until.String()
	}
	return seen + ": " + strings.Join(d.Reasons, "; ")
}

package library

import (
	"path"
	"path/filepath"
	"slices"
	"strings"

	"salam/internal/tree"
)

// Sheet kinds and papers that there are designs for.
var (
	SheetKinds = []string{"leaflet"}
	Papers     = []string{"a5"}
)

func (r *reading) sheets() {
	ids, fs := r.t.IDs(sheetFolder, ".toml")
	r.add(fs)
	for _, id := range ids {
		file := path.Join(sheetFolder, id+".toml")
		var f struct {
			Kind      string   `toml:"kind"`
			Paper     string   `toml:"paper"`
			Messages  []string `toml:"messages"`
			Languages any      `toml:"languages"` // "each", or a list
		}
		lines, fs := r.t.TOML(file, &f)
		r.add(fs)
		if len(fs) > 0 {
			continue
		}
		s := &Sheet{ID: id, File: file, Kind: f.Kind, Paper: f.Paper, Messages: f.Messages}
		bad := func(key, hint, format string, args ...any) {
			r.faults.Add(file, lines.Of(key), hint, format, args...)
		}
		if !slices.Contains(SheetKinds, f.Kind) {
			bad("kind", "one of: leaflet", "there is no design %q", f.Kind)
		}
		if !slices.Contains(Papers, f.Paper) {
			bad("paper", "one of: a5", "there is no paper %q for this design", f.Paper)
		}
		if len(f.Messages) == 0 {
			bad("messages", `messages = ["welcome"]`, "the sheet has no messages")
		}
		for i, m := range f.Messages {
			if !r.there(messageFolder, m, ".md") {
				bad("messages", "see content/messages", "there is no message %q", m)
			}
			if slices.Contains(f.Messages[:i], m) {
				bad("messages", "", "the message %q is named twice", m)
			}
		}
		switch v := f.Languages.(type) {
		case string:
			if v != "each" {
				bad("languages", `"each", or a list: ["am", "ti"]`, "languages = %q is not known", v)
			}
			for _, l := range r.lib.Languages {
				s.Languages = append(s.Languages, l.ID)
			}
		case []any:
			for _, x := range v {
				id, _ := x.(string)
				if !r.there("content/languages", id, ".toml") {
					bad("languages", "see content/languages", "there is no language %q", id)
					continue
				}
				s.Languages = append(s.Languages, id)
			}
		default:
			bad("languages", `"each", or a list: ["am", "ti"]`, "languages is missing")
		}
		r.lib.Sheets = append(r.lib.Sheets, s)
	}
	slices.SortFunc(r.lib.Sheets, func(a, b *Sheet) int { return strings.Compare(a.ID, b.ID) })
}

// Sheet finds a sheet by its id.
func (lib *Library) Sheet(id string) *Sheet {
	for _, s := range lib.Sheets {
		if s.ID == id {
			return s
		}
	}
	return nil
}

// ReadPlace reads the file of a place that lies outside the tree's content.
func ReadPlace(file string, src []byte) (*Place, tree.Faults) {
	text, faults := tree.CheckText(file, src)
	if len(faults) > 0 {
		return nil, faults
	}
	id := strings.TrimSuffix(filepath.Base(file), ".toml")
	if !tree.ValidID(id) {
		id = "place"
	}
	return ParsePlace(file, id, text)
}

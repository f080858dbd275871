package library

import (
	"path"
	"path/filepath"
	"slices"
	"strings"

	"salam/internal/tree"
)

// A sheetKind says what a design asks of its file.
type sheetKind struct {
	kind     string
	papers   []string
	messages int // how many it holds; -1 for any number
	allOnOne bool
}

// sheetKinds are the designs of package sheet.
var sheetKinds = []sheetKind{
	{"leaflet", []string{"a5", "a4"}, -1, false}, // one message a page; a4: two copies of each page, for cutting
	{"poster", []string{"a4", "a3"}, 1, true},    // one message for the wall
	{"pictures", []string{"a4", "a3"}, -1, false},
	{"cards", []string{"a4"}, -1, false}, // one message a page on eight pocket cards
	{"speak", []string{"a4"}, 0, true},   // cards to point at: "I speak …"
}

// Hangs are the places in a building where a sheet belongs, for the cover page
// of a place's set.
var Hangs = []string{"reception", "corridor", "lift", "laundry", "dining-room", "waiting-room", "desk", "bedrooms", "hand-out"}

func (r *reading) sheets() {
	ids, fs := r.t.IDs(sheetFolder, ".toml")
	r.add(fs)
	for _, id := range ids {
		file := path.Join(sheetFolder, id+".toml")
		var f struct {
			Kind      string   `toml:"kind"`
			Paper     string   `toml:"paper"`
			Messages  []string `toml:"messages"`
			Languages any      `toml:"languages"` // "each", "all-on-one", or a list
			Bilingual bool     `toml:"bilingual"`
			Hang      string   `toml:"hang"`
			Copies    int      `toml:"copies"`
		}
		lines, fs := r.t.TOML(file, &f)
		r.add(fs)
		if len(fs) > 0 {
			continue
		}
		s := &Sheet{ID: id, File: file, Kind: f.Kind, Paper: f.Paper, Messages: f.Messages, Bilingual: f.Bilingual, Hang: f.Hang, Copies: max(1, f.Copies)}
		bad := func(key, hint, format string, args ...any) {
			r.faults.Add(file, lines.Of(key), hint, format, args...)
		}
		k := r.sheetKind(s, bad)
		for i, m := range f.Messages {
			if !r.there(messageFolder, m, ".md") {
				bad("messages", "see content/messages", "there is no message %q", m)
			}
			if slices.Contains(f.Messages[:i], m) {
				bad("messages", "", "the message %q is named twice", m)
			}
		}
		if f.Hang != "" && !slices.Contains(Hangs, f.Hang) {
			bad("hang", "one of "+strings.Join(Hangs, ", "), "hang = %q is not known", f.Hang)
		}
		if f.Copies < 0 || f.Copies > 99 {
			bad("copies", "between 1 and 99", "copies = %d", f.Copies)
		}
		r.sheetLanguages(s, k, f.Languages, bad)
		r.lib.Sheets = append(r.lib.Sheets, s)
	}
	slices.SortFunc(r.lib.Sheets, func(a, b *Sheet) int { return strings.Compare(a.ID, b.ID) })
}

// sheetKind checks what the design asks for.
func (r *reading) sheetKind(s *Sheet, bad func(key, hint, format string, args ...any)) sheetKind {
	var kinds []string
	for _, k := range sheetKinds {
		kinds = append(kinds, k.kind)
		if k.kind != s.Kind {
			continue
		}
		papers := k.papers
		if s.Bilingual {
			papers = []string{"a4"}
		}
		if !slices.Contains(papers, s.Paper) {
			bad("paper", "one of: "+strings.Join(papers, ", "), "there is no paper %q for this design", s.Paper)
		}
		switch {
		case k.messages == 0 && len(s.Messages) > 0:
			bad("messages", "leave it out", "this design holds no messages")
		case k.messages != 0 && len(s.Messages) == 0:
			bad("messages", `messages = ["welcome"]`, "the sheet has no messages")
		case k.messages == 1 && len(s.Messages) > 1:
			bad("messages", "one poster, one message: write a sheet for each", "a poster holds one message, not %d", len(s.Messages))
		}
		if s.Bilingual && s.Kind != "leaflet" {
			bad("bilingual", "leave it out", "only a leaflet can be bilingual")
		}
		return k
	}
	bad("kind", "one of: "+strings.Join(kinds, ", "), "there is no design %q", s.Kind)
	return sheetKind{}
}

func (r *reading) sheetLanguages(s *Sheet, k sheetKind, languages any, bad func(key, hint, format string, args ...any)) {
	each := func() {
		for _, l := range r.lib.Languages {
			if !s.Bilingual || !l.IsSource() {
				s.Languages = append(s.Languages, l.ID)
			}
		}
	}
	const hint = `"each", "all-on-one", or a list: ["am", "ti"]`
	switch v := languages.(type) {
	case string:
		switch {
		case v == "each" && s.Kind != "speak":
		case v == "all-on-one" && (k.allOnOne || k.kind == ""):
			s.AllOnOne = true
		case v == "all-on-one" || v == "each":
			bad("languages", "", "a sheet of this design is not made for %q languages", v)
		default:
			bad("languages", hint, "languages = %q is not known", v)
		}
		each()
	case []any:
		for _, x := range v {
			id, _ := x.(string)
			if !r.there("content/languages", id, ".toml") {
				bad("languages", "see content/languages", "there is no language %q", id)
				continue
			}
			s.Languages = append(s.Languages, id)
		}
	case nil:
		// Drawings speak no language.
		if s.Kind != "pictures" {
			bad("languages", hint, "languages is missing")
		}
		each()
	default:
		bad("languages", hint, "languages is neither a word nor a list")
	}
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

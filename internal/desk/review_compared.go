package desk

import (
	"strings"

	"salam/internal/evidence"
	"salam/internal/library"
	"salam/internal/review/compare"
	"salam/internal/review/slip"
	"salam/internal/tree"
)

// compared reads a slip of a comparison and holds it against the tree. The
// next slip is held against this one as well.
func (p *Project) compared(file string, data []byte, in *slip.Tree, without []string) (*compare.Slip, []string, tree.Faults) {
	s, faults := compare.Parse(file, data)
	if len(faults) > 0 {
		return nil, nil, faults
	}
	against := *in
	against.Library = p.Library // a comparison tells the current text from its successor by itself
	notes, faults := s.Judge(against, without)
	if len(faults) > 0 {
		return nil, nil, faults
	}
	for _, r := range s.Records(p.AsOf) {
		in.Records = append(in.Records, &r)
	}
	return s, notes, nil
}

// comparedRecords shows every free text of comparisons and makes the records of
// what is left.
func (p *Project) comparedRecords(slips []*compare.Slip, look func(*slip.Free) (string, error)) ([]evidence.Record, error) {
	var records []evidence.Record
	for _, s := range slips {
		for _, f := range s.Free(func(message string) string { return p.said(s.Language, message) }) {
			kept, err := look(f)
			if err != nil {
				return nil, err
			}
			f.Put(kept)
		}
		records = append(records, s.Records(p.AsOf)...)
	}
	return records, nil
}

// said is everything that stands in a text, its English and its successor.
func (p *Project) said(lang, message string) string {
	var parts []string
	if m := p.Library.Message(message); m != nil {
		parts = append(parts, m.Title, m.Short, m.Alt, m.Body.Plain())
	}
	for _, t := range []*library.Translation{p.Library.Translation(lang, message), p.Library.Successor(lang, message)} {
		if t != nil {
			parts = append(parts, t.Title, t.Short, t.Alt, t.Body.Plain())
		}
	}
	if unit, ok := strings.CutPrefix(message, "ui-"); ok && p.Library.Books[lang] != nil {
		parts = append(parts, p.Library.Books[lang].Texts(unit)...)
	}
	return strings.Join(parts, "\n")
}

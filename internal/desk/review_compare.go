package desk

import (
	"bytes"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"salam/internal/evidence"
	"salam/internal/review/compare"
	"salam/internal/review/page"
)

// CompareOptions say for whom a comparison is made.
type CompareOptions struct {
	Language, Reader string
	Clinician        bool
	Messages         []string // none: those that need the reader
	Out              string   // a file; "" for private/review in the tree, which is never published
}

// Compare writes the page for somebody who reads both languages, or for a
// clinician, and tells its file and the texts on it.
func (p *Project) Compare(opt CompareOptions) (file string, texts []string, err error) {
	if err := p.Faults.Err(); err != nil {
		return "", nil, err
	}
	if err := p.who(opt.Reader); err != nil {
		return "", nil, err
	}
	l := p.Library.Language(opt.Language)
	switch {
	case l == nil:
		return "", nil, &Refusal{What: fmt.Sprintf("there is no language %q", opt.Language), Hint: "one of " + strings.Join(p.languages(), ", ")}
	case l.IsSource() && !opt.Clinician:
		return "", nil, &Refusal{What: "the English is not compared with itself", Hint: "a clinician signs it: salam review compare --clinician --lang en"}
	}
	people, _ := evidence.ParsePeople(p.Library, p.Library.Contributors)
	role := evidence.Bilingual
	if opt.Clinician {
		role = evidence.Clinician
	}
	if who := people[opt.Reader]; !who.Is(role) || !who.Reads(l.ID) {
		return "", nil, &Refusal{What: fmt.Sprintf("%s is no %s who reads %s: what they say would not count", opt.Reader, role, l.Name), Hint: "see translations/contributors.toml"}
	}
	for _, id := range opt.Messages {
		if t := p.Library.Translation(l.ID, id); t != nil && t.By == opt.Reader && p.Library.Successor(l.ID, id) == nil {
			return "", nil, &Refusal{What: fmt.Sprintf("%s wrote %s: nobody judges their own text", opt.Reader, t.File), Hint: "ask somebody else"}
		}
	}
	style, err := page.NewStyle(p.Tree, p.Library)
	if err != nil {
		return "", nil, err
	}
	var b bytes.Buffer
	texts, err = compare.Write(&b, style, p.Library, p.Standing, compare.Options{Language: l.ID, Reader: opt.Reader, Clinician: opt.Clinician, Messages: slices.Compact(opt.Messages)})
	switch {
	case errors.Is(err, compare.ErrNothing):
		return "", nil, &Refusal{What: fmt.Sprintf("no text in %s waits for a %s", l.Name, role), Hint: "name one to have it read again: --message welcome"}
	case err != nil:
		return "", nil, &Refusal{What: err.Error(), Hint: "see salam status --lang " + l.ID}
	}
	file = opt.Out
	if file == "" {
		kind := "compare"
		if opt.Clinician {
			kind = "clinician"
		}
		file = filepath.Join(p.Tree.Dir(), "private", "review", fmt.Sprintf("%s-%s-%s.html", opt.Reader, l.ID, kind))
	}
	return file, texts, writeFile(file, b.Bytes())
}

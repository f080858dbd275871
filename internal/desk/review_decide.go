package desk

import (
	"fmt"
	"slices"
	"strings"

	"salam/internal/evidence"
	"salam/internal/library"
)

// decide writes the record of a decision that somebody makes here and now, by
// the same rules as everybody's: it is judged with the tree before it is
// written, and one that would count for nothing is refused with the reason.
func (p *Project) decide(r evidence.Record) (*Recorded, error) {
	if err := p.Faults.Err(); err != nil {
		return nil, err
	}
	r.Date = p.AsOf
	file, text := r.Write()
	lib := *p.Library
	lib.Evidence = append(slices.Clone(lib.Evidence), library.File{Path: file, Language: r.Language, Message: r.Message, Text: text})
	after, faults := evidence.Compute(&lib, p.AsOf)
	if err := faults.Err(); err != nil {
		return nil, err
	}
	if why, ok := after.Ignored[evidence.Digits(text)]; ok {
		return nil, &Refusal{What: why, Hint: "see who may decide what in docs/evidence.md"}
	}
	if _, err := p.record([]evidence.Record{r}); err != nil {
		return nil, err
	}
	return &Recorded{Files: []string{file}, Notes: moved(p.Standing, after, r.Message)}, nil
}

// moved says which texts of a message stand elsewhere after something was
// decided.
func moved(before, after *evidence.Standing, message string) (lines []string) {
	for _, s := range after.Texts {
		if was := before.Of(s.Language, s.Message); s.Message == message && was != nil && was.State != s.State {
			lines = append(lines, fmt.Sprintf("%s in %s was %s and is %s now", s.Message, s.Language, was.State, s.State))
		}
	}
	return lines
}

// who checks the handle of who decides.
func (p *Project) who(handle string) error {
	people, err := p.people()
	if err != nil {
		return err
	}
	if handle == "" {
		return &Refusal{What: "nobody is named who decides", Hint: "--by and a handle of translations/contributors.toml"}
	}
	if people[handle] == nil {
		return &Refusal{What: fmt.Sprintf("%q is no contributor", handle), Hint: "add the handle to translations/contributors.toml, with languages and roles"}
	}
	return nil
}

// reasoned checks that somebody said why.
func reasoned(reason string) error {
	if strings.TrimSpace(reason) == "" {
		return &Refusal{What: "no reason is given", Hint: `--reason "…": it stays on record, for whoever asks next year`}
	}
	return nil
}

// findRecord finds a record by its 12 digits, or by the beginning of them.
func (p *Project) findRecord(digits string) (*evidence.Record, error) {
	var found []*evidence.Record
	for _, f := range p.Library.Evidence {
		r, _ := evidence.ParseRecord(f)
		if r != nil && len(digits) >= 4 && strings.HasPrefix(r.ID, digits) {
			found = append(found, r)
		}
	}
	switch len(found) {
	case 0:
		return nil, &Refusal{What: fmt.Sprintf("there is no record %q", digits), Hint: "the 12 digits at the end of its file's name, as salam status shows them"}
	case 1:
		return found[0], nil
	}
	return nil, &Refusal{What: fmt.Sprintf("%q begins %d records", digits, len(found)), Hint: "write more of its digits"}
}

// text finds a message and a language into which it is translated.
func (p *Project) text(lang, id string) (*library.Message, error) {
	m := p.Library.Message(id)
	if m == nil {
		return nil, &Refusal{What: fmt.Sprintf("there is no message %q", id), Hint: "see content/messages"}
	}
	switch l := p.Library.Language(lang); {
	case l == nil:
		return nil, &Refusal{What: fmt.Sprintf("there is no language %q", lang), Hint: "one of " + strings.Join(p.languages(), ", ")}
	case l.IsSource():
		return nil, &Refusal{What: "the English is not a translation", Hint: "see content/messages/" + id + ".md"}
	}
	return m, nil
}

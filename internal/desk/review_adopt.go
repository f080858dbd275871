package desk

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"salam/internal/evidence"
	"salam/internal/library"
)

// Adopt makes the successor of a translation the current text. Its evidence
// has to be whole: what readers see goes from one text that is checked to
// another, and never through one that is not.
func (p *Project) Adopt(lang, id string) (*Recorded, error) {
	m, err := p.text(lang, id)
	if err != nil {
		return nil, err
	}
	if err := p.Faults.Err(); err != nil {
		return nil, err
	}
	next := p.Library.Successor(lang, id)
	if next == nil {
		return nil, &Refusal{What: fmt.Sprintf("there is no %s", library.SuccessorFile(lang, id)), Hint: "write it beside the current text, or take a reader's words: salam review adopt " + lang + " " + id + " --record …"}
	}
	st := p.Standing.Successor(lang, id)
	if st.State != evidence.Approved {
		return nil, &Refusal{What: fmt.Sprintf("%s is %s: %s", next.File, st.State, strings.Join(st.Reasons, "; ")), Hint: "needed: " + strings.Join(st.Needs, "; ")}
	}
	// Bound first, then renamed: whenever this is stopped, there is one whole
	// text, and doing it again finishes it.
	if err := p.bind(filepath.FromSlash(next.File), m); err != nil {
		return nil, err
	}
	current := filepath.Join("translations", lang, id+".md")
	if err := os.Rename(filepath.Join(p.Tree.Dir(), filepath.FromSlash(next.File)), filepath.Join(p.Tree.Dir(), current)); err != nil {
		return nil, err
	}
	note := fmt.Sprintf("%s in %s was %s and is %s now, in the words of %s", id, lang, p.Standing.Of(lang, id).State, st.State, next.By)
	return &Recorded{Files: []string{filepath.ToSlash(current)}, Removed: []string{next.File}, Notes: []string{note},
		Message: fmt.Sprintf("%s in %s: adopt the text of %s", id, lang, next.By) + "\n"}, nil
}

// AdoptWords writes the successor of a translation with the words that a
// reader proposed in a finding. Whoever's words are taken is the author of it:
// somebody else has to read it, and the reader cannot.
func (p *Project) AdoptWords(lang, id, record string, finding int) (*Recorded, error) {
	if _, err := p.text(lang, id); err != nil {
		return nil, err
	}
	if err := p.Faults.Err(); err != nil {
		return nil, err
	}
	r, err := p.findRecord(record)
	if err != nil {
		return nil, err
	}
	if r.Language != lang || r.Message != id {
		return nil, &Refusal{What: fmt.Sprintf("the record %s is about %s in %s", r.ID, r.Message, r.Language)}
	}
	if len(r.Findings) == 1 && finding == 0 {
		finding = 1
	}
	if finding < 1 || finding > len(r.Findings) {
		return nil, &Refusal{What: fmt.Sprintf("the record %s has %d findings", r.ID, len(r.Findings)), Hint: "--finding 1"}
	}
	f := r.Findings[finding-1]
	if f.Better == "" || f.Quote == "" {
		return nil, &Refusal{What: fmt.Sprintf("finding %d of %s does not say both which words and what would be better", finding, r.ID), Hint: "write " + library.SuccessorFile(lang, id) + " by hand"}
	}
	from := p.Library.Successor(lang, id)
	if from == nil {
		from = p.Library.Translation(lang, id)
	}
	if from == nil {
		return nil, &Refusal{What: fmt.Sprintf("there is no text of %s in %s to take the words into", id, lang)}
	}
	next := *from
	if n := put(&next, f.Quote, f.Better); n != 1 {
		return nil, &Refusal{What: fmt.Sprintf("the words that finding %d of %s is about stand in %s %d times, not once", finding, r.ID, from.File, n), Hint: "write " + library.SuccessorFile(lang, id) + " by hand, with by = \"" + author(r) + "\""}
	}
	next.By = author(r)
	file, text := library.SuccessorFile(lang, id), next.Write()
	if again, faults := library.ParseTranslation(file, lang, id, text); len(faults) > 0 {
		return nil, faults
	} else if again.Fingerprint() != next.Fingerprint() {
		return nil, fmt.Errorf("%s would not be read as it was written", file)
	}
	if err := writeFile(filepath.Join(p.Tree.Dir(), filepath.FromSlash(file)), []byte(text)); err != nil {
		return nil, err
	}
	return &Recorded{Files: []string{file}, Notes: []string{"by = " + next.By + ": somebody else has to read it"},
		Message: fmt.Sprintf("%s in %s: take the words of %s (record %s, finding %d)", id, lang, next.By, r.ID, finding) + "\n"}, nil
}

// author is whose words a record holds. A stranger has no handle: whoever
// typed them in answers for them.
func author(r *evidence.Record) string {
	if r.Reader != "" {
		return r.Reader
	}
	return r.RecordedBy
}

// put replaces words wherever they stand in a text and tells how often that
// was. A line end is as good as a space: a reader quotes what they see.
func put(t *library.Translation, quote, better string) int {
	words := strings.Fields(quote)
	for i, w := range words {
		words[i] = regexp.QuoteMeta(w)
	}
	pattern := regexp.MustCompile(strings.Join(words, `\s+`))
	n := 0
	for _, field := range []*string{&t.Title, &t.Alt, &t.Short, &t.Markdown} {
		n += len(pattern.FindAllStringIndex(*field, -1))
		*field = pattern.ReplaceAllLiteralString(*field, better)
	}
	return n
}

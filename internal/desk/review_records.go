package desk

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"salam/internal/evidence"
	"salam/internal/library"
	"salam/internal/review/slip"
	"salam/internal/tree"
)

// people are the contributors of the tree.
func (p *Project) people() (evidence.People, error) {
	people, faults := evidence.ParsePeople(p.Library, p.Library.Contributors)
	return people, faults.Err()
}

// coordinator makes sure that somebody may decide: a coordinator of the list.
func (p *Project) coordinator(flag, handle string) error {
	people, err := p.people()
	switch {
	case err != nil:
		return err
	case handle == "":
		return &Refusal{What: "a coordinator has to answer for this", Hint: fmt.Sprintf("say who you are: %s coordinator-1, a handle of translations/contributors.toml", flag)}
	case !people[handle].Is(evidence.Coordinator):
		return &Refusal{What: fmt.Sprintf("%s %s: this is no coordinator", flag, handle), Hint: `in translations/contributors.toml: roles = ["coordinator"]`}
	}
	return nil
}

// whole refuses a tree with faults: what is written into it would be judged by
// a tree that nobody can judge.
func (p *Project) whole() error { return p.Faults.Err() }

// A Recorded is what was written into the tree, and how to say so in git.
type Recorded struct {
	Files   []string // new files, in the tree
	Removed []string
	Notes   []string // what the coordinator has to know
	Message string   // a commit message
}

// record writes evidence: each record is read back first, and the whole tree
// is judged with the records in it, so that nothing is written that would be a
// fault. Either all files are written or none.
func (p *Project) record(records []evidence.Record) ([]string, error) {
	type file struct{ name, text string }
	var files []file
	with := *p.Library
	with.Evidence = append([]library.File(nil), p.Library.Evidence...)
	var faults tree.Faults
	for _, r := range records {
		name, text := r.Write()
		f := library.File{Path: name, Language: r.Language, Message: r.Message, Text: text}
		if _, fs := evidence.ParseRecord(f); len(fs) > 0 {
			faults = append(faults, fs...)
			continue
		}
		if p.Tree.Exists(name) {
			return nil, &Refusal{What: name + " is there already", Hint: "the same record has been written before"}
		}
		files = append(files, file{name, text})
		with.Evidence = append(with.Evidence, f)
	}
	if len(faults) == 0 {
		_, faults = evidence.Compute(&with, p.AsOf)
	}
	if len(faults) > 0 {
		return nil, faults
	}
	var written []string
	undo := func(err error) error {
		for _, name := range written {
			err = errors.Join(err, os.Remove(filepath.Join(p.Tree.Dir(), filepath.FromSlash(name))))
		}
		return err
	}
	for _, f := range files {
		if err := writeFile(filepath.Join(p.Tree.Dir(), filepath.FromSlash(f.name)), []byte(f.text)); err != nil {
			return nil, undo(fmt.Errorf("write %s: %w", f.name, err))
		}
		written = append(written, f.name)
	}
	return written, nil
}

// slipTree is what a slip is held against.
func (p *Project) slipTree() (slip.Tree, error) {
	people, err := p.people()
	return slip.Tree{Library: p.Library, People: people, Records: slip.Records(p.Library), AsOf: p.AsOf}, err
}

// commitMessage is a first line and, under it, what was done.
func commitMessage(first string, lines []string) string {
	return first + "\n\n" + strings.Join(lines, "\n") + "\n"
}

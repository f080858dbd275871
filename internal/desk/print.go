package desk

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"salam/internal/edition"
	"salam/internal/library"
	"salam/internal/sheet"
)

// PrintOptions say what to print.
type PrintOptions struct {
	Sheet     string   // "" for all
	Place     string   // file of a place; "" for the tree's region
	Languages []string // none: all that the sheet has
	Draft     bool     // print what is not approved as well, marked
	Out       string   // folder; "" for private/print in the tree, which is never published
	Variant   sheet.Variant
}

// A Printed is what was written, and what was left out and why.
type Printed struct {
	Files   []string
	LeftOut []LeftOut
}

// Print writes sheets for a place: approved text only, unless drafts were
// asked for. One sheet, or the sheets of a region, are a PDF each; a place
// gets its whole set as one PDF in printing order, with a cover page.
func (p *Project) Print(opt PrintOptions) (*Printed, error) {
	place, err := p.Place(opt.Place)
	if err != nil {
		return nil, err
	}
	mode := edition.Release
	if opt.Draft {
		mode = edition.Preview
	}
	pub, err := p.publish(mode, place)
	if err != nil {
		return nil, err
	}
	sheets, err := p.chosen(opt)
	if err != nil {
		return nil, err
	}
	jobs := opt.jobs(sheets)
	out := opt.Out
	if out == "" {
		out = filepath.Join(p.Tree.Dir(), "private", "print")
	}
	files, leftOut, err := p.printed(pub, jobs, opt, place)
	done := &Printed{LeftOut: leftOut}
	if err != nil {
		return done, err
	}
	// A sheet that was asked for by name is printed whole or not at all where a
	// promise is missing; of the whole set it is told on the cover.
	for _, l := range leftOut {
		if opt.Sheet != "" && l.Unmet {
			return done, &Refusal{What: fmt.Sprintf("%s: %s", opt.Sheet, l.Why), Hint: "ask the place, and write the day of its answer under `confirms`"}
		}
	}
	if len(files) == 0 {
		hint := "see what is missing with: salam status"
		if !opt.Draft {
			hint += "; to see drafts, marked, add --draft"
		}
		return done, &Refusal{What: "nothing may be printed", Hint: hint}
	}
	for _, f := range files {
		name := filepath.Join(out, filepath.FromSlash(f.path))
		if err := writeFile(name, f.data); err != nil {
			return nil, fmt.Errorf("write %s: %w", name, err)
		}
		done.Files = append(done.Files, name)
	}
	if err := p.fontLicences(filepath.Join(out, "licences")); err != nil {
		return nil, err
	}
	return done, nil
}

// jobs are the editions to print: of all that a sheet is made in, or of the
// languages asked for.
func (opt *PrintOptions) jobs(sheets []*library.Sheet) []job {
	var jobs []job
	for _, s := range sheets {
		for _, lang := range sheet.Editions(s) {
			// A set, and a sheet asked for by name, have what holds no one language.
			whole := (opt.Place != "" || opt.Sheet != "") && (lang == sheet.All || lang == sheet.Pictures)
			if len(opt.Languages) == 0 || whole || slices.Contains(opt.Languages, lang) {
				jobs = append(jobs, job{s, lang, opt.Variant})
			}
		}
	}
	return jobs
}

// printed makes the files: the set of a place, or a file a job.
func (p *Project) printed(pub *edition.Publication, jobs []job, opt PrintOptions, place *library.Place) ([]printedFile, []LeftOut, error) {
	if place != nil && opt.Sheet == "" {
		return p.set(pub, jobs, place)
	}
	files, leftOut, err := p.sheets(pub, jobs)
	for i := range files {
		files[i].path = files[i].sheet.ID + "-" + files[i].name()
	}
	return files, leftOut, err
}

func (p *Project) chosen(opt PrintOptions) ([]*library.Sheet, error) {
	for _, lang := range opt.Languages {
		if p.Library.Language(lang) == nil {
			return nil, &Refusal{What: fmt.Sprintf("there is no language %q", lang), Hint: "one of " + strings.Join(p.languages(), ", ")}
		}
	}
	if opt.Sheet == "" {
		return p.Library.Sheets, nil
	}
	s := p.Library.Sheet(opt.Sheet)
	if s == nil {
		var ids []string
		for _, s := range p.Library.Sheets {
			ids = append(ids, s.ID)
		}
		return nil, &Refusal{What: fmt.Sprintf("there is no sheet %q", opt.Sheet), Hint: "one of " + strings.Join(ids, ", ")}
	}
	for _, lang := range opt.Languages {
		if !s.AllOnOne && s.Kind != "pictures" && !slices.Contains(s.Languages, lang) {
			return nil, &Refusal{What: fmt.Sprintf("the sheet %s is not made in %q", s.ID, lang), Hint: "it is made in " + strings.Join(s.Languages, ", ")}
		}
	}
	return []*library.Sheet{s}, nil
}

func (p *Project) languages() []string {
	var ids []string
	for _, l := range p.Library.Languages {
		ids = append(ids, l.ID)
	}
	return ids
}

// notThere makes sure that a file is new: nothing that somebody wrote is
// overwritten.
func notThere(file string) error {
	_, err := os.Lstat(file)
	switch {
	case err == nil:
		return &Refusal{What: file + " is there already", Hint: "change it, or choose another id"}
	case errors.Is(err, os.ErrNotExist):
		return nil
	}
	return err
}

package desk

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"

	"salam/internal/drawing"
	"salam/internal/edition"
	"salam/internal/library"
	"salam/internal/pdf"
	"salam/internal/sheet"
	"salam/internal/site"
	"salam/internal/tree"
)

// BuildOptions say what to build.
type BuildOptions struct {
	Release  bool
	Place    string       // file of a place; "" for the tree's region
	Out      string       // "" for preview or public in the tree
	Progress func(string) // told what is being done; may be nil
}

// A Built is what a build has made.
type Built struct {
	Dir      string
	Mode     edition.Mode
	Messages int // that have a text, over all languages
	Sheets   int // files
	Cards    int // images for chats
	LeftOut  []LeftOut
}

// A LeftOut is a message that is not on a sheet although the sheet names it.
type LeftOut struct {
	Sheet, Language, Message, Why string
	Unmet                         bool // the place has not confirmed a promise
}

// Build makes the site and every sheet, and swaps them in at once: a build
// that fails or is killed leaves the last one in place.
func (p *Project) Build(ctx context.Context, opt BuildOptions) (*Built, error) {
	mode := edition.Preview
	if opt.Release {
		mode = edition.Release
	}
	if opt.Progress == nil {
		opt.Progress = func(string) {}
	}
	place, err := p.Place(opt.Place)
	if err != nil {
		return nil, err
	}
	if place != nil && place.Kind == "hotel" {
		return nil, &Refusal{What: "a site is never built for a hotel: its name would be published", Hint: "print for it: salam print --place " + opt.Place}
	}
	pub, err := p.publish(mode, place)
	if err != nil {
		return nil, err
	}
	out := opt.Out
	if out == "" {
		out = filepath.Join(p.Tree.Dir(), map[edition.Mode]string{edition.Preview: "preview", edition.Release: "public"}[mode])
	}
	built := &Built{Dir: out, Mode: mode}
	for _, v := range pub.Volumes {
		for _, e := range v.Entries {
			if e.Text != nil {
				built.Messages++
			}
		}
	}
	opt.Progress("setting the sheets")
	printed, leftOut, err := p.sheets(pub, everyJob(p.Library.Sheets))
	if err != nil {
		return nil, err
	}
	built.Sheets, built.LeftOut = len(printed), leftOut
	cards, err := p.cards(pub)
	if err != nil {
		return nil, err
	}
	built.Cards = len(cards)
	options := site.Options{Out: out, Tree: p.Tree, Progress: opt.Progress}
	for _, f := range printed {
		// Pages link to the plain sheet and to the one for a pen, with which a
		// place is served that opened today.
		if (f.variant == (sheet.Variant{}) || f.variant.WriteIn) && p.Library.Language(f.lang) != nil {
			options.Print = append(options.Print, site.PrintLink{Lang: f.lang, Path: f.path, Messages: f.messages, Label: f.label(), WriteIn: f.variant.WriteIn})
		}
	}
	for _, c := range cards {
		options.Share = append(options.Share, site.ShareLink{Lang: c.lang, Message: c.message, Path: c.path})
	}
	options.Extra = func(dir string) error {
		for _, f := range printed {
			if err := writeFile(filepath.Join(dir, filepath.FromSlash(f.path)), f.data); err != nil {
				return err
			}
		}
		if len(printed) > 0 {
			if err := p.fontLicences(filepath.Join(dir, "print", "licences")); err != nil {
				return err
			}
		}
		return draw(cards, dir)
	}
	if err := site.Build(ctx, pub, options); err != nil {
		return nil, err
	}
	return built, nil
}

// A job is one edition of a sheet that is to be set.
type job struct {
	sheet   *library.Sheet
	lang    string // one of sheet.Editions
	variant sheet.Variant
}

// name is the file of a job, below a folder of its sheet.
func (j job) name() string {
	if v := j.variant.Name(); v != "" {
		return j.lang + "-" + v + ".pdf"
	}
	return j.lang + ".pdf"
}

// label tells a sheet from the others without words: its paper, and what is
// beside the language.
func (j job) label() string {
	paper := strings.ToUpper(j.sheet.Paper)
	switch {
	case j.sheet.Bilingual:
		return paper + " + English"
	case j.sheet.Kind == "cards":
		return "8 × A7"
	case j.sheet.Kind == "leaflet" && j.sheet.Paper == "a4":
		return "2 × A5"
	}
	return paper
}

// everyJob is every edition of the sheets: plain, for black-and-white printers,
// and to be filled in with a pen.
func everyJob(sheets []*library.Sheet) []job {
	var jobs []job
	for _, s := range sheets {
		for _, lang := range sheet.Editions(s) {
			jobs = append(jobs, job{s, lang, sheet.Variant{}})
			for _, v := range sheet.Variants(s) {
				jobs = append(jobs, job{s, lang, v})
			}
		}
	}
	return jobs
}

// A printedFile is one edition of a sheet as a PDF.
type printedFile struct {
	job
	path     string // slash path in the output
	messages []string
	pages    int
	data     []byte
}

// sheets sets and writes sheets, as many at a time as there are processors. A
// job of which nothing may be printed gives no file.
func (p *Project) sheets(pub *edition.Publication, jobs []job) ([]printedFile, []LeftOut, error) {
	results, leftOut, err := p.compose(pub, jobs)
	if err != nil {
		return nil, nil, err
	}
	errs := make([]error, len(results))
	files := make([]printedFile, len(results))
	parallel(len(results), func(i int) {
		r := results[i]
		files[i] = printedFile{job: r.job, path: path.Join("print", r.sheet.ID, r.name()), messages: r.Messages, pages: len(r.Document.Pages)}
		files[i].data, errs[i] = pdfBytes(r.Document)
	})
	if err := errors.Join(errs...); err != nil {
		return nil, nil, err
	}
	return files, leftOut, nil
}

// A composed sheet has at least one page.
type composed struct {
	job
	sheet.Result
}

// compose sets sheets and leaves out those of which nothing may be printed.
func (p *Project) compose(pub *edition.Publication, jobs []job) ([]composed, []LeftOut, error) {
	fonts, err := p.fonts()
	if err != nil {
		return nil, nil, err
	}
	press := sheet.New(fonts)
	results := make([]sheet.Result, len(jobs))
	errs := make([]error, len(jobs))
	parallel(len(jobs), func(i int) {
		j := jobs[i]
		results[i], errs[i] = press.Set(j.sheet, pub, j.lang, j.variant)
		if errs[i] != nil {
			errs[i] = p.misfits(errs[i])
		}
	})
	var faults tree.Faults
	for _, err := range errs {
		var more tree.Faults
		switch {
		case err == nil:
		case errors.As(err, &more):
			for _, f := range more {
				if !contains(faults, f) {
					faults = append(faults, f)
				}
			}
		default:
			return nil, nil, err
		}
	}
	if err := faults.Err(); err != nil {
		return nil, nil, err
	}
	var done []composed
	var leftOut []LeftOut
	for i, j := range jobs {
		// The variants of an edition leave out the same.
		if i == 0 || jobs[i-1].sheet != j.sheet || jobs[i-1].lang != j.lang {
			for _, l := range results[i].LeftOut {
				if l.Language == "" {
					l.Language = j.lang
				}
				leftOut = append(leftOut, LeftOut{j.sheet.ID, l.Language, l.Message, l.Why, l.Unmet})
			}
		}
		if results[i].Document != nil {
			done = append(done, composed{j, results[i]})
		}
	}
	return done, leftOut, nil
}

// parallel calls do for 0 … n-1, as many at a time as there are processors and
// about in order: what follows each other shares drawings.
func parallel(n int, do func(i int)) {
	next := make(chan int)
	var wait sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		wait.Go(func() {
			for i := range next {
				do(i)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	wait.Wait()
}

func pdfBytes(doc *drawing.Document) ([]byte, error) {
	var b strings.Builder
	if err := pdf.Write(&b, doc); err != nil {
		return nil, err
	}
	return []byte(b.String()), nil
}

// misfits turns what a sheet cannot set into faults that name the file.
func (p *Project) misfits(err error) error {
	var faults tree.Faults
	for _, e := range unjoin(err) {
		var m *sheet.Misfit
		if !errors.As(e, &m) {
			return err
		}
		faults.Add(p.fileOf(m.Language, m.Message), 0, "", "%v", m)
	}
	return faults
}

func unjoin(err error) []error {
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		return joined.Unwrap()
	}
	return []error{err}
}

// fileOf is where a text of a sheet comes from.
func (p *Project) fileOf(lang, message string) string {
	if strings.HasPrefix(message, "ui-") || message == "sender" || message == "place" {
		return path.Join("translations", lang, "ui.toml")
	}
	if t := p.Library.Translation(lang, message); t != nil {
		return t.File
	}
	if m := p.Library.Message(message); m != nil {
		return m.File
	}
	return message
}

// fontLicences puts the licences of the fonts beside the PDFs that embed them.
func (p *Project) fontLicences(dir string) error {
	names, _ := p.Tree.Names("assets/fonts")
	for _, n := range names {
		if !strings.HasPrefix(n, "OFL-") {
			continue
		}
		src, err := p.Tree.Bytes("assets/fonts/"+n, 64<<10)
		if err != nil {
			return fmt.Errorf("licence of a font: %w", err)
		}
		if err := writeFile(filepath.Join(dir, n), src); err != nil {
			return err
		}
	}
	return nil
}

// writeFile writes a file whole or not at all.
func writeFile(name string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(name), ".salam-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	_, err = f.Write(data)
	err = errors.Join(err, f.Chmod(0o644), f.Close())
	if err != nil {
		return err
	}
	return os.Rename(f.Name(), name)
}

func contains[T comparable](list []T, s T) bool { return slices.Contains(list, s) }

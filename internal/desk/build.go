package desk

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"strings"
	"sync"

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
	LeftOut  []LeftOut
}

// A LeftOut is a message that is not on a sheet although the sheet names it.
type LeftOut struct {
	Sheet, Language, Message, Why string
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
	printed, leftOut, err := p.sheets(pub, p.Library.Sheets, nil)
	if err != nil {
		return nil, err
	}
	built.Sheets, built.LeftOut = len(printed), leftOut
	options := site.Options{Out: out, Tree: p.Tree, Progress: opt.Progress}
	for _, f := range printed {
		options.Print = append(options.Print, site.PrintLink{Lang: f.lang, Path: f.path, Messages: f.messages})
	}
	options.Extra = func(dir string) error {
		for _, f := range printed {
			if err := writeFile(filepath.Join(dir, filepath.FromSlash(f.path)), f.data); err != nil {
				return err
			}
		}
		if len(printed) > 0 {
			return p.fontLicences(filepath.Join(dir, "print", "licences"))
		}
		return nil
	}
	if err := site.Build(ctx, pub, options); err != nil {
		return nil, err
	}
	return built, nil
}

// A printedFile is a sheet in one language as a PDF.
type printedFile struct {
	sheet, lang, path string
	messages          []string
	data              []byte
}

// sheets sets and writes sheets in every language in which something of them
// may be printed, as many at a time as there are processors. languages may
// narrow the choice.
func (p *Project) sheets(pub *edition.Publication, sheets []*library.Sheet, languages []string) ([]printedFile, []LeftOut, error) {
	fonts, err := p.fonts()
	if err != nil {
		return nil, nil, err
	}
	press, printer := sheet.New(fonts), pdf.NewPrinter()
	type job struct {
		sheet *library.Sheet
		lang  string
	}
	var jobs []job
	for _, s := range sheets {
		for _, lang := range s.Languages {
			if len(languages) == 0 || contains(languages, lang) {
				jobs = append(jobs, job{s, lang})
			}
		}
	}
	files := make([]printedFile, len(jobs))
	left := make([][]LeftOut, len(jobs))
	errs := make([]error, len(jobs))
	var wait sync.WaitGroup
	limit := make(chan struct{}, runtime.GOMAXPROCS(0))
	for i, j := range jobs {
		wait.Go(func() {
			limit <- struct{}{}
			defer func() { <-limit }()
			result, err := press.Set(j.sheet, pub, j.lang)
			for _, l := range result.LeftOut {
				left[i] = append(left[i], LeftOut{j.sheet.ID, j.lang, l.Message, l.Why})
			}
			if err != nil {
				errs[i] = p.misfits(err)
				return
			}
			if result.Document == nil {
				return
			}
			files[i] = printedFile{sheet: j.sheet.ID, lang: j.lang, path: path.Join("print", j.sheet.ID, j.lang+".pdf"), messages: result.Messages}
			files[i].data, errs[i] = printer.Bytes(result.Document)
		})
	}
	wait.Wait()
	if err := errors.Join(errs...); err != nil {
		return nil, nil, err
	}
	var done []printedFile
	var leftOut []LeftOut
	for i := range jobs {
		if files[i].data != nil {
			done = append(done, files[i])
		}
		leftOut = append(leftOut, left[i]...)
	}
	return done, leftOut, nil
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

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

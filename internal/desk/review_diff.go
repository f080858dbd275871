package desk

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"salam/internal/drawing"
	"salam/internal/edition"
	"salam/internal/library"
	"salam/internal/raster"
	"salam/internal/review/commit"
	"salam/internal/review/diff"
	"salam/internal/review/page"
	"salam/internal/sheet"
	"salam/internal/tree"
)

// DiffOptions say what is compared.
type DiffOptions struct {
	Dir        string // a tree inside a repository, for names of commits
	Base, Head string // commits, or folders
	Out        string // a folder; what an earlier comparison has left in it is replaced
	Defaults   fs.FS
	AsOf       tree.Date
	Progress   func(string)
}

// Diff writes the page of what has changed between two trees, and returns the
// folder's files.
func Diff(ctx context.Context, opt DiffOptions) ([]string, error) {
	if opt.Out == "" {
		return nil, &Refusal{What: "it is not said where to write", Hint: "-o review"}
	}
	if err := ours(opt.Out); err != nil {
		return nil, err
	}
	opt.Progress("reading " + opt.Base)
	base, closeBase, err := openSide(ctx, opt, opt.Base)
	if err != nil {
		return nil, err
	}
	defer closeBase()
	opt.Progress("reading " + opt.Head)
	head, closeHead, err := openSide(ctx, opt, opt.Head)
	if err != nil {
		return nil, err
	}
	defer closeHead()
	// The colours are the base's: what a page looks like is not for a change to
	// say about itself.
	style, err := page.NewStyle(base.Tree, base.Library)
	if err != nil {
		return nil, err
	}
	before, err := base.side(opt.Base)
	if err != nil {
		return nil, err
	}
	after, err := head.side(opt.Head)
	if err != nil {
		return nil, err
	}
	opt.Progress("comparing")
	files, err := diff.Make(before, after, diff.Options{Style: style})
	if err != nil {
		return nil, err
	}
	if err := os.RemoveAll(opt.Out); err != nil {
		return nil, err
	}
	names := slices.Sorted(maps.Keys(files))
	for _, n := range names {
		if err := writeFile(filepath.Join(opt.Out, filepath.FromSlash(n)), files[n]); err != nil {
			return nil, err
		}
	}
	return names, nil
}

// ours refuses to replace a folder that holds anything but a comparison.
func ours(dir string) error {
	entries, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return nil
	case err != nil:
		return err
	}
	for _, e := range entries {
		if !slices.Contains([]string{"index.html", "summary.md", "pictures", "sheets"}, e.Name()) {
			return &Refusal{What: fmt.Sprintf("%s holds %s, which no comparison has made", dir, e.Name()), Hint: "name another folder"}
		}
	}
	return nil
}

// parts of a repository that make a tree.
var treeParts = []string{"content/", "translations/", "assets/illustrations/", "assets/kit/", "assets/css/"}

// openSide opens a folder, or a commit in a folder of its own that is removed
// again.
func openSide(ctx context.Context, opt DiffOptions, name string) (*Project, func(), error) {
	if info, err := os.Stat(name); err == nil && info.IsDir() {
		p, err := Open(name, opt.Defaults, opt.AsOf)
		if err != nil {
			return nil, nil, err
		}
		return p, func() { p.Close() }, nil
	}
	dir, err := os.MkdirTemp("", "salam-")
	if err != nil {
		return nil, nil, err
	}
	remove := func() { os.RemoveAll(dir) }
	keep := func(file string) bool {
		return slices.ContainsFunc(treeParts, func(p string) bool { return strings.HasPrefix(file, p) })
	}
	if err := commit.Extract(ctx, opt.Dir, name, keep, dir); err != nil {
		remove()
		hint := "a commit of the repository, or a folder that holds a tree"
		return nil, nil, &Refusal{What: fmt.Sprintf("cannot read %s: %v", name, err), Hint: hint}
	}
	p, err := Open(dir, opt.Defaults, opt.AsOf)
	if err != nil {
		remove()
		return nil, nil, &Refusal{What: fmt.Sprintf("%s holds no tree", name), Hint: "content/messages has to be there; name the folder of the tree with -C"}
	}
	return p, func() { p.Close(); remove() }, nil
}

// Widths of pictures of sheets, in pixels: one beside another, and one to read.
const (
	smallPage = 360
	largePage = 1240 // 210 dpi of A5
)

// side is what a comparison is made of. A tree with faults is shown as far as
// it can be read; nothing is printed of it.
func (p *Project) side(name string) (*diff.Side, error) {
	s := &diff.Side{Name: path.Base(filepath.ToSlash(name)), Library: p.Library, Standing: p.Standing, Faults: p.Faults}
	s.Findings = p.textFindings()
	if len(p.Faults) > 0 {
		return s, nil
	}
	fonts, err := p.fonts()
	if err != nil {
		return nil, err
	}
	press, renderer := sheet.New(fonts), raster.New()
	s.Sheets = func(lang, message string) ([]diff.Sheet, error) {
		pub, faults := edition.Publish(p.Library, p.Standing, edition.Options{Mode: edition.Preview, AsOf: p.AsOf, Place: p.region(), Languages: []string{lang}, Messages: []string{message}})
		if err := faults.Err(); err != nil {
			return nil, err
		}
		var all []diff.Sheet
		for _, one := range p.Library.Sheets {
			if !slices.Contains(one.Messages, message) || !slices.Contains(sheet.Editions(one), lang) {
				continue
			}
			alone := *one
			alone.Messages = []string{message}
			all = append(all, pages(press, renderer, &alone, pub, lang))
		}
		return all, nil
	}
	return s, nil
}

// pages sets one message alone on a sheet. What does not fit is told in place
// of the picture; check tells it too.
func pages(press *sheet.Press, renderer *raster.Renderer, s *library.Sheet, pub *edition.Publication, lang string) diff.Sheet {
	out := diff.Sheet{Name: s.ID}
	result, err := press.Set(s, pub, lang, sheet.Variant{})
	switch {
	case err != nil:
		out.Why = "it does not fit: " + err.Error()
		return out
	case result.Document == nil:
		out.Why = "it is not printed"
		if len(result.LeftOut) > 0 {
			out.Why += ": " + result.LeftOut[0].Why
		}
		return out
	}
	for i := range result.Document.Pages {
		pg, err := pageImage(renderer, &result.Document.Pages[i])
		if err != nil {
			out.Pages, out.Why = nil, "it cannot be drawn: "+err.Error()
			return out
		}
		out.Pages = append(out.Pages, pg)
	}
	return out
}

// pageImage is a page as small and as large as a review shows it.
func pageImage(renderer *raster.Renderer, pg *drawing.Page) (diff.Page, error) {
	small, err := renderer.Thumbnail(pg, smallPage)
	if err != nil {
		return diff.Page{}, err
	}
	large, err := renderer.Thumbnail(pg, largePage)
	return diff.Page{Small: small, Large: large, Ext: "png"}, err
}

// region is the first region of the tree: its numbers stand on the sheets.
func (p *Project) region() *library.Place {
	for _, place := range p.places() {
		if place.Kind == "region" {
			return place
		}
	}
	return nil
}

package site

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"salam/internal/edition"
	"salam/internal/site/swap"
	"salam/internal/tree"
)

// Options say where the site goes and what goes along with it.
type Options struct {
	Out  string     // the final folder, e.g. preview
	Tree *tree.Tree // for layouts/, assets/css and hugo.toml: its own win over the defaults

	// Print lists the sheets that Extra writes, so that pages can link to them.
	Print []PrintLink
	// Share lists the images that Extra writes, so that pages can link to them.
	Share []ShareLink
	// Extra is handed the finished but not yet visible folder, to write the
	// sheets and images into it. Its error stops the build. May be nil.
	Extra func(dir string) error
	// Progress is told what is being done, in a few words. May be nil.
	Progress func(step string)

	clock string // for tests: what Hugo takes for the time
}

// A PrintLink is one printed sheet in one language.
type PrintLink struct {
	Lang     string   // id of the language
	Path     string   // slash path in the output, e.g. print/basics/ar.pdf
	Messages []string // ids of what stands on it
	Label    string   // what tells it from other sheets in any language: its paper, e.g. "A5"
	WriteIn  bool     // its place panel is to be filled in with a pen
}

// A ShareLink is the image of one message in one language.
type ShareLink struct {
	Lang, Message string // ids
	Path          string // share/<lang>/<message>.png
}

// Build makes the site of a publication and puts it in the place of
// opt.Out, which must not exist, be empty, or hold an earlier site. Until the
// last step nothing changes there; a build that fails or is killed leaves the
// old site whole.
//
// The same publication and the same layouts give the same bytes, whenever and
// wherever they are built.
func Build(ctx context.Context, pub *edition.Publication, opt Options) (err error) {
	step := opt.Progress
	if step == nil {
		step = func(string) {}
	}
	s, err := newSite(pub, opt)
	if err != nil {
		return err
	}
	work, err := swap.Begin(opt.Out, ours)
	if err != nil {
		return err
	}
	defer work.Abandon()

	step("staging")
	stage, out := work.Path("stage"), work.New()
	if err := s.writeStage(stage); err != nil {
		return fmt.Errorf("stage the site: %w", err)
	}
	step("rendering")
	var extra []string
	if opt.clock != "" {
		extra = []string{"--clock", opt.clock}
	}
	if err := runHugo(ctx, stage, out, work.Path("hugo"), work.Lock(), extra...); err != nil {
		return err
	}
	if err := s.expectPages(out); err != nil {
		return err
	}
	if err := s.writeRest(out); err != nil {
		return err
	}
	if opt.Extra != nil {
		step("sheets")
		if err := opt.Extra(out); err != nil {
			return err
		}
	}
	if err := s.expectShared(out); err != nil {
		return err
	}
	for _, p := range opt.Print {
		if info, err := os.Stat(filepath.Join(out, filepath.FromSlash(p.Path))); err != nil || !info.Mode().IsRegular() {
			return fmt.Errorf("the site links to %s, but nobody wrote it", p.Path)
		}
	}
	if err := s.writeManifest(out); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	step("exchanging")
	return work.Commit()
}

// check refuses a publication that the site could not show as promised. These
// are mistakes of the caller: the gate has decided before.
func check(pub *edition.Publication, print []PrintLink, share []ShareLink) error {
	var errs []error
	bad := func(format string, args ...any) { errs = append(errs, fmt.Errorf("site: "+format, args...)) }
	if len(pub.Volumes) == 0 {
		bad("the publication has no language")
	}
	if pub.Place == nil || pub.Place.Emergency == "" {
		bad("the place has no emergency number; a site is made for a region")
	}
	if pub.Mode != edition.Preview && pub.Mode != edition.Release {
		bad("unknown mode %q", pub.Mode)
	}
	langs := map[string]bool{}
	for _, v := range pub.Volumes {
		l := v.Language.ID
		switch {
		case !tree.ValidID(l) || reserved[l]:
			bad("%q cannot be the folder of a language: the site uses it for something else", l)
		case langs[l]:
			bad("the language %q stands there twice", l)
		}
		langs[l] = true
		ids := map[string]bool{}
		for _, e := range v.Entries {
			switch {
			case !tree.ValidID(e.ID):
				bad("%q is no id", e.ID)
			case ids[e.ID]:
				bad("the message %q stands there twice in %s", e.ID, l)
			}
			ids[e.ID] = true
			if pub.Mode == edition.Release {
				errs = append(errs, checkReleased(l, e))
			}
		}
	}
	for _, p := range print {
		if !langs[p.Lang] || !filepath.IsLocal(filepath.FromSlash(p.Path)) {
			bad("the sheet %s (%s) has no place in the output", p.Path, p.Lang)
		}
	}
	for _, l := range share {
		errs = append(errs, checkShared(pub, l))
	}
	return errors.Join(errs...)
}

// reserved are the folders at the root of the site that hold no language.
var reserved = map[string]bool{"pictures": true, "print": true, "share": true, "e": true, "d": true, "css": true}

// checkReleased is the second lock on the door: a release that holds a draft
// is refused here as well.
func checkReleased(lang string, e edition.Entry) error {
	switch {
	case e.Text != nil && e.Mark == edition.AsDraft:
		return fmt.Errorf("site: a release holds a draft: %s in %s", e.ID, lang)
	case len(e.Pictures) > 0 && (e.Text == nil || e.Alone) && (e.NotTried || !e.Alone):
		return fmt.Errorf("site: a release holds pictures without words that nobody has tried: %s in %s", e.ID, lang)
	case e.Text != nil && unfilled(e.Text):
		return fmt.Errorf("site: a release holds an unfilled placeholder: %s in %s", e.ID, lang)
	}
	return nil
}

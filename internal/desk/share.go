package desk

import (
	"errors"
	"path"
	"path/filepath"

	"salam/internal/card"
	"salam/internal/check"
	"salam/internal/drawing"
	"salam/internal/edition"
	"salam/internal/raster"
	"salam/internal/tree"
)

// A sharedCard is the image of a message in one language, set but not drawn.
type sharedCard struct {
	lang, message, path string
	page                *drawing.Page
}

// cards sets the images that may leave. A message in all languages comes
// before the next message: they show the same drawing.
func (p *Project) cards(pub *edition.Publication) ([]sharedCard, error) {
	fonts, err := p.fonts()
	if err != nil {
		return nil, err
	}
	press := card.New(fonts)
	var all []sharedCard
	var entries []*edition.Entry
	var volumes []*edition.Volume
	for _, m := range p.Library.Messages {
		for i := range pub.Volumes {
			v := &pub.Volumes[i]
			if e := v.Entry(m.ID); e != nil && e.Share {
				all = append(all, sharedCard{lang: v.Language.ID, message: m.ID, path: path.Join("share", v.Language.ID, m.ID+".png")})
				entries, volumes = append(entries, e), append(volumes, v)
			}
		}
	}
	errs := make([]error, len(all))
	parallel(len(all), func(i int) {
		all[i].page, errs[i] = press.Set(pub, volumes[i], entries[i])
	})
	if err := errors.Join(errs...); err != nil {
		return nil, p.cardFaults(errs)
	}
	return all, nil
}

// cardFaults turns what a card cannot set into faults that name the file.
func (p *Project) cardFaults(errs []error) error {
	var faults tree.Faults
	for _, err := range errs {
		for _, e := range unjoin(err) {
			var m *card.Misfit
			switch {
			case e == nil:
			case errors.As(e, &m):
				faults.Add(p.fileOf(m.Language, m.Message), 0, misfitHint(m), "%v", m)
			default:
				return err
			}
		}
	}
	return faults
}

// cardFit says which texts do not fit on their image.
func (p *Project) cardFit(pub *edition.Publication) ([]check.Finding, error) {
	_, err := p.cards(pub)
	var faults tree.Faults
	if err != nil && !errors.As(err, &faults) {
		return nil, err
	}
	var found []check.Finding
	for _, fault := range faults {
		f := check.OfFault(fault)
		f.Rule = "fit"
		found = append(found, f)
	}
	return found, nil
}

func misfitHint(m *card.Misfit) string {
	var long *card.TooLong
	if errors.As(m, &long) {
		return "say it in fewer words"
	}
	return "use another word or character"
}

// draw draws the images and writes them below dir, one after the other on each
// processor: none is kept.
func draw(cards []sharedCard, dir string) error {
	renderer := raster.New()
	errs := make([]error, len(cards))
	parallel(len(cards), func(i int) {
		data, err := renderer.Thumbnail(cards[i].page, card.Width)
		if err == nil {
			err = writeFile(filepath.Join(dir, filepath.FromSlash(cards[i].path)), data)
		}
		errs[i] = err
	})
	return errors.Join(errs...)
}

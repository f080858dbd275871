package desk

import (
	"errors"

	"salam/internal/check"
	"salam/internal/edition"
	"salam/internal/sheet"
)

// Check is all that a machine can check: structure, facts, code points,
// drawings, and the fit of every text on every sheet that uses it.
func (p *Project) Check() ([]check.Finding, error) {
	var found []check.Finding
	for _, f := range p.Faults {
		found = append(found, check.OfFault(f))
	}
	found = append(found, p.textFindings()...)
	if len(p.Faults) == 0 {
		fit, err := p.fit()
		if err != nil {
			return nil, err
		}
		found = append(found, fit...)
	}
	check.Sort(found)
	return found, nil
}

// fit sets every sheet for the tree's region and for each clinic, drafts too.
func (p *Project) fit() ([]check.Finding, error) {
	var found []check.Finding
	seen := map[check.Finding]bool{}
	fonts, err := p.fonts()
	if err != nil {
		return nil, err
	}
	press := sheet.New(fonts)
	for _, place := range p.places() {
		pub, faults := edition.Publish(p.Library, p.Standing, edition.Options{Mode: edition.Preview, AsOf: p.AsOf, Place: place})
		if len(faults) > 0 {
			return nil, faults
		}
		for _, s := range p.Library.Sheets {
			for _, lang := range s.Languages {
				_, err := press.Set(s, pub, lang)
				for _, e := range unjoin(err) {
					var m *sheet.Misfit
					if e == nil || !errors.As(e, &m) {
						continue
					}
					f := check.Finding{Rule: "fit", Severity: check.Error, File: p.fileOf(lang, m.Message), Language: lang, Message: m.Error(),
						Hint: "use another word or character"}
					if !seen[f] {
						seen[f] = true
						found = append(found, f)
					}
				}
			}
		}
	}
	return found, nil
}

// Wrong reports whether the findings hold an error.
func Wrong(found []check.Finding) bool {
	for _, f := range found {
		if f.Severity == check.Error {
			return true
		}
	}
	return false
}

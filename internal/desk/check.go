package desk

import (
	"errors"

	"salam/internal/check"
	"salam/internal/edition"
	"salam/internal/library"
	"salam/internal/sheet"
)

// Check is all that a machine can check: structure, facts and their age, code
// points, drawings, and the fit of every text on every sheet
// and image that uses it.
func (p *Project) Check() ([]check.Finding, error) {
	var found []check.Finding
	for _, f := range p.Faults {
		found = append(found, check.OfFault(f))
	}
	found = append(found, p.textFindings()...)
	found = append(found, check.Facts(p.Library, p.Standing.Policy, p.AsOf)...)
	found = append(found, check.Drawings(p.Library)...)
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

// fit sets every sheet and image for the tree's region and for each clinic, drafts too.
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
		whole(pub)
		add := func(f check.Finding) {
			if !seen[f] {
				seen[f] = true
				found = append(found, f)
			}
		}
		cards, err := p.cardFit(pub)
		if err != nil {
			return nil, err
		}
		for _, f := range cards {
			add(f)
		}
		jobs := everyJob(p.Library.Sheets)
		errs := make([]error, len(jobs))
		parallel(len(jobs), func(i int) {
			_, errs[i] = press.Set(jobs[i].sheet, pub, jobs[i].lang, jobs[i].variant)
		})
		for _, err := range errs {
			for _, e := range unjoin(err) {
				var m *sheet.Misfit
				if e == nil || !errors.As(e, &m) {
					continue
				}
				add(check.Finding{Rule: "fit", Severity: check.Error, File: p.fileOf(m.Language, m.Message), Language: m.Language, Message: m.Error(), Hint: fitHint(m)})
			}
		}
	}
	return found, nil
}

// whole lets every text stand on its sheets and images, whatever may be printed today: a
// text has to fit before it is read, and drafts of clinical messages are not
// printed. What is set here is measured and thrown away.
func whole(pub *edition.Publication) {
	for i := range pub.Volumes {
		for k := range pub.Volumes[i].Entries {
			e := &pub.Volumes[i].Entries[k]
			e.Print, e.Alone, e.Unmet = e.Text != nil, true, nil
			e.Poster = e.Print && e.Kind != library.Sensitive
			e.Share = e.Poster
		}
	}
}

// fitHint says what helps against a misfit.
func fitHint(m *sheet.Misfit) string {
	var long *sheet.TooLong
	switch {
	case errors.As(m.Err, &long):
		return "picture and type are at their smallest already: say it in fewer words, or take the message off this sheet"
	}
	return "use another word or character"
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

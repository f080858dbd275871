package desk

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"salam/internal/check"
	"salam/internal/edition"
	"salam/internal/evidence"
	"salam/internal/library"
	"salam/internal/phrase"
	"salam/internal/sheet"
	"salam/internal/tree"
)

// Check is all that a machine can check: structure, facts and their age, code
// points, drawings, and the fit of every text on every sheet
// and image that uses it.
func (p *Project) Check() ([]check.Finding, error) {
	found := p.textFindings()
	for _, f := range p.Faults {
		if !told(found, f) {
			found = append(found, check.OfFault(f))
		}
	}
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

// told reports whether a rule on code points has found what a fault is about,
// so that one character is one finding.
func told(found []check.Finding, fault tree.Fault) bool {
	if !strings.HasPrefix(fault.What, "the text holds ") {
		return false
	}
	return slices.ContainsFunc(found, func(f check.Finding) bool {
		return f.File == fault.File && f.Line == fault.Line && slices.Contains([]string{"invis", "bidi-embed", "mojibake"}, f.Rule)
	})
}

// Fix makes the changes that the rules make by themselves, writes the files,
// and returns what changed. Texts that people have read are left as they are:
// a changed comma would be a text that nobody has read. kept names them.
func (p *Project) Fix() (mended []check.Mended, kept []string, err error) {
	checkers := check.Checkers(p.Library)
	for _, l := range p.Library.Languages {
		c := checkers[l.ID]
		if c == nil {
			continue
		}
		for _, m := range p.Library.Messages {
			t := p.Library.Translation(l.ID, m.ID)
			if t == nil {
				continue
			}
			if one, ok := c.FixTranslation(m, t); ok {
				if p.read(l.ID, m.ID) {
					kept = append(kept, t.File)
					continue
				}
				mended = append(mended, one)
			}
		}
		b := p.Library.Books[l.ID]
		file := phrase.File(l)
		if b == nil || !p.Tree.Own(file) {
			continue
		}
		text, faults := p.Tree.Text(file, tree.TOMLLimit)
		if len(faults) > 0 {
			continue // told by the check
		}
		if one, ok := c.FixBook(file, text, b, p.Library.Books[p.Library.English().ID]); ok {
			if slices.ContainsFunc(phrase.Units, func(unit string) bool { return p.read(l.ID, "ui-"+unit) }) {
				kept = append(kept, file)
				continue
			}
			mended = append(mended, one)
		}
	}
	for _, m := range mended {
		if len(m.Changes) == 0 {
			continue
		}
		if err := writeFile(filepath.Join(p.Tree.Dir(), filepath.FromSlash(m.File)), []byte(m.Text)); err != nil {
			return nil, nil, err
		}
	}
	return mended, kept, nil
}

// read reports whether somebody's reading of a text counts for anything.
func (p *Project) read(lang, id string) bool {
	return slices.ContainsFunc(p.Standing.Texts, func(s *evidence.Status) bool {
		return s.Language == lang && s.Message == id && s.State != evidence.Draft && s.State != evidence.Missing
	})
}

// CheckPairs checks texts from outside a tree: lines of id, English and
// translation. With fix it mends the file first.
func (p *Project) CheckPairs(file, lang, profile string, fix bool) (found []check.Finding, mended []check.Mended, err error) {
	l := p.Library.Language(lang)
	if l == nil || l.IsSource() {
		return nil, nil, &Refusal{What: fmt.Sprintf("there is no language %q to check", lang), Hint: "--lang, one of " + strings.Join(p.languages(), ", ")}
	}
	c := check.New(l, p.Library.Languages...)
	if profile != "" {
		var ok bool
		if c, ok = c.WithProfile(profile); !ok {
			return nil, nil, &Refusal{What: fmt.Sprintf("%s has no profile %q", l.Name, profile), Hint: "see content/languages/" + lang + ".rules.toml"}
		}
	}
	src, err := readPairs(file)
	if err != nil {
		return nil, nil, err
	}
	pairs, err := check.ReadPairs(src)
	if err != nil {
		return nil, nil, &Refusal{What: fmt.Sprintf("%s: %v", file, err), Hint: "a line a text: id, tab, English, tab, translation"}
	}
	if fix {
		if one, ok := c.FixPairs(file, src, pairs); ok {
			if err := writeFile(file, []byte(one.Text)); err != nil {
				return nil, nil, err
			}
			mended = append(mended, one)
			if pairs, err = check.ReadPairs(one.Text); err != nil {
				return nil, nil, err
			}
		}
	}
	return c.Pairs(file, pairs), mended, nil
}

// pairsLimit is the largest file of pairs, in bytes.
const pairsLimit = 64 << 20

func readPairs(file string) (string, error) {
	info, err := os.Stat(file)
	if err != nil {
		return "", &Refusal{What: fmt.Sprintf("cannot read %s: %v", file, err), Hint: "name a file of pairs: --pairs FILE.tsv"}
	}
	if !info.Mode().IsRegular() || info.Size() > pairsLimit {
		return "", &Refusal{What: fmt.Sprintf("%s is no file of at most %d MB", file, pairsLimit>>20)}
	}
	src, err := os.ReadFile(file)
	return string(src), err
}

// fit sets every sheet and image for the tree's region and for each clinic, drafts too.
func (p *Project) fit() ([]check.Finding, error) {
	if len(p.Library.Sheets) == 0 {
		return nil, nil
	}
	var found []check.Finding
	seen := map[string]bool{}
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
			if key := f.File + f.Message; !seen[key] {
				seen[key] = true
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

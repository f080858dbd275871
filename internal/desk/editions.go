package desk

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"salam/internal/edition"
	"salam/internal/tree"
)

// An EditionRow is where one issued edition stands, as `salam editions --json`
// prints it. Days are empty where there is none.
type EditionRow struct {
	Code      edition.Code   `json:"code"`
	Sheet     string         `json:"sheet"`
	Languages []string       `json:"languages"`
	Issued    string         `json:"issued"`
	State     edition.State  `json:"state"`
	Since     string         `json:"since,omitempty"`
	By        edition.Code   `json:"by,omitempty"`
	Why       edition.Reason `json:"why,omitempty"`
	Details   []string       `json:"details,omitempty"`
}

// Editions lists every issued edition and where it stands, in the order of the
// ledger. A code that somebody typed narrows the list to that one.
func (p *Project) Editions(typed string) ([]EditionRow, error) {
	if len(p.Faults) > 0 {
		return nil, p.Faults
	}
	var only edition.Code
	if typed != "" {
		code, err := edition.ReadCode(typed)
		if err != nil {
			return nil, &Refusal{What: err.Error(), Hint: "the code is at the bottom of the sheet, as in K7M4-XR2C"}
		}
		if p.Ledger.Of(code) == nil {
			return nil, &Refusal{What: fmt.Sprintf("%s is no edition of this project", code.Shown()), Hint: "all of them: salam editions"}
		}
		only = code
	}
	// What the calendar has to say is in the list: it refuses nothing here.
	current, _ := edition.Compose(p.Library, p.Standing)
	var rows []EditionRow
	for _, r := range p.Ledger.RecallOn(p.Library, p.Standing, current) {
		if only != "" && r.Code != only {
			continue
		}
		rows = append(rows, EditionRow{Code: r.Code, Sheet: r.Sheet, Languages: r.Languages, Issued: r.Issued.String(), State: r.State,
			Since: dayText(r.Since), By: r.By, Why: r.Why, Details: r.Details})
	}
	return rows, nil
}

func dayText(d tree.Date) string {
	if d == (tree.Date{}) {
		return ""
	}
	return d.String()
}

// An Issuing is what issuing has done.
type Issuing struct {
	Editions []Issued
	Downs    []*edition.Down // recorded now: their copies have to come down
}

// An Issued is an edition that was asked to be issued.
type Issued struct {
	*edition.Issue
	Fresh bool // it was not issued before
}

// Issue issues the editions of sheets that may be printed and are not issued
// yet: one file each. No sheet named means all. An edition that is issued
// already is given back as it is. Which editions have to be taken down, of
// whatever sheet, is recorded at the same time.
func (p *Project) Issue(sheets []string, day tree.Date) (*Issuing, error) {
	if len(p.Faults) > 0 {
		return nil, p.Faults
	}
	if day.String() > p.AsOf.String() {
		return nil, &Refusal{What: fmt.Sprintf("%s is to come", day), Hint: "issue it on that day, or with the day that is: --date " + p.AsOf.String()}
	}
	for _, id := range sheets {
		if p.Library.Sheet(id) == nil {
			return nil, &Refusal{What: fmt.Sprintf("there is no sheet %q", id), Hint: "see content/sheets"}
		}
	}
	current, faults := edition.Compose(p.Library, p.Standing)
	if err := faults.Err(); err != nil {
		return nil, err
	}
	done := &Issuing{Downs: p.Ledger.Unrecorded(p.Ledger.Recall(p.Library, p.Standing, current), day)}
	for _, e := range current {
		if len(sheets) > 0 && !slices.Contains(sheets, e.Sheet) {
			continue
		}
		i, fresh := p.Ledger.Issue(e, day)
		if !fresh && !sameText(i, e) {
			return nil, &Refusal{What: fmt.Sprintf("the code %s is taken: two editions share it by chance", e.Code.Shown()), Hint: "change a word of the sheet " + e.Sheet + " and issue it again"}
		}
		if old := p.Ledger.Of(i.Replaces); fresh && old != nil && day.String() < old.Issued.String() {
			return nil, &Refusal{What: fmt.Sprintf("%s replaces %s, which was issued on %s", i.Code.Shown(), old.Code.Shown(), old.Issued), Hint: "give a day that is not before it"}
		}
		done.Editions = append(done.Editions, Issued{i, fresh})
	}
	if len(done.Editions)+len(done.Downs) == 0 {
		return nil, &Refusal{What: "no sheet may be printed, so that none is issued", Hint: "see what is missing with: salam status"}
	}
	// What has to come down first: if writing fails half-way, that is known.
	for _, d := range done.Downs {
		if err := p.addToLedger(d.Write()); err != nil {
			return nil, err
		}
	}
	for _, i := range done.Editions {
		if i.Fresh {
			if err := p.addToLedger(i.Write()); err != nil {
				return nil, err
			}
		}
	}
	return done, nil
}

func (p *Project) addToLedger(file, text string) error {
	name := filepath.Join(p.Tree.Dir(), filepath.FromSlash(file))
	if err := notThere(name); err != nil {
		return err
	}
	if err := writeFile(name, []byte(text)); err != nil {
		return fmt.Errorf("write %s: %w", file, err)
	}
	return nil
}

// sameText reports whether an issue says what an edition says: a code is
// short, and could be shared.
func sameText(i *edition.Issue, e *edition.Edition) bool {
	other := edition.Issue{Edition: *e, Issued: i.Issued, Replaces: i.Replaces}
	_, a := i.Write()
	_, b := other.Write()
	return a == b
}

// An unissued is a sheet that may be printed and is in no ledger.
type unissued struct {
	sheet     string
	languages []string
}

// mayLeave makes sure of a sheet that is set for a release: it is issued, and
// nothing stands on it that its edition does not name. The sheet is known by
// the languages that stand together on it.
func (p *Project) mayLeave(pub *edition.Publication, sheet string, messages []string, languages ...string) (*unissued, error) {
	// A sheet without messages says nothing that could be out of date.
	if pub.Mode != edition.Release || len(messages) == 0 {
		return nil, nil
	}
	i := p.Ledger.Of(pub.Imprint(sheet, languages...).Code)
	if i == nil {
		return &unissued{sheet, languages}, nil
	}
	for _, id := range messages {
		if !slices.ContainsFunc(i.Messages, func(m edition.Printed) bool { return m.ID == id }) {
			return nil, fmt.Errorf("the sheet %s holds %s, which its edition %s does not name", sheet, id, i.Code.Shown())
		}
	}
	return nil, nil
}

// notIssued is the refusal of sheets that are not issued, with the command
// that issues them.
func (p *Project) notIssued(all []*unissued) error {
	var order []string
	languages := map[string][]string{}
	for _, u := range all {
		if languages[u.sheet] == nil {
			order = append(order, u.sheet)
		}
		languages[u.sheet] = append(languages[u.sheet], u.languages...)
	}
	if len(order) == 0 {
		return nil
	}
	var what []string
	for _, s := range order {
		what = append(what, fmt.Sprintf("%s in %s", s, strings.Join(languages[s], ", ")))
	}
	return &Refusal{What: "not issued, so that nobody could be told when it is out of date: sheet " + strings.Join(what, "; sheet "),
		Hint: "salam editions issue --date " + p.AsOf.String() + " " + strings.Join(order, " ")}
}

// Unissued names the editions that may be printed and are not issued, as
// "sheet in language".
func (p *Project) Unissued() []string {
	current, _ := edition.Compose(p.Library, p.Standing)
	var all []string
	for _, e := range current {
		if p.Ledger.Of(e.Code) == nil {
			all = append(all, e.Sheet+" in "+strings.Join(e.Languages, ", "))
		}
	}
	return all
}

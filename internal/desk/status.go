package desk

import (
	"bytes"
	"fmt"
	"slices"

	"salam/internal/check"
	"salam/internal/evidence"
	"salam/internal/prose"
	"salam/internal/review/dashboard"
	"salam/internal/review/page"
	"salam/internal/tree"
)

// A StatusRow is where one text stands, as `salam status --json` prints it.
type StatusRow struct {
	Message      string            `json:"message"`
	Language     string            `json:"language"`
	State        evidence.State    `json:"state"`
	Needs        []string          `json:"needs"`
	Reasons      []string          `json:"reasons"`
	Alerts       []string          `json:"alerts,omitempty"`
	Until        string            `json:"until,omitempty"` // the last day on which the state holds by itself
	Next         *NextRow          `json:"next,omitempty"`
	Source       prose.Fingerprint `json:"source"`
	Translation  prose.Fingerprint `json:"translation"`
	Illustration prose.Fingerprint `json:"illustration"`

	Findings map[check.Severity]int `json:"findings,omitempty"` // of the rules on text: errors, warnings, fixes, questions
}

// A NextRow is where the successor of a translation stands.
type NextRow struct {
	State       evidence.State    `json:"state"`
	Needs       []string          `json:"needs"`
	Reasons     []string          `json:"reasons"`
	Translation prose.Fingerprint `json:"translation"`
}

// Status lists where every text stands, by language in the order of the
// chooser, then in the order of the library; languages and messages narrow it.
func (p *Project) Status(languages []string, messages ...string) ([]StatusRow, error) {
	for _, id := range messages {
		if !slices.ContainsFunc(p.Standing.Texts, func(s *evidence.Status) bool { return s.Message == id }) {
			return nil, &Refusal{What: fmt.Sprintf("there is no message %q", id), Hint: "see content/messages; ui-site is a table of the interface"}
		}
	}
	for _, lang := range languages {
		if p.Library.Language(lang) == nil {
			return nil, &Refusal{What: fmt.Sprintf("there is no language %q", lang), Hint: fmt.Sprintf("one of %v", p.languages())}
		}
	}
	findings := map[string]map[check.Severity]int{} // by file
	for _, f := range check.Library(p.Library) {
		if findings[f.File] == nil {
			findings[f.File] = map[check.Severity]int{}
		}
		findings[f.File][f.Severity]++
	}
	var rows []StatusRow
	for _, l := range p.Library.Languages {
		if len(languages) > 0 && !slices.Contains(languages, l.ID) {
			continue
		}
		for _, s := range p.Standing.Texts {
			if s.Language != l.ID || len(messages) > 0 && !slices.Contains(messages, s.Message) {
				continue
			}
			row := StatusRow{Message: s.Message, Language: s.Language, State: s.State,
				Needs: notNil(s.Needs), Reasons: notNil(s.Reasons), Alerts: s.Alerts,
				Source: s.Source, Translation: s.Translation, Illustration: s.Illustration, Findings: findings[s.File]}
			if s.Until != (tree.Date{}) {
				row.Until = s.Until.String()
			}
			if n := p.Standing.Successor(s.Language, s.Message); n != nil {
				row.Next = &NextRow{n.State, notNil(n.Needs), notNil(n.Reasons), n.Translation}
			}
			rows = append(rows, row)
		}
	}
	return rows, nil
}

// notNil keeps an empty list a list in JSON.
func notNil(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}

// Dashboard writes the status as a page.
func (p *Project) Dashboard(file string) error {
	if err := p.Faults.Err(); err != nil {
		return err
	}
	style, err := page.NewStyle(p.Tree, p.Library)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := dashboard.Write(&b, style, p.Library, p.Standing); err != nil {
		return err
	}
	return writeFile(file, b.Bytes())
}

// Asks orders what the texts of some rows need.
func (p *Project) Asks(rows []StatusRow) []evidence.Ask {
	return p.Standing.Asks(func(s *evidence.Status) bool {
		return slices.ContainsFunc(rows, func(r StatusRow) bool { return r.Message == s.Message && r.Language == s.Language })
	})
}

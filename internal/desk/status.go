package desk

import (
	"cmp"
	"fmt"
	"slices"

	"salam/internal/check"
	"salam/internal/evidence"
	"salam/internal/prose"
)

// A StatusRow is where one text stands, as `salam status --json` prints it.
type StatusRow struct {
	Message      string            `json:"message"`
	Language     string            `json:"language"`
	State        evidence.State    `json:"state"`
	Needs        []string          `json:"needs"`
	Reasons      []string          `json:"reasons"`
	Alerts       []string          `json:"alerts,omitempty"`
	Source       prose.Fingerprint `json:"source"`
	Translation  prose.Fingerprint `json:"translation"`
	Illustration prose.Fingerprint `json:"illustration"`

	Findings map[check.Severity]int `json:"findings,omitempty"` // of the rules on text: errors, warnings, fixes, questions
}

// Status lists where every text stands, by language in the order of the
// chooser, then in the order of the library; languages narrow it.
func (p *Project) Status(languages []string) ([]StatusRow, error) {
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
			if s.Language == l.ID {
				rows = append(rows, StatusRow{Message: s.Message, Language: s.Language, State: s.State,
					Needs: notNil(s.Needs), Reasons: notNil(s.Reasons), Alerts: s.Alerts,
					Source: s.Source, Translation: s.Translation, Illustration: s.Illustration, Findings: findings[s.File]})
			}
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

// An Ask is one need in one language, and how many texts wait for it.
type Ask struct {
	Language, Need string
	Texts          int
}

// Asks orders what is needed by how many texts it would move forward.
func Asks(rows []StatusRow) []Ask {
	var asks []Ask
	for _, r := range rows {
		for _, need := range r.Needs {
			i := slices.IndexFunc(asks, func(a Ask) bool { return a.Language == r.Language && a.Need == need })
			if i < 0 {
				asks = append(asks, Ask{Language: r.Language, Need: need})
				i = len(asks) - 1
			}
			asks[i].Texts++
		}
	}
	slices.SortStableFunc(asks, func(a, b Ask) int { return cmp.Compare(b.Texts, a.Texts) })
	return asks
}

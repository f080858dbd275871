package slip

import (
	"cmp"
	"slices"

	"salam/internal/evidence"
	"salam/internal/tree"
)

// A weight says what a mark becomes: the category of a finding, and how much
// it matters where the reader lets the text stand, and where not. What is
// wrong or disrespectful always holds a text back until it is answered.
type weight struct{ category, pass, change string }

var weights = map[string]weight{
	"awkward": {"awkward", "minor", "major"},
	"hard":    {"terminology", "minor", "major"},
	"formal":  {"register", "minor", "major"},
	"unclear": {"unclear", "minor", "major"},
	"dialect": {"dialect", "minor", "major"},
	"respect": {"disrespectful", "major", "critical"},
	"wrong":   {"meaning", "major", "critical"},
}

var rank = []string{"minor", "major", "critical"}

// findings are what the marks say, the gravest of each mark first; the better
// words go with that one. A picture that says something else is a finding, too.
func (t *Text) findings() []evidence.Finding {
	var all []evidence.Finding
	for _, m := range t.Marks {
		var of []evidence.Finding
		for _, k := range m.Kinds {
			w := weights[k]
			f := evidence.Finding{Quote: m.Quote, Category: w.category, Severity: w.pass}
			if t.Verdict == "change" {
				f.Severity = w.change
			}
			of = append(of, f)
		}
		if len(of) == 0 {
			of = []evidence.Finding{{Quote: m.Quote, Category: "awkward", Severity: "minor"}}
		}
		slices.SortStableFunc(of, func(a, b evidence.Finding) int {
			return cmp.Compare(slices.Index(rank, b.Severity), slices.Index(rank, a.Severity))
		})
		of[0].Better = m.Better
		all = append(all, of...)
	}
	if t.Picture == "differs" {
		all = append(all, evidence.Finding{Quote: t.Note, Category: "meaning", Severity: "major"})
	}
	return all
}

// Record is the evidence of a finished reading. by is the coordinator who has
// read the free texts; asOf the day on which that was. A phone that is a day
// ahead has its day corrected.
func (s *Slip) Record(t *Text, by string, asOf tree.Date) evidence.Record {
	r := evidence.Record{
		Message: t.Message, Language: s.Language, Kind: evidence.Naturalness, Reader: s.Reader, Method: "packet", Date: t.Date,
		Source: t.Source, Translation: t.Translation, Illustration: t.Illustration,
		Blind: true, Natural: t.Natural, Verdict: t.Verdict, Findings: t.findings(),
	}
	if r.Date.String() > asOf.String() {
		r.Date = asOf
	}
	if s.KeepRetold && t.Retold != "" {
		r.Retold, r.RetoldAgreed, r.RetoldReadBy = t.Retold, true, by
	}
	return r
}

// Alert is the evidence of a stranger's words. It binds to the text only where
// that is still the one that they saw.
func (c *Community) Alert(by string, asOf tree.Date, now Current) evidence.Record {
	r := evidence.Record{
		Message: c.Message, Language: c.Language, Kind: evidence.Community, RecordedBy: by, Date: asOf,
		Findings: []evidence.Finding{{Category: "unidiomatic", Severity: "minor", Better: c.Words}},
	}
	switch {
	case now.Translation != "" && now.Translation.Short() == c.Code:
		r.Source, r.Translation = now.Source, now.Translation
	case now.Translation == "" && now.Source.Short() == c.Code: // the English itself
		r.Source = now.Source
	}
	return r
}

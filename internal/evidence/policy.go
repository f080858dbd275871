package evidence

import (
	"math"
	"strings"

	"salam/internal/library"
	"salam/internal/tree"
)

// A Policy says how much evidence a text needs. Floor is what the program asks
// for in any case; a policy can ask for more, never for less.
type Policy struct {
	GraceDays      int  // days that an approved text may stay up, marked, after a routine change of the English; 0 … 60
	Naturalness    int  // blind readings by different people, at least 1
	Meaning        int  // meaning readings by different people, at least 1
	NaturalAtLeast int  // on the scale 1 … 5, at least 3
	OneReader      bool // ordinary messages may stand, marked, on one blind reading
	EvidenceDays   int  // days after which evidence no longer counts, 30 … 730
	Trial          TrialPolicy
	Facts          FactPolicy
}

// A TrialPolicy says what a drawing has to pass to stand without words.
type TrialPolicy struct {
	Correct   int // of 1000 people, how many understood; at least two thirds
	People    int // at least 15: fewer prove nothing
	Languages int // at least 2
	Days      int // after which a trial no longer counts, 30 … 1095
}

// A FactPolicy says for how many days a fact is good after somebody looked it
// up, by how sure it is; 30 … the floor.
type FactPolicy struct {
	Confirmed  int // at most 730
	SecondHand int // at most 365
	Memory     int // at most 180
}

// twoThirds is how two thirds is written in thousandths. Where a share is
// compared, it stands for exactly two thirds: 10 of 15 is enough.
const twoThirds = 667

// Bounds of the values that a policy may give.
const (
	maxGraceDays  = 60
	oneReaderDays = 90 // fixed: one reader is a beginning, not a state to stay in
)

// Floor is the policy of a tree that has none. Grace and one-reader, which a
// policy opts in to, are not part of it.
var Floor = Policy{
	Naturalness: 1, Meaning: 1, NaturalAtLeast: 3, EvidenceDays: 730,
	Trial: TrialPolicy{Correct: twoThirds, People: 15, Languages: 2, Days: 1095},
	Facts: FactPolicy{Confirmed: 730, SecondHand: 365, Memory: 180},
}

// ParsePolicy reads policy.toml. A value that would lower the floor is a fault,
// and the floor stays; so it does for the whole policy where the file cannot
// be read.
func ParsePolicy(f library.File) (Policy, tree.Faults) {
	p := Floor
	if strings.TrimSpace(f.Text) == "" {
		return p, nil
	}
	var v struct {
		GraceDays      *int  `toml:"grace_days"`
		Naturalness    *int  `toml:"naturalness"`
		Meaning        *int  `toml:"meaning"`
		NaturalAtLeast *int  `toml:"natural_at_least"`
		OneReader      *bool `toml:"one_reader"`
		EvidenceDays   *int  `toml:"evidence_days"`
		Trial          struct {
			Correct   *float64 `toml:"correct"`
			People    *int     `toml:"people"`
			Languages *int     `toml:"languages"`
			Days      *int     `toml:"days"`
		} `toml:"trial"`
		FactDays struct {
			Confirmed  *int `toml:"confirmed"`
			SecondHand *int `toml:"second-hand"`
			Memory     *int `toml:"memory"`
		} `toml:"fact_days"`
	}
	_, lines, faults := strict(f.Path, f.Text, &v)
	if len(faults) > 0 {
		return p, faults
	}
	number := func(into *int, key string, value *int, low, high int) {
		switch {
		case value == nil:
		case *value < low || *value > high:
			faults.Add(f.Path, lines.Of(key), "a policy can only ask for more than the program does; see docs/evidence.md", "%s = %d is not between %d and %d", key, *value, low, high)
		default:
			*into = *value
		}
	}
	number(&p.GraceDays, "grace_days", v.GraceDays, 0, maxGraceDays)
	number(&p.Naturalness, "naturalness", v.Naturalness, Floor.Naturalness, 20)
	number(&p.Meaning, "meaning", v.Meaning, Floor.Meaning, 20)
	number(&p.NaturalAtLeast, "natural_at_least", v.NaturalAtLeast, Floor.NaturalAtLeast, 5)
	number(&p.EvidenceDays, "evidence_days", v.EvidenceDays, 30, Floor.EvidenceDays)
	number(&p.Trial.People, "trial.people", v.Trial.People, Floor.Trial.People, 10000)
	number(&p.Trial.Languages, "trial.languages", v.Trial.Languages, Floor.Trial.Languages, 100)
	number(&p.Trial.Days, "trial.days", v.Trial.Days, 30, Floor.Trial.Days)
	number(&p.Facts.Confirmed, "fact_days.confirmed", v.FactDays.Confirmed, 30, Floor.Facts.Confirmed)
	number(&p.Facts.SecondHand, "fact_days.second-hand", v.FactDays.SecondHand, 30, Floor.Facts.SecondHand)
	number(&p.Facts.Memory, "fact_days.memory", v.FactDays.Memory, 30, Floor.Facts.Memory)
	if v.OneReader != nil {
		p.OneReader = *v.OneReader
	}
	if c := v.Trial.Correct; c != nil {
		// Rounded, so that a share comes out the same on every processor.
		share := math.Round(*c * 1000)
		if !(share >= twoThirds && share <= 1000) {
			faults.Add(f.Path, lines.Of("trial.correct"), "from 0.667 (two thirds) to 1", "trial.correct = %v would lower the floor", *c)
		} else {
			p.Trial.Correct = int(share)
		}
	}
	return p, faults
}

package evidence

import (
	"fmt"
	"slices"

	"salam/internal/illustration"
	"salam/internal/language"
	"salam/internal/prose"
)

// drawings judges every drawing in both directions. Trials bind to what the
// people saw: a mirrored picture is another picture.
func (j *judge) drawings() (all []*Drawing) {
	var ids []string
	for id := range j.lib.Illustrations {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	for _, id := range ids {
		d := j.lib.Illustrations[id]
		for i, t := range d.Meta.Trials {
			if dayOf(t.Date) > j.today {
				j.faults.Add("assets/illustrations/"+id+".toml", 0, "wait for that day, or correct it", "trial %d is dated in the future: %s", i+1, t.Date)
			}
		}
		j.casts(d)
		left, right := d.For(false).Fingerprint(), d.For(true).Fingerprint()
		all = append(all, j.drawing(d, left, false))
		if right != left {
			all = append(all, j.drawing(d, right, true))
		}
		for _, l := range j.lib.Languages {
			if d.Recast(l.ID) {
				own := j.drawing(d, d.ForLanguage(l.ID, l.RTL()).Fingerprint(), l.RTL())
				own.Language = l.ID
				all = append(all, own)
			}
		}
	}
	return all
}

// casts holds the records of who asked for another cast against the people and
// languages that there are.
func (j *judge) casts(d *illustration.Illustration) {
	file := "assets/illustrations/" + d.ID + ".toml"
	for _, r := range d.Meta.Casts {
		if !slices.ContainsFunc(j.lib.Languages, func(l *language.Language) bool { return l.ID == r.Language }) {
			j.faults.Add(file, 0, "write the language as its file in content/languages is called", "a cast is for %q, which is no language here", r.Language)
		}
		if j.people[r.RecordedBy] == nil {
			j.faults.Add(file, 0, "add the handle to translations/contributors.toml: somebody answers for what a community asked", "the cast for %s was recorded by %q, who is no contributor", r.Language, r.RecordedBy)
		}
		if dayOf(r.Date) > j.today {
			j.faults.Add(file, 0, "wait for that day, or correct it", "the cast for %s was asked for in the future: %s", r.Language, r.Date)
		}
	}
}

func (j *judge) drawing(d *illustration.Illustration, print prose.Fingerprint, rtl bool) *Drawing {
	out := &Drawing{ID: d.ID, RTL: rtl, Illustration: print}
	why := j.trial(d.Meta.Trials, print, j.today)
	out.Passed = why == ""
	out.Held = j.trial(d.Meta.Trials, print, timeless) == ""
	if !out.Passed {
		out.Reasons = []string{why}
		return out
	}
	for _, t := range d.Meta.Trials {
		last := dayOf(t.Date) + day(j.policy.Trial.Days)
		if t.Illustration != print || last < j.today || j.trial(d.Meta.Trials, print, last+1) == "" {
			continue
		}
		if until := dayOf(out.Until); until == timeless || last < until {
			out.Until = last.date()
		}
	}
	return out
}

// trial says why a drawing has not passed on a day, or "". One answer that
// would keep somebody from care is too many, however old; the share must be
// reached in each language, so that one does not hide another.
func (j *judge) trial(trials []illustration.Trial, print prose.Fingerprint, at day) string {
	type sum struct{ asked, correct int }
	var languages []string
	sums := map[string]sum{}
	people := 0
	for _, t := range trials {
		if t.Illustration != print || dayOf(t.Date) > j.today {
			continue
		}
		if len(t.Harmful) > 0 {
			return "in the trial of " + t.Date.String() + " somebody read it in a way that does harm"
		}
		if t.N < 1 || t.Correct < 0 || t.Correct > t.N || at.past(dayOf(t.Date)+day(j.policy.Trial.Days)) {
			continue
		}
		if !slices.Contains(languages, t.Language) {
			languages = append(languages, t.Language)
		}
		s := sums[t.Language]
		sums[t.Language] = sum{s.asked + t.N, s.correct + t.Correct}
		people += t.N
	}
	p := j.policy.Trial
	if people == 0 {
		return "no trial of exactly this drawing counts"
	}
	for _, l := range languages {
		if s := sums[l]; !reaches(s.correct, s.asked, p.Correct) {
			return fmt.Sprintf("in %s %d of %d people understood it, which is too few", l, s.correct, s.asked)
		}
	}
	switch {
	case people < p.People:
		return fmt.Sprintf("%d people were asked; it takes %d", people, p.People)
	case len(languages) < p.Languages:
		return fmt.Sprintf("it was tried in %d language; it takes %d", len(languages), p.Languages)
	}
	return ""
}

// reaches compares in whole numbers.
func reaches(correct, asked, thousandths int) bool {
	if thousandths == twoThirds {
		return 3*correct >= 2*asked
	}
	return 1000*correct >= thousandths*asked
}

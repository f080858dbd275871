package check

import (
	"fmt"
	"slices"
	"strings"

	"salam/internal/evidence"
	"salam/internal/library"
	"salam/internal/tree"
)

// factNotice is how many days before a fact runs out a check begins to say so:
// time to look it up and to have a changed message read.
const factNotice = 45

// Facts warns of facts that run out soon or have run out on the day, of facts
// that no message rests on, and of messages that rest on what nobody has
// looked up. They are warnings: the day refuses a release (see package
// edition), it does not make a tree wrong.
func Facts(lib *library.Library, policy evidence.Policy, on tree.Date) []Finding {
	var found []Finding
	warn := func(rule, file string, line int, what, hint string) {
		found = append(found, Finding{Rule: rule, Severity: Warn, File: file, Line: line, Message: what, Hint: hint})
	}
	resting := map[string][]string{}
	for _, m := range lib.Messages {
		for _, id := range m.Facts {
			if !slices.Contains(resting[id], m.ID) {
				resting[id] = append(resting[id], m.ID)
			}
		}
		if ids := lib.FromMemory(m); len(ids) > 0 {
			warn("fact-memory", m.File, m.Lines.Of("facts"), "it rests on facts that nobody has looked up: "+strings.Join(ids, ", "),
				"look them up and change source, checked and confidence; until then a clinician has to sign the English")
		}
	}
	for id, f := range lib.Facts {
		users, left := strings.Join(resting[id], ", "), policy.FactDaysLeft(f, on)
		switch {
		case users == "":
			warn("fact-unused", library.FactFile, f.Line, fmt.Sprintf("no message rests on the fact %q", id), "name it in a message, or take it out")
		case left < 0:
			warn("fact-stale", library.FactFile, f.Line, fmt.Sprintf("the fact %q was good until %s; on it rests: %s", id, policy.FactUntil(f), users),
				"look it up, then change source, checked and confidence: nothing that rests on it is released")
		case left < factNotice:
			warn("fact-aging", library.FactFile, f.Line, fmt.Sprintf("the fact %q is good until %s; on it rests: %s", id, policy.FactUntil(f), users),
				"look it up in time, then change source, checked and confidence")
		}
	}
	Sort(found)
	return found
}

package check

import (
	"slices"
	"strings"
)

// A Rule is one thing that the checker looks for. docs/checks.md is made from
// these values.
type Rule struct {
	ID        string
	Severity  Severity
	Family    string   // the file, and the heading in docs/checks.md
	Languages []string // none: every language
	What      string   // what it finds
	Why       string   // what happens to a reader otherwise, or why it stays quiet
	Example   string   // wrong → right, or a finding as it is shown
}

// Rules is every rule, by family, in the order of docs/checks.md.
func Rules() []Rule {
	return slices.Concat(factRules, writtenRules, codePointRules, punctuationRules, arabicRules, persianRules, pashtoRules, soraniRules,
		ethiopicRules, oromoRules, spanishRules, identityRules, consistencyRules, promptRules, lengthRules, englishRules)
}

var ruleByID = func() map[string]Rule {
	all := map[string]Rule{}
	for _, r := range Rules() {
		if _, twice := all[r.ID]; twice {
			panic("check: the rule " + r.ID + " is there twice")
		}
		all[r.ID] = r
	}
	return all
}()

// Known reports whether there is a rule of that name, so that a misspelt
// `ignore` can be told.
func Known(id string) bool { _, ok := ruleByID[strings.ToLower(id)]; return ok }

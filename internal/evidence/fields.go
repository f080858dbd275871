package evidence

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"salam/internal/tree"
)

// A rule says which keys a kind of record has: those it must have and those it
// may have, besides the ones that every record has. A key that another kind
// would have is refused, so that no record says two things.
type rule struct {
	must, may []string
	english   bool // it may be about the English
	foreign   bool // it may be about a translation
	unit      bool // it may be about a unit of the interface
}

var everyRecord = []string{"message", "language", "kind", "date"}

var rules = map[Kind]rule{
	Naturalness: {
		must:    []string{"reader", "method", "blind", "natural", "verdict"},
		may:     []string{"recorded_by", "source", "translation", "illustration", "findings", "retold", "retold_agreed", "retold_read_by"},
		english: true, foreign: true, unit: true},
	Meaning: {
		must:    []string{"reader", "method", "source", "verdict"},
		may:     []string{"recorded_by", "translation", "illustration", "items", "findings", "retold", "retold_agreed", "retold_read_by"},
		foreign: true, unit: true},
	Clinical: {
		must:    []string{"reader", "method", "source", "verdict"},
		may:     []string{"recorded_by", "translation", "illustration", "findings", "retold", "retold_agreed", "retold_read_by"},
		english: true, foreign: true},
	Community: {
		must:    []string{"recorded_by", "findings"},
		may:     []string{"method", "source", "translation", "illustration"},
		english: true, foreign: true, unit: true},
	Carry: {
		must:    []string{"reader", "from", "to", "reason"},
		may:     []string{"recorded_by"},
		english: true, unit: true},
	Close: {
		must:    []string{"reader", "record", "answer", "reason"},
		may:     []string{"recorded_by", "finding"},
		english: true, foreign: true, unit: true},
	Retract: {
		must:    []string{"reader", "record", "reason"},
		may:     []string{"recorded_by", "removed"},
		english: true, foreign: true, unit: true},
	Withdraw: {
		must:    []string{"reader", "reason"},
		may:     []string{"recorded_by"},
		english: true, foreign: true, unit: true},
}

func (c *reading) fields(rule rule) {
	r := c.r
	must := slices.Concat(everyRecord, rule.must)
	may := rule.may
	// What a check was about is never left open.
	if about := []Kind{Naturalness, Meaning, Clinical}; slices.Contains(about, r.Kind) {
		if r.isSource() {
			must = append(must, "source")
			may = without(may, "translation")
		} else {
			must = append(must, "translation")
		}
	}
	unit := isUnit(r.Message)
	if unit {
		// No picture belongs to the interface, and no brief.
		may = without(may, "illustration", "items")
	}
	for _, key := range must {
		if empty(c.keys[key]) {
			c.bad("kind", recordHint, "a record of kind %s needs %s", r.Kind, key)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(c.keys)) {
		if !slices.Contains(must, key) && !slices.Contains(may, key) {
			c.bad(key, "leave it out", "%s has no place in this record of kind %s", key, r.Kind)
		}
	}
	switch {
	case r.isSource() && !rule.english:
		c.bad("language", recordHint, "a record of kind %s is about a translation, not about the English", r.Kind)
	case !r.isSource() && !rule.foreign:
		c.bad("language", recordHint, "a record of kind %s is about the English", r.Kind)
	case unit && !rule.unit:
		c.bad("message", recordHint, "a record of kind %s is about a message, not about the interface", r.Kind)
	case unit && r.isSource() && r.Kind == Withdraw:
		c.bad("kind", "change the words in translations/en/ui.toml", "the English interface cannot be withdrawn: it stands in for all others")
	}
}

func empty(v any) bool {
	switch v := v.(type) {
	case nil:
		return true
	case string:
		return strings.TrimSpace(v) == ""
	case []any:
		return len(v) == 0
	}
	return false
}

func without(keys []string, drop ...string) []string {
	return slices.DeleteFunc(slices.Clone(keys), func(k string) bool { return slices.Contains(drop, k) })
}

// strict decodes a file into a struct and returns its top keys besides. Keys
// are exact: a decoder that took "Verdict" for "verdict" would let the second
// of two verdicts win.
func strict(file, text string, into any) (map[string]any, tree.Lines, tree.Faults) {
	lines, faults := tree.DecodeTOML(file, text, 0, into)
	keys := map[string]any{}
	if len(faults) == 0 {
		_, faults = tree.DecodeTOML(file, text, 0, &keys)
	}
	if len(faults) == 0 {
		exact(file, lines, keys, "", 0, &faults)
	}
	return keys, lines, faults
}

var exactKey = regexp.MustCompile(`^[a-z0-9_-]+$`)

func exact(file string, lines tree.Lines, v any, at string, depth int, faults *tree.Faults) {
	if depth > 16 {
		return
	}
	switch v := v.(type) {
	case map[string]any:
		for _, k := range slices.Sorted(maps.Keys(v)) {
			full := strings.TrimPrefix(at+"."+k, ".")
			if !exactKey.MatchString(k) {
				faults.Add(file, lines.Of(full, at), "keys are written in small letters", "unknown key %q", k)
			}
			exact(file, lines, v[k], full, depth+1, faults)
		}
	case []any:
		for _, x := range v {
			exact(file, lines, x, at, depth+1, faults)
		}
	}
}

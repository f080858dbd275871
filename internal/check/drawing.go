package check

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"salam/internal/library"
)

// Drawings holds every drawing of the tree against what a photocopier and the
// smallest print need, as it was drawn and in each cast that somebody asked
// for, and says which parts of the kit no drawing shows. That a drawing holds no letters and nothing
// outside its viewBox is told when it is read; letters that lines happen to
// form are for people to see: salam illustrations.
func Drawings(lib *library.Library) []Finding {
	var found []Finding
	shown := map[string]bool{}
	for _, id := range slices.Sorted(maps.Keys(lib.Illustrations)) {
		d := lib.Illustrations[id]
		for _, r := range d.Inspect() {
			found = append(found, Finding{Rule: r.Rule, Severity: Warn, File: r.File, Line: r.Line, Message: r.What, Hint: r.Hint})
		}
		for _, part := range d.Parts() {
			shown[part] = true
		}
	}
	var idle []string
	for _, part := range lib.Kit {
		if !shown[part] {
			idle = append(idle, part)
		}
	}
	if len(idle) > 0 {
		found = append(found, Finding{Rule: "drawing-unused", Severity: Info, File: "assets/kit", Text: strings.Join(idle, " "),
			Message: fmt.Sprintf("%d parts of the kit stand in no drawing: %s", len(idle), strings.Join(idle, ", ")),
			Hint:    "keep what the next scenes need, and take out the rest"})
	}
	return found
}

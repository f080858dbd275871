package illustration

import (
	"maps"
	"slices"
	"strings"

	"salam/internal/tree"
)

// A Cast says which figure of the kit plays each role of a scene, as in
// "mother" → "people/woman-hijab". The scene asks for a role with
// href="cast:mother".
type Cast map[string]string

// A Recast is another cast for the readers of one language, because people of
// that community asked for it. Nobody else's guess at what a community would
// like is one: without the record there is no recast.
type Recast struct {
	Language   string    `toml:"language"`    // whose readers see it, e.g. "ti"
	Cast       Cast      `toml:"cast"`        // the roles that change
	Request    string    `toml:"request"`     // what was asked for, in English, without anything about a person
	RecordedBy string    `toml:"recorded_by"` // handle of the contributor who wrote it down
	Date       tree.Date `toml:"date"`        // when it was asked
}

func (c Cast) check(file, table string, lines tree.Lines, faults *tree.Faults) {
	for _, role := range slices.Sorted(maps.Keys(c)) {
		line := lines.Of(table+"."+role, table)
		if !tree.ValidID(role) {
			faults.Add(file, line, "use a-z, 0-9 and hyphens", "%q is no name for a role", shorten(role))
		}
		name, ok := strings.CutPrefix(c[role], "people/")
		if !ok || !tree.ValidID(name) {
			faults.Add(file, line, `write the figure as its file is called, as in "people/nurse"`, "%s: %q is no figure of the kit", role, shorten(c[role]))
		}
	}
}

func (r Recast) check(file, table string, cast Cast, lines tree.Lines, faults *tree.Faults) {
	wrong := func(key, hint, format string, args ...any) {
		faults.Add(file, lines.Of(table+"."+key, table), hint, key+": "+format, args...)
	}
	const why = "another cast is used at the recorded request of the community, never because somebody guesses"
	if !tree.ValidID(r.Language) {
		wrong("language", `write the language as its folder is called, e.g. "ti"`, "%q is no language", shorten(r.Language))
	}
	if strings.TrimSpace(r.Request) == "" {
		wrong("request", why, "what was asked for is missing")
	}
	if !tree.ValidID(r.RecordedBy) || r.RecordedBy == "machine" {
		wrong("recorded_by", why+"; write the handle of the contributor who was asked", "%q is no contributor", shorten(r.RecordedBy))
	}
	if r.Date == (tree.Date{}) {
		wrong("date", "write the day on which it was asked, as in 2026-11-20", "it is missing")
	}
	if len(r.Cast) == 0 {
		wrong("cast", `write cast = { ROLE = "people/NAME" }`, "no role changes")
	}
	for _, role := range slices.Sorted(maps.Keys(r.Cast)) {
		if _, ok := cast[role]; !ok {
			wrong("cast", "the roles are the keys of [cast]", "the drawing has no role %q", shorten(role))
		} else if r.Cast[role] == cast[role] {
			wrong("cast", "take it out", "%s is %s already", role, r.Cast[role])
		}
	}
	r.Cast.check(file, table+".cast", lines, faults)
}

// roleName reads cast:mother as mother.
func roleName(href string) (string, bool) {
	role, ok := strings.CutPrefix(href, "cast:")
	if !ok || !tree.ValidID(role) {
		return "", false
	}
	return role, true
}

// played resolves the role of a use to the figure that plays it and the figure
// whose place that one takes: the same, but in a recast.
func (d *drafter) played(it *item) (figure, place string, ok bool) {
	u := it.use
	if u.role == "" {
		return u.part, u.part, true
	}
	place, ok = d.cast[u.role]
	if !ok {
		d.fault(it.file, it.line, "write [cast] into the file beside the drawing, and "+u.role+" = \"people/NAME\" below it", "nobody is cast in the role %s", u.role)
		return "", "", false
	}
	d.roles[u.role] = true
	if figure, ok = d.recast[u.role]; !ok {
		figure = place
	}
	return figure, place, true
}

// idle is a fault for each role that the scene does not ask for.
func (d *drafter) idle(file string) {
	for _, role := range slices.Sorted(maps.Keys(d.cast)) {
		if !d.roles[role] {
			d.fault(file, 0, "use href=\"cast:"+role+"\" in the drawing, or take the role out of the cast", "no part of the drawing is the role %s", role)
		}
	}
}

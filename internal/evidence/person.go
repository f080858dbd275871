package evidence

import (
	"maps"
	"slices"
	"strings"

	"salam/internal/library"
	"salam/internal/tree"
)

// Machine is the author of a draft that no person wrote. It is nobody: it
// reads nothing, signs nothing and cannot be a contributor.
const Machine = "machine"

// A Role is what somebody may do.
type Role string

const (
	Translator  Role = "translator"
	Reader      Role = "reader"    // judges naturalness
	Bilingual   Role = "bilingual" // judges naturalness and meaning
	Clinician   Role = "clinician"
	Coordinator Role = "coordinator"
)

var roles = []Role{Translator, Reader, Bilingual, Clinician, Coordinator}

// A Person is a contributor: a handle, never a name. Without roles it is
// somebody who has left, whose handle old texts still carry.
type Person struct {
	Handle    string   `toml:"-"`
	Languages []string `toml:"languages"`
	Roles     []Role   `toml:"roles"`
}

// Is reports whether the person has one of the roles.
func (p *Person) Is(any ...Role) bool {
	return p != nil && slices.ContainsFunc(any, func(r Role) bool { return slices.Contains(p.Roles, r) })
}

// Reads reports whether the person knows the language.
func (p *Person) Reads(lang string) bool { return p != nil && slices.Contains(p.Languages, lang) }

// People are the contributors by handle.
type People map[string]*Person

const peopleHint = "a table a handle: [am-2], with languages and roles; no names, no addresses"

// ParsePeople reads contributors.toml. Somebody whose entry has a fault is no
// contributor; where the file as a whole is no TOML, nobody is.
func ParsePeople(lib *library.Library, f library.File) (People, tree.Faults) {
	people := People{}
	if strings.TrimSpace(f.Text) == "" {
		return people, nil
	}
	all := map[string]Person{}
	_, lines, faults := strict(f.Path, f.Text, &all)
	if len(faults) > 0 {
		return people, faults
	}
	for i, line := range strings.Split(f.Text, "\n") {
		if what := personal(line); what != "" {
			faults.Add(f.Path, i+1, peopleHint, "the line holds what looks like %s", what)
		}
	}
	for _, handle := range slices.Sorted(maps.Keys(all)) {
		p := all[handle]
		p.Handle = handle
		if fs := p.check(lib, f.Path, lines); len(fs) > 0 {
			faults = append(faults, fs...)
			continue
		}
		people[handle] = &p
	}
	return people, faults
}

func (p *Person) check(lib *library.Library, file string, lines tree.Lines) tree.Faults {
	var faults tree.Faults
	bad := func(key, hint, format string, args ...any) {
		faults.Add(file, lines.Of(p.Handle+"."+key, p.Handle), hint, format, args...)
	}
	if !tree.ValidID(p.Handle) || personal(p.Handle) != "" {
		bad("", peopleHint, "%q is no handle", p.Handle)
	}
	if p.Handle == Machine {
		bad("", "delete the entry", "the machine is nobody, and no contributor")
	}
	if p.Languages == nil {
		bad("languages", `languages = ["am"]`, "languages is missing")
	}
	if p.Roles == nil {
		bad("roles", `roles = ["reader"]; roles = [] for somebody who has left`, "roles is missing")
	}
	for i, l := range p.Languages {
		if lib.Language(l) == nil {
			bad("languages", "see content/languages", "there is no language %q", l)
		}
		if slices.Contains(p.Languages[:i], l) {
			bad("languages", "", "the language %q is named twice", l)
		}
	}
	for i, r := range p.Roles {
		if !slices.Contains(roles, r) {
			bad("roles", "one of translator, reader, bilingual, clinician, coordinator", "the role %q is not known", string(r))
		}
		if slices.Contains(p.Roles[:i], r) {
			bad("roles", "", "the role %q is named twice", string(r))
		}
	}
	return faults
}

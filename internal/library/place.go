package library

import (
	"maps"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"salam/internal/illustration"
	"salam/internal/prose"
	"salam/internal/tree"
)

// A Place is a region, a clinic (both public) or a hotel (private: its file
// lies outside the tree that is published). Fields are typed; there is no
// free prose.
type Place struct {
	ID          string               `toml:"-"`
	File        string               `toml:"-"`
	Kind        string               `toml:"kind"` // region, clinic, hotel
	Name        string               `toml:"name"`
	Within      string               `toml:"within"` // the larger place
	Emergency   string               `toml:"emergency"`
	Advice      string               `toml:"advice"`
	TimeZone    string               `toml:"time_zone"`
	Phone       string               `toml:"phone"`
	Hours       []Hours              `toml:"hours"`
	WalkMinutes int                  `toml:"walk_minutes"`
	Route       string               `toml:"route"` // <route>.svg beside the place's file: the way there, drawn
	LateMinutes int                  `toml:"late_minutes"`
	Confirms    map[string]tree.Date `toml:"confirms"` // promise → the day the place gave its word
	Expires     tree.Date            `toml:"expires"`

	// Way is the drawing that Route names, or nil. There is no other way than
	// the one that the place has supplied: a general map misleads.
	Way   *illustration.Scene `toml:"-"`
	lines tree.Lines
}

// Hours are opening hours on one or several days, 24-hour clock.
type Hours struct {
	Days string `toml:"days"` // mon, or mon-fri
	From string `toml:"from"` // 09:00
	To   string `toml:"to"`
}

// Days of the week as places write them, from Monday.
var Days = []string{"mon", "tue", "wed", "thu", "fri", "sat", "sun"}

// Span returns the first and the last day as indexes into Days.
func (h Hours) Span() (first, last int) {
	a, b, ok := strings.Cut(h.Days, "-")
	first = slices.Index(Days, a)
	if !ok {
		return first, first
	}
	return first, slices.Index(Days, b)
}

var (
	phoneNumber = regexp.MustCompile(`^\+?[0-9]([0-9 ]{1,22})[0-9]$`)
	clockTime   = regexp.MustCompile(`^([01][0-9]|2[0-3]):[0-5][0-9]$`)
	shortNumber = regexp.MustCompile(`^[0-9]{2,6}$`)
)

// Placeholders that a place fills, besides those in Values: an unknown one in
// a message is a fault.
var Placeholders = []string{"emergency", "advice", "phone", "late-minutes"}

const (
	placeFolder = "content/places"
	promiseFile = "content/promises.toml"
)

func readPlaces(t *tree.Tree) (map[string]*Place, tree.Faults) {
	ids, faults := t.IDs(placeFolder, ".toml", ".svg")
	places := map[string]*Place{}
	for _, id := range ids {
		file := path.Join(placeFolder, id+".toml")
		text, fs := t.Text(file, tree.TOMLLimit)
		faults = append(faults, fs...)
		if len(fs) > 0 {
			continue
		}
		p, fs := ParsePlace(file, id, text)
		if p != nil && p.Kind == "hotel" {
			fs.Add(file, 0, "move it to private/places/, which is never published", "a hotel does not belong into content")
		}
		if p != nil && p.Route != "" && len(fs) == 0 {
			fs = append(fs, p.Draw(illustration.Kit(t), func(name string) ([]byte, error) {
				return t.Bytes(path.Join(placeFolder, name), tree.DrawingLimit)
			})...)
		}
		faults = append(faults, fs...)
		if len(fs) == 0 {
			places[id] = p
		}
	}
	for _, id := range ids {
		p := places[id]
		if p == nil {
			continue
		}
		if p.Within != "" && !slices.Contains(ids, p.Within) {
			faults.Add(p.File, 0, "", "within = %q: there is no such place", p.Within)
		}
		if loops(places, p) {
			faults.Add(p.File, 0, "", "the place lies within itself")
			delete(places, id)
		}
	}
	return places, faults
}

func loops(places map[string]*Place, p *Place) bool {
	larger := p
	for range len(places) {
		if larger = places[larger.Within]; larger == nil || larger == p {
			return larger == p
		}
	}
	return false
}

// ParsePlace reads one place; file names it in faults.
func ParsePlace(file, id, text string) (*Place, tree.Faults) {
	p := &Place{ID: id, File: file}
	lines, faults := tree.DecodeTOML(file, text, 0, p)
	if len(faults) > 0 {
		return nil, faults
	}
	p.lines = lines
	bad := func(key, hint, format string, args ...any) { faults.Add(file, lines.Of(key), hint, format, args...) }
	if !slices.Contains([]string{"region", "clinic", "hotel"}, p.Kind) {
		bad("kind", "one of region, clinic, hotel", "kind = %q is not known", p.Kind)
	}
	for key, s := range map[string]string{"name": p.Name, "time_zone": p.TimeZone} {
		faults = append(faults, prose.CheckCharacters(file, lines.Of(key), s)...)
		if len(s) > 120 || strings.Contains(s, "\n") {
			bad(key, "", "%s is too long", key)
		}
	}
	if strings.TrimSpace(p.Name) == "" {
		bad("name", "", "name is missing")
	}
	if p.Phone != "" && !phoneNumber.MatchString(p.Phone) {
		bad("phone", `digits and spaces, e.g. "01632 960 123"`, "phone = %q is no telephone number", p.Phone)
	}
	for key, s := range map[string]string{"emergency": p.Emergency, "advice": p.Advice} {
		if s != "" && !shortNumber.MatchString(s) {
			bad(key, `e.g. "999"`, "%s = %q is no short number", key, s)
		}
	}
	if p.Kind == "region" && p.Emergency == "" {
		bad("kind", `e.g. emergency = "999"`, "a region needs its emergency number")
	}
	if p.WalkMinutes < 0 || p.WalkMinutes > 600 {
		bad("walk_minutes", "between 0 and 600", "walk_minutes = %d", p.WalkMinutes)
	}
	if p.LateMinutes < 0 || p.LateMinutes > 600 {
		bad("late_minutes", "between 0 and 600", "late_minutes = %d", p.LateMinutes)
	}
	if p.Route != "" && !tree.ValidID(p.Route) {
		bad("route", "the name of an SVG beside this file, without its ending", "route = %q is no id", p.Route)
	}
	for i, h := range p.Hours {
		key := "hours"
		first, last := h.Span()
		if first < 0 || last < first {
			bad(key, `e.g. days = "mon-fri"`, "hours %d: days = %q", i+1, h.Days)
		}
		if !clockTime.MatchString(h.From) || !clockTime.MatchString(h.To) || h.From >= h.To {
			bad(key, `e.g. from = "09:00", to = "12:30"`, "hours %d: from %q to %q", i+1, h.From, h.To)
		}
	}
	return p, faults
}

// Draw reads the drawing of the way, which is held to the same contract as
// every other. read gets the name of a file beside the place's own.
func (p *Place) Draw(kit func(name string) ([]byte, error), read func(name string) ([]byte, error)) tree.Faults {
	var faults tree.Faults
	if p.Route == "" {
		return nil
	}
	file := path.Join(path.Dir(filepath.ToSlash(p.File)), p.Route+".svg")
	src, err := read(p.Route + ".svg")
	if err != nil {
		faults.Add(p.File, 0, "draw it from the parts in assets/kit, or leave `route` out", "the drawing of the way, %s.svg, cannot be read", p.Route)
		return faults
	}
	p.Way, faults = illustration.Parse(illustration.Input{ID: p.Route, File: file, Source: src, Kit: kit})
	return faults
}

// Chain is the place and the larger places it lies in, nearest first.
func (lib *Library) Chain(p *Place) []*Place {
	var chain []*Place
	for ; p != nil; p = lib.Places[p.Within] {
		chain = append(chain, p)
	}
	return chain
}

// Values are the placeholders that a place fills, itself or by the larger
// place it lies in.
func (lib *Library) Values(p *Place) map[string]string {
	values := map[string]string{}
	set := func(name, v string) {
		if _, ok := values[name]; !ok && v != "" && v != "0" {
			values[name] = v
		}
	}
	for _, q := range lib.Chain(p) {
		set("emergency", q.Emergency)
		set("advice", q.Advice)
		set("phone", q.Phone)
		set("late-minutes", strconv.Itoa(q.LateMinutes))
	}
	return values
}

// In reports whether a message is true at the place.
func (lib *Library) In(m *Message, p *Place) bool {
	if len(m.Regions) == 0 {
		return true
	}
	for _, q := range lib.Chain(p) {
		if slices.Contains(m.Regions, q.ID) {
			return true
		}
	}
	return false
}

// Confirmable reports whether a place can be asked to confirm it: a promise of
// content/promises.toml, or a placeholder, which the place fills and stands by.
func (lib *Library) Confirmable(promise string) bool {
	_, known := lib.Promises[promise]
	return known || slices.Contains(Placeholders, promise)
}

// CheckConfirms finds what a place confirms and nobody asks for. It is a slip
// of the pen: the promise that was meant would count as not given.
func (lib *Library) CheckConfirms(p *Place) tree.Faults {
	var faults tree.Faults
	for _, promise := range slices.Sorted(maps.Keys(p.Confirms)) {
		if !lib.Confirmable(promise) {
			faults.Add(p.File, p.lines.Of("confirms."+promise, "confirms"), "see "+promiseFile, "it confirms %q, and there is no such promise", promise)
		}
	}
	return faults
}

// Unmet lists what the place has not promised of what the message needs, on
// that day: no word given, or a placeholder that stays empty.
func (lib *Library) Unmet(m *Message, p *Place, day tree.Date) []string {
	values := lib.Values(p)
	var unmet []string
	for _, need := range m.Needs {
		given, ok := p.Confirms[need]
		if !ok || given.AsTime(time.UTC).After(day.AsTime(time.UTC)) {
			unmet = append(unmet, need)
		}
	}
	for _, name := range m.Placeholders() {
		if values[name] == "" && !slices.Contains(unmet, name) {
			unmet = append(unmet, name)
		}
	}
	return unmet
}

// Placeholders lists the placeholders of title, short text and body.
func (m *Message) Placeholders() []string {
	return placeholders(m.Title, m.Alt, m.Short, m.Body)
}

func placeholders(title, alt, short string, body prose.Body) []string {
	names := body.Placeholders()
	for _, s := range []string{title, alt, short} {
		names = append(names, prose.Body{{Paragraph: prose.Words(s)}}.Placeholders()...)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// Placeholders lists the placeholders of title, short text and body.
func (t *Translation) Placeholders() []string {
	return placeholders(t.Title, t.Alt, t.Short, t.Body)
}

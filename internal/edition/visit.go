package edition

import (
	"salam/internal/illustration"
	"salam/internal/library"
	"salam/internal/tree"
)

// A Visit is what a sheet says about where to go and when. It is typed
// throughout: there is no free text of a place on paper.
type Visit struct {
	Name        string
	Phone       string // as on the keypad
	Hours       []library.Hours
	WalkMinutes int                 // 0 where nobody has said
	Route       *illustration.Scene // the way there, as the place supplied it; nil where it did not
	Expires     string              // the first day, YYYY-MM-DD, on which something of this must be asked again; "" for never
}

// visit finds where a place sends its people: to the nearest clinic that it
// lies in, or to itself. How far that is and the way there are the place's own
// word, for they start at its door. A region sends nobody anywhere.
func visit(lib *library.Library, p *library.Place) *Visit {
	if p == nil || p.Kind == "region" {
		return nil
	}
	at := p
	chain := lib.Chain(p)
	for _, q := range chain {
		if q.Kind == "clinic" {
			at = q
			break
		}
	}
	v := &Visit{Name: at.Name, Phone: at.Phone, Hours: at.Hours, WalkMinutes: p.WalkMinutes, Route: p.Way}
	for _, q := range chain {
		if q.Expires != (tree.Date{}) && (v.Expires == "" || q.Expires.String() < v.Expires) {
			v.Expires = q.Expires.String()
		}
	}
	return v
}

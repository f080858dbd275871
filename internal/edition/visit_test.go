package edition

import (
	"testing"

	"salam/internal/illustration"
	"salam/internal/library"
	"salam/internal/tree"
)

// A hotel sends its people to the clinic it lies in; how far that is and the
// way there are the hotel's own word. What ends first ends all.
func TestVisit(t *testing.T) {
	way := &illustration.Scene{ID: "way"}
	day := func(d int) tree.Date { return tree.Date{Year: 2027, Month: 3, Day: d} }
	lib := &library.Library{Places: map[string]*library.Place{
		"england": {ID: "england", Kind: "region", Name: "England", Emergency: "999"},
		"clinic": {ID: "clinic", Kind: "clinic", Name: "Willow Road Surgery", Within: "england", Phone: "01632 960 123", WalkMinutes: 9,
			Hours: []library.Hours{{Days: "mon", From: "09:00", To: "10:00"}}, Expires: day(9)},
	}}
	hotel := &library.Place{ID: "hotel", Kind: "hotel", Name: "A hotel", Within: "clinic", Phone: "01632 960 999", WalkMinutes: 4, Way: way, Expires: day(1)}
	v := visit(lib, hotel)
	if v.Name != "Willow Road Surgery" || v.Phone != "01632 960 123" || len(v.Hours) != 1 || v.WalkMinutes != 4 || v.Route != way || v.Expires != "2027-03-01" {
		t.Errorf("from the hotel: %+v", v)
	}
	if v = visit(lib, lib.Places["clinic"]); v.WalkMinutes != 9 || v.Route != nil || v.Expires != "2027-03-09" {
		t.Errorf("from the clinic: %+v", v)
	}
	hotel.Within = "england"
	if v = visit(lib, hotel); v.Name != "A hotel" || v.Phone != "01632 960 999" {
		t.Errorf("a hotel without a clinic: %+v", v)
	}
	if v := visit(lib, lib.Places["england"]); v != nil {
		t.Errorf("a region sends nobody anywhere: %+v", v)
	}
	if v := visit(lib, nil); v != nil {
		t.Errorf("no place: %+v", v)
	}
}

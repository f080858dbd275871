package edition

import (
	"maps"
	"slices"
	"strings"

	"salam/internal/library"
)

// rest notes that an entry shows what rests on the message's facts: words or
// drawings, in any language.
func (p *publisher) rest(e *Entry, m *library.Message) {
	if !p.release() || e.Text == nil && e.English == nil && e.Pictures == nil {
		return
	}
	if p.resting == nil {
		p.resting = map[string][]string{}
	}
	for _, id := range m.Facts {
		if !slices.Contains(p.resting[id], m.ID) {
			p.resting[id] = append(p.resting[id], m.ID)
		}
	}
}

// facts refuses a release in which something rests on a fact that is past its
// date. Like every rule about days it refuses the whole: a message that left
// silently would be a release that nobody has decided on.
func (p *publisher) facts() {
	for _, id := range slices.Sorted(maps.Keys(p.resting)) {
		f, ok := p.lib.Facts[id]
		if !ok {
			p.faults.Add(library.FactFile, 0, "write it, or take it out of the message", "there is no fact %q, on which rests: %s", id, strings.Join(p.resting[id], ", "))
			continue
		}
		last := p.st.Policy.FactUntil(f)
		switch {
		case before(last, p.opt.AsOf):
			p.faults.Add(library.FactFile, f.Line, "look it up, then change source, checked and confidence; or have a coordinator withdraw the message",
				"the fact %q was checked on %s and was good until %s; on it rests: %s", id, f.Checked, last, strings.Join(p.resting[id], ", "))
		case before(p.opt.AsOf, f.Checked):
			p.faults.Add(library.FactFile, f.Line, "correct the day", "the fact %q was checked on %s, which is to come", id, f.Checked)
		}
	}
}

package illustration

import (
	"cmp"
	"fmt"
	"slices"
)

// What a drawing has to survive: the smallest print is the pocket card, where a
// scene is 54 mm wide, and office printers lose lines below an eighth of a
// millimetre (a third of a point).
const (
	SmallestPrint = 54000 // µm, the width of a scene
	ThinnestLine  = 125   // µm
	GreySteps     = 60    // of 255 between neighbours that no line parts
)

// shortest is how long two areas may touch without contrast, in thousandths of
// a unit: 25 units are little more than a millimetre on the smallest print.
// Where lines and sleeves end, areas touch for that long.
const shortest = 25000

// A Remark is something a machine finds in a drawing that is allowed as such.
type Remark struct {
	Rule string // drawing-contrast or drawing-line
	File string
	Line int
	What string
	Hint string
}

// Inspect looks for what a photocopy loses: neighbouring areas of the same grey
// that no line parts, and lines that are too thin on the smallest print.
// Remarks come in the order of the file, one for each element and reason.
func (s *Scene) Inspect() []Remark {
	all := append(s.contrast(), s.thin()...)
	slices.SortStableFunc(all, func(a, b Remark) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.What, b.What))
	})
	return slices.Compact(all)
}

func (s *Scene) mark(op int) mark {
	if op < len(s.marks) {
		return s.marks[op]
	}
	return mark{label: "this"}
}

// thin measures every line at the width of the smallest print.
func (s *Scene) thin() (all []Remark) {
	least := map[mark]int{}
	for i := range s.Ops {
		op := &s.Ops[i]
		if op.Stroke == "" || op.Width*SmallestPrint >= ThinnestLine*s.Box.Width {
			continue
		}
		m := s.mark(i)
		if was, met := least[m]; !met || op.Width < was {
			least[m] = op.Width
		}
	}
	for m, width := range least {
		um := width * SmallestPrint / s.Box.Width
		all = append(all, Remark{"drawing-line", m.file, m.line,
			fmt.Sprintf("%s has a line %d.%d units wide: 0.%03d mm where the drawing is printed %d mm wide", m.label, width/1000, width%1000/100, um, SmallestPrint/1000),
			fmt.Sprintf("make it at least 0.%03d mm, or the part larger", ThinnestLine)})
	}
	return all
}

// contrast finds where two areas touch that are the same on a photocopy. A line
// in ink parts whatever it runs between, and paper is paper, white or cream.
func (s *Scene) contrast() (all []Remark) {
	type pair struct{ a, b uint8 }
	type touch struct {
		at     mark
		colour pair
	}
	c := newCanvas(s)
	if c == nil {
		m := s.mark(0)
		return []Remark{{"drawing-contrast", m.file, m.line, "the drawing is too complicated to look for contrast", "simplify it"}}
	}
	length := map[touch]int{}
	look := func(p, q cell) {
		if p.colour == q.colour || p.colour == 0 || q.colour == 0 {
			return
		}
		a, b := palette[p.colour-1], palette[q.colour-1]
		if a.role == line || b.role == line || a.role == paper && b.role == paper {
			return
		}
		if d := a.grey - b.grey; d >= GreySteps || -d >= GreySteps {
			return
		}
		upper := max(p.op, q.op) // who was drawn last can be given a line
		t := touch{s.mark(int(upper)), pair{min(p.colour, q.colour), max(p.colour, q.colour)}}
		length[t] += c.pitch
	}
	for row := range c.height {
		for col := range c.width {
			here := c.cells[row*c.width+col]
			if col+1 < c.width {
				look(here, c.cells[row*c.width+col+1])
			}
			if row+1 < c.height {
				look(here, c.cells[(row+1)*c.width+col])
			}
		}
	}
	for t, l := range length {
		if l < shortest {
			continue
		}
		a, b := palette[t.colour.a-1], palette[t.colour.b-1]
		all = append(all, Remark{"drawing-contrast", t.at.file, t.at.line,
			fmt.Sprintf("%s: %s (grey %d) and %s (grey %d) touch over %d units, and no line parts them", t.at.label, a.name, a.grey, b.name, b.grey, l/1000),
			fmt.Sprintf("draw an ink line between them, or take colours %d grey steps apart", GreySteps)})
	}
	return all
}

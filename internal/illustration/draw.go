package illustration

import (
	"errors"
	"fmt"
	"math"
)

// Limits on one drawing with its kit inlined. They stop a few lines that use
// each other from growing without end; the largest scene visits 400 items.
const (
	maxVisits   = 50000
	maxSegments = 200000
	maxUses     = 8 // a part in a part in a part …
)

// farthest is how far outside a viewBox a place may be, in units, before it is
// no place at all.
const farthest = 1e6

// A part is a kit file that was read: nil root where it has faults.
type part struct {
	box  page
	root *item
	open bool // being read or checked: met again, it would hold itself
}

// A drafter turns items into operations.
type drafter struct {
	*clerk
	kit      func(name string) ([]byte, error)
	parts    map[string]*part
	cast     Cast
	recast   Cast
	roles    map[string]bool // of the cast that were met
	visits   int
	segments int
	keeps    int
	ops      []Op
	marks    []mark // whom to blame for each op
	spent    bool
}

// A mark is the element of the file itself that an operation comes from.
type mark struct {
	file  string
	line  int
	label string
}

// A pen is what a group hands down to its children.
type pen struct {
	matrix       matrix
	fill, stroke string
	width        float64
	cap, join    string
	keep         int
	swaps        *swaps
	uses         int
	mark         *mark // of the use whose part is being drawn, else nil
}

// A swaps exchanges the colours of one copy of a part; up is the copy that
// this one is part of.
type swaps struct {
	pairs [][2]string
	met   []bool
	up    *swaps
}

func (s *swaps) apply(colour string) string {
	for ; s != nil; s = s.up {
		for i, p := range s.pairs {
			if p[0] == colour {
				s.met[i] = true
				colour = p[1]
				break
			}
		}
	}
	return colour
}

// freshPen has the initial values of SVG 1.1, chapter 11; the black fill is
// the reason why a drawing has to name its own.
func freshPen() pen {
	return pen{matrix: identity, fill: "black", stroke: "none", width: 1, cap: "butt", join: "miter"}
}

func (d *drafter) draw(it *item, p pen) {
	if d.spent {
		return
	}
	if d.visits++; d.visits > maxVisits {
		d.spend(it, "the drawing with its kit parts has more than %d elements", maxVisits)
		return
	}
	p.matrix = p.matrix.then(it.matrix)
	p.take(it.paint)
	if it.keep && p.keep == 0 {
		d.keeps++
		p.keep = d.keeps
	}
	switch {
	case it.use != nil:
		d.drawUse(it, p)
	case it.outline != nil:
		d.drawShape(it, p)
	}
	for _, kid := range it.kids {
		d.draw(kid, p)
	}
}

func (d *drafter) spend(it *item, format string, args ...any) {
	d.spent = true
	d.fault(it.file, it.line, "simplify the drawing", format, args...)
}

func (p *pen) take(a paint) {
	if a.fill != "" {
		p.fill = p.swaps.apply(a.fill)
	}
	if a.stroke != "" {
		p.stroke = p.swaps.apply(a.stroke)
	}
	if a.hasWidth {
		p.width = a.width
	}
	if a.cap != "" {
		p.cap = a.cap
	}
	if a.join != "" {
		p.join = a.join
	}
}

func (d *drafter) drawUse(it *item, p pen) {
	u := it.use
	if p.uses++; p.uses > maxUses {
		d.fault(it.file, it.line, "put the parts into the scene itself", "kit parts hold each other more than %d deep", maxUses)
		return
	}
	figure, place, ok := d.played(it)
	if !ok {
		return
	}
	part := d.part(figure, it)
	box := part
	if place != figure {
		box = d.part(place, it)
	}
	if part == nil || box == nil {
		return
	}
	if part.open {
		d.fault(it.file, it.line, "take it out", "kit:%s uses itself", figure)
		return
	}
	// viewBox to box: as large as fits, in the middle (SVG 1.1, 7.8, the
	// default xMidYMid meet). Every figure has its origin on the ground between
	// its feet, so that one who plays another's role stands in the same place
	// and is as large, whatever the two viewBoxes are.
	scale := math.Min(u.w/box.box.w, u.h/box.box.h)
	p.matrix = p.matrix.then(matrix{
		a: scale, d: scale,
		e: u.x + mul(0.5, u.w-mul(scale, box.box.w)) - mul(scale, box.box.x),
		f: u.y + mul(0.5, u.h-mul(scale, box.box.h)) - mul(scale, box.box.y),
	})
	exchange := u.swaps
	if place != figure {
		exchange = nil // they are of the other's clothes
	}
	p.swaps = &swaps{pairs: exchange, met: make([]bool, len(exchange)), up: p.swaps}
	if p.mark == nil {
		p.mark = &mark{it.file, it.line, "kit:" + figure}
	}
	part.open = true
	d.draw(part.root, p)
	part.open = false
	for i, met := range p.swaps.met {
		if !met && !d.spent {
			d.fault(it.file, it.line, "look at the part's colours", "data-swap: kit:%s has no colour %s", figure, u.swaps[i][0])
		}
	}
}

// part reads a kit file once and checks that it stays in its own viewBox: a
// browser would cut off the rest of a symbol, and nothing else here would.
func (d *drafter) part(name string, at *item) *part {
	if p, ok := d.parts[name]; ok {
		if p.root == nil {
			return nil // its faults are told
		}
		return p
	}
	p := &part{}
	d.parts[name] = p
	if d.kit == nil {
		d.fault(at.file, at.line, "", "there is no kit to take %s from", name)
		return nil
	}
	file := kitFile(name)
	src, err := d.kit(name)
	if err != nil {
		d.fault(at.file, at.line, "the parts are the files of assets/kit", "kit:%s: %s", name, reason(err))
		return nil
	}
	before := len(d.faults)
	box, root := d.compile(file, string(src), true)
	if root == nil {
		return nil
	}
	p.open = true
	p.box, p.root = box, root
	d.proof(p)
	p.open = false
	if len(d.faults) > before {
		p.root = nil
		return nil
	}
	return p
}

// proof draws a part alone, on its own account.
func (d *drafter) proof(p *part) {
	ops, marks, keeps := d.ops, d.marks, d.keeps
	d.ops, d.marks = nil, nil
	d.draw(p.root, freshPen())
	d.inside(p.box)
	d.ops, d.marks, d.keeps = ops, marks, keeps
}

func (d *drafter) drawShape(it *item, p pen) {
	if p.fill == "black" {
		d.fault(it.file, it.line, "write fill=\"none\" or a colour of the palette", "no fill is given, so it would be black, which is not in the palette")
		return
	}
	op := Op{Fill: p.fill, Keep: p.keep}
	if op.Fill == "none" {
		op.Fill = ""
	}
	width, err := thousandths(mul(p.width, p.matrix.scale()))
	if err != nil {
		d.fault(it.file, it.line, "look at the transforms", "the line is too wide")
		return
	}
	if p.stroke != "none" && width > 0 {
		op.Stroke, op.Width, op.Cap, op.Join = p.stroke, width, p.cap, p.join
	}
	if op.Fill == "" && op.Stroke == "" {
		return // it shows nothing
	}
	if d.segments += len(it.outline); d.segments > maxSegments {
		d.spend(it, "the drawing with its kit parts has more than %d segments", maxSegments)
		return
	}
	op.Path = make([]Segment, len(it.outline))
	for i, s := range it.outline {
		op.Path[i].Op = s.op
		for j := range points(s.op) {
			v := p.matrix.at(s.p[j])
			x, errX := thousandths(v.x)
			y, errY := thousandths(v.y)
			if errX != nil || errY != nil {
				d.fault(it.file, it.line, "look at the transforms", "a point lies far outside the drawing")
				return
			}
			op.Path[i].P[j] = Point{x, y}
		}
	}
	m := p.mark
	if m == nil {
		m = &mark{it.file, it.line, "this"}
	}
	d.ops = append(d.ops, op)
	d.marks = append(d.marks, *m)
}

// points is how many points a segment of that kind has.
func points(op byte) int {
	switch op {
	case 'C':
		return 3
	case 'Z':
		return 0
	}
	return 1
}

// thousandths rounds once, at the very end, half away from zero.
func thousandths(v float64) (int, error) {
	if !(math.Abs(v) <= farthest) { // so written that NaN fails too
		return 0, errors.New("far outside")
	}
	return int(math.Round(mul(v, 1000))), nil
}

func kitFile(name string) string { return fmt.Sprintf("assets/kit/%s.svg", name) }

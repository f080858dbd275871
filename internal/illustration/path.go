package illustration

import (
	"errors"
	"fmt"
)

// A stretch is a Segment before rounding, in units of the file it stands in.
type stretch struct {
	op byte // 'M', 'L', 'C' or 'Z'
	p  [3]vec
}

// maxStretches bounds one outline.
const maxStretches = 20000

// An outline gathers stretches and knows where the pen is.
type outline struct {
	list       []stretch
	start, pen vec
	control    vec  // the last control point, for S and T
	last       byte // the last command, upper case
}

func (o *outline) move(to vec) {
	o.list = append(o.list, stretch{'M', [3]vec{to}})
	o.start, o.pen = to, to
}

func (o *outline) line(to vec) {
	o.open()
	o.list = append(o.list, stretch{'L', [3]vec{to}})
	o.pen = to
}

func (o *outline) cubic(a, b, to vec) {
	o.open()
	o.list = append(o.list, stretch{'C', [3]vec{a, b, to}})
	o.pen = to
}

// quadratic is raised to the cubic that is the same curve.
func (o *outline) quadratic(q, to vec) {
	third := func(end vec) vec {
		return vec{(end.x + mul(2, q.x)) / 3, (end.y + mul(2, q.y)) / 3}
	}
	o.cubic(third(o.pen), third(to), to)
}

func (o *outline) shut() {
	o.list = append(o.list, stretch{op: 'Z'})
	o.pen = o.start
}

// open starts a new part of the outline where the last one was closed and no
// moveto follows (SVG 1.1, 8.3.3), so that every part begins with M.
func (o *outline) open() {
	if n := len(o.list); n > 0 && o.list[n-1].op == 'Z' {
		o.move(o.pen)
	}
}

// readPath reads path data (SVG 1.1, 8.3). Unlike a browser, which draws what
// comes before an error, it refuses the whole.
func readPath(d string) ([]stretch, error) {
	s := scanner{s: d}
	var o outline
	if s.end() {
		return nil, errors.New("the path is empty")
	}
	for !s.end() {
		c := s.s[s.i]
		if !isCommand(c) {
			return nil, fmt.Errorf("a path command is expected at %q", shorten(s.s[s.i:]))
		}
		if len(o.list) == 0 && c != 'M' && c != 'm' {
			return nil, errors.New("a path starts with M")
		}
		s.i++
		for first := true; ; first = false {
			if err := o.command(c, first, &s); err != nil {
				return nil, err
			}
			if len(o.list) > maxStretches {
				return nil, fmt.Errorf("the path has more than %d commands", maxStretches)
			}
			if c == 'Z' || c == 'z' {
				break
			}
			// More numbers repeat the command.
			s.comma()
			if s.i == len(s.s) || isCommand(s.s[s.i]) {
				break
			}
		}
	}
	return o.list, nil
}

func isCommand(c byte) bool {
	switch c | 0x20 {
	case 'm', 'l', 'h', 'v', 'c', 's', 'q', 't', 'a', 'z':
		return c >= 'A'
	}
	return false
}

// command reads the numbers of one command and draws it.
func (o *outline) command(c byte, first bool, s *scanner) error {
	var n [6]float64
	var err error
	take := func(count int) bool {
		for i := range count {
			if i > 0 {
				s.comma()
			}
			if n[i], err = s.number(); err != nil {
				return false
			}
		}
		return true
	}
	upper := c &^ 0x20
	var from vec
	if c != upper {
		from = o.pen
	}
	to := func(i int) vec { return vec{from.x + n[i], from.y + n[i+1]} }
	// S and T go on smoothly from a curve of their own family.
	smooth := func(family ...byte) vec {
		for _, f := range family {
			if o.last == f {
				return vec{mul(2, o.pen.x) - o.control.x, mul(2, o.pen.y) - o.control.y}
			}
		}
		return o.pen
	}
	switch upper {
	case 'M':
		if !take(2) {
			return err
		}
		if first {
			o.move(to(0))
		} else {
			o.line(to(0))
		}
	case 'L':
		if !take(2) {
			return err
		}
		o.line(to(0))
	case 'H':
		if !take(1) {
			return err
		}
		o.line(vec{from.x + n[0], o.pen.y})
	case 'V':
		if !take(1) {
			return err
		}
		o.line(vec{o.pen.x, from.y + n[0]})
	case 'C':
		if !take(6) {
			return err
		}
		o.control = to(2)
		o.cubic(to(0), to(2), to(4))
	case 'S':
		if !take(4) {
			return err
		}
		a := smooth('C', 'S')
		o.control = to(0)
		o.cubic(a, to(0), to(2))
	case 'Q':
		if !take(4) {
			return err
		}
		o.control = to(0)
		o.quadratic(to(0), to(2))
	case 'T':
		if !take(2) {
			return err
		}
		o.control = smooth('Q', 'T')
		o.quadratic(o.control, to(0))
	case 'A':
		if err := o.readArc(from, s); err != nil {
			return err
		}
	case 'Z':
		o.shut()
	}
	o.last = upper
	return nil
}

func (o *outline) readArc(from vec, s *scanner) error {
	var n [5]float64
	var flags [2]bool
	var err error
	for i := range 3 {
		if n[i], err = s.number(); err != nil {
			return err
		}
		s.comma()
	}
	for i := range 2 {
		if flags[i], err = s.flag(); err != nil {
			return err
		}
		s.comma()
	}
	if n[3], err = s.number(); err != nil {
		return err
	}
	s.comma()
	if n[4], err = s.number(); err != nil {
		return err
	}
	o.arc(n[0], n[1], n[2], flags[0], flags[1], vec{from.x + n[3], from.y + n[4]})
	return nil
}

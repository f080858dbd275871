package illustration

// Mirrored is the picture for readers from right to left: flipped about the
// middle of the viewBox, but a group that is marked data-mirror="keep" is
// moved as a whole to where its flipped picture would stand. A clock goes on
// running clockwise, and a right hand stays a right hand.
//
// Mirroring twice gives the same operations again.
func (s *Scene) Mirrored() *Scene {
	// A place and its image add up to this.
	sum := 2*s.Box.X + s.Box.Width
	boxes := map[int]Range{}
	for i := range s.Ops {
		op := &s.Ops[i]
		if r, ok := op.Bounds(); ok && op.Keep != 0 {
			if box, met := boxes[op.Keep]; met {
				r = r.union(box)
			}
			boxes[op.Keep] = r
		}
	}
	m := &Scene{ID: s.ID, Box: s.Box, Ops: make([]Op, len(s.Ops)), parts: s.parts, marks: s.marks}
	for i, op := range s.Ops {
		flip := func(x int) int { return sum - x }
		if op.Keep != 0 {
			box := boxes[op.Keep]
			by := sum - box.Min.X - box.Max.X
			flip = func(x int) int { return x + by }
		}
		path := make([]Segment, len(op.Path))
		for j, seg := range op.Path {
			path[j].Op = seg.Op
			for k := range points(seg.Op) {
				path[j].P[k] = Point{flip(seg.P[k].X), seg.P[k].Y}
			}
		}
		op.Path = path
		m.Ops[i] = op
	}
	if s.mono != nil {
		m.mono = s.mono.Mirrored()
	}
	return m
}

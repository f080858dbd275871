package illustration

import "fmt"

// Grey is the picture as a copier in shades of grey gives it back: every colour
// becomes the grey of the palette's table.
func (s *Scene) Grey() *Scene {
	g := &Scene{ID: s.ID, Box: s.Box, Ops: make([]Op, len(s.Ops))}
	for i, op := range s.Ops {
		op.Fill, op.Stroke = grey(op.Fill), grey(op.Stroke)
		g.Ops[i] = op
	}
	return g
}

func grey(hex string) string {
	if hex == "" {
		return ""
	}
	// ITU-R BT.601, rounded.
	v := (299*channel(hex, 0) + 587*channel(hex, 1) + 114*channel(hex, 2) + 500) / 1000
	return fmt.Sprintf("#%02x%02x%02x", v, v, v)
}

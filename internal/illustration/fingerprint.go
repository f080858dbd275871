package illustration

import (
	"fmt"
	"strconv"
	"strings"

	"salam/internal/prose"
)

// Fingerprint names exactly this picture: its viewBox and its operations in
// order. Spaces, comments, groups and the names of parts don't count, and
// neither does which groups would stay unflipped in the mirror: who tried the
// picture didn't see that. The mirrored scene is another picture and has a
// fingerprint of its own. A version for black and white that was drawn by hand
// counts too: people get it on paper.
func (s *Scene) Fingerprint() prose.Fingerprint {
	fields := make([]string, 0, 1+len(s.Ops))
	fields = append(fields, fmt.Sprintf("box %d %d %d %d", s.Box.X, s.Box.Y, s.Box.Width, s.Box.Height))
	for i := range s.Ops {
		fields = append(fields, s.Ops[i].String())
	}
	if s.mono != nil {
		fields = append(fields, fmt.Sprintf("mono %d %d %d %d", s.mono.Box.X, s.mono.Box.Y, s.mono.Box.Width, s.mono.Box.Height))
		for i := range s.mono.Ops {
			fields = append(fields, s.mono.Ops[i].String())
		}
	}
	return prose.Hash("illustration", s.ID, "", fields...)
}

// String is one operation on one line: what is filled, what is stroked and
// how, and the path in thousandths, as in
//
//	fill #ffffff stroke #1d2b3a 5000 round round M 0 0 L 10000 0 Z
func (op *Op) String() string {
	var b strings.Builder
	if op.Fill != "" {
		b.WriteString("fill " + op.Fill + " ")
	}
	if op.Stroke != "" {
		fmt.Fprintf(&b, "stroke %s %d %s %s ", op.Stroke, op.Width, op.Cap, op.Join)
	}
	for i, s := range op.Path {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteByte(s.Op)
		for _, p := range s.P[:points(s.Op)] {
			b.WriteByte(' ')
			b.WriteString(strconv.Itoa(p.X))
			b.WriteByte(' ')
			b.WriteString(strconv.Itoa(p.Y))
		}
	}
	return b.String()
}

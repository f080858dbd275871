package illustration

import (
	"errors"
	"io/fs"
	"maps"
	"slices"

	"salam/internal/tree"
)

// An Input is a drawing before anybody has looked at it.
type Input struct {
	ID     string // of the scene, or FOLDER/NAME of a kit part
	File   string // to name in faults
	Source []byte
	// Kit finds the file of a part by its name, as in people/nurse. It may be
	// nil for a drawing that uses none.
	Kit func(name string) ([]byte, error)
	// Cast says who plays the roles of the scene; Recast, which of them
	// somebody else plays, who then stands where the first one stood.
	Cast, Recast Cast
}

// Parse reads a scene. It gives either a scene or faults, never both: a
// drawing with a fault is not drawn. The faults are of the scene's file or of
// the kit files that it uses.
//
// The contract is SVG 1.1 cut down to what a text-free picture needs (see
// contract.go), palette colours, and nothing outside the viewBox.
func Parse(in Input) (*Scene, tree.Faults) { return parse(in, false) }

// ParsePart reads one part of the kit as a drawing of its own.
func ParsePart(in Input) (*Scene, tree.Faults) { return parse(in, true) }

func parse(in Input, kit bool) (*Scene, tree.Faults) {
	c := &clerk{}
	if len(in.Source) > tree.DrawingLimit {
		c.fault(in.File, 0, "simplify the drawing", "the drawing is longer than %d KB", tree.DrawingLimit>>10)
		return nil, c.faults
	}
	d := &drafter{clerk: c, kit: in.Kit, parts: map[string]*part{}, cast: in.Cast, recast: in.Recast, roles: map[string]bool{}}
	box, root := c.compile(in.File, string(in.Source), kit)
	if root == nil {
		c.faults.Sort()
		return nil, c.faults
	}
	if kit {
		d.parts[in.ID] = &part{box: box, root: root, open: true}
	}
	d.draw(root, freshPen())
	d.inside(box)
	d.idle(in.File)
	if len(d.ops) == 0 && len(c.faults) == 0 {
		c.fault(in.File, 0, "draw something", "the drawing is empty")
	}
	if len(c.faults) > 0 {
		c.faults.Sort()
		return nil, c.faults
	}
	s := &Scene{ID: in.ID, Ops: d.ops, parts: slices.Sorted(maps.Keys(d.parts)), marks: d.marks}
	s.Box, _ = box.thousandths()
	return s, nil
}

func reason(err error) string {
	if errors.Is(err, fs.ErrNotExist) {
		return "the file is missing"
	}
	return err.Error()
}

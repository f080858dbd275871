package illustration

import (
	"salam/internal/tree"
)

// MonoSuffix ends the name of a version for black and white that was drawn by
// hand, where the one that Scene.Mono derives does not read.
const MonoSuffix = ".mono.svg"

const folder = "assets/illustrations/"

// An Illustration is a drawing of the tree with what stands beside it.
type Illustration struct {
	ID    string
	Scene *Scene // as it was drawn, for readers from left to right
	Meta  Meta
}

// Read reads assets/illustrations/<id>.svg with the kit parts that it uses,
// <id>.toml and, where it is there, <id>.mono.svg. It gives either an illustration or faults.
func Read(t *tree.Tree, id string) (*Illustration, tree.Faults) {
	var faults tree.Faults
	meta, more := ReadMeta(t, id)
	faults = append(faults, more...)
	file := folder + id + ".svg"
	src, err := t.Bytes(file, tree.DrawingLimit)
	if err != nil {
		faults.Add(file, 0, "draw it from the parts in assets/kit", "%s", reason(err))
		return nil, faults
	}
	scene, more := Parse(Input{ID: id, File: file, Source: src, Kit: Kit(t)})
	faults = append(faults, more...)
	if file = folder + id + MonoSuffix; t.Exists(file) {
		if src, err = t.Bytes(file, tree.DrawingLimit); err != nil {
			faults.Add(file, 0, "", "%s", reason(err))
		}
		mono, more := Parse(Input{ID: id, File: file, Source: src, Kit: Kit(t)})
		faults = append(faults, more...)
		if mono != nil && scene != nil {
			if mono.Box != scene.Box {
				faults.Add(file, 1, "give it the viewBox of "+id+".svg", "the version for black and white has another viewBox")
			}
			scene.mono = mono
		}
	}
	if len(faults) > 0 {
		return nil, faults
	}
	return &Illustration{ID: id, Scene: scene, Meta: meta}, nil
}

// Kit looks parts up in the kit of a tree, for Input.
func Kit(t *tree.Tree) func(name string) ([]byte, error) {
	return func(name string) ([]byte, error) { return t.Bytes(kitFile(name), tree.DrawingLimit) }
}

// For is the drawing as a reader of that direction gets it.
func (i *Illustration) For(rtl bool) *Scene {
	if rtl && i.Meta.Mirror == "mirror" {
		return i.Scene.Mirrored()
	}
	return i.Scene
}

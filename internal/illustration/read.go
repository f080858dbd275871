package illustration

import (
	"maps"
	"slices"

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

	recast map[string]*Scene // by language: with the cast that its readers asked for
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
	var mono []byte
	if t.Exists(folder + id + MonoSuffix) {
		if mono, err = t.Bytes(folder+id+MonoSuffix, tree.DrawingLimit); err != nil {
			faults.Add(folder+id+MonoSuffix, 0, "", "%s", reason(err))
		}
	}
	in := Input{ID: id, File: file, Source: src, Kit: Kit(t), Cast: meta.Cast}
	d := &Illustration{ID: id, Meta: meta, recast: map[string]*Scene{}}
	d.Scene, more = withMono(in, mono)
	faults = append(faults, more...)
	for _, r := range meta.Casts {
		if len(faults) > 0 {
			break // the same faults, once more
		}
		in.Recast = r.Cast
		d.recast[r.Language], more = withMono(in, mono)
		faults = append(faults, more...)
	}
	if len(faults) > 0 {
		return nil, faults
	}
	return d, nil
}

// withMono reads a scene and the version for black and white beside it, which
// may be nil.
func withMono(in Input, mono []byte) (*Scene, tree.Faults) {
	s, faults := Parse(in)
	if mono == nil {
		return s, faults
	}
	in.Source, in.File = mono, folder+in.ID+MonoSuffix
	m, more := Parse(in)
	faults = append(faults, more...)
	if s != nil && m != nil {
		if m.Box != s.Box {
			faults.Add(in.File, 1, "give it the viewBox of "+in.ID+".svg", "the version for black and white has another viewBox")
		}
		s.mono = m
	}
	return s, faults
}

// Inspect is what a machine finds in the drawing, in each of its casts.
func (i *Illustration) Inspect() []Remark {
	all := i.Scene.Inspect()
	for _, r := range i.Meta.Casts {
		for _, remark := range i.recast[r.Language].Inspect() {
			if !slices.Contains(all, remark) {
				all = append(all, remark)
			}
		}
	}
	return all
}

// Parts names the parts of the kit that the drawing shows, in any of its casts
// and in black and white, sorted.
func (i *Illustration) Parts() []string {
	var all []string
	for _, s := range append(slices.Collect(maps.Values(i.recast)), i.Scene) {
		all = append(all, s.parts...)
		if s.mono != nil {
			all = append(all, s.mono.parts...)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// KitParts names the parts of the tree's own kit, as in people/nurse, sorted.
// The kit that comes with the program is there for trees to draw from: nobody
// has to use all of it.
func KitParts(t *tree.Tree) ([]string, tree.Faults) {
	all, faults := kitNames(t)
	return slices.DeleteFunc(all, func(name string) bool { return !t.Own(kitFile(name)) }), faults
}

// kitNames names every part that a drawing can use.
func kitNames(t *tree.Tree) (names []string, faults tree.Faults) {
	for _, f := range kitFolders {
		ids, more := t.IDs("assets/kit/"+f, ".svg")
		faults = append(faults, more...)
		for _, id := range ids {
			names = append(names, f+"/"+id)
		}
	}
	return names, faults
}

// WholeKit draws every part that a drawing can use, each as a scene of its own
// whose ID is the part's name.
func WholeKit(t *tree.Tree) ([]*Scene, tree.Faults) {
	names, faults := kitNames(t)
	var all []*Scene
	for _, name := range names {
		src, err := Kit(t)(name)
		if err != nil {
			faults.Add(kitFile(name), 0, "", "%s", reason(err))
			continue
		}
		s, more := ParsePart(Input{ID: name, File: kitFile(name), Source: src, Kit: Kit(t)})
		faults = append(faults, more...)
		if s != nil {
			all = append(all, s)
		}
	}
	return all, faults
}

// Kit looks parts up in the kit of a tree, for Input.
func Kit(t *tree.Tree) func(name string) ([]byte, error) {
	return func(name string) ([]byte, error) { return t.Bytes(kitFile(name), tree.DrawingLimit) }
}

// For is the drawing as readers of that direction see it, with the cast that
// it has for everybody.
func (i *Illustration) For(rtl bool) *Scene { return i.facing(i.Scene, rtl) }

// ForLanguage is the drawing as readers of a language see it: with the cast
// that they asked for, if they did, and in their direction.
func (i *Illustration) ForLanguage(lang string, rtl bool) *Scene {
	if s := i.recast[lang]; s != nil {
		return i.facing(s, rtl)
	}
	return i.For(rtl)
}

// Recast reports whether readers of the language asked for another cast.
func (i *Illustration) Recast(lang string) bool { return i.recast[lang] != nil }

func (i *Illustration) facing(s *Scene, rtl bool) *Scene {
	if rtl && i.Meta.Mirror == "mirror" {
		return s.Mirrored()
	}
	return s
}

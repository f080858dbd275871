package typeset

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"sync"

	"salam/internal/language"
	"salam/internal/tree"
)

const (
	folder = "assets/fonts"

	// fontLimit is the longest font file, in bytes: the largest of ours is
	// 0.6 MB; a font of all Chinese characters, which we don't need, is larger.
	fontLimit = 8 << 20
)

// strong is the weight of strong words.
const strong = 700

// weights are the files of a family. Medium is for print: Arabic dots survive
// a photocopy at 14 pt in medium, not in regular.
var weights = []struct {
	value int
	name  string
}{{400, "400Regular"}, {500, "500Medium"}, {strong, "700Bold"}}

// Fonts is the fonts of a tree. It is safe for concurrent use; one Fonts is
// meant to serve a whole build, so that each file is parsed once.
type Fonts struct {
	faces map[string]map[int]func() (*Face, error) // by family without spaces, weight

	mu   sync.Mutex
	idle []*shaper

	memory memory
}

// Load reads the fonts of the tree: assets/fonts/<Family>_<weight>.ttf, the
// family written without its spaces, each in the three weights 400Regular,
// 500Medium and 700Bold. Faults are a tree.Faults.
//
// A file is parsed when it is first needed: a build of one language needs two
// or three of them.
func Load(t *tree.Tree) (*Fonts, error) {
	names, faults := t.Names(folder)
	if err := faults.Err(); err != nil {
		return nil, err
	}
	const hint = "run `make`, which fetches the fonts"
	f := &Fonts{faces: map[string]map[int]func() (*Face, error){}}
	for _, stem := range stems(names) {
		f.faces[stem] = map[int]func() (*Face, error){}
		for _, w := range weights {
			file := path.Join(folder, stem+"_"+w.name+".ttf")
			data, err := t.Bytes(file, fontLimit)
			switch {
			case err != nil && !slices.Contains(names, path.Base(file)):
				faults.Add(file, 0, hint, "the font is missing")
			case err != nil:
				faults.Add(file, 0, hint, "the font cannot be read: %v", err)
			default:
				f.faces[stem][w.value] = sync.OnceValues(func() (*Face, error) { return parse(file, stem, data, w.value) })
			}
		}
	}
	if len(f.faces) == 0 {
		faults.Add(folder, 0, hint, "the folder has no fonts")
	}
	faults.Sort()
	if err := faults.Err(); err != nil {
		return nil, err
	}
	return f, nil
}

// stems lists the families that have at least one file, sorted as names are.
func stems(names []string) []string {
	var all []string
	for _, n := range names {
		for _, w := range weights {
			if stem, ok := strings.CutSuffix(n, "_"+w.name+".ttf"); ok && stem != "" {
				all = append(all, stem)
			}
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// of returns the faces of a language at a weight, in its order.
func (f *Fonts) of(l *language.Language, weight int) ([]*Face, error) {
	if len(l.Fonts) == 0 {
		return nil, missingFamily(l, "")
	}
	faces := make([]*Face, 0, len(l.Fonts))
	for _, family := range l.Fonts {
		byWeight, ok := f.faces[squeeze(family)]
		if !ok {
			return nil, missingFamily(l, family)
		}
		load, ok := byWeight[weight]
		if !ok {
			return nil, fmt.Errorf("no font has the weight %d; it is 400, 500 or 700", weight)
		}
		face, err := load()
		if err != nil {
			return nil, err
		}
		faces = append(faces, face)
	}
	return faces, nil
}

func missingFamily(l *language.Language, family string) error {
	return tree.Fault{
		File: "content/languages/" + l.ID + ".toml",
		What: fmt.Sprintf("%s has no font family %q", folder, family),
		Hint: "name a family whose files are there, or run `make`, which fetches the fonts",
	}
}

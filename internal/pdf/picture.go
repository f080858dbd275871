package pdf

import (
	"bytes"
	"compress/zlib"
	"fmt"

	"salam/internal/drawing"
	"salam/internal/illustration"
)

// forms are the scenes of a document, each once (form XObjects, ISO 32000-1
// 8.10), found again by their content.
type forms struct {
	shop      *shop
	byScene   map[*illustration.Scene]int
	byContent map[string]int
	list      []form
}

type form struct {
	*drawnScene
	number int // of its object, once written
}

// A drawnScene is a scene as the body of an object.
type drawnScene struct {
	box  illustration.Box
	key  string // equal for scenes that look the same
	body []byte
}

// of is the index of a scene's form.
func (fs *forms) of(scene *illustration.Scene) (int, error) {
	if n, ok := fs.byScene[scene]; ok {
		return n, nil
	}
	drawn, err := fs.shop.scene(scene)
	if err != nil {
		return 0, err
	}
	n, ok := fs.byContent[drawn.key]
	if !ok {
		n = len(fs.list)
		fs.byContent[drawn.key] = n
		fs.list = append(fs.list, form{drawnScene: drawn})
	}
	fs.byScene[scene] = n
	return n, nil
}

// scene draws and packs a scene, or has done so before.
func (s *shop) scene(scene *illustration.Scene) (*drawnScene, error) {
	if d, ok := s.drawn[scene]; ok {
		return d, nil
	}
	var b bytes.Buffer
	for i := range scene.Ops {
		if err := outline(&b, &scene.Ops[i], placeUnits, units); err != nil {
			return nil, fmt.Errorf("operation %d: %w", i+1, err)
		}
	}
	box := scene.Box
	d := &drawnScene{box: box, key: fmt.Sprintln(box) + b.String()}
	// A drawing is packed once for many pages, so as small as can be.
	d.body = s.streamAt(zlib.BestCompression, fmt.Sprintf("/Type /XObject /Subtype /Form /BBox [%s %s %s %s] /Resources <<>>",
		units(box.X), units(box.Y), units(box.X+box.Width), units(box.Y+box.Height)), b.Bytes())
	s.drawn[scene] = d
	return d, nil
}

// A form keeps the units of the scene's viewBox, thousandths included, so the
// drawing is exact and only its place is rounded.
func units(thousandths int) string { return fixed(thousandths, 3) }

func placeUnits(b []byte, p illustration.Point) []byte {
	b = append(appendFixed(b, p.X, 3), ' ')
	return appendFixed(b, p.Y, 3)
}

// write adds the form to the file.
func (f *form) write(out *file) {
	out.bodies = append(out.bodies, f.body)
	f.number = len(out.bodies)
}

// picture draws a scene as large as its box allows, in the middle.
func (p *pageContent) picture(pic *drawing.Picture) error {
	if pic.Scene == nil {
		return fmt.Errorf("a picture without a scene")
	}
	box := pic.Scene.Box
	if min(box.Width, box.Height) < minBox || max(box.Width, box.Height, box.X, -box.X, box.Y, -box.Y) > maxBox ||
		min(pic.Width, pic.Height) <= 0 || max(pic.Width, pic.Height) > maxSide {
		return fmt.Errorf("picture %s: a box of %d × %d in one of %d × %d µm", pic.Scene.ID, box.Width, box.Height, pic.Width, pic.Height)
	}
	n, err := p.forms.of(pic.Scene)
	if err != nil {
		return fmt.Errorf("picture %s: %w", pic.Scene.ID, err)
	}
	x, y, width, height := pic.X, pic.Y, pic.Width, pic.Height
	if width*box.Height > height*box.Width {
		width = divide(height*box.Width, box.Height)
		x += (pic.Width - width) / 2
	} else {
		height = divide(width*box.Height, box.Width)
		y += (pic.Height - height) / 2
	}
	// Millionths of a point a unit.
	scale := divide(width*72_000_000_000, 25400*box.Width)
	left := milliPoints(x) - divide(box.X*scale, 1_000_000)
	top := milliPoints(p.height-y) + divide(box.Y*scale, 1_000_000)
	p.op("q")
	p.op("%s 0 0 %s %s %s cm", fixed(scale, 6), fixed(-scale, 6), fixed(left, 3), fixed(top, 3))
	p.op("/X%d Do", n+1)
	p.op("Q")
	return nil
}

// A viewBox between one unit and ten thousand, in thousandths, keeps the
// products above within 64 bits.
const (
	minBox = 1_000
	maxBox = 10_000_000
)

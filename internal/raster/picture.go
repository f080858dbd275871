package raster

import (
	"fmt"
	"image"
	"image/draw"
	"slices"
	"sync"

	"salam/internal/drawing"
	"salam/internal/illustration"
)

// keptScenes is how many drawn scenes a renderer keeps: a card's is 3 MB, and
// the cards of a message in all languages need two of them, one mirrored.
const keptScenes = 8

// A drawnScene is a scene at a size and a place within a pixel.
type drawnScene struct {
	key  sceneKey
	draw func() (*image.RGBA, error)
}

type sceneKey struct {
	scene  *illustration.Scene
	scale  scale
	dx, dy int // of the viewBox's origin from that of the image, 1/1024 of a pixel
	size   image.Point
}

// picture draws a scene as large as its box allows, in the middle: the same
// arithmetic as the PDF's. What lies outside the viewBox is cut off at whole
// pixels.
func (p *canvas) picture(pic *drawing.Picture) error {
	if pic.Scene == nil {
		return fmt.Errorf("a picture without a scene")
	}
	box := pic.Scene.Box
	if min(box.Width, box.Height) < minBox || max(box.Width, box.Height, box.X, -box.X, box.Y, -box.Y) > maxBox ||
		min(pic.Width, pic.Height) <= 0 || max(pic.Width, pic.Height) > maxSide {
		return fmt.Errorf("picture %s: a box of %d × %d in one of %d × %d µm", pic.Scene.ID, box.Width, box.Height, pic.Width, pic.Height)
	}
	x, y, width, height := pic.X, pic.Y, pic.Width, pic.Height
	if width*box.Height > height*box.Width {
		width = divide(height*box.Width, box.Height)
		x += (pic.Width - width) / 2
	} else {
		height = divide(width*box.Height, box.Width)
		y += (pic.Height - height) / 2
	}
	left, top := p.scale.of(x), p.scale.of(y)
	right, bottom := p.scale.of(x+width), p.scale.of(y+height)
	at := image.Rect(left>>10, top>>10, (right+unit-1)>>10, (bottom+unit-1)>>10)
	if at.Intersect(p.img.Rect).Empty() {
		return nil
	}
	if max(at.Dx(), at.Dy()) > 2*maxPixels {
		return fmt.Errorf("picture %s: %d × %d pixels", pic.Scene.ID, at.Dx(), at.Dy())
	}
	s := scale{max(1, p.scale.of(width)), box.Width}
	key := sceneKey{pic.Scene, s, left - at.Min.X*unit - s.of(box.X), top - at.Min.Y*unit - s.of(box.Y), at.Size()}
	img, err := p.renderer.scene(key)
	if err != nil {
		return fmt.Errorf("picture %s: %w", pic.Scene.ID, err)
	}
	draw.Draw(p.img, at, img, image.Point{}, draw.Over)
	return nil
}

// The limits of the PDF's pictures, in thousandths of a unit of a viewBox.
const (
	minBox = 1_000
	maxBox = 10_000_000
)

// scene is a drawn scene, on a transparent ground. Two pages that want it at
// the same time wait for the one that came first.
func (r *Renderer) scene(key sceneKey) (*image.RGBA, error) {
	r.mu.Lock()
	i := slices.IndexFunc(r.scenes, func(d *drawnScene) bool { return d.key == key })
	var d *drawnScene
	if i >= 0 {
		d = r.scenes[i]
		r.scenes = slices.Delete(r.scenes, i, i+1)
	} else {
		d = &drawnScene{key, sync.OnceValues(key.draw)}
		r.scenes = r.scenes[max(0, len(r.scenes)-keptScenes+1):]
	}
	r.scenes = append(r.scenes, d)
	r.mu.Unlock()
	return d.draw()
}

func (k sceneKey) draw() (*image.RGBA, error) {
	img := image.NewRGBA(image.Rectangle{Max: k.size})
	place := func(p illustration.Point) point { return point{k.dx + k.scale.of(p.X), k.dy + k.scale.of(p.Y)} }
	var f filler
	for i := range k.scene.Ops {
		if err := f.op(img, &k.scene.Ops[i], place, k.scale); err != nil {
			return nil, fmt.Errorf("operation %d: %w", i+1, err)
		}
	}
	return img, nil
}

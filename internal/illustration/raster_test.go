package illustration

import (
	"bytes"
	"fmt"
	"image"
	"testing"

	"salam/internal/testtool"
)

// TestCanvas compares what the check sees with what librsvg draws, every third
// square, away from edges: they must agree on the colour. What the check sees
// of a picture is then no other picture.
func TestCanvas(t *testing.T) {
	rsvg := testtool.Need(t, "rsvg-convert")
	tr := project(t)
	for _, id := range ids(t, tr, "assets/illustrations") {
		pic, faults := Read(tr, id)
		if len(faults) > 0 {
			t.Fatal(faults)
		}
		var svg bytes.Buffer
		if err := pic.Scene.SVG(&svg); err != nil {
			t.Fatal(err)
		}
		img := render(t, rsvg, svg.Bytes())
		c := newCanvas(pic.Scene)
		if img.Bounds().Dx() != c.width || img.Bounds().Dy() != c.height {
			t.Fatalf("%s: %v and %d × %d", id, img.Bounds(), c.width, c.height)
		}
		flat, differ := 0, 0
		for y := 1; y < c.height-1; y += 3 {
			for x := 1; x < c.width-1; x += 3 {
				hex, ok := around(img, x, y)
				if !ok {
					continue
				}
				flat++
				if n := c.cells[y*c.width+x].colour; n == 0 || palette[n-1].hex != hex {
					differ++
				}
			}
		}
		if flat < c.width*c.height/20 || differ*2000 > flat {
			t.Errorf("%s: %d of %d squares differ", id, differ, flat)
		}
	}
}

// around is the colour of a pixel where all eight about it have the same.
func around(img image.Image, x, y int) (string, bool) {
	at := func(x, y int) [3]uint32 {
		r, g, b, _ := img.At(x, y).RGBA()
		return [3]uint32{r >> 8, g >> 8, b >> 8}
	}
	middle := at(x, y)
	for dy := -1; dy <= 1; dy++ {
		for dx := -1; dx <= 1; dx++ {
			if at(x+dx, y+dy) != middle {
				return "", false
			}
		}
	}
	return fmt.Sprintf("#%02x%02x%02x", middle[0], middle[1], middle[2]), true
}

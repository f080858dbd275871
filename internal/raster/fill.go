package raster

import (
	"cmp"
	"image"
	"image/color"
	"slices"
)

// Every row of pixels is cut into rays, lines through it at equal distances;
// along a ray coverage is counted in 1/256 of a pixel. An area is covered
// where outlines wind round it in sum (the nonzero rule), on every ray by
// itself: overlapping outlines never add up.
const (
	rays = 16
	gap  = unit / rays
	full = 256 * rays // coverage of a whole pixel
)

// An edge is a line downward, cut to the rays that it crosses.
type edge struct {
	first, last int // rays, from the top of the image
	x, slope    int // at the ray, and to the next: 1/65536 of 1/1024 of a pixel
	winding     int
}

// A filler fills outlines. It keeps its memory for the next one.
type filler struct {
	img    *image.RGBA
	edges  []edge
	active []edge
	cover  []int32 // differences of coverage along the row
}

// begin starts a new outline on an image.
func (f *filler) begin(img *image.RGBA) {
	f.img = img
	f.edges = f.edges[:0]
	f.active = f.active[:0]
	if n := img.Rect.Dx() + 2; len(f.cover) < n {
		f.cover = make([]int32, n)
	}
}

// add adds a closed contour. Its points are relative to the image's origin.
func (f *filler) add(contour []point) {
	for i, p := range contour {
		f.edge(p, contour[(i+1)%len(contour)])
	}
}

func (f *filler) edge(a, b point) {
	e := edge{winding: 1}
	if a.y > b.y {
		a, b, e.winding = b, a, -1
	}
	// Ray i lies at (i + ½) gap. An edge crosses the rays from its upper end,
	// included, to its lower, excluded.
	e.first = ceil(a.y - gap/2)
	e.last = ceil(b.y-gap/2) - 1
	e.first, e.last = max(e.first, 0), min(e.last, f.img.Rect.Dy()*rays-1)
	if e.first > e.last {
		return
	}
	dx, dy := b.x-a.x, b.y-a.y
	e.slope = (dx * gap << 16) / dy
	down := (e.first*gap + gap/2 - a.y) * dx // in two steps, for 64 bits
	e.x = a.x<<16 + down/dy<<16 + (down%dy<<16)/dy
	f.edges = append(f.edges, e)
}

func ceil(y int) int { return -((-y) >> 6) } // y / gap, upwards

// paint fills what was added.
func (f *filler) paint(c color.RGBA) {
	slices.SortFunc(f.edges, func(a, b edge) int {
		return cmp.Or(cmp.Compare(a.first, b.first), cmp.Compare(a.x, b.x), cmp.Compare(a.slope, b.slope), cmp.Compare(a.winding, b.winding))
	})
	next := 0
	for next < len(f.edges) || len(f.active) > 0 {
		if len(f.active) == 0 {
			f.row(f.edges[next].first/rays, &next, c)
			continue
		}
		f.row(f.active[0].first/rays, &next, c)
	}
}

// row draws one row of pixels. The first of an active edge is the ray that it
// crosses next.
func (f *filler) row(y int, next *int, c color.RGBA) {
	width := f.img.Rect.Dx()
	left, right := width, 0 // of what was touched
	for ray := y * rays; ray < (y+1)*rays; ray++ {
		for *next < len(f.edges) && f.edges[*next].first == ray {
			f.active = append(f.active, f.edges[*next])
			*next++
		}
		// Few edges change places from one ray to the next.
		for i := 1; i < len(f.active); i++ {
			for j := i; j > 0 && f.active[j].x < f.active[j-1].x; j-- {
				f.active[j], f.active[j-1] = f.active[j-1], f.active[j]
			}
		}
		winding, start := 0, 0
		kept := f.active[:0]
		for _, e := range f.active {
			at := min(max(e.x>>18, 0), width<<8) // 1/256 of a pixel
			if winding == 0 {
				start = at
			}
			if winding += e.winding; winding == 0 && at > start {
				f.span(start, at)
				left, right = min(left, start>>8), max(right, at>>8)
			}
			if e.last > ray {
				e.x += e.slope
				e.first = ray + 1
				kept = append(kept, e)
			}
		}
		f.active = kept
	}
	if left <= right {
		f.blend(y, left, min(right, width-1), c)
	}
}

// span adds one ray's coverage from a to b, in 1/256 of a pixel, to the
// differences: a whole pixel begins with 256.
func (f *filler) span(a, b int) {
	i, part := a>>8, int32(a&255)
	f.cover[i] += 256 - part
	f.cover[i+1] += part
	i, part = b>>8, int32(b&255)
	f.cover[i] -= 256 - part
	f.cover[i+1] -= part
}

// blend lays the colour over the pixels of a row from left to right, both
// included, and clears the differences.
func (f *filler) blend(y, left, right int, c color.RGBA) {
	var sum int32
	pix := f.img.Pix[f.img.PixOffset(f.img.Rect.Min.X+left, f.img.Rect.Min.Y+y):]
	for i := left; i <= right; i++ {
		sum += f.cover[i]
		f.cover[i] = 0
		p := pix[4*(i-left) : 4*(i-left)+4 : 4*(i-left)+4]
		switch a := (uint32(sum)*255 + full/2) / full; a {
		case 0:
		case 255:
			p[0], p[1], p[2], p[3] = c.R, c.G, c.B, 255
		default:
			p[0] = mix(p[0], c.R, a)
			p[1] = mix(p[1], c.G, a)
			p[2] = mix(p[2], c.B, a)
			p[3] = mix(p[3], 255, a)
		}
	}
	f.cover[right+1], f.cover[min(right+2, len(f.cover)-1)] = 0, 0
}

// mix is a/255 of the colour over what is there, rounded. On a transparent
// ground that gives colours multiplied by their alpha, as image.RGBA wants.
func mix(under, over uint8, a uint32) uint8 {
	return uint8((uint32(under)*(255-a) + uint32(over)*a + 127) / 255)
}

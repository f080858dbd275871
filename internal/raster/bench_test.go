package raster

import (
	"testing"

	"salam/internal/illustration"
)

// A page of the A5 leaflet, 1000 pixels wide, with its drawing kept.
func BenchmarkPage(b *testing.B) {
	p := openProject(b)
	r := New()
	for _, lang := range []string{"ar", "ti", "es"} {
		page := &p.sheet(b, lang).Pages[1]
		b.Run(lang, func(b *testing.B) {
			for b.Loop() {
				if _, err := r.Page(page, 1000); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// A drawing, 1080 × 756 pixels, drawn anew.
func BenchmarkScene(b *testing.B) {
	p := openProject(b)
	for _, m := range p.lib.Messages[:3] {
		scene := p.lib.Pictures(m, p.lib.English())[0]
		b.Run(scene.ID, func(b *testing.B) {
			k := sceneKey{scene: scene, scale: scale{1080 * unit, scene.Box.Width}}
			k.size.X, k.size.Y = 1080, 756
			for b.Loop() {
				if _, err := k.draw(); err != nil {
					b.Fatal(err)
				}
			}
			segments := 0
			for _, op := range scene.Ops {
				segments += len(op.Path)
			}
			b.ReportMetric(float64(segments), "segments")
		})
	}
}

func BenchmarkPNG(b *testing.B) {
	p := openProject(b)
	img, err := Page(&p.sheet(b, "ar").Pages[1], 1000)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		data, err := PNG(img)
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(len(data)), "bytes")
	}
}

// A line around a hundred curves.
func BenchmarkStroke(b *testing.B) {
	op := illustration.Op{Stroke: "#1d2b3a", Width: 5000, Cap: "round", Join: "round", Path: d("M 0 0")}
	for i := range 100 {
		op.Path = append(op.Path, d("C 100000 0 200000 700000 300000 100000")...)
		op.Path[i+1].P[2].X += 7000 * i
	}
	sc := sceneKey{scene: &illustration.Scene{Box: illustration.Box{Width: 1_000_000, Height: 700_000}, Ops: []illustration.Op{op}}, scale: scale{1080 * unit, 1_000_000}}
	sc.size.X, sc.size.Y = 1080, 756
	for b.Loop() {
		if _, err := sc.draw(); err != nil {
			b.Fatal(err)
		}
	}
}

package card

import (
	"testing"

	"salam/internal/raster"
)

// One card from its text to the bytes of its file: set, drawn, packed. "anew"
// draws the drawing as well, which a build does once for all languages of a
// direction.
func BenchmarkCard(b *testing.B) {
	press, pub := project(b, "england")
	for _, lang := range []string{"ar", "ti", "es"} {
		v := pub.Volume(lang)
		e := v.Entry("see-a-doctor")
		whole := func(b *testing.B, r func() *raster.Renderer) {
			size := 0
			for b.Loop() {
				page, err := press.Set(pub, v, e)
				if err != nil {
					b.Fatal(err)
				}
				data, err := r().Thumbnail(page, Width)
				if err != nil {
					b.Fatal(err)
				}
				size = len(data)
			}
			b.ReportMetric(float64(size), "bytes")
		}
		kept := raster.New()
		b.Run(lang, func(b *testing.B) { whole(b, func() *raster.Renderer { return kept }) })
		b.Run(lang+"-anew", func(b *testing.B) { whole(b, raster.New) })
		b.Run(lang+"-set", func(b *testing.B) {
			for b.Loop() {
				if _, err := press.Set(pub, v, e); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

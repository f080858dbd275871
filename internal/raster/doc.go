// Package raster draws a drawing list as pixels: the second backend beside
// pdf, for images that go into a chat and for looking at sheets.
//
// In: a drawing.Page, laid out to the micrometre, and a width in pixels. Out:
// an image, or a PNG. Glyphs stand where the PDF has them, with the outlines
// of the same font files; nothing is laid out here. It knows nothing of
// messages and of approval.
//
// Edges are smooth, filling is by the nonzero rule, lines are drawn as PDF and
// SVG draw them. Colours are mixed as browsers and PDF readers mix them, in
// sRGB.
//
// # Integers
//
// Everything is counted in whole 1/1024 of a pixel and whole levels of
// coverage, so that the same page gives the same pixels on every processor.
// Square roots and single divisions are in float64, where IEEE 754 leaves no
// choice of the result, and never in one expression with an addition, which
// arm64 would fuse.
//
// That is also why the filling (fill.go) is our own. golang.org/x/image/vector
// counts in float32 beyond 512 pixels, and its sums differ between processors
// with and without SIMD; below that the edges of long lines drift; and it adds
// up signed areas, so that an outline that overlaps itself is too dark at the
// overlap or has a hole.
//
// # Stages
//
//	page.go     items, places in pixels
//	curve.go    curves → lines
//	stroke.go   lines with a width → outlines
//	fill.go     outlines → pixels
//	text.go     glyphs → outlines
//	picture.go  scenes, kept for the next page
//	png.go      image → bytes
package raster

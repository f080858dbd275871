// Package typeset turns text into positioned glyphs: fonts with fallback by
// run, the bidirectional algorithm (UAX #9), shaping, line breaking (UAX #14).
//
// In: a paragraph as prose.Inline, a language, a size, a width. Out: lines of
// runs of glyphs, in micrometres and font units, or an error that names the
// character no font has (MissingGlyph) or the word no line holds (TooWide).
// It knows no paper, no colours, no alignment and no file but the fonts.
//
// It is the only package that imports go-text. The shaping of v0.3.0 equals
// HarfBuzz's glyph by glyph (TestHarfBuzz); later versions skip lookups of the
// Noto fonts.
//
// # Integers
//
// Promise: the same tree gives the same bytes on every processor. Arm64 fuses
// multiplication and addition of floating-point numbers, so positions are
// integers throughout: advances are added up in font units, and a run's width
// is converted to µm once, by micrometres. The run after it starts where that
// rounded width ends; a line of n runs is at most n/2 µm off its true width.
//
// # Stages
//
// One paragraph goes through these, a file each:
//
//	recall.go   what was shaped before
//	text.go     spans → characters, weights, isolates
//	number.go   numbers that must stay whole and left-to-right
//	bidi.go     characters → embedding levels
//	breaks.go   characters → where a line may and must end
//	script.go   characters → scripts
//	item.go     runs of one level, script, weight and face
//	shape.go    a run → glyphs
//	layout.go   glyphs → lines
package typeset

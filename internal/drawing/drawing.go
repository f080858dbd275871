// Package drawing is a finished page as one list: pictures, paths and glyph
// runs at fixed places, in reading order, each saying what it is. Two backends
// draw it: pdf as bytes, raster as pixels.
//
// Lengths are whole micrometres (1 mm = 1000 µm), the origin is the upper left
// corner of the page and y grows downward: with integers the same page comes
// out on every processor.
package drawing

import (
	"salam/internal/illustration"
	"salam/internal/typeset"
)

// A Document is what becomes one PDF.
type Document struct {
	Title    string // shown in the reader's title bar
	Language string // BCP 47, of the document
	Author   string // the sender
	Pages    []Page
}

// A Page has a size in µm and what stands on it, in reading order.
type Page struct {
	Width, Height int
	Items         []Item
}

// An Item is one thing on the page. Exactly one of Text, Picture and Path is
// set. Role says what it is to somebody who listens.
//
// Items that follow each other with the same Section are read as one section
// (one message of a leaflet, say); 0 stands directly under the document.
// Neighbouring list items with the same List are one list. An item that a page
// break cut in two comes as two items, the second with Continues set: they are
// read as one paragraph.
type Item struct {
	Role      Role
	Lang      string // BCP 47, where it is not the document's
	Alt       string // of a Figure; required there
	Section   int
	List      int  // of an LI
	Continues bool // goes on with the last item of the same Role

	Text    *Text
	Picture *Picture
	Path    *Path
}

// A Role is a structure type of ISO 32000-1 14.8.4, or Artifact.
type Role string

const (
	Artifact Role = "Artifact" // decoration, frames, rules: not read aloud
	H1       Role = "H1"
	P        Role = "P"
	LI       Role = "LI"
	Figure   Role = "Figure"
)

// Text is one laid-out paragraph: its lines at their places.
type Text struct {
	Lines []Line
	Fill  string // #rrggbb
}

// A Line is a laid-out line at the place of its left end on the baseline.
type Line struct {
	X, Y int
	Line typeset.Line
}

// A Picture is an illustration in a box: as large as fits without distortion,
// in the middle. To flip it, hand over the mirrored scene.
type Picture struct {
	Scene               *illustration.Scene
	X, Y, Width, Height int
}

// A Path is one filled or stroked outline in page coordinates.
type Path struct {
	Segments []illustration.Segment // in µm
	Fill     string                 // #rrggbb, or "" for none
	Stroke   string                 // #rrggbb, or "" for none
	Width    int                    // of the stroke, µm
}

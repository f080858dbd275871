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
// Items with the same Section are read as one section (one message of a
// leaflet, say), where the first of them stands; 0 stands directly under the
// document, such as the foot of a page. Neighbouring list items of a section
// with the same List are one list: an LI, or a Lbl (its number or sign) and
// the LI that it belongs to. An item that a page break cut in two comes as two
// items, the second with Continues set: they are read as one paragraph.
type Item struct {
	Role      Role
	Lang      string // BCP 47, where it is not the document's
	Alt       string // of a Figure, in Lang; required there
	Section   int
	List      int  // of an LI and a Lbl
	Continues bool // goes on with the last item of the same Role and Section

	Text    *Text
	Picture *Picture
	Path    *Path
}

// A Role is a structure type of ISO 32000-1 14.8.4, or a kind of artifact
// (14.8.2.2). Sections, lists and their bodies are made from Section and List;
// a stretch of another language inside a line is marked by itself.
type Role string

const (
	Artifact Role = "Artifact"   // decoration, frames, rules: not read aloud
	Running  Role = "Pagination" // what repeats from page to page, such as its number: not read aloud
	H1       Role = "H1"
	H2       Role = "H2" // only after an H1: levels are not skipped
	P        Role = "P"
	Lbl      Role = "Lbl" // the number or sign of the LI that follows
	LI       Role = "LI"
	Figure   Role = "Figure"
	Caption  Role = "Caption" // words of a picture, right after its Figure
)

// Silent reports whether an item with this role is left out where the page is
// read aloud.
func (r Role) Silent() bool { return r == Artifact || r == Running }

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

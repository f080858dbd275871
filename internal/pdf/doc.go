// Package pdf draws a drawing list as the bytes of a PDF.
//
// In: a drawing.Document, laid out to the micrometre. Out: a tagged PDF 1.7
// whose text can be copied, searched and read aloud, with subset fonts, the
// same bytes for the same document on any day and machine. It knows nothing of
// messages, of approval and of how lines are broken.
//
// The way: every page becomes a content stream (content.go, text.go,
// picture.go). fpdf makes the file of pages; it cannot embed shaped text, tag
// or name a document, so a pass over its bytes (file.go, assemble.go) adds
// fonts (sfnt.go, subset.go, font.go, tounicode.go), structure (structure.go)
// and metadata (metadata.go), and writes a new cross-reference table.
//
// Text is drawn in a way that every reader gives back. Runs stand in logical
// order and glyphs inside a run from left to right, because readers sort by
// position within a line and by the stream across lines. A code (CID) stands
// for a shape and the text it means, so one shape can mean different text.
// See text.go for what is done about right-to-left lines.
package pdf

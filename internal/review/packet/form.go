package packet

import (
	"errors"

	"salam/internal/drawing"
	"salam/internal/illustration"
	"salam/internal/prose"
	"salam/internal/typeset"
)

// Lengths of the form in µm, as in package drawing.
const (
	mm        = 1000
	a4Width   = 210 * mm
	a4Height  = 297 * mm
	edge      = 18 * mm
	footRoom  = 12 * mm // at the foot of each page
	boxSize   = 6 * mm  // to tick with a pen
	boxGap    = 3 * mm
	lineGap   = 9 * mm // between lines to write on
	blockGap  = 4 * mm
	columnGap = 5 * mm
)

// Sizes of type, µm an em: 1 pt is 352.8 µm.
const (
	titlePt = 18 * 3528 / 10
	readPt  = 16 * 3528 / 10
	textPt  = 13 * 3528 / 10
	smallPt = 11 * 3528 / 10
)

// A form lays pages from the top; what does not fit goes on to the next page.
type form struct {
	*Packet
	fonts *typeset.Fonts
	doc   *drawing.Document
	pages []*formPage
	y     int
	errs  []error
}

type formPage struct {
	items []drawing.Item
	code  string // of the text that the page is about
}

func (f *form) page(code string) {
	f.pages = append(f.pages, &formPage{code: code})
	f.y = edge
}

func (f *form) put(items ...drawing.Item) {
	p := f.pages[len(f.pages)-1]
	p.items = append(p.items, items...)
}

const columnWidth = a4Width - 2*edge

// bottom is where the page's own room ends.
const bottom = a4Height - edge - footRoom

// room begins another page where less than height is left.
func (f *form) room(height int) {
	if f.y+height > bottom && f.y > edge {
		f.page(f.pages[len(f.pages)-1].code)
	}
}

// set breaks a text into lines of a width.
func (f *form) set(in prose.Inline, size, weight, width int) (lines []typeset.Line, height int) {
	style := typeset.Style{Language: f.Language, Size: size, Weight: weight}
	lines, err := f.fonts.Paragraph(in, style, width)
	if err != nil {
		f.errs = append(f.errs, err)
	}
	return lines, f.fonts.Height(style)
}

// at places lines with their start at a distance from the start of the page's
// own side: from the left, or from the right in a language of that direction.
func (f *form) at(role drawing.Role, lines []typeset.Line, height, start, y, width int) {
	t := &drawing.Text{Fill: "#000000"}
	for i, l := range lines {
		x := edge + start
		if f.Language.RTL() {
			x = a4Width - edge - start - l.Width
		}
		t.Lines = append(t.Lines, drawing.Line{X: x, Y: y + i*height + (height-l.Ascent-l.Descent)/2 + l.Ascent, Line: l})
	}
	if len(t.Lines) > 0 {
		f.put(drawing.Item{Role: role, Text: t})
	}
}

// text puts a paragraph across the page.
func (f *form) text(role drawing.Role, in prose.Inline, size, weight int) {
	f.indented(role, in, size, weight, 0)
}

func (f *form) indented(role drawing.Role, in prose.Inline, size, weight, start int) {
	lines, height := f.set(in, size, weight, columnWidth-start)
	f.room(min(len(lines), 3) * height)
	for len(lines) > 0 {
		n := min(len(lines), max(1, (bottom-f.y)/height))
		f.at(role, lines[:n], height, start, f.y, columnWidth-start)
		f.y += n * height
		if lines = lines[n:]; len(lines) > 0 {
			f.page(f.pages[len(f.pages)-1].code)
		}
	}
}

// phrase is a word of the packet as a paragraph.
func (f *form) phrase(role drawing.Role, key string, size, weight int, args ...string) {
	values := map[string]string{}
	for i := 0; i+1 < len(args); i += 2 {
		values[args[i]] = args[i+1]
	}
	f.text(role, prose.Words(f.word(key)).Fill(values), size, weight)
}

func (f *form) gap(h int) { f.y += h }

// tick puts a box and its label; labels in columns share a row.
func (f *form) tick(columns, size int, keys ...string) {
	width := (columnWidth-(columns-1)*columnGap)/columns - boxSize - boxGap
	for len(keys) > 0 {
		n := min(columns, len(keys))
		type cell struct {
			lines  []typeset.Line
			height int
		}
		var row []cell
		tall := boxSize
		for _, k := range keys[:n] {
			lines, height := f.set(prose.Words(f.word(k)), size, 500, width)
			row = append(row, cell{lines, height})
			tall = max(tall, len(lines)*height)
		}
		f.room(tall)
		for i, c := range row {
			start := i * (width + boxSize + boxGap + columnGap)
			f.box(start, f.y+max(0, (c.height-boxSize)/2), boxSize, boxSize)
			f.at(drawing.P, c.lines, c.height, start+boxSize+boxGap, f.y+max(0, (boxSize-c.height)/2), width)
		}
		f.y += tall + 2*mm
		keys = keys[n:]
	}
}

// box outlines a rectangle; start is from the start of the page's own side.
func (f *form) box(start, y, w, h int) {
	x := edge + start
	if f.Language.RTL() {
		x = a4Width - edge - start - w
	}
	f.outline(x, y, w, h, 500)
}

func (f *form) outline(x, y, w, h, width int) {
	points := []illustration.Point{{X: x, Y: y}, {X: x + w, Y: y}, {X: x + w, Y: y + h}, {X: x, Y: y + h}}
	var s []illustration.Segment
	for i, p := range points {
		op := byte('L')
		if i == 0 {
			op = 'M'
		}
		s = append(s, illustration.Segment{Op: op, P: [3]illustration.Point{p}})
	}
	s = append(s, illustration.Segment{Op: 'Z'})
	f.put(drawing.Item{Role: drawing.Artifact, Path: &drawing.Path{Segments: s, Stroke: "#000000", Width: width}})
}

// lines are empty lines to write on.
func (f *form) lines(n int) {
	for range n {
		f.room(lineGap)
		f.y += lineGap
		s := []illustration.Segment{{Op: 'M', P: [3]illustration.Point{{X: edge, Y: f.y}}}, {Op: 'L', P: [3]illustration.Point{{X: a4Width - edge, Y: f.y}}}}
		f.put(drawing.Item{Role: drawing.Artifact, Path: &drawing.Path{Segments: s, Stroke: "#000000", Width: 300}})
	}
	f.y += 2 * mm
}

// foot sets one line at the foot of a page: the handle, the code of the text,
// the number of the page. Whoever types the form in needs them.
func (f *form) foot(p *formPage, line string) {
	lines, height := f.set(prose.Inline{{Text: prose.LRI + line + prose.PDI}}, smallPt, 500, columnWidth)
	f.pages = append(f.pages, p) // put writes on the last page
	f.at(drawing.P, lines, height, 0, a4Height-edge-height, columnWidth)
	f.pages = f.pages[:len(f.pages)-1]
}

func (f *form) done() (*drawing.Document, error) {
	return f.doc, errors.Join(f.errs...)
}

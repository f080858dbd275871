package typeset

import (
	"slices"
	"sort"
	"strings"
)

// build sets the characters from start to end as one line.
func (l *layout) build(start, end int) (Line, error) {
	trimmed := l.trimmed(start, end)
	pieces := l.cut(start, trimmed, end)
	line := Line{}
	var text strings.Builder
	var levels []uint8
	var visible int // pieces before the white space at the end
	for _, piece := range pieces {
		run, err := l.run(piece)
		if err != nil {
			return Line{}, err
		}
		line.Runs = append(line.Runs, run)
		text.WriteString(run.Text)
		if piece.start < trimmed {
			levels = append(levels, piece.level)
			visible++
		}
	}
	line.Text = text.String()
	for _, k := range visual(levels) {
		run := &line.Runs[k]
		run.X = line.Width
		line.Width += run.Width
	}
	l.hang(line.Runs[visible:], line.Width)
	l.measure(&line, visible)
	return line, nil
}

// hang places the white space at the end of the line outside it.
func (l *layout) hang(blank []Run, width int) {
	x := width
	if l.p.base == 1 {
		x = 0
	}
	for i := range blank {
		if l.p.base == 1 {
			x -= blank[i].Width
			blank[i].X = x
		} else {
			blank[i].X = x
			x += blank[i].Width
		}
	}
}

// measure finds the tallest face. A line with nothing on it is as tall as one
// of the language's first face.
func (l *layout) measure(line *Line, visible int) {
	size := l.style.Size
	for _, run := range line.Runs[:visible] {
		line.Ascent = max(line.Ascent, micrometres(run.Face.ascent, size, run.Face.UnitsPerEm))
		line.Descent = max(line.Descent, micrometres(run.Face.descent, size, run.Face.UnitsPerEm))
	}
	if visible == 0 {
		face := l.regular[0]
		line.Ascent = micrometres(face.ascent, size, face.UnitsPerEm)
		line.Descent = micrometres(face.descent, size, face.UnitsPerEm)
	}
}

// A piece is an item, or the part of one that stands on a line.
type piece struct {
	item
	of int // the index of the item
}

// cut lists what stands on a line, in logical order. White space at its end
// gets the level of the paragraph (L1).
func (l *layout) cut(start, trimmed, end int) []piece {
	var all []piece
	first := sort.Search(len(l.items), func(n int) bool { return l.items[n].end > start })
	for n := first; n < len(l.items) && l.items[n].start < end; n++ {
		it := l.items[n]
		it.start, it.end = max(it.start, start), min(it.end, end)
		if it.start < trimmed && trimmed < it.end {
			head := it
			head.end = trimmed
			all = append(all, piece{head, n})
			it.start = trimmed
		}
		if it.start >= trimmed {
			it.level = l.p.base
		}
		all = append(all, piece{it, n})
	}
	return all
}

// taken is the part of an item's glyphs that a piece of it has, where HarfBuzz
// says that the piece by itself would be shaped the same: neither end is unsafe
// to break at.
func (l *layout) taken(pc piece) ([]shaped, bool) {
	whole := l.items[pc.of]
	if pc.rtl() != whole.rtl() || l.always {
		return nil, false
	}
	glyphs := l.glyphs[pc.of]
	inside := func(g shaped) bool { return pc.start <= g.cluster && g.cluster < pc.end }
	from := slices.IndexFunc(glyphs, inside)
	if from < 0 {
		return nil, false
	}
	to := from
	for to < len(glyphs) && inside(glyphs[to]) {
		to++
	}
	first, after := from, to // the glyph where the piece begins, and the one after its end
	if pc.rtl() {
		first, after = to-1, from-1
	}
	if pc.start > whole.start && (glyphs[first].cluster != pc.start || glyphs[first].unsafe) ||
		pc.end < whole.end && (after < 0 || after >= len(glyphs) || glyphs[after].cluster != pc.end || glyphs[after].unsafe) {
		return nil, false
	}
	return glyphs[from:to], true
}

// run takes a piece's glyphs over from its item, or shapes it by itself.
func (l *layout) run(pc piece) (Run, error) {
	glyphs, ok := l.taken(pc)
	if !ok {
		var err error
		if glyphs, err = l.shape(pc.item); err != nil {
			return Run{}, err
		}
	}
	from, to := l.context(pc.item)
	text := l.p.runes[pc.start:pc.end]
	run := Run{
		Face: pc.face, Tag: l.style.Language.Tag, Size: l.style.Size, RTL: pc.rtl(),
		Text: string(text), Glyphs: make([]Glyph, len(glyphs)),
		script: pc.script.String(),
		before: string(l.p.runes[from:pc.start]), after: string(l.p.runes[pc.end:to]),
	}
	at := bytesAt(text)
	units := 0
	for i, g := range glyphs {
		run.Glyphs[i] = Glyph{
			ID: g.id, Cluster: at[g.cluster-pc.start],
			Advance: g.advance, XOffset: g.xOffset, YOffset: g.yOffset,
		}
		units += g.advance
	}
	run.Width = micrometres(units, l.style.Size, pc.face.UnitsPerEm)
	return run, nil
}

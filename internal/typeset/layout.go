package typeset

import (
	"errors"
	"unicode/utf8"

	"github.com/go-text/typesetting/language"
)

// A layout is a paragraph on its way into lines.
type layout struct {
	p       *paragraph
	style   Style
	regular []*Face
	shaper  *shaper

	items  []item
	glyphs [][]shaped // by item, shaped with the whole paragraph as context
	breaks []opportunity

	// sums[i] is the width of the characters before i as the whole paragraph
	// was shaped, in 1/fine µm: an estimate, for a line that is shaped by
	// itself may differ a little at its ends.
	sums  []int
	trims []int // see trim

	always bool // shape every line by itself: tests compare
}

const fine = 64

func (l *layout) prepare(bold []*Face, script language.Script) error {
	breaks, clusters := l.p.opportunities(&l.shaper.segmenter)
	items, err := l.p.itemise(clusters, l.regular, bold, script)
	if err != nil {
		return err
	}
	l.breaks, l.items = breaks, items
	l.trim()
	l.sums = make([]int, len(l.p.runes)+1)
	for _, it := range items {
		glyphs, err := l.shape(it)
		if err != nil {
			return err
		}
		l.glyphs = append(l.glyphs, glyphs)
		for _, g := range glyphs {
			l.sums[g.cluster+1] += g.advance * l.style.Size * fine / it.face.UnitsPerEm
		}
	}
	for i := range l.p.runes {
		l.sums[i+1] += l.sums[i]
	}
	return nil
}

// shape shapes an item, or the part of one that stands on a line.
func (l *layout) shape(it item) ([]shaped, error) {
	from, to := l.context(it)
	text := l.p.runes[from:to]
	glyphs, err := l.shaper.shape(it.face, text, it.start-from, it.end-from, it.rtl(), it.script, l.style.Language.Tag)
	if err != nil {
		return nil, err
	}
	for i := range glyphs {
		glyphs[i].cluster += from
		if glyphs[i].id == 0 {
			// The fonts were asked before; what HarfBuzz still can't draw must
			// not reach the paper as a box.
			return nil, missing(l.p.runes[glyphs[i].cluster:glyphs[i].cluster+1], l.regular)
		}
	}
	return glyphs, nil
}

// context is the text that an item's letters may join to: the paragraph, as
// far as the level stays the same. Letters of different levels may be
// neighbours in the text and far apart on the line. The end of a line is no
// bound: where a line ends inside a word, its letters keep the forms they have
// in the whole word (CSS Text 3, "Shaping Across
// Intra-word Breaks").
func (l *layout) context(it item) (int, int) {
	const reach = 5 // characters that HarfBuzz looks at
	start, end := it.start, it.end
	for start > 0 && it.start-start < reach && l.p.level[start-1] == it.level && !lineEnd(l.p.runes[start-1]) {
		start--
	}
	for end < len(l.p.runes) && end-it.end < reach && l.p.level[end] == it.level && !lineEnd(l.p.runes[end]) {
		end++
	}
	return start, end
}

// trim finds, for every place where a line might end, where its text ends once
// the white space at its end is left out. Characters that draw nothing go with
// white space only where they stand after some: a zero width non-joiner stays
// with its word.
func (l *layout) trim() {
	l.trims = make([]int, len(l.p.runes)+1)
	past := 0 // the place before the characters that draw nothing
	for i, r := range l.p.runes {
		end := i + 1
		if blank := space(r); blank || !ignorable(r) {
			past = end
		}
		l.trims[end] = end
		if past > 0 && space(l.p.runes[past-1]) {
			l.trims[end] = l.trims[past-1]
		}
	}
}

func (l *layout) trimmed(start, end int) int { return max(start, l.trims[end]) }

// lines breaks the paragraph, each line as full as it can be.
func (l *layout) lines(width int) ([]Line, error) {
	var all []Line
	for start := 0; start < len(l.p.runes); {
		line, end, err := l.line(start, width)
		if err != nil {
			return nil, err
		}
		all = append(all, line)
		start = end
	}
	return all, nil
}

// line sets one line and returns where the next starts. The estimate finds the
// place; the line as it is finally shaped decides, and where that is too wide
// the line ends one opportunity earlier.
func (l *layout) line(start, width int) (Line, int, error) {
	for limit := width; ; {
		end := l.fit(start, limit)
		line, err := l.build(start, end)
		if err != nil {
			return Line{}, 0, err
		}
		if line.Width <= width {
			return line, end, nil
		}
		first := l.next(start)
		if end == first {
			word := string(l.p.runes[start:l.trimmed(start, end)])
			return Line{}, 0, &TooWide{Word: word, Width: line.Width, Limit: width}
		}
		limit = l.estimate(start, end) - 1
	}
}

// next is the first place after start where a line may end.
func (l *layout) next(start int) int {
	for i := start + 1; ; i++ {
		if l.breaks[i] != never {
			return i
		}
	}
}

// estimate is the width in µm, rounded up, of a line from start to end.
func (l *layout) estimate(start, end int) int {
	return (l.sums[l.trimmed(start, end)] - l.sums[start] + fine - 1) / fine
}

// fit is the last place where a line that starts at start may end so that its
// estimated width is at most width; at least one place is taken.
func (l *layout) fit(start, width int) int {
	end := l.next(start)
	for last := end; l.breaks[last] != must; {
		last = l.next(last)
		if l.estimate(start, last) > width {
			break
		}
		end = last
	}
	return end
}

// count is how many lines the estimate gives, and whether all of them fit.
func (l *layout) count(width int) (int, bool) {
	n := 0
	for start := 0; start < len(l.p.runes); n++ {
		end := l.fit(start, width)
		if l.estimate(start, end) > width {
			return 0, false
		}
		start = end
	}
	return n, true
}

// balanced breaks the paragraph into as many lines as lines does, in the
// narrowest measure that doesn't need more.
func (l *layout) balanced(width int) ([]Line, error) {
	greedy, err := l.lines(width)
	if err != nil || len(greedy) < 2 {
		return greedy, err
	}
	low, high := 0, width
	for low < high {
		middle := low + (high-low)/2
		if n, ok := l.count(middle); ok && n <= len(greedy) {
			high = middle
		} else {
			low = middle + 1
		}
	}
	// The final shaping may be a little wider than the estimate.
	even, err := l.lines(high + min(width-high, high/256))
	var tooWide *TooWide
	if errors.As(err, &tooWide) || len(even) > len(greedy) {
		return greedy, nil
	}
	return even, err
}

// bytesAt is the byte offset, in text as UTF-8, of each character.
func bytesAt(text []rune) []int {
	at := make([]int, len(text))
	n := 0
	for i, r := range text {
		at[i] = n
		n += utf8.RuneLen(r)
	}
	return at
}

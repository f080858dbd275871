package pdf

import (
	"fmt"
	"slices"
	"unicode"
	"unicode/utf8"

	"salam/internal/typeset"
)

// A cluster is a stretch of a run's text that cannot be divided among glyphs,
// with its glyphs from left to right.
type cluster struct {
	text   string
	glyphs []typeset.Glyph
}

// clusters cuts a run. Clusters stand in the order in which they are drawn;
// every byte of the run's text belongs to exactly one.
func clusters(run *typeset.Run) ([]cluster, error) {
	if !utf8.ValidString(run.Text) {
		return nil, fmt.Errorf("the text of a run is not UTF-8")
	}
	starts := make([]int, 0, len(run.Glyphs))
	for _, g := range run.Glyphs {
		if g.Cluster < 0 || g.Cluster >= len(run.Text) || !utf8.RuneStart(run.Text[g.Cluster]) {
			return nil, fmt.Errorf("a glyph stands for byte %d of %q", g.Cluster, run.Text)
		}
		starts = append(starts, g.Cluster)
	}
	slices.Sort(starts)
	starts = slices.Compact(starts)
	text := func(start int) string {
		i, _ := slices.BinarySearch(starts, start)
		from, to := start, len(run.Text)
		if i == 0 {
			from = 0 // characters before it that have no glyph
		}
		if i+1 < len(starts) {
			to = starts[i+1]
		}
		return run.Text[from:to]
	}
	all := make([]cluster, 0, len(starts))
	for i := 0; i < len(run.Glyphs); {
		j := i + 1
		for j < len(run.Glyphs) && run.Glyphs[j].Cluster == run.Glyphs[i].Cluster {
			j++
		}
		c := cluster{text(run.Glyphs[i].Cluster), run.Glyphs[i:j]}
		// See divideText for why an invisible character goes with the one
		// right of it; the last has only the one left of it.
		n := len(all) - 1
		if n >= 0 && (invisible(all[n].text) || invisible(c.text) && j == len(run.Glyphs)) {
			all[n].glyphs = run.Glyphs[i-len(all[n].glyphs) : j]
			if run.RTL {
				all[n].text = c.text + all[n].text
			} else {
				all[n].text += c.text
			}
		} else {
			all = append(all, c)
		}
		i = j
	}
	return all, nil
}

func invisible(text string) bool {
	for _, r := range text {
		if !format(r) {
			return false
		}
	}
	return true
}

// format reports whether a character is one of those that steer others and are
// not seen (general category Cf). Letters of our scripts are answered at once.
func format(r rune) bool {
	switch {
	case r < 0xAD, 0x61D <= r && r <= 0x6DC, 0x1200 <= r && r <= 0x139F:
		return false
	}
	return unicode.Is(unicode.Cf, r)
}

// combining reports whether a character is a mark on others (category Mn).
func combining(r rune) bool {
	switch {
	case r < 0x300, 0x620 <= r && r <= 0x64A, 0x1200 <= r && r <= 0x135C:
		return false
	}
	return unicode.Is(unicode.Mn, r)
}

// A piece is what one code draws: parts of one glyph, the advance and the
// text, in font units.
type piece struct {
	parts   []part
	advance int
	text    string
	share   bool // the advance is a share of the glyph's, not its kerned width
}

// pieces divides a cluster among codes, from left to right, and appends them.
// Combining marks that the font draws with glyphs of their own keep codes of
// their own.
func (p *pageContent) pieces(all []piece, src *source, c cluster, rtl bool) []piece {
	base, marks := splitMarks(src, c, rtl)
	if rtl { // marks stand before their letter, the last of them first
		for _, m := range slices.Backward(marks) {
			all = append(all, p.merged(c.glyphs[m.from:m.to], m.text))
		}
	}
	all = divideText(all, p.merged(c.glyphs[base.from:base.to], base.text), rtl)
	if !rtl {
		for _, m := range marks {
			all = append(all, p.merged(c.glyphs[m.from:m.to], m.text))
		}
	}
	return all
}

// divideText gives every character of a right-to-left ligature a code of its
// own. Readers turn such a line round code by code, and poppler also turns
// round the characters of one code: lam and alef of one glyph would come back
// as alef and lam. The leftmost code draws the glyph; each has its share of
// the width, so that a reader marks the right part of it.
//
// An invisible character (a zero width non-joiner, a direction mark) goes with
// the one that stands right of it on the page: pdf.js drops a code whose text
// is nothing else or ends in one.
func divideText(all []piece, p piece, rtl bool) []piece {
	if _, size := utf8.DecodeRuneInString(p.text); size == len(p.text) {
		return append(all, p) // one character, or none
	}
	runes := []rune(p.text)
	if rtl {
		slices.Reverse(runes)
	}
	var texts []string
	whole := false // the last of texts has a visible character
	for _, r := range runes {
		format := format(r)
		if len(texts) == 0 || whole && (rtl || format) {
			texts = append(texts, "")
		}
		texts[len(texts)-1] += string(r)
		whole = !format
	}
	n := len(texts)
	if n == 1 {
		p.text = texts[0]
		return append(all, p)
	}
	for i, text := range texts {
		one := piece{text: text, advance: p.advance*(i+1)/n - p.advance*i/n, share: true}
		if i == 0 {
			one.parts = p.parts
		}
		all = append(all, one)
	}
	return all
}

// merged puts glyphs together as the font places them.
func (p *pageContent) merged(glyphs []typeset.Glyph, text string) piece {
	one := piece{text: text}
	from := len(p.parts)
	for _, g := range glyphs {
		p.parts = append(p.parts, part{int(g.ID), one.advance + g.XOffset, g.YOffset})
		one.advance += g.Advance
	}
	one.parts = p.parts[from:len(p.parts):len(p.parts)]
	return one
}

// A share is a stretch of a cluster's glyphs and its text.
type share struct {
	from, to int
	text     string
}

// splitMarks finds the marks at the end of a cluster's text that are drawn by
// the glyphs which the font has for them, farthest from the letter in the
// glyphs. In a right-to-left run those stand first. Marks are given in logical
// order.
func splitMarks(src *source, c cluster, rtl bool) (base share, marks []share) {
	base = share{0, len(c.glyphs), c.text}
	for base.to-base.from > 1 {
		r, size := utf8.DecodeLastRuneInString(base.text)
		at := base.to - 1
		if rtl {
			at = base.from
		}
		g := c.glyphs[at]
		if len(base.text) == size || !combining(r) || g.Advance != 0 || g.ID != src.glyphOf(r) {
			break
		}
		marks = append(marks, share{at, at + 1, base.text[len(base.text)-size:]})
		base.text = base.text[:len(base.text)-size]
		if rtl {
			base.from++
		} else {
			base.to--
		}
	}
	slices.Reverse(marks)
	return base, marks
}

package typeset

import (
	"errors"
	"fmt"
	"math"

	golanguage "github.com/go-text/typesetting/language"

	"salam/internal/prose"
)

// sizeLimit is the largest size: a metre an em.
const sizeLimit = 1_000_000

// Paragraph sets a paragraph in lines of at most width µm. A line ends early
// only where the text has a line end of its own.
//
// Errors: *MissingGlyph, *TooWide, a tree.Fault where a family of the language
// isn't there, or a plain error where the style or the text is no style or
// text at all.
func (f *Fonts) Paragraph(in prose.Inline, style Style, width int) ([]Line, error) {
	l, err := f.prepare(in, style)
	if err != nil {
		return nil, err
	}
	defer f.give(l.shaper)
	if style.Balance {
		return l.balanced(width)
	}
	return l.lines(width)
}

// Width is the natural width in µm: that of the widest line where lines end
// only at the text's own line ends.
func (f *Fonts) Width(in prose.Inline, style Style) (int, error) {
	l, err := f.prepare(in, style)
	if err != nil {
		return 0, err
	}
	defer f.give(l.shaper)
	lines, err := l.lines(math.MaxInt)
	width := 0
	for _, line := range lines {
		width = max(width, line.Width)
	}
	return width, err
}

// Height is the distance in µm from one baseline to the next.
func (f *Fonts) Height(style Style) int {
	// The language's line height is em with a few decimals, so a thousandth is
	// exact: integers from here on.
	return (style.Size*int(math.Round(style.Language.LineHeight*1000)) + 500) / 1000
}

// prepare does all that doesn't depend on a width, or remembers it. The layout
// it returns holds a borrowed shaper.
func (f *Fonts) prepare(in prose.Inline, style Style) (*layout, error) {
	if style.Language == nil {
		return nil, errors.New("typeset: a style has no language")
	}
	if style.Size < 1 || style.Size > sizeLimit {
		return nil, fmt.Errorf("typeset: a size of %d µm; it is 1 … %d", style.Size, sizeLimit)
	}
	key := keyOf(in, style)
	if kept := f.memory.recall(key); kept != nil {
		l := *kept
		l.style, l.shaper = style, f.borrow()
		return &l, nil
	}
	regular, err := f.of(style.Language, style.Weight)
	if err != nil {
		return nil, err
	}
	bold, err := f.of(style.Language, strong)
	if err != nil {
		return nil, err
	}
	script, err := golanguage.ParseScript(style.Language.Script)
	if err != nil {
		return nil, fmt.Errorf("typeset: %w", err)
	}
	base := uint8(0)
	if style.Language.RTL() {
		base = 1
	}
	p, err := read(in, base)
	if err != nil {
		return nil, err
	}
	l := &layout{p: p, style: style, regular: regular, shaper: f.borrow()}
	if err := l.prepare(bold, script); err != nil {
		f.give(l.shaper)
		return nil, err
	}
	kept := *l
	kept.shaper = nil
	f.memory.keep(key, &kept)
	return l, nil
}

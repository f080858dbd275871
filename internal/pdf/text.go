package pdf

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/unicode/bidi"

	"salam/internal/drawing"
	"salam/internal/typeset"
)

// text draws the lines of a paragraph.
func (p *pageContent) text(t *drawing.Text, lang string) error {
	fill, err := colour(t.Fill, "rg")
	if err != nil {
		return fmt.Errorf("text: %w", err)
	}
	p.op("BT")
	p.op("%s", fill)
	for i := range t.Lines {
		if err := p.line(&t.Lines[i], lang); err != nil {
			return fmt.Errorf("line %q: %w", t.Lines[i].Line.Text, err)
		}
	}
	p.op("ET")
	return nil
}

func (p *pageContent) line(l *drawing.Line, lang string) error {
	runs := l.Line.Runs
	order := visual(runs)
	inked := len(order) - 1 // the last run from the left that is not a space
	for inked > 0 && strings.TrimSpace(runs[order[inked]].Text) == "" {
		inked--
	}
	for i := range runs {
		at := slices.Index(order, i)
		turns := func(other int) bool {
			if other < 0 || other >= len(order) {
				return p.rtl != runs[i].RTL // readers go by what most of the page does
			}
			return runs[order[other]].RTL != runs[i].RTL
		}
		side := sides{left: turns(at - 1), right: turns(at + 1), rightmost: at == inked}
		if err := p.run(&runs[i], side, l.X, l.Y, lang); err != nil {
			return err
		}
	}
	return nil
}

func (p *pageContent) run(run *typeset.Run, side sides, x, y int, lang string) error {
	if len(run.Glyphs) == 0 {
		return nil
	}
	f, err := p.fonts.of(run.Face)
	if err != nil {
		return err
	}
	cs, err := clusters(run)
	if err != nil {
		return err
	}
	direct(cs, run.RTL, side)
	other := run.Tag != "" && run.Tag != lang
	if other {
		tag, err := languageTag(run.Tag)
		if err != nil {
			return err
		}
		p.op("/Span <</Lang %s>> BDC", tag)
	}
	b := append(append(append(p.AvailableBuffer(), '/'), f.name...), ' ')
	p.Write(append(appendPoints(b, run.Size), " Tf\n"...))
	for _, g := range groups(cs, run) {
		p.all, p.parts = p.all[:0], p.parts[:0]
		for _, c := range g.clusters {
			p.all = p.pieces(p.all, f.sub.src, c, run.RTL)
		}
		left := divide(g.left*run.Size, f.sub.src.unitsPerEm)
		b := append(p.AvailableBuffer(), "1 0 0 1 "...)
		b = append(appendPoints(b, x+run.X+left), ' ')
		p.Write(append(appendPoints(b, p.height-y), " Tm\n"...))
		if err := p.show(f, p.all); err != nil {
			return err
		}
	}
	if other {
		p.op("EMC")
	}
	return nil
}

// A group is a stretch of a run's clusters that one operator draws, left font
// units from the run's left end.
type group struct {
	left     int
	clusters []cluster
}

// groups divides a run. Mostly it is one group. Signs between numbers, a
// right-to-left run without a letter, are drawn one by one in logical order:
// pdf.js turns text round operator by operator, and only where it finds a
// letter.
func groups(cs []cluster, run *typeset.Run) []group {
	letter := func(r rune) bool { k := classOf(r); return k == bidi.R || k == bidi.AL }
	if !run.RTL || strings.ContainsFunc(run.Text, letter) {
		return []group{{0, cs}}
	}
	var all []group
	left := 0
	for i := range cs {
		all = append(all, group{left, cs[i : i+1]})
		for _, g := range cs[i].glyphs {
			left += g.Advance
		}
	}
	slices.Reverse(all)
	return all
}

// show writes the pieces as one operator. A number between codes moves the pen
// left by thousandths of an em: kerning.
func (p *pageContent) show(f *font, all []piece) error {
	b := append(p.AvailableBuffer(), '[')
	adjusted := 0
	open := false
	for _, pc := range all {
		n, err := f.code(pc)
		if err != nil {
			return err
		}
		if !open {
			b = append(b, '<')
			open = true
		}
		b = appendHex(b, uint16(n))
		if d := f.width(n) - pc.advance; d != 0 {
			b = append(b, '>')
			b = f.appendThousandths(b, d)
			open = false
			adjusted++
		}
	}
	if open {
		b = append(b, '>')
	}
	if adjusted == 0 {
		p.Write(append(b[1:], " Tj\n"...))
	} else {
		p.Write(append(b, "] TJ\n"...))
	}
	return nil
}

// visual is the order of the runs from left to right.
func visual(runs []typeset.Run) []int {
	order := make([]int, len(runs))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(runs[a].X, runs[b].X) })
	return order
}

// mostlyRTL reports whether most of a page's glyphs run from right to left.
func mostlyRTL(page *drawing.Page) bool {
	n := 0
	for _, it := range page.Items {
		if it.Text == nil {
			continue
		}
		for _, l := range it.Text.Lines {
			for _, run := range l.Line.Runs {
				if run.RTL {
					n += len(run.Glyphs)
				} else {
					n -= len(run.Glyphs)
				}
			}
		}
	}
	return n > 0
}

package sheet

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"salam/internal/drawing"
	"salam/internal/illustration"
)

// Broken is a fault of a finished page: inspect found it, whatever the design
// meant to do.
type Broken struct{ What string }

func (e *Broken) Error() string { return e.What }

// inspect measures finished pages without knowing how they came about: nothing
// leaves the paper, no number is broken over lines, no title stands alone at
// the end of a page, no picture is under its smallest width and no text that a
// reader needs under its smallest size.
func (c *composer) inspect(pages []drawing.Page) {
	for i, p := range pages {
		c.inside(i+1, p)
		c.titles(i+1, p)
		if c.d.minLat > 0 {
			c.sizes(i+1, p)
		}
		for _, it := range p.Items {
			if it.Text != nil {
				c.numbers(i+1, it.Text)
			}
		}
	}
}

func (c *composer) broken(format string, args ...any) {
	c.misfit(c.sheet.ID, &Broken{fmt.Sprintf(format, args...)})
}

// inside holds text and pictures to the paper, with the margin that printers
// need, and pictures to their smallest width.
func (c *composer) inside(number int, p drawing.Page) {
	const printer = 3 * mm
	for _, it := range p.Items {
		switch {
		case it.Text != nil:
			for _, l := range it.Text.Lines {
				if l.X < printer || l.X+l.Line.Width > p.Width-printer || l.Y-l.Line.Ascent < 0 || l.Y+l.Line.Descent > p.Height {
					c.broken("page %d: %q leaves the paper", number, l.Line.Text)
				}
			}
		case it.Picture != nil && it.Role == drawing.Figure:
			q := it.Picture
			if q.X < 0 || q.Y < 0 || q.X+q.Width > p.Width || q.Y+q.Height > p.Height {
				c.broken("page %d: a picture leaves the paper", number)
			}
		}
	}
}

// sizes holds the parts of a message to the smallest sizes of the design: the
// row of its drawings, and every line of its text. What stands under no message
// (panel, footer, labels) has sizes of its own.
func (c *composer) sizes(number int, p drawing.Page) {
	left, right := map[int]int{}, map[int]int{}
	for _, it := range p.Items {
		if it.Section == 0 {
			continue
		}
		if q := it.Picture; q != nil && it.Role == drawing.Figure {
			if _, ok := left[it.Section]; !ok {
				left[it.Section] = q.X
			}
			left[it.Section] = min(left[it.Section], q.X)
			right[it.Section] = max(right[it.Section], q.X+q.Width)
		}
		if it.Text == nil || it.Role == drawing.Artifact {
			continue
		}
		script := c.vol.Language.Script
		if it.Lang != "" {
			script = c.english().Script
		}
		for _, l := range it.Text.Lines {
			for _, r := range l.Line.Runs {
				if r.Size < c.d.smallest(script) {
					c.broken("page %d: %q is set smaller than %d µm an em", number, l.Line.Text, c.d.smallest(script))
				}
			}
		}
	}
	for section, x := range left {
		// One picture step is the coarseness of a row: its drawings are whole.
		if right[section]-x < c.d.pictureMin-c.d.pictureStep {
			c.broken("page %d: a picture is %d.%d mm wide, and has to be %d mm", number, (right[section]-x)/1000, (right[section]-x)%1000/100, c.d.pictureMin/1000)
		}
	}
}

// numbers makes sure that no number goes on in the next line.
func (c *composer) numbers(page int, t *drawing.Text) {
	for i := 1; i < len(t.Lines); i++ {
		// A space that does not break belongs to the number it stands in.
		last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(t.Lines[i-1].Line.Text, "\u00a0\u202f"))
		first, _ := utf8.DecodeRuneInString(t.Lines[i].Line.Text)
		if unicode.IsDigit(last) && unicode.IsDigit(first) {
			c.broken("page %d: a number is broken between %q and %q", page, t.Lines[i-1].Line.Text, t.Lines[i].Line.Text)
		}
	}
}

// titles makes sure that text of the same message follows a title on its page.
func (c *composer) titles(page int, p drawing.Page) {
	for i, it := range p.Items {
		if it.Role != drawing.H1 {
			continue
		}
		followed := false
		for _, next := range p.Items[i+1:] {
			if next.Section == it.Section && (next.Role == drawing.P || next.Role == drawing.LI) && next.Text != nil {
				followed = true
				break
			}
		}
		if !followed {
			c.broken("page %d: the title %q stands alone", page, textOf(it))
		}
	}
}

func textOf(it drawing.Item) string {
	s := ""
	for _, l := range it.Text.Lines {
		s += l.Line.Text
	}
	return s
}

// extent is the range of a path's points.
func extent(segments []illustration.Segment) (x0, y0, x1, y1 int) {
	x0, y0 = 1<<30, 1<<30
	for _, s := range segments {
		n := map[byte]int{'M': 1, 'L': 1, 'C': 3}[s.Op]
		for _, p := range s.P[:n] {
			x0, y0, x1, y1 = min(x0, p.X), min(y0, p.Y), max(x1, p.X), max(y1, p.Y)
		}
	}
	return
}

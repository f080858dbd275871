package pdf

import (
	"fmt"
	"math"
	"strings"

	"salam/internal/drawing"
)

// structure is the tree of what the document says, for those who listen to it
// (ISO 32000-1 14.7 and 14.8; ISO 14289-1): Document, sections, headings,
// paragraphs, lists and figures, in the order of the drawing list.
type structure struct {
	elements []element
	pages    [][]int // page → marked-content identifier → element

	sections map[int]*section
	heading  int // the level of the last heading
}

// A section is where the next item with its number goes: see place.
type section struct {
	element     int                  // Sect, or Document for 0
	list, l, li int                  // the open list: its number, its L and the LI that has a Lbl but no body; -1 for none
	figure      bool                 // the last item was a figure, or a caption of it
	last        map[drawing.Role]int // the last element that holds content of a role
}

// An element's parent is an index into elements, -1 for the root.
type element struct {
	role   string
	parent int
	kids   []kid
	lang   string // a PDF string, or ""
	alt    string
	text   string // what its content says
	rtl    bool   // some of it runs from right to left
	box    box    // of a figure on one page
}

// A box is a rectangle in µm from the upper left corner of a page that is
// height µm high.
type box struct{ x0, y0, x1, y1, page, height int }

// boxOf is what a figure covers: of outlines, their points and control points.
func boxOf(it *drawing.Item, page, height int) box {
	b := box{math.MaxInt, math.MaxInt, math.MinInt, math.MinInt, page, height}
	if pic := it.Picture; pic != nil {
		b.x0, b.y0, b.x1, b.y1 = pic.X, pic.Y, pic.X+pic.Width, pic.Y+pic.Height
	}
	if it.Path != nil {
		for _, s := range it.Path.Segments {
			for _, p := range s.P[:pointsOf(s.Op)] {
				b.x0, b.y0, b.x1, b.y1 = min(b.x0, p.X), min(b.y0, p.Y), max(b.x1, p.X), max(b.y1, p.Y)
			}
		}
	}
	return b
}

// joined is the box of both; of a figure on two pages there is none.
func (b box) joined(o box) box {
	if b.page != o.page {
		return box{}
	}
	return box{min(b.x0, o.x0), min(b.y0, o.y0), max(b.x1, o.x1), max(b.y1, o.y1), b.page, b.height}
}

func (b box) String() string {
	return fmt.Sprintf("%s %s %s %s", points(b.x0), points(b.height-b.y1), points(b.x1), points(b.height-b.y0))
}

// A kid is an element or a piece of marked content on a page.
type kid struct{ element, page, mark int }

func newStructure(pages int) *structure {
	s := &structure{pages: make([][]int, pages), sections: map[int]*section{}}
	s.add(-1, "Document")
	return s
}

func (s *structure) add(parent int, role string) int {
	n := len(s.elements)
	s.elements = append(s.elements, element{role: role, parent: parent})
	if parent >= 0 {
		s.elements[parent].kids = append(s.elements[parent].kids, kid{element: n, page: -1})
	}
	return n
}

// item puts an item of a page into the tree; its content carries the next
// marked-content identifier of that page.
func (s *structure) item(page int, it *drawing.Item, height int) error {
	if it.Role.Silent() {
		return nil
	}
	n, err := s.place(it)
	if err != nil {
		return err
	}
	e := &s.elements[n]
	e.kids = append(e.kids, kid{element: -1, page: page, mark: len(s.pages[page])})
	s.pages[page] = append(s.pages[page], n)
	if it.Text != nil {
		text, rtl := spoken(it.Text)
		e.text += text
		e.rtl = e.rtl || rtl
	}
	if it.Role == drawing.Figure {
		if strings.TrimSpace(it.Alt) == "" {
			return fmt.Errorf("a figure without a description")
		}
		e.alt = textString(it.Alt)
		if b := boxOf(it, page, height); len(e.kids) == 1 {
			e.box = b
		} else {
			e.box = e.box.joined(b)
		}
	}
	return nil
}

// spoken is the text of a paragraph, and whether it has right-to-left runs. A
// reader of the structure gets the glyphs of such a run from left to right, and
// not all turn them round: it finds the text itself as replacement (ISO 32000-1
// 14.9.4).
func spoken(t *drawing.Text) (text string, rtl bool) {
	var b strings.Builder
	for _, l := range t.Lines {
		for _, run := range l.Line.Runs {
			b.WriteString(run.Text)
			rtl = rtl || run.RTL
		}
	}
	return b.String(), rtl
}

// place finds or makes the element that holds an item's content.
func (s *structure) place(it *drawing.Item) (int, error) {
	lang := ""
	if it.Lang != "" {
		var err error
		if lang, err = languageTag(it.Lang); err != nil {
			return 0, err
		}
	}
	sec := s.sections[it.Section]
	if sec == nil {
		sec = &section{l: -1, li: -1, last: map[drawing.Role]int{}}
		if it.Section != 0 {
			sec.element = s.add(0, "Sect")
		}
		s.sections[it.Section] = sec
	}
	if n, ok := sec.last[it.Role]; ok && it.Continues {
		return n, nil
	}
	if sec.li >= 0 && (it.Role != drawing.LI || it.List != sec.list) {
		return 0, fmt.Errorf("the sign of a list's item is followed by a %s", it.Role)
	}
	n, err := s.child(sec, it)
	if err != nil {
		return 0, err
	}
	sec.figure = it.Role == drawing.Figure || it.Role == drawing.Caption
	s.elements[n].lang = lang
	sec.last[it.Role] = n
	return n, nil
}

// child makes the element of an item that begins something new.
func (s *structure) child(sec *section, it *drawing.Item) (int, error) {
	switch it.Role {
	case drawing.H1, drawing.H2:
		// ISO 14289-1 7.4.2: the first heading is an H1, and no level is skipped.
		level := int(it.Role[1] - '0')
		if level > s.heading+1 {
			return 0, fmt.Errorf("a heading %s after one of level %d", it.Role, s.heading)
		}
		s.heading = level
	case drawing.Caption:
		if !sec.figure {
			return 0, fmt.Errorf("a caption without a figure before it")
		}
	case drawing.P, drawing.Figure:
	case drawing.LI, drawing.Lbl:
		if sec.l < 0 || sec.list != it.List {
			sec.l, sec.list = s.add(sec.element, "L"), it.List
		}
		li := sec.li
		if li < 0 {
			li = s.add(sec.l, "LI")
		}
		sec.li = -1
		if it.Role == drawing.Lbl {
			sec.li = li
			return s.add(li, "Lbl"), nil
		}
		return s.add(li, "LBody"), nil
	default:
		return 0, fmt.Errorf("the role %q is not known", it.Role)
	}
	sec.l = -1
	return s.add(sec.element, string(it.Role)), nil
}

// finish reports what is missing at the end of the document.
func (s *structure) finish() error {
	for _, sec := range s.sections {
		if sec.li >= 0 {
			return fmt.Errorf("the sign of a list's item is followed by nothing")
		}
	}
	return nil
}

// write adds the tree to the file and returns its root. pageRef tells the
// object of a page.
func (s *structure) write(out *file, pageRef func(int) int) int {
	root := out.add("") // known only when the elements are
	first := root + 2
	var tree strings.Builder // from a page's StructParents to its elements
	for page, marks := range s.pages {
		fmt.Fprintf(&tree, "%d [", page)
		for i, n := range marks {
			if i > 0 {
				tree.WriteByte(' ')
			}
			fmt.Fprintf(&tree, "%d 0 R", first+n)
		}
		tree.WriteString("]\n")
	}
	parents := out.add("<</Nums [" + strings.TrimSuffix(tree.String(), "\n") + "]>>")
	for _, e := range s.elements {
		out.add(e.body(root, first, pageRef))
	}
	out.bodies[root-1] = fmt.Appendf(nil, "<</Type /StructTreeRoot /K %d 0 R /ParentTree %d 0 R /ParentTreeNextKey %d>>",
		first, parents, len(s.pages))
	return root
}

func (e *element) body(root, first int, pageRef func(int) int) string {
	parent := root
	if e.parent >= 0 {
		parent = first + e.parent
	}
	var b strings.Builder
	fmt.Fprintf(&b, "<</Type /StructElem /S /%s /P %d 0 R", e.role, parent)
	home := -1 // the page whose marks need no further word
	for _, k := range e.kids {
		if k.element < 0 {
			home = k.page
			fmt.Fprintf(&b, " /Pg %d 0 R", pageRef(home))
			break
		}
	}
	if e.lang != "" {
		b.WriteString(" /Lang " + e.lang)
	}
	if e.alt != "" {
		b.WriteString(" /Alt " + e.alt)
	}
	if e.rtl {
		b.WriteString(" /ActualText " + textString(e.text))
	}
	if e.box.x0 < e.box.x1 {
		b.WriteString("\n/A <</O /Layout /Placement /Block /BBox [" + e.box.String() + "]>>")
	}
	b.WriteString("\n/K [")
	for i, k := range e.kids {
		if i > 0 {
			b.WriteByte(' ')
		}
		switch {
		case k.element >= 0:
			fmt.Fprintf(&b, "%d 0 R", first+k.element)
		case k.page == home:
			fmt.Fprintf(&b, "%d", k.mark)
		default:
			fmt.Fprintf(&b, "<</Type /MCR /Pg %d 0 R /MCID %d>>", pageRef(k.page), k.mark)
		}
	}
	b.WriteString("]>>")
	return b.String()
}

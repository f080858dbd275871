package pdf

import (
	"fmt"
	"strings"

	"salam/internal/drawing"
)

// structure is the tree of what the document says, for those who listen to it
// (ISO 32000-1 14.7 and 14.8; ISO 14289-1): Document, sections, headings,
// paragraphs, lists and figures, in the order of the drawing list.
type structure struct {
	elements []element
	pages    [][]int // page → marked-content identifier → element

	// Where the next item may go on: see place.
	section, list int
	sect, l       int                  // elements, or -1
	last          map[drawing.Role]int // the last element that holds content of a role
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
	box    string // of a figure: its rectangle on the page
}

// A kid is an element or a piece of marked content on a page.
type kid struct{ element, page, mark int }

func newStructure(pages int) *structure {
	s := &structure{pages: make([][]int, pages), sect: -1, l: -1, last: map[drawing.Role]int{}}
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
	if it.Role == drawing.Artifact {
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
		if pic := it.Picture; pic != nil {
			e.box = fmt.Sprintf("%s %s %s %s", points(pic.X), points(height-pic.Y-pic.Height), points(pic.X+pic.Width), points(height-pic.Y))
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
	if n, ok := s.last[it.Role]; ok && it.Continues && s.section == it.Section {
		return n, nil
	}
	parent := 0
	if it.Section != 0 {
		if s.section != it.Section || s.sect < 0 {
			s.sect = s.add(0, "Sect")
			s.l = -1
		}
		parent = s.sect
	} else {
		s.sect = -1
	}
	if s.section != it.Section {
		s.l = -1
	}
	s.section = it.Section
	var n int
	switch it.Role {
	case drawing.H1, drawing.P, drawing.Figure:
		s.l = -1
		n = s.add(parent, string(it.Role))
	case drawing.LI:
		if s.l < 0 || s.list != it.List {
			s.l = s.add(parent, "L")
			s.list = it.List
		}
		li := s.add(s.l, "LI")
		n = s.add(li, "LBody")
	default:
		return 0, fmt.Errorf("the role %q is not known", it.Role)
	}
	s.elements[n].lang = lang
	s.last[it.Role] = n
	return n, nil
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
	if e.box != "" {
		b.WriteString("\n/A <</O /Layout /Placement /Block /BBox [" + e.box + "]>>")
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

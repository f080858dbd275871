package illustration

import (
	"errors"
	"fmt"
	"strings"

	"salam/internal/tree"
)

// An item is a node that was understood: its values are read, and its outline
// stands in the coordinates of its own group.
type item struct {
	file    string
	line    int
	matrix  matrix
	paint   paint
	keep    bool      // data-mirror="keep"
	outline []stretch // of a shape
	kids    []*item   // of a group
	use     *use
}

// A paint is what an element says about colours and lines; the empty string
// (for the width: has) inherits.
type paint struct {
	fill, stroke string // #rrggbb or none
	width        float64
	hasWidth     bool
	cap, join    string
}

// A use puts a part of the kit into a box of the drawing.
type use struct {
	part       string // as in people/nurse, or "" where a role says it
	role       string // of the cast
	x, y, w, h float64
	swaps      [][2]string // old and new colour
}

// A page is a viewBox in units.
type page struct{ x, y, w, h float64 }

// compiler reads the nodes of one file.
type compiler struct {
	*clerk
	file string
	kit  bool // the file is a part of the kit: one symbol, and a use that shows it
}

// compile reads a whole file: its viewBox and its root. The item is nil where
// nothing can be drawn.
func (c *clerk) compile(file, src string, kit bool) (page, *item) {
	text, faults := tree.CheckText(file, []byte(src))
	for _, f := range faults {
		c.fault(f.File, f.Line, f.Hint, "%s", f.What)
	}
	if len(faults) > 0 {
		return page{}, nil
	}
	root := c.readMarkup(file, text)
	if root == nil {
		return page{}, nil
	}
	k := &compiler{c, file, kit}
	if root.name != "svg" {
		k.fault(file, root.line, "start with <svg xmlns=\""+namespace+"\" viewBox=\"0 0 1000 700\">", "the root element is <%s>, not <svg>", shorten(root.name))
		return page{}, nil
	}
	before := len(c.faults)
	k.allow(root)
	if a, ok := root.attr("xmlns"); !ok || a.value != namespace {
		k.fault(file, root.line, "write xmlns=\""+namespace+"\"", "the drawing is in no namespace, or a wrong one")
	}
	box := k.viewBox(root)
	if kit {
		box, root = k.symbol(root)
		if root == nil {
			return page{}, nil
		}
	}
	it := k.group(root)
	if len(c.faults) > before {
		return page{}, nil
	}
	return box, it
}

// symbol finds the one symbol of a part. The use beside it lets the file be
// looked at on its own; it must show the symbol and nothing else.
func (c *compiler) symbol(root *node) (page, *node) {
	var found *node
	id := c.file[strings.LastIndexByte(c.file, '/')+1:]
	id = strings.TrimSuffix(id, ".svg")
	for _, n := range root.kids {
		switch {
		case n.name == "symbol" && found == nil:
			found = n
			c.allow(n)
			if a, _ := n.attr("id"); a.value != id {
				c.fault(c.file, n.line, fmt.Sprintf("write id=%q", id), "the symbol's id is not the file's name")
			}
		case n.name == "use":
			c.allow(n)
			if a, _ := n.attr("href"); a.value != "#"+id {
				c.fault(c.file, n.line, fmt.Sprintf("write href=\"#%s\", or put this use into the symbol", id), "beside the symbol only the use that shows it may stand")
			}
		default:
			c.fault(c.file, n.line, "put it into the symbol", "<%s> stands outside the one symbol of the part", shorten(n.name))
		}
	}
	if found == nil {
		c.fault(c.file, root.line, fmt.Sprintf("put the drawing into <symbol id=%q viewBox=\"…\">", id), "the part holds no symbol")
		return page{}, nil
	}
	return c.viewBox(found), found
}

func (n *node) attr(name string) (attr, bool) {
	for _, a := range n.attrs {
		if a.name == name {
			return a, true
		}
	}
	return attr{line: n.line}, false
}

// allow holds one element against the contract. It reports whether the
// element as such is known.
func (c *compiler) allow(n *node) bool {
	attrs, ok := allowed[n.name]
	if !ok {
		c.fault(c.file, n.line, elementHint(n.name), "<%s> is refused", shorten(n.name))
		return false
	}
	for _, a := range n.attrs {
		if !attrs[a.name] {
			c.fault(c.file, a.line, attrHint(a.name), "the attribute %s of <%s> is refused", shorten(a.name), n.name)
		}
	}
	return true
}

func (c *compiler) viewBox(n *node) page {
	a, ok := n.attr("viewBox")
	if !ok {
		c.fault(c.file, n.line, "write viewBox=\"0 0 WIDTH HEIGHT\"", "<%s> has no viewBox", n.name)
		return page{}
	}
	v, err := readNumbers(a.value)
	if err == nil && (len(v) != 4 || v[2] < 1 || v[3] < 1) {
		err = errors.New("a viewBox is four numbers, and its width and height are at least 1")
	}
	if err != nil {
		c.fault(c.file, a.line, "write viewBox=\"0 0 WIDTH HEIGHT\"", "viewBox: %s", err)
		return page{}
	}
	return page{v[0], v[1], v[2], v[3]}
}

// group compiles the children of svg, symbol or g.
func (c *compiler) group(n *node) *item {
	it := c.base(n)
	for _, kid := range n.kids {
		if !c.allow(kid) {
			continue
		}
		switch kid.name {
		case "svg":
			c.fault(c.file, kid.line, "use g", "<svg> inside a drawing is refused")
		case "symbol":
			c.fault(c.file, kid.line, "put it into a file of assets/kit", "<symbol> is refused here")
		case "g":
			it.kids = append(it.kids, c.group(kid))
		case "use":
			it.kids = append(it.kids, c.use(kid))
		default:
			it.kids = append(it.kids, c.shape(kid))
		}
		if kid.name != "g" {
			for _, inner := range kid.kids {
				c.fault(c.file, inner.line, "take it out", "<%s> inside <%s> is refused", shorten(inner.name), kid.name)
			}
		}
	}
	return it
}

// base reads what every element may carry.
func (c *compiler) base(n *node) *item {
	it := &item{file: c.file, line: n.line, matrix: identity}
	choice := func(a attr, into *string, of ...string) {
		for _, v := range of {
			if a.value == v {
				*into = v
				return
			}
		}
		c.fault(c.file, a.line, "use "+strings.Join(of, ", "), "%s=%q is refused", a.name, shorten(a.value))
	}
	for _, a := range n.attrs {
		if !allowed[n.name][a.name] {
			continue // said already
		}
		var err error
		switch a.name {
		case "transform":
			it.matrix, err = readTransform(a.value)
		case "fill":
			it.paint.fill, err = readColour(a.value)
		case "stroke":
			it.paint.stroke, err = readColour(a.value)
		case "stroke-width":
			it.paint.hasWidth = true
			if it.paint.width, err = readNumber(a.value); err == nil && it.paint.width < 0 {
				err = errors.New("a line is not narrower than 0")
			}
		case "stroke-linecap":
			choice(a, &it.paint.cap, "butt", "round", "square")
		case "stroke-linejoin":
			choice(a, &it.paint.join, "miter", "round", "bevel")
		case "data-mirror":
			var v string
			choice(a, &v, "keep")
			it.keep = v == "keep"
		}
		if err != nil {
			c.fault(c.file, a.line, valueHint(a.name), "%s: %s", a.name, err)
		}
	}
	return it
}

func valueHint(name string) string {
	switch name {
	case "fill", "stroke", "data-swap":
		return "use a colour of the palette; docs/illustrations.md lists them"
	case "href":
		return "write href=\"kit:people/NAME\", kit:places/NAME, kit:things/NAME or cast:ROLE"
	}
	return "docs/illustrations.md says what may stand there"
}

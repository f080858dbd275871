package illustration

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"salam/internal/tree"
)

// values reads the plain numbers of an element by name; what is absent is 0.
func (c *compiler) values(n *node, names ...string) map[string]float64 {
	v := map[string]float64{}
	for _, name := range names {
		a, ok := n.attr(name)
		if !ok {
			continue
		}
		x, err := readNumber(a.value)
		if err != nil {
			c.fault(c.file, a.line, "write a plain number", "%s: %s", name, err)
			x = 1 // one fault is enough
		}
		v[name] = x
	}
	return v
}

func (c *compiler) positive(n *node, v map[string]float64, names ...string) {
	for _, name := range names {
		a, ok := n.attr(name)
		switch {
		case !ok:
			c.fault(c.file, n.line, "write "+name+"=\"…\"", "<%s> has no %s", n.name, name)
		case v[name] <= 0:
			c.fault(c.file, a.line, "write a number above 0", "%s is not above 0", name)
		}
	}
}

func (c *compiler) shape(n *node) *item {
	it := c.base(n)
	var o outline
	switch n.name {
	case "path":
		a, _ := n.attr("d")
		list, err := readPath(a.value)
		if err != nil {
			c.fault(c.file, a.line, "see SVG 1.1, 8.3, for the commands of a path", "d: %s", err)
		}
		o.list = list
	case "rect":
		v := c.values(n, "x", "y", "width", "height", "rx", "ry")
		c.positive(n, v, "width", "height")
		_, hasX := n.attr("rx")
		_, hasY := n.attr("ry")
		if !hasX {
			v["rx"] = v["ry"]
		}
		if !hasY {
			v["ry"] = v["rx"]
		}
		o.rect(v["x"], v["y"], v["width"], v["height"], v["rx"], v["ry"])
	case "circle":
		v := c.values(n, "cx", "cy", "r")
		c.positive(n, v, "r")
		o.ellipse(v["cx"], v["cy"], v["r"], v["r"])
	case "ellipse":
		v := c.values(n, "cx", "cy", "rx", "ry")
		c.positive(n, v, "rx", "ry")
		o.ellipse(v["cx"], v["cy"], v["rx"], v["ry"])
	case "line":
		v := c.values(n, "x1", "y1", "x2", "y2")
		o.move(vec{v["x1"], v["y1"]})
		o.line(vec{v["x2"], v["y2"]})
	case "polyline", "polygon":
		a, _ := n.attr("points")
		v, err := readNumbers(a.value)
		switch {
		case err == nil && (len(v) < 4 || len(v)%2 != 0):
			err = errors.New("points are at least two pairs of numbers")
		case err == nil && len(v) > 2*maxStretches:
			err = fmt.Errorf("there are more than %d points", maxStretches)
		}
		if err != nil {
			c.fault(c.file, a.line, "write points=\"x,y x,y …\"", "points: %s", err)
			return it
		}
		o.move(vec{v[0], v[1]})
		for i := 2; i < len(v); i += 2 {
			o.line(vec{v[i], v[i+1]})
		}
		if n.name == "polygon" {
			o.shut()
		}
	}
	it.outline = o.list
	return it
}

func (c *compiler) use(n *node) *item {
	it := c.base(n)
	a, _ := n.attr("href")
	part, ok := partName(a.value)
	role, cast := roleName(a.value)
	if cast && c.kit {
		c.fault(c.file, a.line, "a part of the kit names its parts", "href=%q: only a scene has roles", shorten(a.value))
	} else if !ok && !cast {
		c.fault(c.file, a.line, valueHint("href"), "href=%q is no part of the kit", shorten(a.value))
	}
	v := c.values(n, "x", "y", "width", "height")
	c.positive(n, v, "width", "height")
	it.use = &use{part: part, role: role, x: v["x"], y: v["y"], w: v["width"], h: v["height"]}
	if a, ok := n.attr("data-swap"); ok {
		for pair := range strings.FieldsSeq(a.value) {
			from, to, ok := strings.Cut(pair, ":")
			old, err := readColour(from)
			if err == nil && (!ok || old == "none") {
				err = errors.New("a swap is #old:#new")
			}
			var fresh string
			if err == nil {
				if fresh, err = readColour(to); fresh == "none" {
					err = errors.New("a swap is #old:#new")
				}
			}
			if err != nil {
				c.fault(c.file, a.line, valueHint("data-swap"), "data-swap: %s", err)
				continue
			}
			it.use.swaps = append(it.use.swaps, [2]string{old, fresh})
		}
	}
	return it
}

// partName reads kit:people/nurse as people/nurse.
func partName(href string) (string, bool) {
	name, ok := strings.CutPrefix(href, "kit:")
	folder, id, two := strings.Cut(name, "/")
	if !ok || !two || !tree.ValidID(id) {
		return "", false
	}
	if !slices.Contains(kitFolders, folder) {
		return "", false
	}
	return name, true
}

var kitFolders = []string{"people", "places", "things"}

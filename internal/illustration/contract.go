package illustration

import "strings"

const namespace = "http://www.w3.org/2000/svg"

const painting = "fill stroke stroke-width stroke-linecap stroke-linejoin transform"

// allowed is the whole contract: the elements of a drawing and the attributes
// of each. What is not here is refused, known to be harmful or not, so that a
// new idea of a browser's maker cannot get in.
var allowed = map[string]map[string]bool{
	"svg":      words("xmlns viewBox"),
	"symbol":   words("id viewBox"),
	"use":      words("href x y width height transform data-swap data-mirror"),
	"g":        words(painting + " data-mirror"),
	"path":     words(painting + " d"),
	"rect":     words(painting + " x y width height rx ry"),
	"circle":   words(painting + " cx cy r"),
	"ellipse":  words(painting + " cx cy rx ry"),
	"line":     words(painting + " x1 y1 x2 y2"),
	"polyline": words(painting + " points"),
	"polygon":  words(painting + " points"),
}

func words(s string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(s) {
		set[w] = true
	}
	return set
}

// elementHints say what to do about what drawing programs like to write.
var elementHints = map[string]string{
	"text": textHint, "tspan": textHint, "textPath": textHint, "tref": textHint, "altGlyph": textHint,
	"title": altHint, "desc": altHint,
	"foreignObject": "draw it with paths", "image": "draw it with paths; a drawing holds no photograph",
	"script": "a drawing runs nothing", "a": "a drawing links nowhere", "style": styleHint,
	"animate": stillHint, "animateTransform": stillHint, "animateMotion": stillHint, "set": stillHint,
	"linearGradient": flatHint, "radialGradient": flatHint, "pattern": flatHint, "meshgradient": flatHint,
	"filter": flatHint, "mask": flatHint, "clipPath": "draw only what is to be seen",
	"marker": "draw the arrow head as a path", "defs": "put reusable parts into assets/kit", "metadata": "save the file as plain SVG",
}

const (
	textHint  = "a drawing is text-free; words belong in the message"
	altHint   = "say in words what the picture shows in the message's alt"
	styleHint = "write fill, stroke and stroke-width as attributes"
	stillHint = "a drawing has to say the same on paper"
	flatHint  = "use flat colours of the palette: a photocopier keeps nothing else"
)

func elementHint(name string) string {
	if strings.Contains(name, ":") {
		return "save the file as plain SVG"
	}
	if hint, ok := elementHints[name]; ok {
		return hint
	}
	return "docs/illustrations.md lists what a drawing may hold"
}

func attrHint(name string) string {
	switch {
	case name == "style" || name == "class":
		return styleHint
	case strings.HasPrefix(name, "on"):
		return "a drawing runs nothing"
	case strings.Contains(name, "opacity"), name == "filter", name == "mask":
		return flatHint
	case name == "xlink:href":
		return "write href"
	case strings.HasPrefix(name, "xmlns:"), strings.Contains(name, ":"):
		return "save the file as plain SVG"
	case strings.HasPrefix(name, "marker"), strings.HasPrefix(name, "clip"):
		return "draw only what is to be seen, as paths"
	case strings.HasPrefix(name, "stroke-dash"):
		return "draw each dash as a line"
	}
	return "take it out; docs/illustrations.md lists what a drawing may hold"
}

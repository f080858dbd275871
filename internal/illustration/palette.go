package illustration

import (
	"fmt"
	"strings"
)

// A colour of the palette, with the part it plays in a picture: from the role
// a version in black and white can be derived.
type colour struct {
	hex  string // #rrggbb, lower case
	name string
	role role
	grey int // 0 … 255, 0.299 R + 0.587 G + 0.114 B (ITU-R BT.601), rounded
}

type role string

const (
	line   role = "line"
	dark   role = "dark"
	middle role = "middle"
	light  role = "light"
	paper  role = "paper"
	skin   role = "skin"
	hair   role = "hair"
)

// palette is every colour that a drawing may use. It is short on purpose:
// neighbours stay 60 grey steps apart, or an ink line parts them, so that a
// photocopy keeps the picture. White and cream are the paper itself.
var palette = []colour{
	{"#1d2b3a", "ink", line, 41},
	{"#0f151c", "face ink", line, 20},
	{"#2f435c", "navy", dark, 64},
	{"#7a3b69", "plum", dark, 83},
	{"#3f5f92", "indigo", dark, 91},
	{"#1f7a80", "teal", dark, 95},
	{"#c4573a", "brick", middle, 116},
	{"#4f8f57", "leaf", middle, 117},
	{"#8f897c", "stone", middle, 137},
	{"#eeb04a", "ochre", light, 183},
	{"#f0bba6", "rose", light, 200},
	{"#e6d3ac", "sand", light, 212},
	{"#bfe0e6", "sky", light, 215},
	{"#fdf6e9", "cream", paper, 247},
	{"#ffffff", "white", paper, 255},
	{"#8a5836", "skin a", skin, 99},
	{"#a36b45", "skin b", skin, 119},
	{"#c58d62", "skin c", skin, 153},
	{"#deae82", "skin d", skin, 183},
	{"#efcba5", "skin e", skin, 209},
	{"#1c1613", "black hair", hair, 23},
	{"#4a2d1c", "brown hair", hair, 52},
	{"#6b5546", "light in braids", hair, 90},
	{"#bdb6aa", "grey hair", hair, 183},
	{"#ece7dd", "white hair", hair, 231},
}

// readColour takes #rgb, #rrggbb or none and gives #rrggbb in lower case or
// "none". Anything else, and a colour outside the palette, is an error.
func readColour(s string) (string, error) {
	if s == "none" {
		return s, nil
	}
	hex := strings.ToLower(s)
	if !isHex(hex) {
		return "", fmt.Errorf("%q is no colour of the form #rrggbb or none", shorten(s))
	}
	if len(hex) == 4 {
		hex = string([]byte{'#', hex[1], hex[1], hex[2], hex[2], hex[3], hex[3]})
	}
	for _, c := range palette {
		if c.hex == hex {
			return hex, nil
		}
	}
	near := nearest(hex)
	return "", fmt.Errorf("the colour %s is not in the palette; the nearest is %s (%s, %s)", hex, near.hex, near.name, near.role)
}

func isHex(s string) bool {
	if len(s) != 4 && len(s) != 7 || s[0] != '#' {
		return false
	}
	for _, c := range []byte(s[1:]) {
		if (c < '0' || c > '9') && (c < 'a' || c > 'f') {
			return false
		}
	}
	return true
}

func nearest(hex string) colour {
	best, distance := palette[0], 1<<30
	for _, c := range palette {
		d := 0
		for i := range 3 {
			step := channel(c.hex, i) - channel(hex, i)
			d += step * step
		}
		if d < distance {
			best, distance = c, d
		}
	}
	return best
}

// channel is the i-th of red, green and blue of a #rrggbb, 0 … 255.
func channel(hex string, i int) int {
	digit := func(c byte) int {
		if c >= 'a' {
			return int(c-'a') + 10
		}
		return int(c - '0')
	}
	return digit(hex[1+2*i])<<4 | digit(hex[2+2*i])
}

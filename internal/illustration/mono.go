package illustration

// Black and white are the two inks of a mono picture: a photocopier and a
// thermal printer have no others.
const (
	black = "#000000"
	white = "#ffffff"
)

// Mono is the picture in black and white only, for a photocopier, a fax and the
// cheapest printer: areas become paper, lines become black, and so does what
// says something by being dark (hair, shoes, the screen of a phone, an area
// that no line surrounds). Grey is not imitated by dots: they close up when a
// copy is copied.
//
// The rules go by the role of a colour in the palette:
//
//   - ink and dark hair are black, as area and as line;
//   - a dark or middle colour is black where nothing else shows the shape: an
//     area without a line, a line that no wider ink line encases;
//   - every other area is paper, and every line round an area is black.
//
// A drawing that these rules harm has a version by hand beside it,
// <id>.mono.svg, which goes through the same rules. Mono of a mono picture is
// the same picture.
func (s *Scene) Mono() *Scene {
	from := s
	if s.mono != nil {
		from = s.mono
	}
	m := &Scene{ID: s.ID, Box: from.Box, Ops: make([]Op, len(from.Ops))}
	for i, op := range from.Ops {
		switch {
		case op.Fill == "":
			op.Stroke = monoLine(op.Stroke, i > 0 && from.Ops[i-1].encases(&op))
		case op.Stroke == "":
			op.Fill = monoArea(op.Fill, true)
		default:
			// A black area with its own black line has lost nothing.
			op.Fill = monoArea(op.Fill, false)
			op.Stroke = black
		}
		m.Ops[i] = op
	}
	return m
}

// encases reports whether op is the wide ink line that the next one is drawn
// upon, which so gets an edge: sleeves, trousers and chair legs are drawn so.
func (op *Op) encases(next *Op) bool {
	return op.Fill == "" && roleOf(op.Stroke) == line && op.Width > next.Width
}

// monoArea is the colour of an area; alone: no line surrounds it.
func monoArea(fill string, alone bool) string {
	switch roleOf(fill) {
	case line:
		return black
	case hair:
		if darkHair(fill) {
			return black
		}
	case dark, middle:
		if alone {
			return black
		}
	}
	return white
}

// monoLine is the colour of a line that surrounds no area.
func monoLine(stroke string, encased bool) string {
	switch roleOf(stroke) {
	case line:
		return black
	case hair:
		if darkHair(stroke) {
			return black
		}
	case dark, middle:
		if !encased {
			return black
		}
	}
	return white
}

// darkHair: the light strands that are drawn upon dark hair stay light.
func darkHair(hex string) bool { return hex == "#1c1613" || hex == "#4a2d1c" }

// roleOf gives a colour's role. Black is a line: it is in no palette and comes
// only from here.
func roleOf(hex string) role {
	for _, c := range palette {
		if c.hex == hex {
			return c.role
		}
	}
	if hex == black {
		return line
	}
	return ""
}

package illustration

// A Point is a place in thousandths of a viewBox unit (or in µm, on a page).
type Point struct{ X, Y int }

// A Segment of an outline: M and L use P[0], C uses P[0..2] (two controls and
// the end), Z none. There are no other kinds: arcs, quadratics and basic
// shapes have become cubics and lines.
type Segment struct {
	Op byte // 'M', 'L', 'C' or 'Z'
	P  [3]Point
}

// An Op is one drawing operation: an outline filled and then stroked.
type Op struct {
	Path   []Segment
	Fill   string // #rrggbb, or "" for none
	Stroke string // #rrggbb, or "" for none
	Width  int    // of the stroke, thousandths of a viewBox unit
	Cap    string // butt, round, square
	Join   string // miter, round, bevel
	Keep   int    // 0, or the number of the group that does not flip when the scene is mirrored
}

// A Box is a viewBox in thousandths of a unit.
type Box struct{ X, Y, Width, Height int }

// A Scene is an illustration with its kit inlined: one list of operations
// that every output draws.
type Scene struct {
	ID  string
	Box Box
	Ops []Op

	parts []string // of the kit that it shows, sorted
	marks []mark   // where in the file each operation comes from; may be missing
	mono  *Scene   // drawn by hand for black and white, or nil
}

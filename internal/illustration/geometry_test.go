package illustration

import (
	"go/ast"
	"go/parser"
	"go/token"
	"math"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"
)

func TestSincos(t *testing.T) {
	for i := -7200; i <= 7200; i++ {
		d := float64(i) / 10
		s, c := sincos(d)
		if math.Abs(s-math.Sin(d*math.Pi/180)) > 1e-14 || math.Abs(c-math.Cos(d*math.Pi/180)) > 1e-14 {
			t.Fatalf("%g degrees: %g %g", d, s, c)
		}
	}
	for i, want := range [][2]float64{{0, 1}, {1, 0}, {0, -1}, {-1, 0}} {
		if s, c := sincos(float64(90 * i)); s != want[0] || c != want[1] {
			t.Errorf("%d degrees are not exact: %g %g", 90*i, s, c)
		}
	}
}

// along is the place on a cubic at t.
func along(p0 vec, s stretch, t float64) vec {
	u := 1 - t
	at := func(a, b, c, d float64) float64 { return u*u*u*a + 3*u*u*t*b + 3*u*t*t*c + t*t*t*d }
	return vec{at(p0.x, s.p[0].x, s.p[1].x, s.p[2].x), at(p0.y, s.p[0].y, s.p[1].y, s.p[2].y)}
}

// TestArc draws arcs of known ellipses and looks whether the cubics lie on the
// ellipse, run in the right direction and span the right angle.
func TestArc(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 5000 {
		c := vec{rng.Float64()*100 - 50, rng.Float64()*100 - 50}
		rx, ry := 1+rng.Float64()*50, 1+rng.Float64()*50
		turned := rng.Float64()*360 - 180
		from, span := rng.Float64()*360, rng.Float64()*718-359
		if math.Abs(math.Abs(span)-180) < 0.01 || math.Abs(span) < 0.01 {
			continue // either of two arcs would be right
		}
		sin, cos := math.Sincos(turned * math.Pi / 180)
		at := func(degrees float64) vec {
			s, k := math.Sincos(degrees * math.Pi / 180)
			return vec{c.x + rx*k*cos - ry*s*sin, c.y + rx*k*sin + ry*s*cos}
		}
		var o outline
		o.move(at(from))
		o.arc(rx, ry, turned, math.Abs(span) > 180, span > 0, at(from+span))
		swept := 0.0
		pen := o.list[0].p[0]
		angle := func(v vec) float64 {
			x, y := (v.x-c.x)*cos+(v.y-c.y)*sin, (v.y-c.y)*cos-(v.x-c.x)*sin
			return math.Atan2(y/ry, x/rx) * 180 / math.Pi
		}
		last := angle(pen)
		for _, s := range o.list[1:] {
			for i := 1; i <= 8; i++ {
				v := along(pen, s, float64(i)/8)
				x, y := (v.x-c.x)*cos+(v.y-c.y)*sin, (v.y-c.y)*cos-(v.x-c.x)*sin
				if off := math.Abs(math.Hypot(x/rx, y/ry) - 1); off > 0.0004 {
					t.Fatalf("off the ellipse by %g (span %g)", off, span)
				}
				now := angle(v)
				swept += math.Remainder(now-last, 360)
				last = now
			}
			pen = s.p[2]
		}
		if pen != at(from+span) || math.Abs(swept-span) > 0.1 {
			t.Fatalf("swept %g degrees of %g", swept, span)
		}
	}
}

func TestArcEdges(t *testing.T) {
	tests := []struct{ name, d, want string }{
		{"no length", "M5 5 A3 3 0 1 1 5 5", "M"},
		{"no radius", "M5 5 A0 3 0 1 1 9 5", "ML"},
		{"half a circle", "M5 5 A2 2 0 0 1 9 5", "MCC"},
		{"radius too small", "M5 5 A1 1 0 0 1 9 5", "MCC"},
		{"a quarter", "M5 5 A4 4 0 0 1 9 9", "MC"},
		{"three quarters", "M5 5 A4 4 0 1 1 9 9", "MCCC"},
	}
	for _, test := range tests {
		list, err := readPath(test.d)
		if err != nil {
			t.Fatal(err)
		}
		var got strings.Builder
		for _, s := range list {
			got.WriteByte(s.op)
		}
		if got.String() != test.want {
			t.Errorf("%s: %s, want %s", test.name, got.String(), test.want)
		}
	}
}

// TestExtremes compares the turning points of random cubics with a walk along
// them: never inside the walk, and never more than a rounding outside the
// finest of them.
func TestExtremes(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for range 2000 {
		var p [4]int
		for i := range p {
			p[i] = rng.IntN(2001) - 1000
		}
		low, high := extremes(p[0], p[1], p[2], p[3])
		least, most := math.Inf(1), math.Inf(-1)
		for i := 0; i <= 4000; i++ {
			f := float64(i) / 4000
			u := 1 - f
			v := u*u*u*float64(p[0]) + 3*u*u*f*float64(p[1]) + 3*u*f*f*float64(p[2]) + f*f*f*float64(p[3])
			least, most = min(least, v), max(most, v)
		}
		if float64(low) > least+1e-6 || float64(high) < most-1e-6 || float64(low) < least-1.01 || float64(high) > most+1.01 {
			t.Fatalf("%v: %d … %d, walked %g … %g", p, low, high, least, most)
		}
	}
}

// TestProductsAreRounded holds the rule of matrix.go: in the files that reckon
// with floating-point numbers a product stands in mul and nowhere else, so
// that no compiler fuses it with a sum.
func TestProductsAreRounded(t *testing.T) {
	files, _ := filepath.Glob("*.go")
	checked := 0
	for _, file := range files {
		switch file {
		case "matrix.go", "arc.go", "path.go", "draw.go", "compile.go", "shape.go", "number.go":
		default:
			continue
		}
		checked++
		set := token.NewFileSet()
		f, err := parser.ParseFile(set, file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(n ast.Node) bool {
			if fn, ok := n.(*ast.FuncDecl); ok && fn.Name.Name == "mul" {
				return false
			}
			switch e := n.(type) {
			case *ast.BinaryExpr:
				if e.Op == token.MUL && !integerProduct(e) {
					t.Errorf("%s: a product outside mul", set.Position(e.Pos()))
				}
			case *ast.AssignStmt:
				if e.Tok == token.MUL_ASSIGN {
					t.Errorf("%s: a product outside mul", set.Position(e.Pos()))
				}
			}
			return true
		})
	}
	if checked != 7 {
		t.Errorf("%d files checked, want 7", checked)
	}
}

// integerProduct knows the products of these files that are of integers: a
// literal without a point times a constant.
func integerProduct(e *ast.BinaryExpr) bool {
	lit, ok := e.X.(*ast.BasicLit)
	name, named := e.Y.(*ast.Ident)
	return ok && lit.Kind == token.INT && named && name.Name == "maxStretches"
}

func TestPalette(t *testing.T) {
	seen := map[string]bool{}
	for _, c := range palette {
		grey := math.Round((299*float64(channel(c.hex, 0)) + 587*float64(channel(c.hex, 1)) + 114*float64(channel(c.hex, 2))) / 1000)
		if int(grey) != c.grey {
			t.Errorf("%s: grey is %g, not %d", c.name, grey, c.grey)
		}
		if seen[c.hex] || seen[c.name] {
			t.Errorf("%s stands twice", c.name)
		}
		seen[c.hex], seen[c.name] = true, true
	}
}

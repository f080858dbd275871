package illustration

import (
	"errors"
	"fmt"
	"math"
	"strings"
)

// The same drawing must come out the same on every processor, and a compiler
// may fuse a product and a sum into one instruction that rounds once instead
// of twice (arm64 does, amd64 doesn't). An explicit conversion forbids that
// (Go specification, "Floating-point operators"), so in this package every
// floating-point product goes through mul, and so does a half that is added to
// something (a compiler turns a division by 2 into a product).
// TestProductsAreRounded holds it.
func mul(a, b float64) float64 { return float64(a * b) }

// A vec is a place in units of a drawing, before it is rounded.
type vec struct{ x, y float64 }

// A matrix maps (x, y) to (a·x + c·y + e, b·x + d·y + f), as in SVG 1.1, 7.4.
type matrix struct{ a, b, c, d, e, f float64 }

var identity = matrix{a: 1, d: 1}

func (m matrix) at(v vec) vec {
	return vec{mul(m.a, v.x) + mul(m.c, v.y) + m.e, mul(m.b, v.x) + mul(m.d, v.y) + m.f}
}

// then is the matrix that applies n first and m after it.
func (m matrix) then(n matrix) matrix {
	return matrix{
		a: mul(m.a, n.a) + mul(m.c, n.b), c: mul(m.a, n.c) + mul(m.c, n.d),
		b: mul(m.b, n.a) + mul(m.d, n.b), d: mul(m.b, n.c) + mul(m.d, n.d),
		e: mul(m.a, n.e) + mul(m.c, n.f) + m.e,
		f: mul(m.b, n.e) + mul(m.d, n.f) + m.f,
	}
}

// scale is by how much the matrix widens a stroke: the root of its
// determinant, which is exact where it scales alike in both directions.
func (m matrix) scale() float64 {
	return math.Sqrt(math.Abs(mul(m.a, m.d) - mul(m.b, m.c)))
}

func translate(x, y float64) matrix { return matrix{1, 0, 0, 1, x, y} }

// sincos of an angle in degrees, from nothing but sums and products: the
// standard library's may differ in the last bit between processors. Correct to
// 15 digits, and exact for multiples of 90.
func sincos(degrees float64) (sin, cos float64) {
	turn := math.Mod(degrees, 360) // exact
	nearest := math.Round(turn / 90)
	x := mul(turn-mul(nearest, 90), math.Pi/180) // |x| ≤ π/4
	x2 := mul(x, x)
	// Taylor's series; the first term left out is below 1e-17.
	term, s := x, x
	for n := 2.0; n <= 18; n += 2 {
		term = -mul(term, x2) / mul(n, n+1)
		s += term
	}
	term, c := 1.0, 1.0
	for n := 1.0; n <= 17; n += 2 {
		term = -mul(term, x2) / mul(n, n+1)
		c += term
	}
	switch (int(nearest)%4 + 4) % 4 {
	case 1:
		return c, -s
	case 2:
		return -s, -c
	case 3:
		return -c, s
	}
	return s, c
}

func tan(degrees float64) (float64, error) {
	s, c := sincos(degrees)
	if math.Abs(c) < 1e-6 {
		return 0, errors.New("a skew by a right angle has no picture")
	}
	return s / c, nil
}

// maxTransforms bounds one transform attribute.
const maxTransforms = 16

// readTransform reads a transform attribute (SVG 1.1, 7.6).
func readTransform(v string) (matrix, error) {
	m := identity
	s := scanner{s: v}
	for count := 1; !s.end(); count++ {
		if count > maxTransforms {
			return m, fmt.Errorf("a transform has more than %d steps", maxTransforms)
		}
		rest := s.s[s.i:]
		open := strings.IndexByte(rest, '(')
		shut := strings.IndexByte(rest, ')')
		if open < 0 || shut < open {
			return m, fmt.Errorf("%q is no transform", shorten(rest))
		}
		args, err := readNumbers(rest[open+1 : shut])
		if err != nil {
			return m, err
		}
		step, err := transformStep(strings.TrimSpace(rest[:open]), args)
		if err != nil {
			return m, err
		}
		m = m.then(step)
		s.i += shut + 1
		s.comma()
	}
	return m, nil
}

func transformStep(name string, n []float64) (matrix, error) {
	wrong := fmt.Errorf("%s with %d numbers is no transform", shorten(name), len(n))
	switch name {
	case "translate":
		switch len(n) {
		case 1:
			return translate(n[0], 0), nil
		case 2:
			return translate(n[0], n[1]), nil
		}
	case "scale":
		switch len(n) {
		case 1:
			return matrix{a: n[0], d: n[0]}, nil
		case 2:
			return matrix{a: n[0], d: n[1]}, nil
		}
	case "rotate":
		if len(n) != 1 && len(n) != 3 {
			return identity, wrong
		}
		s, c := sincos(n[0])
		m := matrix{c, s, -s, c, 0, 0}
		if len(n) == 3 {
			m = translate(n[1], n[2]).then(m).then(translate(-n[1], -n[2]))
		}
		return m, nil
	case "skewX", "skewY":
		if len(n) != 1 {
			return identity, wrong
		}
		t, err := tan(n[0])
		if name == "skewX" {
			return matrix{a: 1, c: t, d: 1}, err
		}
		return matrix{a: 1, b: t, d: 1}, err
	case "matrix":
		if len(n) == 6 {
			return matrix{n[0], n[1], n[2], n[3], n[4], n[5]}, nil
		}
	}
	return identity, wrong
}

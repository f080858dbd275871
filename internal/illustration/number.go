package illustration

import (
	"errors"
	"fmt"
	"math"
	"strconv"
)

// maxNumber bounds every number of a drawing. A viewBox of 1000 units needs no
// larger one.
const maxNumber = 100000

// A scanner reads numbers and letters from path data, points, transforms and
// view boxes (SVG 1.1, 8.3.9 and 4.2).
type scanner struct {
	s string
	i int
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

func (s *scanner) space() {
	for s.i < len(s.s) && isSpace(s.s[s.i]) {
		s.i++
	}
}

// comma skips spaces and at most one comma.
func (s *scanner) comma() {
	s.space()
	if s.i < len(s.s) && s.s[s.i] == ',' {
		s.i++
		s.space()
	}
}

func (s *scanner) end() bool {
	s.space()
	return s.i == len(s.s)
}

// number reads one number: a sign, digits, a point, digits, an exponent.
func (s *scanner) number() (float64, error) {
	s.space()
	start := s.i
	if s.i < len(s.s) && (s.s[s.i] == '+' || s.s[s.i] == '-') {
		s.i++
	}
	digits := s.digits()
	if s.i < len(s.s) && s.s[s.i] == '.' {
		s.i++
		digits += s.digits()
	}
	if digits == 0 {
		return 0, fmt.Errorf("a number is expected at %q", shorten(s.s[start:]))
	}
	if s.i < len(s.s) && (s.s[s.i] == 'e' || s.s[s.i] == 'E') {
		mark := s.i
		s.i++
		if s.i < len(s.s) && (s.s[s.i] == '+' || s.s[s.i] == '-') {
			s.i++
		}
		if s.digits() == 0 {
			s.i = mark
		}
	}
	return bounded(s.s[start:s.i])
}

func (s *scanner) digits() int {
	start := s.i
	for s.i < len(s.s) && s.s[s.i] >= '0' && s.s[s.i] <= '9' {
		s.i++
	}
	return s.i - start
}

// flag reads the 0 or 1 of an arc, which needs nothing between it and what
// follows.
func (s *scanner) flag() (bool, error) {
	s.space()
	if s.i < len(s.s) && (s.s[s.i] == '0' || s.s[s.i] == '1') {
		s.i++
		return s.s[s.i-1] == '1', nil
	}
	return false, errors.New("the flag of an arc is 0 or 1")
}

func bounded(s string) (float64, error) {
	v, err := strconv.ParseFloat(s, 64)
	if err != nil || !(math.Abs(v) <= maxNumber) {
		return 0, fmt.Errorf("%q is too large; the limit is %d", shorten(s), maxNumber)
	}
	return v, nil
}

// readNumber reads an attribute that is one number without a unit.
func readNumber(v string) (float64, error) {
	s := scanner{s: v}
	n, err := s.number()
	if err != nil {
		return 0, err
	}
	if !s.end() {
		return 0, fmt.Errorf("%q is no plain number; units and percentages are refused", shorten(v))
	}
	return n, nil
}

// readNumbers reads a list of numbers, with a comma or space between them.
func readNumbers(v string) ([]float64, error) {
	s := scanner{s: v}
	var list []float64
	for !s.end() {
		n, err := s.number()
		if err != nil {
			return nil, err
		}
		list = append(list, n)
		s.comma()
	}
	return list, nil
}

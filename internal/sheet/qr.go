package sheet

import (
	"fmt"

	"rsc.io/qr/coding"

	"salam/internal/illustration"
)

// The QR of an issued sheet (ISO/IEC 18004). At 16 mm it did not survive a
// second copy; at 20 mm, level M and modules of 0.6 mm it does. Thirty-three
// modules (version 4) hold 62 bytes at that level: an address under 45 always
// fits.
const (
	qrSide    = 20 * mm
	qrModule  = 600 // at least
	qrQuiet   = 4   // modules of white on every side
	qrLongest = 44  // bytes of the address
)

// A matrix is a QR as modules: matrix[y][x] is dark.
type matrix [][]bool

// qrCode encodes an address at level M in the smallest version that holds it,
// with the mask that ISO/IEC 18004 7.8.3 chooses.
func qrCode(address string) (matrix, error) {
	if len(address) > qrLongest {
		return nil, fmt.Errorf("the address %s is longer than %d characters: its QR would not survive a photocopier", address, qrLongest)
	}
	text := coding.String(address)
	version := coding.Version(coding.MinVersion)
	for text.Bits(version) > version.DataBytes(coding.M)*8 {
		version++
	}
	var best matrix
	least := 0
	for mask := range coding.Mask(8) {
		plan, err := coding.NewPlan(version, coding.M, mask)
		if err != nil {
			return nil, err
		}
		code, err := plan.Encode(text)
		if err != nil {
			return nil, err
		}
		m := make(matrix, code.Size)
		for y := range m {
			m[y] = make([]bool, code.Size)
			for x := range m[y] {
				m[y][x] = code.Black(x, y)
			}
		}
		if p := m.penalty(); best == nil || p < least {
			best, least = m, p
		}
	}
	if qrSide/len(best) < qrModule {
		return nil, fmt.Errorf("the QR of %s has %d modules a side: too fine for a photocopier", address, len(best))
	}
	return best, nil
}

// penalty is what ISO/IEC 18004 7.8.3.1 counts against a mask: long runs,
// blocks, patterns that look like a finder, and an imbalance of dark and light.
func (m matrix) penalty() int {
	n, sum, dark := len(m), 0, 0
	for i := range n {
		row := func(k int) bool { return m[i][k] }
		column := func(k int) bool { return m[k][i] }
		sum += linePenalty(n, row) + linePenalty(n, column)
		for k := range n {
			if m[i][k] {
				dark++
			}
			if i > 0 && k > 0 && m[i][k] == m[i-1][k] && m[i][k] == m[i][k-1] && m[i][k] == m[i-1][k-1] {
				sum += 3
			}
		}
	}
	off := dark*20 - n*n*10 // from a half, in twentieths of all modules
	return sum + max(off, -off)/(n*n)*10
}

// finder is the pattern in the corners, with four light modules on one side.
var finder = []bool{true, false, true, true, true, false, true, false, false, false, false}

func linePenalty(n int, at func(int) bool) int {
	sum, run := 0, 0
	for k := range n {
		if k > 0 && at(k) == at(k-1) {
			run++
		} else {
			run = 1
		}
		switch {
		case run == 5:
			sum += 3
		case run > 5:
			sum++
		}
		if k+len(finder) > n {
			continue
		}
		there, back := true, true
		for i, dark := range finder {
			there = there && at(k+i) == dark
			back = back && at(k+len(finder)-1-i) == dark
		}
		if there {
			sum += 40
		}
		if back {
			sum += 40
		}
	}
	return sum
}

// outline draws the dark modules as rectangles, as few as runs make: a run in
// a row goes on downward where the next row has the same one. One outline for
// all, so that no light seam opens between neighbours.
func (m matrix) outline(x, y, side int) []illustration.Segment {
	n := len(m)
	at := func(k int) int { return k * side / n }
	same := func(row, from, to int) bool { // the run is in that row, and ends there
		if row < 0 || row >= n || from > 0 && m[row][from-1] || to < n && m[row][to] {
			return false
		}
		for k := from; k < to; k++ {
			if !m[row][k] {
				return false
			}
		}
		return true
	}
	var out []illustration.Segment
	for row := range n {
		for from := 0; from < n; from++ {
			if !m[row][from] {
				continue
			}
			to := from
			for to < n && m[row][to] {
				to++
			}
			if !same(row-1, from, to) {
				end := row + 1
				for same(end, from, to) {
					end++
				}
				out = append(out, rectangle(x+at(from), y+at(row), at(to)-at(from), at(end)-at(row))...)
			}
			from = to
		}
	}
	return out
}

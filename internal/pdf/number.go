package pdf

import "strconv"

// Numbers in content streams are fixed decimals made from integers: a float
// that was fused or rounded differently on another processor would change the
// bytes.

const (
	// pointNum/pointDen turns µm into thousandths of a point: 1 pt is 1/72
	// inch and 1 inch is 25 400 µm.
	pointNum = 72 * 1000
	pointDen = 25400

	// maxSide is the largest page that viewers must accept, 14 400 pt
	// (ISO 32000-1 annex C.2), in µm.
	maxSide = 14400 * pointDen / 72
)

// points writes µm as points with three decimals, rounded half away from zero:
// an error of at most 0.18 µm.
func points(um int) string { return fixed(milliPoints(um), 3) }

func appendPoints(b []byte, um int) []byte { return appendFixed(b, milliPoints(um), 3) }

func milliPoints(um int) int { return divide(um*pointNum, pointDen) }

// fixed writes n / 10^decimals without trailing zeros.
func fixed(n, decimals int) string { return string(appendFixed(nil, n, decimals)) }

func appendFixed(b []byte, n, decimals int) []byte {
	if n < 0 {
		b = append(b, '-')
		n = -n
	}
	scale := 1
	for range decimals {
		scale *= 10
	}
	b = strconv.AppendInt(b, int64(n/scale), 10)
	frac := n % scale
	if frac == 0 {
		return b
	}
	b = append(b, '.')
	for frac > 0 {
		scale /= 10
		b = append(b, byte('0'+frac/scale))
		frac %= scale
	}
	return b
}

// divide rounds half away from zero. den is positive.
func divide(num, den int) int {
	if num < 0 {
		return -((-num + den/2) / den)
	}
	return (num + den/2) / den
}

// appendHex writes four hexadecimal digits.
func appendHex(b []byte, v uint16) []byte {
	const digits = "0123456789ABCDEF"
	return append(b, digits[v>>12], digits[v>>8&15], digits[v>>4&15], digits[v&15])
}

package sheet

import (
	"salam/internal/drawing"
	"salam/internal/illustration"
)

// sines holds the sine of 0°, 6°, … 90° in ten thousandths: a clock face has
// sixty places, and a table gives the same bytes on every processor.
var sines = [16]int{0, 1045, 2079, 3090, 4067, 5000, 5878, 6691, 7431, 8090, 8660, 9135, 9511, 9781, 9945, 10000}

// minutePoint is the place of a minute (0 … 59, from the top, clockwise) at a
// distance from the middle.
func minutePoint(x, y, minute, distance int) illustration.Point {
	sin := func(m int) int {
		switch m = ((m % 60) + 60) % 60; {
		case m <= 15:
			return sines[m]
		case m <= 30:
			return sines[30-m]
		case m <= 45:
			return -sines[m-30]
		}
		return -sines[60-m]
	}
	return illustration.Point{X: x + distance*sin(minute)/10000, Y: y - distance*sin(minute+15)/10000}
}

// clock draws a face with twelve ticks and no numerals, and the hands of a
// time of 24 hours ("09:00"); "" leaves them out, to be drawn with a pen.
func clock(x, y, diameter int, time string) []drawing.Item {
	r := diameter / 2
	items := []drawing.Item{
		{Role: drawing.Artifact, Path: &drawing.Path{Segments: circle(x, y, r), Fill: white, Stroke: black, Width: diameter / 15}},
	}
	var ticks []illustration.Segment
	for h := range 12 {
		from := r * 78 / 100
		if h%3 == 0 {
			from = r * 66 / 100
		}
		ticks = append(ticks, open([]illustration.Point{minutePoint(x, y, h*5, from), minutePoint(x, y, h*5, r*88/100)})...)
	}
	items = append(items, stroke(max(500, diameter/28), ticks))
	if len(time) != len("09:00") {
		return items
	}
	hour := int(time[0]-'0')*10 + int(time[1]-'0')
	minute := int(time[3]-'0')*10 + int(time[4]-'0')
	hand := func(place, length, width int) drawing.Item {
		return stroke(width, open([]illustration.Point{minutePoint(x, y, place+30, r*12/100), minutePoint(x, y, place, length)}))
	}
	return append(items,
		hand(hour%12*5+minute/12, r*52/100, diameter/11),
		hand(minute, r*76/100, diameter/18),
		fill(black, circle(x, y, diameter/14)))
}

// arrow points from x0 to x1 at height y.
func arrow(x0, x1, y, size int) drawing.Item {
	way := 1
	if x1 < x0 {
		way = -1
	}
	half, neck := size/2, x1-way*size*9/10
	return fill(black, polygon([]illustration.Point{
		{X: x0, Y: y - size/6}, {X: neck, Y: y - size/6}, {X: neck, Y: y - half}, {X: x1, Y: y},
		{X: neck, Y: y + half}, {X: neck, Y: y + size/6}, {X: x0, Y: y + size/6},
	}))
}

// phone is a mobile telephone, which needs no words.
func phone(x, y, height int) []drawing.Item {
	w := height * 58 / 100
	return []drawing.Item{
		fill(black, rounded(x, y, w, height, height/8)),
		fill(white, rectangle(x+w/8, y+height*13/100, w-w/4, height*62/100)),
		fill(white, circle(x+w/2, y+height*88/100, height/18)),
	}
}

// phoneWidth is the width of a phone of that height.
func phoneWidth(height int) int { return height * 58 / 100 }

// walker is somebody on foot, who walks towards the end of the line.
func walker(x, y, height int, rtl bool) []drawing.Item {
	at := func(dx, dy int) illustration.Point {
		if rtl {
			dx = 60 - dx
		}
		return illustration.Point{X: x + dx*height/100, Y: y + dy*height/100}
	}
	line := func(points ...[2]int) []illustration.Segment {
		var ps []illustration.Point
		for _, p := range points {
			ps = append(ps, at(p[0], p[1]))
		}
		return open(ps)
	}
	head := at(34, 10)
	var limbs []illustration.Segment
	limbs = append(limbs, line([2]int{32, 22}, [2]int{28, 56}, [2]int{42, 74}, [2]int{44, 99})...)
	limbs = append(limbs, line([2]int{28, 54}, [2]int{22, 76}, [2]int{8, 96})...)
	limbs = append(limbs, line([2]int{8, 50}, [2]int{16, 32}, [2]int{32, 26}, [2]int{44, 42}, [2]int{56, 46})...)
	return []drawing.Item{fill(black, circle(head.X, head.Y, height/10)), stroke(height/10, limbs)}
}

// rounded is a rectangle with round corners.
func rounded(x, y, w, h, r int) []illustration.Segment {
	k := r - r*kappa/10000
	at := func(dx, dy int) illustration.Point { return illustration.Point{X: x + dx, Y: y + dy} }
	line := func(p illustration.Point) illustration.Segment {
		return illustration.Segment{Op: 'L', P: [3]illustration.Point{p}}
	}
	curve := func(a, b, c illustration.Point) illustration.Segment {
		return illustration.Segment{Op: 'C', P: [3]illustration.Point{a, b, c}}
	}
	return []illustration.Segment{
		{Op: 'M', P: [3]illustration.Point{at(r, 0)}},
		line(at(w-r, 0)), curve(at(w-k, 0), at(w, k), at(w, r)),
		line(at(w, h-r)), curve(at(w, h-k), at(w-k, h), at(w-r, h)),
		line(at(r, h)), curve(at(k, h), at(0, h-k), at(0, h-r)),
		line(at(0, r)), curve(at(0, k), at(k, 0), at(r, 0)),
		{Op: 'Z'},
	}
}

package card

import (
	"fmt"

	"salam/internal/drawing"
)

// pictures draws the message's drawings in reading order on the ground of
// pictures, in rows that make them as large as can be.
func (c *composer) pictures(height int) []drawing.Item {
	items := []drawing.Item{fill(ground, rectangle(0, 0, Width*px, height))}
	n := len(c.entry.Pictures)
	columns, w, h := grid(n, height)
	rows := (n + columns - 1) / columns
	top := (height - rows*h - (rows-1)*pictureGap) / 2
	left := (Width*px - columns*w - (columns-1)*pictureGap) / 2
	if side := left; side > 0 && rows == 1 {
		// A floor that ends in the middle of nowhere looks like a mistake;
		// between two lines it is a picture.
		for _, x := range []int{side - panelLine, Width*px - side} {
			items = append(items, fill(ink, rectangle(x, 0, panelLine, height)))
		}
	}
	for i, scene := range c.entry.Pictures {
		row, column := i/columns, i%columns
		if c.rtl() {
			column = columns - 1 - column
		}
		alt := c.entry.Text.Alt
		if n > 1 {
			alt = fmt.Sprintf("%s (%d/%d)", alt, i+1, n)
		}
		items = append(items, drawing.Item{Role: drawing.Figure, Alt: alt, Picture: &drawing.Picture{
			Scene: scene, X: left + column*(w+pictureGap), Y: top + row*(h+pictureGap), Width: w, Height: h}})
	}
	return items
}

// used is what n drawings take of a height.
func used(n, height int) int {
	if n == 0 {
		return 0
	}
	columns, _, h := grid(n, height)
	rows := (n + columns - 1) / columns
	return min(height, rows*h+(rows-1)*pictureGap)
}

// grid is the number of columns in which n drawings of 10:7 become largest in
// the card's width and a height, and their size.
func grid(n, height int) (columns, w, h int) {
	for k := 1; k <= n; k++ {
		rows := (n + k - 1) / k
		wide := (Width*px - (k-1)*pictureGap) / k
		high := (height - (rows-1)*pictureGap) / rows
		if wide*7/10 <= high {
			high = wide * 7 / 10
		} else {
			wide = high * 10 / 7
		}
		if wide > w {
			columns, w, h = k, wide, high
		}
	}
	return columns, w, h
}

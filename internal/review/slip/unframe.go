package slip

import (
	"salam/internal/evidence"
	"salam/internal/tree"
)

// Unframe finds the one slip in what came, for those who read slips of another
// kind: its lines, and the number of lines before them.
func Unframe(file string, data []byte) (body string, start int, faults tree.Faults) {
	return frame(file, data)
}

// NewFree is a free text of a slip of another kind; what is kept of it is put
// back where p points.
func NewFree(message, what string, p *string) *Free {
	return &Free{Message: message, What: what, Text: *p, Personal: evidence.Personal(*p), put: func(v string) { *p = v }}
}

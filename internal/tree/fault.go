package tree

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// A Fault is one thing wrong in one place of the tree, told to a person: what
// is wrong and what to do about it.
type Fault struct {
	File   string // slash-separated, relative to the tree
	Line   int    // 1-based; 0 where the whole file is meant
	Column int    // 1-based, in runes; 0 where the whole line is meant
	What   string
	Hint   string // what to do; may be empty
}

func (f Fault) Error() string {
	return f.Where() + ": " + f.What
}

// Where is FILE, FILE:LINE or FILE:LINE:COLUMN, as far as it is known.
func (f Fault) Where() string {
	switch {
	case f.Line == 0:
		return f.File
	case f.Column == 0:
		return fmt.Sprintf("%s:%d", f.File, f.Line)
	}
	return fmt.Sprintf("%s:%d:%d", f.File, f.Line, f.Column)
}

// Faults is every fault of one run: readers gather, callers show all.
type Faults []Fault

func (fs Faults) Error() string {
	lines := make([]string, len(fs))
	for i, f := range fs {
		lines[i] = f.Error()
	}
	return strings.Join(lines, "\n")
}

// Err is nil where there is no fault, so that a typed empty list never looks
// like an error.
func (fs Faults) Err() error {
	if len(fs) == 0 {
		return nil
	}
	return fs
}

// Add appends one fault.
func (fs *Faults) Add(file string, line int, hint, format string, args ...any) {
	*fs = append(*fs, Fault{File: file, Line: line, What: fmt.Sprintf(format, args...), Hint: hint})
}

// Sort orders by file, line, column and text, and drops exact repetitions.
func (fs *Faults) Sort() {
	slices.SortStableFunc(*fs, func(a, b Fault) int {
		return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line),
			cmp.Compare(a.Column, b.Column), strings.Compare(a.What, b.What))
	})
	*fs = slices.Compact(*fs)
}

package edition

import (
	"fmt"

	"salam/internal/library"
)

// Stands says why an entry may not stand on a sheet of that kind, or "". place
// is how the place is called in messages to staff; a hotel is not named even
// there. The sheets ask it, and so does the ledger: what may be issued is what
// may be printed.
func Stands(s *library.Sheet, e *Entry, place string) string {
	if e == nil {
		return "it is not part of this edition"
	}
	wall := s.Kind == "poster" || s.Kind == "pictures"
	switch {
	case s.Kind == "pictures":
		if len(e.Pictures) == 0 || !e.Alone {
			return "its drawings have not passed a trial"
		}
	case len(e.Unmet) > 0:
		return fmt.Sprintf("%s has not confirmed %s", place, e.Unmet[0])
	case e.Text == nil:
		return fmt.Sprintf("there is no text that may be shown (%s)", e.State)
	case !e.Print:
		return fmt.Sprintf("a %s text that is %s is not printed", e.Kind, e.State)
	case s.Bilingual && e.English == nil:
		return "its English may not be shown"
	}
	if wall && !e.Poster {
		return fmt.Sprintf("a %s message does not hang on a wall", e.Kind)
	}
	return ""
}

package evidence

import (
	"salam/internal/library"
	"salam/internal/tree"
)

// FactUntil is the last day on which a fact is good: health rules change, and
// what somebody once read is not true for ever. A confidence that is not known
// is as weak as can be.
func (p Policy) FactUntil(f library.Fact) tree.Date {
	days := p.Facts.Memory
	switch f.Confidence {
	case library.Confirmed:
		days = p.Facts.Confirmed
	case library.SecondHand:
		days = p.Facts.SecondHand
	}
	return (dayOf(f.Checked) + day(days)).date()
}

// FactDaysLeft is how many days a fact is still good on a day; below 0 it is
// past its date.
func (p Policy) FactDaysLeft(f library.Fact, on tree.Date) int {
	return int(dayOf(p.FactUntil(f)) - dayOf(on))
}

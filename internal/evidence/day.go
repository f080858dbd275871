package evidence

import (
	"time"

	"salam/internal/tree"
)

// A day is a date as a count of days, so that dates are compared and added as
// whole numbers, without a clock or a zone. timeless is no day: rules about
// age and grace do not apply.
type day int

const timeless day = -1 << 30

func dayOf(d tree.Date) day {
	if d == (tree.Date{}) {
		return timeless
	}
	return day(d.AsTime(time.UTC).Unix() / 86400)
}

func (d day) date() tree.Date {
	if d == timeless {
		return tree.Date{}
	}
	t := time.Unix(int64(d)*86400, 0).UTC()
	return tree.Date{Year: t.Year(), Month: int(t.Month()), Day: t.Day()}
}

// past reports whether last lies before d. Nothing is past on no day.
func (d day) past(last day) bool { return d != timeless && d > last }

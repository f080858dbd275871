package packet

import (
	"slices"

	"salam/internal/edition"
	"salam/internal/evidence"
)

// Usual is how many messages a packet holds unless asked otherwise: half an
// hour of somebody's evening.
const Usual = 5

// Choose picks the messages that need this reader most: those that have a text
// which the reader has neither written nor judged; what is approved comes last.
// Within that the order is the library's. by says who wrote a message; records
// are those of the language.
func Choose(vol *edition.Volume, reader string, count int, by func(message string) string, records []*evidence.Record) []*edition.Entry {
	var first, last []*edition.Entry
	for i := range vol.Entries {
		e := &vol.Entries[i]
		switch {
		case e.Text == nil || e.State == evidence.Withdrawn || by(e.ID) == reader || judged(records, vol.Language.ID, e, reader):
		case e.State == evidence.Approved:
			last = append(last, e)
		default:
			first = append(first, e)
		}
	}
	all := append(first, last...)
	return all[:min(count, len(all))]
}

func judged(records []*evidence.Record, lang string, e *edition.Entry, reader string) bool {
	return slices.ContainsFunc(records, func(r *evidence.Record) bool {
		return r.Kind == evidence.Naturalness && r.Reader == reader && r.Language == lang && r.Message == e.ID && r.Translation == e.Translation
	})
}

// First reports whether nobody has read the words of the packet itself yet, as
// they are now: then the first packet of a language holds its interface too.
func First(vol *edition.Volume, records []*evidence.Record) bool {
	for _, u := range vol.Units {
		if u.Name != "review" {
			continue
		}
		return !slices.ContainsFunc(records, func(r *evidence.Record) bool {
			return r.Kind == evidence.Naturalness && r.Language == vol.Language.ID && r.Message == "ui-review" && r.Translation == u.Fingerprint
		})
	}
	return false
}

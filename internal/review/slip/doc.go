// Package slip reads what readers send back: the slip that a packet makes on
// a phone, and the line that a page offers to whoever finds it strange. Both
// come from strangers' phones through chat apps, so that everything in them is
// hostile until it has been parsed: limits, exact keys, a checksum, no path
// made of what they say.
//
// In: the bytes of a slip, and what the tree knows (texts, contributors,
// records). Out: what is wrong with it, what a person has to look at before
// anything is written, and evidence records. It writes no file and asks nobody.
//
// The order of the work: frame.go finds the slip among what a chat app has put
// round it, slip.go reads it strictly, judge.go holds it against the tree,
// free.go lists every free text for redaction, record.go makes the records.
package slip

// Package evidence answers one question about every text and drawing: who has
// checked exactly this, and is that enough? A status is computed from records,
// never typed, and always comes with its reasons.
//
// In: a library, with the text of records, contributors and policy, and a day.
// Out: a Standing. The records of other people are hostile until parsed: a
// record with a fault counts for nothing. It decides where a text stands, not
// what is published; that is package edition's.
//
// The order of the work: records are read one by one (record.go), held against
// the contributors (person.go); what one person found against a text, and
// whether it is answered, is in objection.go; what speaks for it is counted in
// count.go; decide.go turns the few facts that are left into a State, and
// nothing else does.
package evidence

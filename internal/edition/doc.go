// Package edition is the gate: it decides what may be published, and hands it
// on as values in which nothing else is left.
//
// In: a library, a standing and a place. Out: a Publication, or the faults for
// which there is none. What is shown is made from the fields that the
// fingerprints cover, in the form in which they were hashed, so that readers
// get exactly what was read. It computes no state of its own and knows no
// outputs: not the site, not the sheets.
//
// It is the ledger as well: what a sheet says has a code (compose.go, code.go),
// what was issued is written down (ledger.go), and recall.go says of everything
// that hangs on a wall by now whether it may stay there.
//
// A publication is made of what the tree says apart from the calendar. The day
// can only refuse a release: the same tree never gives other bytes.
package edition

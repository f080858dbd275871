// Package compare makes the page on which somebody who reads both languages
// holds a translation against its English, and the one on which a clinician
// signs; and it reads the slips that come back.
//
// In: a library and its standing. Out: one HTML file that asks for nothing and
// ends in a slip; from a slip, evidence records. It decides nothing: what a
// record is worth, package evidence says.
package compare

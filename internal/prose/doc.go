// Package prose owns the text of a message: a small tree of paragraphs, lists
// and strong words that goldmark parses, its normal form, the fingerprint that
// a reader's word is bound to, and the isolates that keep a number whole in a
// right-to-left line.
//
// In: Markdown. Out: a Body, or faults with their lines. It knows no file
// names but those it is told, and no language.
package prose

// Package diff makes the page of a pull request: what has changed between two
// trees, for people who have to say whether it may be merged and who read the
// language or do not.
//
// In: two libraries with their standings, and what check says of the second.
// Out: a folder of files: the page, pictures, sheets before and after, and a
// summary in Markdown. It decides nothing and writes nothing.
//
// Both sides are hostile: a pull request comes from anybody. Nothing of them is
// run, and everything that is shown is escaped for where it stands.
//
// The order of the work: change.go finds what has changed, rows.go sets the old
// and the new text against each other, page.go shows it, summary.go says it
// again in Markdown.
package diff

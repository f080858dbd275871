// Package library reads a project tree into one Library: messages, their
// translations, illustrations, places, sheets and the words of the interface.
//
// In: a tree. Out: the Library, and every fault of the whole tree with file
// and line: it reads everything before it reports. Evidence, contributors and
// policy are carried as clean text for package evidence. It decides nothing:
// not what is good text, and not what may be published.
package library

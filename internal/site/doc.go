// Package site makes the web site: it stages what may be shown, lets Hugo
// render it, adds what Hugo has no business with, and puts the result in the
// place of the old site in one step. It is the only package that imports Hugo.
//
// In: an edition.Publication, which is already decided and has its
// placeholders filled, and the layouts and styles of the tree. Out: a folder.
// It must not know a library: no template ever sees a text that the
// publication does not hold.
package site

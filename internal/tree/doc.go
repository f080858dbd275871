// Package tree opens a project tree and reads its files as what they are until
// parsed: hostile. It is the only package that touches the tree's files for
// reading, and the only one that decodes TOML.
//
// In: a directory, and the defaults that the binary carries. Out: bytes that
// are clean UTF-8 within a size limit, values decoded strictly, and faults
// that name file and line. It knows no file format of Salam beyond that.
package tree

// Package check holds the rules on text: what a machine can find wrong with a
// translation before a reader's time is spent on it. Rules on code points are
// a table of data; rules on facts are code, one file a family.
//
// In: a Library. Out: findings. A rule knows nothing of where a text comes
// from, and never judges style.
package check

// Package sheet owns the printed designs and their fit rules: which message
// stands where on which paper, in every language and direction.
//
// In: a Publication, which holds only what may be shown. Out: a drawing, with
// every line at its place in whole micrometres, or a Misfit that names the
// message. It knows no tree, no evidence and no file format.
package sheet

// Package sheet owns the printed designs and their fit rules: which message
// stands where on which paper, in every language and direction.
//
// In: a Publication, which holds only what may be shown. Out: a drawing, with
// every line at its place in whole micrometres, or a Misfit that names the
// message. It knows no tree, no evidence and no file format.
//
// A design is a table of measures (measures.go) and a file that composes it:
// leaflet.go, poster.go, languages.go (one poster for all languages),
// pictures.go, bilingual.go, cards.go, speak.go, cover.go. They share the parts
// of a page: block.go (text), message.go (picture, title and text of one
// message), panel.go (where and when), footer.go, draft.go. What is composed is
// measured again by inspect.go, which knows no design: nothing leaves the
// paper, no number is broken, no title stands alone.
package sheet

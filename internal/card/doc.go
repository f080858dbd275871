// Package card sets the image that goes into a chat: one message in one
// language, 1080 × 1350 pixels, to be read on a phone.
//
// In: an entry that may be shared, with what a publication says beside it.
// Out: a drawing.Page, or a Misfit that names the message. What may be shared
// has been decided before; an entry that may not be is refused. It knows no
// tree, no evidence and no pixels but their number.
package card

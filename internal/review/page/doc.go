// Package page is what the pages of a review have in common: a head with a
// policy that lets nothing in but what the page itself holds, one style, and
// text as HTML in which each language runs in its own direction, numbers stay
// whole, and characters that are not seen are named.
//
// In: finished parts of a page. Out: one HTML file that asks for nothing. It
// does not know what the pages are about.
package page

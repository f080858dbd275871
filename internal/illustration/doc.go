// Package illustration turns a text-free SVG into one list of drawing
// operations, which every output draws: the site, print and images.
//
// In: a scene and the kit its parts come from, both hostile until parsed. Out:
// a Scene whose contract holds (no letters, no references, nothing outside the
// viewBox), its fingerprint, its mirror image and a sanitised SVG. It knows
// nothing of messages and languages.
package illustration

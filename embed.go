// Package salam carries what the binary brings along: layouts, styles, the
// configuration of Hugo, the illustration kit, the shipped languages and the
// fonts. A project tree's own files of the same name win over these.
package salam

import "embed"

// Defaults are the files of this folder that a project tree need not have.
// The names are slash paths as in the tree.
//
// assets/fonts is filled by `make` from the packages that package-lock.json
// pins; only its README stands in version control.
//
//go:embed hugo.toml all:layouts assets/css assets/js assets/kit assets/fonts content/languages
var Defaults embed.FS

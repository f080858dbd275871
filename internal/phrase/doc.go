// Package phrase holds the words of the site and the sheets themselves, from
// translations/<language>/ui.toml: "Back", "Page 2 of 3", "5 minutes on foot".
// It is the only package that imports go-i18n, which knows the plural rules.
//
// In: a tree and the English words. Out: a Book a language, whose units (the
// top tables) are fingerprinted and approved as wholes. It does not know which
// units may be shown.
package phrase

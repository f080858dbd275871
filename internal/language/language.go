// Package language holds what the program knows about a language: data from
// content/languages/<id>.toml, checked. Everything else (the configuration of
// the site, the layouts, the sheets) is derived from it.
//
// In: a tree. Out: languages in the order of the chooser. It knows nothing of
// messages.
package language

// Source is the id of the language that messages are written in.
const Source = "en"

// Direction of the lines: "ltr" or "rtl", as HTML's dir attribute has it.
type Direction string

const (
	LTR Direction = "ltr"
	RTL Direction = "rtl"
)

// A Language is one of the languages of the tree.
type Language struct {
	ID         string    `toml:"-"`           // directory and URL, e.g. "prs"
	Tag        string    `toml:"tag"`         // BCP 47, for HTML, PDF, shaping and plural rules, e.g. "fa-AF"
	Name       string    `toml:"name"`        // in English
	Autonym    string    `toml:"autonym"`     // its own name for itself
	Order      int       `toml:"order"`       // place in the chooser, from 1
	Direction  Direction `toml:"direction"`   //
	Script     string    `toml:"script"`      // ISO 15924, e.g. "Arab"
	Fonts      []string  `toml:"fonts"`       // families, the first that has the character wins
	LineHeight float64   `toml:"line_height"` // em, 1.2 … 2.2
	Digits     string    `toml:"digits"`      // CLDR numbering system used in prose: latn, arab, arabext
	FullStop   string    `toml:"full_stop"`
	Question   string    `toml:"question_mark"`
	Comma      string    `toml:"comma"`
	Hours      string    `toml:"hours"` // how readers count: "from-midnight", or "from-six" (East African clock)

	Profile string `toml:"profile"` // of the rules: a convention that is not the usual one, e.g. "ti-ER"; may be empty

	Rules *Rules `toml:"-"` // of package check; nil: the universal ones only
}

// RTL reports whether lines run from right to left.
func (l *Language) RTL() bool { return l.Direction == RTL }

// IsSource reports whether messages are written in this language.
func (l *Language) IsSource() bool { return l.ID == Source }

package language

import (
	"path"
	"slices"
	"unicode/utf8"

	"salam/internal/tree"
)

// Rules is what package check knows about a language, from
// content/languages/<id>.rules.toml. A language without the file gets the
// universal rules only. Every table has a source.
//
// A name that starts with "?" is weak: it settles a doubt, and never raises
// one, because it is also another word.
type Rules struct {
	Families  []string           `toml:"families"` // groups of rules that need code: arabic-script, persian, ethiopic, …
	Profile   string             `toml:"profile"`  // the convention in force; a profile of the table below, or just a name
	Profiles  map[string]Profile `toml:"profiles"`
	Clitics   Clitics            `toml:"clitics"`
	Months    Names              `toml:"months"`   // 12, January first
	Weekdays  Names              `toml:"weekdays"` // 7, Monday first
	Numbers   Numbers            `toml:"numbers"`
	Identity  Identity           `toml:"identity"`
	Doubled   WordList           `toml:"doubled"`
	Negation  WordList           `toml:"negation"` // a word that ends in * is a beginning
	Length    Length             `toml:"length"`
	Letters   []Letters          `toml:"letters"`
	Spellings []Spellings        `toml:"spellings"`
	Calques   []Calque           `toml:"calques"`
	Drugs     Drugs              `toml:"drugs"`
}

// A Profile is one of several conventions that are all right.
type Profile struct {
	About string   `toml:"about"`
	Comma string   `toml:"comma"`
	Allow []string `toml:"allow"` // characters that are at home here
}

// Clitics are what a word of the language may carry in front and behind.
type Clitics struct {
	Source   string   `toml:"source"`
	Before   []string `toml:"before"`
	After    []string `toml:"after"`
	Trailing int      `toml:"trailing"` // letters of an ending that a name may have, 0 … 6
}

// Names are lists of spellings, one list a month or weekday.
type Names struct {
	Source string     `toml:"source"`
	Names  [][]string `toml:"names"`
}

// Numbers are number words, by value in digits.
type Numbers struct {
	Source string              `toml:"source"`
	Words  map[string][]string `toml:"words"`
	Scale  map[string][]string `toml:"scale"` // million and the like
}

// Identity is what tells a language from its neighbours.
type Identity struct {
	Source  string   `toml:"source"`
	Letters string   `toml:"letters"`
	Words   []string `toml:"words"`
	Endings []string `toml:"endings"`
	Hints   []string `toml:"hints"` // words of a sister standard
}

// A WordList is a list of words.
type WordList struct {
	Source string   `toml:"source"`
	Words  []string `toml:"words"`
	Infix  []string `toml:"infix"`
}

// Length is the percentiles of characters of translation to characters of
// English.
type Length struct {
	Source string  `toml:"source"`
	P1     float64 `toml:"p1"`
	P5     float64 `toml:"p5"`
	P50    float64 `toml:"p50"`
	P95    float64 `toml:"p95"`
	P99    float64 `toml:"p99"`
}

// Letters are code points that a rule finds, and what to write for each: the
// n-th of Write for the n-th of Found, or nothing where only a person knows.
type Letters struct {
	Rule   string `toml:"rule"`
	Source string `toml:"source"`
	Found  string `toml:"found"`
	Write  string `toml:"write"`
}

// Spellings are whole words that a rule finds, and what to write for each.
type Spellings struct {
	Rule   string   `toml:"rule"`
	Source string   `toml:"source"`
	Found  []string `toml:"found"`
	Write  []string `toml:"write"`
}

// A Calque is a word that shows the English through when it stands where the
// English has its trigger.
type Calque struct {
	Source  string   `toml:"source"`
	Words   []string `toml:"words"`
	Initial bool     `toml:"initial"` // at the start of a sentence only
	English []string `toml:"english"` // words; "-ly" is an ending
	AtLeast int      `toml:"at_least"`
	Ask     string   `toml:"ask"`
}

// Drugs are names of medicines, by their international name.
type Drugs struct {
	Source string              `toml:"source"`
	Names  map[string][]string `toml:"names"`
}

// Convention is the profile in force.
func (r *Rules) Convention() Profile { return r.Profiles[r.Profile] }

// rulesEnding is the ending of the files with rules.
const rulesEnding = ".rules.toml"

// readRules reads the rules of a language, nil where it has none.
func readRules(t *tree.Tree, id string) (*Rules, tree.Faults) {
	file := path.Join(folder, id+rulesEnding)
	if !t.Exists(file) {
		return nil, nil
	}
	text, faults := t.Text(file, tree.TOMLLimit)
	if len(faults) > 0 {
		return nil, faults
	}
	return ParseRules(file, text)
}

// ParseRules reads the text of a file of rules.
func ParseRules(file, text string) (*Rules, tree.Faults) {
	r := &Rules{}
	lines, faults := tree.DecodeTOML(file, text, 0, r)
	if len(faults) > 0 {
		return nil, faults
	}
	bad := func(key, hint, format string, args ...any) { faults.Add(file, lines.Of(key), hint, format, args...) }
	sourced := func(key, source string, used bool) {
		if used && source == "" {
			bad(key, "which book, standard or count says so?", "%s has no source", key)
		}
	}
	sourced("clitics", r.Clitics.Source, len(r.Clitics.Before)+len(r.Clitics.After) > 0)
	sourced("months", r.Months.Source, r.Months.Names != nil)
	sourced("weekdays", r.Weekdays.Source, r.Weekdays.Names != nil)
	sourced("numbers", r.Numbers.Source, r.Numbers.Words != nil)
	sourced("identity", r.Identity.Source, r.Identity.Words != nil)
	sourced("doubled", r.Doubled.Source, r.Doubled.Words != nil)
	sourced("negation", r.Negation.Source, r.Negation.Words != nil)
	sourced("length", r.Length.Source, r.Length.P50 != 0)
	sourced("drugs", r.Drugs.Source, r.Drugs.Names != nil)
	if n := len(r.Months.Names); n != 0 && n != 12 {
		bad("months", "January first", "months has %d lists, and should have 12", n)
	}
	if n := len(r.Weekdays.Names); n != 0 && n != 7 {
		bad("weekdays", "Monday first", "weekdays has %d lists, and should have 7", n)
	}
	if r.Clitics.Trailing < 0 || r.Clitics.Trailing > 6 {
		bad("clitics.trailing", "letters, 0 to 6", "trailing = %d", r.Clitics.Trailing)
	}
	if l := r.Length; l.P50 != 0 && !slices.IsSorted([]float64{l.P1, l.P5, l.P50, l.P95, l.P99}) {
		bad("length", "p1 is the smallest", "the percentiles are not in order")
	}
	for _, l := range r.Letters {
		sourced("letters", l.Source, true)
		if l.Rule == "" || l.Found == "" || l.Write != "" && utf8.RuneCountInString(l.Write) != utf8.RuneCountInString(l.Found) {
			bad("letters", "write has a letter for each of found, or is left out", "letters of rule %q: found %q, write %q", l.Rule, l.Found, l.Write)
		}
	}
	for _, s := range r.Spellings {
		sourced("spellings", s.Source, true)
		if s.Rule == "" || len(s.Found) == 0 || len(s.Write) != len(s.Found) {
			bad("spellings", "write has a word for each of found", "spellings of rule %q: %d words and %d to write", s.Rule, len(s.Found), len(s.Write))
		}
	}
	for _, c := range r.Calques {
		sourced("calques", c.Source, true)
		if len(c.Words) == 0 || c.Ask == "" {
			bad("calques", "a question for the reader", "a calque has no words or no question")
		}
	}
	if len(faults) > 0 {
		return nil, faults
	}
	return r, nil
}

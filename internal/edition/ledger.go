package edition

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"

	"salam/internal/library"
	"salam/internal/prose"
	"salam/internal/tree"
)

// LedgerFolder holds one file an issued edition, named by its code.
const LedgerFolder = "content/editions"

// A Ledger is every edition that was ever issued, and which of them were to be
// taken down. Files are added and never changed: a sheet on a wall does not
// change either.
type Ledger struct {
	Issues []*Issue // by day, then by what replaces what, then by code
	Downs  []*Down  // by code
}

// An Issue is one edition and when it was issued.
type Issue struct {
	Edition
	File     string
	Issued   tree.Date
	Replaces Code // the edition of the same sheet that it takes the place of; "" for the first
}

// ReadLedger reads the ledger strictly. An issue with a fault is not in it.
func ReadLedger(t *tree.Tree) (*Ledger, tree.Faults) {
	codes, faults := t.IDs(LedgerFolder, ".toml", downSuffix)
	var all []*Issue
	for _, code := range codes {
		file := path.Join(LedgerFolder, code+".toml")
		text, fs := t.Text(file, tree.TOMLLimit)
		faults = append(faults, fs...)
		if len(fs) > 0 {
			continue
		}
		i, fs := ParseIssue(file, text)
		faults = append(faults, fs...)
		if i != nil {
			all = append(all, i)
		}
	}
	l := newLedger(all)
	faults = append(faults, l.check()...)
	faults = append(faults, l.readDowns(t)...)
	return l, faults
}

func newLedger(issues []*Issue) *Ledger {
	slices.SortFunc(issues, func(a, b *Issue) int {
		return cmp.Or(strings.Compare(a.Issued.String(), b.Issued.String()), strings.Compare(string(a.Code), string(b.Code)))
	})
	l := &Ledger{}
	// Of one day, what is replaced comes before what replaces it.
	for len(issues) > 0 {
		n := slices.IndexFunc(issues, func(i *Issue) bool {
			return !slices.ContainsFunc(issues, func(other *Issue) bool {
				return other != i && other.Issued == i.Issued && i.Replaces == other.Code
			})
		})
		n = max(n, 0) // a circle, which check refuses
		l.Issues = append(l.Issues, issues[n])
		issues = slices.Delete(issues, n, n+1)
	}
	return l
}

// Of finds an edition by its code, or nil.
func (l *Ledger) Of(code Code) *Issue {
	for _, i := range l.Issues {
		if i.Code == code {
			return i
		}
	}
	return nil
}

// same reports whether two editions are of one sheet in the same languages, so
// that one can take the place of the other. Languages that stand together on
// one sheet come and go; the first tells.
func (e *Edition) same(other *Edition) bool {
	return e.Sheet == other.Sheet && (slices.Equal(e.Languages, other.Languages) || len(e.Languages) > 1 && len(other.Languages) > 1)
}

// check holds issues against each other.
func (l *Ledger) check() (faults tree.Faults) {
	at := map[Code]int{}
	for n, i := range l.Issues {
		at[i.Code] = n
	}
	for n, i := range l.Issues {
		if i.Replaces == "" {
			continue
		}
		earlier, ok := at[i.Replaces]
		switch {
		case !ok:
			faults.Add(i.File, 0, "bring the file back: sheets of that edition hang on walls", "it replaces %s, which is not in the ledger", i.Replaces)
		case earlier >= n:
			faults.Add(i.File, 0, ledgerHint, "it replaces %s, which was issued later", i.Replaces)
		case !i.same(&l.Issues[earlier].Edition):
			faults.Add(i.File, 0, ledgerHint, "it replaces %s, which is another sheet or in another language", i.Replaces)
		}
	}
	return faults
}

// issueFile is an issue as its file has it.
type issueFile struct {
	Sheet     string            `toml:"sheet"`
	Kind      string            `toml:"kind"`
	Languages []string          `toml:"languages"`
	Issued    tree.Date         `toml:"issued"`
	Sender    prose.Fingerprint `toml:"sender"`
	Replaces  Code              `toml:"replaces"`
	Messages  []Printed         `toml:"messages"`
	Units     []PrintedUnit     `toml:"units"`
}

const ledgerHint = "the ledger is written by `salam editions issue` and never edited; see docs/editions.md"

// ParseIssue reads one file of the ledger. It gives either an issue or faults.
func ParseIssue(file, text string) (*Issue, tree.Faults) {
	var f issueFile
	lines, faults := tree.DecodeTOML(file, text, 0, &f)
	if len(faults) > 0 {
		return nil, faults
	}
	bad := func(key, format string, args ...any) {
		faults.Add(file, max(1, lines.Of(key)), ledgerHint, format, args...)
	}
	id := func(key, what, s string) {
		if !tree.ValidID(s) {
			bad(key, "%s = %q is no id", what, s)
		}
	}
	fingerprint := func(key, what string, p prose.Fingerprint, must bool) {
		if must && p == "" || p != "" && !p.Valid() {
			bad(key, "%s is no fingerprint", what)
		}
	}
	id("sheet", "sheet", f.Sheet)
	id("kind", "kind", f.Kind)
	if f.Issued.Year < 2000 || f.Issued.Year > 9000 {
		bad("issued", "issued is no day of this project")
	}
	fingerprint("sender", "sender", f.Sender, true)
	for n, l := range f.Languages {
		id("languages", "languages", l)
		if slices.Contains(f.Languages[:n], l) {
			bad("languages", "the language %q is named twice", l)
		}
	}
	if len(f.Languages) == 0 || len(f.Messages) == 0 {
		bad("messages", "the edition has no language or no message")
	}
	for n, m := range f.Messages {
		key := fmt.Sprintf("messages[%d]", n)
		id(key, "id", m.ID)
		id(key, "language", m.Language)
		if !slices.Contains([]library.Kind{library.Ordinary, library.Clinical, library.Sensitive}, m.Kind) {
			bad(key, "kind = %q is not known", string(m.Kind))
		}
		if !slices.Contains(f.Languages, m.Language) {
			bad(key, "the message %q is in %q, which is no language of the edition", m.ID, m.Language)
		}
		fingerprint(key, "source", m.Source, true)
		fingerprint(key, "translation", m.Translation, false)
		fingerprint(key, "illustration", m.Illustration, false)
	}
	for n, u := range f.Units {
		key := fmt.Sprintf("units[%d]", n)
		id(key, "name", u.Name)
		id(key, "language", u.Language)
		fingerprint(key, "fingerprint", u.Fingerprint, true)
	}
	if f.Replaces != "" && !f.Replaces.Valid() {
		bad("replaces", "replaces = %q is no code", string(f.Replaces))
	}
	i := &Issue{File: file, Issued: f.Issued, Replaces: f.Replaces, Edition: Edition{Sheet: f.Sheet, Kind: f.Kind,
		Languages: f.Languages, Sender: f.Sender, Messages: f.Messages, Units: f.Units}}
	if len(faults) == 0 {
		i.Code = i.code()
		if want, got := string(i.Code)+".toml", path.Base(file); want != got {
			faults.Add(file, 0, ledgerHint, "the name of the file does not agree with what it holds, which would be %s", want)
		}
	}
	if len(faults) > 0 {
		return nil, faults
	}
	return i, nil
}

// Write gives the file of an issue and its text.
func (i *Issue) Write() (file, text string) {
	var b strings.Builder
	quote := func(s string) string { return `"` + s + `"` } // ids, codes and fingerprints need no escapes
	line := func(key, value string) {
		if value != `""` {
			b.WriteString(key + " = " + value + "\n")
		}
	}
	b.WriteString("# Written by `salam editions issue`. Sheets of this edition hang on walls: keep the\n# file as it is for as long as one of them may hang.\n")
	line("sheet", quote(i.Sheet))
	line("kind", quote(i.Kind))
	line("languages", `["`+strings.Join(i.Languages, `", "`)+`"]`)
	line("issued", i.Issued.String())
	line("replaces", quote(string(i.Replaces)))
	line("sender", quote(string(i.Sender)))
	for _, m := range i.Messages {
		b.WriteString("\n[[messages]]\n")
		line("id", quote(m.ID))
		line("language", quote(m.Language))
		line("kind", quote(string(m.Kind)))
		line("source", quote(string(m.Source)))
		line("translation", quote(string(m.Translation)))
		line("illustration", quote(string(m.Illustration)))
	}
	for _, u := range i.Units {
		b.WriteString("\n[[units]]\n")
		line("name", quote(u.Name))
		line("language", quote(u.Language))
		line("fingerprint", quote(string(u.Fingerprint)))
	}
	return path.Join(LedgerFolder, string(i.Code)+".toml"), b.String()
}

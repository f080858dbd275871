package edition

import (
	"path"
	"slices"
	"strings"

	"salam/internal/tree"
)

// downSuffix ends the name of a record that an edition was to be taken down,
// beside the edition's own file.
const downSuffix = ".down.toml"

// A Down records that an edition was to be taken down. The tree may forget
// why: a change for safety is followed by a routine one. A sheet on a wall does
// not become harmless by that.
type Down struct {
	File     string    `toml:"-"`
	Code     Code      `toml:"code"`
	Why      Reason    `toml:"why"`
	Since    tree.Date `toml:"since"`    // none: the tree did not tell
	Recorded tree.Date `toml:"recorded"` // the day on which it was written down
}

// ParseDown reads one such record strictly. It gives either a record or faults.
func ParseDown(file, text string) (*Down, tree.Faults) {
	d := &Down{}
	lines, faults := tree.DecodeTOML(file, text, 0, d)
	if len(faults) > 0 {
		return nil, faults
	}
	d.File = file
	bad := func(key, format string, args ...any) {
		faults.Add(file, max(1, lines.Of(key)), ledgerHint, format, args...)
	}
	if !d.Code.Valid() {
		bad("code", "code = %q is no code", string(d.Code))
	} else if want := string(d.Code) + downSuffix; path.Base(file) != want {
		faults.Add(file, 0, ledgerHint, "the name of the file does not agree with what it holds, which would be %s", want)
	}
	if !slices.Contains(reasons, d.Why) {
		bad("why", "why = %q is not known", string(d.Why))
	}
	if d.Recorded.Year < 2000 || d.Recorded.Year > 9000 {
		bad("recorded", "recorded is no day of this project")
	}
	if d.Since != (tree.Date{}) && (d.Since.Year < 2000 || d.Since.Year > 9000) {
		bad("since", "since is no day of this project")
	}
	if len(faults) > 0 {
		return nil, faults
	}
	return d, nil
}

// Write gives the file of a record and its text.
func (d *Down) Write() (file, text string) {
	var b strings.Builder
	b.WriteString("# Written by `salam editions issue`: copies of this edition have to come down.\n")
	b.WriteString("code = \"" + string(d.Code) + "\"\nwhy = \"" + string(d.Why) + "\"\n")
	if d.Since != (tree.Date{}) {
		b.WriteString("since = " + d.Since.String() + "\n")
	}
	b.WriteString("recorded = " + d.Recorded.String() + "\n")
	return path.Join(LedgerFolder, string(d.Code)+downSuffix), b.String()
}

func (l *Ledger) readDowns(t *tree.Tree) (faults tree.Faults) {
	names, _ := t.Names(LedgerFolder) // IDs has told what is wrong with the folder
	for _, n := range names {
		if !strings.HasSuffix(n, downSuffix) {
			continue
		}
		file := path.Join(LedgerFolder, n)
		text, fs := t.Text(file, tree.TOMLLimit)
		if len(fs) == 0 {
			var d *Down
			if d, fs = ParseDown(file, text); d != nil {
				l.Downs = append(l.Downs, d)
				if l.Of(d.Code) == nil {
					fs.Add(file, 0, "bring the file of the edition back", "%s is not in the ledger", d.Code)
				}
			}
		}
		faults = append(faults, fs...)
	}
	return faults
}

// down is the record about an edition, or nil.
func (l *Ledger) down(code Code) *Down {
	for _, d := range l.Downs {
		if d.Code == code {
			return d
		}
	}
	return nil
}

// Unrecorded are the records that are missing: of editions that have to be
// taken down by the tree as it is. day is the day on which they are written.
func (l *Ledger) Unrecorded(recalls []Recall, day tree.Date) (all []*Down) {
	for _, r := range recalls {
		if r.State == TakeDown && l.down(r.Code) == nil {
			d := &Down{Code: r.Code, Why: r.Why, Since: r.Since, Recorded: day}
			d.File, _ = d.Write()
			all = append(all, d)
		}
	}
	return all
}

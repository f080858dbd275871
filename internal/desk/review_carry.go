package desk

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"salam/internal/evidence"
	"salam/internal/language"
	"salam/internal/library"
	"salam/internal/prose"
	"salam/internal/review/commit"
	"salam/internal/tree"
)

// CarryOptions say which English was corrected, since when, by whom and why.
type CarryOptions struct {
	Message string
	Was     string // the file of the English as it was; "" for Base
	Base    string // a commit that has the English as it was
	By      string
	Reason  string
	Write   bool // else only show
}

// A Carried is what a carry would let stand, or has let stand.
type Carried struct {
	Fields  []FieldDiff
	Records int // that were made on the old English
	Decided *Recorded
}

// A FieldDiff is how one field has changed, word by word.
type FieldDiff struct {
	Name    string
	Changes []prose.Change
}

// Carry lets evidence for the English as it was stand for the English as it
// is. It is for corrections of spelling: a number, a placeholder, a word that
// has to survive, or another kind is never that, and is refused.
func (p *Project) Carry(ctx context.Context, opt CarryOptions) (*Carried, error) {
	if err := p.Faults.Err(); err != nil {
		return nil, err
	}
	if err := p.who(opt.By); err != nil {
		return nil, err
	}
	if err := reasoned(opt.Reason); err != nil {
		return nil, err
	}
	m := p.Library.Message(opt.Message)
	if m == nil {
		return nil, &Refusal{What: fmt.Sprintf("there is no message %q", opt.Message), Hint: "see content/messages"}
	}
	was, err := p.earlier(ctx, m, opt)
	if err != nil {
		return nil, err
	}
	if was.Fingerprint() == m.Fingerprint() {
		return nil, &Refusal{What: "the English has not changed: there is nothing to carry", Hint: "name the commit or the file that has it as it was: --base or --was"}
	}
	if err := spelling(was, m); err != nil {
		return nil, err
	}
	done := &Carried{Fields: fieldDiffs(was, m)}
	for _, f := range p.Library.Evidence {
		if r, _ := evidence.ParseRecord(f); r != nil && r.Message == m.ID && r.Source == was.Fingerprint() {
			done.Records++
		}
	}
	if done.Records == 0 {
		return done, &Refusal{What: "no record was made on the English as it was: there is nothing to carry", Hint: "the fingerprint of what was read stands in each record, and in salam status --json"}
	}
	if !opt.Write {
		return done, nil
	}
	done.Decided, err = p.decide(evidence.Record{Message: m.ID, Language: language.Source, Kind: evidence.Carry,
		Reader: opt.By, Reason: opt.Reason, From: was.Fingerprint(), To: m.Fingerprint()})
	if err == nil {
		done.Decided.Message = commitMessage(m.ID+": carry what was read over a correction of spelling", done.Decided.Notes)
	}
	return done, err
}

// earlier is the English as it was.
func (p *Project) earlier(ctx context.Context, m *library.Message, opt CarryOptions) (*library.Message, error) {
	var src []byte
	var err error
	name := opt.Was
	if opt.Was != "" {
		src, err = readSmall(opt.Was, tree.MessageLimit)
	} else {
		name = opt.Base + ":" + m.File
		var dir string
		if dir, err = os.MkdirTemp("", "salam-"); err != nil {
			return nil, err
		}
		defer os.RemoveAll(dir)
		if err = commit.Extract(ctx, p.Tree.Dir(), opt.Base, func(n string) bool { return n == m.File }, dir); err == nil {
			src, err = readSmall(filepath.Join(dir, filepath.FromSlash(m.File)), tree.MessageLimit)
		}
	}
	if err != nil {
		return nil, &Refusal{What: fmt.Sprintf("cannot read the English as it was: %v", err), Hint: "--base COMMIT, or --was FILE"}
	}
	text, faults := tree.CheckText(name, src)
	if len(faults) > 0 {
		return nil, faults
	}
	was, faults := library.ParseMessage(name, m.ID, text)
	if len(faults) > 0 {
		return nil, faults
	}
	return was, nil
}

// spelling refuses what cannot be a correction of spelling.
func spelling(was, is *library.Message) error {
	no := func(what string) error {
		return &Refusal{What: what + ": this is no correction of spelling", Hint: "have the translations compared anew: salam review compare"}
	}
	if was.Kind != library.Ordinary || is.Kind != library.Ordinary {
		return no("the message is not ordinary")
	}
	if !slices.Equal(was.Brief.Keep, is.Brief.Keep) {
		return no("what has to survive (keep) has changed")
	}
	if !slices.Equal(was.Brief.Know, is.Brief.Know) || !slices.Equal(was.Brief.Do, is.Brief.Do) {
		return no("what to know and to do has changed")
	}
	for _, f := range fieldDiffs(was, is) {
		for i, c := range f.Changes {
			if c.Kind == prose.Same {
				continue
			}
			for _, t := range prose.Tokens(c.Text) {
				if prose.Figure(t) {
					return no(fmt.Sprintf("%q in the %s is a number or a placeholder", t, f.Name))
				}
			}
			other := ""
			switch {
			case c.Kind == prose.Removed && i+1 < len(f.Changes) && f.Changes[i+1].Kind == prose.Added:
				other = f.Changes[i+1].Text
			case c.Kind == prose.Added && i > 0 && f.Changes[i-1].Kind == prose.Removed:
				other = f.Changes[i-1].Text
			}
			if !alike(c.Text, other) {
				return no(fmt.Sprintf("%q in the %s is another word, not another spelling", strings.TrimSpace(c.Text), f.Name))
			}
		}
	}
	return nil
}

// alike reports whether two texts can be spellings of the same: not more than
// every fourth letter, or two, differ (Levenshtein's distance). It keeps "not"
// from coming or going unseen; whether the rest is spelling, a person says.
func alike(a, b string) bool {
	letters := func(s string) []rune {
		return []rune(strings.Map(func(r rune) rune {
			if unicode.IsLetter(r) {
				return unicode.ToLower(r)
			}
			return -1
		}, s))
	}
	x, y := letters(a), letters(b)
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i := range x {
		left := row[0]
		row[0] = i + 1
		for j := range y {
			cost := 1
			if x[i] == y[j] {
				cost = 0
			}
			left, row[j+1] = row[j+1], min(row[j+1]+1, row[j]+1, left+cost)
		}
	}
	if (len(x) == 0) != (len(y) == 0) {
		return false
	}
	return row[len(y)] <= max(2, max(len(x), len(y))/4)
}

// fieldDiffs are the fields of the English that have changed.
func fieldDiffs(was, is *library.Message) []FieldDiff {
	var all []FieldDiff
	for _, f := range []struct{ name, was, is string }{
		{"title", was.Title, is.Title}, {"text", was.Markdown, is.Markdown}, {"alt", was.Alt, is.Alt}, {"short", was.Short, is.Short}} {
		if f.was != f.is {
			all = append(all, FieldDiff{f.name, prose.Diff(f.was, f.is)})
		}
	}
	return all
}

package main

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/spf13/pflag"

	"salam/internal/check"
	"salam/internal/desk"
)

var checkVerb = verb{
	name:    "check",
	args:    "[--fix] [--all] [--json] [--pairs FILE --lang LANGUAGE]",
	summary: "find what a machine can find: facts kept, letters, drawings, fit on every sheet",
	about: `Reads the whole tree and shows everything that is wrong with it in one run. Errors give exit status 1;
		warnings, fixes and questions do not. --fix mends what no reader has to look at (spaces, doubled marks, look-alike
		punctuation) in drafts, and shows each change; it never changes a word. A rule is silenced for one translation in
		its front matter: ignore = ["rule: reason"]. docs/checks.md explains every rule. --pairs checks a file from outside a
		tree, a line a text: id, tab, English, tab, translation.`,
	example: "salam check\nsalam check --fix\nsalam check --json | jq -r 'select(.severity == \"error\") | .file'\nsalam check --pairs agency.tsv --lang ti --profile ti-ER",
	flags: func(f *pflag.FlagSet) {
		f.Bool("json", false, "print one JSON object a finding")
		f.Bool("fix", false, "mend what needs no reader, and show each change")
		f.Bool("all", false, "show fixes and questions too, not only errors and warnings")
		f.String("pairs", "", "check this file of texts instead of the tree")
		f.String("lang", "", "the language of --pairs")
		f.String("profile", "", "the convention of --pairs, e.g. ti-ER or ps-PK")
	},
	run: func(c *call) error {
		if err := c.takes(0); err != nil {
			return err
		}
		pairs, _ := c.flags.GetString("pairs")
		lang, _ := c.flags.GetString("lang")
		profile, _ := c.flags.GetString("profile")
		if (pairs == "") != (lang == "") || profile != "" && pairs == "" {
			return &errUsage{"--pairs and --lang belong together", "salam check --pairs FILE.tsv --lang am"}
		}
		p, err := c.open()
		if err != nil {
			return err
		}
		defer func() { p.Close() }()
		var found []check.Finding
		var mended []check.Mended
		switch {
		case pairs != "":
			found, mended, err = p.CheckPairs(pairs, lang, profile, c.is("fix"))
		case c.is("fix"):
			var kept []string
			if mended, kept, err = p.Fix(); err != nil {
				return err
			}
			for _, file := range kept {
				c.terminal.note(file + " is left as it is: people have read it, and a change would be a text that nobody has read")
			}
			p.Close()
			if p, err = c.open(); err != nil {
				return err
			}
			fallthrough
		default:
			c.terminal.progress("checking")
			found, err = p.Check()
		}
		if err != nil {
			return err
		}
		c.terminal.clear()
		if c.is("json") {
			for _, m := range mended {
				c.terminal.note(fmt.Sprintf("%s: %d lines mended", m.File, len(m.Changes)))
			}
			enc := json.NewEncoder(c.terminal.out)
			enc.SetEscapeHTML(false)
			for _, f := range found {
				if err := enc.Encode(f); err != nil {
					return err
				}
			}
		} else {
			c.mended(mended)
			c.findings(found)
		}
		if desk.Wrong(found) {
			return desk.ErrFindings
		}
		return nil
	},
}

// mended shows each changed line before and after, isolated, with the names of
// characters that nobody sees.
func (c *call) mended(mended []check.Mended) {
	for _, m := range mended {
		var b strings.Builder
		for _, change := range m.Changes {
			fmt.Fprintf(&b, "%s:%d: mended\n  - \u2068%s\u2069\n  + \u2068%s\u2069\n", m.File, change.Line, check.Visible(change.Before), check.Visible(change.After))
		}
		for _, line := range m.Left {
			fmt.Fprintf(&b, "%s:%d: left, because the text is written with escapes: mend it by hand\n", m.File, line)
		}
		c.terminal.print(b.String())
	}
}

func (c *call) findings(found []check.Finding) {
	counts := map[check.Severity]int{}
	for _, f := range found {
		counts[f.Severity]++
		if (f.Severity == check.Fix || f.Severity == check.Info) && !c.is("all") {
			continue
		}
		where := f.File
		if f.Line > 0 {
			where = fmt.Sprintf("%s:%d", where, f.Line)
			if f.Column > 0 {
				where = fmt.Sprintf("%s:%d", where, f.Column)
			}
		}
		line := fmt.Sprintf("%s: %s: %s (%s)", where, f.Severity, check.Visible(f.Message), f.Rule)
		if f.Hint != "" {
			line += "\n    " + check.Visible(f.Hint)
		}
		c.terminal.print(line)
	}
	c.terminal.print(fmt.Sprintf("%d errors, %d warnings, %d fixes, %d questions", counts[check.Error], counts[check.Warn], counts[check.Fix], counts[check.Info]))
	if counts[check.Fix] > 0 && !c.is("fix") {
		c.terminal.note("salam check --fix makes the fixes; --all shows them")
	} else if counts[check.Info] > 0 && !c.is("all") {
		c.terminal.note("salam check --all shows the questions to readers and translators")
	}
}

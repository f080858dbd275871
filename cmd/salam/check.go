package main

import (
	"encoding/json"
	"fmt"

	"github.com/spf13/pflag"

	"salam/internal/check"
	"salam/internal/desk"
)

var checkVerb = verb{
	name:    "check",
	args:    "[--json]",
	summary: "find what a machine can find: structure, facts kept, code points, drawings, fit on every sheet",
	about: `Reads the whole tree and shows everything that is wrong with it in one run. Errors give exit status 1;
		warnings and fixes do not. A rule is silenced for one translation in its front matter:
		ignore = ["rule: reason"].`,
	example: "salam check\nsalam check --json | jq -r 'select(.severity == \"error\") | .file'",
	flags: func(f *pflag.FlagSet) {
		f.Bool("json", false, "print one JSON object a finding")
	},
	run: func(c *call) error {
		if err := c.takes(0); err != nil {
			return err
		}
		p, err := c.open()
		if err != nil {
			return err
		}
		defer p.Close()
		c.terminal.progress("checking")
		found, err := p.Check()
		if err != nil {
			return err
		}
		c.terminal.clear()
		if c.is("json") {
			enc := json.NewEncoder(c.terminal.out)
			enc.SetEscapeHTML(false)
			for _, f := range found {
				if err := enc.Encode(f); err != nil {
					return err
				}
			}
		} else {
			c.findings(found)
		}
		if desk.Wrong(found) {
			return desk.ErrFindings
		}
		return nil
	},
}

func (c *call) findings(found []check.Finding) {
	counts := map[check.Severity]int{}
	for _, f := range found {
		counts[f.Severity]++
		where := f.File
		if f.Line > 0 {
			where = fmt.Sprintf("%s:%d", where, f.Line)
			if f.Column > 0 {
				where = fmt.Sprintf("%s:%d", where, f.Column)
			}
		}
		line := fmt.Sprintf("%s: %s: %s (%s)", where, f.Severity, f.Message, f.Rule)
		if f.Hint != "" {
			line += "\n    " + f.Hint
		}
		c.terminal.print(line)
	}
	c.terminal.print(fmt.Sprintf("%d errors, %d warnings, %d fixes", counts[check.Error], counts[check.Warn], counts[check.Fix]))
}

package main

import (
	"encoding/json"
	"fmt"

	"github.com/spf13/pflag"

	"salam/internal/desk"
)

func init() { reviewVerbs = append(reviewVerbs, reviewClose) }

var reviewClose = verb{
	name:    "close",
	args:    "[RECORD --by HANDLE --answer changed|kept --reason TEXT]",
	summary: "answer a finding: changed, or kept with a reason; without arguments, list what is open",
	about: `Without a record it lists what waits for an answer. With one it answers a finding of that record, or its
		verdict, or an alert or a withdrawal where no finding is named. The answer is a record of its own and stays.
		Nobody answers for a text that they wrote, and "changed" counts only where something has changed.`,
	example: "salam review close\nsalam review close 3fa91c27b0de --finding 1 --by coordinator-1 --answer kept --reason \"people in Asmara say it so, too\"",
	flags: func(f *pflag.FlagSet) {
		f.Int("finding", 0, "which finding of the record, from 1 (default: its verdict)")
		f.String("by", "", "the handle of who answers")
		f.String("answer", "", "changed, or kept")
		f.String("reason", "", "why")
		f.StringSlice("lang", nil, "list what is open in these languages only")
		f.Bool("json", false, "list as one JSON object a line")
	},
	run: func(c *call) error {
		if len(c.args) > 1 {
			return &errUsage{"close takes one record", "its 12 digits, as salam review close lists them"}
		}
		p, err := c.open()
		if err != nil {
			return err
		}
		defer p.Close()
		if len(c.args) == 0 {
			return c.listOpen(p)
		}
		finding, _ := c.flags.GetInt("finding")
		done, err := p.Answer(desk.CloseOptions{Record: c.args[0], Finding: finding, By: c.text("by"), Answer: c.text("answer"), Reason: c.text("reason")})
		if err != nil {
			return err
		}
		c.recorded(done)
		return nil
	},
}

func (c *call) listOpen(p *desk.Project) error {
	if err := p.Faults.Err(); err != nil {
		return err
	}
	languages, _ := c.flags.GetStringSlice("lang")
	rows, err := p.Open(languages)
	if err != nil {
		return err
	}
	enc := json.NewEncoder(c.terminal.out)
	enc.SetEscapeHTML(false)
	for _, r := range rows {
		if c.is("json") {
			if err := enc.Encode(r); err != nil {
				return err
			}
			continue
		}
		finding := ""
		if r.Finding > 0 {
			finding = fmt.Sprintf(" --finding %d", r.Finding)
		}
		c.terminal.print(fmt.Sprintf("%s in %s: %s\n    salam review close %s%s --by … --answer … --reason …", r.Message, r.Language, r.Text, r.Record, finding))
	}
	if len(rows) == 0 && !c.is("json") {
		c.terminal.print("nothing waits for an answer")
	}
	return nil
}

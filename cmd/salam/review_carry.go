package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/pflag"

	"salam/internal/desk"
	"salam/internal/prose"
)

func init() { reviewVerbs = append(reviewVerbs, reviewCarry) }

var reviewCarry = verb{
	name:    "carry",
	args:    "ID --by HANDLE --reason TEXT [--base COMMIT | --was FILE] [--yes]",
	summary: "let what was read stand over a correction of spelling in ordinary English",
	about: `Shows, word by word, what has changed in the English since a commit (HEAD, unless --base or --was names
		another), and with --yes records that this was spelling only. A coordinator answers for it who did not write
		the translations. A number, a placeholder, a word that comes or goes is never spelling, and is refused.`,
	example: "salam review carry welcome --by coordinator-1 --reason \"recieve was misspelt\"\nsalam review carry welcome --by coordinator-1 --reason \"recieve was misspelt\" --yes",
	flags: func(f *pflag.FlagSet) {
		f.String("by", "", "the handle of who answers for it")
		f.String("reason", "", "why nothing that was read is touched")
		f.String("base", "HEAD", "a commit that has the English as it was")
		f.String("was", "", "a file that has the English as it was")
		f.Bool("yes", false, "write the record; without it, only show")
	},
	run: func(c *call) error {
		if len(c.args) != 1 {
			return &errUsage{"carry takes one message", "e.g. salam review carry welcome --by coordinator-1 --reason …"}
		}
		p, err := c.open()
		if err != nil {
			return err
		}
		defer p.Close()
		done, err := p.Carry(context.Background(), desk.CarryOptions{Message: c.args[0], Base: c.text("base"), Was: c.text("was"),
			By: c.text("by"), Reason: c.text("reason"), Write: c.is("yes")})
		if done != nil {
			for _, f := range done.Fields {
				c.terminal.print(f.Name + ": " + marked(f.Changes))
			}
		}
		if err != nil {
			return err
		}
		if done.Decided == nil {
			return &desk.Refusal{What: fmt.Sprintf("nothing is written yet; %d records were made on the English as it was", done.Records), Hint: "if this is spelling and nothing else, say the same again with --yes"}
		}
		c.recorded(done.Decided)
		return nil
	},
}

// marked writes a comparison with signs alone: [-was-] {+is+}, as git does.
// Characters that are not seen are named.
func marked(changes []prose.Change) string {
	var b strings.Builder
	for _, ch := range changes {
		text := strings.ReplaceAll(named(ch.Text), "\n", " / ")
		switch ch.Kind {
		case prose.Removed:
			text = "[-" + text + "-]"
		case prose.Added:
			text = "{+" + text + "+}"
		}
		b.WriteString(text)
	}
	return b.String()
}

func named(s string) string {
	var b strings.Builder
	for _, r := range s {
		if name := prose.Invisible(r); name != "" {
			b.WriteString("‹" + name + "›")
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

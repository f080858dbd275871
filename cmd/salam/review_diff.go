package main

import (
	"context"
	"path/filepath"

	"github.com/spf13/pflag"

	"salam/internal/desk"
)

func init() { reviewVerbs = append(reviewVerbs, reviewDiff) }

var reviewDiff = verb{
	name:    "diff",
	args:    "BASE HEAD -o DIR",
	summary: "the page of a pull request: what has changed, what expires, what is still needed",
	about: `Compares two commits, or two folders for teams without git, and writes a page with old and new text word
		by word, pictures, sheets before and after, new evidence, what expires and what is still needed, and a
		summary in Markdown for a comment. Nothing of the two trees is run.`,
	example: "salam review diff origin/main HEAD -o review\nsalam review diff ../last-week . -o review",
	flags: func(f *pflag.FlagSet) {
		f.StringP("output", "o", "", "the folder to write; an earlier comparison in it is replaced")
	},
	run: func(c *call) error {
		if len(c.args) != 2 {
			return &errUsage{"diff takes what was and what is", "salam review diff origin/main HEAD -o review"}
		}
		if c.text("output") == "" {
			return &errUsage{"diff has to know where to write", "-o review"}
		}
		day, err := c.day()
		if err != nil {
			return err
		}
		out := c.text("output")
		_, err = desk.Diff(context.Background(), desk.DiffOptions{Dir: c.dir, Base: c.args[0], Head: c.args[1], Out: out, Defaults: defaults(), AsOf: day, Progress: c.terminal.progress})
		if err != nil {
			return err
		}
		c.terminal.print(filepath.Join(out, "index.html"))
		c.terminal.print(filepath.Join(out, "summary.md"))
		return nil
	},
}

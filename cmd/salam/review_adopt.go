package main

import (
	"github.com/spf13/pflag"

	"salam/internal/desk"
)

func init() { reviewVerbs = append(reviewVerbs, reviewAdopt) }

var reviewAdopt = verb{
	name:    "adopt",
	args:    "LANG ID [--record RECORD --finding N]",
	summary: "make ID.next.md the current text once its evidence is whole; or take a reader's words into it",
	about: `A new text of a translation is written as ID.next.md beside the one that readers see, and is read and
		compared like any other. Adopt makes it the current one when nothing is missing. With --record it writes
		ID.next.md with the words that a reader proposed; the reader is its author then, and others have to read it.`,
	example: "salam review adopt am welcome --record 3fa91c27b0de --finding 1\nsalam review adopt am welcome",
	flags: func(f *pflag.FlagSet) {
		f.String("record", "", "take the words of this record")
		f.Int("finding", 0, "of this finding, from 1 (default: its only one)")
	},
	run: func(c *call) error {
		if len(c.args) != 2 {
			return &errUsage{"adopt takes a language and a message", "e.g. salam review adopt am welcome"}
		}
		p, err := c.open()
		if err != nil {
			return err
		}
		defer p.Close()
		var done *desk.Recorded
		if record := c.text("record"); record != "" {
			finding, _ := c.flags.GetInt("finding")
			done, err = p.AdoptWords(c.args[0], c.args[1], record, finding)
		} else {
			done, err = p.Adopt(c.args[0], c.args[1])
		}
		if err != nil {
			return err
		}
		c.recorded(done)
		return nil
	},
}

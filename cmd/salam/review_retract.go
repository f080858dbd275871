package main

import (
	"github.com/spf13/pflag"

	"salam/internal/desk"
)

func init() { reviewVerbs = append(reviewVerbs, reviewRetract) }

var reviewRetract = verb{
	name:    "retract",
	args:    "RECORD… | --reader HANDLE  --by HANDLE --reason TEXT",
	summary: "take readings back: a contributor's words go, and a tombstone stays",
	about: `Removes the files of readings, named by the 12 digits at the end of their names, or of everything that
		one contributor has judged, and leaves a tombstone for each: which record it was, who decided and why.
		Whoever made a reading may take it back, and a coordinator. Texts that leaned on it need another reader.`,
	example: "salam review retract 3f2a91c04d5e --by am-2 --reason \"recorded for the wrong text\"\nsalam review retract --reader am-2 --by coordinator-1 --reason \"asked to be taken out\"",
	flags: func(f *pflag.FlagSet) {
		f.String("reader", "", "everything that this contributor has judged")
		f.String("by", "", "who decides: the contributor, or a coordinator")
		f.String("reason", "", "why, without names and without a story")
	},
	run: func(c *call) error {
		if (len(c.args) == 0) == (c.text("reader") == "") {
			return &errUsage{"retract takes records, or --reader HANDLE", "see salam review retract --help"}
		}
		p, err := c.open()
		if err != nil {
			return err
		}
		defer p.Close()
		done, err := p.Retract(desk.RetractOptions{Records: c.args, Reader: c.text("reader"), By: c.text("by"), Reason: c.text("reason")})
		if err != nil {
			return err
		}
		c.recorded(done)
		return nil
	},
}

package main

import (
	"github.com/spf13/pflag"

	"salam/internal/desk"
)

func init() { reviewVerbs = append(reviewVerbs, reviewEnter) }

var reviewEnter = verb{
	name:    "enter",
	args:    "TEXT --lang LANG --reader HANDLE --by HANDLE [--method paper|interpreter-call]",
	summary: "type in a form on paper, or what an interpreter said back on the telephone",
	about: `Asks for the answers of an A4 form, one after another, and writes one record. TEXT is a message's id, or
		the 12 digits at the foot of the form. With --method interpreter-call it asks for every know, do and keep
		of the brief whether an interpreter said it when reading the text back in English; that counts for
		meaning. An answer that looks like a telephone number or an address is asked for again.`,
	example: "salam review enter 3f2a91c04d5e --lang am --reader am-2 --by coordinator-1\nsalam review enter welcome --lang ti --reader interpreter-4 --by coordinator-1 --method interpreter-call",
	flags: func(f *pflag.FlagSet) {
		f.String("lang", "", "the language")
		f.String("reader", "", "who read: a handle")
		f.String("by", "", "the coordinator who types it in: your handle")
		f.String("method", "paper", "paper, or interpreter-call")
	},
	run: func(c *call) error {
		if err := c.takes(1); err != nil {
			return err
		}
		opt := desk.EnterOptions{Text: c.args[0], Language: c.text("lang"), Reader: c.text("reader"), By: c.text("by"), Method: c.text("method")}
		switch {
		case opt.Language == "" || opt.Reader == "":
			return &errUsage{"a reading has a language and a reader", "--lang am --reader am-2"}
		case opt.Method != "paper" && opt.Method != "interpreter-call":
			return &errUsage{"--method " + opt.Method + " is not known", "paper, or interpreter-call"}
		}
		p, err := c.open()
		if err != nil {
			return err
		}
		defer p.Close()
		opt.Ask = newAsker(c.terminal)
		done, err := p.Enter(opt)
		if err != nil {
			return err
		}
		c.recorded(done)
		return nil
	},
}

package main

import (
	"github.com/spf13/pflag"

	"salam/internal/desk"
)

var printVerb = verb{
	name:    "print",
	args:    "[SHEET] [--place FILE] [--lang am,ti]",
	summary: "write the PDFs of one sheet, or of all, for one place; approved text only unless --draft",
	about: `Writes one PDF a sheet and language, with the numbers, hours and promises of a place. Only text that
		native speakers have approved is printed; --draft prints the rest as well, marked, but never drafts of
		clinical or sensitive messages. The files go to private/print, which is never published.`,
	example: "salam print --place private/places/hotel.toml\nsalam print basics --lang am,ti --draft",
	flags: func(f *pflag.FlagSet) {
		f.String("place", "", "the file of a place: a clinic, or a hotel outside content/ (default: the tree's region)")
		f.StringSlice("lang", nil, "these languages only")
		f.Bool("draft", false, "print what is not approved as well, marked")
		f.StringP("output", "o", "", "the folder to write to (default private/print in the tree)")
	},
	run: func(c *call) error {
		if len(c.args) > 1 {
			return &errUsage{"print takes one sheet at most", "without one it prints all"}
		}
		p, err := c.open()
		if err != nil {
			return err
		}
		defer p.Close()
		opt := desk.PrintOptions{Place: c.text("place"), Draft: c.is("draft"), Out: c.text("output")}
		opt.Languages, _ = c.flags.GetStringSlice("lang")
		if len(c.args) == 1 {
			opt.Sheet = c.args[0]
		}
		c.terminal.progress("setting the sheets")
		printed, err := p.Print(opt)
		if printed != nil {
			c.leftOut(printed.LeftOut)
			for _, f := range printed.Files {
				c.terminal.print(f)
			}
		}
		return err
	},
}

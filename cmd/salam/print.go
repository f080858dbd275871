package main

import (
	"github.com/spf13/pflag"

	"salam/internal/desk"
	"salam/internal/sheet"
)

var printVerb = verb{
	name:    "print",
	args:    "[SHEET] [--place FILE] [--lang am,ti]",
	summary: "print one sheet, or the whole set of a place with a cover page; approved text only unless --draft",
	about: `With a place and no sheet, writes the place's whole set as one PDF in printing order, all on A4, with a
		cover page: what, how many, where it hangs. Else writes one PDF a sheet and language. Only text that native
		speakers have approved is printed; --draft prints the rest as well, marked, but never drafts of clinical or
		sensitive messages. The files go to private/print, which is never published.`,
	example: "salam print --place private/places/hotel.toml\nsalam print basics --lang am,ti --draft --mono",
	flags: func(f *pflag.FlagSet) {
		f.String("place", "", "the file of a place: a clinic, or a hotel outside content/ (default: the tree's region)")
		f.StringSlice("lang", nil, "these languages only")
		f.Bool("mono", false, "for a black-and-white printer: fills white, lines black")
		f.Bool("write-in", false, "with an empty panel to fill in with a pen, for a place without a file")
		f.Bool("two-up", false, "A5 pages twice on A4, for cutting")
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
		opt.Variant = sheet.Variant{Mono: c.is("mono"), WriteIn: c.is("write-in"), TwoUp: c.is("two-up")}
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

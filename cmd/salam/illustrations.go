package main

import "github.com/spf13/pflag"

var illustrationsVerb = verb{
	name:    "illustrations",
	args:    "[DRAWING …] [-o DIR]",
	summary: "write the contact sheet: every drawing in colour, grey, black and white, small and mirrored",
	about: `Writes a page (index.html, with the alt text of every language) and a PDF to print and copy
		(contact-sheet.pdf), for eyes: a machine can't see letters that lines happen to form. What a machine can
		see stands there too, and in salam check. Without a name of a drawing all are shown, and on the page every
		part of the kit, to draw from and to cast. The files go to private/illustrations, which is never published.`,
	example: "salam illustrations\nsalam illustrations private your-choice -o /tmp/look",
	flags: func(f *pflag.FlagSet) {
		f.StringP("output", "o", "", "the folder to write to (default private/illustrations in the tree)")
	},
	run: func(c *call) error {
		p, err := c.open()
		if err != nil {
			return err
		}
		defer p.Close()
		c.terminal.progress("drawing the contact sheet")
		files, err := p.Illustrations(c.args, c.text("output"))
		c.terminal.clear()
		for _, f := range files {
			c.terminal.print(f)
		}
		return err
	},
}

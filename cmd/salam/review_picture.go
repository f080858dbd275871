package main

import (
	"github.com/spf13/pflag"

	"salam/internal/desk"
)

func init() { reviewVerbs = append(reviewVerbs, reviewPicture) }

var reviewPicture = verb{
	name:    "picture",
	args:    "DRAWING --lang LANG [--mono]",
	summary: "make the test sheet of a drawing: the picture alone and one open question",
	about: `Writes two A4 pages: the picture as readers of the language see it, with the open question and nothing
		that would be a hint, and a page to write answers on. Show the first page to one person at a time, also as
		a photocopy; ask; write the answer down word for word. Two people score apart. Then add the entry that is
		shown to the file beside the drawing: how many were asked, how many understood it, and every answer that
		would keep somebody from care or make them afraid. Nobody's name is kept, and nobody is asked about their
		own life. The sheet goes to private/trials, which is never published.`,
	example: "salam review picture emergency-1 --lang ti\nsalam review picture private --lang ar --mono",
	flags: func(f *pflag.FlagSet) {
		f.String("lang", "", "the language of the people who are asked")
		f.Bool("mono", false, "in black and white, as a cheap printer gives it")
		f.StringP("output", "o", "", "the folder to write to (default private/trials in the tree)")
	},
	run: func(c *call) error {
		if len(c.args) != 1 || c.text("lang") == "" {
			return &errUsage{"a test sheet is of one drawing, for people of one language", "salam review picture emergency-1 --lang ti"}
		}
		p, err := c.open()
		if err != nil {
			return err
		}
		defer p.Close()
		made, err := p.Picture(desk.PictureOptions{Drawing: c.args[0], Language: c.text("lang"), Mono: c.is("mono"), Out: c.text("output")})
		if err != nil {
			return err
		}
		c.terminal.note("the entry for assets/illustrations/" + c.args[0] + ".toml, to be filled in when you have asked:\n" + made.Entry)
		c.terminal.print(made.File)
		return nil
	},
}

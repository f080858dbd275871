package main

import (
	"strings"

	"github.com/spf13/pflag"

	"salam/internal/desk"
)

func init() { reviewVerbs = append(reviewVerbs, reviewCompare) }

var reviewCompare = verb{
	name:    "compare",
	args:    "--lang LANG --reader HANDLE [--clinician] [--message ID,…]",
	summary: "a page for somebody who reads both languages, or for a clinician",
	about: `Writes one HTML file that sends nothing by itself. A bilingual reader sees the English with its brief, the
		translation, what was changed on purpose and what a blind reader said back, and marks every know, do and keep
		item as heard, missed or wrong. A clinician sees the English, the changes and what was heard, and says whether
		that is safe. The slip at the end comes back through salam review import.`,
	example: "salam review compare --lang am --reader am-3\nsalam review compare --lang am --reader clinician-1 --clinician\nsalam review compare --lang en --reader clinician-1 --clinician --message your-choice",
	flags: func(f *pflag.FlagSet) {
		f.String("lang", "", "the language of the translation; en to have the English signed")
		f.String("reader", "", "the handle of who is going to read it")
		f.Bool("clinician", false, "for a clinician: English, changes and judged items only")
		f.StringSlice("message", nil, "these texts (default: five that need the reader); ui-site is a table of the interface")
		f.StringP("output", "o", "", "the file to write (default in private/review in the tree)")
	},
	run: func(c *call) error {
		if err := c.takes(0); err != nil {
			return err
		}
		p, err := c.open()
		if err != nil {
			return err
		}
		defer p.Close()
		messages, _ := c.flags.GetStringSlice("message")
		file, texts, err := p.Compare(desk.CompareOptions{Language: c.text("lang"), Reader: c.text("reader"), Clinician: c.is("clinician"), Messages: messages, Out: c.text("output")})
		if err != nil {
			return err
		}
		c.terminal.print(file)
		c.terminal.note("on it: " + strings.Join(texts, ", "))
		return nil
	},
}

package main

import (
	"github.com/spf13/pflag"
)

var newVerb = verb{
	name:    "new",
	args:    "message ID | translation LANG ID [--update] | language ID [--tag TAG]",
	summary: "start a message, a translation or a language from the right template",
	about: `Writes a new file with every key in place; it never overwrites one. A translation starts with the brief
		and the English as comments and is bound to the English as it is. With --update a translation that is
		there is bound to the English as it is now: use it after comparing the two.`,
	example: "salam new message sleep-and-worry\nsalam new translation am welcome\nsalam new translation am welcome --update\nsalam new language so",
	flags: func(f *pflag.FlagSet) {
		f.Bool("update", false, "bind a translation that is there to the English as it is now")
		f.String("tag", "", "of a language: its BCP 47 tag (default: the id)")
	},
	run: func(c *call) error {
		what := ""
		if len(c.args) > 0 {
			what = c.args[0]
		}
		count := map[string]int{"message": 2, "translation": 3, "language": 2}[what]
		if count == 0 || len(c.args) != count {
			return &errUsage{"new takes what to make and its id", "e.g. salam new translation am welcome"}
		}
		if c.is("update") && what != "translation" {
			return &errUsage{"--update goes with translation", "see salam new --help"}
		}
		p, err := c.open()
		if err != nil {
			return err
		}
		defer p.Close()
		var file string
		switch what {
		case "message":
			file, err = p.NewMessage(c.args[1])
		case "translation":
			file, err = p.NewTranslation(c.args[1], c.args[2], c.is("update"))
		case "language":
			file, err = p.NewLanguage(c.args[1], c.text("tag"))
		}
		if err != nil {
			return err
		}
		c.terminal.print(file)
		return nil
	},
}

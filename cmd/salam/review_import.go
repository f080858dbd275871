package main

import (
	"fmt"

	"github.com/spf13/pflag"

	"salam/internal/desk"
	"salam/internal/review/slip"
)

func init() { reviewVerbs = append(reviewVerbs, reviewImport) }

var reviewImport = verb{
	name:    "import",
	args:    "SLIP… --by HANDLE [--without ID]",
	summary: "take in what readers sent: filled slips, and what strangers wrote under a page's line",
	about: `Reads slips from readers' phones and writes one evidence file a record. Every text that somebody wrote
		freely is shown first: keep it (Enter), write another one (e), or leave it out (d). What would name or
		show somebody goes out. A slip with a fault is refused whole, and nothing of the others is written
		either. Prints the files, then the commit message to use.`,
	example: "salam review import ~/Downloads/am-2.salam-slip.txt --by coordinator-1",
	flags: func(f *pflag.FlagSet) {
		f.String("by", "", "the coordinator who looks at the free texts: your handle")
		f.StringSlice("without", nil, "leave these messages out")
	},
	run: func(c *call) error {
		if len(c.args) == 0 {
			return &errUsage{"import takes the files of slips", "salam review import SLIP… --by coordinator-1"}
		}
		p, err := c.open()
		if err != nil {
			return err
		}
		defer p.Close()
		a := newAsker(c.terminal)
		without, _ := c.flags.GetStringSlice("without")
		done, err := p.Import(desk.ImportOptions{Slips: c.args, By: c.text("by"), Without: without, Look: a.look})
		if err != nil {
			return err
		}
		c.recorded(done)
		return nil
	},
}

// look shows one free text and asks what is kept of it.
func (a *asker) look(f *slip.Free) (string, error) {
	a.Tell(fmt.Sprintf("\n%s: %s:\n%s", f.Message, f.What, indent(f.Text)))
	if f.Personal != "" {
		a.Tell("It holds what looks like " + f.Personal + ": write it again without, or leave it out.")
	}
	for {
		s, err := a.Line("Enter keeps it, e writes it again, d leaves it out:")
		switch {
		case err != nil:
			return "", err
		case s == "d":
			return "", nil
		case s == "e":
			return a.Line("Instead:")
		case s == "" && f.Personal == "":
			return f.Text, nil
		}
		a.t.note("please answer with Enter, e or d")
	}
}

// recorded prints what was written: the files, then the commit message.
func (c *call) recorded(done *desk.Recorded) {
	for _, n := range done.Notes {
		c.terminal.note(n)
	}
	for _, f := range done.Files {
		c.terminal.print(f)
	}
	for _, f := range done.Removed {
		c.terminal.print("removed " + f)
	}
	c.terminal.print("\nCommit message:\n\n" + indent(done.Message))
}

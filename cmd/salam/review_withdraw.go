package main

import (
	"fmt"

	"github.com/spf13/pflag"

	"salam/internal/desk"
)

func init() { reviewVerbs = append(reviewVerbs, reviewWithdraw) }

var reviewWithdraw = verb{
	name:    "withdraw",
	args:    "MESSAGE --lang LANG --by HANDLE --reason TEXT",
	summary: "take a text down; a coordinator confirms it, so that nobody does it by a joke",
	about: `Shows what would come down and what strangers have written about it, and asks a coordinator to type the
		message's id. --lang en takes it down in every language. It comes back with salam review close.`,
	example: "salam review withdraw late-minutes --lang ti --by coordinator-1 --reason \"the minutes are wrong\"",
	flags: func(f *pflag.FlagSet) {
		f.String("lang", "", "the language; en: all")
		f.String("by", "", "the coordinator who answers for it: your handle")
		f.String("reason", "", "why; it is public")
	},
	run: func(c *call) error {
		if err := c.takes(1); err != nil {
			return err
		}
		if c.text("lang") == "" {
			return &errUsage{"withdraw takes a language", "--lang ti, or --lang en for all"}
		}
		p, err := c.open()
		if err != nil {
			return err
		}
		defer p.Close()
		done, err := p.Withdraw(desk.WithdrawOptions{Message: c.args[0], Language: c.text("lang"), By: c.text("by"), Reason: c.text("reason"), Confirm: newAsker(c.terminal).confirm})
		if err != nil {
			return err
		}
		c.recorded(done)
		return nil
	},
}

// confirm shows what would come down, and wants the id typed.
func (a *asker) confirm(w desk.Withdrawing) error {
	a.Tell(fmt.Sprintf("%s in %s: %q, which is %s", w.Message, w.Language, w.Title, w.State))
	for _, alert := range w.Alerts {
		a.Tell("  " + alert)
	}
	if w.Emergency {
		a.Tell("It names the emergency number: without it, readers do not find the number here.")
	}
	s, err := a.Line("Type " + w.Message + " to take it down:")
	if err == nil && s != w.Message {
		err = &desk.Refusal{What: "nothing was taken down", Hint: "type the id of the message to confirm"}
	}
	return err
}

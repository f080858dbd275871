package main

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/spf13/pflag"

	"salam/internal/check"
	"salam/internal/desk"
)

var statusVerb = verb{
	name:    "status",
	args:    "[--lang am,ti] [--message ID,…] [--json | --html FILE]",
	summary: "where every message stands in every language, why, and who is needed next",
	about: `Says for each message and language the state, the reasons in words and who is needed next. Nobody types a
		state: it is computed from the texts and from what readers have recorded about exactly these texts. On top
		stands the one thing to ask for that would finish most texts. With --html it is a page that holds all of it.`,
	example: "salam status\nsalam status --lang ti\nsalam status --json\nsalam status --html status.html",
	flags: func(f *pflag.FlagSet) {
		f.StringSlice("lang", nil, "these languages only")
		f.StringSlice("message", nil, "these messages only")
		f.Bool("json", false, "print one JSON object a text")
		f.String("html", "", "write a page for a phone or a desk into this file")
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
		// A tree with faults has no status that could be trusted.
		if err := p.Faults.Err(); err != nil {
			return err
		}
		if file := c.text("html"); file != "" {
			if err := p.Dashboard(file); err != nil {
				return err
			}
			c.terminal.print(file)
			return nil
		}
		languages, _ := c.flags.GetStringSlice("lang")
		messages, _ := c.flags.GetStringSlice("message")
		rows, err := p.Status(languages, messages...)
		if err != nil {
			return err
		}
		if c.is("json") {
			enc := json.NewEncoder(c.terminal.out)
			enc.SetEscapeHTML(false)
			for _, r := range rows {
				if err := enc.Encode(r); err != nil {
					return err
				}
			}
			return nil
		}
		c.status(p, rows)
		return nil
	},
}

func (c *call) status(p *desk.Project, rows []desk.StatusRow) {
	if asks := p.Asks(rows); len(asks) > 0 {
		a := asks[0]
		what := a.Text
		if a.Message != "" {
			what = a.Message + ": " + what
		}
		c.terminal.print(fmt.Sprintf("Needed most: %s. Texts that it moves forward: %d, of which it finishes %d.\n", what, a.Texts, a.Finishes))
	}
	lang := ""
	for i, r := range rows {
		if r.Language != lang {
			lang = r.Language
			l := p.Library.Language(lang)
			c.terminal.print(fmt.Sprintf("%s  %s  (%s)", l.ID, l.Name, counts(rows[i:], lang)))
		}
		said := func(what string) { c.terminal.print(fmt.Sprintf("  %-14s %-10s %s", "", "", what)) }
		c.terminal.print(fmt.Sprintf("  %-14s %-10s %s", r.Message, r.State, strings.Join(r.Reasons, "; ")))
		if len(r.Needs) > 0 {
			said("needed: " + strings.Join(r.Needs, "; "))
		}
		if e, w := r.Findings[check.Error], r.Findings[check.Warn]; e+w > 0 {
			c.terminal.print(fmt.Sprintf("  %-14s %-10s salam check: %d errors, %d warnings", "", "", e, w))
		}
		for _, a := range r.Alerts {
			said("look at: " + a)
		}
		if n := r.Next; n != nil {
			said(fmt.Sprintf("to follow: %s, %s", n.State, strings.Join(n.Reasons, "; ")))
			if len(n.Needs) > 0 {
				said("needed for it: " + strings.Join(n.Needs, "; "))
			}
		}
	}
}

// counts is "2 approved, 4 draft" for the rows of one language.
func counts(rows []desk.StatusRow, lang string) string {
	var order []string
	n := map[string]int{}
	for _, r := range rows {
		if r.Language != lang {
			break
		}
		if n[string(r.State)] == 0 {
			order = append(order, string(r.State))
		}
		n[string(r.State)]++
	}
	var parts []string
	for _, s := range order {
		parts = append(parts, fmt.Sprintf("%d %s", n[s], s))
	}
	return strings.Join(parts, ", ")
}

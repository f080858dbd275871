package main

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/spf13/pflag"

	"salam/internal/desk"
	"salam/internal/edition"
	"salam/internal/tree"
)

var editionsVerb = verb{
	name:    "editions",
	args:    "[CODE] [--json] | issue --date DAY [SHEET…]",
	summary: "list issued sheets and which are out of date; issue: write what may be printed into the ledger",
	about: `Every sheet that leaves has a code at its bottom. Without arguments this lists the issued editions and
		where they stand: current, superseded, or to be taken down, and since when; with the code of a sheet
		that somebody has found, that one alone. issue writes one file for each edition that may be printed and
		is not issued yet, of the sheets that are named or of all; the same sheet printed again is the same
		edition. It records as well which editions have to be taken down. build --release and print refuse
		what is not issued.`,
	example: "salam editions\nsalam editions K7M4-XR2C\nsalam editions issue --date 2026-12-01\nsalam editions issue --date 2026-12-01 basics",
	flags: func(f *pflag.FlagSet) {
		f.Bool("json", false, "print one JSON object an edition")
		f.String("date", "", "with issue: the day that goes into the ledger, YYYY-MM-DD")
	},
	run: func(c *call) error {
		if len(c.args) > 0 && c.args[0] == "issue" {
			return c.issue(c.args[1:])
		}
		switch {
		case len(c.args) > 1:
			return &errUsage{"editions takes one code at most", "see salam editions --help"}
		case c.text("date") != "":
			return &errUsage{"--date goes with issue", "salam editions issue --date " + c.text("date")}
		}
		typed := strings.Join(c.args, "")
		p, err := c.open()
		if err != nil {
			return err
		}
		defer p.Close()
		rows, err := p.Editions(typed)
		if err != nil {
			return err
		}
		if c.is("json") {
			return c.editionsJSON(rows)
		}
		for _, r := range rows {
			c.edition(r)
		}
		if typed == "" {
			if len(rows) == 0 {
				c.terminal.note("no edition has been issued yet")
			}
			if waiting := p.Unissued(); len(waiting) > 0 {
				c.terminal.note("may be printed and is not issued: " + strings.Join(waiting, ", ") + "; see salam editions --help")
			}
		}
		return nil
	},
}

func (c *call) editionsJSON(rows []desk.EditionRow) error {
	enc := json.NewEncoder(c.terminal.out)
	enc.SetEscapeHTML(false)
	for _, r := range rows {
		if err := enc.Encode(r); err != nil {
			return err
		}
	}
	return nil
}

// edition prints one edition on a line, and below it why it has to come down.
func (c *call) edition(r desk.EditionRow) {
	line := fmt.Sprintf("%s  %-12s %-8s issued %s  %s", r.Code.Shown(), r.Sheet, strings.Join(r.Languages, ","), r.Issued, stateInWords[r.State])
	if r.Why != "" {
		line += " (" + string(r.Why) + ")"
	}
	if r.Since != "" {
		line += " since " + r.Since
	}
	switch {
	case r.By != "":
		line += ", use " + r.By.Shown()
	case r.State == edition.Superseded:
		line += ", nothing new is issued yet"
	}
	c.terminal.print(line)
	for _, d := range r.Details {
		c.terminal.print("           " + d)
	}
}

var stateInWords = map[edition.State]string{
	edition.Current:    "current",
	edition.Superseded: "superseded",
	edition.TakeDown:   "TAKE DOWN",
}

func (c *call) issue(sheets []string) error {
	if c.is("json") {
		return &errUsage{"--json goes with the list", "see salam editions --help"}
	}
	var day tree.Date
	if c.text("date") == "" {
		return &errUsage{"issue needs the day that goes into the ledger", "salam editions issue --date " + desk.Today().String()}
	}
	if err := day.UnmarshalText([]byte(c.text("date"))); err != nil {
		return &errUsage{fmt.Sprintf("--date %s is no day", c.text("date")), "write it as 2026-12-01"}
	}
	p, err := c.open()
	if err != nil {
		return err
	}
	defer p.Close()
	issued, err := p.Issue(sheets, day)
	if err != nil {
		return err
	}
	for _, i := range issued.Editions {
		line := fmt.Sprintf("%s  %-12s %-8s ", i.Code.Shown(), i.Sheet, strings.Join(i.Languages, ","))
		if !i.Fresh {
			c.terminal.print(line + "is issued already, on " + i.Issued.String())
			continue
		}
		c.terminal.print(line + i.File)
		if i.Replaces != "" {
			c.terminal.print("           replaces " + i.Replaces.Shown())
		}
	}
	for _, d := range issued.Downs {
		c.terminal.print(fmt.Sprintf("%s  TAKE DOWN (%s)  %s", d.Code.Shown(), d.Why, d.File))
	}
	return nil
}

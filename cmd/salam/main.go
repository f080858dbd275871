// Command salam turns source health messages and text-free illustrations into
// a static site and printable sheets, and publishes only what a native speaker
// has read. Run `salam --help`, or see README.md.
package main

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/pflag"

	"salam/internal/desk"
	"salam/internal/site"
)

// Exit statuses.
const (
	done    = 0
	refused = 1 // findings, or a request that was not carried out
	misused = 2 // wrong use
)

// A verb is one thing the command does.
type verb struct {
	name    string
	args    string // after the name, in the usage line
	summary string
	about   string
	example string
	flags   func(*pflag.FlagSet)
	run     func(*call) error
}

var verbs = []verb{buildVerb, checkVerb, statusVerb, reviewVerb, printVerb, editionsVerb, illustrationsVerb, newVerb, serveVerb}

// errUsage is wrong use of the command: exit status 2.
type errUsage struct{ what, hint string }

func (e *errUsage) Error() string { return e.what }

func main() {
	if len(os.Args) > 1 && os.Args[1] == site.ChildVerb {
		os.Exit(site.HugoMain(os.Args[2:]))
	}
	os.Exit(run(os.Args[1:], newTerminal(os.Stdout, os.Stderr)))
}

func run(args []string, t *terminal) int {
	err := dispatch(args, t)
	var usage *errUsage
	switch {
	case err == nil:
		return done
	case errors.Is(err, pflag.ErrHelp):
		return done
	case errors.As(err, &usage):
		t.fail(usage.what, usage.hint)
		return misused
	}
	t.show(err)
	return refused
}

// dispatch finds -C and the verb, and runs it.
func dispatch(args []string, t *terminal) error {
	dir := "."
	for len(args) > 0 && strings.HasPrefix(args[0], "-") {
		switch a := args[0]; {
		case a == "-C" && len(args) > 1:
			dir, args = args[1], args[2:]
		case a == "-h" || a == "--help" || a == "-help":
			t.print(usage())
			return nil
		case a == "--version":
			t.print(version())
			return nil
		default:
			return &errUsage{fmt.Sprintf("unknown flag %s", a), "salam [-C DIR] VERB …; see salam --help"}
		}
	}
	if len(args) == 0 {
		return &errUsage{"no verb", "try: salam build; see salam --help"}
	}
	if args[0] == "help" {
		if len(args) == 1 {
			t.print(usage())
			return nil
		}
		args = []string{args[1], "--help"}
	}
	for _, v := range verbs {
		if v.name == args[0] {
			return v.call(dir, args[1:], t)
		}
	}
	var names []string
	for _, v := range verbs {
		names = append(names, v.name)
	}
	return &errUsage{fmt.Sprintf("unknown verb %q", args[0]), "one of " + strings.Join(names, ", ")}
}

func (v *verb) call(dir string, args []string, t *terminal) error {
	c := &call{dir: dir, terminal: t, flags: pflag.NewFlagSet(v.name, pflag.ContinueOnError)}
	c.flags.SetOutput(t.err)
	c.flags.SortFlags = false
	if v.flags != nil {
		v.flags(c.flags)
	}
	c.flags.StringVar(&c.asOf, "as-of", "", "judge as of this day, YYYY-MM-DD (default today)")
	c.flags.Usage = func() { t.print(v.help(c.flags)) }
	if err := c.flags.Parse(args); err != nil {
		if errors.Is(err, pflag.ErrHelp) {
			return err
		}
		return &errUsage{err.Error(), "see salam " + v.name + " --help"}
	}
	c.args = c.flags.Args()
	return v.run(c)
}

func (v *verb) help(flags *pflag.FlagSet) string {
	return fmt.Sprintf("salam [-C DIR] %s\n\n%s\n\nExample:\n%s\n\nFlags:\n%s",
		strings.TrimSpace(v.name+" "+v.args), wrap(v.about, 78), indent(v.example), flags.FlagUsages())
}

func usage() string {
	var b strings.Builder
	b.WriteString("salam [-C DIR] VERB [ARGUMENTS]\n\nHealth messages in the reader's own language: a site and leaflets from one tree\nof text, and nothing published that no native speaker has read.\n\nVerbs:\n")
	for _, v := range verbs {
		fmt.Fprintf(&b, "  %-8s %s\n", v.name, v.summary)
	}
	b.WriteString("\nExample:\n  salam -C ~/salam build\n\nA tree holds content/, translations/ and assets/illustrations/; everything else\nis in the program. Each verb explains itself: salam VERB --help\n")
	return b.String()
}

// A call is one use of a verb.
type call struct {
	dir      string
	args     []string
	asOf     string
	flags    *pflag.FlagSet
	terminal *terminal
}

// open reads the tree.
func (c *call) open() (*desk.Project, error) {
	day, err := c.day()
	if err != nil {
		return nil, err
	}
	return desk.Open(c.dir, defaults(), day)
}

package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/pflag"
)

// reviewVerbs are the parts of `salam review`. Each stands in a file of its
// own, review_<name>.go, and puts itself into the list there:
//
//	func init() { reviewVerbs = append(reviewVerbs, reviewPacket) }
//
// so that this file names none of them. Their name is the second word alone,
// as in "packet"; usage, help and hints put "review" before it.
var reviewVerbs []verb

// reviewOrder is the order in which work comes; what is not named comes last.
var reviewOrder = []string{"packet", "enter", "import", "compare", "close", "adopt", "carry", "ask", "retract", "withdraw", "dashboard", "diff"}

var reviewVerb = verb{
	name:    "review",
	args:    "PART …",
	summary: "blind reading, meaning, findings and their answers, a pull request's page",
	about:   reviewAbout,
	example: reviewExample,
	flags: func(f *pflag.FlagSet) {
		f.SetInterspersed(false) // what follows the part belongs to the part
		f.BoolP("help", "h", false, "list the parts")
	},
	run: func(c *call) error {
		parts := reviewParts()
		switch {
		case c.is("help"), len(c.args) == 1 && c.args[0] == "help":
			c.terminal.print(reviewUsage(parts))
			return nil
		case len(c.args) == 0:
			return &errUsage{"review takes one of its parts", "one of " + strings.Join(names(parts), ", ") + "; see salam review --help"}
		case c.args[0] == "help":
			c.args = []string{c.args[1], "--help"}
		}
		for _, v := range parts {
			if v.name != c.args[0] {
				continue
			}
			rest := c.args[1:]
			if c.asOf != "" {
				rest = append([]string{"--as-of=" + c.asOf}, rest...)
			}
			v.name = "review " + v.name
			return v.call(c.dir, rest, c.terminal)
		}
		return &errUsage{fmt.Sprintf("review has no part %q", c.args[0]), "one of " + strings.Join(names(parts), ", ")}
	},
}

const (
	reviewAbout = `Everything about a reader's word: from the packet that goes to a native reader's phone to the record that
		is bound to the exact text. Each part explains itself: salam review PART --help`
	reviewExample = "salam review packet --lang am --reader am-2\nsalam review import ~/Downloads/am-2.salam-slip.txt"
)

// reviewParts are the parts in the order of the work.
func reviewParts() []verb {
	rank := func(v verb) int {
		if i := slices.Index(reviewOrder, v.name); i >= 0 {
			return i
		}
		return len(reviewOrder)
	}
	parts := slices.Clone(reviewVerbs)
	slices.SortFunc(parts, func(a, b verb) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(a.name, b.name))
	})
	return parts
}

func names(parts []verb) []string {
	var all []string
	for _, v := range parts {
		all = append(all, v.name)
	}
	return all
}

func reviewUsage(parts []verb) string {
	var b strings.Builder
	b.WriteString("salam [-C DIR] review PART [ARGUMENTS]\n\n" + wrap(reviewAbout, 78) + "\n\nParts:\n")
	for _, v := range parts {
		fmt.Fprintf(&b, "  %-9s %s\n", v.name, v.summary)
	}
	b.WriteString("\nExample:\n" + indent(reviewExample) + "\n")
	return b.String()
}

package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"salam/internal/desk"
	"salam/internal/tree"
)

// The rules of the terminal: results go to standard output; errors, hints and
// progress to standard error, each line with its prefix. Colour and progress
// appear only on a terminal, and colour never where NO_COLOR is set.
type terminal struct {
	out, err io.Writer
	live     bool // standard error is a terminal
	colour   bool
	pending  bool // a progress line is showing
}

func newTerminal(out, err *os.File) *terminal {
	info, statErr := err.Stat()
	live := statErr == nil && info.Mode()&os.ModeCharDevice != 0 && os.Getenv("TERM") != "dumb"
	return &terminal{out: out, err: err, live: live, colour: live && os.Getenv("NO_COLOR") == ""}
}

// print writes a result.
func (t *terminal) print(s string) {
	t.clear()
	fmt.Fprint(t.out, s)
	if !strings.HasSuffix(s, "\n") {
		fmt.Fprintln(t.out)
	}
}

// progress shows what is being done, on a terminal only.
func (t *terminal) progress(s string) {
	if !t.live {
		return
	}
	t.clear()
	fmt.Fprintf(t.err, "%s …", s)
	t.pending = true
}

func (t *terminal) clear() {
	if t.pending {
		fmt.Fprint(t.err, "\r\x1b[K")
		t.pending = false
	}
}

// note tells something that is neither a result nor an error.
func (t *terminal) note(s string) {
	t.clear()
	fmt.Fprintf(t.err, "salam: %s\n", s)
}

func (t *terminal) fail(what, hint string) {
	t.clear()
	label := "error:"
	if t.colour {
		label = "\x1b[31merror:\x1b[0m"
	}
	fmt.Fprintf(t.err, "salam: %s %s\n", label, what)
	if hint != "" {
		fmt.Fprintf(t.err, "salam: hint: %s\n", hint)
	}
}

// show writes an error with its hint; faults one by one.
func (t *terminal) show(err error) {
	var faults tree.Faults
	var fault tree.Fault
	var refusal *desk.Refusal
	switch {
	case errors.Is(err, desk.ErrFindings):
	case errors.As(err, &faults):
		for _, f := range faults {
			t.fail(f.Error(), f.Hint)
		}
	case errors.As(err, &fault):
		t.fail(fault.Error(), fault.Hint)
	case errors.As(err, &refusal):
		t.fail(refusal.What, refusal.Hint)
	default:
		t.fail(err.Error(), "")
	}
}

// wrap breaks text at width columns.
func wrap(s string, width int) string {
	var b strings.Builder
	column := 0
	for i, word := range strings.Fields(s) {
		switch {
		case i == 0:
		case column+1+len(word) > width:
			b.WriteByte('\n')
			column = 0
		default:
			b.WriteByte(' ')
			column++
		}
		b.WriteString(word)
		column += len(word)
	}
	return b.String()
}

func indent(s string) string { return "  " + strings.ReplaceAll(s, "\n", "\n  ") }

package main

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"os/signal"
	"runtime/debug"
	"slices"
	"strings"
	"syscall"

	"github.com/spf13/pflag"

	root "salam"
	"salam/internal/desk"
	"salam/internal/edition"
	"salam/internal/tree"
)

func defaults() fs.FS { return root.Defaults }

var buildVerb = verb{
	name:    "build",
	args:    "[--release] [--place FILE]",
	summary: "make the site, the sheets and the images: everything, drafts marked; --release: only what may be published",
	about: `Makes the site, one PDF a sheet and language, and one image for chats a text. Without --release the result goes to preview/
		and holds everything, drafts marked. With --release it goes to public/ and holds only what native
		speakers have approved. A build that fails leaves the last good one in place.`,
	example: "salam build\nsalam build --release",
	flags: func(f *pflag.FlagSet) {
		f.Bool("release", false, "only what may be published, to public/")
		f.String("place", "", "fill in the numbers of this clinic (default: the tree's region)")
		f.StringP("output", "o", "", "write here instead of preview/ or public/")
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
		ctx, stop := interruptible()
		defer stop()
		built, err := p.Build(ctx, desk.BuildOptions{Release: c.is("release"), Place: c.text("place"), Out: c.text("output"), Progress: c.terminal.progress})
		if err != nil {
			return err
		}
		c.leftOut(built.LeftOut)
		c.terminal.print(fmt.Sprintf("%s: %d texts, %d PDF files, %d images", built.Dir, built.Messages, built.Sheets, built.Cards))
		if built.Mode == edition.Release && len(built.LeftOut) > 0 {
			c.terminal.note("what the others wait for: salam status")
		}
		return nil
	},
}

// leftOut says what is not on a sheet that names it, a line for each reason.
func (c *call) leftOut(list []desk.LeftOut) {
	type group struct{ messages, languages []string }
	var order []string
	groups := map[string]*group{}
	add := func(list *[]string, s string) {
		if !slices.Contains(*list, s) {
			*list = append(*list, s)
		}
	}
	for _, l := range list {
		g := groups[l.Why]
		if g == nil {
			g = &group{}
			groups[l.Why] = g
			order = append(order, l.Why)
		}
		add(&g.messages, l.Message)
		add(&g.languages, l.Language)
	}
	for _, why := range order {
		g := groups[why]
		where := strings.Join(g.languages, ", ")
		if len(g.languages) > 4 {
			where = fmt.Sprintf("%d languages", len(g.languages))
		}
		c.terminal.note(fmt.Sprintf("not on paper: %s (%s): %s", strings.Join(g.messages, ", "), where, why))
	}
}

func interruptible() (context.Context, context.CancelFunc) {
	return signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
}

func version() string {
	v := "salam (development)"
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" && info.Main.Version != "(devel)" {
		v = "salam " + info.Main.Version
	}
	return v + "\ncode Apache-2.0, content and drawings CC BY 4.0, fonts SIL OFL 1.1"
}

// takes checks the number of arguments.
func (c *call) takes(n int) error {
	if len(c.args) != n {
		return &errUsage{fmt.Sprintf("%s takes %d arguments, not %d", c.flags.Name(), n, len(c.args)), "see salam " + c.flags.Name() + " --help"}
	}
	return nil
}

func (c *call) is(flag string) bool {
	b, err := c.flags.GetBool(flag)
	return err == nil && b
}

func (c *call) text(flag string) string {
	s, _ := c.flags.GetString(flag)
	return s
}

// day is --as-of, or today.
func (c *call) day() (tree.Date, error) {
	if c.asOf == "" {
		return desk.Today(), nil
	}
	var d tree.Date
	if err := d.UnmarshalText([]byte(c.asOf)); err != nil {
		return d, &errUsage{fmt.Sprintf("--as-of %s is no day", c.asOf), "write it as 2026-11-22"}
	}
	return d, nil
}

package main

import (
	"context"
	"path/filepath"

	"github.com/spf13/pflag"

	"salam/internal/desk"
)

var serveVerb = verb{
	name:    "serve",
	args:    "[--addr HOST:PORT]",
	summary: "the preview in a browser on this machine, made anew whenever a file changes",
	about: `Builds the preview and serves it on the loopback interface; drafts never leave this machine. Whenever a
		file of the tree changes, the preview is built again and open pages load themselves anew. A tree with
		errors is reported, and the last good preview stays. Ctrl-C ends it.`,
	example: "salam serve\nsalam serve --addr 127.0.0.1:0",
	flags: func(f *pflag.FlagSet) {
		f.String("addr", "127.0.0.1:8080", "where to listen; port 0 takes a free one")
	},
	run: func(c *call) error {
		if err := c.takes(0); err != nil {
			return err
		}
		if p, err := c.open(); err != nil {
			return err
		} else {
			p.Close()
		}
		ctx, stop := interruptible()
		defer stop()
		watched := []string{"content", "translations", "assets", "layouts"}
		for i, w := range watched {
			watched[i] = filepath.Join(c.dir, w)
		}
		return desk.Serve(ctx, desk.ServeOptions{
			Addr:  c.text("addr"),
			Watch: watched,
			Dir:   filepath.Join(c.dir, "preview"),
			Rebuild: func(ctx context.Context) error {
				p, err := c.open()
				if err != nil {
					return err
				}
				defer p.Close()
				_, err = p.Build(ctx, desk.BuildOptions{Progress: c.terminal.progress})
				c.terminal.clear()
				return err
			},
			Report: c.terminal.note,
			Failed: c.terminal.show,
		})
	},
}

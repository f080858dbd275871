package main

import (
	"fmt"
	"strings"

	"github.com/spf13/pflag"

	"salam/internal/desk"
	"salam/internal/review/packet"
)

func init() { reviewVerbs = append(reviewVerbs, reviewPacket) }

var reviewPacket = verb{
	name:    "packet",
	args:    "--lang LANG --reader HANDLE [--messages a,b] [--paper]",
	summary: "make what a native reader gets: one page for a phone, or a form on paper, with no English in it",
	about: `Writes one HTML file that a native reader opens from a chat app, with or without a network: reads aloud,
		tells in their own words, judges, marks sentences, and only then sees the picture. It holds the five
		messages that need this reader most; the first packet of a language also holds the words of the
		interface. What comes back is a slip for salam review import. --paper writes an A4 form instead; its
		answers go in with salam review enter. The file goes to private/packets, which is never published.`,
	example: "salam review packet --lang am --reader am-2\nsalam review packet --lang ti --reader ti-1 --messages welcome,ui-site --paper",
	flags: func(f *pflag.FlagSet) {
		f.String("lang", "", "the language")
		f.String("reader", "", "for whom: a handle of translations/contributors.toml")
		f.StringSlice("messages", nil, "these messages only; ui-site and so on for words of the interface")
		f.Int("count", packet.Usual, "how many messages where none are named")
		f.Bool("paper", false, "an A4 form as PDF")
		f.StringP("output", "o", "", "the folder to write to (default private/packets in the tree)")
	},
	run: func(c *call) error {
		if err := c.takes(0); err != nil {
			return err
		}
		opt := desk.PacketOptions{Language: c.text("lang"), Reader: c.text("reader"), Paper: c.is("paper"), Out: c.text("output")}
		opt.Messages, _ = c.flags.GetStringSlice("messages")
		opt.Count, _ = c.flags.GetInt("count")
		switch {
		case opt.Language == "" || opt.Reader == "":
			return &errUsage{"a packet is made for a reader of a language", "salam review packet --lang am --reader am-2"}
		case opt.Count < 1:
			return &errUsage{"--count is at least 1", ""}
		}
		p, err := c.open()
		if err != nil {
			return err
		}
		defer p.Close()
		made, err := p.Packet(opt)
		if err != nil {
			return err
		}
		for _, n := range made.Notes {
			c.terminal.note(n)
		}
		c.terminal.note(fmt.Sprintf("it holds %s", strings.Join(made.Texts, ", ")))
		c.terminal.print(made.File)
		return nil
	},
}

package main

import (
	"github.com/spf13/pflag"

	"salam/internal/desk"
)

func init() { reviewVerbs = append(reviewVerbs, reviewAsk) }

var reviewAsk = verb{
	name:    "ask",
	args:    "ID QUESTION --by HANDLE [--quote WORDS] [--lang am] | ID ANSWER --answer q1 --by HANDLE",
	summary: "ask about the English, once for all languages; or answer",
	about: `Adds a question to content/messages/ID.questions.toml, or answers one that is there. What is answered holds
		for all languages; it stands on every comparison, and an open question in the status of the English.`,
	example: "salam review ask welcome \"Is the team that of one hotel?\" --quote \"health team\" --lang am --by am-1\nsalam review ask welcome \"Yes.\" --answer q1 --by inclusion-health",
	flags: func(f *pflag.FlagSet) {
		f.String("by", "", "the handle of who asks; of an answer: a handle, or the owner of the message")
		f.String("quote", "", "the words of the English that are meant")
		f.StringSlice("lang", nil, "the languages in which it came up")
		f.String("answer", "", "answer this question: q1")
	},
	run: func(c *call) error {
		if len(c.args) != 2 {
			return &errUsage{"ask takes a message and a question, or an answer", "salam review ask welcome \"…\" --by am-1"}
		}
		p, err := c.open()
		if err != nil {
			return err
		}
		defer p.Close()
		languages, _ := c.flags.GetStringSlice("lang")
		done, err := p.Question(desk.QuestionOptions{Message: c.args[0], Words: c.args[1], By: c.text("by"), Quote: c.text("quote"), Languages: languages, Answers: c.text("answer")})
		if err != nil {
			return err
		}
		c.recorded(done)
		return nil
	},
}

package desk

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"salam/internal/library"
)

// QuestionOptions are a question about the English of a message, or an answer.
type QuestionOptions struct {
	Message   string
	Words     string   // the question, or the answer
	By        string   // a handle; of an answer also the message's owner
	Quote     string   // of a question
	Languages []string // of a question: where it came up
	Answers   string   // the question that is answered; "": this is one
}

// Question adds a question about the English, or answers one.
func (p *Project) Question(opt QuestionOptions) (*Recorded, error) {
	if err := p.whole(); err != nil {
		return nil, err
	}
	m := p.Library.Message(opt.Message)
	if m == nil {
		return nil, &Refusal{What: fmt.Sprintf("there is no message %q", opt.Message), Hint: "see content/messages"}
	}
	if opt.Answers == "" || opt.By != m.Owner {
		if err := p.who(opt.By); err != nil {
			return nil, err
		}
	}
	all := slices.Clone(m.Questions)
	what := ""
	if opt.Answers == "" {
		if opt.Quote != "" && !strings.Contains(flatten(m.Title, m.Short, m.Alt, m.Body.Plain()), flatten(opt.Quote)) {
			return nil, &Refusal{What: fmt.Sprintf("the words %q do not stand in the English of %s", opt.Quote, m.ID), Hint: "copy them from there"}
		}
		// A number is never used twice, so that answers keep their meaning.
		last := 0
		for _, q := range all {
			n := 0
			fmt.Sscanf(q.ID, "q%d", &n)
			last = max(last, n)
		}
		what = fmt.Sprintf("q%d", last+1)
		all = append(all, library.Question{ID: what, Asked: opt.Words, Quote: opt.Quote, By: opt.By, Languages: opt.Languages, Date: p.AsOf})
	} else {
		i := slices.IndexFunc(all, func(q library.Question) bool { return q.ID == opt.Answers })
		if i < 0 {
			return nil, &Refusal{What: fmt.Sprintf("%s has no question %q", m.ID, opt.Answers), Hint: "see " + library.QuestionFile(m.ID)}
		}
		what = opt.Answers
		all[i].Answer, all[i].AnsweredBy, all[i].Answered = opt.Words, opt.By, p.AsOf
	}
	file, text := library.QuestionFile(m.ID), library.WriteQuestions(all)
	if _, faults := library.ParseQuestions(file, text); len(faults) > 0 {
		return nil, faults
	}
	for _, q := range all {
		for _, l := range q.Languages {
			if known := p.Library.Language(l); known == nil || known.IsSource() {
				return nil, &Refusal{What: fmt.Sprintf("there is no language %q to translate into", l), Hint: "one of " + strings.Join(p.languages(), ", ")}
			}
		}
	}
	if err := writeFile(filepath.Join(p.Tree.Dir(), filepath.FromSlash(file)), []byte(text)); err != nil {
		return nil, err
	}
	first := fmt.Sprintf("%s: question %s about the English", m.ID, what)
	if opt.Answers != "" {
		first = fmt.Sprintf("%s: answer the question %s about the English", m.ID, what)
	}
	return &Recorded{Files: []string{file}, Message: first + "\n"}, nil
}

func flatten(all ...string) string { return strings.Join(strings.Fields(strings.Join(all, " ")), " ") }

package desk

import (
	"fmt"
	"strings"

	"salam/internal/evidence"
	"salam/internal/language"
)

// WithdrawOptions say what comes down, and who answers for it.
type WithdrawOptions struct {
	Message  string
	Language string // "en": in all languages
	By       string // a coordinator
	Reason   string

	// Confirm is shown what would come down and what strangers have written
	// about it, and must agree. Its error ends it with nothing written.
	Confirm func(w Withdrawing) error
}

// A Withdrawing is what a coordinator sees before a text comes down.
type Withdrawing struct {
	Message, Language, Title string
	State                    evidence.State
	Alerts                   []string // what strangers wrote in
	Emergency                bool     // it names the emergency number
}

// Withdraw takes a text down, or a message in all languages. A stranger's word
// never does this by itself: a coordinator has to say so, having seen it.
func (p *Project) Withdraw(opt WithdrawOptions) (*Recorded, error) {
	if err := p.whole(); err != nil {
		return nil, err
	}
	if err := p.coordinator("--by", opt.By); err != nil {
		return nil, err
	}
	if strings.TrimSpace(opt.Reason) == "" {
		return nil, &Refusal{What: "a withdrawal has a reason", Hint: `--reason "the number has changed"`}
	}
	st := p.Standing.Of(opt.Language, opt.Message)
	switch {
	case p.Library.Language(opt.Language) == nil:
		return nil, &Refusal{What: fmt.Sprintf("there is no language %q", opt.Language), Hint: "one of " + strings.Join(p.languages(), ", ")}
	case st == nil:
		return nil, &Refusal{What: fmt.Sprintf("there is no text %q", opt.Message), Hint: "salam status --lang " + opt.Language}
	case st.State == evidence.Missing:
		return nil, &Refusal{What: fmt.Sprintf("there is no text %q in %s to take down", opt.Message, opt.Language), Hint: "salam status --lang " + opt.Language}
	case st.State == evidence.Withdrawn:
		return nil, &Refusal{What: fmt.Sprintf("%s in %s is withdrawn already", opt.Message, opt.Language), Hint: "it comes back with: salam review close"}
	}
	w := Withdrawing{Message: opt.Message, Language: opt.Language, State: st.State, Alerts: st.Alerts}
	if m := p.Library.Message(opt.Message); m != nil {
		w.Title = m.Title
		w.Emergency = contains(m.Placeholders(), "emergency")
	}
	if err := opt.Confirm(w); err != nil {
		return nil, err
	}
	r := evidence.Record{Message: opt.Message, Language: opt.Language, Kind: evidence.Withdraw, Reader: opt.By, Date: p.AsOf, Reason: opt.Reason}
	files, err := p.record([]evidence.Record{r})
	if err != nil {
		return nil, err
	}
	where := opt.Language
	if where == language.Source {
		where = "all languages"
	}
	return &Recorded{Files: files, Message: commitMessage(fmt.Sprintf("Withdraw %s in %s", opt.Message, where), []string{opt.Reason}),
		Notes: []string{"the next release is without it; what is printed already hangs where it hangs"}}, nil
}

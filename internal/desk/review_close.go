package desk

import (
	"fmt"

	"salam/internal/evidence"
)

// CloseOptions say what is answered, by whom, and how.
type CloseOptions struct {
	Record  string // digits of the record that is answered
	Finding int    // from 1; 0: its verdict, the alert or the withdrawal
	By      string
	Answer  string // changed, kept
	Reason  string
}

// Answer closes a finding. The answer stays on record; what it answers, too.
func (p *Project) Answer(opt CloseOptions) (*Recorded, error) {
	if err := p.who(opt.By); err != nil {
		return nil, err
	}
	if err := reasoned(opt.Reason); err != nil {
		return nil, err
	}
	if opt.Answer != "changed" && opt.Answer != "kept" {
		return nil, &Refusal{What: fmt.Sprintf("the answer %q is not known", opt.Answer), Hint: "--answer changed, or --answer kept with a reason"}
	}
	r, err := p.findRecord(opt.Record)
	if err != nil {
		return nil, err
	}
	if opt.Finding == 0 && len(r.Findings) > 0 && r.Verdict == "pass" {
		return nil, &Refusal{What: fmt.Sprintf("the record %s has passed the text: say which of its %d findings is answered", r.ID, len(r.Findings)), Hint: "--finding 1"}
	}
	done, err := p.decide(evidence.Record{Message: r.Message, Language: r.Language, Kind: evidence.Close,
		Reader: opt.By, Answers: r.ID, Finding: opt.Finding, Answer: opt.Answer, Reason: opt.Reason})
	if err != nil {
		return nil, err
	}
	what := "the record"
	if opt.Finding > 0 {
		what = fmt.Sprintf("finding %d of the record", opt.Finding)
	}
	done.Message = commitMessage(fmt.Sprintf("%s in %s: answer %s %s (%s)", r.Message, r.Language, what, r.ID, opt.Answer), done.Notes)
	return done, nil
}

// An OpenRow is something that waits for an answer.
type OpenRow struct {
	Message  string `json:"message"`
	Language string `json:"language"`
	Record   string `json:"record"`
	Finding  int    `json:"finding"`
	Text     string `json:"text"`
}

// Open lists what waits for an answer, in the languages that are named, or in
// all.
func (p *Project) Open(languages []string) ([]OpenRow, error) {
	rows, err := p.Status(languages)
	if err != nil {
		return nil, err
	}
	var open []OpenRow
	for _, r := range rows {
		st := p.Standing.Of(r.Language, r.Message)
		all := st.Open
		if next := p.Standing.Successor(r.Language, r.Message); next != nil {
			all = append(all[:len(all):len(all)], next.Open...)
		}
		for _, o := range all {
			open = append(open, OpenRow{r.Message, r.Language, o.Record.ID, o.Finding, o.Text})
		}
	}
	return open, nil
}

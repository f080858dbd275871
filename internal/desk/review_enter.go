package desk

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"salam/internal/evidence"
	"salam/internal/prose"
	"salam/internal/review/slip"
)

// EnterOptions say whose reading is typed in, and by whom.
type EnterOptions struct {
	Text     string // a message, "ui-site", or the 12 digits at the foot of a form
	Language string
	Reader   string // who read: a native reader, or the interpreter
	By       string // the coordinator who types it in
	Method   string // paper: a blind reading; interpreter-call: the meaning, said back
	Ask      Asker
}

// An Asker puts questions to whoever types a reading in. An error ends it with
// nothing written.
type Asker interface {
	Line(question string) (string, error)
	Choice(question string, allowed ...string) (string, error)
	Tell(s string)
}

// Enter asks for what stands on a form, or for what an interpreter said on the
// telephone, and writes one record.
func (p *Project) Enter(opt EnterOptions) (*Recorded, error) {
	if err := p.whole(); err != nil {
		return nil, err
	}
	if err := p.coordinator("--by", opt.By); err != nil {
		return nil, err
	}
	if opt.By == opt.Reader {
		return nil, &Refusal{What: "a reading is typed in by somebody else than the reader", Hint: "--reader is who read, --by who types"}
	}
	message, now, err := p.readText(opt)
	if err != nil {
		return nil, err
	}
	e := &entering{Project: p, EnterOptions: opt, message: message, now: now}
	var r evidence.Record
	if opt.Method == "interpreter-call" {
		r, err = e.call()
	} else {
		r, err = e.form()
	}
	if err != nil {
		return nil, err
	}
	files, err := p.record([]evidence.Record{r})
	if err != nil {
		return nil, err
	}
	what := fmt.Sprintf("verdict %s, %d findings", r.Verdict, len(r.Findings))
	if r.Kind == evidence.Naturalness {
		what = fmt.Sprintf("natural %d of 5, %s", r.Natural, what)
	}
	return &Recorded{Files: files, Message: commitMessage(fmt.Sprintf("%s of %s in %s by %s", map[evidence.Kind]string{evidence.Naturalness: "Blind reading", evidence.Meaning: "Meaning"}[r.Kind], message, opt.Language, opt.Reader),
		[]string{what, "typed in by " + opt.By})}, nil
}

// readText finds the text that was read, by its id or by the code of a form,
// and makes sure that this reader may judge it.
func (p *Project) readText(opt EnterOptions) (string, slip.Current, error) {
	if err := p.mayRead(opt.Language, opt.Reader); err != nil {
		return "", slip.Current{}, err
	}
	message := opt.Text
	for _, s := range p.Standing.Texts {
		if s.Language == opt.Language && s.Translation.Short() == opt.Text {
			message = s.Message
		}
	}
	now, ok := slip.CurrentOf(p.Library, opt.Language, message)
	people, err := p.people()
	switch {
	case err != nil:
		return "", now, err
	case !ok && len(opt.Text) == 12:
		return "", now, &Refusal{What: fmt.Sprintf("no text in %s has the code %q", opt.Language, opt.Text), Hint: "the text has changed since the form was printed: print it again with salam review packet --paper"}
	case !ok:
		return "", now, &Refusal{What: fmt.Sprintf("there is no text %q in %s", message, opt.Language), Hint: "salam status --lang " + opt.Language}
	case now.By == opt.Reader || now.Unit && people[opt.Reader].Is(evidence.Translator):
		return "", now, &Refusal{What: fmt.Sprintf("%s wrote %s, or may have, and cannot judge it", opt.Reader, message), Hint: "somebody else has to read it"}
	}
	kind := evidence.Naturalness
	if opt.Method == "interpreter-call" {
		kind = evidence.Meaning
		if !people[opt.Reader].Is(evidence.Bilingual) {
			return "", now, &Refusal{What: opt.Reader + " is no bilingual reader: the meaning is said back by one", Hint: "see translations/contributors.toml"}
		}
	}
	for _, r := range slip.Records(p.Library) {
		if r.Kind == kind && r.Reader == opt.Reader && r.Message == message && r.Language == opt.Language && r.Translation == now.Translation {
			return "", now, &Refusal{What: fmt.Sprintf("%s has judged exactly this text on %s", opt.Reader, r.Date), Hint: "retract that first: salam review retract " + r.ID}
		}
	}
	return message, now, nil
}

type entering struct {
	*Project
	EnterOptions
	message string
	now     slip.Current
}

// form asks for the answers of a form on paper.
func (e *entering) form() (evidence.Record, error) {
	s := &slip.Slip{Language: e.Language, Reader: e.Reader, Agreed: true}
	t := &slip.Text{Message: e.message, Source: e.now.Source, Translation: e.now.Translation, Date: e.AsOf}
	var agreed, seen, natural, picture, keep string
	picture = "none"
	steps := []func() error{
		e.choice(&agreed, "Has the reader agreed to what the first page says?", "y", "n"),
		e.choice(&seen, "Did the reader see the English or the picture before judging?", "y", "n"),
		e.choice(&natural, "How natural, 1 to 5?", "1", "2", "3", "4", "5"),
		e.choice(&t.Verdict, "May people read it as it is?", "pass", "change"),
	}
	if !e.now.Unit && e.now.Illustration != "" {
		steps = append(steps, e.choice(&picture, "Do text and picture say the same?", "same", "differs", "none"))
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return evidence.Record{}, err
		}
		if agreed == "n" {
			return evidence.Record{}, &Refusal{What: "without consent nothing is recorded", Hint: "destroy the form"}
		}
	}
	t.Natural, _ = strconv.Atoi(natural)
	if picture != "none" {
		t.Picture, t.Illustration = picture, e.now.Illustration
	}
	var err error
	if picture == "differs" {
		if t.Note, err = e.free("What is different?"); err != nil {
			return evidence.Record{}, err
		}
	}
	if t.Marks, err = e.marks(); err != nil {
		return evidence.Record{}, err
	}
	if err := e.choice(&keep, "May what they told in their own words be kept?", "y", "n")(); err != nil {
		return evidence.Record{}, err
	}
	if s.KeepRetold = keep == "y"; s.KeepRetold {
		if t.Retold, err = e.free("What they told, without names and stories:"); err != nil {
			return evidence.Record{}, err
		}
	}
	r := s.Record(t, e.By, e.AsOf)
	r.Method, r.RecordedBy, r.Blind = "paper", e.By, seen == "n"
	return r, nil
}

// call asks what an interpreter made of the text by saying it back in English.
// The items of the brief are for whoever types: the interpreter sees the text
// alone.
func (e *entering) call() (evidence.Record, error) {
	r := evidence.Record{Message: e.message, Language: e.Language, Kind: evidence.Meaning, Reader: e.Reader, RecordedBy: e.By, Method: "interpreter-call",
		Date: e.AsOf, Source: e.now.Source, Translation: e.now.Translation}
	e.Ask.Tell("The interpreter has the text alone, without English, and says it in English. Judge what you hear:")
	if m := e.Library.Message(e.message); m != nil {
		r.Items = evidence.BriefItems(m)
	}
	wrong := false
	for i := range r.Items {
		it := &r.Items[i]
		if err := e.choice(&it.Heard, fmt.Sprintf("%s: %q: heard?", it.Item, it.Says), "yes", "missed", "wrong")(); err != nil {
			return r, err
		}
		wrong = wrong || it.Heard == "wrong" || it.Heard == "missed" && strings.HasPrefix(it.Item, "do")
	}
	verdict := []string{"pass", "change"}
	if wrong {
		e.Ask.Tell("Something was heard wrong, or what to do was missed: it does not pass.")
		verdict = verdict[1:]
	}
	if err := e.choice(&r.Verdict, "Verdict?", verdict...)(); err != nil {
		return r, err
	}
	for {
		quote, err := e.free("Words that the interpreter stumbled over, in the language (Enter: none, or no more):")
		if err != nil || quote == "" {
			return r, err
		}
		f := evidence.Finding{Quote: quote}
		if err := e.choice(&f.Category, "What is it?", "unclear", "terminology", "register", "dialect", "meaning")(); err != nil {
			return r, err
		}
		if err := e.choice(&f.Severity, "How grave?", "minor", "major", "critical")(); err != nil {
			return r, err
		}
		if f.Better, err = e.free("Better (Enter: nothing said):"); err != nil {
			return r, err
		}
		r.Findings = append(r.Findings, f)
	}
}

func (e *entering) choice(into *string, question string, allowed ...string) func() error {
	return func() (err error) {
		*into, err = e.Ask.Choice(question, allowed...)
		return err
	}
}

// free asks for words, and asks again where they could lead to a person.
func (e *entering) free(question string) (string, error) {
	for {
		s, err := e.Ask.Line(question)
		if err != nil {
			return "", err
		}
		switch what := evidence.Personal(s); {
		case len(prose.CheckCharacters("", 1, s)) > 0:
			e.Ask.Tell("That holds characters that cannot be kept: type it instead of pasting it.")
		case what != "":
			e.Ask.Tell("That holds what looks like " + what + ": write it without.")
		default:
			return s, nil
		}
	}
}

// marks asks for marked sentences until an empty one.
func (e *entering) marks() ([]slip.Mark, error) {
	var all []slip.Mark
	for {
		m := slip.Mark{Part: "text"}
		var err error
		if m.Quote, err = e.free("A marked sentence, or the underlined words (Enter: none, or no more):"); err != nil || m.Quote == "" {
			return all, err
		}
		kinds, err := e.Ask.Line("What is ticked for it? Any of " + strings.Join(slip.Kinds, " "))
		if err != nil {
			return nil, err
		}
		for _, k := range strings.FieldsFunc(kinds, func(r rune) bool { return r == ' ' || r == ',' }) {
			if !slices.Contains(slip.Kinds, k) || slices.Contains(m.Kinds, k) {
				e.Ask.Tell(fmt.Sprintf("%q is left out: it is none of these, or there twice", k))
				continue
			}
			m.Kinds = append(m.Kinds, k)
		}
		if m.Better, err = e.free("How they would say it (Enter: nothing written):"); err != nil {
			return nil, err
		}
		all = append(all, m)
	}
}

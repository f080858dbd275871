package desk

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"salam/internal/evidence"
	"salam/internal/prose"
	"salam/internal/review/slip"
	"salam/internal/tree"
)

// ImportOptions say which slips to read, and who looks at them.
type ImportOptions struct {
	Slips   []string // files
	By      string   // the coordinator who reads what is written freely
	Without []string // messages to leave out

	// Look shows one free text and returns what is kept of it: all, something
	// else, or nothing. Its error ends the import with nothing written.
	Look func(*slip.Free) (string, error)
}

// Import reads slips and writes one evidence file a record. One fault in one
// slip refuses them all, and before anything is written a person has looked at
// every free text.
func (p *Project) Import(opt ImportOptions) (*Recorded, error) {
	if err := errors.Join(p.whole(), p.coordinator("--by", opt.By)); err != nil {
		return nil, err
	}
	in, err := p.slipTree()
	if err != nil {
		return nil, err
	}
	done := &Recorded{}
	var faults tree.Faults
	var slips []*slip.Slip
	var texts [][]*slip.Text
	for _, file := range opt.Slips {
		data, err := readSmall(file, slip.Limit)
		if err != nil {
			faults.Add(file, 0, "name the .salam-slip.txt files that readers sent", "cannot read it: %v", err)
			continue
		}
		s, fs := slip.Parse(file, data)
		var judged slip.Judged
		if len(fs) == 0 {
			judged, fs = s.Judge(in, opt.Without)
		}
		if faults = append(faults, fs...); len(fs) > 0 {
			continue
		}
		// The next slip is held against this one as well.
		for _, t := range judged.Texts {
			r := s.Record(t, opt.By, p.AsOf)
			in.Records = append(in.Records, &r)
		}
		slips, texts = append(slips, s), append(texts, judged.Texts)
		done.Notes = append(done.Notes, judged.Notes...)
	}
	if len(faults) > 0 {
		return nil, faults
	}
	records, err := p.redacted(slips, texts, opt)
	if err != nil {
		return nil, err
	}
	if len(records) == 0 {
		return nil, &Refusal{What: "nothing is left to write", Hint: "everything was taken out"}
	}
	if done.Files, err = p.record(records); err != nil {
		return nil, err
	}
	done.Message = importMessage(records)
	return done, nil
}

// redacted shows every free text and makes the records of what is left.
func (p *Project) redacted(slips []*slip.Slip, texts [][]*slip.Text, opt ImportOptions) ([]evidence.Record, error) {
	var records []evidence.Record
	for i, s := range slips {
		for _, f := range s.Free(texts[i], p.shown(s.Language, texts[i])) {
			kept, err := opt.Look(f)
			if err != nil {
				return nil, err
			}
			f.Put(kept)
		}
		if c := s.Community; c != nil {
			if c.Words == "" {
				continue // taken out whole
			}
			now, _ := slip.CurrentOf(p.Library, c.Language, c.Message)
			records = append(records, c.Alert(opt.By, p.AsOf, now))
			continue
		}
		for _, t := range texts[i] {
			t.Marks = slices.DeleteFunc(t.Marks, func(m slip.Mark) bool { return m.Quote == "" && m.Better == "" && len(m.Kinds) == 0 })
			records = append(records, s.Record(t, opt.By, p.AsOf))
		}
	}
	return records, nil
}

// shown are the texts of a slip as a packet prints them, by message, so that
// quotations from them need no looking at.
func (p *Project) shown(lang string, texts []*slip.Text) map[string]string {
	all := map[string]string{}
	values := map[string]string{}
	for _, place := range p.places() {
		if place.Kind == "region" {
			values = p.Library.Values(place)
		}
	}
	for _, t := range texts {
		if unit, ok := strings.CutPrefix(t.Message, "ui-"); ok {
			if b := p.Library.Books[lang]; b != nil {
				all[t.Message] = strings.Join(b.Texts(unit), "\n")
			}
			continue
		}
		tr := p.Library.Translation(lang, t.Message)
		if tr == nil {
			continue
		}
		parts := []string{prose.Words(tr.Title).Fill(values).Plain(), prose.Words(tr.Short).Fill(values).Plain(), prose.Words(tr.Alt).Fill(values).Plain(), tr.Body.Fill(values).Plain()}
		all[t.Message] = strings.Join(parts, "\n")
	}
	return all
}

// importMessage says in git what was recorded: no word of a reader is in it.
func importMessage(records []evidence.Record) string {
	var lines, who []string
	alerts := 0
	for _, r := range records {
		if r.Kind == evidence.Community {
			alerts++
			lines = append(lines, fmt.Sprintf("%s %s: a stranger's finding, to be looked at", r.Language, r.Message))
			continue
		}
		lines = append(lines, fmt.Sprintf("%s %s: natural %d of 5, verdict %s, %d findings", r.Language, r.Message, r.Natural, r.Verdict, len(r.Findings)))
		if !slices.Contains(who, r.Reader) {
			who = append(who, r.Reader)
		}
	}
	n := len(records) - alerts
	first := fmt.Sprintf("Blind readings by %s: %d %s", strings.Join(who, ", "), n, plural(n, "text"))
	if n == 0 {
		first = fmt.Sprintf("Wrote in: %d %s from strangers", alerts, plural(alerts, "finding"))
	}
	return commitMessage(first, lines)
}

func plural(n int, word string) string {
	if n == 1 {
		return word
	}
	return word + "s"
}

package compare

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"time"

	"salam/internal/evidence"
	"salam/internal/prose"
	"salam/internal/review/slip"
	"salam/internal/tree"
)

// A Slip is what a bilingual reader or a clinician sends back: the same frame
// as a blind reader's, with other lines in it.
type Slip struct {
	File string `toml:"-"`

	Kind     evidence.Kind `toml:"kind"` // meaning, clinical
	Language string        `toml:"language"`
	Reader   string        `toml:"reader"`
	Texts    []Answer      `toml:"texts"`

	lines tree.Lines
}

// An Answer is what was said about one text.
type Answer struct {
	Message     string             `toml:"message"`
	Source      prose.Fingerprint  `toml:"source"`
	Translation prose.Fingerprint  `toml:"translation"` // none where the English is signed
	Date        tree.Date          `toml:"date"`        // of the reader's device
	Verdict     string             `toml:"verdict"`
	Items       []evidence.Item    `toml:"items"`
	Findings    []evidence.Finding `toml:"findings"`
	Retellings  []struct {
		Record string          `toml:"record"`
		Items  []evidence.Item `toml:"items"`
	} `toml:"retellings"`

	line int
}

// Limits of one slip; what is in a record has those of records.
const (
	maxTexts      = 40
	maxRetellings = 20
)

const slipHint = "ask the reader to send the file that the page made, unchanged"

// Is reports whether a file holds a slip of this kind, whatever else may be
// wrong with it.
func Is(data []byte) bool {
	if len(data) > slip.Limit {
		return false
	}
	_, after, ok := bytes.Cut(data, []byte("salam-slip 1"))
	after = bytes.TrimLeft(after, "\r\n \u00a0\u200e\u200f")
	return ok && bytes.HasPrefix(after, []byte(`kind = "`))
}

// Parse reads one slip strictly. It gives either a slip or faults.
func Parse(file string, data []byte) (*Slip, tree.Faults) {
	body, start, faults := slip.Unframe(file, data)
	if len(faults) > 0 {
		return nil, faults
	}
	s := &Slip{File: file}
	lines, faults := tree.DecodeTOML(file, body, start, s)
	keys := map[string]any{}
	if len(faults) == 0 {
		_, faults = tree.DecodeTOML(file, body, start, &keys)
	}
	if len(faults) > 0 {
		return nil, faults
	}
	s.lines = lines
	bad := func(key, format string, args ...any) { faults.Add(file, lines.Of(key), slipHint, format, args...) }
	if key := strange(keys); key != "" {
		bad("", "unknown key %q", key)
	}
	if s.Kind != evidence.Meaning && s.Kind != evidence.Clinical {
		bad("kind", "kind = %q is not known", string(s.Kind))
	}
	for key, id := range map[string]string{"language": s.Language, "reader": s.Reader} {
		if !tree.ValidID(id) {
			bad(key, "%s = %q is no id", key, id)
		}
	}
	if len(s.Texts) == 0 || len(s.Texts) > maxTexts {
		bad("texts", "the slip says something about %d texts; it can be 1 to %d", len(s.Texts), maxTexts)
	}
	seen := map[string]bool{}
	for i := range s.Texts {
		a := &s.Texts[i]
		key := fmt.Sprintf("texts[%d]", i)
		a.line = lines.Of(key)
		if !tree.ValidID(a.Message) || seen[a.Message] {
			bad(key, "message = %q is no id, or there twice", a.Message)
		}
		seen[a.Message] = true
		if len(a.Retellings) > maxRetellings {
			bad(key, "there are more than %d retellings", maxRetellings)
		}
		if a.Date.Year < 2020 || a.Date.Year > 9000 {
			bad(key, "date = %s is no day of this project", a.Date)
		}
	}
	if len(faults) > 0 {
		return nil, faults
	}
	return s, nil
}

// strange finds a key that a decoder would take for another: with "Verdict"
// beside "verdict" the second would win.
func strange(v any) string {
	switch v := v.(type) {
	case map[string]any:
		for k, x := range v {
			if k != strings.ToLower(k) {
				return k
			}
			if s := strange(x); s != "" {
				return s
			}
		}
	case []any:
		for _, x := range v {
			if s := strange(x); s != "" {
				return s
			}
		}
	}
	return ""
}

// Judge holds a slip against the tree. One fault refuses the whole slip. What
// is not worth a record comes back as notes, and is left out.
func (s *Slip) Judge(in slip.Tree, without []string) (notes []string, faults tree.Faults) {
	bad := func(line int, hint, format string, args ...any) { faults.Add(s.File, line, hint, format, args...) }
	note := func(format string, args ...any) { notes = append(notes, fmt.Sprintf(format, args...)) }
	p, l := in.People[s.Reader], in.Library.Language(s.Language)
	role := map[evidence.Kind]evidence.Role{evidence.Meaning: evidence.Bilingual, evidence.Clinical: evidence.Clinician}[s.Kind]
	switch {
	case l == nil || l.IsSource() && s.Kind != evidence.Clinical:
		bad(s.lines.Of("language"), "see content/languages", "there is no language %q to compare", s.Language)
		return
	case p == nil:
		bad(s.lines.Of("reader"), "add the handle to translations/contributors.toml, if you know whose it is", "%q is no contributor", s.Reader)
		return
	case !p.Reads(s.Language) || !p.Is(role):
		bad(s.lines.Of("reader"), "see translations/contributors.toml", "%s is no %s who reads %s", s.Reader, role, l.Name)
		return
	}
	again := 0
	s.Texts = slices.DeleteFunc(s.Texts, func(a Answer) bool {
		now, next, ok := s.texts(in, a.Message)
		had := s.recorded(in, a)
		switch {
		case slices.Contains(without, a.Message):
			note("%s: left out, as you asked", a.Message)
			return true
		case !ok:
			bad(a.line, "was it removed? leave it out: --without "+a.Message, "there is no text %q in %s", a.Message, s.Language)
		case a.Date.AsTime(time.UTC).After(in.AsOf.AsTime(time.UTC).AddDate(0, 0, 1)):
			bad(a.line, "the clock of the device is wrong: ask when it was", "%s was judged on %s, which is to come", a.Message, a.Date)
		case now.By == s.Reader && a.Translation == now.Translation || next.By == s.Reader && a.Translation == next.Translation:
			bad(a.line, "somebody else has to judge it; leave it out: --without "+a.Message, "%s wrote %s and cannot judge it", s.Reader, a.Message)
		case had != nil && had.Verdict != a.Verdict:
			bad(a.line, "retract that record first: salam review retract "+had.ID, "%s has judged exactly this text of %s otherwise, on %s", s.Reader, a.Message, had.Date)
		case had != nil:
			again++
			note("%s: recorded already (record %s)", a.Message, had.ID)
			return true
		case a.Translation != now.Translation && (a.Translation == "" || a.Translation != next.Translation):
			note("%s: the text has changed since it was judged; the judgement is kept as a comment and counts for nothing", a.Message)
		case a.Source != now.Source:
			note("%s: the English has changed since it was judged; the judgement does not count", a.Message)
		}
		return false
	})
	if len(faults) == 0 && len(s.Texts) == 0 {
		what := "the slip has no text that is new"
		if again > 0 {
			what = "this slip has been imported already"
		}
		bad(0, "there is nothing to do with it", "%s", what)
	}
	return notes, faults
}

// texts are the current text of a message and its successor.
func (s *Slip) texts(in slip.Tree, message string) (now, next slip.Current, ok bool) {
	now, ok = slip.CurrentOf(in.Library, s.Language, message)
	t, m := in.Library.Successor(s.Language, message), in.Library.Message(message)
	if t != nil && m != nil {
		next = slip.Current{Source: m.Fingerprint(), Translation: t.Fingerprint(), By: t.By}
		if !ok {
			now, ok = next, true // a text that has nothing to follow yet
		}
	}
	return now, next, ok
}

func (s *Slip) recorded(in slip.Tree, a Answer) *evidence.Record {
	for _, r := range in.Records {
		if r.Kind == s.Kind && r.Reader == s.Reader && r.Message == a.Message && r.Language == s.Language && r.Retelling == "" &&
			r.Translation == a.Translation && r.Source == a.Source {
			return r
		}
	}
	return nil
}

// Free lists what somebody wrote freely, for a coordinator to look at before
// anything is written. Words that stand in the text itself are not free.
func (s *Slip) Free(said func(message string) string) []*slip.Free {
	var all []*slip.Free
	add := func(message, what string, p *string) {
		if *p != "" {
			all = append(all, slip.NewFree(message, what, p))
		}
	}
	for i := range s.Texts {
		a := &s.Texts[i]
		for j := range a.Findings {
			f := &a.Findings[j]
			if !strings.Contains(flat(said(a.Message)), flat(f.Quote)) {
				add(a.Message, "a quotation that does not stand in the text", &f.Quote)
			}
			add(a.Message, "how it would be said better", &f.Better)
		}
	}
	return all
}

func flat(s string) string { return strings.Join(strings.Fields(prose.Normalise(s)), " ") }

// Records are the evidence: a judgement of the text, and one for each
// retelling that was judged.
func (s *Slip) Records(asOf tree.Date) (all []evidence.Record) {
	for _, a := range s.Texts {
		r := evidence.Record{Message: a.Message, Language: s.Language, Kind: s.Kind, Reader: s.Reader, Method: "packet", Date: a.Date,
			Source: a.Source, Translation: a.Translation, Verdict: a.Verdict, Items: a.Items,
			Findings: slices.DeleteFunc(slices.Clone(a.Findings), func(f evidence.Finding) bool { return f.Quote == "" && f.Better == "" })}
		if r.Date.String() > asOf.String() {
			r.Date = asOf
		}
		all = append(all, r)
		for _, t := range a.Retellings {
			told := evidence.Record{Message: r.Message, Language: r.Language, Kind: evidence.Meaning, Reader: r.Reader, Method: "packet", Date: r.Date,
				Source: r.Source, Translation: r.Translation, Verdict: "pass", Items: t.Items, Retelling: t.Record}
			if evidence.NotUnderstood(t.Items) {
				told.Verdict = "change"
			}
			all = append(all, told)
		}
	}
	return all
}

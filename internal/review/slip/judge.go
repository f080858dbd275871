package slip

import (
	"fmt"
	"strings"
	"time"

	"salam/internal/evidence"
	"salam/internal/tree"
)

// A Judged is what of a slip can become records, and what the coordinator has
// to know about the rest.
type Judged struct {
	Texts []*Text  // finished, new, and not left out by hand
	Notes []string // in words
}

// Judge holds a slip against the tree. One fault refuses the whole slip: half
// of what somebody sent would look like all of it. without names messages that
// the coordinator leaves out on purpose.
func (s *Slip) Judge(in Tree, without []string) (Judged, tree.Faults) {
	j := &judging{slip: s, in: in, left: map[string]bool{}}
	for _, id := range without {
		j.left[id] = true
	}
	if s.Community != nil {
		j.community()
		return j.out, j.faults
	}
	j.reader()
	for i := range s.Texts {
		j.text(&s.Texts[i])
	}
	if len(j.faults) > 0 {
		return Judged{}, j.faults
	}
	if len(j.out.Texts) == 0 {
		what := "the slip has no finished text that is new"
		if j.again > 0 {
			what = "this slip has been imported already"
		}
		j.faults.Add(s.File, 0, "there is nothing to do with it", "%s", what)
		return Judged{}, j.faults
	}
	return j.out, nil
}

type judging struct {
	slip   *Slip
	in     Tree
	left   map[string]bool
	again  int // texts that are recorded already
	out    Judged
	faults tree.Faults
}

func (j *judging) bad(line int, hint, format string, args ...any) {
	j.faults.Add(j.slip.File, line, hint, format, args...)
}

func (j *judging) note(format string, args ...any) {
	j.out.Notes = append(j.out.Notes, fmt.Sprintf(format, args...))
}

func (j *judging) reader() {
	s := j.slip
	p := j.in.People[s.Reader]
	l := j.in.Library.Language(s.Language)
	switch {
	case l == nil || l.IsSource():
		j.bad(s.lines.Of("language"), "see content/languages", "there is no language %q to read", s.Language)
	case p == nil:
		j.bad(s.lines.Of("reader"), "add the handle to translations/contributors.toml, if you know whose it is", "%q is no contributor", s.Reader)
	case !p.Reads(s.Language):
		j.bad(s.lines.Of("language"), "see translations/contributors.toml", "%s does not read %s", s.Reader, l.Name)
	case !p.Is(evidence.Reader, evidence.Bilingual):
		j.bad(s.lines.Of("reader"), "see translations/contributors.toml", "%s has no role for it: a blind reading is made by a reader or bilingual", s.Reader)
	}
}

func (j *judging) text(t *Text) {
	s, lib := j.slip, j.in.Library
	now, ok := CurrentOf(lib, s.Language, t.Message)
	switch {
	case j.left[t.Message]:
		j.note("%s: left out, as you asked", t.Message)
		return
	case !t.Finished():
		j.note("%s: not finished, and not recorded", t.Message)
		return
	case !ok:
		j.bad(t.line, "was it removed? leave it out: --without "+t.Message, "there is no text %q in %s", t.Message, s.Language)
		return
	}
	if now.Unit && t.Illustration != "" {
		j.bad(t.line, hint, "no picture belongs to %s", t.Message)
		return
	}
	if other := j.elsewhere(t); other != "" {
		j.bad(t.line, "this is no reading of the text in "+s.Language, "the text that was read of %q is the one in %s, not in %s", t.Message, other, s.Language)
		return
	}
	if later(t.Date, j.in.AsOf) {
		j.bad(t.line, "the clock of the phone is wrong: ask when it was, and use salam review enter", "%s was read on %s, which is to come", t.Message, t.Date)
		return
	}
	if had := j.recorded(t); had != nil {
		j.again++
		if had.Natural != t.Natural || had.Verdict != t.Verdict {
			j.bad(t.line, "retract that record first: salam review retract "+had.ID, "%s has judged exactly this text of %s otherwise, on %s", s.Reader, t.Message, had.Date)
			return
		}
		j.note("%s: recorded already (record %s)", t.Message, had.ID)
		return
	}
	if t.Translation != now.Translation {
		// What the reader said is kept with the words it was said about; it
		// counts for nothing on other words.
		j.note("%s: the text has changed since it was read; the reading is kept as a comment and counts for nothing", t.Message)
		j.out.Texts = append(j.out.Texts, t)
		return
	}
	p := j.in.People[s.Reader]
	switch {
	case now.By == s.Reader:
		j.bad(t.line, "somebody else has to read it; leave it out: --without "+t.Message, "%s wrote %s and cannot judge it", s.Reader, t.Message)
		return
	case now.Unit && p.Is(evidence.Translator) && p.Reads(s.Language):
		j.bad(t.line, "somebody else has to read it; leave it out: --without "+t.Message, "%s is a translator and may have written %s", s.Reader, t.Message)
		return
	case t.Illustration != "" && t.Illustration != now.Illustration:
		j.note("%s: the picture has changed since it was seen; the reading does not count", t.Message)
	}
	j.out.Texts = append(j.out.Texts, t)
}

// elsewhere is the language whose text this really is, or "".
func (j *judging) elsewhere(t *Text) string {
	for _, l := range j.in.Library.Languages {
		if l.ID == j.slip.Language {
			continue
		}
		if c, ok := CurrentOf(j.in.Library, l.ID, t.Message); ok && c.Translation == t.Translation && !l.IsSource() {
			return l.ID
		}
	}
	return ""
}

// recorded is the reader's own record on exactly these words, or nil.
func (j *judging) recorded(t *Text) *evidence.Record {
	for _, r := range j.in.Records {
		if r.Kind == evidence.Naturalness && r.Reader == j.slip.Reader && r.Message == t.Message && r.Language == j.slip.Language && r.Translation == t.Translation {
			return r
		}
	}
	return nil
}

func (j *judging) community() {
	c := j.slip.Community
	now, ok := CurrentOf(j.in.Library, c.Language, c.Message)
	switch {
	case !ok:
		j.bad(0, "was it removed?", "there is no text %q in %s", c.Message, c.Language)
		return
	case c.Alert("", j.in.AsOf, now).Source == "":
		j.note("%s: the text has changed since the sender saw it", c.Message)
	}
	for _, r := range j.in.Records {
		if r.Kind == evidence.Community && r.Message == c.Message && r.Language == c.Language && len(r.Findings) == 1 &&
			strings.TrimSpace(r.Findings[0].Better) == c.Words {
			j.bad(0, "there is nothing to do with it", "this message has been imported already: record %s", r.ID)
			return
		}
	}
}

// later reports a day after tomorrow: a phone east of here is a day ahead.
func later(d, asOf tree.Date) bool {
	return d.AsTime(time.UTC).After(asOf.AsTime(time.UTC).AddDate(0, 0, 1))
}

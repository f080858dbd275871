package slip

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"salam/internal/prose"
	"salam/internal/tree"
)

// A Slip is what one reader sends back, read and within its limits, but not
// yet held against anything.
type Slip struct {
	File string `toml:"-"`

	Packet     string `toml:"packet"`      // 12 hexadecimal digits: which packet it answers
	Language   string `toml:"language"`    //
	Reader     string `toml:"reader"`      // a handle
	Agreed     bool   `toml:"agreed"`      // to what the first screen says
	KeepRetold bool   `toml:"keep_retold"` // and to keeping what they tell in their own words
	Texts      []Text `toml:"texts"`

	// Community is set instead of all that, for the line of a page.
	Community *Community `toml:"-"`

	lines tree.Lines
}

// A Text is one reader's reading of one text.
type Text struct {
	Message      string            `toml:"message"`
	Source       prose.Fingerprint `toml:"source"`
	Translation  prose.Fingerprint `toml:"translation"`
	Illustration prose.Fingerprint `toml:"illustration"` // only where the picture was judged
	Date         tree.Date         `toml:"date"`         // of the reader's phone
	Natural      int               `toml:"natural"`      // 1 … 5; 0: not answered
	Verdict      string            `toml:"verdict"`      // pass, change; empty: not answered
	Picture      string            `toml:"picture"`      // same, differs; empty: not answered
	Note         string            `toml:"note"`         // what is different
	Retold       string            `toml:"retold"`       //
	ByVoice      bool              `toml:"by_voice"`     // told in a voice message instead
	Marks        []Mark            `toml:"marks"`

	line int
}

// A Mark is one sentence, or words of it, that the reader would say otherwise.
type Mark struct {
	Part   string   `toml:"part"` // title, text, short, alt, words
	Quote  string   `toml:"quote"`
	Kinds  []string `toml:"kinds"` // see kinds; none: the reader only wrote it better
	Better string   `toml:"better"`
}

// Finished reports whether everything that a record needs was answered.
func (t *Text) Finished() bool { return t.Natural > 0 && t.Verdict != "" }

// Kinds are the marks of a packet, in the order in which it shows them.
var Kinds = []string{"awkward", "hard", "formal", "unclear", "respect", "dialect", "wrong"}

// Parts are where a marked sentence can stand.
var Parts = []string{"title", "text", "short", "alt", "words"}

// Limits of one slip. The words are those of a record (docs/evidence.md).
const (
	maxTexts = 40
	maxMarks = 60
	maxWords = 2000 // bytes
)

const hint = "ask the reader to send the file that the packet made, unchanged"

// Parse reads one slip strictly. It gives either a slip or faults.
func Parse(file string, data []byte) (*Slip, tree.Faults) {
	if s, ok, faults := parseCommunity(file, data); ok {
		return s, faults
	}
	body, start, faults := frame(file, data)
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
	c := &checker{file: file, lines: lines}
	c.exact("", keys)
	s.lines = lines
	c.slip(s)
	if len(c.faults) > 0 {
		return nil, c.faults
	}
	return s, nil
}

type checker struct {
	file   string
	lines  tree.Lines
	faults tree.Faults
}

func (c *checker) bad(key, format string, args ...any) {
	c.faults.Add(c.file, c.line(key), hint, format, args...)
}

// line is that of a key, or of the nearest table round it.
func (c *checker) line(key string) int {
	for key != "" {
		if n := c.lines.Of(key); n > 0 {
			return n
		}
		key = key[:max(0, strings.LastIndexByte(key, '.'))]
	}
	return 0
}

var exactKey = regexp.MustCompile(`^[a-z_]+$`)

// exact refuses keys that a decoder would take for another: with "Verdict"
// beside "verdict" the second would win.
func (c *checker) exact(at string, v any) {
	switch v := v.(type) {
	case map[string]any:
		for _, k := range slices.Sorted(maps.Keys(v)) {
			full := strings.TrimPrefix(at+"."+k, ".")
			if !exactKey.MatchString(k) {
				c.bad(full, "unknown key %q", k)
			}
			c.exact(full, v[k])
		}
	case []any:
		for i, x := range v {
			c.exact(fmt.Sprintf("%s[%d]", at, i), x)
		}
	}
}

var digits12 = regexp.MustCompile(`^[0-9a-f]{12}$`)

func (c *checker) slip(s *Slip) {
	if !digits12.MatchString(s.Packet) {
		c.bad("packet", "packet = %q names no packet", s.Packet)
	}
	for key, id := range map[string]string{"language": s.Language, "reader": s.Reader} {
		if !tree.ValidID(id) {
			c.bad(key, "%s = %q is no id", key, id)
		}
	}
	if !s.Agreed {
		c.bad("agreed", "the reader has not agreed to what the first screen says")
	}
	switch {
	case len(s.Texts) == 0:
		c.bad("", "the slip says nothing about any text")
	case len(s.Texts) > maxTexts:
		c.bad("texts", "there are more than %d texts", maxTexts)
		return
	}
	seen := map[string]bool{}
	for i := range s.Texts {
		t := &s.Texts[i]
		key := fmt.Sprintf("texts[%d]", i)
		t.line = c.lines.Of(key)
		if seen[t.Message] {
			c.bad(key, "the text %q is there twice", t.Message)
		}
		seen[t.Message] = true
		c.text(key, t)
	}
}

func (c *checker) text(key string, t *Text) {
	if !tree.ValidID(t.Message) {
		c.bad(key, "message = %q is no id", t.Message)
	}
	for name, f := range map[string]prose.Fingerprint{"source": t.Source, "translation": t.Translation} {
		if !f.Valid() {
			c.bad(key, "%s is no fingerprint", name)
		}
	}
	if t.Illustration != "" && !t.Illustration.Valid() {
		c.bad(key, "illustration is no fingerprint")
	}
	if t.Natural < 0 || t.Natural > 5 {
		c.bad(key, "natural = %d; it is 1 … 5", t.Natural)
	}
	c.oneOf(key, "verdict", t.Verdict, "", "pass", "change")
	c.oneOf(key, "picture", t.Picture, "", "same", "differs")
	if (t.Picture != "") != (t.Illustration != "") {
		c.bad(key, "picture and illustration go together")
	}
	if t.Finished() && (t.Date.Year < 2020 || t.Date.Year > 9000) {
		c.bad(key, "date = %s is no day of this project", t.Date)
	}
	c.words(key, "note", t.Note)
	c.words(key, "retold", t.Retold)
	if len(t.Marks) > maxMarks {
		c.bad(key, "there are more than %d marks on one text", maxMarks)
		return
	}
	for i, m := range t.Marks {
		key := fmt.Sprintf("%s.marks[%d]", key, i)
		c.oneOf(key, "part", m.Part, Parts...)
		for j, k := range m.Kinds {
			c.oneOf(key, "kinds", k, Kinds...)
			if slices.Contains(m.Kinds[:j], k) {
				c.bad(key, "the mark %q is there twice", k)
			}
		}
		if m.Quote == "" {
			c.bad(key, "a mark has no words that it is about")
		}
		c.words(key, "quote", m.Quote)
		c.words(key, "better", m.Better)
	}
	if n := len(t.findings()); n > 100 {
		c.bad(key, "there are %d findings on one text; a record holds 100", n)
	}
}

func (c *checker) oneOf(key, name, value string, allowed ...string) {
	if !slices.Contains(allowed, value) {
		c.bad(key, "%s = %q is not known", name, value)
	}
}

// words checks what somebody wrote freely: it is shown on a terminal and
// written into the tree, so that nothing invisible may be in it.
func (c *checker) words(key, name, s string) {
	line := c.line(key)
	for _, f := range prose.CheckCharacters(c.file, line, strings.ReplaceAll(s, "\n", " ")) {
		f.Hint = hint
		c.faults = append(c.faults, f)
	}
	if len(s) > maxWords {
		c.bad(key, "the text of %s is longer than %d bytes", name, maxWords)
	}
}

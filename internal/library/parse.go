package library

import (
	"path"
	"slices"
	"strings"

	"salam/internal/prose"
	"salam/internal/tree"
)

const fence = "+++"

// split cuts a file into front matter and body, and counts the lines before
// each.
func split(file, text string) (front, body string, start int, faults tree.Faults) {
	rest, ok := strings.CutPrefix(text, fence+"\n")
	if !ok {
		faults.Add(file, 1, "see docs/files.md", "the file does not start with a line %s", fence)
		return
	}
	front, body, ok = strings.Cut("\n"+rest, "\n"+fence+"\n")
	if !ok {
		faults.Add(file, 1, "close the front matter with a line "+fence, "the front matter has no end")
		return
	}
	front = strings.TrimPrefix(front, "\n")
	return front, body, 2 + lineCount(front), faults
}

func lineCount(s string) int {
	if s == "" {
		return 0
	}
	return 1 + strings.Count(s, "\n")
}

func readMessage(t *tree.Tree, id string) (*Message, tree.Faults) {
	file := path.Join(messageFolder, id+".md")
	text, faults := t.Text(file, tree.MessageLimit)
	if len(faults) > 0 {
		return nil, faults
	}
	return ParseMessage(file, id, text)
}

// ParseMessage reads a message. The message is nil where its front matter
// cannot be read; with smaller faults it is there, for further checks.
func ParseMessage(file, id, text string) (*Message, tree.Faults) {
	front, body, start, faults := split(file, text)
	if len(faults) > 0 {
		return nil, faults
	}
	var f struct {
		Title         string    `toml:"title"`
		Kind          Kind      `toml:"kind"`
		Topic         string    `toml:"topic"`
		Order         int       `toml:"order"`
		Illustration  string    `toml:"illustration"`
		Illustrations []string  `toml:"illustrations"`
		Alt           string    `toml:"alt"`
		Regions       []string  `toml:"regions"`
		Needs         []string  `toml:"needs"`
		Facts         []string  `toml:"facts"`
		Owner         string    `toml:"owner"`
		ReviewBy      tree.Date `toml:"review_by"`
		Revision      Revision  `toml:"revision"`
		Short         string    `toml:"short"`
		Brief         Brief     `toml:"brief"`
	}
	lines, faults := tree.DecodeTOML(file, front, 1, &f)
	if lines == nil {
		return nil, faults
	}
	m := &Message{ID: id, File: file, Title: f.Title, Kind: f.Kind, Topic: f.Topic, Order: f.Order,
		Drawings: f.Illustrations, Alt: f.Alt, Regions: f.Regions, Needs: f.Needs, Facts: f.Facts, Owner: f.Owner,
		ReviewBy: f.ReviewBy, Revision: f.Revision, Short: f.Short, Brief: f.Brief, Lines: lines, Start: start}
	c := checker{file: file, lines: lines, faults: faults}
	if f.Illustration != "" {
		if len(f.Illustrations) > 0 {
			c.bad("illustrations", "illustration is one drawing, illustrations a sequence", "both illustration and illustrations are given")
		}
		m.Drawings = []string{f.Illustration}
	}
	if len(m.Drawings) == 0 {
		c.bad("illustration", `illustration = "…"`, "the message has no drawing")
	}
	for _, d := range m.Drawings {
		c.id("illustration", d)
	}
	c.text("title", m.Title, 200, true)
	c.text("alt", m.Alt, 500, true)
	c.text("short", m.Short, 500, true)
	c.text("owner", m.Owner, 80, true)
	if !slices.Contains([]Kind{Ordinary, Clinical, Sensitive}, m.Kind) {
		c.bad("kind", "one of ordinary, clinical, sensitive; there is no default", "kind = %q is not known", string(m.Kind))
	}
	for key, list := range map[string][]string{"regions": m.Regions, "needs": m.Needs, "facts": m.Facts} {
		for _, s := range list {
			c.id(key, s)
		}
	}
	c.id("topic", m.Topic)
	c.day("review_by", m.ReviewBy)
	c.day("revision", m.Revision.Date)
	if u := m.Revision.Urgency; u != "routine" && u != "safety" {
		c.bad("revision", `"routine", or "safety": older translations go at once`, "revision.urgency = %q is not known", u)
	}
	c.text("brief.reader", m.Brief.Reader, 1000, true)
	c.text("brief.tone", m.Brief.Tone, 1000, true)
	c.text("brief.care", m.Brief.Care, 1000, false)
	c.text("brief.freedom", m.Brief.Freedom, 1000, false)
	if len(m.Brief.Know) == 0 || len(m.Brief.Do) == 0 {
		c.bad("brief", "what should a reader know, and do?", "the brief has no know or no do items")
	}
	for key, list := range map[string][]string{"brief.know": m.Brief.Know, "brief.do": m.Brief.Do, "brief.keep": m.Brief.Keep} {
		for _, s := range list {
			c.text(key, s, 300, true)
		}
	}
	m.Markdown = prose.Normalise(body)
	var fs tree.Faults
	m.Body, fs = prose.Parse(file, start, body)
	return m, append(c.faults, fs...)
}

func readTranslation(t *tree.Tree, lang, id string) (*Translation, tree.Faults) {
	file := path.Join(translationFolder, lang, id+".md")
	text, faults := t.Text(file, tree.MessageLimit)
	if len(faults) > 0 {
		return nil, faults
	}
	return ParseTranslation(file, lang, id, text)
}

// ParseTranslation reads a translation, as ParseMessage does a message.
func ParseTranslation(file, lang, id, text string) (*Translation, tree.Faults) {
	front, body, start, faults := split(file, text)
	if len(faults) > 0 {
		return nil, faults
	}
	var f struct {
		Title       string            `toml:"title"`
		Alt         string            `toml:"alt"`
		Short       string            `toml:"short"`
		By          string            `toml:"by"`
		Source      prose.Fingerprint `toml:"source"`
		Ignore      []string          `toml:"ignore"`
		Adaptations []Adaptation      `toml:"adaptations"`
	}
	lines, faults := tree.DecodeTOML(file, front, 1, &f)
	if lines == nil {
		return nil, faults
	}
	tr := &Translation{Message: id, Language: lang, File: file, Title: f.Title, Alt: f.Alt, Short: f.Short, By: f.By,
		Source: f.Source, Adaptations: f.Adaptations, Ignore: f.Ignore, Lines: lines, Start: start}
	c := checker{file: file, lines: lines, faults: faults}
	c.text("title", tr.Title, 400, true)
	c.text("alt", tr.Alt, 1000, true)
	c.text("short", tr.Short, 1000, true)
	c.id("by", tr.By)
	if tr.Source != "" && !tr.Source.Valid() {
		c.bad("source", "the tool writes this line: salam new translation -update", "source = %q is no fingerprint", string(tr.Source))
	}
	for _, a := range tr.Adaptations {
		c.text("adaptations", a.Changed, 1000, true)
		c.text("adaptations", a.Why, 1000, true)
	}
	for _, s := range tr.Ignore {
		rule, reason, ok := strings.Cut(s, ":")
		if !ok || !tree.ValidID(rule) || strings.TrimSpace(reason) == "" {
			c.bad("ignore", `ignore = ["rule: reason"]`, "ignore = %q has no rule or no reason", s)
		}
	}
	tr.Markdown, tr.Written = prose.Normalise(body), text
	var fs tree.Faults
	tr.Body, fs = prose.Parse(file, start, body)
	return tr, append(c.faults, fs...)
}

type checker struct {
	file   string
	lines  tree.Lines
	faults tree.Faults
}

func (c *checker) bad(key, hint, format string, args ...any) {
	c.faults.Add(c.file, max(1, c.lines.Of(key)), hint, format, args...)
}

func (c *checker) id(key, s string) {
	if !tree.ValidID(s) {
		c.bad(key, "use a-z, 0-9 and hyphens", "%s = %q is no id", key, s)
	}
}

func (c *checker) day(key string, d tree.Date) {
	if d == (tree.Date{}) {
		c.bad(key, "a day as 2027-05-01, without quotation marks", "%s is missing", key)
	}
}

// text checks a text on one line: plain, with placeholders, no Markdown.
func (c *checker) text(key, s string, limit int, must bool) {
	line := max(1, c.lines.Of(key))
	c.faults = append(c.faults, prose.CheckCharacters(c.file, line, s)...)
	switch {
	case strings.TrimSpace(s) == "" && must:
		c.bad(key, "", "%s is missing", key)
	case len(s) > limit:
		c.bad(key, "", "%s is longer than %d bytes", key, limit)
	case strings.Contains(s, "\n"):
		c.bad(key, "write it on one line", "%s has several lines", key)
	case s != strings.TrimSpace(s):
		c.bad(key, "remove it", "%s starts or ends with white space", key)
	case strings.Contains(s, "{{"):
		c.bad(key, "a placeholder has one brace: {emergency}", "template code {{ … }} is not allowed")
	case strings.ContainsAny(s, "<>"):
		c.bad(key, "write plain text", "HTML is not allowed in %s", key)
	}
}

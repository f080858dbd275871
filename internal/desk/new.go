package desk

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"salam/internal/language"
	"salam/internal/library"
	"salam/internal/tree"

	xlanguage "golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// NewMessage writes a message from the template and returns its file.
func (p *Project) NewMessage(id string) (string, error) {
	if !tree.ValidID(id) {
		return "", &Refusal{What: fmt.Sprintf("%q is no id", id), Hint: "use a-z, 0-9 and hyphens: sleep-and-worry"}
	}
	topic := "…"
	if len(p.Library.Topics) > 0 {
		topic = p.Library.Topics[0].ID
	}
	order := 10
	for _, m := range p.Library.Messages {
		order = max(order, m.Order/10*10+10)
	}
	day := p.AsOf.AsTime(time.UTC)
	text := fmt.Sprintf(messageTemplate, topic, order, id, day.AddDate(0, 6, 0).Format(time.DateOnly), day.Format(time.DateOnly))
	return p.create(filepath.Join("content", "messages", id+".md"), text)
}

// The template has an "…" wherever somebody has to write; check refuses it
// where it matters (kind, facts), so that nothing half-written passes.
const messageTemplate = `+++
title = "…"                          # 7 words or fewer
kind = "…"                           # ordinary, clinical (a clinician must sign) or sensitive
topic = "%s"                         # see content/topics.toml
order = %d
illustration = "%s"                  # assets/illustrations/<name>.svg
alt = "…"                            # the picture for somebody who listens
regions = ["england"]                # where it is true; leave out: everywhere
needs = []                           # promises a place has to confirm; see content/promises.toml
facts = []                           # rows of content/facts.toml
owner = "…"                          # who answers for it
review_by = %s
revision = { date = %s, urgency = "routine" }
short = "…"                          # for a text message

[brief]
reader = "…"                         # who reads this, and what do they fear?
know = ["…"]                         # what they should know afterwards
do = ["…"]                           # what they should do
tone = "…"
keep = []                            # must survive letter by letter, e.g. ["GP", "{emergency}"]
care = "…"                           # words that could frighten, shame or mislead
freedom = "…"                        # what a translator may change
+++
One sentence a line.
Twelve words or fewer.

An empty line starts a new paragraph.
`

// NewTranslation writes a translation with the English beside it as comments,
// bound to the English as it is. With update it only binds a translation that
// is there to the English as it is now: the translator says that the two have
// been compared.
func (p *Project) NewTranslation(lang, id string, update bool) (string, error) {
	l := p.Library.Language(lang)
	switch {
	case l == nil:
		return "", &Refusal{What: fmt.Sprintf("there is no language %q", lang), Hint: "one of " + strings.Join(p.languages(), ", ") + "; a new one: salam new language " + lang}
	case l.IsSource():
		return "", &Refusal{What: "messages are written in English", Hint: "a new message: salam new message " + id}
	}
	m := p.Library.Message(id)
	if m == nil {
		return "", &Refusal{What: fmt.Sprintf("there is no message %q", id), Hint: "see content/messages"}
	}
	file := filepath.Join("translations", lang, id+".md")
	if update {
		return file, p.bind(file, m)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "+++\n# %s. %s\n", m.Title, oneLine(m.Brief.Reader))
	for _, s := range m.Brief.Know {
		fmt.Fprintf(&b, "# know: %s\n", oneLine(s))
	}
	for _, s := range m.Brief.Do {
		fmt.Fprintf(&b, "# do: %s\n", oneLine(s))
	}
	for _, s := range [][2]string{{"tone", m.Brief.Tone}, {"keep", strings.Join(m.Brief.Keep, ", ")}, {"care", m.Brief.Care}, {"freedom", m.Brief.Freedom}} {
		if s[1] != "" {
			fmt.Fprintf(&b, "# %s: %s\n", s[0], oneLine(s[1]))
		}
	}
	for _, line := range strings.Split(m.Markdown, "\n") {
		fmt.Fprintf(&b, "#   %s\n", line)
	}
	fmt.Fprintf(&b, "title = \"\"\nalt = \"\"\nshort = \"\"\nby = \"\"                              # your handle in translations/contributors.toml\nsource = \"%s\"\n+++\n", m.Fingerprint())
	return p.create(file, b.String())
}

// bind writes the line `source` of a translation, and nothing else.
func (p *Project) bind(file string, m *library.Message) error {
	name := filepath.Join(p.Tree.Dir(), file)
	text, faults := p.Tree.Text(filepath.ToSlash(file), tree.MessageLimit)
	if err := faults.Err(); err != nil {
		return err
	}
	lines := strings.Split(text, "\n")
	line := fmt.Sprintf("source = %q", string(m.Fingerprint()))
	after := -1
	for i, l := range lines {
		key, _, _ := strings.Cut(l, "=")
		switch key = strings.TrimSpace(key); {
		case i > 0 && (l == "+++" || strings.HasPrefix(l, "[")):
			if after < 0 {
				return &Refusal{What: file + " has no line `by`", Hint: "who wrote it?"}
			}
			lines = append(lines[:after+1], append([]string{line}, lines[after+1:]...)...)
			return writeFile(name, []byte(strings.Join(lines, "\n")))
		case key == "source":
			lines[i] = line
			return writeFile(name, []byte(strings.Join(lines, "\n")))
		case key == "by":
			after = i
		}
	}
	return &Refusal{What: file + " has no front matter", Hint: "write it anew: salam new translation"}
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// NewLanguage writes the data of a language, filled in as far as CLDR knows
// it, and returns its file.
func (p *Project) NewLanguage(id, tag string) (string, error) {
	if !tree.ValidID(id) {
		return "", &Refusal{What: fmt.Sprintf("%q is no id", id), Hint: "use a-z, 0-9 and hyphens: so"}
	}
	if tag == "" {
		tag = id
	}
	parsed, err := xlanguage.Parse(tag)
	if err != nil {
		return "", &Refusal{What: fmt.Sprintf("%q is no language tag", tag), Hint: "a tag of BCP 47: --tag so"}
	}
	order := 1
	for _, l := range p.Library.Languages {
		order = max(order, l.Order+1)
	}
	script, _ := parsed.Script()
	d, ok := language.Scripts[script.String()]
	if !ok {
		d = language.Scripts["Latn"]
	}
	var fonts []string
	for _, f := range d.Fonts {
		fonts = append(fonts, strconv.Quote(f))
	}
	text := fmt.Sprintf(languageTemplate, parsed, display.English.Tags().Name(parsed), display.Self.Name(parsed), order,
		d.Direction, script, strings.Join(fonts, ", "), strconv.FormatFloat(d.LineHeight, 'g', -1, 64), d.Stop, d.Question, d.Comma)
	return p.create(filepath.Join("content", "languages", id+".toml"), text)
}

const languageTemplate = `tag = "%s"
name = "%s"
autonym = "%s"                       # its own name for itself: ask a reader
order = %d                           # place in the chooser
direction = "%s"
script = "%s"
fonts = [%s]                         # the first that has a character draws it
line_height = %s
digits = "latn"
full_stop = "%s"
question_mark = "%s"
comma = "%s"
hours = "from-midnight"              # or "from-six", where the day is counted from sunrise
`

// create writes a new file of the tree, whole or not at all.
func (p *Project) create(file, text string) (string, error) {
	name := filepath.Join(p.Tree.Dir(), file)
	if err := notThere(name); err != nil {
		return "", err
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return "", err
	}
	return file, writeFile(name, []byte(text))
}

package prose

import (
	"regexp"
	"strings"
)

// A Body is the text of a message.
type Body []Block

// A Block is a paragraph or a list. Exactly one of the two is set.
type Block struct {
	Paragraph Inline
	List      []Inline // one level; no numbers
}

// Inline is a run of text as a sequence of spans.
type Inline []Span

// A Span is text, or a placeholder such as {emergency}.
type Span struct {
	Text        string // plain text; empty where Placeholder is set
	Placeholder string // the name without braces
	Strong      bool
}

// Isolates of UAX #9: a number or a foreign word goes between them, so that
// the bidirectional algorithm treats it as one neutral thing.
const (
	LRI = "\u2066"
	FSI = "\u2068"
	PDI = "\u2069"
)

// groups are digits in groups, as telephone numbers are written.
var groups = regexp.MustCompile(`\+?[0-9]+(?:[ \x{00a0}\x{202f}-][0-9]+)+`)

// isolate isolates a number that is long enough to be a telephone's: "9-12" is
// a range, and reads in the direction of its line.
func isolate(number string) string {
	digits := 0
	for _, r := range number {
		if r >= '0' && r <= '9' {
			digits++
		}
	}
	if digits < 6 {
		return number
	}
	return LRI + number + PDI
}

// Plain is the text alone, placeholders as {name}.
func (in Inline) Plain() string {
	var b strings.Builder
	for _, s := range in {
		if s.Placeholder != "" {
			b.WriteString("{" + s.Placeholder + "}")
			continue
		}
		b.WriteString(s.Text)
	}
	return b.String()
}

// Fill replaces placeholders by their values, each isolated left-to-right, and
// isolates the telephone numbers that stand in the text itself: between
// right-to-left letters the groups of "116 123" would change places (UAX #9,
// W4 to W7 and N1 see two numbers). A placeholder without a value stays as it
// is; the library has made sure that each is known.
func (in Inline) Fill(values map[string]string) Inline {
	out := make(Inline, 0, len(in))
	for _, s := range in {
		if v, ok := values[s.Placeholder]; ok && s.Placeholder != "" {
			s = Span{Text: LRI + v + PDI, Strong: s.Strong}
		} else if s.Placeholder == "" {
			s.Text = groups.ReplaceAllStringFunc(s.Text, isolate)
		}
		out = append(out, s)
	}
	return out
}

// Fill fills every block.
func (b Body) Fill(values map[string]string) Body {
	out := make(Body, len(b))
	for i, block := range b {
		if block.List == nil {
			out[i].Paragraph = block.Paragraph.Fill(values)
			continue
		}
		for _, item := range block.List {
			out[i].List = append(out[i].List, item.Fill(values))
		}
	}
	return out
}

// Inlines is every paragraph and list item in reading order.
func (b Body) Inlines() []Inline {
	var all []Inline
	for _, block := range b {
		if block.List == nil {
			all = append(all, block.Paragraph)
			continue
		}
		all = append(all, block.List...)
	}
	return all
}

// Plain is the whole text, a line a block or item.
func (b Body) Plain() string {
	var lines []string
	for _, in := range b.Inlines() {
		lines = append(lines, in.Plain())
	}
	return strings.Join(lines, "\n")
}

// Placeholders lists the names used, in order of appearance, each once.
func (b Body) Placeholders() []string {
	var names []string
	seen := map[string]bool{}
	for _, in := range b.Inlines() {
		for _, s := range in {
			if s.Placeholder != "" && !seen[s.Placeholder] {
				seen[s.Placeholder] = true
				names = append(names, s.Placeholder)
			}
		}
	}
	return names
}

package check

import (
	"maps"
	"slices"
	"strings"

	"salam/internal/library"
	"salam/internal/phrase"
)

// A Mended is a file as --fix would leave it.
type Mended struct {
	File    string
	Text    string
	Changes []Change
	Left    []int // lines that would change and are left: the text is written with escapes
}

// A Change is one line, before and after.
type Change struct {
	Line          int
	Before, After string
}

// FixTranslation mends a translation in the text of its file: title, alt,
// short and body. ok is false where nothing changes.
func (c *Checker) FixTranslation(m *library.Message, t *library.Translation) (mended Mended, ok bool) {
	front, body := cutFront(t.Written, t.Start)
	lines := strings.Split(front, "\n")
	f := fixer{file: t.File, lines: lines}
	for _, part := range []struct{ key, source, text string }{{"title", m.Title, t.Title}, {"alt", m.Alt, t.Alt}, {"short", m.Short, t.Short}} {
		f.value(t.Lines.Of(part.key), part.text, c.Fixed(part.source, part.text))
	}
	tail := t.Written[len(front)+len(body):]
	fixed := c.Fixed(m.Markdown, body)
	before, after := strings.Split(body, "\n"), strings.Split(fixed, "\n")
	if len(before) != len(after) { // no rule joins or parts lines
		after, fixed = before, body
	}
	for i := range before {
		if before[i] != after[i] {
			f.changes = append(f.changes, Change{t.Start + 1 + i, before[i], after[i]})
		}
	}
	return Mended{File: t.File, Text: strings.Join(f.lines, "\n") + fixed + tail, Changes: f.changes, Left: f.left}, len(f.changes)+len(f.left) > 0
}

// FixBook mends the words of the interface in the text of their file.
func (c *Checker) FixBook(file, text string, b, english *phrase.Book) (mended Mended, ok bool) {
	f := fixer{file: file, lines: strings.Split(text, "\n")}
	texts := b.Strings()
	source := map[string]string{}
	if english != nil {
		source = english.Strings()
	}
	for _, key := range slices.Sorted(maps.Keys(texts)) {
		f.value(b.Line(key), texts[key], c.Fixed(source[key], texts[key]))
	}
	slices.SortFunc(f.changes, func(a, b Change) int { return a.Line - b.Line })
	return Mended{File: file, Text: strings.Join(f.lines, "\n"), Changes: f.changes, Left: f.left}, len(f.changes)+len(f.left) > 0
}

// FixPairs mends the translations of a file of pairs.
func (c *Checker) FixPairs(file, src string, pairs []Pair) (mended Mended, ok bool) {
	f := fixer{file: file, lines: strings.Split(src, "\n")}
	fixed := make([]string, len(pairs))
	each(len(pairs), func(i int) { fixed[i] = c.Fixed(pairs[i].English, pairs[i].Translation) })
	for i, p := range pairs {
		if fixed[i] == p.Translation {
			continue
		}
		parts := strings.SplitN(f.lines[p.Line-1], "\t", 4)
		tail := ""
		if len(parts) == 3 && strings.HasSuffix(parts[2], "\r") {
			tail = "\r"
		}
		parts[2] = escape.Replace(fixed[i]) + tail
		line := strings.Join(parts, "\t")
		f.changes = append(f.changes, Change{p.Line, p.Translation, fixed[i]})
		f.lines[p.Line-1] = line
	}
	return Mended{File: file, Text: strings.Join(f.lines, "\n"), Changes: f.changes}, len(f.changes) > 0
}

var escape = strings.NewReplacer(`\`, `\\`, "\t", `\t`, "\n", `\n`)

type fixer struct {
	file    string
	lines   []string
	changes []Change
	left    []int
}

// value writes a text of a line key = "…". A text with escapes is left: the
// line does not hold it as it is.
func (f *fixer) value(line int, before, after string) {
	if before == after || line < 1 || line > len(f.lines) {
		return
	}
	old := f.lines[line-1]
	quoted := `"` + before + `"`
	if strings.Count(old, quoted) != 1 || strings.ContainsAny(after, "\"\\") {
		f.left = append(f.left, line)
		return
	}
	f.lines[line-1] = strings.Replace(old, quoted, `"`+after+`"`, 1)
	f.changes = append(f.changes, Change{line, before, after})
}

// Visible is a text in which characters that nobody sees have their names.
func Visible(s string) string {
	return strings.NewReplacer("\u200b", "‹ZWSP›", "\u200c", "‹ZWNJ›", "\u200d", "‹ZWJ›", "\u200e", "‹LRM›", "\u200f", "‹RLM›", "\u061c", "‹ALM›",
		"\u00ad", "‹SHY›", "\u2060", "‹WJ›", "\ufeff", "‹BOM›", "\u00a0", "‹NBSP›", "\u202f", "‹NNBSP›",
		"\u202a", "‹LRE›", "\u202b", "‹RLE›", "\u202c", "‹PDF›", "\u202d", "‹LRO›", "\u202e", "‹RLO›", "\u2066", "‹LRI›", "\u2067", "‹RLI›", "\u2068", "‹FSI›", "\u2069", "‹PDI›").Replace(s)
}

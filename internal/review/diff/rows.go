package diff

import (
	"html/template"
	"maps"
	"slices"

	"salam/internal/language"
	"salam/internal/library"
	"salam/internal/prose"
	"salam/internal/review/page"
)

// A row is one place of a text: the English and the translation, each with
// what was and what is.
type row struct {
	Name           string
	English, Lines []line
	Changed        bool
}

// A line is one side of a comparison. Diff is nil where nothing is compared.
type line struct {
	Label string // same, was, now, new, gone
	HTML  template.HTML
	Text  string // as it stands, for the summary
	Dir   language.Direction
}

// lines compares two versions of one place. nil is none.
func lines(l *language.Language, old, new *string) []line {
	switch {
	case old == nil && new == nil:
		return nil
	case old == nil:
		return []line{{"new", page.Line(l, *new), *new, l.Direction}}
	case new == nil:
		return []line{{"gone", page.Was(l, []prose.Change{{Kind: prose.Removed, Text: *old}}), *old, l.Direction}}
	case *old == *new:
		return []line{{"same", page.Line(l, *new), *new, l.Direction}}
	}
	changes := prose.Diff(*old, *new)
	return []line{{"was", page.Was(l, changes), *old, l.Direction}, {"now", page.Now(l, changes), *new, l.Direction}}
}

func changed(lines []line) bool {
	return slices.ContainsFunc(lines, func(l line) bool { return l.Label != "same" })
}

// parts are the fields of a text that stand by themselves, and its paragraphs.
type parts struct {
	title, short, alt *string
	blocks            []string
}

func ofMessage(m *library.Message) parts {
	if m == nil {
		return parts{}
	}
	return parts{&m.Title, &m.Short, &m.Alt, paragraphs(m.Body, m.Markdown)}
}

func ofTranslation(t *library.Translation) parts {
	if t == nil {
		return parts{}
	}
	return parts{&t.Title, &t.Short, &t.Alt, paragraphs(t.Body, t.Markdown)}
}

// paragraphs are the paragraphs and list items as plain text. Strong words
// keep their asterisks out: that some words became bold is shown where nothing
// else has changed.
func paragraphs(b prose.Body, markdown string) []string {
	var all []string
	for _, in := range b.Inlines() {
		all = append(all, strong(in))
	}
	if len(all) == 0 && markdown != "" {
		all = []string{markdown} // it cannot be read: shown as it stands
	}
	return all
}

func strong(in prose.Inline) string {
	s := ""
	for _, span := range in {
		text := prose.Inline{span}.Plain()
		if span.Strong {
			text = "**" + text + "**"
		}
		s += text
	}
	return s
}

func (d *differ) englishRows(was, is *library.Message) []row {
	en := d.head.Library.English()
	old, new := ofMessage(was), ofMessage(is)
	rows := []row{{Name: "Title", English: lines(en, old.title, new.title)}}
	for _, p := range prose.Align(old.blocks, new.blocks) {
		rows = append(rows, row{Name: "Text", English: lines(en, at(old.blocks, p.Old), at(new.blocks, p.New))})
	}
	rows = append(rows, row{Name: "As a text message", English: lines(en, old.short, new.short)}, row{Name: "The picture in words", English: lines(en, old.alt, new.alt)})
	return mark(rows)
}

// rows sets the translation against the English, paragraph against paragraph
// where both have as many of them, and else the whole against the whole.
// Sentences are never made to match.
func (d *differ) rows(l *language.Language, was, is *library.Message, old, new *library.Translation) []row {
	en := d.head.Library.English()
	a, b, x, y := ofMessage(was), ofMessage(is), ofTranslation(old), ofTranslation(new)
	rows := []row{{Name: "Title", English: lines(en, a.title, b.title), Lines: lines(l, x.title, y.title)}}
	english, own := prose.Align(a.blocks, b.blocks), prose.Align(x.blocks, y.blocks)
	if len(b.blocks) == len(y.blocks) {
		for i := range b.blocks {
			rows = append(rows, row{Name: "Text", English: lines(en, at(a.blocks, oldOf(english, i)), &b.blocks[i]), Lines: lines(l, at(x.blocks, oldOf(own, i)), &y.blocks[i])})
		}
		for _, p := range english {
			if p.New < 0 {
				rows = append(rows, row{Name: "Text", English: lines(en, &a.blocks[p.Old], nil)})
			}
		}
		for _, p := range own {
			if p.New < 0 {
				rows = append(rows, row{Name: "Text", Lines: lines(l, &x.blocks[p.Old], nil)})
			}
		}
	} else {
		r := row{Name: "Text"}
		for _, p := range english {
			r.English = append(r.English, lines(en, at(a.blocks, p.Old), at(b.blocks, p.New))...)
		}
		for _, p := range own {
			r.Lines = append(r.Lines, lines(l, at(x.blocks, p.Old), at(y.blocks, p.New))...)
		}
		rows = append(rows, r)
	}
	rows = append(rows, row{Name: "As a text message", English: lines(en, a.short, b.short), Lines: lines(l, x.short, y.short)},
		row{Name: "The picture in words", English: lines(en, a.alt, b.alt), Lines: lines(l, x.alt, y.alt)})
	return mark(rows)
}

func mark(rows []row) []row {
	for i := range rows {
		rows[i].Changed = changed(rows[i].English) || changed(rows[i].Lines)
	}
	return rows
}

func oldOf(pairs []prose.Pair, new int) int {
	for _, p := range pairs {
		if p.New == new {
			return p.Old
		}
	}
	return -1
}

func at(blocks []string, i int) *string {
	if i < 0 {
		return nil
	}
	return &blocks[i]
}

// keyRows compares two tables of the interface by key; the English of today
// stands beside.
func keyRows(l *language.Language, old, new map[string]string, en *language.Language, english map[string]string) []row {
	names := maps.Clone(old)
	maps.Copy(names, new)
	get := func(m map[string]string, key string) *string {
		if s, ok := m[key]; ok {
			return &s
		}
		return nil
	}
	var rows []row
	for _, key := range slices.Sorted(maps.Keys(names)) {
		r := row{Name: key, Lines: lines(l, get(old, key), get(new, key))}
		if !changed(r.Lines) {
			continue
		}
		if en == nil {
			r.English, r.Lines = r.Lines, nil
		} else if s := get(english, key); s != nil {
			r.English = []line{{"same", page.Line(en, *s), *s, en.Direction}}
		}
		r.Changed = true
		rows = append(rows, r)
	}
	return rows
}

package compare

import (
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"html/template"
	"io"

	"salam/internal/evidence"
	"salam/internal/library"
	"salam/internal/review/page"
)

//go:embed compare.html
var source string

//go:embed compare.js
var script string

var layout = template.Must(template.New("compare").Funcs(template.FuncMap{
	"own": page.Own,
	"add": func(a, b int) int { return a + b },
}).Parse(source))

// ErrNothing says that no text waits for this reader.
var ErrNothing = errors.New("no text waits for it")

// Write writes the page and lists the texts that stand on it.
func Write(w io.Writer, style *page.Style, lib *library.Library, st *evidence.Standing, opt Options) ([]string, error) {
	c := &composer{lib: lib, st: st, opt: opt, l: lib.Language(opt.Language), en: lib.English()}
	if c.l == nil {
		return nil, fmt.Errorf("there is no language %q", opt.Language)
	}
	v := view{Reader: opt.Reader, Language: opt.Language, Name: c.l.Name, Own: page.Own(c.l), Clinician: opt.Clinician, English: c.l.IsSource(), Kind: string(evidence.Meaning), AsOf: st.AsOf.String()}
	if opt.Clinician {
		v.Kind = string(evidence.Clinical)
	}
	var names []string
	for _, id := range c.wanted() {
		t, err := c.text(id)
		if err != nil {
			return nil, err
		}
		if opt.Clinician {
			t.Retellings = nil // what people said stays with those who had to hear it
		}
		v.Texts = append(v.Texts, t)
		names = append(names, id)
	}
	if len(v.Texts) == 0 {
		return nil, ErrNothing
	}
	var b bytes.Buffer
	if err := layout.Execute(&b, v); err != nil {
		return nil, fmt.Errorf("the comparison: %w", err)
	}
	title := "What does it say? " + c.l.Name
	if opt.Clinician {
		title = "Is it safe? " + c.l.Name
	}
	return names, style.Write(w, page.Page{Title: title, Body: template.HTML(b.String()), Script: script})
}

type view struct {
	Reader, Language, Name, Kind, AsOf string
	Own                                template.HTML
	Clinician, English                 bool
	Texts                              []*text
}

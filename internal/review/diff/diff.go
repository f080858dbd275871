package diff

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"maps"
	"slices"
	"strings"

	"salam/internal/check"
	"salam/internal/evidence"
	"salam/internal/prose"
	"salam/internal/review/page"
)

//go:embed diff.html
var source string

var layout = template.Must(template.New("diff").Funcs(template.FuncMap{"own": page.Own, "words": rowWords}).Parse(source))

// Options say how the folder is made.
type Options struct {
	Style *page.Style
}

// Make compares two sides and gives the files of the folder by their slash
// paths: index.html, summary.md, and what they show.
func Make(base, head *Side, opt Options) (map[string][]byte, error) {
	d := &differ{base: base, head: head, opt: opt, files: map[string][]byte{}}
	v := view{Base: base.Name, Head: head.Name}
	for _, f := range head.Faults {
		v.Faults = append(v.Faults, fault{f.Where(), f.What, f.Hint})
	}
	v.People = d.peopleChanges()
	v.Policy = prose.Diff(base.Library.Policy.Text, head.Library.Policy.Text)
	v.PolicyChanged = base.Library.Policy.Text != head.Library.Policy.Text
	var err error
	if v.Changes, err = d.changes(); err != nil {
		return nil, err
	}
	v.Needs = needs(v.Changes)
	for _, f := range head.Findings {
		if f.Severity == check.Error {
			v.Errors++
		}
	}
	var b bytes.Buffer
	if err := layout.Execute(&b, v); err != nil {
		return nil, fmt.Errorf("the page of the changes: %w", err)
	}
	var out bytes.Buffer
	if err := opt.Style.Write(&out, page.Page{Title: "What has changed", Body: template.HTML(b.String())}); err != nil {
		return nil, err
	}
	d.files["index.html"] = out.Bytes()
	d.files["summary.md"] = []byte(summary(v))
	return d.files, nil
}

type view struct {
	Base, Head    string
	Faults        []fault
	Errors        int
	People        []string
	Policy        []prose.Change
	PolicyChanged bool
	Needs         []need
	Changes       []change
}

type fault struct{ Where, What, Hint string }

// A need is one thing that is still needed, and for which texts.
type need struct {
	What  string
	Texts []string
}

// needs gathers what the changed texts, and those that they touch, still need.
func needs(all []change) (out []need) {
	add := func(what, text string) {
		i := slices.IndexFunc(out, func(n need) bool { return n.What == what })
		if i < 0 {
			out, i = append(out, need{What: what}), len(out)
		}
		if !slices.Contains(out[i].Texts, text) {
			out[i].Texts = append(out[i].Texts, text)
		}
	}
	for _, c := range all {
		for _, t := range c.Texts {
			for _, n := range t.Needs {
				add(n, c.ID)
			}
		}
		for _, e := range c.Others {
			for _, n := range e.Needs {
				add(n, c.ID)
			}
		}
	}
	return out
}

// peopleChanges says who has come, gone, or may do something else: with a
// handle of their own somebody could pass their own text.
func (d *differ) peopleChanges() (all []string) {
	old, _ := evidence.ParsePeople(d.base.Library, d.base.Library.Contributors)
	new, _ := evidence.ParsePeople(d.head.Library, d.head.Library.Contributors)
	said := func(p *evidence.Person) string {
		var roles []string
		for _, r := range p.Roles {
			roles = append(roles, string(r))
		}
		return strings.Join(roles, ", ") + " (" + strings.Join(p.Languages, ", ") + ")"
	}
	names := maps.Clone(old)
	maps.Copy(names, new)
	for _, h := range slices.Sorted(maps.Keys(names)) {
		was, is := old[h], new[h]
		switch {
		case was == nil:
			all = append(all, h+" is new: "+said(is))
		case is == nil:
			all = append(all, h+" is gone: "+said(was))
		case said(was) != said(is):
			all = append(all, h+" was "+said(was)+" and is "+said(is))
		}
	}
	return all
}

// rowWords marks a comparison of a file that is no prose.
func rowWords(changes []prose.Change) template.HTML {
	var b strings.Builder
	for _, c := range changes {
		text := template.HTMLEscapeString(c.Text)
		switch c.Kind {
		case prose.Removed:
			text = "<del>" + text + "</del>"
		case prose.Added:
			text = "<ins>" + text + "</ins>"
		}
		b.WriteString(text)
	}
	return template.HTML(b.String())
}

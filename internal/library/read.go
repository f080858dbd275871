package library

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"salam/internal/illustration"
	"salam/internal/language"
	"salam/internal/phrase"
	"salam/internal/tree"
)

const (
	messageFolder      = "content/messages"
	translationFolder  = "translations"
	illustrationFolder = "assets/illustrations"
	sheetFolder        = "content/sheets"
)

// Read reads the whole tree. The library holds what could be read, also when
// there are faults, so that a check can say everything at once.
func Read(t *tree.Tree) (*Library, tree.Faults) {
	lib := &Library{
		Translations:  map[string]map[string]*Translation{},
		Next:          map[string]map[string]*Translation{},
		Books:         map[string]*phrase.Book{},
		Illustrations: map[string]*illustration.Illustration{},
		Glossaries:    map[string][]Term{},
	}
	r := reading{t: t, lib: lib}
	r.languages()
	r.tables()
	r.illustrations()
	r.messages()
	r.questions()
	r.translations()
	r.successors()
	r.books()
	r.glossaries()
	r.places()
	r.sheets()
	r.evidence()
	r.strangers()
	r.faults.Sort()
	return lib, r.faults
}

type reading struct {
	t      *tree.Tree
	lib    *Library
	faults tree.Faults
}

// there reports whether a file of the tree exists, whether or not it could be
// read: a file that is broken is one fault, not one more wherever it is named.
func (r *reading) there(folder, id, suffix string) bool {
	return tree.ValidID(id) && r.t.Exists(path.Join(folder, id+suffix))
}

func (r *reading) add(fs tree.Faults) { r.faults = append(r.faults, fs...) }

func (r *reading) languages() {
	all, fs := language.Read(r.t)
	r.add(fs)
	r.lib.Languages = all
}

// tables reads the small files of content.
func (r *reading) tables() {
	topics := map[string]Topic{}
	_, fs := r.t.TOML("content/topics.toml", &topics)
	r.add(fs)
	for id, topic := range topics {
		topic.ID = id
		r.lib.Topics = append(r.lib.Topics, topic)
	}
	slices.SortFunc(r.lib.Topics, func(a, b Topic) int {
		return cmp.Or(cmp.Compare(a.Order, b.Order), strings.Compare(a.ID, b.ID))
	})
	r.lib.Facts = map[string]Fact{}
	lines, fs := r.t.TOML(FactFile, &r.lib.Facts)
	r.add(fs)
	for id, f := range r.lib.Facts {
		f.Line = lines.Of(id)
		r.lib.Facts[id] = f
		if f.Says == "" || f.Source == "" || f.Checked == (tree.Date{}) {
			r.faults.Add(FactFile, f.Line, "a fact has says, source, checked and confidence", "the fact %q is incomplete", id)
		}
		if !slices.Contains([]string{Confirmed, SecondHand, Memory}, f.Confidence) {
			r.faults.Add(FactFile, f.Line, "one of confirmed, second-hand, memory", "the fact %q has confidence = %q", id, f.Confidence)
		}
	}
	named, fs := language.ReadNamed(r.t)
	r.add(fs)
	r.lib.Named = named
	r.promises()
	r.sender()
	for name, into := range map[string]*File{"content/policy.toml": &r.lib.Policy, "translations/contributors.toml": &r.lib.Contributors} {
		into.Path = name
		if r.t.Exists(name) {
			text, fs := r.t.Text(name, tree.TOMLLimit)
			r.add(fs)
			into.Text = text
		}
	}
}

// promises reads what a place may be asked to confirm. A tree whose messages
// ask for nothing but placeholders needs no such file.
func (r *reading) promises() {
	r.lib.Promises = map[string]Promise{}
	if !r.t.Exists(promiseFile) {
		return
	}
	lines, fs := r.t.TOML(promiseFile, &r.lib.Promises)
	r.add(fs)
	for id, p := range r.lib.Promises {
		if !tree.ValidID(id) {
			r.faults.Add(promiseFile, lines.Of(id), "use a-z, 0-9 and hyphens", "%q is no id", id)
		}
		if strings.TrimSpace(p.Says) == "" {
			r.faults.Add(promiseFile, lines.Of(id), "write it so that somebody could sign it", "the promise %q says nothing", id)
		}
	}
}

func (r *reading) illustrations() {
	ids, fs := r.t.IDs(illustrationFolder, ".svg", ".toml", illustration.MonoSuffix)
	r.add(fs)
	for _, id := range ids {
		d, fs := illustration.Read(r.t, id)
		r.add(fs)
		if d != nil && len(fs) == 0 {
			r.lib.Illustrations[id] = d
		}
	}
	r.lib.Kit, fs = illustration.KitParts(r.t)
	r.add(fs)
	names, _ := r.t.Names(illustrationFolder)
	for _, n := range names {
		id, ok := strings.CutSuffix(n, ".toml")
		if !ok {
			id, ok = strings.CutSuffix(n, illustration.MonoSuffix)
		}
		if ok && !slices.Contains(ids, id) {
			r.faults.Add(path.Join(illustrationFolder, n), 0, "", "there is no drawing %s.svg", id)
		}
	}
}

func (r *reading) messages() {
	ids, fs := r.t.IDs(messageFolder, ".md", ".questions.toml")
	r.add(fs)
	for _, id := range ids {
		m, fs := readMessage(r.t, id)
		r.add(fs)
		if m == nil {
			continue
		}
		r.references(m)
		r.lib.Messages = append(r.lib.Messages, m)
	}
	order := map[string]int{}
	for i, topic := range r.lib.Topics {
		order[topic.ID] = i
	}
	slices.SortStableFunc(r.lib.Messages, func(a, b *Message) int {
		return cmp.Or(cmp.Compare(order[a.Topic], order[b.Topic]), cmp.Compare(a.Order, b.Order), strings.Compare(a.ID, b.ID))
	})
}

// references checks what a message names.
func (r *reading) references(m *Message) {
	if !slices.ContainsFunc(r.lib.Topics, func(t Topic) bool { return t.ID == m.Topic }) {
		r.faults.Add(m.File, m.Lines.Of("topic"), "see content/topics.toml", "there is no topic %q", m.Topic)
	}
	for _, f := range m.Facts {
		if _, ok := r.lib.Facts[f]; !ok && tree.ValidID(f) {
			r.faults.Add(m.File, m.Lines.Of("facts"), "see content/facts.toml", "there is no fact %q", f)
		}
	}
	for _, need := range m.Needs {
		if !r.lib.Confirmable(need) && tree.ValidID(need) {
			r.faults.Add(m.File, m.Lines.Of("needs"), "see "+promiseFile, "there is no promise %q", need)
		}
	}
	for _, d := range m.Drawings {
		if tree.ValidID(d) && !r.there(illustrationFolder, d, ".svg") {
			r.faults.Add(m.File, m.Lines.Of("illustration", "illustrations"), "draw "+path.Join(illustrationFolder, d+".svg"), "there is no drawing %q", d)
		}
	}
	r.placeholders(m.File, m.Lines.Of("title"), m.Placeholders())
}

func (r *reading) placeholders(file string, line int, names []string) {
	for _, p := range names {
		if !slices.Contains(Placeholders, p) {
			r.faults.Add(file, line, "known are {"+strings.Join(Placeholders, "}, {")+"}", "unknown placeholder {%s}", p)
		}
	}
}

func (r *reading) translations() {
	for _, l := range r.lib.Languages {
		folder := path.Join(translationFolder, l.ID)
		if !r.t.IsFolder(folder) {
			continue
		}
		ids, fs := r.t.IDs(folder, ".md", "ui.toml", "glossary.toml", ".next.md")
		r.add(fs)
		texts := map[string]*Translation{}
		for _, id := range ids {
			file := path.Join(folder, id+".md")
			if l.IsSource() {
				r.faults.Add(file, 0, "the English stands in "+messageFolder, "this file does not belong here")
				continue
			}
			tr, fs := readTranslation(r.t, l.ID, id)
			r.add(fs)
			if tr == nil {
				continue
			}
			if !r.there(messageFolder, id, ".md") {
				r.faults.Add(file, 0, "write "+path.Join(messageFolder, id+".md")+" or delete this file", "there is no message %q", id)
				continue
			}
			r.placeholders(file, tr.Start+1, tr.Placeholders())
			texts[id] = tr
		}
		r.lib.Translations[l.ID] = texts
	}
}

const nextSuffix = ".next.md"

// SuccessorFile is where the text stands that is to follow a translation.
func SuccessorFile(lang, id string) string { return path.Join(translationFolder, lang, id+nextSuffix) }

// successors reads the texts that are to follow a translation. They stand
// beside it under the same id, so that what is read of them now is what will
// be current.
func (r *reading) successors() {
	for _, l := range r.lib.Languages {
		if l.IsSource() {
			continue
		}
		folder := path.Join(translationFolder, l.ID)
		texts := map[string]*Translation{}
		for _, id := range r.named(folder, nextSuffix) {
			file := SuccessorFile(l.ID, id)
			text, fs := r.t.Text(file, tree.MessageLimit)
			r.add(fs)
			if len(fs) > 0 {
				continue
			}
			tr, fs := ParseTranslation(file, l.ID, id, text)
			r.add(fs)
			if tr == nil {
				continue
			}
			if !r.there(messageFolder, id, ".md") {
				r.faults.Add(file, 0, "write "+path.Join(messageFolder, id+".md")+" or delete this file", "there is no message %q", id)
				continue
			}
			r.placeholders(file, tr.Start+1, tr.Placeholders())
			texts[id] = tr
		}
		r.lib.Next[l.ID] = texts
	}
}

// named lists the ids of the files of a folder that end in suffix, among
// others that other readers are for.
func (r *reading) named(folder, suffix string) (ids []string) {
	names, _ := r.t.Names(folder)
	for _, n := range names {
		id, ok := strings.CutSuffix(n, suffix)
		switch {
		case !ok:
		case !tree.ValidID(id):
			r.faults.Add(path.Join(folder, n), 0, "use a-z, 0-9 and hyphens", "%q is no id", id)
		default:
			ids = append(ids, id)
		}
	}
	return ids
}

func (r *reading) books() {
	english := r.lib.English()
	if english == nil {
		return
	}
	en, fs := phrase.Read(r.t, english, nil)
	r.add(fs)
	r.lib.Books[english.ID] = en
	if en == nil {
		return
	}
	for _, l := range r.lib.Languages {
		if l.IsSource() {
			continue
		}
		b, fs := phrase.Read(r.t, l, en)
		r.add(fs)
		if b != nil {
			r.lib.Books[l.ID] = b
		}
	}
}

func (r *reading) glossaries() {
	for _, l := range r.lib.Languages {
		terms, fs := readGlossary(r.t, l.ID)
		r.add(fs)
		if terms != nil {
			r.lib.Glossaries[l.ID] = terms
		}
	}
}

func (r *reading) places() {
	places, fs := readPlaces(r.t)
	r.add(fs)
	r.lib.Places = places
	for _, p := range places {
		r.add(r.lib.CheckConfirms(p))
	}
	for _, m := range r.lib.Messages {
		for _, id := range m.Regions {
			if p := places[id]; p == nil && !r.there(placeFolder, id, ".toml") || p != nil && p.Kind != "region" {
				r.faults.Add(m.File, m.Lines.Of("regions"), "see "+placeFolder, "there is no region %q", id)
			}
		}
	}
}

// evidence carries the text of every record, with the language and message
// whose folder it lies in: a copy of a record into another folder shows.
func (r *reading) evidence() {
	r.records("content/evidence", language.Source)
	for _, l := range r.lib.Languages {
		if !l.IsSource() {
			r.records(path.Join(translationFolder, l.ID, "evidence"), l.ID)
		}
	}
	r.records(path.Join(translationFolder, language.Source, "evidence"), language.Source)
}

func (r *reading) records(folder, lang string) {
	messages, fs := r.t.Names(folder)
	r.add(fs)
	for _, m := range messages {
		sub := path.Join(folder, m)
		if !tree.ValidID(m) || !r.t.IsFolder(sub) {
			r.faults.Add(sub, 0, "evidence lies in a folder named for its message", "this does not belong here")
			continue
		}
		names, fs := r.t.Names(sub)
		r.add(fs)
		for _, n := range names {
			file := path.Join(sub, n)
			if !strings.HasSuffix(n, ".toml") {
				r.faults.Add(file, 0, "records end in .toml", "this file does not belong here")
				continue
			}
			text, fs := r.t.Text(file, tree.TOMLLimit)
			r.add(fs)
			if len(fs) == 0 {
				r.lib.Evidence = append(r.lib.Evidence, File{Path: file, Language: lang, Message: m, Text: text})
			}
		}
	}
}

// strangers finds folders of languages that are not known, so that a
// misspelt folder is not silently left out.
func (r *reading) strangers() {
	names, fs := r.t.Names(translationFolder)
	r.add(fs)
	for _, n := range names {
		folder := path.Join(translationFolder, n)
		switch {
		case n == "contributors.toml":
		case !r.t.IsFolder(folder):
			r.faults.Add(folder, 0, "translations lie in a folder named for their language", "this file does not belong here")
		case r.lib.Language(n) == nil && !r.there("content/languages", n, ".toml"):
			r.faults.Add(folder, 0, "write content/languages/"+n+".toml: a language is data", "there is no language %q", n)
		}
	}
}

package site

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"salam"
	"salam/internal/edition"
	"salam/internal/evidence"
	"salam/internal/illustration"
	"salam/internal/language"
	"salam/internal/library"
	"salam/internal/prose"
	"salam/internal/tree"
)

// words answers for phrases with their key, so that a test sees which one
// stands where.
type words struct {
	own, english *language.Language
	shown        bool
}

func (w words) Text(key string, _ map[string]string) edition.Phrase {
	l := w.own
	if !w.shown {
		l = w.english
	}
	return edition.Phrase{Text: "⟨" + l.ID + " " + key + "⟩", Language: l}
}

func (w words) Count(key string, n int) edition.Phrase {
	return edition.Phrase{Text: fmt.Sprint(key, n), Language: w.own}
}

func lang(id, tag, name, autonym string, dir language.Direction, height float64, fonts ...string) *language.Language {
	return &language.Language{ID: id, Tag: tag, Name: name, Autonym: autonym, Direction: dir, LineHeight: height, Fonts: fonts}
}

// scene draws a person and a door, coarsely; x says where the person stands.
func scene(id string, x int) *illustration.Scene {
	box := func(x, y, w, h int, fill string) illustration.Op {
		p := func(x, y int) [3]illustration.Point { return [3]illustration.Point{{X: x * 1000, Y: y * 1000}} }
		return illustration.Op{Fill: fill, Stroke: "#1d2b3a", Width: 6000, Cap: "round", Join: "round", Path: []illustration.Segment{
			{Op: 'M', P: p(x, y)}, {Op: 'L', P: p(x+w, y)}, {Op: 'L', P: p(x+w, y+h)}, {Op: 'L', P: p(x, y+h)}, {Op: 'Z'},
		}}
	}
	return &illustration.Scene{ID: id, Box: illustration.Box{Width: 1000000, Height: 700000}, Ops: []illustration.Op{
		box(0, 560, 1000, 140, "#e6d3ac"), box(600, 160, 260, 400, "#1f7a80"),
		box(x, 300, 120, 260, "#c4573a"), box(x+20, 180, 80, 100, "#a36b45"),
	}}
}

func text(title, alt string, paragraphs ...string) *edition.Text {
	t := &edition.Text{Title: prose.Words(title), Alt: alt, Short: title}
	for _, p := range paragraphs {
		t.Body = append(t.Body, prose.Block{Paragraph: prose.Words(p).Fill(map[string]string{"emergency": "999"})})
	}
	return t
}

const (
	doctor = "see-a-doctor"
	index  = "index" // an id that means something to Hugo
)

// fixture is a publication in four languages and two messages: Arabic
// approved, Tigrinya a draft, Spanish without text, English.
func fixture(mode edition.Mode) *edition.Publication {
	en := lang("en", "en", "English", "English", language.LTR, 1.5, "Noto Sans")
	ar := lang("ar", "ar", "Arabic", "العربية", language.RTL, 1.75, "Vazirmatn", "Noto Naskh Arabic", "Noto Sans")
	ti := lang("ti", "ti", "Tigrinya", "ትግርኛ", language.LTR, 1.65, "Noto Sans Ethiopic", "Noto Sans")
	es := lang("es", "es", "Spanish", "Español", language.LTR, 1.5, "Noto Sans")
	preview := mode == edition.Preview
	pub := &edition.Publication{Mode: mode, Sender: "Hotel Health Team",
		Place: &library.Place{ID: "england", Kind: "region", Name: "England", Emergency: "999", Advice: "111"}}
	english := func(title string) *edition.Text {
		return text(title, "Alt of "+title+".", "First English paragraph.", "In danger call {emergency}.")
	}
	volume := func(l *language.Language, shown bool, entries ...edition.Entry) {
		pub.Volumes = append(pub.Volumes, edition.Volume{Language: l, Phrases: words{l, en, shown}, Entries: entries,
			Units: []edition.Unit{{Name: "site", State: evidence.Draft, Shown: shown}}})
	}
	entry := func(id, title string, l *language.Language, state evidence.State, t *edition.Text) edition.Entry {
		x := 120
		if l.RTL() {
			x = 760
		}
		e := edition.Entry{ID: id, Kind: library.Ordinary, State: state, Text: t, English: english(title),
			Pictures: []*illustration.Scene{scene(id, x)}, NotTried: preview, Alone: preview,
			Source: prose.Hash("source", id, "en"), Translation: prose.Hash("translation", id, l.ID), Illustration: prose.Hash("illustration", id, "")}
		if l.IsSource() {
			e.English, e.Translation = nil, ""
		}
		if t == nil && !preview {
			e.Pictures = nil
		}
		if t != nil && state == evidence.Draft {
			e.Mark = edition.AsDraft
		}
		return e
	}
	tigrinya := text("ናብ ሓኪም ምኻድ ብነጻ እዩ", "ሰብኣይ ከብዱ ሒዙ።", "ሓኪም ክትርእዩ ትኽእሉ ኢኹም።", "ሓደጋ እንተሎ {emergency} ደውሉ።")
	state := evidence.Draft
	if !preview {
		tigrinya, state = nil, evidence.Draft
	}
	volume(ti, preview,
		entry(doctor, "You can see a doctor", ti, state, tigrinya),
		entry(index, "Two things", ti, evidence.Missing, nil))
	arabic := text("زيارة الطبيب مجانية", "رجل يضع يده على بطنه.", "كل شخص يستطيع أن يزور الطبيب.", "في الخطر اتصلوا بالرقم {emergency} فورًا.")
	volume(ar, true,
		entry(doctor, "You can see a doctor", ar, evidence.Approved, arabic),
		entry(index, "Two things", ar, evidence.Missing, nil))
	volume(es, preview,
		entry(doctor, "You can see a doctor", es, evidence.Missing, nil),
		entry(index, "Two things", es, evidence.Missing, nil))
	list := text("Two things", "A list.", "These:")
	list.Body = append(list.Body, prose.Block{List: []prose.Inline{prose.Words("One."), {{Text: "Two, "}, {Text: "strong", Strong: true}, {Text: "."}}}})
	volume(en, true,
		entry(doctor, "You can see a doctor", en, evidence.Approved, english("You can see a doctor")),
		entry(index, "Two things", en, evidence.Approved, list))
	return pub
}

// openTree is a tree with nothing of its own.
func openTree(t testing.TB) *tree.Tree {
	t.Helper()
	tr, err := tree.Open(t.TempDir(), salam.Defaults)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { tr.Close() })
	return tr
}

// build makes the site of a publication with one sheet in Arabic.
func build(t testing.TB, pub *edition.Publication, edit func(*Options)) string {
	t.Helper()
	opt := Options{Out: filepath.Join(t.TempDir(), "out"), Tree: openTree(t),
		Print: []PrintLink{{Lang: "ar", Path: "print/basics/ar.pdf", Messages: []string{doctor}}},
		Extra: func(dir string) error { return writeFile(dir, "print/basics/ar.pdf", []byte("%PDF-1.7\n")) },
	}
	if edit != nil {
		edit(&opt)
	}
	if err := Build(context.Background(), pub, opt); err != nil {
		t.Fatal(err)
	}
	return opt.Out
}

func read(t testing.TB, dir, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// htmlFiles lists the pages of a site.
func htmlFiles(t testing.TB, dir string) []string {
	t.Helper()
	names, err := regularFiles(dir)
	if err != nil {
		t.Fatal(err)
	}
	var pages []string
	for _, n := range names {
		if strings.HasSuffix(n, ".html") {
			pages = append(pages, n)
		}
	}
	return pages
}

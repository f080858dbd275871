package site

import (
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"salam"
	"salam/internal/browsertest"
	"salam/internal/edition"
	"salam/internal/evidence"
	et "salam/internal/evidence/evidencetest"
	"salam/internal/tree"
)

// recalled is a released tree with three sheets in Arabic, Tigrinya and
// Spanish, all issued: "keep" is as it was, "newer" has been issued again with
// other words, "gone" holds a message that was withdrawn. In Spanish nobody
// has read the words of the site.
func recalled(t testing.TB) (*edition.Publication, *tree.Tree, []PrintLink) {
	t.Helper()
	dir := et.Copy(t)
	if err := os.RemoveAll(dir + "/content/sheets"); err != nil {
		t.Fatal(err)
	}
	languages := []string{"ar", "ti", "es"}
	sheets := map[string]string{"keep": "interpreter", "newer": "see-a-doctor", "gone": "welcome"}
	for sheet, message := range sheets {
		et.Write(t, dir, "content/sheets/"+sheet+".toml", "kind = \"leaflet\"\npaper = \"a5\"\nmessages = [\""+message+"\"]\nlanguages = [\"ar\", \"ti\", \"es\"]\n")
	}
	et.Edit(t, dir, "content/sender.toml", "name = ", "address = \"https://health.example\"\nname = ")
	for _, lang := range languages {
		et.Approve(t, dir, lang, "interpreter", "see-a-doctor", "welcome")
		if lang != "es" {
			et.ApproveInterface(t, dir, lang)
		}
	}
	open := func() *tree.Tree {
		tr, err := tree.Open(dir, salam.Defaults)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { tr.Close() })
		return tr
	}
	issue := func(day tree.Date) {
		lib, st := et.Standing(t, dir, et.AsOf)
		l, faults := edition.ReadLedger(open())
		current, more := edition.Compose(lib, st)
		if faults = append(faults, more...); len(faults) > 0 {
			t.Fatal(faults)
		}
		for _, e := range current {
			if i, fresh := l.Issue(e, day); fresh {
				file, text := i.Write()
				et.Write(t, dir, file, text)
			}
		}
	}
	issue(et.Day)
	for _, lang := range languages {
		file := "translations/" + lang + "/see-a-doctor.md"
		text := strings.TrimRight(et.Read(t, dir, file), "\n")
		et.Write(t, dir, file, text+"\n\n"+strings.TrimSpace(text[strings.LastIndexByte(text, '\n')+1:])+"\n")
		et.Checked(t, dir, lang, "see-a-doctor")
		et.Record(t, dir, et.Decision(lang, "welcome", evidence.Withdraw))
	}
	issue(et.AsOf)

	lib, st := et.Standing(t, dir, et.AsOf)
	tr := open()
	l, faults := edition.ReadLedger(tr)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	pub, faults := edition.Publish(lib, st, edition.Options{Mode: edition.Release, Ledger: l})
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	var print []PrintLink
	for _, i := range pub.Imprints {
		print = append(print, PrintLink{Lang: i.Languages[0], Path: "print/" + i.Sheet + "/" + i.Languages[0] + ".pdf", Messages: []string{sheets[i.Sheet]}, Edition: i.Code})
	}
	return pub, tr, print
}

// A page is there for every issued edition; it says what to do in the language
// of the sheet and in English, with a drawing, and leads to what is new.
func TestEditionPages(t *testing.T) {
	pub, tr, print := recalled(t)
	dir := build(t, pub, func(o *Options) {
		o.Tree, o.Print = tr, print
		o.Extra = func(out string) error {
			for _, p := range print {
				if err := writeFile(out, p.Path, []byte("%PDF")); err != nil {
					return err
				}
			}
			return nil
		}
	})
	checkPages(t, dir, false)
	if len(pub.Recalls) != 12 || len(print) != 6 {
		t.Fatalf("%d editions, %d sheets", len(pub.Recalls), len(print))
	}
	english := pub.Volume("en").Phrases
	// The tick, the arrow to another sheet, the cross: how their paths begin.
	drawn := map[string]string{"current": "M7 12l4 4", "newer": "M10 12h4", "stop": "M2 2l20 20"}
	seen := map[string]int{}
	for i := range pub.Recalls {
		r := &pub.Recalls[i]
		state := editionState(r)
		seen[r.Sheet+" "+state]++
		lang := r.Languages[0]
		page := path.Join("e", string(r.Code), "index.html")
		own := pub.Volume(lang).Phrases.Text("site.edition-"+state, nil)
		var title, said string
		var links []string
		var icon bool
		root := walk(t, dir, page, func(n *html.Node) {
			switch {
			case n.Data == "html" && (attr(n, "lang") != lang || attr(n, "dir") != string(pub.Volume(lang).Language.Direction)):
				t.Errorf("%s is in %q, %s", page, attr(n, "lang"), attr(n, "dir"))
			case n.Data == "h1":
				title = inner(n)
			case n.Data == "a":
				links = append(links, attr(n, "href"))
			case n.Data == "path" && attr(n.Parent.Parent, "class") == "ask "+state:
				icon = icon || strings.HasPrefix(attr(n, "d"), drawn[state])
			}
		})
		said = inner(root)
		if title != own.Text || !strings.Contains(said, english.Text("site.edition-"+state, nil).Text) || !strings.Contains(said, r.Code.Shown()) || !icon {
			t.Errorf("%s (%s): %q, icon %v\n%s", page, state, title, icon, said)
		}
		if n := strings.Count(said, english.Text("site.edition-"+state, nil).Text); n != 1 {
			t.Errorf("%s says it %d times in English", page, n)
		}
		if (own.Language.ID == "en") != (lang == "es") {
			t.Errorf("%s: the words are in %s", page, own.Language.ID)
		}
		pdf, next := "../../print/"+r.Sheet+"/"+lang+".pdf", "../"+string(r.By)+"/index.html"
		if want := state == "newer"; slices.Contains(links, pdf) != want || slices.Contains(links, next) != want {
			t.Errorf("%s (%s, by %q) leads to %q", page, state, r.By, links)
		}
	}
	for _, want := range []string{"keep current", "newer newer", "newer current", "gone stop"} {
		if seen[want] != 3 {
			t.Errorf("%v", seen)
			break
		}
	}
	home := read(t, dir, "e/index.html")
	for _, r := range pub.Recalls {
		if strings.Count(home, `href="`+string(r.Code)+`/index.html"`) != 1 {
			t.Errorf("e/index.html has no %s", r.Code)
		}
	}
	manifest := read(t, dir, manifestName)
	if n := strings.Count(manifest, `"recall": "take-down"`); n != 3 {
		t.Errorf("the manifest names %d editions to be taken down", n)
	}
	for _, name := range htmlFiles(t, dir) {
		for _, p := range []string{"Willow Road", "example-clinic"} {
			if strings.Contains(read(t, dir, name), p) {
				t.Errorf("%s names a place", name)
			}
		}
	}

	t.Run("browser", func(t *testing.T) {
		b := browsertest.Start(t)
		url := serve(t, dir).URL + "/"
		visits := []visit{{"e/index.html", "ltr"}}
		for i := range pub.Recalls {
			r := &pub.Recalls[i]
			lang := r.Languages[0]
			page := "e/" + string(r.Code) + "/index.html"
			visits = append(visits, visit{page, string(pub.Volume(lang).Language.Direction)})
			if os.Getenv("SALAM_SCREENS") != "" && (r.Sheet != "newer" || r.State != edition.Current) {
				p := b.Open(url+page, browsertest.Look{Width: 360, Height: 740, Scale: 1.5})
				screens(p, "edition-"+lang+"-"+editionState(r))
				p.Close()
			}
		}
		if os.Getenv("SALAM_SCREENS") != "" {
			p := b.Open(url+"e/index.html", browsertest.Look{Width: 360, Height: 740, Scale: 1.5})
			screens(p, "editions")
			p.Close()
		}
		checkInBrowser(t, b, url, visits, narrow, large, desk)
	})
}

// Without a ledger the page that explains is there all the same; a preview has
// neither page nor code.
func TestNoEditions(t *testing.T) {
	dir := build(t, fixture(edition.Release), nil)
	if !strings.Contains(read(t, dir, "e/index.html"), "site.edition-code") {
		t.Error("e/index.html explains nothing")
	}
	dir = build(t, fixture(edition.Preview), nil)
	if _, err := os.Stat(dir + "/e"); err == nil {
		t.Error("a preview has pages of editions")
	}
	pub, tr, _ := recalled(t)
	pub.Mode = edition.Preview
	if _, err := newSite(pub, Options{Tree: tr}); err == nil || !strings.Contains(err.Error(), "a preview has editions") {
		t.Errorf("%v", err)
	}
	pub.Mode = edition.Release
	pub.Recalls[0].Issue.Code = "../../etc"
	if _, err := newSite(pub, Options{Tree: tr}); err == nil || !strings.Contains(err.Error(), "no code of an edition") {
		t.Errorf("%v", err)
	}
}

package site

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"salam"
	"salam/internal/browsertest"
	"salam/internal/edition"
	"salam/internal/evidence"
	"salam/internal/language"
	"salam/internal/library"
	ui "salam/internal/phrase"
	"salam/internal/testtool"
	"salam/internal/tree"
)

// project publishes the tree that this package lies in.
func project(t testing.TB, mode edition.Mode) (*library.Library, *edition.Publication, *tree.Tree) {
	t.Helper()
	tr, err := tree.Open(testtool.Root(t), salam.Defaults)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { tr.Close() })
	lib, faults := library.Read(tr)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	day := tree.Date{Year: 2026, Month: 11, Day: 22}
	standing, faults := evidence.Compute(lib, day)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	pub, faults := edition.Publish(lib, standing, edition.Options{Mode: mode, AsOf: day})
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return lib, pub, tr
}

// The project's own preview, with every page held against its promises, and
// three languages and the others in a browser.
func TestProject(t *testing.T) {
	lib, pub, tr := project(t, edition.Preview)
	dir := build(t, pub, func(o *Options) { o.Tree, o.Print, o.Extra = tr, nil, nil })
	checkPages(t, dir, true)
	if n, want := len(htmlFiles(t, dir)), 2+len(lib.Languages)*(1+len(lib.Messages))+1+len(lib.Messages); n != want {
		t.Errorf("%d pages, want %d", n, want)
	}
	css, _ := filepath.Glob(filepath.Join(dir, "css", "*.css"))
	if info, err := os.Stat(css[0]); err != nil || info.Size() > 8<<10 {
		t.Errorf("the style: %v, %v", info, err)
	} else {
		t.Logf("%d bytes of style", info.Size())
	}
	t.Run("browser", func(t *testing.T) {
		b := browsertest.Start(t)
		server := serve(t, dir)
		var all, some []visit
		for _, l := range lib.Languages {
			home := visit{l.ID + "/index.html", string(l.Direction)}
			all = append(all, home)
			for _, m := range lib.Messages {
				all = append(all, visit{l.ID + "/" + m.ID + "/index.html", home.dir})
			}
			switch l.ID {
			case "ar", "ti", "es":
				some = append(some, all[len(all)-1-len(lib.Messages):]...)
			}
		}
		checkInBrowser(t, b, server.URL+"/", append(all, visit{"index.html", "ltr"}), narrow)
		checkInBrowser(t, b, server.URL+"/", some, large, desk)
	})
}

// A release of the project as it is, without any evidence, holds no word of
// any translation and no drawing.
func TestProjectRelease(t *testing.T) {
	lib, pub, tr := project(t, edition.Release)
	dir := build(t, pub, func(o *Options) { o.Tree, o.Print, o.Extra = tr, nil, nil })
	checkPages(t, dir, false)
	var drafts []string
	for id, translations := range lib.Translations {
		if len(lib.Evidence) > 0 {
			t.Skip("the project has evidence by now; edition's tests hold the release against it")
		}
		if id == language.Source {
			continue
		}
		for _, x := range translations {
			drafts = append(drafts, x.Title, x.Alt, x.Short)
			for _, in := range x.Body.Inlines() {
				drafts = append(drafts, strings.Split(in.Plain(), ". ")...)
			}
		}
		for _, unit := range ui.Units {
			drafts = append(drafts, lib.Books[id].Texts(unit)...)
		}
	}
	names, err := regularFiles(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range names {
		data := []byte(read(t, dir, n))
		for _, d := range drafts {
			// Short words such as "no" are in English as well.
			if len(d) > 12 && bytes.Contains(data, []byte(d)) {
				t.Errorf("%s holds the draft %q", n, d)
			}
		}
		if strings.HasPrefix(n, "d/") && !strings.HasPrefix(n, "d/icon") {
			t.Errorf("%s: a drawing that nobody has tried", n)
		}
	}
}

// Pictures of the real pages, for people: SALAM_SCREENS=folder.
func TestScreens(t *testing.T) {
	if os.Getenv("SALAM_SCREENS") == "" {
		t.Skip("SALAM_SCREENS names no folder")
	}
	b := browsertest.Start(t)
	for _, mode := range []edition.Mode{edition.Preview, edition.Release} {
		_, pub, tr := project(t, mode)
		if mode == edition.Preview { // so that every state is seen
			v := pub.Volume("ps")
			v.Entries[1].Text = nil
			v.Entries[2].Text, v.Entries[2].Pictures, v.Entries[2].Alone = nil, nil, false
			v.Entries[3].State, v.Entries[3].Mark = evidence.Approved, edition.Unmarked
		}
		var prints []PrintLink
		for _, v := range pub.Volumes {
			prints = append(prints, PrintLink{Lang: v.Language.ID, Path: "print/basics/" + v.Language.ID + ".pdf", Messages: []string{"see-a-doctor", "interpreter"}})
		}
		dir := build(t, pub, func(o *Options) {
			o.Tree, o.Print = tr, prints
			o.Extra = func(out string) error {
				for _, p := range prints {
					if err := writeFile(out, p.Path, []byte("%PDF")); err != nil {
						return err
					}
				}
				return nil
			}
		})
		url := serve(t, dir).URL + "/"
		shot := func(name, page string, look browsertest.Look) {
			p := b.Open(url+page, look)
			screens(p, string(mode)+"-"+name)
			p.Close()
		}
		phone, desk := browsertest.Look{Width: 360, Height: 740, Scale: 1.5}, browsertest.Look{Width: 1200, Height: 800}
		shot("chooser-phone", "index.html", phone)
		shot("chooser-desk", "index.html", desk)
		for _, l := range pub.Volumes {
			id := l.Language.ID
			shot(id+"-home-phone", id+"/index.html", phone)
			shot(id+"-doctor-phone", id+"/see-a-doctor/index.html", phone)
		}
		shot("ar-home-desk", "ar/index.html", desk)
		shot("ar-doctor-desk", "ar/see-a-doctor/index.html", desk)
		shot("ti-doctor-both", "ti/see-a-doctor/index.html#both", phone)
		shot("ar-doctor-both", "ar/see-a-doctor/index.html#both", phone)
		shot("ar-late", "ar/a-bit-late/index.html", phone)
		shot("404", "404.html", phone)
		if mode == edition.Release {
			continue
		}
		for i, name := range []string{"", "pictures", "nothing", "approved"} {
			if i > 0 {
				shot("ps-"+name, "ps/"+pub.Volume("ps").Entries[i].ID+"/index.html", phone)
			}
		}
		shot("wordless-home", "pictures/index.html", phone)
		shot("wordless-doctor", "pictures/see-a-doctor/index.html", phone)
		dark := browsertest.Look{Width: 360, Height: 740, Scale: 1.5, Media: map[string]string{"prefers-color-scheme": "dark"}}
		shot("ti-doctor-dark", "ti/see-a-doctor/index.html", dark)
		shot("ar-home-dark", "ar/index.html", dark)
		contrast := browsertest.Look{Width: 360, Height: 740, Scale: 1.5, Media: map[string]string{"prefers-contrast": "more"}}
		shot("am-doctor-contrast", "am/see-a-doctor/index.html", contrast)
		large := browsertest.Look{Width: 320, Height: 740, FontSize: 32}
		shot("om-doctor-large", "om/see-a-doctor/index.html", large)
		shot("om-home-large", "om/index.html", large)
	}
}

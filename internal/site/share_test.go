package site

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"salam/internal/edition"
	"salam/internal/evidence"
)

// shareable is the fixture with Arabic's doctor to be sent as an image.
func shareable(mode edition.Mode) (*edition.Publication, ShareLink) {
	pub := fixture(mode)
	pub.Volume("ar").Entry(doctor).Share = true
	return pub, ShareLink{Lang: "ar", Message: doctor, Path: "share/ar/" + doctor + ".png"}
}

func TestShare(t *testing.T) {
	for _, mode := range []edition.Mode{edition.Preview, edition.Release} {
		pub, link := shareable(mode)
		dir := build(t, pub, func(o *Options) {
			sheets := o.Extra
			o.Share = []ShareLink{link}
			o.Extra = func(dir string) error {
				if err := writeFile(dir, link.Path, []byte("\x89PNG")); err != nil {
					return err
				}
				return sheets(dir)
			}
		})
		checkPages(t, dir, mode == edition.Preview)
		for _, name := range htmlFiles(t, dir) {
			if has, want := strings.Contains(read(t, dir, name), "share/"), name == "ar/"+doctor+"/index.html"; has != want {
				t.Errorf("%s: a link to an image: %v", name, has)
			}
		}
		if s := read(t, dir, "ar/"+doctor+"/index.html"); !strings.Contains(s, `href="../../`+link.Path+`" type="image/png"`) || !strings.Contains(s, "⟨ar site.send⟩") {
			t.Error("the page has no way to its image, or no words for it")
		}
		if m := read(t, dir, "manifest.json"); !strings.Contains(m, link.Path) {
			t.Error("the manifest lacks the image")
		}
	}
}

// What may not be shared is refused, whatever a caller asks.
func TestShareRefused(t *testing.T) {
	for name, c := range map[string]struct {
		spoil func(pub *edition.Publication, l *ShareLink)
		extra string // a file that Extra writes besides
		want  string
	}{
		"not allowed": {func(pub *edition.Publication, _ *ShareLink) { pub.Volume("ar").Entry(doctor).Share = false }, "", "it may not be shared"},
		"no text": {func(pub *edition.Publication, l *ShareLink) {
			pub.Volume("es").Entry(doctor).Share = true
			l.Lang, l.Path = "es", "share/es/"+doctor+".png"
		}, "", "it may not be shared"},
		"a mark": {func(pub *edition.Publication, _ *ShareLink) { pub.Volume("ar").Entry(doctor).Mark = edition.AsOlder }, "", "it is not approved"},
		"a state": {func(pub *edition.Publication, _ *ShareLink) {
			pub.Volume("ar").Entry(doctor).State = evidence.OneReader
		}, "", "it is not approved"},
		"no language":    {func(_ *edition.Publication, l *ShareLink) { l.Lang = "xx" }, "", "no such language"},
		"no message":     {func(_ *edition.Publication, l *ShareLink) { l.Message = "xx" }, "", "no such message"},
		"another path":   {func(_ *edition.Publication, l *ShareLink) { l.Path = "share/../x.png" }, "", "no place in the output"},
		"another file":   {func(*edition.Publication, *ShareLink) {}, "share/ti/" + doctor + ".png", "an image that nobody announced"},
		"nobody made it": {func(_ *edition.Publication, l *ShareLink) {}, "none", "nobody wrote it"},
	} {
		pub, link := shareable(edition.Release)
		c.spoil(pub, &link)
		opt := Options{Out: filepath.Join(t.TempDir(), "out"), Tree: openTree(t), Share: []ShareLink{link}, Extra: func(dir string) error {
			if c.extra == "none" {
				return nil
			}
			if c.extra != "" {
				if err := writeFile(dir, c.extra, nil); err != nil {
					return err
				}
			}
			return writeFile(dir, link.Path, nil)
		}}
		if err := Build(context.Background(), pub, opt); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
}

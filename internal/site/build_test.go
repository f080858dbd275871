package site

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"salam/internal/edition"
)

var update = flag.Bool("update", false, "write the goldens anew")

var hashed = regexp.MustCompile(`-[0-9a-f]{8}\.(css|svg)$`)

// The files of a site and what the manifest says of them.
func TestStructure(t *testing.T) {
	for _, mode := range []edition.Mode{edition.Preview, edition.Release} {
		dir := build(t, fixture(mode), nil)
		var m Manifest
		if err := json.Unmarshal([]byte(read(t, dir, "manifest.json")), &m); err != nil {
			t.Fatal(err)
		}
		names, err := regularFiles(dir)
		if err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		b.WriteString("mode " + string(m.Mode) + "\n")
		listed := map[string]ManifestFile{}
		for _, f := range m.Files {
			listed[f.Path] = f
		}
		for _, n := range names {
			f, ok := listed[n]
			if !ok && n != "manifest.json" {
				t.Errorf("%s: the manifest lacks it", n)
			}
			delete(listed, n)
			b.WriteString(hashed.ReplaceAllString(n, "-HASH.$1"))
			if f.Language != "" {
				b.WriteString(" " + f.Language)
			}
			for _, x := range f.Texts {
				b.WriteString(" " + x.Message + ":" + x.State + ":" + x.Shows)
				for _, p := range []struct {
					letter string
					has    bool
				}{{"s", x.Source != ""}, {"t", x.Translation != ""}, {"i", x.Illustration != ""}} {
					if p.has {
						b.WriteString(" " + p.letter)
					}
				}
			}
			b.WriteString("\n")
		}
		for n := range listed {
			t.Errorf("%s: in the manifest, but not there", n)
		}
		golden(t, "structure-"+string(mode)+".txt", b.String())
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; got:\n%s", file, got)
	}
}

// The same publication gives the same bytes in another folder on another day.
func TestSameBytes(t *testing.T) {
	a := build(t, fixture(edition.Preview), func(o *Options) { o.clock = "2026-01-02T03:04:05Z" })
	t.Setenv("TZ", "Asia/Kabul")
	t.Setenv("HUGO_TITLE", "from the environment")
	t.Setenv("HUGO_DISABLEKINDS", "page")
	b := build(t, fixture(edition.Preview), func(o *Options) { o.clock = "2031-12-31T23:59:59Z" })
	sameTree(t, a, b)
}

func sameTree(t *testing.T, a, b string) {
	t.Helper()
	if d := differences(t, a, b); d != "" {
		t.Error(d)
	}
}

func differences(t testing.TB, a, b string) string {
	t.Helper()
	left, err := regularFiles(a)
	if err != nil {
		t.Fatal(err)
	}
	right, err := regularFiles(b)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Join(left, "\n") != strings.Join(right, "\n") {
		return "the lists of files differ"
	}
	for _, n := range left {
		if !bytes.Equal([]byte(read(t, a, n)), []byte(read(t, b, n))) {
			return n + " differs"
		}
	}
	return ""
}

// What may go wrong leaves the old site whole and nothing beside it.
func TestFailureLeavesTheOldSite(t *testing.T) {
	before := build(t, fixture(edition.Preview), nil)
	kept := filepath.Join(t.TempDir(), "kept")
	if err := os.CopyFS(kept, os.DirFS(before)); err != nil {
		t.Fatal(err)
	}
	own := func(name, text string) func(*Options) {
		return func(o *Options) {
			if err := writeFile(o.Tree.Dir(), name, []byte(text)); err != nil {
				t.Fatal(err)
			}
		}
	}
	cancelled, cancel := context.WithCancel(context.Background())
	cancel()
	for name, c := range map[string]struct {
		edit func(*Options)
		ctx  context.Context
		pub  func(*edition.Publication)
		want string
	}{
		"layout broken":     {edit: own("layouts/page.html", `{{ nosuchfunc }}`), want: "nosuchfunc"},
		"layout warns":      {edit: own("layouts/page.html", `{{ warnf "something is missing" }}`), want: "something is missing"},
		"layout lacks":      {edit: own("layouts/baseof.html", ``), want: "hugo did not make ar/index.html"},
		"layout fetches":    {edit: own("layouts/page.html", `{{ with try (resources.GetRemote "http://127.0.0.1:9/") }}{{ with .Err }}{{ errorf "%s" . }}{{ end }}{{ end }}`), want: "security"},
		"layout reads env":  {edit: own("layouts/page.html", `{{ getenv "PATH" }}`), want: "getenv"},
		"sheets fail":       {edit: func(o *Options) { o.Extra = func(string) error { return errors.New("out of ink") } }, want: "out of ink"},
		"sheet not written": {edit: func(o *Options) { o.Extra = nil }, want: "nobody wrote it"},
		"cancelled":         {ctx: cancelled, want: "canceled"},
		"no number":         {pub: func(p *edition.Publication) { p.Place.Emergency = "" }, want: "emergency"},
		"no languages":      {pub: func(p *edition.Publication) { p.Volumes = nil }, want: "no language"},
		"language taken":    {pub: func(p *edition.Publication) { p.Volumes[0].Language.ID = "pictures" }, want: "something else"},
		"id leads out":      {pub: func(p *edition.Publication) { p.Volumes[0].Entries[0].ID = "../x" }, want: "is no id"},
		"font escapes":      {pub: func(p *edition.Publication) { p.Volumes[0].Language.Fonts = []string{`"}*{x:y`} }, want: "font family"},
	} {
		t.Run(name, func(t *testing.T) {
			if c.ctx == nil {
				c.ctx = context.Background()
			}
			pub := fixture(edition.Preview)
			if c.pub != nil {
				c.pub(pub)
			}
			opt := Options{Out: before, Tree: openTree(t), Print: []PrintLink{{Lang: "ar", Path: "print/basics/ar.pdf"}},
				Extra: func(dir string) error { return writeFile(dir, "print/basics/ar.pdf", []byte("x")) }}
			if c.edit != nil {
				c.edit(&opt)
			}
			err := Build(c.ctx, pub, opt)
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Fatalf("got %v, want an error with %q", err, c.want)
			}
			if strings.Contains(err.Error(), "/work/") || strings.Contains(err.Error(), "goroutine") {
				t.Errorf("the error shows the machinery: %v", err)
			}
			sameTree(t, before, kept)
			if left, _ := filepath.Glob(filepath.Join(filepath.Dir(before), ".salam-*")); len(left) > 0 {
				t.Errorf("left behind: %v", left)
			}
		})
	}
}

// A release that holds what it must not is refused, whoever let it pass.
func TestReleaseRefuses(t *testing.T) {
	for name, spoil := range map[string]func(*edition.Publication){
		"draft":       func(p *edition.Publication) { p.Volumes[1].Entries[0].Mark = edition.AsDraft },
		"not tried":   func(p *edition.Publication) { e := &p.Volumes[1].Entries[0]; e.Alone, e.NotTried = true, true },
		"wordless":    func(p *edition.Publication) { p.Volumes[1].Entries[0].Text = nil },
		"placeholder": func(p *edition.Publication) { p.Volumes[1].Entries[0].Text = text("{phone}", "") },
	} {
		pub := fixture(edition.Release)
		spoil(pub)
		if err := Build(context.Background(), pub, Options{Out: t.TempDir(), Tree: openTree(t)}); err == nil || !strings.Contains(err.Error(), "a release holds") {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

// Somebody else's folder is left alone.
func TestForeignFolder(t *testing.T) {
	for name, file := range map[string]string{"letters.txt": "dear", "manifest.json": `{"name": "an app"}`} {
		dir := t.TempDir()
		if err := writeFile(dir, name, []byte(file)); err != nil {
			t.Fatal(err)
		}
		err := Build(context.Background(), fixture(edition.Preview), Options{Out: dir, Tree: openTree(t)})
		if err == nil || !strings.Contains(err.Error(), "left alone") {
			t.Errorf("%s: got %v", name, err)
		}
		if read(t, dir, name) != file {
			t.Errorf("%s was changed", name)
		}
	}
}

package desk

import (
	"context"
	"encoding/json"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"salam"
	"salam/internal/card"
	"salam/internal/edition"
	et "salam/internal/evidence/evidencetest"
	"salam/internal/site"
	"salam/internal/testtool"
)

// The test binary is also the child that renders the site.
func init() {
	if len(os.Args) > 1 && os.Args[1] == site.ChildVerb {
		os.Exit(site.HugoMain(os.Args[2:]))
	}
}

// copyTree is the project's tree with one sheet in one language: what is tried
// here are images.
func copyTree(t *testing.T) string {
	t.Helper()
	dir := et.Copy(t)
	if err := os.RemoveAll(filepath.Join(dir, "content", "sheets")); err != nil {
		t.Fatal(err)
	}
	et.Write(t, dir, "content/sheets/basics.toml", "kind = \"leaflet\"\npaper = \"a5\"\nmessages = [\"welcome\"]\nlanguages = [\"en\"]\n")
	return dir
}

func open(t *testing.T, dir string) *Project {
	t.Helper()
	p, err := Open(dir, salam.Defaults, et.AsOf)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { p.Close() })
	return p
}

// buildShared builds the tree and lists the images: "ar/welcome".
func buildShared(t *testing.T, dir string, release bool) (out string, shared []string) {
	t.Helper()
	out = filepath.Join(t.TempDir(), "out")
	built, err := open(t, dir).Build(context.Background(), BuildOptions{Release: release, Out: out})
	if err != nil {
		t.Fatal(err)
	}
	files, _ := filepath.Glob(filepath.Join(out, "share", "*", "*"))
	for _, f := range files {
		shared = append(shared, filepath.Base(filepath.Dir(f))+"/"+strings.TrimSuffix(filepath.Base(f), ".png"))
		r, err := os.Open(f)
		if err != nil {
			t.Fatal(err)
		}
		cfg, err := png.DecodeConfig(r)
		r.Close()
		if err != nil || cfg.Width != card.Width || cfg.Height != card.Height {
			t.Errorf("%s: %d × %d, %v", f, cfg.Width, cfg.Height, err)
		}
		if info, _ := os.Stat(f); info.Size() > 64<<10 {
			t.Errorf("%s has %d bytes", f, info.Size())
		}
	}
	if built.Cards != len(shared) {
		t.Errorf("%d images are said to be made, %d are", built.Cards, len(shared))
	}
	return out, shared
}

// A release holds an image of exactly what is approved and not sensitive, and
// a preview one of each ordinary draft as well.
func TestSharedIsApproved(t *testing.T) {
	dir := copyTree(t)
	et.Edit(t, dir, "content/messages/private.md", `kind = "ordinary"`, `kind = "sensitive"`)
	et.Edit(t, dir, "content/sender.toml", `name = "Hotel Health Team"`, "name = \"Hotel Health Team\"\naddress = \"salam.example\"")
	et.Approve(t, dir, "ar", "welcome", "your-choice", "private")
	et.Approve(t, dir, "ti", "see-a-doctor")

	out, shared := buildShared(t, dir, true)
	// English that is ordinary needs no evidence, and your-choice has been signed
	// for Arabic.
	english := func(s string) bool { return strings.HasPrefix(s, "en/") }
	translated := slices.DeleteFunc(slices.Clone(shared), english)
	if want := []string{"ar/welcome", "ar/your-choice", "ti/see-a-doctor"}; !slices.Equal(translated, want) {
		t.Errorf("a release shares\n%v, want\n%v", translated, want)
	}
	for _, s := range []string{"en/welcome", "en/your-choice"} {
		if !slices.Contains(shared, s) {
			t.Errorf("a release does not share %s", s)
		}
	}
	for _, s := range []string{"en/private", "en/a-bit-late"} {
		if slices.Contains(shared, s) {
			t.Errorf("a release shares %s", s)
		}
	}
	var m site.Manifest
	if err := json.Unmarshal([]byte(et.Read(t, out, "manifest.json")), &m); err != nil {
		t.Fatal(err)
	}
	listed := 0
	for _, f := range m.Files {
		if !strings.HasPrefix(f.Path, "share/") {
			continue
		}
		listed++
		if len(f.Texts) != 1 || f.Texts[0].State != "approved" || f.Texts[0].Source == "" || f.Language == "" ||
			(f.Texts[0].Translation == "") != (f.Language == "en") || f.Path != "share/"+f.Language+"/"+f.Texts[0].Message+".png" {
			t.Errorf("the manifest says %+v", f)
		}
	}
	if listed != len(shared) {
		t.Errorf("the manifest lists %d images", listed)
	}
	if s := et.Read(t, out, "ar/welcome/index.html"); !strings.Contains(s, `href="../../share/ar/welcome.png"`) {
		t.Error("the page has no way to its image")
	}
	for _, page := range []string{"ar/private", "ar/see-a-doctor", "es/welcome"} {
		if strings.Contains(et.Read(t, out, page+"/index.html"), "share/") {
			t.Errorf("%s has a way to an image", page)
		}
	}

	_, shared = buildShared(t, dir, false)
	for _, s := range []string{"es/welcome", "ar/see-a-doctor", "ar/welcome", "ar/your-choice"} {
		if !slices.Contains(shared, s) {
			t.Errorf("a preview lacks %s", s)
		}
	}
	for _, s := range shared {
		lang, id := filepath.Split(s)
		// The place of the tree has not given its word on lateness; drafts of
		// what is clinical, and all that is sensitive, stay on the screen.
		if id == "private" || id == "a-bit-late" || id == "your-choice" && lang != "ar/" && lang != "en/" {
			t.Errorf("a preview shares %s", s)
		}
	}
}

// A text that is too long for an image is a finding with its file.
func TestSharedFits(t *testing.T) {
	dir := copyTree(t)
	et.Edit(t, dir, "translations/es/welcome.md", `short = "`, `short = "`+strings.Repeat("Una frase de más que no cabe. ", 12))
	p := open(t, dir)
	found, err := p.Check()
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, f := range found {
		if f.Rule == "fit" && f.File == "translations/es/welcome.md" && strings.Contains(f.Message, "words too long for the image") && f.Hint != "" {
			n++
		}
	}
	if n != 1 {
		t.Errorf("%d findings: %+v", n, found)
	}
	if _, err := p.Build(context.Background(), BuildOptions{Out: filepath.Join(t.TempDir(), "out")}); err == nil || !strings.Contains(err.Error(), "too long") {
		t.Errorf("it is built: %v", err)
	}
}

// Cards of a clinic carry its number, those of a region the emergency number.
func TestSharedNumber(t *testing.T) {
	root := testtool.Root(t)
	p := open(t, root)
	for file, want := range map[string]string{"": "999", filepath.Join(root, "content/places/example-clinic.toml"): "01632 960 123"} {
		place, err := p.Place(file)
		if err != nil {
			t.Fatal(err)
		}
		pub, err := p.publish(edition.Preview, place)
		if err != nil {
			t.Fatal(err)
		}
		cards, err := p.cards(pub)
		if err != nil || len(cards) < 40 {
			t.Fatalf("%d cards, %v", len(cards), err)
		}
		for _, c := range cards {
			found := false
			for _, it := range c.page.Items {
				found = found || it.Text != nil && it.Text.Lines[0].Line.Text == want
			}
			if !found {
				t.Errorf("%s: without the number %s", c.path, want)
			}
		}
	}
}

package desk_test

import (
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"salam/internal/desk"
	et "salam/internal/evidence/evidencetest"
	"salam/internal/testtool"
)

// On paper, too, the text is out of sight while it is told, the picture comes
// on a page after the judgement, the code names the text, and there is no
// English but what the briefs keep.
func TestPaper(t *testing.T) {
	testtool.Need(t, "pdftotext")
	dir := starter(t)
	lib, _ := et.Library(t, dir)
	for _, lang := range []string{"am", "ar", "ckb", "es", "fa", "om", "prs", "ps", "ti"} {
		made, err := open(t, dir).Packet(desk.PacketOptions{Language: lang, Reader: "reader-1", Messages: []string{"see-a-doctor", "ui-site"}, Paper: true, Out: t.TempDir()})
		if err != nil {
			t.Fatal(err)
		}
		pages := strings.Split(strings.TrimRight(run(t, "pdftotext", "-layout", made.File, "-"), "\f"), "\f")
		if len(pages) < 7 {
			t.Fatalf("%s: %d pages", lang, len(pages))
		}
		code := lib.Translation(lang, "see-a-doctor").Fingerprint().Short()
		read, tell := pages[1], pages[2]
		if !strings.Contains(read, code) || !strings.Contains(read, "GP") {
			t.Errorf("%s: the second page is not the text with its code:\n%s", lang, read)
		}
		if !strings.Contains(tell, code) || strings.Contains(tell, "GP") {
			t.Errorf("%s: the text can be seen on the page where it is told:\n%s", lang, tell)
		}
		// Where lines run from left to right, extracted text can be searched.
		if !lib.Language(lang).RTL() {
			flat := func(s string) string { return strings.Join(strings.Fields(s), " ") }
			for i, key := range map[int]string{1: "read-title", 2: "tell-title", 3: "mark-title"} {
				for at, page := range pages {
					if found := strings.Contains(flat(page), flat(lib.Books[lang].Text("review."+key, nil))); found != (at == i) {
						t.Errorf("%s: %s on page %d: %v", lang, key, at+1, found)
					}
				}
			}
		}
		if lib.Language(lang).Script == "Latn" {
			continue
		}
		for i, page := range pages {
			for _, w := range latin.FindAllString(codes.ReplaceAllString(strings.ReplaceAll(page, "reader-1", ""), ""), -1) {
				if w != "GP" {
					t.Errorf("%s: page %d holds %q", lang, i+1, w)
				}
			}
		}
	}
}

var codes = regexp.MustCompile(`[0-9a-f]{12}`)

func run(t *testing.T, program string, args ...string) string {
	t.Helper()
	out, err := exec.Command(program, args...).Output()
	if err != nil {
		t.Fatalf("%s: %v", program, err)
	}
	return string(out)
}

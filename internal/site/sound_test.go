package site

import (
	"strings"
	"testing"

	"golang.org/x/net/html"

	"salam/internal/edition"
	"salam/internal/review/slip"
)

// Each page with a text asks whether it sounds right: it says who gets the
// answer and where help is, and offers a line that the importer knows. There
// is no form, and no address to send to.
func TestSound(t *testing.T) {
	for _, mode := range []edition.Mode{edition.Preview, edition.Release} {
		dir := build(t, fixture(mode), nil)
		for page, want := range map[string]string{"ar/see-a-doctor": "ar", "en/see-a-doctor": "en", "es/see-a-doctor": ""} {
			lines := byClass(t, dir, page+"/index.html", "sound")
			if want == "" {
				if len(lines) > 0 {
					t.Errorf("%s %s asks about a text that is not there", mode, page)
				}
				continue
			}
			if len(lines) != 1 {
				t.Fatalf("%s %s: %d questions", mode, page, len(lines))
			}
			for _, key := range []string{"title", "help", "who", "danger"} {
				if !strings.Contains(lines[0], "review.community-"+key) {
					t.Errorf("%s %s lacks community-%s: %s", mode, page, key, lines[0])
				}
			}
			var code string
			walk(t, dir, page+"/index.html", func(n *html.Node) {
				switch n.Data {
				case "code":
					code = inner(n)
				case "form", "script":
					t.Errorf("%s %s has a %s", mode, page, n.Data)
				}
				if href := attr(n, "href"); strings.HasPrefix(href, "mailto:") || strings.HasPrefix(href, "sms:") {
					t.Errorf("%s %s links to %s", mode, page, href)
				}
			})
			s, faults := slip.Parse("m.txt", []byte(code+"\nNobody says that.\n"))
			if len(faults) > 0 || s.Community == nil || s.Community.Language != want || s.Community.Message != doctor {
				t.Errorf("%s %s offers %q: %v", mode, page, code, faults)
			}
		}
	}
}

package site

import (
	"io/fs"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"salam/internal/edition"
	"salam/internal/prose"
)

// walk calls f for every element of a page.
func walk(t testing.TB, dir, name string, f func(n *html.Node)) *html.Node {
	t.Helper()
	root, err := html.Parse(strings.NewReader(read(t, dir, name)))
	if err != nil {
		t.Fatal(err)
	}
	var down func(n *html.Node)
	down = func(n *html.Node) {
		if n.Type == html.ElementNode {
			f(n)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			down(c)
		}
	}
	down(root)
	return root
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func inner(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	var b strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		b.WriteString(inner(c))
	}
	return b.String()
}

// byClass collects the text of the elements that have a class.
func byClass(t testing.TB, dir, name, class string) []string {
	var found []string
	walk(t, dir, name, func(n *html.Node) {
		for _, c := range strings.Fields(attr(n, "class")) {
			if c == class {
				found = append(found, strings.TrimSpace(inner(n)))
			}
		}
	})
	return found
}

const policy = "default-src 'none'; img-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'"

// checkPages holds for every page of every site.
func checkPages(t *testing.T, dir string, preview bool) {
	t.Helper()
	for _, name := range htmlFiles(t, dir) {
		h1, csp, robots, titles := 0, "", "", 0
		ids := map[string]bool{}
		if !strings.HasPrefix(read(t, dir, name), "<!doctype html>") {
			t.Errorf("%s: no doctype", name)
		}
		walk(t, dir, name, func(n *html.Node) {
			switch n.Data {
			case "html":
				if attr(n, "lang") == "" || attr(n, "dir") != "ltr" && attr(n, "dir") != "rtl" {
					t.Errorf("%s: lang=%q dir=%q", name, attr(n, "lang"), attr(n, "dir"))
				}
			case "h1":
				h1++
			case "title":
				if n.Parent.Data == "head" {
					titles++
					if strings.TrimSpace(inner(n)) == "" {
						t.Errorf("%s: the title is empty", name)
					}
				}
			case "script", "style", "iframe", "object", "embed", "form", "base", "template":
				t.Errorf("%s: <%s>", name, n.Data)
			case "meta":
				switch {
				case attr(n, "http-equiv") == "Content-Security-Policy":
					csp = attr(n, "content")
				case attr(n, "name") == "robots":
					robots = attr(n, "content")
				case attr(n, "name") == "generator":
					t.Errorf("%s: a generator tag", name)
				}
			case "img":
				if attr(n, "width") == "" || attr(n, "height") == "" {
					t.Errorf("%s: an image without its size", name)
				}
				if !has(n, "alt") {
					t.Errorf("%s: an image without alt", name)
				}
			case "a":
				if strings.TrimSpace(inner(n)) == "" && attr(n, "aria-label") == "" && !named(n) {
					t.Errorf("%s: a link to %s without a name", name, attr(n, "href"))
				}
			}
			for _, a := range n.Attr {
				switch {
				case a.Key == "style" || strings.HasPrefix(a.Key, "on"):
					t.Errorf("%s: %s=%q", name, a.Key, a.Val)
				case a.Key == "id":
					if ids[a.Val] {
						t.Errorf("%s: the id %s stands there twice", name, a.Val)
					}
					ids[a.Val] = true
				case a.Key == "href" || a.Key == "src" || a.Key == "action" || a.Key == "srcset":
					checkLink(t, dir, name, a.Val)
				}
			}
		})
		if h1 != 1 || titles != 1 {
			t.Errorf("%s: %d h1, %d titles", name, h1, titles)
		}
		if csp != policy {
			t.Errorf("%s: policy %q", name, csp)
		}
		if want := preview || name == "404.html"; (robots == "noindex, nofollow") != want {
			t.Errorf("%s: robots %q", name, robots)
		}
		for fragment := range fragments(t, dir, name) {
			if !ids[fragment] {
				t.Errorf("%s: nothing is called #%s", name, fragment)
			}
		}
	}
}

func has(n *html.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}

// named reports whether something in a link has a name for a listener.
func named(n *html.Node) bool {
	if attr(n, "alt") != "" || attr(n, "aria-label") != "" {
		return true
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if named(c) {
			return true
		}
	}
	return false
}

func fragments(t *testing.T, dir, name string) map[string]bool {
	all := map[string]bool{}
	walk(t, dir, name, func(n *html.Node) {
		if f, ok := strings.CutPrefix(attr(n, "href"), "#"); ok {
			all[f] = true
		}
	})
	return all
}

// checkLink accepts a number to call, a place on the page, and a file of the
// site by a relative way: nothing else works from a folder.
func checkLink(t *testing.T, dir, page, link string) {
	t.Helper()
	if strings.HasPrefix(link, "tel:") || strings.HasPrefix(link, "#") || page == "404.html" && link == "../" {
		return
	}
	u, err := url.Parse(link)
	if err != nil || u.Scheme != "" || u.Host != "" || strings.HasPrefix(u.Path, "/") {
		t.Errorf("%s: the link %q leads out of the site", page, link)
		return
	}
	file := filepath.Join(dir, filepath.FromSlash(path.Join(path.Dir(page), u.Path)))
	if info, err := os.Stat(file); err != nil || info.IsDir() {
		t.Errorf("%s: the link %q leads nowhere", page, link)
	}
}

func TestPages(t *testing.T) {
	for _, mode := range []edition.Mode{edition.Preview, edition.Release} {
		t.Run(string(mode), func(t *testing.T) {
			dir := build(t, fixture(mode), nil)
			checkPages(t, dir, mode == edition.Preview)
		})
	}
}

// Who sees what, page by page.
func TestStates(t *testing.T) {
	dir := build(t, fixture(edition.Preview), nil)
	one := func(name, class, want string) {
		t.Helper()
		got := byClass(t, dir, name, class)
		if want == "" && len(got) == 0 {
			return
		}
		if len(got) == 0 || !strings.Contains(got[0], want) || want == "" {
			t.Errorf("%s: .%s is %q, want %q", name, class, got, want)
		}
	}
	// A draft says so in its own language first, then in English.
	draft := "ti/" + doctor + "/index.html"
	one(draft, "draft", "⟨ti site.draft⟩")
	one(draft, "draft", "⟨en site.draft⟩")
	one(draft, "isdraft", "ናብ ሓኪም ምኻድ ብነጻ እዩ")
	one("ti/index.html", "key", "⟨ti site.draft⟩")
	if n := len(byClass(t, dir, "ti/index.html", "hatch")); n != 2 { // the card and the key
		t.Errorf("ti/index.html: %d hatched signs", n)
	}
	// An approved text says who checked it and carries no mark.
	approved := "ar/" + doctor + "/index.html"
	one(approved, "draft", "")
	one(approved, "ok", "⟨ar site.checked⟩")
	one(approved, "call", "999")
	one(approved, "from", "Hotel Health Team")
	one(approved, "en", "You can see a doctor")
	if s := read(t, dir, approved); !strings.Contains(s, `<a href="tel:999"><bdi class="n" dir="ltr">999</bdi></a>`) {
		t.Error("the number in the text is no link of its own direction")
	}
	if s := read(t, dir, approved); !strings.Contains(s, "../../print/basics/ar.pdf") || strings.Contains(read(t, dir, draft), "print/") {
		t.Error("the leaflet is linked where it is not, or not where it is")
	}
	// No text: the page says so, the way to an interpreter, the number.
	missing := "es/" + doctor + "/index.html"
	one(missing, "ask", "⟨es site.ask-interpreter⟩")
	one(missing, "ask", "Spanish")
	one(missing, "call", "999")
	one(missing, "draft", "not tried")
	if n := len(byClass(t, dir, missing, "steps")); n != 1 {
		t.Errorf("%s: %d sequences of pictures", missing, n)
	}
	// The source is never marked and has no English beside it.
	one("en/"+doctor+"/index.html", "draft", "")
	one("en/"+doctor+"/index.html", "en", "")
	one("en/index.html", "hatch", "")
	// The title of the window.
	walk(t, dir, approved, func(n *html.Node) {
		if n.Data == "title" && inner(n) != "زيارة الطبيب مجانية · العربية" {
			t.Errorf("title %q", inner(n))
		}
		if n.Data == "html" && (attr(n, "lang") != "ar" || attr(n, "dir") != "rtl") {
			t.Error("the page has another language or direction")
		}
	})
	// A mirrored drawing is a file of its own.
	if files, _ := fs.Glob(os.DirFS(dir), "d/"+doctor+"-*.svg"); len(files) != 2 {
		t.Errorf("drawings: %v", files)
	}
	// Every page names the sender.
	for _, name := range htmlFiles(t, dir) {
		if !strings.Contains(read(t, dir, name), "Hotel Health Team") {
			t.Errorf("%s: without the sender", name)
		}
	}
}

// A release without approved words shows English in their place and says so.
func TestEnglishStandsIn(t *testing.T) {
	dir := build(t, fixture(edition.Release), nil)
	for _, name := range []string{"ti/index.html", "ti/" + doctor + "/index.html", "es/" + doctor + "/index.html"} {
		if s := read(t, dir, name); strings.Contains(s, "⟨ti") || strings.Contains(s, "⟨es") || !strings.Contains(s, "⟨en") {
			t.Errorf("%s: shows words that nobody approved, or none", name)
		}
		// The nearest element that names a language has to say English.
		var check func(n *html.Node, lang string)
		check = func(n *html.Node, lang string) {
			if l := attr(n, "lang"); l != "" {
				lang = l
			}
			if strings.Contains(attr(n, "aria-label"), "⟨en") && lang != "en" {
				t.Errorf("%s: %s is said to be in %q", name, attr(n, "aria-label"), lang)
			}
			if n.Type == html.TextNode && n.Parent.Data != "title" && strings.Contains(n.Data, "⟨en") && lang != "en" {
				t.Errorf("%s: %q is said to be in %q", name, n.Data, lang)
			}
			for c := n.FirstChild; c != nil; c = c.NextSibling {
				check(c, lang)
			}
		}
		check(walk(t, dir, name, func(*html.Node) {}), "")
	}
	for _, name := range htmlFiles(t, dir) {
		if s := read(t, dir, name); strings.Contains(s, "ሓኪም") || strings.Contains(s, "class=\"draft") {
			t.Errorf("%s: a draft in a release", name)
		}
	}
	if files, _ := fs.Glob(os.DirFS(dir), "pictures/*"); len(files) > 0 {
		t.Errorf("pictures stand alone that may not: %v", files)
	}
}

// Pictures that may stand alone do, those of that direction alone.
func TestPicturesAlone(t *testing.T) {
	pub := fixture(edition.Release)
	pub.Volumes[1].Entries[0].Alone = true // Arabic: the mirrored drawing has passed
	dir := build(t, pub, nil)
	checkPages(t, dir, false)
	page := read(t, dir, "pictures/"+doctor+"/index.html")
	var mirrored string
	walk(t, dir, "ar/"+doctor+"/index.html", func(n *html.Node) {
		if n.Data == "img" {
			mirrored = attr(n, "src")
		}
	})
	if mirrored == "" || !strings.Contains(page, mirrored) {
		t.Errorf("the page without words shows another drawing than %s", mirrored)
	}
	if strings.Contains(page, "class=\"draft") {
		t.Error("a passed trial is marked as none")
	}
	if _, err := os.Stat(filepath.Join(dir, "pictures", index)); err == nil {
		t.Error("the other message stands there as well")
	}
}

// Whatever a text says, it is text.
func TestHostile(t *testing.T) {
	hostile := []string{
		`{{< x >}} {{% y %}} {{ .Site }} {{/* */}}`,
		`<script>alert(1)</script><img src=x onerror=alert(1)>`,
		`" onmouseover="alert(1)" x="' ><svg/onload=alert(1)>`,
		`javascript:alert(1)`,
		`</title></head><body><h1>another</h1>`,
		`+++` + "\n" + `---` + "\n" + `}` + "\n" + `{"url": "/elsewhere/"}`,
		`[a](http://example.org) ![b](//example.org/b.png) <http://example.org> &lt;b&gt; &#60;`,
		`2026-11-22T00:00:00Z`, `true`, `0`,
		"\u2066never closed", "\u2069\u2066\u2069 \u2068x\u2069",
	}
	pub := fixture(edition.Preview)
	for i := range pub.Volumes {
		v := &pub.Volumes[i]
		e := v.Entries[0]
		v.Entries = nil
		for j, s := range hostile {
			x := e
			x.ID = "h-" + string(rune('a'+j))
			x.Text = &edition.Text{Title: prose.Inline{{Text: s}}, Alt: s, Short: s, Body: prose.Body{
				{Paragraph: prose.Inline{{Text: s}, {Text: prose.LRI + s + prose.PDI}, {Text: s, Strong: true}}},
				{List: []prose.Inline{{{Text: s}}}},
			}}
			x.Unmet = []string{s}
			if x.English != nil {
				x.English = x.Text
			}
			v.Entries = append(v.Entries, x)
		}
		l := *v.Language
		l.Autonym, l.Name = hostile[2], hostile[1]
		v.Language = &l
	}
	pub.Sender = hostile[1] + hostile[2]
	dir := build(t, pub, func(o *Options) { o.Print, o.Extra = nil, nil })
	checkPages(t, dir, true)
	for j, s := range hostile {
		name := "ti/h-" + string(rune('a'+j)) + "/index.html"
		title := ""
		walk(t, dir, name, func(n *html.Node) {
			if n.Data == "h1" {
				title = inner(n)
			}
		})
		want := strings.NewReplacer(prose.LRI, "", prose.FSI, "", prose.PDI, "").Replace(s)
		if got := strings.ReplaceAll(title, prose.PDI, ""); got != want {
			t.Errorf("%s: the title is %q, want %q", name, got, want)
		}
	}
}

// The style of a page stays small.
func TestStyleSize(t *testing.T) {
	dir := build(t, fixture(edition.Preview), nil)
	files, _ := fs.Glob(os.DirFS(dir), "css/*.css")
	if len(files) != 1 {
		t.Fatalf("styles: %v", files)
	}
	css := read(t, dir, files[0])
	if len(css) > 8<<10 {
		t.Errorf("the style has %d bytes", len(css))
	}
	t.Logf("%d bytes of style", len(css))
	for _, physical := range []string{"left", "right", "margin-top", "padding-bottom", "url(", "@import", "letter-spacing", "italic"} {
		if strings.Contains(css, physical) {
			t.Errorf("the style says %q", physical)
		}
	}
}

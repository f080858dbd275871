package site

import (
	"io/fs"
	"mime"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"salam/internal/browsertest"
	"salam/internal/edition"
)

// Where SALAM_SCREENS names a folder, the browser tests leave pictures there.
func screens(p *browsertest.Page, name string) {
	if dir := os.Getenv("SALAM_SCREENS"); dir != "" {
		var tall bool
		p.Eval(`document.documentElement.scrollHeight > innerHeight`, &tall)
		p.Screenshot(filepath.Join(dir, name+".png"), tall)
	}
}

// serve hands out the files of a folder as they are, as a plain host does.
func serve(t *testing.T, dir string) *httptest.Server {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		data, err := fs.ReadFile(os.DirFS(dir), strings.TrimPrefix(r.URL.Path, "/"))
		if err != nil {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", mime.TypeByExtension(path.Ext(r.URL.Path)))
		w.Write(data)
	}))
	t.Cleanup(server.Close)
	return server
}

// A visit is one page and the direction it has to run in.
type visit struct{ page, dir string }

// checkInBrowser opens pages on a narrow phone, with letters of twice the
// size, and on a desk, and holds them against what every page promises:
// nothing fails, nothing is fetched from elsewhere, nothing has to be scrolled
// sideways, everything is large enough for a thumb.
func checkInBrowser(t *testing.T, b *browsertest.Browser, base string, visits []visit, looks ...browsertest.Look) {
	t.Helper()
	for _, look := range looks {
		p := b.Open("about:blank", look)
		for _, v := range visits {
			checkVisit(t, p, base, v, look)
		}
		p.Close()
	}
}

var (
	narrow = browsertest.Look{Width: 320, Height: 640}
	large  = browsertest.Look{Width: 320, Height: 640, FontSize: 32}
	desk   = browsertest.Look{Width: 1200, Height: 800}
)

func checkVisit(t *testing.T, p *browsertest.Page, base string, v visit, look browsertest.Look) {
	t.Helper()
	page := v.page
	p.Go(base + page)
	if errors := p.Errors(); len(errors) > 0 {
		t.Errorf("%s: the console says %q", page, errors)
	}
	for _, r := range p.Requests() {
		switch {
		case !strings.HasPrefix(r.URL, base):
			t.Errorf("%s asks for %s", page, r.URL)
		case r.Failed != "", strings.HasPrefix(base, "http") && r.Status != http.StatusOK:
			t.Errorf("%s: %s fails: %d %s", page, r.URL, r.Status, r.Failed)
		}
	}
	var got struct {
		Dir    string
		Width  int
		Broken []string
		Small  []string
		Size   int
		Styled bool
		Wide   []string
	}
	p.Eval(strings.ReplaceAll(`({
		dir: getComputedStyle(document.body).direction,
		width: document.documentElement.scrollWidth,
		size: parseFloat(getComputedStyle(document.documentElement).fontSize),
			broken: [...document.images].filter(i => i.complete && i.naturalWidth == 0).map(i => i.src),
		small: [...document.querySelectorAll('a')].filter(a => {
			const r = a.getBoundingClientRect();
			return r.width > 0 && !a.closest('p, li > bdi, .say') && (r.height < 44 || r.width < 44);
		}).map(a => a.outerHTML),
		styled: getComputedStyle(document.body).marginTop == '0px',
		wide: [...document.querySelectorAll('body *')].filter(e => {
			const r = e.getBoundingClientRect();
			return r.width > 0 && (r.right > WIDE + 1 || r.left < -1);
		}).map(e => e.outerHTML.slice(0, 120)),
	})`, "WIDE", strconv.Itoa(look.Width)), &got)
	if look.FontSize > 0 && got.Size != look.FontSize {
		t.Fatalf("letters of %d, not of %d", got.Size, look.FontSize)
	}
	switch {
	case got.Dir != v.dir:
		t.Errorf("%s: runs %s, not %s", page, got.Dir, v.dir)
	case got.Width > look.Width || len(got.Wide) > 0:
		t.Errorf("%s: %d wide on a screen of %d with letters of %d: %q", page, got.Width, look.Width, look.FontSize, got.Wide)
	case len(got.Broken) > 0:
		t.Errorf("%s: broken pictures: %q", page, got.Broken)
	case len(got.Small) > 0:
		t.Errorf("%s: too small for a thumb: %q", page, got.Small)
	case !got.Styled:
		t.Errorf("%s: the style does not reach the page", page)
	}
}

func TestInBrowser(t *testing.T) {
	b := browsertest.Start(t)
	dir := build(t, fixture(edition.Preview), nil)
	server := serve(t, filepath.Dir(dir))
	// Under a path of its own, as on a host that is shared, and as files.
	checkInBrowser(t, b, server.URL+"/out/", []visit{
		{"index.html", "ltr"}, {"pictures/index.html", "ltr"}, {"pictures/" + doctor + "/index.html", "ltr"},
		{"ar/index.html", "rtl"}, {"ar/" + doctor + "/index.html", "rtl"}, {"ar/" + index + "/index.html", "rtl"},
		{"ti/index.html", "ltr"}, {"ti/" + doctor + "/index.html", "ltr"},
		{"es/index.html", "ltr"}, {"es/" + doctor + "/index.html", "ltr"},
		{"en/" + index + "/index.html", "ltr"},
	}, narrow, large, desk)
	checkInBrowser(t, b, "file://"+dir+"/", []visit{{"index.html", "ltr"}, {"ar/" + doctor + "/index.html", "rtl"}}, narrow)
}

// The English under the text comes and goes without a script, and is never
// larger than the text.
func TestBothLanguages(t *testing.T) {
	b := browsertest.Start(t)
	dir := build(t, fixture(edition.Preview), nil)
	server := serve(t, dir)
	url := server.URL + "/ar/" + doctor + "/index.html"
	p := b.Open(url, browsertest.Look{Width: 360, Height: 740})
	var got struct {
		Seen        bool
		Text, Under float64
		Width       int
	}
	const look = `({
		seen: document.querySelector('.say .en').getBoundingClientRect().height > 0,
		text: parseFloat(getComputedStyle(document.querySelector('.say p')).fontSize),
		under: parseFloat(getComputedStyle(document.querySelector('.say .en p')).fontSize),
		width: document.documentElement.scrollWidth,
	})`
	p.Eval(look, &got)
	if got.Seen {
		t.Error("English is there before anybody asked for it")
	}
	p.Eval(`document.querySelector('.bar .off').click()`, nil)
	p.Eval(look, &got)
	if !got.Seen || got.Under >= got.Text || got.Width > 360 {
		t.Errorf("with English: %+v", got)
	}
	p.Eval(`document.querySelector('.bar .on').click()`, nil)
	p.Eval(look, &got)
	if got.Seen {
		t.Error("English does not go away again")
	}
}

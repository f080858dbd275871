package browsertest

import (
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
)

// A page with every fault that the tests of other rooms look for: each has to
// be seen.
func TestFaultsAreSeen(t *testing.T) {
	b := Start(t)
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/" {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Write([]byte(`<!doctype html><meta http-equiv="Content-Security-Policy" content="script-src 'none'">
<title>t</title><link rel="icon" href="/icon.png"><div style="width: 900px">wide</div><p id="p">text</p>
<img src="/nowhere.png"><img src="http://elsewhere.invalid/x.png"><script>alert(1)</script>`))
	}))
	defer s.Close()
	p := b.Open(s.URL, Look{Width: 320, Height: 640})
	errors := strings.Join(p.Errors(), "\n")
	for _, want := range []string{"404", "Content Security Policy"} {
		if !strings.Contains(errors, want) {
			t.Errorf("no %q among the errors:\n%s", want, errors)
		}
	}
	seen := map[string]Request{}
	for _, r := range p.Requests() {
		seen[strings.TrimPrefix(r.URL, s.URL)] = r
	}
	if seen["/"].Status != 200 || seen["/nowhere.png"].Status != 404 || seen["http://elsewhere.invalid/x.png"].Failed == "" {
		t.Errorf("requests: %+v", p.Requests())
	}
	var width int
	p.Eval(`document.documentElement.scrollWidth`, &width)
	if width <= 320 {
		t.Errorf("the page is %d wide", width)
	}
	shot := filepath.Join(t.TempDir(), "p.png")
	p.Screenshot(shot, true)
}

package browsertest

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"
)

// A Page is one tab.
type Page struct {
	t       testing.TB
	b       *Browser
	look    Look
	target  string
	session string
	loaded  chan struct{}

	mu       sync.Mutex
	errors   []string
	requests []*Request
	byID     map[string]*Request
}

// A Request is one thing the page asked for.
type Request struct {
	URL    string
	Status int    // of HTTP; 0 for files and for what failed
	Failed string // why, or empty

	done bool
}

// A Look says how a page is opened.
type Look struct {
	Width, Height int               // of the screen, CSS pixels
	Scale         float64           // pixels of a picture per CSS pixel; 0 is 1
	Media         map[string]string // media features, e.g. prefers-color-scheme: dark
	FontSize      int               // of the reader's setting, CSS pixels; 0 is 16
}

// Open opens a page and waits until it has loaded.
func (b *Browser) Open(url string, look Look) *Page {
	b.t.Helper()
	var target struct {
		TargetID string `json:"targetId"`
	}
	b.must(b.call("", "Target.createTarget", map[string]any{"url": "about:blank"}, &target))
	var attached struct {
		SessionID string `json:"sessionId"`
	}
	b.must(b.call("", "Target.attachToTarget", map[string]any{"targetId": target.TargetID, "flatten": true}, &attached))
	p := &Page{t: b.t, b: b, look: look, target: target.TargetID, session: attached.SessionID, loaded: make(chan struct{}, 1), byID: map[string]*Request{}}
	b.mu.Lock()
	b.pages[p.session] = p
	b.mu.Unlock()
	for _, domain := range []string{"Page", "Runtime", "Log", "Network"} {
		p.call(domain+".enable", nil, nil)
	}
	if look.Scale == 0 {
		look.Scale = 1
	}
	p.call("Emulation.setDeviceMetricsOverride", map[string]any{
		"width": look.Width, "height": look.Height, "deviceScaleFactor": look.Scale, "mobile": look.Width < 600}, nil)
	features := []map[string]string{}
	for _, name := range sortedKeys(look.Media) {
		features = append(features, map[string]string{"name": name, "value": look.Media[name]})
	}
	p.call("Emulation.setEmulatedMedia", map[string]any{"features": features}, nil)
	p.Go(url)
	return p
}

// Close closes the tab.
func (p *Page) Close() {
	p.t.Helper()
	p.b.must(p.b.call("", "Target.closeTarget", map[string]any{"targetId": p.target}, nil))
	p.b.mu.Lock()
	delete(p.b.pages, p.session)
	p.b.mu.Unlock()
}

func sortedKeys(m map[string]string) []string {
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// Go leads the page to another URL and waits until it has loaded and every
// request is answered; Errors and Requests start anew. A step within the page,
// to a #fragment, is done at once.
func (p *Page) Go(url string) {
	p.t.Helper()
	p.mu.Lock()
	p.errors, p.requests, p.byID = nil, nil, map[string]*Request{}
	p.mu.Unlock()
	var where struct {
		ErrorText string `json:"errorText"`
		LoaderID  string `json:"loaderId"`
	}
	p.call("Page.navigate", map[string]any{"url": url}, &where)
	if where.ErrorText != "" {
		p.t.Fatalf("%s: %s", url, where.ErrorText)
	}
	if where.LoaderID == "" {
		return
	}
	select {
	case <-p.loaded:
	case <-time.After(patience):
		p.t.Fatalf("%s: it does not finish loading", url)
	}
	// As a reader's setting does: it moves every rem.
	if p.look.FontSize > 0 {
		p.Eval(fmt.Sprintf("document.documentElement.style.fontSize = '%dpx'; true", p.look.FontSize), nil)
	}
	// Pictures are decoded and lines laid out before anything is measured.
	p.Eval(`new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))`, nil)
	for began := time.Now(); p.pending() && time.Since(began) < patience; {
		time.Sleep(10 * time.Millisecond)
	}
}

func (p *Page) pending() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.ContainsFunc(p.requests, func(r *Request) bool { return !r.done })
}

// Eval evaluates JavaScript in the page, waits for a promise, and decodes the
// value. The page's own policy does not bind it.
func (p *Page) Eval(expression string, into any) {
	p.t.Helper()
	var result struct {
		Result struct {
			Value json.RawMessage `json:"value"`
		} `json:"result"`
		ExceptionDetails *struct {
			Text string `json:"text"`
		} `json:"exceptionDetails"`
	}
	p.call("Runtime.evaluate", map[string]any{"expression": expression, "returnByValue": true, "awaitPromise": true}, &result)
	if result.ExceptionDetails != nil {
		p.t.Fatalf("%s: %s", expression, result.ExceptionDetails.Text)
	}
	if into == nil {
		return
	}
	if err := json.Unmarshal(result.Result.Value, into); err != nil {
		p.t.Fatalf("%s: %v", expression, err)
	}
}

// Errors are what the console has complained about so far: exceptions, refused
// policies, failed loads.
func (p *Page) Errors() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.Clone(p.errors)
}

// Requests are what the page has asked for so far.
func (p *Page) Requests() []Request {
	p.mu.Lock()
	defer p.mu.Unlock()
	var all []Request
	for _, r := range p.requests {
		all = append(all, *r)
	}
	return all
}

// Screenshot writes a picture of the page as PNG; whole: as long as it is.
func (p *Page) Screenshot(file string, whole bool) {
	p.t.Helper()
	var shot struct {
		Data string `json:"data"`
	}
	p.call("Page.captureScreenshot", map[string]any{"format": "png", "captureBeyondViewport": whole}, &shot)
	data, err := base64.StdEncoding.DecodeString(shot.Data)
	if err == nil {
		err = os.MkdirAll(filepath.Dir(file), 0o755)
	}
	if err == nil {
		err = os.WriteFile(file, data, 0o644)
	}
	if err != nil {
		p.t.Fatal(err)
	}
}

// PDF prints the page as its style sheet's @page says.
func (p *Page) PDF() []byte {
	p.t.Helper()
	var printed struct {
		Data string `json:"data"`
	}
	p.call("Page.printToPDF", map[string]any{"preferCSSPageSize": true, "printBackground": true}, &printed)
	data, err := base64.StdEncoding.DecodeString(printed.Data)
	if err != nil {
		p.t.Fatal(err)
	}
	return data
}

func (p *Page) call(method string, params, into any) {
	p.t.Helper()
	p.b.must(p.b.call(p.session, method, params, into))
}

func (b *Browser) must(err error) {
	b.t.Helper()
	if err != nil {
		b.t.Fatal(err)
	}
}

// event notes what Chromium tells by itself.
func (p *Page) event(method string, params json.RawMessage) {
	var e struct {
		RequestID string `json:"requestId"`
		ErrorText string `json:"errorText"`
		Request   struct {
			URL string `json:"url"`
		} `json:"request"`
		Response struct {
			Status int `json:"status"`
		} `json:"response"`
		Redirect struct {
			Status int `json:"status"`
		} `json:"redirectResponse"`
		Entry struct {
			Level string `json:"level"`
			Text  string `json:"text"`
			URL   string `json:"url"`
		} `json:"entry"`
		Type             string            `json:"type"`
		Args             []json.RawMessage `json:"args"`
		ExceptionDetails struct {
			Text string `json:"text"`
		} `json:"exceptionDetails"`
	}
	if json.Unmarshal(params, &e) != nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	switch method {
	case "Page.loadEventFired":
		select {
		case p.loaded <- struct{}{}:
		default:
		}
	case "Network.requestWillBeSent":
		if r := p.byID[e.RequestID]; r != nil { // led on from there
			r.Status, r.done = e.Redirect.Status, true
		}
		r := &Request{URL: e.Request.URL}
		p.requests, p.byID[e.RequestID] = append(p.requests, r), r
	case "Network.responseReceived":
		if r := p.byID[e.RequestID]; r != nil {
			r.Status = e.Response.Status
		}
	case "Network.loadingFinished":
		if r := p.byID[e.RequestID]; r != nil {
			r.done = true
		}
	case "Network.loadingFailed":
		if r := p.byID[e.RequestID]; r != nil {
			r.Failed, r.done = e.ErrorText, true
		}
	case "Log.entryAdded":
		if e.Entry.Level == "error" || e.Entry.Level == "warning" {
			p.errors = append(p.errors, fmt.Sprintf("%s %s", e.Entry.Text, e.Entry.URL))
		}
	case "Runtime.exceptionThrown":
		p.errors = append(p.errors, e.ExceptionDetails.Text)
	case "Runtime.consoleAPICalled":
		if e.Type == "error" || e.Type == "warning" || e.Type == "assert" {
			p.errors = append(p.errors, fmt.Sprintf("console.%s %s", e.Type, e.Args))
		}
	}
}

package desk

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// The preview answers to this machine alone.
func TestServeRefusesOthers(t *testing.T) {
	for _, addr := range []string{"0.0.0.0:0", ":0", "192.0.2.1:0", "example.org:0", "localhost", ""} {
		err := Serve(t.Context(), ServeOptions{Addr: addr, Rebuild: func(context.Context) error {
			t.Errorf("%q: something was built", addr)
			return nil
		}})
		if r, ok := err.(*Refusal); !ok || r.Hint == "" {
			t.Errorf("%q: %v", addr, err)
		}
	}
}

// A page is served with the script that loads it anew, a change of a file
// rebuilds and rings, and a request that names another host is refused.
func TestServe(t *testing.T) {
	dir, watched := t.TempDir(), t.TempDir()
	page := `<html><head><meta http-equiv="Content-Security-Policy" content="default-src 'none'"></head><body>hello</body></html>`
	if err := os.WriteFile(filepath.Join(dir, "index.html"), []byte(page), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(watched, "a.md"), []byte("one"), 0o644); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	var built atomic.Int32
	address, ended := make(chan string, 1), make(chan error, 1)
	go func() {
		ended <- Serve(ctx, ServeOptions{Addr: "127.0.0.1:0", Watch: []string{watched}, Dir: dir,
			Rebuild: func(context.Context) error { built.Add(1); return nil },
			Report:  func(s string) { address <- s },
			Failed:  func(err error) { t.Error(err) }})
	}()
	base := <-address
	get := func(path, host string) (int, string) {
		req, _ := http.NewRequest("GET", base+path, nil)
		if host != "" {
			req.Host = host
		}
		res, err := http.DefaultClient.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		defer res.Body.Close()
		body, _ := io.ReadAll(res.Body)
		return res.StatusCode, string(body)
	}
	if code, body := get("", ""); code != 200 || !strings.Contains(body, "/_salam/reload.js") || !strings.Contains(body, "script-src 'self'") || !strings.Contains(body, "hello") {
		t.Errorf("%d %s", code, body)
	}
	if code, _ := get("", "attacker.example"); code != http.StatusForbidden {
		t.Errorf("a foreign host gets %d", code)
	}
	if code, _ := get("nothing/", ""); code != 404 {
		t.Errorf("a missing page gets %d", code)
	}
	if code, body := get("../../etc/passwd", ""); code == 200 && strings.Contains(body, "root:") {
		t.Error("a path leaves the folder")
	}

	res, err := http.Get(base + "_salam/changes")
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	events := bufio.NewScanner(res.Body)
	events.Scan() // ": listening"
	before := built.Load()
	if err := os.WriteFile(filepath.Join(watched, "a.md"), []byte("two"), 0o644); err != nil {
		t.Fatal(err)
	}
	got := make(chan string, 1)
	go func() {
		for events.Scan() {
			if strings.HasPrefix(events.Text(), "data:") {
				got <- events.Text()
				return
			}
		}
	}()
	select {
	case <-got:
	case <-time.After(30 * time.Second):
		t.Fatal("an open page is not told of a change")
	}
	if built.Load() == before {
		t.Error("the change was not built")
	}
	stop()
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

package desk

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/fsnotify/fsnotify"
)

// ServeOptions say where and what to serve.
type ServeOptions struct {
	Addr    string // host:port; the host has to be a loopback address
	Watch   []string
	Dir     string                      // what is served: the preview
	Rebuild func(context.Context) error // makes it anew
	Report  func(string)                // told where the preview is
	Failed  func(error)                 // told why a build was refused
}

// settle is how long the tree has to be quiet before it is built again: an
// editor writes a file in several steps.
const settle = 150 * time.Millisecond

// Serve builds the preview, serves it on the loopback interface, and builds it
// again whenever a file of the tree changes; pages that are open load
// themselves anew. A build that fails is reported, and the last good preview
// stays. It returns when ctx ends.
func Serve(ctx context.Context, opt ServeOptions) error {
	host, _, err := net.SplitHostPort(opt.Addr)
	if ip := net.ParseIP(host); err != nil || ip == nil || !ip.IsLoopback() {
		return &Refusal{What: fmt.Sprintf("%q is not on the loopback interface", opt.Addr), Hint: "drafts are for this machine alone: --addr 127.0.0.1:8080"}
	}
	listener, err := net.Listen("tcp", opt.Addr)
	if err != nil {
		return &Refusal{What: fmt.Sprintf("cannot listen: %v", err), Hint: "another program has the port: --addr 127.0.0.1:0 takes a free one"}
	}
	defer listener.Close()
	bell := &bell{}
	// Before the first build: a change while it runs is not missed.
	watched, err := watcher(opt.Watch)
	if err != nil {
		return err
	}
	defer watched.Close()
	if err := opt.Rebuild(ctx); err != nil {
		opt.Failed(err)
	}
	opt.Report("http://" + listener.Addr().String() + "/")

	server := &http.Server{Handler: handler(opt.Dir, bell), ReadHeaderTimeout: 5 * time.Second,
		BaseContext: func(net.Listener) context.Context { return ctx }}
	done := make(chan error, 2)
	go func() { done <- server.Serve(listener) }()
	go func() {
		done <- watch(ctx, watched, func() {
			if err := opt.Rebuild(ctx); err != nil {
				opt.Failed(err)
				return
			}
			bell.ring()
		})
	}()
	select {
	case <-ctx.Done():
		server.Close()
		return nil
	case err := <-done:
		server.Close()
		return err
	}
}

// watcher watches the folders with all below them.
func watcher(folders []string) (*fsnotify.Watcher, error) {
	w, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, fmt.Errorf("watch the tree: %w", err)
	}
	for _, f := range folders {
		addFolders(w, f)
	}
	return w, nil
}

func addFolders(w *fsnotify.Watcher, folder string) {
	filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() {
			w.Add(path)
		}
		return nil
	})
}

// watch calls changed after files below the folders have changed.
func watch(ctx context.Context, w *fsnotify.Watcher, changed func()) error {
	timer := time.NewTimer(0)
	<-timer.C
	for {
		select {
		case <-ctx.Done():
			return nil
		case e, ok := <-w.Events:
			if !ok {
				return nil
			}
			if strings.HasPrefix(filepath.Base(e.Name), ".") || e.Op == fsnotify.Chmod {
				continue // an editor's scratch file
			}
			if e.Op.Has(fsnotify.Create) {
				if info, err := os.Stat(e.Name); err == nil && info.IsDir() {
					addFolders(w, e.Name)
				}
			}
			timer.Reset(settle)
		case err := <-w.Errors:
			return fmt.Errorf("watch the tree: %w", err)
		case <-timer.C:
			changed()
		}
	}
}

// A bell wakes everybody who listens.
type bell struct {
	mu    sync.Mutex
	waits []chan struct{}
}

func (b *bell) wait() chan struct{} {
	b.mu.Lock()
	defer b.mu.Unlock()
	c := make(chan struct{})
	b.waits = append(b.waits, c)
	return c
}

func (b *bell) ring() {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, c := range b.waits {
		close(c)
	}
	b.waits = nil
}

const reloadScript = `new EventSource("/_salam/changes").onmessage = () => location.reload();`

// handler serves the folder. Only pages served here get a script: a policy
// that allows it and the line that loads it are added on the way out.
func handler(dir string, b *bell) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /_salam/reload.js", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/javascript")
		w.Write([]byte(reloadScript))
	})
	mux.HandleFunc("GET /_salam/changes", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/event-stream")
		w.Header().Set("Cache-Control", "no-store")
		rung := b.wait() // before the page is told that it will be woken
		fmt.Fprint(w, ": listening\n\n")
		http.NewResponseController(w).Flush()
		select {
		case <-r.Context().Done():
		case <-rung:
			fmt.Fprint(w, "data: changed\n\n")
		}
	})
	files := http.FileServer(http.Dir(dir))
	mux.HandleFunc("GET /", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", "no-store")
		name := r.URL.Path
		if strings.HasSuffix(name, "/") {
			name += "index.html"
		}
		if !strings.HasSuffix(name, ".html") {
			files.ServeHTTP(w, r)
			return
		}
		f, err := http.Dir(dir).Open(name)
		if err != nil {
			http.NotFound(w, r)
			return
		}
		defer f.Close()
		var page bytes.Buffer
		if _, err := page.ReadFrom(f); err != nil {
			http.Error(w, "the page cannot be read", http.StatusInternalServerError)
			return
		}
		html := strings.Replace(page.String(), "default-src 'none'", "default-src 'none'; script-src 'self'; connect-src 'self'", 1)
		html = strings.Replace(html, "</head>", `<script src="/_salam/reload.js" defer></script></head>`, 1)
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Write([]byte(html))
	})
	return onlyLocal(mux)
}

// onlyLocal refuses requests that name another host: a page on the web could
// else point its own name at this machine and read drafts (DNS rebinding).
func onlyLocal(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		host, _, err := net.SplitHostPort(r.Host)
		if err != nil {
			host = r.Host
		}
		if ip := net.ParseIP(strings.Trim(host, "[]")); host != "localhost" && (ip == nil || !ip.IsLoopback()) {
			http.Error(w, "this preview answers to localhost only", http.StatusForbidden)
			return
		}
		w.Header().Set("X-Content-Type-Options", "nosniff")
		next.ServeHTTP(w, r)
	})
}

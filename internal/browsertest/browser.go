// Package browsertest is for tests only: it opens pages in a headless Chromium
// and tells what happened, through the DevTools protocol over two pipes.
//
// In: a URL and the size of a screen. Out: the errors of the console, every
// request, values of the page, pictures of it. It knows nothing of what the
// pages are about.
package browsertest

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"sync"
	"testing"
	"time"

	"salam/internal/testtool"
)

// patience is how long any one answer may take on a busy machine.
const patience = 60 * time.Second

// A Browser is one running Chromium.
type Browser struct {
	t    testing.TB
	to   io.WriteCloser
	done chan struct{} // closed when Chromium has no more to say

	mu      sync.Mutex
	last    int
	waiting map[int]chan answer
	pages   map[string]*Page // by session
}

type answer struct {
	ID     int             `json:"id"`
	Result json.RawMessage `json:"result"`
	Error  *struct {
		Message string `json:"message"`
	} `json:"error"`
	Method  string          `json:"method"`
	Params  json.RawMessage `json:"params"`
	Session string          `json:"sessionId"`
}

// Start starts Chromium, and stops it when the test is over. It needs the
// program; see testtool.Need.
func Start(t testing.TB) *Browser {
	t.Helper()
	program := testtool.Need(t, "chromium")
	profile, err := os.MkdirTemp("", "browsertest-")
	if err != nil {
		t.Fatal(err)
	}
	// Chromium reads commands from file descriptor 3 and answers on 4.
	readHere, writeThere, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	readThere, writeHere, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command(program, "--headless", "--remote-debugging-pipe", "--no-sandbox", "--disable-gpu",
		"--disable-quic", "--no-first-run", "--no-default-browser-check", "--disable-background-networking",
		"--disable-component-update", "--disable-sync", "--disable-default-apps", "--disable-extensions",
		"--disable-dev-shm-usage", "--disable-features=Translate,MediaRouter,OptimizationHints",
		"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "--hide-scrollbars", "--mute-audio",
		"--user-data-dir="+profile, "about:blank")
	c.ExtraFiles = []*os.File{readThere, writeThere}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	readThere.Close()
	writeThere.Close()
	b := &Browser{t: t, to: writeHere, done: make(chan struct{}), waiting: map[int]chan answer{}, pages: map[string]*Page{}}
	go b.listen(readHere)
	t.Cleanup(func() {
		writeHere.Close() // tells Chromium to go
		gone := make(chan struct{})
		go func() { c.Wait(); close(gone) }()
		select {
		case <-gone:
		case <-time.After(5 * time.Second):
			c.Process.Kill()
			<-gone
		}
		readHere.Close()
		// Its helpers may still write for a moment.
		for range 20 {
			if os.RemoveAll(profile) == nil {
				return
			}
			time.Sleep(100 * time.Millisecond)
		}
	})
	return b
}

// listen reads answers and events; each ends with a NUL.
func (b *Browser) listen(from io.Reader) {
	defer close(b.done)
	r := bufio.NewReaderSize(from, 1<<20)
	for {
		line, err := r.ReadBytes(0)
		if err != nil {
			return
		}
		var a answer
		if json.Unmarshal(line[:len(line)-1], &a) != nil {
			continue
		}
		b.mu.Lock()
		page, waiting := b.pages[a.Session], b.waiting[a.ID]
		delete(b.waiting, a.ID)
		b.mu.Unlock()
		switch {
		case a.ID != 0 && waiting != nil:
			waiting <- a
		case a.ID == 0 && page != nil:
			page.event(a.Method, a.Params)
		}
	}
}

// call sends one command and waits for its answer.
func (b *Browser) call(session, method string, params, into any) error {
	b.mu.Lock()
	b.last++
	id := b.last
	reply := make(chan answer, 1)
	b.waiting[id] = reply
	if params == nil {
		params = struct{}{}
	}
	command := map[string]any{"id": id, "method": method, "params": params}
	if session != "" {
		command["sessionId"] = session
	}
	data, err := json.Marshal(command)
	if err == nil {
		_, err = b.to.Write(append(data, 0))
	}
	b.mu.Unlock()
	if err != nil {
		return fmt.Errorf("%s: %w", method, err)
	}
	select {
	case a := <-reply:
		if a.Error != nil {
			return fmt.Errorf("%s: %s", method, a.Error.Message)
		}
		if into == nil {
			return nil
		}
		return json.Unmarshal(a.Result, into)
	case <-b.done:
		return errors.New(method + ": chromium has stopped")
	case <-time.After(patience):
		return errors.New(method + ": no answer")
	}
}

package site

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"salam"
	"salam/internal/edition"
	"salam/internal/tree"
)

// victimVerb makes the test binary build a site and nothing else:
//
//	site.test build-and-be-killed OUT TREE TITLE
const victimVerb = "build-and-be-killed"

func victim(args []string) int {
	t, err := tree.Open(args[1], salam.Defaults)
	if err == nil {
		err = Build(context.Background(), killFixture(args[2]), Options{Out: args[0], Tree: t})
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}

func killFixture(title string) *edition.Publication {
	pub := fixture(edition.Preview)
	pub.Sender = title
	return pub
}

// A build that is killed at any of twenty moments leaves the old site whole or
// the new one, never anything else; the next build clears up behind it.
func TestKilled(t *testing.T) {
	parent, empty := t.TempDir(), t.TempDir()
	out := filepath.Join(parent, "preview")
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	start := func(out, title string) *exec.Cmd {
		c := exec.Command(self, victimVerb, out, empty, title)
		c.Stderr = os.Stderr
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		return c
	}
	finish := func(out, title string) {
		if err := start(out, title).Wait(); err != nil {
			t.Fatal(err)
		}
	}
	// What the two sites look like, and how long a build takes.
	finish(out, "Old")
	kept, fresh := filepath.Join(t.TempDir(), "kept"), filepath.Join(t.TempDir(), "fresh")
	if err := os.CopyFS(kept, os.DirFS(out)); err != nil {
		t.Fatal(err)
	}
	began := time.Now()
	finish(fresh, "New")
	whole := time.Since(began)

	const moments = 20
	olds, news, left := 0, 0, 0
	for i := range moments {
		c := start(out, "New")
		time.Sleep(whole * time.Duration(i) / (moments - 1))
		c.Process.Kill()
		c.Wait()
		switch {
		case differences(t, out, kept) == "":
			olds++
		case differences(t, out, fresh) == "":
			news++
			finish(out, "Old")
		default:
			t.Fatalf("killed at moment %d of %v: neither the old site nor the new one", i, whole)
		}
		if stale(t, parent) > 0 {
			left++
		}
	}
	t.Logf("a build takes %v; of %d kills %d left the old site, %d the new one, %d a working folder", whole, moments, olds, news, left)
	if olds == 0 || left == 0 {
		t.Error("no kill came in the middle of a build")
	}
	// Children of the dead may live for a moment; their folders are theirs.
	for range 50 {
		finish(out, "Old")
		if stale(t, parent) == 0 {
			sameTree(t, out, kept)
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
	t.Error("the folders of the dead builds are still there")
}

func stale(t *testing.T, parent string) int {
	t.Helper()
	left, err := filepath.Glob(filepath.Join(parent, ".salam-*"))
	if err != nil {
		t.Fatal(err)
	}
	return len(left)
}

package evidencetest

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"salam/internal/evidence"
	"salam/internal/library"
	"salam/internal/testtool"
	"salam/internal/tree"
)

// Days of the evidence that is made here: after the revision of the starter
// messages, before their review.
var (
	Day  = tree.Date{Year: 2026, Month: 12, Day: 1} // when everything was checked
	AsOf = tree.Date{Year: 2026, Month: 12, Day: 2} // a day on which it counts
)

// Copy copies the texts and drawings of this project into a new folder: a tree
// of drafts, in which Approve makes what a test needs.
func Copy(t testing.TB) string {
	t.Helper()
	dir, root := t.TempDir(), testtool.Root(t)
	for _, part := range []string{"content", "translations", "assets/illustrations", "assets/kit"} {
		to := filepath.Join(dir, filepath.FromSlash(part))
		if err := os.CopyFS(to, os.DirFS(filepath.Join(root, filepath.FromSlash(part)))); err != nil {
			t.Fatal(err)
		}
	}
	// What the project has issued has nothing to do with a fixture.
	if err := os.RemoveAll(filepath.Join(dir, "content", "editions")); err != nil {
		t.Fatal(err)
	}
	return dir
}

// defaults are the files of this project that a tree need not have, as far as
// reading a library goes.
type defaults struct {
	fs.FS
	languages bool // the tree has none of its own
}

func (d defaults) Open(name string) (fs.File, error) {
	if strings.HasPrefix(name, "assets/kit") || d.languages && strings.HasPrefix(name, "content/languages") {
		return d.FS.Open(name)
	}
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// Library reads a tree. Faults are for the test to judge.
func Library(t testing.TB, dir string) (*library.Library, tree.Faults) {
	t.Helper()
	_, err := os.Stat(filepath.Join(dir, "content", "languages"))
	tr, err := tree.Open(dir, defaults{os.DirFS(testtool.Root(t)), err != nil})
	if err != nil {
		t.Fatal(err)
	}
	defer tr.Close()
	return library.Read(tr)
}

// Standing computes where a tree stands on a day; a tree that cannot be read
// without faults fails the test.
func Standing(t testing.TB, dir string, asOf tree.Date) (*library.Library, *evidence.Standing) {
	t.Helper()
	lib, faults := Library(t, dir)
	st, more := evidence.Compute(lib, asOf)
	if all := append(faults, more...); len(all) > 0 {
		t.Fatalf("the tree has faults:\n%v", all)
	}
	return lib, st
}

// Write writes a file of the tree, with its folders.
func Write(t testing.TB, dir, name, text string) {
	t.Helper()
	file := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

// Read reads a file of the tree.
func Read(t testing.TB, dir, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// Edit replaces a text, which must be there exactly once, in a file.
func Edit(t testing.TB, dir, name, old, new string) {
	t.Helper()
	text := Read(t, dir, name)
	if n := strings.Count(text, old); n != 1 {
		t.Fatalf("%s holds %q %d times, not once", name, old, n)
	}
	Write(t, dir, name, strings.Replace(text, old, new, 1))
}

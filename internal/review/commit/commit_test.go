package commit

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"salam/internal/testtool"
)

// repo makes a repository whose tree lies in a folder of it.
func repo(t *testing.T) (dir string, run func(args ...string)) {
	t.Helper()
	testtool.Need(t, "git")
	top := t.TempDir()
	dir = filepath.Join(top, "tree")
	run = func(args ...string) {
		t.Helper()
		c := exec.Command("git", append([]string{"-c", "user.name=reader-1", "-c", "user.email=reader-1@example.org", "-C", top}, args...)...)
		c.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL=/dev/null")
		if out, err := c.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
	run("init", "-q", "-b", "main")
	return dir, run
}

func put(t *testing.T, dir, name, text string) {
	t.Helper()
	file := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestExtract(t *testing.T) {
	dir, run := repo(t)
	// A filter and an attribute that would change the bytes, if they were asked.
	put(t, dir, ".gitattributes", "*.md filter=shout export-subst\n")
	put(t, dir, "content/messages/tea.md", "tea $Format:%H$\n")
	put(t, dir, "content/messages/ሻይ.md", "ሻይ\n")
	put(t, dir, "secret.txt", "not asked for\n")
	run("config", "filter.shout.smudge", "tr a-z A-Z")
	run("config", "core.fsmonitor", "touch ran")
	run("add", "-A")
	run("commit", "-q", "-m", "one")
	put(t, dir, "content/messages/tea.md", "coffee\n")
	run("commit", "-q", "-a", "-m", "two")
	into := t.TempDir()
	keep := func(name string) bool { return strings.HasPrefix(name, "content/") }
	if err := Extract(t.Context(), dir, "HEAD~1", keep, into); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"content/messages/tea.md": "tea $Format:%H$\n", "content/messages/ሻይ.md": "ሻይ\n"} {
		got, err := os.ReadFile(filepath.Join(into, filepath.FromSlash(name)))
		if string(got) != want {
			t.Errorf("%s is %q, %v", name, got, err)
		}
	}
	if _, err := os.Stat(filepath.Join(into, "secret.txt")); err == nil {
		t.Error("a file that nobody asked for is there")
	}
}

func TestExtractRefuses(t *testing.T) {
	dir, run := repo(t)
	put(t, dir, "content/a.md", "a\n")
	if err := os.Symlink("/etc/hostname", filepath.Join(dir, "content", "b.md")); err != nil {
		t.Fatal(err)
	}
	run("add", "-A")
	run("commit", "-q", "-m", "a link")
	all := func(string) bool { return true }
	if err := Extract(t.Context(), dir, "HEAD", all, t.TempDir()); err == nil || !strings.Contains(err.Error(), "no ordinary file") {
		t.Errorf("a link: %v", err)
	}
	put(t, dir, "content/c.md", strings.Repeat("x", maxFile+1))
	run("rm", "-q", "tree/content/b.md")
	run("add", "-A")
	run("commit", "-q", "-m", "a long file")
	if err := Extract(t.Context(), dir, "HEAD", all, t.TempDir()); err == nil || !strings.Contains(err.Error(), "longer than") {
		t.Errorf("a long file: %v", err)
	}
	for _, name := range []string{"nowhere", "", "--all", "-h", "HEAD:tree/content/a.md"} {
		if _, err := Resolve(t.Context(), dir, name); !errors.Is(err, ErrNotThere) {
			t.Errorf("%q: %v", name, err)
		}
	}
	if _, err := Resolve(t.Context(), t.TempDir(), "HEAD"); err == nil {
		t.Error("a folder without a repository has a commit")
	}
}

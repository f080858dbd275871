package salam

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"salam/internal/testtool"
)

// TestWordsOfGit holds .gitattributes and .gitdiff against git itself: a word of
// each script is one word, its joiner inside, its marks outside.
func TestWordsOfGit(t *testing.T) {
	testtool.Need(t, "git")
	dir := t.TempDir()
	git := func(args ...string) string {
		t.Helper()
		c := exec.Command("git", append([]string{"-C", dir, "-c", "user.name=reader-1", "-c", "user.email=reader-1@example.org"}, args...)...)
		c.Env = append(os.Environ(), "LC_ALL=C.UTF-8", "GIT_CONFIG_GLOBAL=/dev/null")
		out, err := c.CombinedOutput()
		if err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
		return string(out)
	}
	put := func(name, text string) {
		t.Helper()
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{".gitattributes", ".gitdiff"} {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		put(name, string(text))
	}
	git("init", "-q", "-b", "main")
	git("config", "include.path", "../.gitdiff")
	cases := []struct{ file, old, new, want string }{
		{"translations/am/tea.md", "ሻይ፣ ውሃ።", "ቡና፣ ውሃ።", "[-ሻይ-]{+ቡና+}፣ ውሃ።"},
		{"translations/ti/tea.md", "ሻሂ ስተዩ።", "ሻሂ ስተያ።", "ሻሂ [-ስተዩ-]{+ስተያ+}።"},
		{"translations/fa/tea.md", "چای می\u200cنوشیم، بیا.", "چای می\u200cنوشید، بیا.", "چای [-می\u200cنوشیم-]{+می\u200cنوشید+}، بیا."},
		{"translations/ar/tea.md", "اتصل على 01632 960 123؟", "اتصل على 01632 960 124؟", "اتصل على [-01632 960 123-]{+01632 960 124+}؟"},
		{"translations/om/tea.md", "Shaayii ba'e.", "Shaayii ba'i.", "Shaayii [-ba'e-]{+ba'i+}."},
		{"content/messages/tea.md", "Call {advice}.", "Call {emergency}.", "Call [-{advice}-]{+{emergency}+}."},
	}
	for _, c := range cases {
		put(c.file, c.old+"\n")
	}
	git("add", "-A")
	git("commit", "-q", "-m", "one")
	for _, c := range cases {
		put(c.file, c.new+"\n")
		if out := git("diff", "--word-diff=plain", "--", c.file); !strings.Contains(out, c.want) {
			t.Errorf("%s: no %q in\n%s", c.file, c.want, out)
		}
	}
}

package site

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"

	"salam/internal/testtool"
)

// A bare `hugo` in the tree publishes nothing, with flags that ask for more
// neither: what lies in a folder is not approved by lying there.
func TestBareHugo(t *testing.T) {
	root := testtool.Root(t)
	for name, flags := range map[string][]string{
		"bare":         nil,
		"drafts":       {"--buildDrafts", "--buildFuture", "--buildExpired"},
		"content":      {"--contentDir", "content"},
		"translations": {"--contentDir", "translations"},
		"destination":  {"--destination", "public", "--contentDir", "content/messages"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			for _, f := range []string{"layouts", "content", "translations", "assets/css", "assets/illustrations"} {
				if err := os.CopyFS(filepath.Join(dir, f), os.DirFS(filepath.Join(root, f))); err != nil {
					t.Fatal(err)
				}
			}
			config, err := os.ReadFile(filepath.Join(root, "hugo.toml"))
			if err != nil {
				t.Fatal(err)
			}
			if err := writeFile(dir, "hugo.toml", config); err != nil {
				t.Fatal(err)
			}
			before, err := regularFiles(dir)
			if err != nil {
				t.Fatal(err)
			}
			self, err := os.Executable()
			if err != nil {
				t.Fatal(err)
			}
			hugo := exec.Command(self, append([]string{ChildVerb, "--cacheDir", t.TempDir()}, flags...)...)
			hugo.Dir, hugo.Env = dir, []string{}
			if out, err := hugo.CombinedOutput(); err != nil {
				t.Fatalf("%v: %s", err, out)
			}
			after, err := regularFiles(dir)
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range after {
				if !slices.Contains(before, f) && f != ".hugo_build.lock" {
					t.Errorf("hugo has published %s", f)
				}
			}
		})
	}
}

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"salam/internal/testtool"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"salam": main})
}

// The scripts in testdata run the command as a person would. $PROJECT is the
// project's own tree; `copytree DIR` copies what a tree has to have into DIR.
func TestScripts(t *testing.T) {
	root := testtool.Root(t)
	testscript.Run(t, testscript.Params{
		Dir: "testdata",
		Setup: func(env *testscript.Env) error {
			env.Setenv("PROJECT", root)
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"slip":      makeSlip,
			"grepfiles": grepFiles,
			// replace OLD NEW FILE changes the first occurrence; \n is a line end.
			"replace": func(ts *testscript.TestScript, neg bool, args []string) {
				file := ts.MkAbs(args[2])
				text := ts.ReadFile(file)
				old, new := strings.ReplaceAll(args[0], `\n`, "\n"), strings.ReplaceAll(args[1], `\n`, "\n")
				if !strings.Contains(text, old) {
					ts.Fatalf("%s does not hold %q", args[2], old)
				}
				ts.Check(os.WriteFile(file, []byte(strings.Replace(text, old, new, 1)), 0o644))
			},
			"copytree": func(ts *testscript.TestScript, neg bool, args []string) {
				for _, part := range []string{"content/messages", "content/sheets", "content/places", "content/facts.toml", "content/topics.toml",
					"content/sender.toml", "content/policy.toml", "translations", "assets/illustrations"} {
					src := filepath.Join(root, filepath.FromSlash(part))
					dst := filepath.Join(ts.MkAbs(args[0]), filepath.FromSlash(part))
					info, err := os.Stat(src)
					ts.Check(err)
					if info.IsDir() {
						ts.Check(os.CopyFS(dst, os.DirFS(src)))
						continue
					}
					data, err := os.ReadFile(src)
					ts.Check(err)
					ts.Check(os.MkdirAll(filepath.Dir(dst), 0o755))
					ts.Check(os.WriteFile(dst, data, 0o644))
				}
			},
		},
	})
}

package main

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"salam/internal/evidence"
	et "salam/internal/evidence/evidencetest"
	"salam/internal/language"
	"salam/internal/testtool"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"salam": main})
}

var printedCode = regexp.MustCompile(`\b[2-9CDFHJKMNPRTVWXY]{4}-[2-9CDFHJKMNPRTVWXY]{4}\b`)

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
			// pdftext FILE prints the text of a PDF.
			"pdftext": func(ts *testscript.TestScript, neg bool, args []string) {
				ts.Check(ts.Exec(testtool.Need(t, "pdftotext"), "-layout", ts.MkAbs(args[0]), "-"))
			},
			// samecode FILE… makes sure that PDFs carry one and the same code.
			"samecode": func(ts *testscript.TestScript, neg bool, args []string) {
				var first string
				for _, a := range args {
					ts.Check(ts.Exec(testtool.Need(t, "pdftotext"), "-layout", ts.MkAbs(a), "-"))
					found := printedCode.FindString(ts.ReadFile("stdout"))
					if found == "" || first != "" && found != first {
						ts.Fatalf("%s carries %q, %s carries %q", args[0], first, a, found)
					}
					first = found
				}
			},
			// grepall PATTERN FOLDER… looks for a pattern in every file.
			"grepall": func(ts *testscript.TestScript, neg bool, args []string) {
				pattern, found, files := regexp.MustCompile(args[0]), "", 0
				for _, dir := range args[1:] {
					ts.Check(filepath.WalkDir(ts.MkAbs(dir), func(name string, e os.DirEntry, err error) error {
						if err != nil || e.IsDir() {
							return err
						}
						data, err := os.ReadFile(name)
						if files++; pattern.Match(data) {
							found = name
						}
						return err
					}))
				}
				if files == 0 || (found == "") != neg {
					ts.Fatalf("%q among %d files: found in %q", args[0], files, found)
				}
			},
			// nometa PATTERN FILE looks into what a PDF says of itself.
			"nometa": func(ts *testscript.TestScript, neg bool, args []string) {
				ts.Check(ts.Exec(testtool.Need(t, "pdfinfo"), "-meta", ts.MkAbs(args[1])))
				meta := ts.ReadFile("stdout")
				ts.Check(ts.Exec(testtool.Need(t, "pdfinfo"), ts.MkAbs(args[1])))
				if regexp.MustCompile(args[0]).MatchString(meta+ts.ReadFile("stdout")) == neg || meta == "" {
					ts.Fatalf("%s: %s", args[1], meta)
				}
			},
			// evidence TREE MESSAGE has a coordinator withdraw a message in English.
			"evidence": func(ts *testscript.TestScript, neg bool, args []string) {
				dir := ts.MkAbs(args[0])
				et.People(t, dir)
				et.Record(t, dir, et.Decision(language.Source, args[1], evidence.Withdraw))
			},
			// editledger TREE OLD NEW changes the one file of the ledger that holds OLD.
			"editledger": func(ts *testscript.TestScript, neg bool, args []string) {
				files, err := filepath.Glob(filepath.Join(ts.MkAbs(args[0]), "content", "editions", "*.toml"))
				ts.Check(err)
				old, new := strings.ReplaceAll(args[1], `\n`, "\n"), strings.ReplaceAll(args[2], `\n`, "\n")
				changed := 0
				for _, file := range files {
					if text := ts.ReadFile(file); strings.Contains(text, old) {
						ts.Check(os.WriteFile(file, []byte(strings.Replace(text, old, new, 1)), 0o644))
						changed++
					}
				}
				if changed != 1 {
					ts.Fatalf("%d files of the ledger hold %q", changed, old)
				}
			},
			// onlysheets TREE ID… takes out every other sheet, so that a script does
			// not change with what the project prints.
			"onlysheets": func(ts *testscript.TestScript, neg bool, args []string) {
				folder := filepath.Join(ts.MkAbs(args[0]), "content", "sheets")
				files, err := os.ReadDir(folder)
				ts.Check(err)
				kept := 0
				for _, f := range files {
					if slices.Contains(args[1:], strings.TrimSuffix(f.Name(), ".toml")) {
						kept++
						continue
					}
					ts.Check(os.Remove(filepath.Join(folder, f.Name())))
				}
				if kept != len(args)-1 {
					ts.Fatalf("%d of the sheets %v are there", kept, args[1:])
				}
			},
			"copytree": func(ts *testscript.TestScript, neg bool, args []string) {
				for _, part := range []string{"content/messages", "content/sheets", "content/places", "content/facts.toml", "content/topics.toml",
					"content/promises.toml", "content/sender.toml", "content/policy.toml", "translations", "assets/illustrations"} {
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

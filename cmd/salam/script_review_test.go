package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"

	"salam/internal/library"
	"salam/internal/review/slip"
	"salam/internal/tree"
)

// makeSlip writes what a reader's phone would send, on the texts of a tree as
// they are:
//
//	slip TREE FILE LANG READER key=value…
//
// message=ID begins a text; natural, verdict, picture, retold, date, keep,
// translation are of the text or the slip; mark=KIND, quote and better make
// one mark.
func makeSlip(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 5 {
		ts.Fatalf("usage: slip TREE FILE LANG READER key=value…")
	}
	t, err := tree.Open(ts.MkAbs(args[0]), defaults())
	ts.Check(err)
	defer t.Close()
	lib, _ := library.Read(t)
	lang, reader := args[2], args[3]
	keep := "false"
	var b strings.Builder
	for _, arg := range args[4:] {
		key, value, _ := strings.Cut(arg, "=")
		switch key {
		case "keep":
			keep = value
		case "message":
			now, _ := slip.CurrentOf(lib, lang, value)
			fmt.Fprintf(&b, "\n[[texts]]\nmessage = %q\nsource = %q\ntranslation = %q\n", value, string(now.Source), string(now.Translation))
		case "natural", "date":
			fmt.Fprintf(&b, "%s = %s\n", key, value)
		case "picture":
			m := strings.Split(b.String(), "message = \"")
			id, _, _ := strings.Cut(m[len(m)-1], `"`)
			now, _ := slip.CurrentOf(lib, lang, id)
			fmt.Fprintf(&b, "picture = %q\nillustration = %q\n", value, string(now.Illustration))
		case "mark":
			fmt.Fprintf(&b, "\n[[texts.marks]]\npart = \"text\"\nkinds = [%q]\n", value)
		default:
			fmt.Fprintf(&b, "%s = %q\n", key, value)
		}
	}
	head := fmt.Sprintf("packet = \"0123456789ab\"\nlanguage = %q\nreader = %q\nagreed = true\nkeep_retold = %s\n", lang, reader, keep)
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte("Here it is:\n"+slip.Frame(head+b.String())), 0o644))
}

// grepFiles looks for a text in the files of a folder, whose names hold hashes.
func grepFiles(ts *testscript.TestScript, neg bool, args []string) {
	files, err := filepath.Glob(filepath.Join(ts.MkAbs(args[1]), "*"))
	ts.Check(err)
	if len(files) == 0 {
		ts.Fatalf("%s holds no files", args[1])
	}
	found := false
	for _, f := range files {
		data, err := os.ReadFile(f)
		ts.Check(err)
		found = found || strings.Contains(string(data), args[0])
	}
	if found == neg {
		ts.Fatalf("%q found: %v", args[0], found)
	}
}

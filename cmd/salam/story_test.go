package main

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"salam/internal/evidence"
	"salam/internal/library"
	"salam/internal/review/slip"
	"salam/internal/tree"
)

// The people of the stories send slips as their phones make them: a command
// writes the file, with the fingerprints of what the tree holds now.
//
//	reads TREE LANG MESSAGE READER DATE FILE [natural=N] [change] [mark=QUOTE=BETTER] [sees]
//	judges TREE LANG MESSAGE READER DATE FILE [missed=ITEM] [wrong=ITEM] [change]
//	signs TREE LANG MESSAGE READER DATE FILE [change]
//
// Where a text has a successor, that is what they are asked about.
var storyCommands = map[string]func(*testscript.TestScript, bool, []string){
	"reads": func(ts *testscript.TestScript, neg bool, args []string) {
		s := newStory(ts, args)
		natural, verdict, marks, picture := "4", "pass", "", ""
		for _, a := range args[6:] {
			key, value, _ := strings.Cut(a, "=")
			switch key {
			case "natural":
				natural = value
			case "change":
				verdict = "change"
			case "mark":
				quote, better, _ := strings.Cut(value, "=")
				marks += fmt.Sprintf("\n[[texts.marks]]\npart = \"text\"\nquote = %q\nkinds = [\"awkward\"]\nbetter = %q\n", quote, better)
			case "sees":
				picture = fmt.Sprintf("illustration = %q\npicture = \"same\"\n", s.illustration)
			default:
				ts.Fatalf("reads: unknown word %q", a)
			}
		}
		s.write(fmt.Sprintf("packet = \"0123456789ab\"\nlanguage = %q\nreader = %q\nagreed = true\nkeep_retold = false\n\n[[texts]]\nmessage = %q\nsource = %q\ntranslation = %q\n%sdate = %s\nnatural = %s\nverdict = %q\n%s",
			s.lang, s.reader, s.message, s.source, s.translation, picture, s.date, natural, verdict, marks))
	},
	"judges": func(ts *testscript.TestScript, neg bool, args []string) {
		s := newStory(ts, args)
		verdict, items := "pass", ""
		heard := map[string]string{}
		for _, a := range args[6:] {
			if key, value, ok := strings.Cut(a, "="); ok {
				heard[value] = key
				continue
			}
			verdict = a
		}
		for _, it := range evidence.BriefItems(s.m) {
			h := heard[it.Item]
			if h == "" {
				h = "yes"
			}
			items += fmt.Sprintf("\n[[texts.items]]\nitem = %q\nsays = %s\nheard = %q\n", it.Item, tree.Quote(it.Says), h)
		}
		s.write(fmt.Sprintf("kind = \"meaning\"\nlanguage = %q\nreader = %q\n\n[[texts]]\nmessage = %q\nsource = %q\ntranslation = %q\ndate = %s\nverdict = %q\n%s",
			s.lang, s.reader, s.message, s.source, s.translation, s.date, verdict, items))
	},
	"signs": func(ts *testscript.TestScript, neg bool, args []string) {
		s := newStory(ts, args)
		verdict, translation := "pass", ""
		if len(args) > 6 {
			verdict = args[6]
		}
		if s.lang != "en" {
			translation = fmt.Sprintf("translation = %q\n", s.translation)
		}
		s.write(fmt.Sprintf("kind = \"clinical\"\nlanguage = %q\nreader = %q\n\n[[texts]]\nmessage = %q\nsource = %q\n%sdate = %s\nverdict = %q\n",
			s.lang, s.reader, s.message, s.source, translation, s.date, verdict))
	},
	// record FILE-PATTERN VAR puts the 12 digits of the one file that matches
	// into a variable of the script.
	"record": func(ts *testscript.TestScript, neg bool, args []string) {
		files, err := filepath.Glob(ts.MkAbs(args[0]))
		ts.Check(err)
		if len(files) != 1 {
			ts.Fatalf("%d files match %s", len(files), args[0])
		}
		name := strings.TrimSuffix(filepath.Base(files[0]), ".toml")
		ts.Setenv(args[1], name[len(name)-12:])
	},
}

type story struct {
	ts                                *testscript.TestScript
	lang, message, reader, date, file string
	m                                 *library.Message
	source, translation, illustration string
}

func newStory(ts *testscript.TestScript, args []string) *story {
	if len(args) < 6 {
		ts.Fatalf("TREE LANG MESSAGE READER DATE FILE")
	}
	t, err := tree.Open(ts.MkAbs(args[0]), defaults())
	ts.Check(err)
	defer t.Close()
	lib, faults := library.Read(t)
	ts.Check(faults.Err())
	s := &story{ts: ts, lang: args[1], message: args[2], reader: args[3], date: args[4], file: ts.MkAbs(args[5])}
	s.m = lib.Message(s.message)
	l := lib.Language(s.lang)
	if s.m == nil || l == nil {
		ts.Fatalf("there is no %s in %s", s.message, s.lang)
	}
	s.source, s.illustration = string(s.m.Fingerprint()), string(lib.PictureFingerprint(s.m, l))
	tr := lib.Successor(s.lang, s.message)
	if tr == nil {
		tr = lib.Translation(s.lang, s.message)
	}
	if tr != nil {
		s.translation = string(tr.Fingerprint())
	}
	return s
}

func (s *story) write(body string) {
	s.ts.Check(os.WriteFile(s.file, []byte(slip.Frame(body)), 0o644))
}

var update = flag.Bool("update", false, "write what comes out into the stories")

// TestStories tells what happens to a message from its first English sentence
// on, and what status says each time, word by word.
func TestStories(t *testing.T) {
	commands := maps.Clone(storyCommands)
	commands["replace"] = func(ts *testscript.TestScript, neg bool, args []string) {
		text := ts.ReadFile(ts.MkAbs(args[2]))
		if strings.Count(text, args[0]) != 1 {
			ts.Fatalf("%s holds %q %d times", args[2], args[0], strings.Count(text, args[0]))
		}
		ts.Check(os.WriteFile(ts.MkAbs(args[2]), []byte(strings.Replace(text, args[0], args[1], 1)), 0o644))
	}
	testscript.Run(t, testscript.Params{Dir: "testdata/story", Cmds: commands, UpdateScripts: *update})
}

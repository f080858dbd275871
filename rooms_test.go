package salam

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"

	"os"
)

// The rooms, from the top. Data flows one way: a room imports only from rooms
// above it.
var rooms = []string{
	"tree", "language", "prose", "phrase", "illustration", "library", "evidence", "check", "edition",
	"typeset", "drawing", "pdf", "sheet", "review/slip", "review/packet", "site/swap", "site", "desk",
}

// A library enters through one room.
var entries = map[string][]string{
	"github.com/gohugoio/hugo":             {"internal/site"},
	"codeberg.org/go-pdf/fpdf":             {"internal/pdf"},
	"github.com/go-text/typesetting":       {"internal/typeset"},
	"github.com/yuin/goldmark":             {"internal/prose"},
	"github.com/nicksnyder/go-i18n":        {"internal/phrase"},
	"github.com/pelletier/go-toml":         {"internal/tree"},
	"github.com/fsnotify/fsnotify":         {"internal/desk"},
	"github.com/spf13/pflag":               {"cmd/salam"},
	"golang.org/x/sys":                     {"internal/site/swap"},
	"golang.org/x/text":                    {"internal/prose", "internal/language", "internal/phrase", "internal/typeset", "internal/pdf", "internal/desk"},
	"github.com/rogpeppe/go-internal":      nil, // tests only
	"golang.org/x/net":                     nil,
	"salam/internal/testtool":              nil,
	"salam/internal/browsertest":           nil,
	"salam/internal/evidence/evidencetest": nil,
}

func TestRooms(t *testing.T) {
	seen := map[string]bool{}
	for file, imports := range sources(t) {
		dir := path.Dir(file)
		room, inside := strings.CutPrefix(dir, "internal/")
		at := slices.Index(rooms, room)
		if inside {
			seen[room] = true
		}
		testing := strings.HasSuffix(file, "_test.go") || slices.Contains([]string{"testtool", "browsertest", "evidence/evidencetest"}, room)
		if inside && at < 0 && !testing {
			t.Errorf("%s: the room %q is not in the list", file, room)
		}
		for _, imported := range imports {
			if other, ok := strings.CutPrefix(imported, "salam/internal/"); ok && !testing {
				if i := slices.Index(rooms, other); inside && (i < 0 || i >= at) {
					t.Errorf("%s: %q imports %q, which is not above it", file, room, other)
				}
			}
			for library, doors := range entries {
				if (imported == library || strings.HasPrefix(imported, library+"/")) && !testing && !slices.Contains(doors, dir) {
					t.Errorf("%s imports %s, which enters through %v only", file, library, doors)
				}
			}
			if imported == "net/http" && !testing && room != "desk" {
				t.Errorf("%s imports net/http: nothing but the preview server speaks to a network", file)
			}
			if strings.HasPrefix(imported, "os/exec") && !testing && room != "site" {
				t.Errorf("%s imports os/exec: nothing but the site starts a program, and only itself", file)
			}
			if imported == "C" || imported == "unsafe" {
				t.Errorf("%s imports %s", file, imported)
			}
		}
	}
	for _, r := range rooms {
		if !seen[r] {
			t.Errorf("the room %q has no files", r)
		}
	}
}

// sources lists the imports of every Go file of the project.
func sources(t *testing.T) map[string][]string {
	t.Helper()
	all := map[string][]string{}
	root := os.DirFS(".")
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (name == "node_modules" || strings.HasPrefix(name, ".") && name != "." || d.Name() == "testdata"):
			return fs.SkipDir
		case d.IsDir() || !strings.HasSuffix(name, ".go"):
			return nil
		}
		src, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, src, parser.ImportsOnly)
		if err != nil {
			return err
		}
		all[name] = []string{}
		for _, i := range f.Imports {
			p, _ := strconv.Unquote(i.Path.Value)
			all[name] = append(all[name], p)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < 50 {
		t.Fatalf("only %d files found", len(all))
	}
	return all
}

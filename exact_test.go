package salam

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/printer"
	"go/token"
	"go/types"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/packages"
)

// The rooms from words to the bytes of a PDF. The same document is the same
// file on any processor, day and machine, so in them
//
//   - no number with a fraction is added, multiplied, compared or converted,
//     but for the two below, which are exact: arm64 fuses a product and a sum,
//     and rounds once where amd64 rounds twice;
//   - nothing asks for the time, the environment, the machine or a die;
//   - no map is walked through where its order could be seen.
//
// The check goes by types, not by words.
var exactRooms = []string{"typeset", "drawing", "pdf"}

var exactFloats = map[string]string{
	"typeset: style.Language.LineHeight * 1000":                  "one product, then rounded to a whole number: nothing to fuse",
	"typeset: math.Round(style.Language.LineHeight * 1000)":      "",
	"typeset: int(math.Round(style.Language.LineHeight * 1000))": "",
	"typeset: int(extents.Ascender)":                             "a whole number of the font file, exact up to 2^24",
	"typeset: int(extents.Descender)":                            "",

	"typeset: parts(s.Args[i].X)":                            "points of the font file, handed over as they are",
	"typeset: parts(s.Args[i].Y)":                            "",
	"typeset: float64(units)":                                "widening loses nothing",
	"typeset: float64(units) * OutlineUnit":                  "a product with a power of two is exact",
	"typeset: math.Round(float64(units) * OutlineUnit)":      "",
	"typeset: int(math.Round(float64(units) * OutlineUnit))": "",
}

var unseenMaps = map[string]string{
	"pdf: range s.sections": "finds out whether one has a fault; the message is the same for all",
}

var outside = []string{
	"time.Now", "time.Since", "time.Until", "time.Local", "time.LoadLocation", "time.Parse",
	"os.Getenv", "os.LookupEnv", "os.Environ", "os.Hostname", "os.Getwd", "os.Getpid", "os.Stat", "os.ReadFile", "os.Open",
	"runtime.GOMAXPROCS", "runtime.NumCPU", "runtime.GOOS", "runtime.GOARCH",
}

func TestExact(t *testing.T) {
	var patterns []string
	for _, room := range exactRooms {
		patterns = append(patterns, "./internal/"+room)
	}
	floats, walks, asks := findInexact(t, packages.Config{}, patterns...)
	compare(t, "an operation on numbers with fractions", floats, exactFloats)
	compare(t, "a walk through a map", walks, unseenMaps)
	compare(t, "a question to the machine", asks, nil)
}

// What TestExact looks for is found.
func TestExactFinds(t *testing.T) {
	const source = `package made
import ("time"; "os")
func f(a, b float64, m map[int]int, n int) (int, bool) {
	a += 1
	for range m {}
	_, _ = time.Now(), os.Getenv("LANG")
	return int(a*b + float64(n)), a < b
}
`
	file, err := filepath.Abs("internal/made/made.go")
	if err != nil {
		t.Fatal(err)
	}
	floats, walks, asks := findInexact(t, packages.Config{Overlay: map[string][]byte{file: []byte(source)}}, "file="+file)
	for _, want := range []string{"made: a * b", "made: a*b + float64(n)", "made: float64(n)", "made: int(a*b + float64(n))", "made: a < b", "made: a += 1"} {
		if !slices.Contains(floats, want) {
			t.Errorf("%q is not found in %q", want, floats)
		}
	}
	if !slices.Equal(walks, []string{"made: range m"}) || !slices.Equal(asks, []string{"made: os.Getenv", "made: time.Now"}) {
		t.Errorf("%q, %q", walks, asks)
	}
}

func compare(t *testing.T, what string, found []string, allowed map[string]string) {
	t.Helper()
	for _, f := range found {
		if _, ok := allowed[f]; !ok {
			t.Errorf("%s: %s", f, what)
		}
	}
	for a := range allowed {
		if !slices.Contains(found, a) {
			t.Errorf("%s: allowed, but not there any more", a)
		}
	}
}

func findInexact(t *testing.T, conf packages.Config, patterns ...string) (floats, walks, asks []string) {
	t.Helper()
	conf.Mode = packages.NeedName | packages.NeedFiles | packages.NeedSyntax | packages.NeedTypes | packages.NeedTypesInfo | packages.NeedImports | packages.NeedExportFile
	conf.Fset = token.NewFileSet()
	all, err := packages.Load(&conf, patterns...)
	if err != nil {
		t.Fatal(err)
	}
	var seen [3]map[string]bool
	for i := range seen {
		seen[i] = map[string]bool{}
	}
	for _, p := range all {
		for _, e := range p.Errors {
			t.Fatal(e)
		}
		note := func(kind int, format string, n any) {
			var b bytes.Buffer
			if err := printer.Fprint(&b, conf.Fset, n); err != nil {
				t.Fatal(err)
			}
			seen[kind][p.Name+": "+fmt.Sprintf(format, b.String())] = true
		}
		float := func(e ast.Expr) bool {
			v := p.TypesInfo.Types[e]
			if v.Type == nil || v.Value != nil {
				return false // a constant is exact
			}
			basic, ok := v.Type.Underlying().(*types.Basic)
			return ok && basic.Info()&(types.IsFloat|types.IsComplex) != 0
		}
		for _, file := range p.Syntax {
			ast.Inspect(file, func(n ast.Node) bool {
				switch n := n.(type) {
				case *ast.BinaryExpr:
					if float(n.X) || float(n.Y) {
						note(0, "%s", n)
					}
				case *ast.UnaryExpr:
					if float(n.X) {
						note(0, "%s", n)
					}
				case *ast.AssignStmt:
					if n.Tok != token.ASSIGN && n.Tok != token.DEFINE && float(n.Lhs[0]) {
						note(0, "%s", n)
					}
				case *ast.IncDecStmt:
					if float(n.X) {
						note(0, "%s", n)
					}
				case *ast.CallExpr:
					if float(n) || slices.ContainsFunc(n.Args, float) {
						note(0, "%s", n)
					}
				case *ast.RangeStmt:
					if _, ok := p.TypesInfo.TypeOf(n.X).Underlying().(*types.Map); ok {
						note(1, "range %s", n.X)
					}
				case *ast.SelectorExpr:
					if o := p.TypesInfo.Uses[n.Sel]; o != nil && o.Pkg() != nil {
						if slices.Contains(outside, o.Pkg().Name()+"."+o.Name()) || strings.HasPrefix(o.Pkg().Path(), "math/rand") {
							note(2, "%s", n)
						}
					}
				}
				return true
			})
		}
	}
	sorted := func(m map[string]bool) []string { return slices.Sorted(maps.Keys(m)) }
	return sorted(seen[0]), sorted(seen[1]), sorted(seen[2])
}

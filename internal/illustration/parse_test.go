package illustration

import (
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"salam/internal/tree"
)

var update = flag.Bool("update", false, "write what comes out into the case files")

// TestCases runs testdata/parse: a scene and the parts it uses, and what comes
// out, operations or faults.
func TestCases(t *testing.T) {
	eachCase(t, "testdata/parse", func(t *testing.T, a *txtar.Archive) string {
		s, faults := Parse(Input{ID: "scene", File: "scene.svg", Source: member(a, "scene.svg"), Kit: kitOf(a)})
		if (s == nil) != (len(faults) > 0) {
			t.Errorf("both a scene and faults, or neither")
		}
		if s == nil {
			return told(faults)
		}
		var b strings.Builder
		for i := range s.Ops {
			b.WriteString(s.Ops[i].String() + "\n")
		}
		return b.String()
	})
}

// eachCase compares what run gives with the member "want" of every archive.
func eachCase(t *testing.T, dir string, run func(*testing.T, *txtar.Archive) string) {
	files, _ := filepath.Glob(dir + "/*.txt")
	if len(files) == 0 {
		t.Fatal("no cases in " + dir)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".txt")
		t.Run(name, func(t *testing.T) {
			a, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			got := run(t, a)
			if refuses := strings.HasPrefix(got, "fault: "); refuses != strings.HasPrefix(name, "refuses") {
				t.Errorf("the name of the case promises otherwise:\n%s", got)
			}
			want := &a.Files[len(a.Files)-1]
			if want.Name != "want" {
				t.Fatal("the last member is not want")
			}
			if *update {
				want.Data = []byte(got)
				if err := os.WriteFile(file, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if got != string(want.Data) {
				t.Errorf("got\n%swant\n%s", got, want.Data)
			}
		})
	}
}

func member(a *txtar.Archive, name string) []byte {
	for _, f := range a.Files {
		if f.Name == name {
			return f.Data
		}
	}
	return nil
}

func kitOf(a *txtar.Archive) func(string) ([]byte, error) {
	return func(name string) ([]byte, error) {
		if src := member(a, "kit/"+name+".svg"); src != nil {
			return src, nil
		}
		return nil, fs.ErrNotExist
	}
}

func told(faults tree.Faults) string {
	var b strings.Builder
	for _, f := range faults {
		fmt.Fprintf(&b, "fault: %s\n hint: %s\n", f.Error(), f.Hint)
	}
	return b.String()
}

func TestMetaCases(t *testing.T) {
	eachCase(t, "testdata/meta", func(t *testing.T, a *txtar.Archive) string {
		dir := t.TempDir()
		os.MkdirAll(filepath.Join(dir, "assets/illustrations"), 0o755)
		os.WriteFile(filepath.Join(dir, "assets/illustrations/drawing.toml"), member(a, "drawing.toml"), 0o644)
		tr, err := tree.Open(dir, nil)
		if err != nil {
			t.Fatal(err)
		}
		defer tr.Close()
		m, faults := ReadMeta(tr, "drawing")
		if len(faults) > 0 {
			return told(faults)
		}
		return fmt.Sprintf("%+v\n", m)
	})
}

// A few lines that would grow without end, or take the reader down.
func TestBombs(t *testing.T) {
	head := `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">`
	part := func(name, body string) string {
		return fmt.Sprintf(`%s<symbol id="%s" viewBox="0 0 100 100">%s</symbol></svg>`, head, name, body)
	}
	use := func(name string) string {
		return fmt.Sprintf(`<use href="kit:things/%s" width="100" height="100"/>`, name)
	}
	kit := map[string]string{"things/leaf": part("leaf", `<rect width="1" height="1" fill="#fff"/>`), "things/empty": part("empty", "<g/>")}
	for i, below := 1, "empty"; i <= 7; i++ {
		name := fmt.Sprintf("laugh-%d", i)
		kit["things/"+name] = part(name, strings.Repeat(use(below), 100))
		below = name
	}
	for i, below := 1, "leaf"; i <= 12; i++ {
		name := fmt.Sprintf("deep-%d", i)
		kit["things/"+name] = part(name, use(below))
		below = name
	}
	kit["things/many"] = part("many", `<path fill="none" stroke="#1d2b3a" stroke-linejoin="round" d="M50 50`+strings.Repeat(" 50 50", 15000)+`"/>`)
	tests := []struct{ name, source, want string }{
		{"uses of uses", head + use("laugh-7") + "</svg>", "more than 50000 elements"},
		{"parts in parts", head + use("deep-12") + "</svg>", "more than 8 deep"},
		{"many points", head + strings.Repeat(use("many"), 20) + "</svg>", "more than 200000 segments"},
		{"groups in groups", head + strings.Repeat("<g>", 50000), "nested more than 32 deep"},
		{"many groups", head + strings.Repeat("<g/>", 50000) + "</svg>", "more than 20000 elements"},
		{"long path", head + `<path d="M0 0` + strings.Repeat(" 1 1", 100000) + `"/></svg>`, "more than 20000 commands"},
		{"many points", head + `<polyline points="` + strings.Repeat("1 1 ", 100000) + `"/></svg>`, "more than 20000 points"},
		{"many faults", head + strings.Repeat("<text/>", 5000) + "</svg>", "more faults than the first 100"},
		{"long file", head + strings.Repeat(" ", tree.DrawingLimit), "longer than 1024 KB"},
		{"billion laughs", `<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;&lol;">]>` + head + "&lol2;</svg>", "document type"},
		{"long number", head + `<circle fill="#fff" r="` + strings.Repeat("9", 500000) + `"/></svg>`, "too large"},
		{"long attribute name", head + `<g ` + strings.Repeat("a", 500000) + `="1"/></svg>`, "aaa…"},
		{"byte order mark", "\ufeff" + head + "</svg>", "byte order mark"},
		{"NUL", head + "\x00</svg>", "NUL"},
		{"no UTF-8", head + "\xff</svg>", "not UTF-8"},
	}
	for _, test := range tests {
		s, faults := Parse(Input{ID: "bomb", File: "bomb.svg", Source: []byte(test.source), Kit: func(name string) ([]byte, error) {
			if src, ok := kit[name]; ok {
				return []byte(src), nil
			}
			return nil, fs.ErrNotExist
		}})
		if s != nil || !strings.Contains(faults.Error(), test.want) {
			t.Errorf("%s: no fault says %q: %.300s", test.name, test.want, faults.Error())
		}
		if n := len(faults.Error()); n > 50000 {
			t.Errorf("%s: the faults are %d bytes long", test.name, n)
		}
	}
}

func FuzzParse(f *testing.F) {
	cases, _ := filepath.Glob("testdata/parse/*.txt")
	for _, file := range cases {
		a, err := txtar.ParseFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(member(a, "scene.svg"), member(a, "kit/things/box.svg"))
	}
	f.Fuzz(func(t *testing.T, scene, box []byte) {
		s, faults := Parse(Input{ID: "scene", File: "scene.svg", Source: scene, Kit: func(name string) ([]byte, error) { return box, nil }})
		if (s == nil) != (len(faults) > 0) || len(faults) > maxFaults+1 {
			t.Fatalf("a scene: %v, faults: %d", s != nil, len(faults))
		}
		if s == nil {
			return
		}
		holds(t, s)
		holds(t, s.Mono())
		holds(t, s.Grey())
		s.Inspect()
	})
}

// TestContractIsClosed names what no element may carry, whoever edits the
// list: what runs, what leads elsewhere, what a photocopier or a PDF cannot
// keep, what names things for others.
func TestContractIsClosed(t *testing.T) {
	never := strings.Fields(`style class onclick onload onbegin href xlink:href xml:base xml:lang lang src id
		opacity fill-opacity stroke-opacity fill-rule clip-rule filter mask clip-path marker marker-start marker-mid marker-end
		stroke-dasharray stroke-dashoffset stroke-miterlimit vector-effect display visibility font-family font-size
		preserveAspectRatio overflow transform-origin tabindex role aria-label requiredExtensions systemLanguage attributeName`)
	may := map[string]bool{"symbol id": true, "use href": true}
	for element, attrs := range allowed {
		for _, name := range never {
			if attrs[name] && !may[element+" "+name] {
				t.Errorf("<%s> may carry %s", element, name)
			}
		}
	}
	for _, element := range strings.Fields(`text tspan textPath tref foreignObject image script style a animate set defs
		filter mask clipPath pattern marker linearGradient radialGradient switch title desc metadata iframe video audio canvas`) {
		if _, ok := allowed[element]; ok {
			t.Errorf("<%s> is allowed", element)
		}
	}
}

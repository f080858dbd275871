package illustration

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"salam/internal/tree"
)

// TestMono holds each rule by one line of a picture and what becomes of it.
func TestMono(t *testing.T) {
	cases := []struct{ name, shape, want string }{
		{"paper stays", `<path d="M1 1H9V9Z" fill="#fdf6e9"/>`, "fill #ffffff"},
		{"a light area is paper", `<path d="M1 1H9V9Z" fill="#bfe0e6"/>`, "fill #ffffff"},
		{"skin is paper", `<path d="M1 1H9V9Z" fill="#8a5836" stroke="#1d2b3a"/>`, "fill #ffffff stroke #000000"},
		{"a dark garment with a line is paper", `<path d="M1 1H9V9Z" fill="#2f435c" stroke="#1d2b3a"/>`, "fill #ffffff stroke #000000"},
		{"a dark area without a line is black", `<path d="M1 1H9V9Z" fill="#2f435c"/>`, "fill #000000"},
		{"a middle area without a line is black", `<path d="M1 1H9V9Z" fill="#c4573a"/>`, "fill #000000"},
		{"an area's own line is black", `<path d="M1 1H9V9Z" fill="#c4573a" stroke="#c4573a"/>`, "fill #ffffff stroke #000000"},
		{"ink is black", `<path d="M1 1H9V9Z" fill="#1d2b3a"/>`, "fill #000000"},
		{"dark hair is black", `<path d="M1 1H9V9Z" fill="#4a2d1c" stroke="#1d2b3a"/>`, "fill #000000 stroke #000000"},
		{"white hair is paper", `<path d="M1 1H9V9Z" fill="#ece7dd" stroke="#1d2b3a"/>`, "fill #ffffff stroke #000000"},
		{"a face line is black", `<path d="M1 1L9 9" fill="none" stroke="#0f151c"/>`, "stroke #000000"},
		{"light strands in dark hair stay light", `<path d="M1 1L9 9" fill="none" stroke="#6b5546"/>`, "stroke #ffffff"},
		{"a moustache is black", `<path d="M1 1L9 9" fill="none" stroke="#1c1613"/>`, "stroke #000000"},
		{"a dark line alone is black", `<path d="M1 1L9 9" fill="none" stroke="#1f7a80" stroke-width="2"/>`, "stroke #000000"},
		{"a light line alone is paper", `<path d="M1 1L9 9" fill="none" stroke="#eeb04a" stroke-width="2"/>`, "stroke #ffffff"},
		{"a sleeve in its ink is paper", `<path d="M5 5L9 9" fill="none" stroke="#1d2b3a" stroke-width="4"/><path d="M5 5L9 9" fill="none" stroke="#1f7a80" stroke-width="2"/>`, "stroke #ffffff"},
		{"a line as wide as its ink hides it", `<path d="M5 5L9 9" fill="none" stroke="#1d2b3a" stroke-width="2"/><path d="M5 5L9 9" fill="none" stroke="#1f7a80" stroke-width="2"/>`, "stroke #000000"},
	}
	for _, c := range cases {
		s := parseString(t, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-20 -20 50 50">`+c.shape+`</svg>`)
		m := s.Mono()
		holds(t, m)
		last := m.Ops[len(m.Ops)-1]
		got := strings.TrimSpace("fill " + last.Fill)
		if last.Fill == "" {
			got = ""
		}
		if last.Stroke != "" {
			got = strings.TrimSpace(got + " stroke " + last.Stroke)
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
		if !same(m.Mono(), m) {
			t.Errorf("%s: twice is not the same", c.name)
		}
	}
}

// TestMonoOfTheProject: two colours and no third, nothing lost but colour, and
// mirroring before or after gives the same picture.
func TestMonoOfTheProject(t *testing.T) {
	tr := project(t)
	for _, id := range ids(t, tr, "assets/illustrations") {
		pic, faults := Read(tr, id)
		if len(faults) > 0 {
			t.Fatal(faults)
		}
		m := pic.Scene.Mono()
		holds(t, m)
		for i, op := range m.Ops {
			for _, c := range []string{op.Fill, op.Stroke} {
				if c != "" && c != black && c != white {
					t.Errorf("%s: operation %d has %s", id, i, c)
				}
			}
		}
		if !same(m.Mirrored(), pic.Scene.Mirrored().Mono()) {
			t.Errorf("%s: the mirror image of the mono picture is not the mono picture of the mirror image", id)
		}
		if !same(m.Mono(), m) {
			t.Errorf("%s: mono twice is not the same", id)
		}
	}
}

func TestMonoByHand(t *testing.T) {
	const head = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50">`
	read := func(mono string) (*Illustration, tree.Faults) {
		files := fstest.MapFS{
			"assets/illustrations/a.svg":  {Data: []byte(clockScene)},
			"assets/illustrations/a.toml": {Data: []byte("mirror = \"mirror\"\ndrawn_by = \"x\"\n")},
		}
		if mono != "" {
			files["assets/illustrations/a.mono.svg"] = &fstest.MapFile{Data: []byte(mono)}
		}
		tr, err := tree.Open(t.TempDir(), files)
		if err != nil {
			t.Fatal(err)
		}
		defer tr.Close()
		return Read(tr, "a")
	}
	plain, faults := read("")
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	pic, faults := read(head + `<path d="M10 10H20V20Z" fill="#1d2b3a"/></svg>`)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	want := []string{"fill #000000 M 10000 10000 L 20000 10000 L 20000 20000 Z"}
	if got := pic.Scene.Mono(); len(got.Ops) != 1 || got.Ops[0].String() != want[0] {
		t.Errorf("the version by hand was not taken: %v", got.Ops)
	}
	if got := pic.For(true).Mono(); got.Ops[0].Path[0].P[0] != (Point{90000, 10000}) {
		t.Errorf("the version by hand was not mirrored: %v", got.Ops)
	}
	if same(pic.Scene.Mirrored().Mono(), pic.Scene.Mono()) || !slices.EqualFunc(pic.Scene.Ops, plain.Scene.Ops, func(a, b Op) bool { return a.String() == b.String() }) {
		t.Error("the version by hand changed the picture itself")
	}
	if pic.Scene.Fingerprint() == plain.Scene.Fingerprint() {
		t.Error("the version by hand is not in the fingerprint, though people get it")
	}
	for name, mono := range map[string]string{
		"another viewBox": `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 50"><path d="M1 1H2V2Z" fill="#1d2b3a"/></svg>`,
		"letters":         head + `<text>x</text></svg>`,
		"other colours":   head + `<path d="M1 1H2V2Z" fill="#000000"/></svg>`,
	} {
		if _, faults := read(mono); len(faults) == 0 || !strings.HasSuffix(faults[0].File, "a.mono.svg") {
			t.Errorf("%s: %v", name, faults)
		}
	}
}

func TestGrey(t *testing.T) {
	s := parseString(t, clockScene)
	g := s.Grey()
	holds(t, g)
	for i, want := range []string{"#f7f7f7", "", "", "#5f5f5f"} {
		if got := g.Ops[i].Fill; got != want {
			t.Errorf("operation %d: %q, want %q", i, got, want)
		}
	}
	if g.Ops[1].Stroke != "#292929" || s.Ops[1].Stroke != "#1d2b3a" {
		t.Error("a line is not grey, or the picture itself has changed")
	}
}

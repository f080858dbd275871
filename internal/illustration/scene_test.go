package illustration

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"testing"

	"salam/internal/prose"
)

// holds checks what is promised of every scene: it lies in its viewBox, its
// mirror image does too, mirroring twice changes nothing, and what SVG writes
// keeps the contract itself.
func holds(t *testing.T, s *Scene) {
	t.Helper()
	m := s.Mirrored()
	for _, scene := range []*Scene{s, m} {
		for i := range scene.Ops {
			op := &scene.Ops[i]
			if len(op.Path) == 0 || op.Path[0].Op != 'M' {
				t.Errorf("op %d does not start with M", i)
			}
			if op.Fill == "" && op.Stroke == "" {
				t.Errorf("op %d shows nothing", i)
			}
			r, ok := op.Bounds()
			if ok && (r.Min.X < s.Box.X || r.Min.Y < s.Box.Y || r.Max.X > s.Box.X+s.Box.Width || r.Max.Y > s.Box.Y+s.Box.Height) {
				t.Errorf("op %d lies outside: %+v", i, r)
			}
		}
	}
	back := m.Mirrored()
	if !same(s, back) {
		t.Error("mirrored twice is not the same")
	}
	var out bytes.Buffer
	if err := s.SVG(&out); err != nil {
		t.Fatal(err)
	}
	clean(t, out.String())
}

func same(a, b *Scene) bool {
	return a.Box == b.Box && slices.EqualFunc(a.Ops, b.Ops, func(x, y Op) bool {
		return x.String() == y.String() && x.Keep == y.Keep
	})
}

var (
	written = regexp.MustCompile(`^<svg xmlns="http://www\.w3\.org/2000/svg" width="[-0-9.]+" height="[-0-9.]+" viewBox="[-0-9. ]+"><g fill="none"( [a-z-]+="[#a-z0-9.]+")*>` +
		`(<path( (fill|stroke|stroke-width|stroke-linecap|stroke-linejoin)="[#a-z0-9.]+")* d="[MlhvcsqzZ0-9. -]+"/>)+</g></svg>\n$`)
	fine = regexp.MustCompile(`\.[0-9]{2}`)
)

// clean reports what SVG must not write: anything but paths, and more than one
// decimal.
func clean(t *testing.T, svg string) {
	t.Helper()
	if !written.MatchString(svg) {
		t.Errorf("more than paths was written: %.300s", svg)
	}
}

func parseString(t *testing.T, src string) *Scene {
	t.Helper()
	s, faults := Parse(Input{ID: "scene", File: "scene.svg", Source: []byte(src)})
	if s == nil {
		t.Fatal(faults)
	}
	return s
}

const clockScene = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50">
<rect width="100" height="50" fill="#fdf6e9"/>
<g data-mirror="keep" fill="none" stroke="#1d2b3a" stroke-linecap="round" stroke-linejoin="round">
<circle cx="20" cy="20" r="10"/>
<path d="M20 20 L20 12 M20 20 L26 20"/>
</g>
<path d="M50 20 L60 30 L50 40 Z" fill="#1f7a80"/>
</svg>`

func TestMirrored(t *testing.T) {
	s := parseString(t, clockScene)
	m := s.Mirrored()
	want := []string{
		"fill #fdf6e9 M 100000 0 L 0 0 L 0 50000 L 100000 50000 Z",
		// The clock stands at the other side, and its hands point where they did.
		"stroke #1d2b3a 1000 round round M 80000 20000 L 80000 12000 M 80000 20000 L 86000 20000",
		"fill #1f7a80 M 50000 20000 L 40000 30000 L 50000 40000 Z",
	}
	got := []string{m.Ops[0].String(), m.Ops[2].String(), m.Ops[3].String()}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	holds(t, s)
	if s.Fingerprint() == m.Fingerprint() {
		t.Error("the mirrored picture has the same fingerprint")
	}
	// A curve whose controls reach far to one side: its box is where it is seen.
	holds(t, parseString(t, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50">
<g data-mirror="keep" fill="#1f7a80"><path d="M10 10 C-3 10 -3.1 30 10 30 L99 40 L99 10 Z"/></g></svg>`))
	kept := Illustration{Scene: s, Meta: Meta{Mirror: "keep"}}
	turned := Illustration{Scene: s, Meta: Meta{Mirror: "mirror"}}
	if kept.For(true) != s || turned.For(false) != s || !same(turned.For(true), m) {
		t.Error("For does not follow mirror")
	}
}

// TestFingerprint changes each thing that a reader sees, and each that nobody sees.
func TestFingerprint(t *testing.T) {
	base := parseString(t, clockScene)
	seen := map[prose.Fingerprint]string{base.Fingerprint(): "the scene itself"}
	differs := func(name string, s *Scene) {
		t.Helper()
		if other, met := seen[s.Fingerprint()]; met {
			t.Errorf("%s: same fingerprint as %s", name, other)
		}
		seen[s.Fingerprint()] = name
	}
	edit := func(change func(s *Scene)) *Scene {
		s := parseString(t, clockScene)
		change(s)
		return s
	}
	differs("id", edit(func(s *Scene) { s.ID = "other" }))
	differs("box", edit(func(s *Scene) { s.Box.Width++ }))
	differs("box place", edit(func(s *Scene) { s.Box.X++ }))
	differs("order", edit(func(s *Scene) { s.Ops[1], s.Ops[2] = s.Ops[2], s.Ops[1] }))
	differs("fewer", edit(func(s *Scene) { s.Ops = s.Ops[:3] }))
	differs("twice", edit(func(s *Scene) { s.Ops = append(s.Ops, s.Ops[3]) }))
	for i := range base.Ops {
		at := string(rune('0' + i))
		if base.Ops[i].Fill != "" {
			differs("fill of "+at, edit(func(s *Scene) { s.Ops[i].Fill = "#c4573a" }))
		}
		if base.Ops[i].Stroke != "" {
			differs("stroke of "+at, edit(func(s *Scene) { s.Ops[i].Stroke = "#c4573a" }))
			differs("width of "+at, edit(func(s *Scene) { s.Ops[i].Width++ }))
			differs("cap of "+at, edit(func(s *Scene) { s.Ops[i].Cap = "butt" }))
			differs("join of "+at, edit(func(s *Scene) { s.Ops[i].Join = "bevel" }))
		}
		for j, seg := range base.Ops[i].Path {
			where := at + "." + string(rune('0'+j))
			for k := range points(seg.Op) {
				differs("x of "+where+string(rune('a'+k)), edit(func(s *Scene) { s.Ops[i].Path[j].P[k].X++ }))
				differs("y of "+where+string(rune('a'+k)), edit(func(s *Scene) { s.Ops[i].Path[j].P[k].Y++ }))
			}
			if seg.Op == 'L' {
				differs("op of "+where, edit(func(s *Scene) { s.Ops[i].Path[j].Op = 'M' }))
			}
		}
	}
	unseen := map[string]string{
		"white space":  strings.ReplaceAll(clockScene, "\n", "\n\n  "),
		"a comment":    strings.Replace(clockScene, "<rect", "<!-- paper --><rect", 1),
		"attributes":   strings.Replace(clockScene, `width="100" height="50" fill="#fdf6e9"`, `fill='#FDF6E9'  height="50.0" width="1e2"`, 1),
		"a group more": strings.Replace(clockScene, "<rect", "<g/><rect", 1),
		"no keep":      strings.Replace(clockScene, ` data-mirror="keep"`, "", 1),
		"nothing seen": strings.Replace(clockScene, "<rect", `<rect width="1" height="1" fill="none"/><rect`, 1),
	}
	for name, src := range unseen {
		if got := parseString(t, src).Fingerprint(); got != base.Fingerprint() {
			t.Errorf("%s changes the fingerprint", name)
		}
	}
}

func TestSVG(t *testing.T) {
	var b bytes.Buffer
	if err := parseString(t, clockScene).SVG(&b); err != nil {
		t.Fatal(err)
	}
	const want = `<svg xmlns="http://www.w3.org/2000/svg" width="100" height="50" viewBox="0 0 100 50">` +
		`<g fill="none" stroke="#1d2b3a" stroke-width="1" stroke-linecap="round" stroke-linejoin="round">` +
		`<path fill="#fdf6e9" stroke="none" d="M0 0h100v50h-100z"/>` +
		`<path d="M30 20c0 5.5-4.5 10-10 10s-10-4.5-10-10 4.5-10 10-10 10 4.5 10 10zM20 20v-8M20 20h6"/>` +
		`<path fill="#1f7a80" stroke="none" d="M50 20l10 10-10 10z"/></g></svg>` + "\n"
	if b.String() != want {
		t.Errorf("got\n%swant\n%s", b.String(), want)
	}
	if fine.MatchString(b.String()) {
		t.Error("more than one decimal")
	}
}

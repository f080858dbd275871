package illustration

import (
	"strings"
	"testing"
	"testing/fstest"

	"salam/internal/tree"
)

const figureHead = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 40"><symbol id="`

// TestRecast: readers of the language that asked see another figure in the
// same place, at the same size, in their direction; all others see the first.
func TestRecast(t *testing.T) {
	open := func(scene, toml string) (*Illustration, tree.Faults) {
		tr, err := tree.Open(t.TempDir(), fstest.MapFS{
			"assets/kit/people/one.svg":   {Data: []byte(figureHead + `one" viewBox="-10 -40 20 40"><path d="M-5 -40 H5 V0 H-5 Z" fill="#1f7a80"/></symbol></svg>`)},
			"assets/kit/people/two.svg":   {Data: []byte(figureHead + `two" viewBox="-20 -30 40 30"><path d="M-20 -30 H5 V0 H-5 Z" fill="#c4573a"/></symbol></svg>`)},
			"assets/illustrations/a.svg":  {Data: []byte(scene)},
			"assets/illustrations/a.toml": {Data: []byte("mirror = \"mirror\"\ndrawn_by = \"x\"\n" + toml)},
		})
		if err != nil {
			t.Fatal(err)
		}
		defer tr.Close()
		return Read(tr, "a")
	}
	const head = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100">`
	const scene = head + `<use href="cast:who" x="30" y="10" width="40" height="80" data-swap="#1f7a80:#2f435c"/></svg>`
	const asked = "[[casts]]\nlanguage = \"ti\"\ncast = { who = \"people/two\" }\nrequest = \"…\"\nrecorded_by = \"coordinator-1\"\ndate = 2026-11-20\n"
	const cast = "[cast]\nwho = \"people/one\"\n"
	pic, faults := open(scene, cast+asked)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	for _, c := range []struct {
		lang string
		rtl  bool
		want string
	}{
		{"am", false, "fill #2f435c M 40000 10000 L 60000 10000 L 60000 90000 L 40000 90000 Z"},
		{"ti", false, "fill #c4573a M 10000 30000 L 60000 30000 L 60000 90000 L 40000 90000 Z"},
		{"ti", true, "fill #c4573a M 190000 30000 L 140000 30000 L 140000 90000 L 160000 90000 Z"},
		{"ar", true, "fill #2f435c M 160000 10000 L 140000 10000 L 140000 90000 L 160000 90000 Z"},
	} {
		if got := pic.ForLanguage(c.lang, c.rtl).Ops[0].String(); got != c.want {
			t.Errorf("%s: %s, want %s", c.lang, got, c.want)
		}
	}
	if !pic.Recast("ti") || pic.Recast("am") {
		t.Error("Recast is wrong about who asked")
	}
	for name, c := range map[string]struct{ scene, toml, want string }{
		"nobody cast":       {scene, "", "nobody is cast in the role who"},
		"a role not met":    {strings.Replace(scene, "cast:who", "kit:people/one", 1), cast, "no part of the drawing is the role who"},
		"a figure not met":  {scene, "[cast]\nwho = \"people/three\"\n", "the file is missing"},
		"reaches too far":   {strings.Replace(scene, `x="30"`, `x="0"`, 1), cast + asked, "reaches outside the viewBox"},
		"a figure for none": {scene, cast + strings.Replace(asked, "people/two", "people/four", 1), "the file is missing"},
	} {
		_, faults := open(c.scene, c.toml)
		if len(faults) != 1 || !strings.Contains(faults[0].What, c.want) {
			t.Errorf("%s: %v, want one fault: %s", name, faults, c.want)
		}
	}
}

package illustration

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

func TestInspect(t *testing.T) {
	const ink = `stroke="#1d2b3a" stroke-linejoin="round" `
	cases := []struct{ name, shapes, want string }{
		{"teal beside navy", `<path d="M100 100H500V500H100Z" fill="#1f7a80"/><path d="M500 100H900V500H500Z" fill="#2f435c"/>`,
			"3 drawing-contrast this: navy (grey 64) and teal (grey 95) touch over 400 units, and no line parts them"},
		{"an ink line parts them", `<path d="M100 100H500V500H100Z" fill="#1f7a80"/><path d="M500 100H900V500H500Z" fill="#2f435c" ` + ink + `stroke-width="5"/>`, ""},
		{"a line of 3 units, askew", `<path d="M100 100H500L400 500H100Z" fill="#1f7a80"/><path d="M500 100H900V500H400Z" fill="#2f435c" ` + ink + `stroke-width="3"/>`, ""},
		{"ochre beside navy", `<path d="M100 100H500V500H100Z" fill="#eeb04a"/><path d="M500 100H900V500H500Z" fill="#2f435c"/>`, ""},
		{"white paper beside cream", `<path d="M100 100H500V500H100Z" fill="#ffffff"/>`, ""},
		{"sky on cream", `<path d="M100 100H500V500H100Z" fill="#bfe0e6"/>`,
			"3 drawing-contrast this: sky (grey 215) and cream (grey 247) touch over 1600 units, and no line parts them"},
		{"covered by a later area", `<path d="M100 100H500V500H100Z" fill="#bfe0e6"/><path d="M90 90H510V510H90Z" fill="#2f435c"/>`, ""},
		{"they touch for a moment", `<path d="M100 100H500V112H100Z" fill="#1f7a80"/><path d="M500 100H900V112H500Z" fill="#2f435c"/>`, ""},
		{"a hole is no area", `<path d="M100 100H500V500H100Z M150 150V450H450V150Z" fill="#1f7a80"/><path d="M200 200H400V400H200Z" fill="#2f435c"/>`, ""},
		{"a line is cut off at its end", `<path d="M100 300H500" fill="none" stroke="#1f7a80" stroke-width="60"/><path d="M530 270H800V330H530Z" fill="#2f435c"/>`, ""},
		{"a round end reaches on", `<path d="M100 300H520" fill="none" stroke="#1f7a80" stroke-width="60" stroke-linecap="round"/><path d="M530 270H800V330H530Z" fill="#2f435c"/>`,
			"3 drawing-contrast this: navy (grey 64) and teal (grey 95) touch over 56 units, and no line parts them"},
		{"a thin line", `<path d="M100 100H500" fill="none" ` + ink + `stroke-width="2.3"/>`,
			"3 drawing-line this has a line 2.3 units wide: 0.124 mm where the drawing is printed 54 mm wide"},
		{"a line as thin as it may be", `<path d="M100 100H500" fill="none" ` + ink + `stroke-width="2.32"/>`, ""},
		{"a curve", `<path d="M100 300C100 100 500 100 500 300Z" fill="#1f7a80"/><path d="M100 300C100 500 500 500 500 300Z" fill="#2f435c"/>`,
			"3 drawing-contrast this: navy (grey 64) and teal (grey 95) touch over 400 units, and no line parts them"},
	}
	for _, c := range cases {
		s := parseString(t, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1000 700\">\n<rect width=\"1000\" height=\"700\" fill=\"#fdf6e9\"/>\n"+c.shapes+"</svg>")
		var got []string
		for _, r := range s.Inspect() {
			if r.File != "scene.svg" || r.Hint == "" {
				t.Errorf("%s: %+v", c.name, r)
			}
			got = append(got, fmt.Sprintf("%d %s %s", r.Line, r.Rule, r.What))
		}
		if strings.Join(got, "\n") != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, strings.Join(got, "\n"), c.want)
		}
	}
}

// TestProjectSurvivesPhotocopies: nothing to remark on in any scene of the
// project, as it is and mirrored.
func TestProjectSurvivesPhotocopies(t *testing.T) {
	tr := project(t)
	for _, id := range ids(t, tr, "assets/illustrations") {
		pic, faults := Read(tr, id)
		if len(faults) > 0 {
			t.Fatal(faults)
		}
		for _, s := range []*Scene{pic.Scene, pic.Scene.Mirrored()} {
			for _, r := range s.Inspect() {
				t.Errorf("%s:%d: %s", r.File, r.Line, r.What)
			}
		}
	}
}

// TestInspectEnds: a drawing that was made to take hours is given up in seconds.
func TestInspectEnds(t *testing.T) {
	s := parseString(t, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1000 700"><path fill="none" stroke="#1d2b3a" stroke-width="400" stroke-linejoin="round" d="M300 300`+
		strings.Repeat(" L500 400 L300 300", 9000)+`"/></svg>`)
	begin := time.Now()
	got := s.Inspect()
	if took := time.Since(begin); took > 20*time.Second {
		t.Errorf("it took %s", took)
	}
	if len(got) != 1 || !strings.Contains(got[0].What, "too complicated") {
		t.Error(got)
	}
}

// TestWork holds what maxWork says of the scenes of the project.
func TestWork(t *testing.T) {
	tr := project(t)
	most := 0
	for _, id := range ids(t, tr, "assets/illustrations") {
		pic, faults := Read(tr, id)
		if len(faults) > 0 {
			t.Fatal(faults)
		}
		most = max(most, newCanvas(pic.Scene).work)
	}
	if t.Logf("%d squares", most); most > maxWork/8 {
		t.Errorf("a scene of the project takes %d of %d squares", most, maxWork)
	}
}

func BenchmarkInspect(b *testing.B) {
	s, faults := Parse(Input{ID: "scene", File: "scene.svg", Source: []byte(clockScene)})
	if s == nil {
		b.Fatal(faults)
	}
	for b.Loop() {
		s.Inspect()
	}
}

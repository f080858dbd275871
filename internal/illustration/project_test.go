package illustration

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"salam/internal/testtool"
	"salam/internal/tree"
)

func project(t *testing.T) *tree.Tree {
	t.Helper()
	tr, err := tree.Open(testtool.Root(t), nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { tr.Close() })
	return tr
}

func ids(t *testing.T, tr *tree.Tree, folder string) []string {
	t.Helper()
	list, faults := tr.IDs(folder, ".svg", ".toml", MonoSuffix)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return list
}

// TestKit reads every part of the kit as a drawing of its own.
func TestKit(t *testing.T) {
	tr := project(t)
	count := 0
	for _, folder := range []string{"people", "places", "things"} {
		for _, id := range ids(t, tr, "assets/kit/"+folder) {
			name := folder + "/" + id
			src, err := Kit(tr)(name)
			if err != nil {
				t.Fatal(err)
			}
			s, faults := ParsePart(Input{ID: name, File: kitFile(name), Source: src, Kit: Kit(tr)})
			if len(faults) > 0 {
				t.Errorf("%v", faults)
				continue
			}
			holds(t, s)
			count++
		}
	}
	if count < 100 {
		t.Errorf("only %d parts", count)
	}
}

// sizeLimit is for the SVG of a scene on a page: it comes over a phone's
// network beside the text.
const sizeLimit = 12 << 10

// TestScenes reads every scene of the project with what stands beside it.
func TestScenes(t *testing.T) {
	tr := project(t)
	scenes := ids(t, tr, "assets/illustrations")
	if len(scenes) < 30 {
		t.Errorf("only %d scenes", len(scenes))
	}
	for _, id := range scenes {
		pic, faults := Read(tr, id)
		if len(faults) > 0 {
			t.Errorf("%v", faults)
			continue
		}
		holds(t, pic.Scene)
		var out bytes.Buffer
		if err := pic.Scene.SVG(&out); err != nil {
			t.Fatal(err)
		}
		t.Logf("%s: %d bytes, %d operations", id, out.Len(), len(pic.Scene.Ops))
		if out.Len() > sizeLimit {
			t.Errorf("%s: %d bytes, the limit is %d", id, out.Len(), sizeLimit)
		}
		if again, _ := Read(tr, id); again.Scene.Fingerprint() != pic.Scene.Fingerprint() {
			t.Errorf("%s: read twice, two fingerprints", id)
		}
	}
}

func TestReadMissing(t *testing.T) {
	pic, faults := Read(project(t), "no-such-drawing")
	if pic != nil || len(faults) != 2 {
		t.Errorf("want a fault for the drawing and one for what stands beside it: %v", faults)
	}
}

// TestRendering draws every scene twice with librsvg: from what SVG writes,
// and from the source with the kit's symbols put beside it, so that another
// reader of SVG does what this package does. Antialiasing may differ; no pixel
// may have another colour.
func TestRendering(t *testing.T) {
	rsvg := testtool.Need(t, "rsvg-convert")
	tr := project(t)
	for _, id := range ids(t, tr, "assets/illustrations") {
		pic, faults := Read(tr, id)
		if len(faults) > 0 {
			t.Fatal(faults)
		}
		var ours bytes.Buffer
		if err := pic.Scene.SVG(&ours); err != nil {
			t.Fatal(err)
		}
		src, err := tr.Bytes(folder+id+".svg", tree.DrawingLimit)
		if err != nil {
			t.Fatal(err)
		}
		a, b := render(t, rsvg, ours.Bytes()), render(t, rsvg, []byte(withSymbols(t, tr, string(src), pic.Meta.Cast)))
		if a.Bounds() != b.Bounds() {
			t.Fatalf("%s: %v and %v", id, a.Bounds(), b.Bounds())
		}
		differ, worst := compare(a, b)
		t.Logf("%s: %d of %d pixels differ by more than 24 of 255, the worst by %d", id, differ, a.Bounds().Dx()*a.Bounds().Dy(), worst)
		if differ > 200 || worst > 64 {
			t.Errorf("%s: %d pixels differ, by up to %d", id, differ, worst)
		}
	}
}

var (
	useTag  = regexp.MustCompile(`<use [^>]*href="(kit|cast):([^"]*)"[^>]*>`)
	symbol  = regexp.MustCompile(`(?s)<symbol id="[^"]*"(.*)</symbol>`)
	swapTag = regexp.MustCompile(`data-swap="([^"]*)"`)
)

// withSymbols makes a scene that any reader of SVG can draw, by text alone:
// each use gets its own copy of its part's symbol.
func withSymbols(t *testing.T, tr *tree.Tree, src string, cast Cast) string {
	t.Helper()
	var defs strings.Builder
	count := 0
	src = useTag.ReplaceAllStringFunc(src, func(tag string) string {
		found := useTag.FindStringSubmatch(tag)
		name := found[2]
		if found[1] == "cast" {
			name = cast[name]
		}
		part, err := Kit(tr)(name)
		if err != nil {
			t.Fatal(err)
		}
		body := symbol.FindStringSubmatch(string(part))[1]
		if swap := swapTag.FindStringSubmatch(tag); swap != nil {
			for pair := range strings.FieldsSeq(swap[1]) {
				old, fresh, _ := strings.Cut(pair, ":")
				body = strings.ReplaceAll(body, old, fresh)
			}
		}
		count++
		id := "part-" + string(rune('a'+count))
		defs.WriteString(`<symbol id="` + id + `"` + body + "</symbol>")
		return strings.Replace(tag, found[1]+":"+found[2], "#"+id, 1)
	})
	return strings.Replace(src, "</svg>", "<defs>"+defs.String()+"</defs></svg>", 1)
}

func render(t *testing.T, rsvg string, svg []byte) image.Image {
	t.Helper()
	file := filepath.Join(t.TempDir(), "a.svg")
	if err := os.WriteFile(file, svg, 0o644); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(rsvg, "-w", "1000", file).Output()
	if err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(bytes.NewReader(out))
	if err != nil {
		t.Fatal(err)
	}
	return img
}

func compare(a, b image.Image) (differ, worst int) {
	for y := a.Bounds().Min.Y; y < a.Bounds().Max.Y; y++ {
		for x := a.Bounds().Min.X; x < a.Bounds().Max.X; x++ {
			r, g, bl, _ := a.At(x, y).RGBA()
			r2, g2, bl2, _ := b.At(x, y).RGBA()
			step := 0
			for _, d := range []int{int(r) - int(r2), int(g) - int(g2), int(bl) - int(bl2)} {
				step = max(step, max(d, -d)>>8)
			}
			if step > 24 {
				differ++
			}
			worst = max(worst, step)
		}
	}
	return differ, worst
}

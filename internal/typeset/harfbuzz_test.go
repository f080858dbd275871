package typeset

import (
	"bufio"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	golanguage "github.com/go-text/typesetting/language"

	"salam/internal/language"
	"salam/internal/testtool"
)

// A batch is what one process of hb-shape shapes: everything but the text is
// the same.
type batch struct {
	family string
	weight int
	script string
	tag    string
	rtl    bool
	before string // only where an Arabic letter stands there: nothing else matters
	after  string
}

// A sample is a run's text and the glyphs that we gave it, as hb-shape writes
// them.
type sample struct{ text, glyphs string }

// TestHarfBuzz compares every run with Debian's HarfBuzz: glyph ids, clusters,
// advances and offsets. First as Paragraph cuts the text, then, for the
// languages in Arabic letters, whole lines in Noto Naskh Arabic, whose dots
// are placed by GPOS.
func TestHarfBuzz(t *testing.T) {
	program := testtool.Need(t, "hb-shape")
	t.Run("translations", func(t *testing.T) {
		compare(t, program, translations(t), []int{400, 500, 700})
	})
	t.Run("corpus", func(t *testing.T) {
		compare(t, program, corpus(t, testtool.Shared(t, "data/tico19-dev")), []int{500})
	})
}

func compare(t *testing.T, program string, texts map[string][]string, weights []int) {
	fonts, languages := project(t)
	batches := map[batch][]sample{}
	lines := 0
	for _, id := range slices.Sorted(maps.Keys(texts)) {
		l := languages[id]
		for _, text := range texts[id] {
			lines++
			for _, weight := range weights {
				gather1(t, fonts, l, weight, text, batches)
			}
			if l.Script == "Arab" {
				gatherNaskh(t, fonts, l, text, batches)
			}
		}
	}
	if lines == 0 {
		t.Skip("no text yet")
	}
	runs, differences := hbShape(t, program, batches)
	t.Logf("%d lines, %d runs in %d batches: %d differences", lines, runs, len(batches), differences)
}

// gather1 collects the runs of one line. A line with a character that no font
// has is an error of its own, tested elsewhere; the corpus has a few.
func gather1(t *testing.T, fonts *Fonts, l *language.Language, weight int, text string, batches map[batch][]sample) {
	lines, err := fonts.Paragraph(plain(text), Style{Language: l, Size: 4939, Weight: weight}, 1<<40)
	var lacks *MissingGlyph
	if errors.As(err, &lacks) {
		t.Logf("%s: %v", l.ID, err)
		return
	}
	if err != nil {
		t.Fatalf("%s: %q: %v", l.ID, text, err)
	}
	for _, line := range lines {
		for _, r := range line.Runs {
			b := batch{
				family: r.Face.Family, weight: r.Face.Weight, script: r.script, tag: r.Tag, rtl: r.RTL,
				before: joining(r.before, true), after: joining(r.after, false),
			}
			batches[b] = append(batches[b], sample{r.Text, hbFormat(r.Glyphs)})
		}
	}
}

func gatherNaskh(t *testing.T, fonts *Fonts, l *language.Language, text string, batches map[batch][]sample) {
	face, err := fonts.faces["NotoNaskhArabic"][400]()
	if err != nil {
		t.Fatal(err)
	}
	s := fonts.borrow()
	defer fonts.give(s)
	runes := []rune(text)
	shaped, err := s.shape(face, runes, 0, len(runes), true, golanguage.Arabic, l.Tag)
	if err != nil {
		t.Fatal(err)
	}
	at := bytesAt(runes)
	glyphs := make([]Glyph, len(shaped))
	for i, g := range shaped {
		glyphs[i] = Glyph{g.id, at[g.cluster], g.advance, g.xOffset, g.yOffset}
	}
	b := batch{family: face.Family, weight: 400, script: "Arab", tag: l.Tag, rtl: true}
	batches[b] = append(batches[b], sample{text, hbFormat(glyphs)})
}

// joining keeps the context of a run where its nearest character is an Arabic
// letter or mark, or a joiner.
func joining(context string, last bool) string {
	runes := []rune(context)
	if len(runes) == 0 {
		return ""
	}
	r := runes[0]
	if last {
		r = runes[len(runes)-1]
	}
	if s := golanguage.LookupScript(r); s == golanguage.Arabic || s == golanguage.Inherited || ignorable(r) {
		return context
	}
	return ""
}

// hbFormat writes glyphs as hb-shape does: [id=cluster@x,y+advance|…], the
// offset left out where it is zero.
func hbFormat(glyphs []Glyph) string {
	var b strings.Builder
	b.WriteByte('[')
	for i, g := range glyphs {
		if i > 0 {
			b.WriteByte('|')
		}
		fmt.Fprintf(&b, "%d=%d", g.ID, g.Cluster)
		if g.XOffset != 0 || g.YOffset != 0 {
			fmt.Fprintf(&b, "@%d,%d", g.XOffset, g.YOffset)
		}
		fmt.Fprintf(&b, "+%d", g.Advance)
	}
	b.WriteByte(']')
	return b.String()
}

// hbShape shapes all batches with hb-shape, two processes at a time, and
// reports every difference.
func hbShape(t *testing.T, program string, batches map[batch][]sample) (runs, differences int) {
	keys := slices.SortedFunc(maps.Keys(batches), func(a, b batch) int {
		return cmp.Compare(fmt.Sprint(a), fmt.Sprint(b))
	})
	results := make([][]string, len(keys))
	var wait sync.WaitGroup
	slots := make(chan bool, 2)
	for i, b := range keys {
		wait.Go(func() {
			slots <- true
			defer func() { <-slots }()
			var err error
			if results[i], err = hbRun(t, program, b, batches[b]); err != nil {
				t.Errorf("hb-shape %+v: %v", b, err)
			}
		})
	}
	wait.Wait()
	for i, b := range keys {
		samples := batches[b]
		if len(results[i]) != len(samples) {
			t.Errorf("%+v: %d lines from hb-shape, want %d", b, len(results[i]), len(samples))
			continue
		}
		for k, s := range samples {
			runs++
			if s.glyphs != results[i][k] {
				if differences++; differences <= 10 {
					t.Errorf("%+v %q:\n  ours     %s\n  HarfBuzz %s", b, s.text, s.glyphs, results[i][k])
				}
			}
		}
	}
	if differences > 10 {
		t.Errorf("%d differences, the first 10 are shown", differences)
	}
	return runs, differences
}

func hbRun(t *testing.T, program string, b batch, samples []sample) ([]string, error) {
	var in strings.Builder
	for _, s := range samples {
		in.WriteString(s.text + "\n")
	}
	direction := "ltr"
	if b.rtl {
		direction = "rtl"
	}
	name := map[int]string{400: "400Regular", 500: "500Medium", 700: "700Bold"}[b.weight]
	file := filepath.Join(testtool.Root(t), folder, squeeze(b.family)+"_"+name+".ttf")
	args := []string{"--no-glyph-names", "--utf8-clusters", "--shapers=ot",
		"--direction=" + direction, "--script=" + b.script, "--language=" + b.tag,
		"--text-file=-", file}
	if b.before != "" {
		args = append(args, "--text-before="+b.before)
	}
	if b.after != "" {
		args = append(args, "--text-after="+b.after)
	}
	cmd := exec.Command(program, args...)
	cmd.Stdin = strings.NewReader(in.String())
	out, err := cmd.Output()
	if err != nil {
		return nil, err
	}
	var lines []string
	for scan := bufio.NewScanner(bytes.NewReader(out)); scan.Scan(); {
		lines = append(lines, scan.Text())
	}
	return lines, nil
}

// translations is every line of every translation and UI table, as it stands
// in the file, and of the English.
func translations(t *testing.T) map[string][]string {
	t.Helper()
	texts := map[string][]string{}
	add := func(id, pattern string) {
		files, err := filepath.Glob(filepath.Join(testtool.Root(t), pattern))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			src, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, line := range strings.Split(string(src), "\n") {
				if strings.TrimSpace(line) != "" {
					texts[id] = append(texts[id], line)
				}
			}
		}
	}
	_, languages := project(t)
	for _, id := range slices.Sorted(maps.Keys(languages)) {
		add(id, "translations/"+id+"/*.md")
		add(id, "translations/"+id+"/ui.toml")
	}
	add(language.Source, "content/messages/*.md")
	return texts
}

// corpus is the third column of the files <language>.tsv or
// <language>_<country>.tsv.
func corpus(t *testing.T, dir string) map[string][]string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.tsv"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no corpus in %s: %v", dir, err)
	}
	unescape := strings.NewReplacer(`\n`, "\n", `\t`, "\t", `\\`, `\`)
	texts := map[string][]string{}
	for _, file := range files {
		id, _, _ := strings.Cut(strings.TrimSuffix(filepath.Base(file), ".tsv"), "_")
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range strings.Split(strings.TrimSuffix(string(src), "\n"), "\n") {
			columns := strings.Split(row, "\t")
			if len(columns) < 3 {
				t.Fatalf("%s: %q", file, row)
			}
			for _, text := range strings.Split(unescape.Replace(columns[2]), "\n") {
				if strings.TrimSpace(text) != "" {
					texts[id] = append(texts[id], text)
				}
			}
		}
	}
	return texts
}

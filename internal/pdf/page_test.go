package pdf

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"salam/internal/drawing"
	"salam/internal/illustration"
	"salam/internal/typeset"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// line makes a line of runs without a shaper: one glyph a character, from the
// font's cmap.
func line(t testing.TB, faces map[string]*typeset.Face, runs ...typeset.Run) typeset.Line {
	t.Helper()
	l := typeset.Line{}
	for _, r := range runs {
		src, err := parseFont(r.Face.Data)
		if err != nil {
			t.Fatal(err)
		}
		for at, c := range r.Text {
			id := src.glyphOf(c)
			g := typeset.Glyph{ID: id, Cluster: at, Advance: src.advance(int(id))}
			if r.RTL {
				r.Glyphs = append([]typeset.Glyph{g}, r.Glyphs...)
			} else {
				r.Glyphs = append(r.Glyphs, g)
			}
		}
		l.Runs = append(l.Runs, r)
		l.Text += r.Text
	}
	return l
}

func faces(t testing.TB) map[string]*typeset.Face {
	all := map[string]*typeset.Face{}
	for name, data := range fontFiles(t) {
		family, _, _ := strings.Cut(name, "_")
		all[name] = &typeset.Face{Family: family, Weight: 400, Data: data}
	}
	return all
}

// handmade is a small document with one of everything.
func handmade(t testing.TB) *drawing.Document {
	fs := faces(t)
	latin, arabic, ethiopic := fs["NotoSans_400Regular"], fs["Vazirmatn_400Regular"], fs["NotoSansEthiopic_400Regular"]
	const pt14 = 4939
	kerned := line(t, fs, typeset.Run{Face: latin, Tag: "en", Size: pt14, Text: "Tea & co"})
	kerned.Runs[0].Glyphs[0].Advance -= 40
	vocalised := line(t, fs,
		typeset.Run{Face: arabic, Tag: "ar", Size: pt14, X: 30000, RTL: true, Text: "من "},
		typeset.Run{Face: arabic, Tag: "ar", Size: pt14, X: 20000, Text: "2026"},
		typeset.Run{Face: arabic, Tag: "ar", Size: pt14, X: 10000, RTL: true, Text: ". بَ"},
	)
	// The last run's glyphs from left to right: fatha, beh, space, full stop.
	// A shaper gives the mark to its letter's cluster, without an advance.
	last := vocalised.Runs[2].Glyphs
	last[0].Cluster, last[0].Advance, last[0].XOffset, last[0].YOffset = last[1].Cluster, 0, 300, -90
	text := func(y int, l typeset.Line) *drawing.Text {
		return &drawing.Text{Fill: "#1a1a1a", Lines: []drawing.Line{{X: 10000, Y: y, Line: l}}}
	}
	scene := &illustration.Scene{ID: "square", Box: illustration.Box{Width: 100_000, Height: 100_000}, Ops: []illustration.Op{
		{Path: square(10_000, 10_500, 80_000), Fill: "#ff8000", Stroke: "#000000", Width: 2500, Cap: "round", Join: "round"},
		{Path: []illustration.Segment{
			{Op: 'M', P: [3]illustration.Point{{X: 0, Y: 50_000}}},
			{Op: 'C', P: [3]illustration.Point{{X: 10_000, Y: 0}, {X: 90_000, Y: 0}, {X: 100_000, Y: 50_000}}},
		}, Stroke: "#336699", Width: 1000},
	}}
	return &drawing.Document{
		Title: "Tea & سلام", Language: "ar", Author: "<Example>",
		Pages: []drawing.Page{
			{Width: 148_000, Height: 210_000, Items: []drawing.Item{
				{Role: drawing.Artifact, Path: &drawing.Path{Segments: square(5000, 5000, 10_000), Fill: "#ffffff", Stroke: "#808080", Width: 250}},
				{Role: drawing.Figure, Section: 1, Alt: "مربع", Picture: &drawing.Picture{Scene: scene, X: 20_000, Y: 20_000, Width: 60_000, Height: 40_000}},
				{Role: drawing.H1, Section: 1, Text: text(80_000, vocalised)},
				{Role: drawing.LI, Section: 1, Lang: "en", Text: text(90_000, kerned)},
				{Role: drawing.LI, Section: 1, Lang: "am", Text: text(100_000, line(t, fs, typeset.Run{Face: ethiopic, Tag: "am", Size: pt14, Text: "ሰላም።"}))},
				{Role: drawing.P, Section: 2, Text: text(110_000, line(t, fs, typeset.Run{Face: latin, Tag: "en", Size: pt14, Text: "one"}))},
			}},
			{Width: 148_000, Height: 210_000, Items: []drawing.Item{
				{Role: drawing.P, Section: 2, Continues: true, Text: text(20_000, line(t, fs, typeset.Run{Face: latin, Tag: "en", Size: pt14, Text: "two"}))},
				{Role: drawing.Figure, Alt: "square", Picture: &drawing.Picture{Scene: scene, X: 20_000, Y: 40_000, Width: 30_000, Height: 30_000}},
			}},
		},
	}
}

func square(x, y, side int) []illustration.Segment {
	at := func(op byte, dx, dy int) illustration.Segment {
		return illustration.Segment{Op: op, P: [3]illustration.Point{{X: x + dx, Y: y + dy}}}
	}
	return []illustration.Segment{at('M', 0, 0), at('L', side, 0), at('L', side, side), at('L', 0, side), {Op: 'Z'}}
}

// The golden file says in words what stands on the pages and in the structure:
// places in mm from the upper left corner, text through the file's own CMaps.
func TestPage(t *testing.T) {
	b, err := Bytes(handmade(t))
	if err != nil {
		t.Fatal(err)
	}
	got := describe(t, b)
	golden := filepath.Join("testdata", "page.golden")
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("the page has changed (go test -update):\n%s", got)
	}
}

// describe reads a PDF of ours and says what it holds.
func describe(t *testing.T, b []byte) string {
	t.Helper()
	f, err := readFile(b)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	fontOf := map[string]map[string]string{}
	for _, m := range regexp.MustCompile(`/(F\d+) (\d+) 0 R`).FindAllSubmatch(f.bodies[1], -1) {
		type0 := f.bodies[number(string(m[2]))-1]
		ref := regexp.MustCompile(`/ToUnicode (\d+) 0 R`).FindSubmatch(type0)
		fontOf[string(m[1])] = readCMap(unpack(t, f.bodies[number(string(ref[1]))-1]))
		name := regexp.MustCompile(`/BaseFont /[A-Z]{6}\+(\S+)`).FindSubmatch(type0)
		fmt.Fprintf(&out, "font %s is %s\n", m[1], name[1])
	}
	n := 0
	for _, body := range f.bodies {
		switch {
		case bytes.HasPrefix(body, []byte("<</Type /Page ")):
			n++
			box := regexp.MustCompile(`MediaBox \[0 0 (\S+) (\S+)\]`).FindSubmatch(body)
			height := decimal(string(box[2]))
			fmt.Fprintf(&out, "\npage %d: %s × %s mm\n", n, mm(decimal(string(box[1]))), mm(height))
			ref := regexp.MustCompile(`/Contents (\d+) 0 R`).FindSubmatch(body)
			describeContent(&out, unpack(t, f.bodies[number(string(ref[1]))-1]), height, fontOf)
		case bytes.Contains(body, []byte("/Subtype /Form")):
			fmt.Fprintf(&out, "\nform %s\n%s", regexp.MustCompile(`/BBox \[.*?\]`).Find(body), unpack(t, body))
		}
	}
	out.WriteString("\nstructure\n")
	for i, body := range f.bodies {
		if bytes.HasPrefix(body, []byte("<</Type /StructElem")) {
			depth := 1
			for p := body; ; depth++ {
				ref := regexp.MustCompile(`/P (\d+) 0 R`).FindSubmatch(p)
				if p = f.bodies[number(string(ref[1]))-1]; bytes.Contains(p, []byte("/StructTreeRoot")) {
					break
				}
			}
			line := regexp.MustCompile(`<FEFF([0-9A-F]*)>`).ReplaceAllStringFunc(string(body), func(s string) string {
				return strconv.Quote(fromUTF16(s[5 : len(s)-1]))
			})
			line = strings.NewReplacer("<</Type /StructElem /S /", "", "\n", " ").Replace(line)
			fmt.Fprintf(&out, "%s%d: %s\n", strings.Repeat("  ", depth), i+1, strings.TrimSuffix(line, ">>"))
		}
		if bytes.Contains(body, []byte("/Nums")) {
			fmt.Fprintf(&out, "  pages to elements: %s\n", bytes.ReplaceAll(body, []byte("\n"), []byte(" ")))
		}
	}
	return out.String()
}

func describeContent(out *strings.Builder, content []byte, height int, fontOf map[string]map[string]string) {
	var cmap map[string]string
	for op := range strings.Lines(string(content)) {
		words := strings.Fields(op)
		if len(words) == 0 {
			continue
		}
		switch words[len(words)-1] {
		case "Tf":
			cmap = fontOf[words[0][1:]]
			fmt.Fprintf(out, "  %s %s pt", words[0][1:], words[1])
		case "Tm":
			fmt.Fprintf(out, " at %s, %s mm:", mm(decimal(words[4])), mm(height-decimal(words[5])))
		case "Tj", "TJ":
			for _, part := range regexp.MustCompile(`<[0-9A-F]*>|-?[0-9.]+`).FindAllString(op, -1) {
				if part[0] != '<' {
					fmt.Fprintf(out, " [%s]", part)
					continue
				}
				for ; len(part) >= 6; part = part[4:] {
					fmt.Fprintf(out, " %+q", cmap[part[1:5]])
				}
			}
			out.WriteByte('\n')
		case "m", "l":
			fmt.Fprintf(out, "  %s %s, %s mm\n", words[2], mm(decimal(words[0])), mm(height-decimal(words[1])))
		case "cm":
			fmt.Fprintf(out, "  scaled by %s, %s from %s, %s mm\n", words[0], words[3], mm(decimal(words[4])), mm(height-decimal(words[5])))
		default:
			fmt.Fprintf(out, "  %s", op)
		}
	}
}

func readCMap(src []byte) map[string]string {
	all := map[string]string{}
	for _, m := range regexp.MustCompile(`(?m)^<([0-9A-F]{4})> <([0-9A-F]+)>$`).FindAllSubmatch(src, -1) {
		all[string(m[1])] = fromUTF16(string(m[2]))
	}
	return all
}

func fromUTF16(hex string) string {
	var units []uint16
	for ; len(hex) >= 4; hex = hex[4:] {
		v, _ := strconv.ParseUint(hex[:4], 16, 16)
		units = append(units, uint16(v))
	}
	return string(utf16.Decode(units))
}

func number(s string) int { n, _ := strconv.Atoi(s); return n }

// decimal reads a number with up to three decimals as thousandths.
func decimal(s string) int {
	f, _ := strconv.ParseFloat(s, 64)
	if f < 0 {
		return int(f*1000 - 0.5)
	}
	return int(f*1000 + 0.5)
}

// mm writes thousandths of a point as millimetres.
func mm(milliPoints int) string { return fixed(divide(milliPoints*254, 7200), 2) }

package pdf

import (
	"bytes"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"

	"salam/internal/drawing"
	"salam/internal/illustration"
	"salam/internal/prose"
	"salam/internal/typeset"
)

// specimens are leaflet pages whose texts do not change with the project's:
// title, description, paragraph, two items, foot.
var specimens = map[string][]string{
	"ar": {
		"يمكنك أن ترى طبيبًا مجانًا", "طبيبة تستمع إلى رجل.", "لا تحتاج إلى أوراق (GP). اتصل بالرقم 01632 960 123.",
		"اسأل الفريق.", "الخدمة من 09:30 إلى 12:45.", "الفريق",
	},
	"ti": {
		"ሓኪም ብነጻ ክትርእዩ ትኽእሉ ኢኹም", "ሓኪም ንሓደ ሰብ ትሰምዕ ኣላ።", "ወረቐት ኣየድልየኩምን እዩ። 01632 960 123 ደውሉ።",
		"ነቲ ጋንታ ሕተቱ።", "ካብ 09:30 ክሳብ 12:45።", "ጋንታ",
	},
	"es": {
		"Puede ver a un médico sin pagar", "Una médica escucha a un hombre.", "No necesita papeles (GP). Llame al 01632 960 123.",
		"Pregunte al equipo.", "De 09:30 a 12:45.", "El equipo",
	},
}

func (s *setter) specimen(t testing.TB, lang string) *drawing.Document {
	t.Helper()
	says := specimens[lang]
	l := s.languages[lang]
	const margin, width = 10_000, 128_000
	y := 100_000
	set := func(role drawing.Role, section int, text string, size, weight int) drawing.Item {
		style := typeset.Style{Language: l, Size: size, Weight: weight}
		lines, err := s.fonts.Paragraph(prose.Inline{{Text: text}}, style, width)
		if err != nil {
			t.Fatal(err)
		}
		item := drawing.Item{Role: role, Section: section, Text: &drawing.Text{Fill: "#000000"}}
		for _, line := range lines {
			y += s.fonts.Height(style)
			x := margin
			if l.RTL() {
				x += width - line.Width
			}
			item.Text.Lines = append(item.Text.Lines, drawing.Line{X: x, Y: y, Line: line})
		}
		return item
	}
	scene := &illustration.Scene{ID: "square", Box: illustration.Box{Width: 100_000, Height: 70_000}, Ops: []illustration.Op{{Path: square(10_000, 10_000, 50_000), Fill: "#000000"}}}
	items := []drawing.Item{{Role: drawing.Figure, Section: 1, Alt: says[1], Picture: &drawing.Picture{Scene: scene, X: margin, Y: margin, Width: width, Height: 89_600}}}
	items = append(items, set(drawing.H1, 1, says[0], 7056, 700), set(drawing.P, 1, says[2], 4939, 500),
		set(drawing.LI, 1, says[3], 4939, 500), set(drawing.LI, 1, says[4], 4939, 500),
		set(drawing.P, 0, says[5], 4057, 700), set(drawing.Running, 0, "1/1", 3351, 500))
	return &drawing.Document{Title: says[0], Author: says[5], Language: l.Tag, Pages: []drawing.Page{{Width: 148_000, Height: 210_000, Items: items}}}
}

// What a screen reader built on poppler is told, and in which order.
func TestSpokenOrder(t *testing.T) {
	s := newSetter(t)
	for lang := range specimens {
		out := run(t, "pdfinfo", "-struct-text", save(t, s.specimen(t, lang), "specimen-"+lang))
		// Poppler wraps right-to-left text in embeddings, to show it.
		out = strings.NewReplacer("\u202a", "", "\u202b", "", "\u202c", "").Replace(out)
		golden(t, "spoken-"+lang+".golden", "poppler, which goes by the glyphs from left to right:\n\n"+out+
			"\nthe structure, which replaces them where the text runs from right to left:\n\n"+s.told(t, lang))
	}
}

// told is what a program that knows structure and replacement text reads.
func (s *setter) told(t *testing.T, lang string) string {
	b, err := Bytes(s.specimen(t, lang))
	if err != nil {
		t.Fatal(err)
	}
	a := takeApart(t, b).look()
	var out strings.Builder
	for _, n := range a.nodes {
		says := ""
		for _, d := range a.texts() {
			if at, ok := d.spot(); ok && slices.Contains(n.marks, at) {
				says += a.says(&d)
			}
		}
		for _, key := range []name{"Alt", "ActualText"} {
			if v, ok := n.d[key].(text); ok {
				says = strings.TrimPrefix(utf16Text(fmt.Sprintf("%X", string(v))), "\ufeff")
			}
		}
		if n.parent != nil && len(n.marks) > 0 {
			fmt.Fprintf(&out, "%s in %s: %s\n", n.role, a.language(n), says)
		}
	}
	return out.String()
}

// TestValidators: two programs that know the whole of ISO 32000 find nothing in
// any of the project's sheets.
func TestValidators(t *testing.T) {
	model.ConfigPath = "disable" // pdfcpu would write a file of settings
	conf := model.NewDefaultConfiguration()
	conf.ValidationMode = model.ValidationStrict
	docs := leaflets(t)
	docs["everything"] = everything(t)
	for which, doc := range docs {
		file := save(t, doc, strings.ReplaceAll(which, " ", "-"))
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if err := api.Validate(bytes.NewReader(b), conf); err != nil {
			t.Errorf("%s: pdfcpu: %v", which, err)
		}
		if out := run(t, "qpdf", "--check", file); !strings.Contains(out, "No syntax or stream encoding errors") || strings.Contains(out, "WARNING") {
			t.Errorf("%s: qpdf: %s", which, out)
		}
	}
	// And they would find something.
	b, err := Bytes(handmade(t))
	if err != nil {
		t.Fatal(err)
	}
	bad := bytes.Replace(b, []byte("/Marked true"), []byte("/Marked 7   "), 1)
	if err := api.Validate(bytes.NewReader(bad), conf); err == nil {
		t.Error("pdfcpu finds nothing wrong with a number for a truth")
	}
}

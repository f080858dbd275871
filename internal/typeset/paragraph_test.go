package typeset

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"salam/internal/prose"
)

var update = flag.Bool("update", false, "rewrite the case files with what comes out")

// A case file has three parts: in (settings, one a line), text (one paragraph;
// **strong**; <LRI> and the like for characters that can't be seen) and want.
func TestParagraph(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) < 20 {
		t.Fatalf("%d case files: %v", len(files), err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if len(archive.Files) != 3 || archive.Files[0].Name != "in" || archive.Files[1].Name != "text" || archive.Files[2].Name != "want" {
				t.Fatal("a case has the parts in, text and want")
			}
			got := runCase(t, string(archive.Files[0].Data), strings.TrimSuffix(string(archive.Files[1].Data), "\n"))
			if want := string(archive.Files[2].Data); got != want {
				if *update {
					archive.Files[2].Data = []byte(got)
					if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
						t.Fatal(err)
					}
					return
				}
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

func runCase(t *testing.T, settings, text string) string {
	fonts, languages := project(t)
	style := Style{Size: 4939, Weight: 400}
	width := 0
	for _, line := range strings.Split(strings.TrimSpace(settings), "\n") {
		key, value, _ := strings.Cut(line, " ")
		number, _ := strconv.Atoi(value)
		switch key {
		case "language":
			style.Language = languages[value]
		case "fonts": // the language's are replaced, after language
			l := *style.Language
			l.Fonts = strings.Split(value, ", ")
			style.Language = &l
		case "weight":
			style.Weight = number
		case "size":
			style.Size = number
		case "width":
			width = number
		case "balance":
			style.Balance = true
		default:
			t.Fatalf("unknown setting %q", key)
		}
	}
	lines, err := fonts.Paragraph(inline(text), style, width)
	if err != nil {
		return fmt.Sprintf("%T: %s\n", err, show(err.Error()))
	}
	var b strings.Builder
	for _, line := range lines {
		fmt.Fprintf(&b, "%6d wide, %d up, %d down: %s\n", line.Width, line.Ascent, line.Descent, show(line.Text))
		for _, r := range line.Runs {
			direction := "→"
			if r.RTL {
				direction = "←"
			}
			fmt.Fprintf(&b, "    %6d +%-6d %s %d %s %s %s [%s]\n", r.X, r.Width, r.Face.Family, r.Face.Weight, r.Tag, r.script, direction, show(r.Text))
		}
	}
	return b.String()
}

// inline reads **strong** and {placeholder}.
func inline(text string) prose.Inline {
	var in prose.Inline
	for i, part := range strings.Split(hidden.Replace(text), "**") {
		for part != "" {
			before, rest, found := strings.Cut(part, "{")
			name, after, closed := strings.Cut(rest, "}")
			if !found || !closed {
				before, after = part, ""
				found = false
			}
			if before != "" {
				in = append(in, prose.Span{Text: before, Strong: i%2 == 1})
			}
			if found {
				in = append(in, prose.Span{Placeholder: name, Strong: i%2 == 1})
			}
			part = after
		}
	}
	return in
}

var names = []string{
	"<LRI>", "\u2066", "<RLI>", "\u2067", "<FSI>", "\u2068", "<PDI>", "\u2069", "<LRM>", "\u200E", "<RLM>", "\u200F",
	"<ZWNJ>", "\u200C", "<ZWJ>", "\u200D", "<NBSP>", "\u00A0", "<NNBSP>", "\u202F", "<SHY>", "\u00AD", "<ZWSP>", "\u200B",
	"<VS16>", "\uFE0F", "<LS>", "\u2028",
}

var hidden = strings.NewReplacer(names...)

// show makes characters visible that can't be seen.
func show(text string) string {
	for i := 0; i < len(names); i += 2 {
		text = strings.ReplaceAll(text, names[i+1], names[i])
	}
	return text
}

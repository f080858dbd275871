package pdf

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"salam/internal/drawing"
	"salam/internal/language"
	"salam/internal/prose"
	"salam/internal/testtool"
	"salam/internal/tree"
	"salam/internal/typeset"
)

// setter lays out test documents with the project's own fonts and languages.
type setter struct {
	fonts     *typeset.Fonts
	languages map[string]*language.Language
}

func newSetter(t testing.TB) *setter {
	t.Helper()
	tr, err := tree.Open(testtool.Root(t), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer tr.Close()
	s := &setter{languages: map[string]*language.Language{}}
	if s.fonts, err = typeset.Load(tr); err != nil {
		t.Fatal(err)
	}
	all, faults := language.Read(tr)
	if err := faults.Err(); err != nil {
		t.Fatal(err)
	}
	for _, l := range all {
		s.languages[l.ID] = l
	}
	return s
}

// document sets paragraphs in a column of A5 pages and returns with it the
// paragraphs that could be set: a font may lack a character of a foreign text.
func (s *setter) document(t testing.TB, lang string, paragraphs []string) (*drawing.Document, []string) {
	t.Helper()
	const margin, width, bottom = 12_000, 148_000 - 2*12_000, 198_000
	l := s.languages[lang]
	style := typeset.Style{Language: l, Size: 4939, Weight: 400}
	height := s.fonts.Height(style)
	doc := &drawing.Document{Title: l.Autonym, Author: "Salam", Language: l.Tag}
	y := bottom
	var set []string
	for i, text := range paragraphs {
		lines, err := s.fonts.Paragraph(prose.Inline{{Text: text}}, style, width)
		var lacks *typeset.MissingGlyph
		var wide *typeset.TooWide
		if errors.As(err, &lacks) || errors.As(err, &wide) {
			continue
		}
		if err != nil {
			t.Fatalf("%s: %q: %v", lang, text, err)
		}
		set = append(set, text)
		if y+height*len(lines) > bottom {
			doc.Pages = append(doc.Pages, drawing.Page{Width: 148_000, Height: 210_000})
			y = margin
		}
		para := &drawing.Text{Fill: "#000000"}
		for _, line := range lines {
			y += height
			x := margin
			if l.RTL() {
				x += width - line.Width
			}
			para.Lines = append(para.Lines, drawing.Line{X: x, Y: y, Line: line})
		}
		y += height / 2
		page := &doc.Pages[len(doc.Pages)-1]
		page.Items = append(page.Items, drawing.Item{Role: drawing.P, Section: i + 1, Text: para})
	}
	return doc, set
}

// sentences are real sentences of the shared corpus, spread over it.
func sentences(t testing.TB, lang string, n int) []string {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(testtool.Shared(t, "data/tico19-dev"), lang+".tsv"))
	if err != nil {
		t.Fatal(err)
	}
	rows := strings.Split(strings.TrimSpace(string(raw)), "\n")
	var all []string
	for i := range n {
		all = append(all, strings.Split(rows[i*len(rows)/n], "\t")[2])
	}
	return all
}

// bare is text as extraction is judged: white space and the invisible marks of
// the bidirectional algorithm aside.
func bare(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.Is(unicode.Bidi_Control, r) || r == '\u200b' || r == '\ufeff' {
			return -1
		}
		return r
	}, text)
}

func pdftotext(t testing.TB, file string, options ...string) string {
	t.Helper()
	cmd := exec.Command(testtool.Need(t, "pdftotext"), append(options, "-enc", "UTF-8", file, "-")...)
	var out, fault bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &fault
	if err := cmd.Run(); err != nil || fault.Len() > 0 {
		t.Fatalf("pdftotext: %v: %s", err, &fault)
	}
	return out.String()
}

func save(t testing.TB, doc *drawing.Document, name string) string {
	t.Helper()
	b, err := Bytes(doc)
	if err != nil {
		t.Fatal(err)
	}
	dir := os.Getenv("SALAM_KEEP") // a folder to look at what was made
	if dir == "" {
		dir = t.TempDir()
	}
	file := filepath.Join(dir, name+".pdf")
	if err := os.WriteFile(file, b, 0o644); err != nil {
		t.Fatal(err)
	}
	return file
}

// intact counts the sentences that extraction gives back.
func intact(t testing.TB, lang, extracted string, set []string) int {
	t.Helper()
	have := bare(extracted)
	n := 0
	for _, s := range set {
		if strings.Contains(have, bare(s)) {
			n++
		} else if testing.Verbose() {
			t.Logf("%s: lost %q", lang, s)
		}
	}
	return n
}

// Real sentences come back from poppler, the reader of most search engines and
// screen readers on Linux. What is lost of the right-to-left languages are
// slips of the corpus, such as a vowel mark on a bracket.
func TestExtraction(t *testing.T) {
	const each = 250
	s := newSetter(t)
	for _, c := range []struct {
		lang  string
		least int // of a hundred
	}{
		{"es", 100}, {"om", 100}, {"am", 100}, {"ti", 100},
		{"ar", 99}, {"fa", 99}, {"prs", 99}, {"ps", 99}, {"ckb", 99},
	} {
		t.Run(c.lang, func(t *testing.T) {
			doc, set := s.document(t, c.lang, sentences(t, c.lang, each))
			n := intact(t, c.lang, pdftotext(t, save(t, doc, c.lang)), set)
			t.Logf("%s: %d of %d sentences intact", c.lang, n, len(set))
			if len(set) < each*9/10 {
				t.Errorf("only %d sentences could be set", len(set))
			}
			if n*100 < c.least*len(set) {
				t.Errorf("fewer than %d of a hundred", c.least)
			}
		})
	}
}

// What is hard about right-to-left text, one matter a sentence. All of it must
// come back, and so must English.
func TestExtractionCases(t *testing.T) {
	s := newSetter(t)
	for lang, cases := range map[string][]string{
		"en": {"You can see a family doctor (GP). It is free.", "Office fi ffi fl: AVATAR, Tel. 01632 960 123."},
		"am": {"ሰላም፣ ሐኪም ማየት ይችላሉ። ነጻ ነው፡፡", "ስልክ 01632 960 123 (GP)።"},
		"ti": {"ሰላም፣ ሓኪም ክትርእዩ ትኽእሉ ኢኹም።", "ቁጽሪ 999፧"},
		"ar": {
			"لا إله إلا الله، الآن والأمس لأن السلام لأهله.",                        // lam with each alef
			"كِتَابٌ مُشَكَّلٌ، يَا أَهْلَ السَّلَامِ، شُكْرًا جِدًّا لِلْآنِسَةِ.", // vocalised
			"اتصل بالرقم 01632 960 123 (GP).",
			"وُلد في عام 2020.", "من 10% إلى 85-92%، أي الكثير.",
			"قال: \"سلام\"، (نعم)! «لا»؟", "[1] (2) {3}", "١٢٫٥٪ من ٢٠٢٦/٠٥/١٢.",
			"الساعة 09:30 - 12:45، كل يوم!", "COVID-19 (كوفيد-19) وSARS-CoV-2.", "5 < 7 و 9 > 8.",
		},
		"fa":  {"می\u200cخواهید به پزشک عمومی (GP) بروید؟", "پزشک\u200cها، نامه\u200cهای GP\u200cها را می\u200cخوانند.", "ساعت ۰۹:۳۰، «رایگان» است."},
		"prs": {"شما می\u200cتوانید داکتر را ببینید (رایگان).", "شماره: 01632 960 123."},
		"ps":  {"تاسو کولای شئ ډاکټر وګورئ؛ وړیا دی.", "په ۲۰۲۶ کال کې (GP)."},
		"ckb": {"دەتوانیت پزیشکی گشتی (GP) ببینیت، بەخۆڕاییە.", "ژمارە: 01632 960 123."},
	} {
		t.Run(lang, func(t *testing.T) {
			doc, set := s.document(t, lang, cases)
			if len(set) != len(cases) {
				t.Errorf("only %d of %d could be set", len(set), len(cases))
			}
			text := pdftotext(t, save(t, doc, "cases-"+lang))
			for _, want := range set {
				if !strings.Contains(bare(text), bare(want)) {
					t.Errorf("lost %s\n%+q\nin\n%s", want, bare(want), text)
				}
			}
		})
	}
}

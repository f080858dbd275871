package pdf

import (
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"salam/internal/browsertest"
	"salam/internal/language"
	"salam/internal/library"
	"salam/internal/prose"
	"salam/internal/testtool"
	"salam/internal/tree"
	"salam/internal/typeset"
)

// readers are the three ways in which nearly everybody gets text out of a PDF:
// poppler (search engines, Linux), PDFium (Chrome, Android), pdf.js (Firefox).
var readers = []string{"poppler", "PDFium", "pdf.js"}

// readBack is what every reader makes of every file.
func readBack(t testing.TB, files []string) map[string]map[string]string {
	t.Helper()
	node := testtool.Need(t, "node")
	testtool.Module(t, "@hyzyla/pdfium")
	testtool.Module(t, "pdfjs-dist")
	cmd := exec.Command(node, append([]string{filepath.Join(testtool.Root(t), "internal", "pdf", "testdata", "read.mjs")}, files...)...)
	var fault strings.Builder
	cmd.Stderr = &fault
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("node: %v\n%s", err, &fault)
	}
	all := map[string]map[string]string{}
	if err := json.Unmarshal(out, &all); err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		all[f]["poppler"] = pdftotext(t, f)
	}
	return all
}

// chosen are n real sentences that can be set in a language, drawn by lot with
// a fixed seed; where the corpus is not beside the project, as many as there
// are of the project's own translations.
func (s *setter) chosen(t testing.TB, lang string, n int) []string {
	t.Helper()
	texts := s.corpus(t, lang)
	short := len(texts) == 0
	if short {
		texts = s.translated(t, lang)
	}
	dice := rand.New(rand.NewPCG(20261125, 3))
	var all []string
	for _, i := range dice.Perm(len(texts)) {
		var lacks *typeset.MissingGlyph
		var wide *typeset.TooWide
		_, err := s.fonts.Paragraph(prose.Inline{{Text: texts[i]}}, leafletStyle(s.languages[lang]), leafletColumn)
		switch {
		case errors.As(err, &lacks) || errors.As(err, &wide):
			continue
		case err != nil:
			t.Fatal(err)
		}
		if all = append(all, texts[i]); len(all) == n {
			return all
		}
	}
	if !short || len(all) < 10 {
		t.Fatalf("%s: only %d sentences can be set", lang, len(all))
	}
	return all
}

func (s *setter) corpus(t testing.TB, lang string) []string {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(testtool.Root(t), "..", "shared", "data", "tico19-dev", lang+".tsv"))
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for row := range strings.Lines(string(raw)) {
		all = append(all, strings.Split(strings.TrimSpace(row), "\t")[2])
	}
	return all
}

func (s *setter) translated(t testing.TB, lang string) []string {
	t.Helper()
	tr, err := tree.Open(testtool.Root(t), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer tr.Close()
	lib, faults := library.Read(tr)
	if err := faults.Err(); err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, m := range lib.Messages {
		if translation := lib.Translation(lang, m.ID); translation != nil {
			all = append(all, translation.Title)
			for _, in := range translation.Body.Inlines() {
				all = append(all, in.Plain())
			}
		}
	}
	return all
}

// webPage is the same column for a browser: the same fonts from their files, the
// same size, width and line height.
func webPage(t testing.TB, l *language.Language, paragraphs []string) string {
	t.Helper()
	var b strings.Builder
	fmt.Fprintf(&b, "<!doctype html><html lang=%q dir=%q><meta charset=utf-8><title>%s</title><style>\n", l.Tag, l.Direction, l.Autonym)
	var families []string
	for _, f := range l.Fonts {
		stem := strings.ReplaceAll(f, " ", "")
		file := filepath.Join(testtool.Root(t), "assets", "fonts", stem+"_400Regular.ttf")
		fmt.Fprintf(&b, "@font-face { font-family: %q; src: url(\"file://%s\"); }\n", stem, file)
		families = append(families, fmt.Sprintf("%q", stem))
	}
	fmt.Fprintf(&b, "@page { size: 148mm 210mm; margin: 12mm; } body { margin: 0; font: 14pt/%v %s; } p { margin: 0 0 7pt; }\n</style>\n",
		l.LineHeight, strings.Join(families, ","))
	for _, p := range paragraphs {
		fmt.Fprintf(&b, "<p>%s</p>\n", html.EscapeString(p))
	}
	return b.String()
}

// own are sentences with what is hardest to give back, whatever the corpus has
// of it: vowel marks, lam with each alef, numbers, brackets, foreign words.
var own = map[string][]string{
	"ar": {
		"لا إله إلا الله، الآن والأمس لأن السلام لأهله.", "كِتَابٌ مُشَكَّلٌ، يَا أَهْلَ السَّلَامِ، شُكْرًا جِدًّا لِلْآنِسَةِ.",
		"لِأَنَّ الْأُسْرَةَ وَالْأَطْفَالَ فِي سَلَامٍ، وَلَا يَدْفَعُونَ شَيْئًا.", "اتصل بالرقم 01632 960 123 (GP).",
		"من 10% إلى 85-92%، أي الكثير.", "قال: \"سلام\"، (نعم)! «لا»؟", "الساعة 09:30 - 12:45، كل يوم!", "كوفيد-19 (COVID) لا يخيفنا!",
	},
	"fa":  {"می\u200cخواهید به پزشک عمومی (GP) بروید؟", "پزشک\u200cها، نامه\u200cهای GP را می\u200cخوانند.", "ساعت ۰۹:۳۰، «رایگان» است.", "خلاصهٔ نامهٔ بیمار؛ لاله و سلام."},
	"prs": {"شما می\u200cتوانید داکتر را ببینید (رایگان).", "شماره: 01632 960 123."},
	"ps":  {"تاسو کولای شئ ډاکټر وګورئ؛ وړیا دی.", "په ۲۰۲۶ کال کې (GP).", "زموږ ټیم ستاسو لپاره دی، نه د بل چا."},
	"ckb": {"دەتوانیت پزیشکی گشتی (GP) ببینیت، بەخۆڕاییە.", "ژمارە: 01632 960 123.", "ساڵی ٢٠٢٦، لایەنی کەم."},
	"am":  {"ሰላም፣ ሐኪም ማየት ይችላሉ። ነጻ ነው፡፡", "ስልክ 01632 960 123 (GP)።"},
	"ti":  {"ሰላም፣ ሓኪም ክትርእዩ ትኽእሉ ኢኹም።", "ቁጽሪ 999፧"},
	"om":  {"Mana yaalaa (GP) bilisaan deemuu dandeessu; Tel. 01632 960 123."},
	"es":  {"Pida cita: ¿a las 09:30 o a las 12:45? ¡Es gratis!"},
}

// Real sentences, set as a leaflet is, come back whole from all three readers:
// all of them in the scripts that run from left to right, and elsewhere at
// least as many as of the same sentences from Chromium, from the same fonts in
// the same column in the same run.
func TestReaders(t *testing.T) {
	const each = 100
	s := newSetter(t)
	browser := browsertest.Start(t)
	dir := os.Getenv("SALAM_KEEP")
	if dir == "" {
		dir = t.TempDir()
	}
	langs := []string{"am", "ti", "om", "es", "ar", "fa", "prs", "ps", "ckb"}
	var files []string
	sets := map[string][]string{}
	name := map[string][2]string{}
	for _, lang := range langs {
		set := append(s.chosen(t, lang, each), own[lang]...)
		doc, all := s.document(t, lang, set)
		if len(all) != len(set) {
			t.Fatalf("%s: only %d of %d could be set", lang, len(all), len(set))
		}
		sets[lang] = set
		ours := save(t, doc, "ours-"+lang)
		source, theirs := filepath.Join(dir, lang+".html"), filepath.Join(dir, "chromium-"+lang+".pdf")
		if err := os.WriteFile(source, []byte(webPage(t, s.languages[lang], set)), 0o644); err != nil {
			t.Fatal(err)
		}
		page := browser.Open("file://"+source, browsertest.Look{Width: 600, Height: 800})
		if err := os.WriteFile(theirs, page.PDF(), 0o644); err != nil {
			t.Fatal(err)
		}
		page.Close()
		fonts := run(t, "pdffonts", theirs)
		if stem := strings.ReplaceAll(s.languages[lang].Fonts[0], " ", ""); !strings.Contains(fonts, "+"+stem) {
			t.Fatalf("%s: Chromium has not used %s:\n%s", lang, stem, fonts)
		}
		files = append(files, ours, theirs)
		name[lang] = [2]string{ours, theirs}
	}
	back := readBack(t, files)
	table := "language  "
	for _, r := range readers {
		table += fmt.Sprintf("  %-8s Chromium's", r)
	}
	for _, lang := range langs {
		set := sets[lang]
		table += fmt.Sprintf("\n%-10s", lang)
		for _, r := range readers {
			ours := intact(t, lang+" "+r, back[name[lang][0]][r], set)
			theirs := intactQuietly(back[name[lang][1]][r], set)
			table += fmt.Sprintf("  %3d of %3d  %3d", ours, len(set), theirs)
			switch {
			case s.languages[lang].Direction == "ltr" && ours < len(set):
				t.Errorf("%s: %s gives back %d of %d", lang, r, ours, len(set))
			case ours < theirs:
				t.Errorf("%s: %s gives back %d of ours, %d of Chromium's", lang, r, ours, theirs)
			}
			if n := intact(t, lang+" "+r, back[name[lang][0]][r], own[lang]); n < len(own[lang]) {
				t.Errorf("%s: %s gives back %d of %d of our own sentences", lang, r, n, len(own[lang]))
			}
		}
	}
	t.Log("\n" + table)
}

func intactQuietly(extracted string, set []string) int {
	have := bare(extracted)
	n := 0
	for _, s := range set {
		if strings.Contains(have, bare(s)) {
			n++
		}
	}
	return n
}

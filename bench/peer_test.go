package bench

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"salam/internal/browsertest"
	"salam/internal/language"
)

// A result is what some pages took.
type result struct {
	pages   int
	Seconds float64 `json:"seconds"` // by the clock
	CPU     float64 `json:"cpu"`     // seconds of processor, of all threads; 0 where it cannot be known
	Bytes   int     `json:"bytes"`
}

func (r result) perPage() float64    { return r.Seconds / float64(r.pages) * 1000 }
func (r result) cpuPerPage() float64 { return r.CPU / float64(r.pages) * 1000 }

// better keeps the least of both times: others use this machine, too.
func (r result) better(o result) result {
	if r.pages == 0 {
		return o
	}
	r.Seconds, r.CPU = min(r.Seconds, o.Seconds), min(r.CPU, o.CPU)
	return r
}

// A peer makes pages of one language; absent says why it cannot.
type peer struct {
	name   string
	pages  int // of a round: enough to measure
	absent func() string
	run    func(testing.TB, *world, *language.Language, []page) result
}

const warm = 5 // pages that are made before the clock starts

func peers() []peer {
	return []peer{
		{"Salam", 200, present, ours},
		{"typst", 50, typstAbsent, typst},
		{"WeasyPrint", 5, weasyprintAbsent, weasyprint},
		{"Chromium", 40, chromiumAbsent, chromium},
	}
}

func present() string { return "" }

func ours(t testing.TB, w *world, l *language.Language, pages []page) result {
	for _, p := range pages[:warm] {
		if _, err := w.print(l, p); err != nil {
			t.Fatal(err)
		}
	}
	r := result{}
	start, cpu := time.Now(), processor()
	for _, p := range pages[warm:] {
		b, err := w.print(l, p)
		if err != nil {
			t.Fatal(err)
		}
		r.Bytes += len(b)
	}
	r.Seconds, r.CPU = time.Since(start).Seconds(), processor()-cpu
	return r
}

// processor is the processor time of this process so far, in seconds.
func processor() float64 {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano()).Seconds()
}

// child gives a job to another program and reads what it measured.
func child(t testing.TB, job map[string]any, program string, args ...string) result {
	t.Helper()
	in, err := json.Marshal(job)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(program, args...)
	var fault bytes.Buffer
	cmd.Stdin, cmd.Stderr = bytes.NewReader(in), &fault
	out, err := cmd.Output()
	var r result
	if err == nil {
		err = json.Unmarshal(out, &r)
	}
	if err != nil {
		t.Fatalf("%s: %v\n%s", program, err, &fault)
	}
	return r
}

func typstAbsent() string {
	if _, err := exec.LookPath("node"); err != nil {
		return "node is not installed"
	}
	if found, _ := filepath.Glob("node_modules/@myriaddreamin/typst-ts-node-compiler-*"); len(found) == 0 {
		return "its npm package is not installed for this machine (make bench does)"
	}
	return ""
}

func typst(t testing.TB, w *world, l *language.Language, pages []page) result {
	root := t.TempDir()
	if err := os.WriteFile(filepath.Join(root, "picture.svg"), w.svg, 0o644); err != nil {
		t.Fatal(err)
	}
	var families []string
	for _, f := range l.Fonts {
		families = append(families, strconv.Quote(f))
	}
	tag, _, _ := strings.Cut(l.Tag, "-")
	var sources []string
	for _, p := range pages {
		var b strings.Builder
		fmt.Fprintf(&b, "#set document(title: %s, date: none)\n#set page(width: 148mm, height: 210mm, margin: 10mm)\n", strconv.Quote(p.Title))
		fmt.Fprintf(&b, "#set text(font: (%s,), size: 14pt, weight: 500, lang: %q, dir: %s)\n", strings.Join(families, ", "), tag, l.Direction)
		fmt.Fprintf(&b, "#set par(leading: %.2fem, spacing: %.2fem)\n", l.LineHeight-0.7, l.LineHeight-0.3)
		fmt.Fprintf(&b, "#align(center, image(\"/picture.svg\", height: 60mm, alt: \"picture\"))\n#heading(text(size: 20pt, weight: 700, %s))\n", strconv.Quote(p.Title))
		for _, s := range p.Sentences {
			fmt.Fprintf(&b, "\n#%s\n", strconv.Quote(s))
		}
		sources = append(sources, b.String())
	}
	job := map[string]any{"root": root, "fonts": []string{filepath.Join(w.root, "assets", "fonts")}, "sources": sources, "warm": warm, "sample": sample(t, "typst", l)}
	return child(t, job, "node", "typst.mjs")
}

// web is a page as HTML, body only.
func web(p page) string {
	var b strings.Builder
	fmt.Fprintf(&b, "<article><img src=picture.svg alt=picture><h1>%s</h1>", html.EscapeString(p.Title))
	for _, s := range p.Sentences {
		fmt.Fprintf(&b, "<p>%s</p>", html.EscapeString(s))
	}
	return b.String() + "</article>\n"
}

func faces(w *world, l *language.Language) string {
	var b strings.Builder
	for _, f := range l.Fonts {
		stem := strings.ReplaceAll(f, " ", "")
		for _, weight := range []struct{ n, name string }{{"500", "500Medium"}, {"700", "700Bold"}} {
			fmt.Fprintf(&b, "@font-face { font-family: %q; font-weight: %s; src: url(\"file://%s\"); }\n", stem, weight.n,
				filepath.Join(w.root, "assets", "fonts", stem+"_"+weight.name+".ttf"))
		}
	}
	return b.String()
}

func head(l *language.Language, title string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "<!doctype html><html lang=%q dir=%q><meta charset=utf-8><title>%s</title><style>\n", l.Tag, l.Direction, html.EscapeString(title))
	var families []string
	for _, f := range l.Fonts {
		families = append(families, strconv.Quote(strings.ReplaceAll(f, " ", "")))
	}
	fmt.Fprintf(&b, "@page { size: 148mm 210mm; margin: 10mm } body { margin: 0; font: 500 14pt/%v %s } article { break-after: page }\n"+
		"img { display: block; height: 60mm; margin: auto } h1 { font-size: 20pt; font-weight: 700; margin: 0 0 2mm } p { margin: 0 0 2mm }\n</style>\n",
		l.LineHeight, strings.Join(families, ","))
	return b.String()
}

func weasyprintAbsent() string {
	if err := exec.Command("python3", "-c", "import weasyprint").Run(); err == nil {
		return ""
	}
	if err := exec.Command("/usr/bin/python3", "-c", "import weasyprint").Run(); err != nil {
		return "it is not installed (Debian: weasyprint)"
	}
	return ""
}

func weasyprint(t testing.TB, w *world, l *language.Language, pages []page) result {
	root := t.TempDir()
	if err := os.WriteFile(filepath.Join(root, "picture.svg"), w.svg, 0o644); err != nil {
		t.Fatal(err)
	}
	var sources []string
	for _, p := range pages {
		sources = append(sources, head(l, p.Title)+web(p))
	}
	python := "python3"
	if exec.Command(python, "-c", "import weasyprint").Run() != nil {
		python = "/usr/bin/python3"
	}
	return child(t, map[string]any{"root": root, "faces": faces(w, l), "sources": sources, "warm": warm, "sample": sample(t, "weasyprint", l)}, python, "with_weasyprint.py")
}

func chromiumAbsent() string {
	if _, err := exec.LookPath("chromium"); err != nil {
		return "it is not installed"
	}
	return ""
}

var browser *browsertest.Browser // one for all rounds: it is warm

// chromium prints all pages as one document: a document for each would take
// ten times as long.
func chromium(t testing.TB, w *world, l *language.Language, pages []page) result {
	root := t.TempDir()
	if err := os.WriteFile(filepath.Join(root, "picture.svg"), w.svg, 0o644); err != nil {
		t.Fatal(err)
	}
	source := head(l, l.Autonym) + "<style>" + faces(w, l) + "</style>"
	for _, p := range pages[warm:] {
		source += web(p)
	}
	file := filepath.Join(root, "pages.html")
	if err := os.WriteFile(file, []byte(source), 0o644); err != nil {
		t.Fatal(err)
	}
	start := time.Now()
	tab := browser.Open("file://"+file, browsertest.Look{Width: 600, Height: 800})
	b := tab.PDF()
	took := time.Since(start).Seconds()
	tab.Close()
	if err := os.WriteFile(sample(t, "chromium", l), b, 0o644); err != nil {
		t.Fatal(err)
	}
	return result{Seconds: took, Bytes: len(b)}
}

// sample is where a page of a peer is left to be looked at: SALAM_KEEP, or a
// folder that goes away.
func sample(t testing.TB, who string, l *language.Language) string {
	dir := os.Getenv("SALAM_KEEP")
	if dir == "" {
		dir = t.TempDir()
	}
	return filepath.Join(dir, who+"-"+l.ID+".pdf")
}

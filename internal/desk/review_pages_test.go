package desk_test

import (
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	root "salam"
	"salam/internal/browsertest"
	"salam/internal/desk"
	"salam/internal/evidence"
	et "salam/internal/evidence/evidencetest"
	"salam/internal/review/slip"
)

// looks are how pages for people who check are opened: a narrow phone, a phone
// with letters of twice the size, a desk, and a desk in the dark.
var looks = map[string]browsertest.Look{
	"narrow": {Width: 320, Height: 640},
	"large":  {Width: 360, Height: 740, FontSize: 32},
	"desk":   {Width: 1280, Height: 900},
	"dark":   {Width: 1280, Height: 900, Media: map[string]string{"prefers-color-scheme": "dark"}},
}

// opened holds a file against what every such page promises: nothing fails,
// nothing is asked for but what lies beside it, nothing has to be scrolled
// sideways, and what axe-core can judge of WCAG 2.2 AA.
func opened(t *testing.T, b *browsertest.Browser, file, name string) {
	t.Helper()
	dir := "file://" + filepath.Dir(file)
	for look, l := range looks {
		p := b.Open("file://"+file, l)
		// Everything that is folded is judged as well.
		p.Eval(`document.querySelectorAll('details').forEach(d => d.open = true); true`, nil)
		var wide int
		p.Eval(`document.documentElement.scrollWidth - document.documentElement.clientWidth`, &wide)
		if wide > 0 {
			t.Errorf("%s, %s: %d pixels too wide", name, look, wide)
		}
		for _, e := range p.Errors() {
			t.Errorf("%s, %s: the console says %s", name, look, e)
		}
		for _, r := range p.Requests() {
			if u, err := url.PathUnescape(r.URL); err != nil || !strings.HasPrefix(u, dir) && !strings.HasPrefix(r.URL, "data:") || r.Failed != "" {
				t.Errorf("%s, %s: asks for %.100s %s", name, look, r.URL, r.Failed)
			}
		}
		for _, v := range p.Axe() {
			t.Errorf("%s, %s: %s", name, look, v)
		}
		if dir := os.Getenv("SALAM_SCREENS"); dir != "" {
			p.Screenshot(filepath.Join(dir, name+"-"+look+".png"), true)
		}
		p.Close()
	}
}

func TestDashboardInBrowser(t *testing.T) {
	dir := starter(t)
	et.Approve(t, dir, "ar", "welcome", "see-a-doctor")
	et.Approve(t, dir, "es", "welcome")
	// A stranger, a finding, a successor: everything that the page can show.
	lib, _ := et.Library(t, dir)
	r := et.Reading(t, lib, "ti", "welcome")
	r.Verdict, r.Natural = "change", 2
	r.Findings = []evidence.Finding{{Quote: "እንቋዕ", Category: "awkward", Severity: "major", Better: "ሰላም"}}
	et.Record(t, dir, r)
	alert := evidence.Record{Message: "interpreter", Language: "ti", Kind: evidence.Community, RecordedBy: "coordinator-1", Date: et.Day,
		Findings: []evidence.Finding{{Category: "unidiomatic", Severity: "minor", Better: "ኣይንብሎን ኢና"}}}
	et.Record(t, dir, alert)
	et.Write(t, dir, "translations/ti/private.next.md", strings.Replace(et.Read(t, dir, "translations/ti/private.md"), `by = "machine"`, `by = "translator-1"`, 1))
	file := filepath.Join(t.TempDir(), "status.html")
	if err := open(t, dir).Dashboard(file); err != nil {
		t.Fatal(err)
	}
	page, _ := os.ReadFile(file)
	for _, want := range []string{"Needed most", "Somebody wrote in", "The text that is to follow", "ትግርኛ", "major finding of reader-1"} {
		if !strings.Contains(string(page), want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	opened(t, browsertest.Start(t), file, "dashboard")
}

// changed makes a second tree in which Arabic, Tigrinya, Farsi and Spanish have
// changed, with a record, a finding and a question, and words that try to get
// out of where they stand.
func changed(t *testing.T) (base, head string) {
	t.Helper()
	base, head = starter(t), starter(t)
	et.Approve(t, base, "ar", "welcome")
	et.Approve(t, head, "ar", "welcome")
	et.Edit(t, head, "content/messages/welcome.md", "We care for your health.", "We care for your health. That is free.")
	et.Edit(t, head, "translations/ar/welcome.md", "فتعالوا واسألونا.", "فتعالوا إلينا واسألونا في أي وقت.")
	et.Edit(t, head, "translations/ti/welcome.md", "ሰላም፣ እንቋዕ", "እንቋዕ")
	es := et.Read(t, head, "translations/es/see-a-doctor.md")
	et.Write(t, head, "translations/es/see-a-doctor.md", strings.TrimRight(es, "\n")+" Es\u00a0gratis.\n")
	fa := et.Read(t, head, "translations/fa/interpreter.md")
	et.Write(t, head, "translations/fa/interpreter.md", strings.Replace(fa, "می\u200c", "می ", 1))
	lib, _ := et.Library(t, head)
	r := et.Reading(t, lib, "ti", "welcome")
	r.Retold, r.RetoldAgreed, r.RetoldReadBy = "ናብ ሓኪም ምኻድ ነጻ እዩ። <b>", true, "coordinator-1"
	r.Findings = []evidence.Finding{{Quote: "እንቋዕ", Category: "awkward", Severity: "major", Better: "```\n@reader-1 <img src=https://example.org/x>"}}
	et.Record(t, head, r)
	et.Write(t, head, "content/messages/welcome.questions.toml", "[[questions]]\nid = \"q1\"\nasked = \"Is “team” one clinic, [x](https://example.org) or the hotel?\"\nby = \"translator-1\"\ndate = 2026-11-24\n")
	return base, head
}

func compared(t *testing.T, base, head string) (page, summary, file string) {
	t.Helper()
	out := filepath.Join(t.TempDir(), "review")
	if _, err := desk.Diff(t.Context(), desk.DiffOptions{Base: base, Head: head, Out: out, Defaults: root.Defaults, AsOf: et.AsOf, Progress: func(string) {}}); err != nil {
		t.Fatal(err)
	}
	return et.Read(t, out, "index.html"), et.Read(t, out, "summary.md"), filepath.Join(out, "index.html")
}

func TestDiffInBrowser(t *testing.T) {
	base, head := changed(t)
	page, summary, file := compared(t, base, head)
	for _, want := range []string{`data-n="NBSP"`, `<ins>إلينا </ins>`, `في أي وقت</ins>`, "approved</span> → <span class=\"st draft\">draft", "blind: saw no English", `lang="fa"`, "Expires with this change", "sheets/", "q1</b> asked"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	opened(t, browsertest.Start(t), file, "diff")
	outside(t, summary)
}

// A request comes from anybody: its words stay words.
func TestDiffOfHostileTree(t *testing.T) {
	base, head := changed(t)
	es := et.Read(t, head, "translations/es/see-a-doctor.md")
	et.Write(t, head, "translations/es/see-a-doctor.md", strings.TrimRight(es, "\n")+" ```</script><img src=https://example.org/a onerror=alert(1)>![x](https://example.org/x.png) @reader-1 &lt;\n")
	et.Edit(t, head, "translations/ar/see-a-doctor.md", `by = "machine"`, `by = "<b>@reader-1</b> [x](https://example.org)"`)
	page, summary, file := compared(t, base, head)
	if !strings.Contains(page, "This cannot be merged") || !strings.Contains(summary, "This cannot be merged") {
		t.Error("nobody is told that the tree has faults")
	}
	if strings.Contains(page, "<img src=https") || strings.Contains(page, "<b>@") {
		t.Error("markup of the tree is markup of the page")
	}
	outside(t, summary)
	p := browsertest.Start(t).Open("file://"+file, looks["desk"])
	for _, r := range p.Requests() {
		if strings.Contains(r.URL, "example.org") {
			t.Errorf("asks for %s", r.URL)
		}
	}
	if e := p.Errors(); len(e) > 0 {
		t.Errorf("the console says %q", e)
	}
}

// outside looks at what of a summary stands outside code blocks: English of
// this program, and nothing of what people wrote.
func outside(t *testing.T, summary string) {
	t.Helper()
	fence := ""
	blocks := 0
	for _, line := range strings.Split(summary, "\n") {
		ticks := line[:len(line)-len(strings.TrimLeft(line, "`"))]
		switch {
		case fence == "" && len(ticks) >= 3:
			fence = ticks
			blocks++
			continue
		case fence != "" && line == fence:
			fence = ""
			continue
		case fence != "":
			// Foreign words stand between isolates, one run a line.
			for _, r := range line {
				if r >= 0x0590 && r < 0x2000 && strings.Count(line, "\u2068") != strings.Count(line, "\u2069") {
					t.Errorf("not isolated: %q", line)
				}
			}
			continue
		}
		for _, bad := range []string{"](", "<", "@", "://", "![", "\u200f"} {
			if strings.Contains(line, bad) {
				t.Errorf("outside a block there is %q: %s", bad, line)
			}
		}
		for _, r := range line {
			if r >= 0x0590 && r < 0x1e00 {
				t.Errorf("outside a block there are foreign letters: %s", line)
				break
			}
		}
	}
	if fence != "" || blocks < 4 {
		t.Errorf("%d blocks, and the last is open: %v", blocks, fence != "")
	}
}

// Somebody fills the comparison in, closes it half-way, goes on, and what they
// send is taken in: with the blind reading that was there the text is approved.
func TestCompareInBrowser(t *testing.T) {
	b := browsertest.Start(t)
	dir := starter(t)
	lib, _ := et.Library(t, dir)
	blind := et.Reading(t, lib, "ar", "welcome")
	blind.Retold, blind.RetoldAgreed, blind.RetoldReadBy = "هم من الصحة وليسوا شرطة، وأقدر أسألهم.", true, "coordinator-1"
	file := et.Record(t, dir, blind)
	out := filepath.Join(t.TempDir(), "compare.html")
	if _, texts, err := open(t, dir).Compare(desk.CompareOptions{Language: "ar", Reader: "bilingual-1", Messages: []string{"welcome", "interpreter"}, Out: out}); err != nil || len(texts) != 2 {
		t.Fatal(texts, err)
	}
	opened(t, b, out, "compare")
	p := b.Open("file://"+out, phone)
	var slipText string
	p.Eval(`(() => { const t = document.querySelector('.text');
		t.querySelectorAll('.item:not(.told .item) input[value=yes]').forEach(i => i.click());
		t.querySelector('.add').click();
		const f = t.querySelector('.finding');
		f.querySelector('.quote-in').value = 'الهوم أوفيس'; f.querySelector('.sev').value = 'minor'; f.querySelector('.better').value = 'مكتب "اللجوء" \\';
		f.querySelector('.better').dispatchEvent(new Event('input', {bubbles: true}));
		return document.getElementById('slip').value })()`, &slipText)
	if slipText != "" {
		t.Errorf("an unfinished text is sent: %s", slipText)
	}
	p.Close()
	p = b.Open("file://"+out, phone)
	p.Eval(`(() => { const t = document.querySelector('.text');
		t.querySelectorAll('.told .item').forEach(i => i.querySelector(i.dataset.item.startsWith('do') ? 'input[value=missed]' : 'input[value=yes]').click());
		t.querySelector('.verdict input[value=pass]').click();
		return document.getElementById('slip').value })()`, &slipText)
	p.Eval(`new Promise(done => setTimeout(() => done(true), 50))`, nil)
	p.Eval(`document.getElementById('slip').value`, &slipText)
	if !strings.Contains(slipText, `quote = "الهوم أوفيس"`) || strings.Contains(slipText, `message = "interpreter"`) {
		t.Fatalf("after opening it again the slip is\n%s", slipText)
	}
	// The phone has the day of today; the tests have theirs.
	body := slipText[strings.Index(slipText, "\n")+1 : strings.Index(slipText, "salam-slip end")]
	at := strings.Index(body, "date = ") + len("date = ")
	body = body[:at] + et.Day.String() + body[at+10:]
	sent := filepath.Join(t.TempDir(), "b.txt")
	if err := os.WriteFile(sent, []byte(slip.Frame(body)), 0o644); err != nil {
		t.Fatal(err)
	}
	done, err := open(t, dir).Import(desk.ImportOptions{Slips: []string{sent}, By: "coordinator-1", Look: func(f *slip.Free) (string, error) { return f.Text, nil }})
	if err != nil || len(done.Files) != 2 {
		t.Fatalf("%+v, %v\n%s", done, err, slipText)
	}
	all := et.Read(t, dir, done.Files[0]) + et.Read(t, dir, done.Files[1])
	for _, want := range []string{`kind = "meaning"`, `heard = "missed"`, `retelling = "` + strings.TrimSuffix(file[len(file)-17:], ".toml") + `"`, `better = "مكتب \"اللجوء\" \\"`, `severity = "minor"`} {
		if !strings.Contains(all, want) {
			t.Errorf("the records lack %q:\n%s", want, all)
		}
	}
	// What the blind reader did not say back holds the text back, though the
	// bilingual reader finds it in the text.
	_, st := et.Standing(t, dir, et.AsOf)
	s := st.Of("ar", "welcome")
	if s.State != evidence.Contested || !strings.Contains(strings.Join(s.Reasons, "\n"), "verdict “change” of bilingual-1") {
		t.Errorf("welcome is %s: %q", s.State, s.Reasons)
	}
	r := s.Open[0].Record
	if _, err := open(t, dir).Answer(desk.CloseOptions{Record: r.ID, By: "coordinator-1", Answer: "kept", Reason: "asked again: they had said it"}); err != nil {
		t.Fatal(err)
	}
	_, st = et.Standing(t, dir, et.AsOf)
	if s := st.Of("ar", "welcome"); s.State != evidence.Approved {
		t.Errorf("welcome is %s: %q", s.State, s.Reasons)
	}
	if _, err := open(t, dir).Import(desk.ImportOptions{Slips: []string{sent}, By: "coordinator-1"}); err == nil || !strings.Contains(err.Error(), "imported already") {
		t.Errorf("the same slip again: %v", err)
	}
}

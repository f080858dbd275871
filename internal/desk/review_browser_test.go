package desk_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
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

var phone = browsertest.Look{Width: 360, Height: 740, Scale: 2}

// open opens a tree of a test.
func open(t *testing.T, dir string) *desk.Project {
	t.Helper()
	p, err := desk.Open(dir, root.Defaults, et.AsOf)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { p.Close() })
	if err := p.Faults.Err(); err != nil {
		t.Fatal(err)
	}
	return p
}

// starter is a copy of this project's texts, with people.
func starter(t *testing.T) string {
	t.Helper()
	dir := et.Copy(t)
	et.People(t, dir)
	return dir
}

func makePacket(t *testing.T, dir, lang string, messages ...string) string {
	t.Helper()
	made, err := open(t, dir).Packet(desk.PacketOptions{Language: lang, Reader: "reader-1", Messages: messages, Count: 5, Out: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	return made.File
}

// A reading drives a packet in a browser as a thumb does.
type reading struct {
	t *testing.T
	p *browsertest.Page
}

func (r reading) do(js string) {
	r.t.Helper()
	r.p.Eval("(() => {"+js+"})(); new Promise(done => setTimeout(() => requestAnimationFrame(() => done(true)), 20))", nil)
}

func (r reading) tap(selector string) {
	r.t.Helper()
	var there bool
	r.p.Eval(fmt.Sprintf(`(() => { const e = document.querySelector(%q); return Boolean(e && e.offsetParent) })()`, selector), &there)
	if !there {
		r.t.Fatalf("%s is not to be seen on the step %s", selector, r.step())
	}
	r.do(fmt.Sprintf("document.querySelector(%q).click()", selector))
}

func (r reading) write(selector, text string) {
	r.t.Helper()
	quoted, _ := json.Marshal(text)
	r.do(fmt.Sprintf("const e = document.querySelector(%q); e.value = %s; e.dispatchEvent(new Event('input', {bubbles: true}))", selector, quoted))
}

func (r reading) next() { r.t.Helper(); r.tap("#next") }

// step is "text/step" of what is on the screen.
func (r reading) step() (s string) {
	r.t.Helper()
	r.p.Eval(`(() => { const s = document.querySelector('section:not([hidden])'); return (s.dataset.text ?? '') + '/' + s.dataset.step })()`, &s)
	return s
}

func (r reading) at(want string) {
	r.t.Helper()
	if got := r.step(); got != want {
		r.t.Fatalf("on the step %s, not on %s", got, want)
	}
}

func (r reading) visible() (s string) {
	r.t.Helper()
	r.p.Eval(`document.body.innerText`, &s)
	return s
}

// slip takes the slip as text, as a reader without a share sheet does.
func (r reading) slip() (s string) {
	r.t.Helper()
	r.tap("#copy")
	r.p.Eval(`document.getElementById('slip').value`, &s)
	return s
}

func (r reading) shot(name string) {
	if dir := os.Getenv("SALAM_SCREENS"); dir != "" {
		r.p.Screenshot(filepath.Join(dir, name+".png"), true)
	}
}

// A reader in Arabic and one in Tigrinya read, stop half-way, go on another
// day and send; what they sent is taken in.
func TestPacketOnAPhone(t *testing.T) {
	for _, c := range []struct{ lang, retold, better, word string }{
		{"ar", "يقول إن زيارة الطبيب بلا ثمن، وأسجّل اسمي عند طبيب قريب.", "تقدرون تروحون عند الطبيب", "مجانية"},
		{"ti", "ናብ ሓኪም ምኻድ ክፍሊት የብሉን፣ ኣብ ጥቓና ንምዝገብ ይብል።", "ናብ ሓኪም ክትከዱ ትኽእሉ", "ክፍሊት"},
	} {
		t.Run(c.lang, func(t *testing.T) {
			b := browsertest.Start(t)
			dir := starter(t)
			file := makePacket(t, dir, c.lang, "see-a-doctor", "welcome")
			url := "file://" + file

			r := reading{t, b.Open(url, phone)}
			r.at("/consent")
			r.shot(c.lang + "-0-consent")
			r.tap("#keep")
			r.next()
			r.at("0/read")
			text := r.visible()
			if !strings.Contains(text, c.word) {
				t.Errorf("the text is not on the first step: %s", text)
			}
			r.shot(c.lang + "-1-read")
			r.next()
			r.at("0/tell")
			if strings.Contains(r.visible(), c.word) {
				t.Error("the text can be seen while it is told")
			}
			r.next() // without an answer
			r.at("0/tell")
			r.write("#tell0", c.retold)
			r.shot(c.lang + "-2-tell")
			r.next()
			r.at("0/natural")
			r.next()
			r.at("0/natural")
			r.shot(c.lang + "-3-natural-asked")
			r.tap(`section:not([hidden]) input[value="4"]`)
			r.shot(c.lang + "-3-natural")
			r.next()
			r.at("0/mark")
			r.tap(`section:not([hidden]) .sentence summary`)
			r.tap(`section:not([hidden]) .chip`)
			r.tap(`section:not([hidden]) input[value="formal"]`)
			r.write(`section:not([hidden]) .panel textarea`, c.better)
			r.shot(c.lang + "-4-mark")

			// Closed half-way, and opened again.
			r.p.Close()
			r = reading{t, b.Open(url, phone)}
			r.at("0/mark")
			r.p.Eval(`true`, nil)
			r.next()
			r.at("0/verdict")
			if svg := svgs(r); svg != 0 {
				t.Errorf("%d pictures before the verdict", svg)
			}
			r.tap(`section:not([hidden]) input[value="pass"]`)
			r.shot(c.lang + "-5-verdict")
			r.next()
			r.at("0/picture")
			if svg := svgs(r); svg == 0 {
				t.Error("no picture after the verdict")
			}
			r.tap(`section:not([hidden]) input[value="same"]`)
			r.shot(c.lang + "-6-picture")
			// What was judged blind is not judged again.
			r.do(`document.getElementById('back').click()`)
			if step := r.step(); step != "0/picture" && step != "/consent" {
				t.Errorf("after the picture one comes back to %s", step)
			}
			r.do(`location.hash = 3`)
			if step := r.step(); step == "0/natural" {
				t.Error("after the picture the words can be judged again")
			}
			r.do(`location.hash = 6`)
			r.at("0/picture")
			r.next()
			r.at("1/read")
			r.tap("#part")
			r.at("/send")
			r.shot(c.lang + "-7-send")
			text = r.slip()
			if errors := r.p.Errors(); len(errors) > 0 {
				t.Errorf("the console says %q", errors)
			}
			for _, q := range r.p.Requests() {
				if q.URL != url {
					t.Errorf("the packet asks for %s", q.URL)
				}
			}
			imported(t, dir, c.lang, text, c.retold, c.better)
		})
	}
}

func svgs(r reading) (n int) {
	r.t.Helper()
	r.p.Eval(`document.querySelectorAll('svg.pic').length`, &n)
	return n
}

// imported takes a slip in and looks at the one record that it makes.
func imported(t *testing.T, dir, lang, text, retold, better string) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "reader-1.salam-slip.txt")
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	// The phone has the day of today, whatever day the tests have: it is one
	// of the past, or it is refused. So the slip is given the day of the test.
	s, faults := slip.Parse(file, []byte(text))
	if len(faults) > 0 {
		t.Fatalf("%v\n%s", faults, text)
	}
	if len(s.Texts) != 1 {
		t.Fatalf("%d texts in the slip:\n%s", len(s.Texts), text)
	}
	text = strings.ReplaceAll(text, "date = "+s.Texts[0].Date.String(), "date = "+et.Day.String())
	body := text[strings.Index(text, "\n")+1 : strings.Index(text, "salam-slip end")]
	if err := os.WriteFile(file, []byte(slip.Frame(body)), 0o644); err != nil {
		t.Fatal(err)
	}
	var asked []string
	done, err := open(t, dir).Import(desk.ImportOptions{Slips: []string{file}, By: "coordinator-1", Look: func(f *slip.Free) (string, error) {
		asked = append(asked, f.Text)
		return f.Text, nil
	}})
	if err != nil {
		t.Fatal(err)
	}
	if len(done.Files) != 1 || len(asked) != 2 {
		t.Errorf("wrote %q, asked about %q", done.Files, asked)
	}
	record := et.Read(t, dir, done.Files[0])
	for _, want := range []string{`kind = "naturalness"`, `reader = "reader-1"`, "blind = true", "natural = 4", `verdict = "pass"`, "retold_agreed = true", `category = "register"`, `severity = "minor"`, better, retold, `retold_read_by = "coordinator-1"`} {
		if !strings.Contains(record, want) {
			t.Errorf("the record lacks %q:\n%s", want, record)
		}
	}
	_, st := et.Standing(t, dir, et.AsOf)
	if s := st.Of(lang, "see-a-doctor"); s.State != evidence.InReview || !s.Seen {
		t.Errorf("see-a-doctor is %s, seen %v: %q", s.State, s.Seen, s.Reasons)
	}
}

// On a page of the web the packet keeps answers as well; where the browser
// gives no storage, it says so and sends at every step.
func TestPacketWithoutStorage(t *testing.T) {
	b := browsertest.Start(t)
	page, err := os.ReadFile(makePacket(t, starter(t), "es", "welcome"))
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		if r.URL.Path == "/none" {
			// An opaque origin: asking for its storage throws.
			w.Header().Set("Content-Security-Policy", "sandbox allow-scripts")
		}
		w.Write(page)
	}))
	defer server.Close()
	for path, saved := range map[string]bool{"/some": true, "/none": false} {
		r := reading{t, b.Open(server.URL+path, phone)}
		r.next()
		r.next()
		r.write("#tell0", "Que aquí nos reciben.")
		var kept string
		r.p.Eval(`document.getElementById('kept').innerText`, &kept)
		if got := strings.HasPrefix(kept, "Guardado"); got != saved {
			t.Errorf("%s says %q", path, kept)
		}
		r.tap("#part")
		if text := r.slip(); !strings.Contains(text, "Que aquí nos reciben.") {
			t.Errorf("%s: the slip has no answer:\n%s", path, text)
		}
		r.shot("es-part" + strings.ReplaceAll(path, "/", "-"))
		for _, e := range r.p.Errors() {
			if !strings.Contains(e, "favicon") {
				t.Errorf("%s: %s", path, e)
			}
		}
		r.p.Close()
	}
}

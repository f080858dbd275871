package desk_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	root "salam"
	"salam/internal/desk"
	"salam/internal/edition"
	"salam/internal/evidence"
	et "salam/internal/evidence/evidencetest"
	"salam/internal/library"
	"salam/internal/prose"
	"salam/internal/review/slip"
)

// TestNoSequencePublishesTheUnread does at random what the people of a project
// do, with the functions that the command calls: they edit, say who wrote it,
// write successors, read, send slips late, import, adopt, answer, carry, take
// back. After every step, whatever a release would show has been passed, in
// exactly these bytes, by a blind reader and by another person for its
// meaning, neither of whom wrote it or gave the words that were adopted. The
// test keeps its own account of who has passed what.
func TestNoSequencePublishesTheUnread(t *testing.T) {
	steps := 100
	if testing.Short() {
		steps = 60
	}
	shown, adopted := 0, 0
	for seed := range uint64(3) {
		w := newWorld(t, seed)
		for range steps {
			w.step()
			shown += w.check()
		}
		adopted += w.adoptions
	}
	if shown < 10 || adopted == 0 {
		t.Errorf("a text was shown after %d steps, and %d successors were adopted: this proves little", shown, adopted)
	}
}

type sent struct {
	file, reader, kind string
	words              prose.Fingerprint
	passes             bool
}

type world struct {
	t         *testing.T
	random    *rand.Rand
	dir       string
	pool      []sent
	natural   map[prose.Fingerprint][]string
	meaning   map[prose.Fingerprint][]string
	gave      map[prose.Fingerprint][]string // whose proposed words stand in a text
	was       []string                       // earlier English
	adoptions int
	log       []string
}

func newWorld(t *testing.T, seed uint64) *world {
	w := &world{t: t, random: rand.New(rand.NewPCG(seed, 5)), dir: et.New(t),
		natural: map[prose.Fingerprint][]string{}, meaning: map[prose.Fingerprint][]string{}, gave: map[prose.Fingerprint][]string{}}
	return w
}

func (w *world) one(of ...string) string { return of[w.random.IntN(len(of))] }

func (w *world) open() *desk.Project {
	w.t.Helper()
	p, err := desk.Open(w.dir, root.Defaults, et.AsOf)
	if err != nil {
		w.t.Fatal(err)
	}
	return p
}

const (
	current = "translations/am/tea.md"
	next    = "translations/am/tea.next.md"
)

func (w *world) text(file string) string {
	data, err := os.ReadFile(filepath.Join(w.dir, filepath.FromSlash(file)))
	if err != nil {
		return ""
	}
	return string(data)
}

// write makes a text: few variants, so that earlier ones come back.
func (w *world) write(file string) {
	by := w.one("translator-1", "translator-1", "machine", "reader-1", "bilingual-1")
	text := fmt.Sprintf("+++\ntitle = \"ሻይ %s\"\nalt = \"ሰዎች ሻይ ይጠጣሉ።\"\nshort = \"ሻይ\"\nby = %q\n+++\nሻይ በአሥር ሰዓት ነው። %s\n", w.one("ለሁሉም", "እዚህ"), by, w.one("ኑ ጠጡ።", "ብቅ በሉ።", "ኑ።"))
	et.Write(w.t, w.dir, file, text)
}

func (w *world) step() {
	p := w.open()
	defer p.Close()
	did := ""
	switch w.random.IntN(22) {
	case 0:
		w.write(current)
		did = "edit"
	case 1:
		w.write(next)
		did = "write a successor"
	case 2, 3, 4:
		w.send(p, "naturalness")
		did = "a reader sends a slip"
	case 5, 6, 7:
		w.send(p, "meaning")
		did = "a bilingual reader sends a slip"
	case 8, 9, 10, 11:
		did = "import: " + w.take(p)
	case 12:
		if _, err := p.Adopt("am", "tea"); err == nil {
			w.adoptions++
			did = "adopt"
		}
	case 13, 16:
		did = w.words(p)
	case 14:
		did = w.decide(p)
	case 15:
		if w.random.IntN(3) > 0 {
			break
		}
		file := "content/messages/tea.md"
		old := w.text(file)
		w.was = append(w.was, old)
		new := strings.Replace(old, "Tea is at four.", "Tee is at four.", 1)
		if new == old {
			new = strings.Replace(old, "Tee is at four.", "Tea is at four.", 1)
		}
		et.Write(w.t, w.dir, file, new)
		was := filepath.Join(w.t.TempDir(), "was.md")
		os.WriteFile(was, []byte(old), 0o644)
		if w.random.IntN(2) == 0 {
			q := w.open()
			defer q.Close()
			q.Carry(w.t.Context(), desk.CarryOptions{Message: "tea", Was: was, By: w.one("coordinator-1", "translator-1"), Reason: "spelling", Write: true})
		}
		did = "English"
	default:
		// What mostly happens: two people read a text, and their slips come in.
		did = "readers: " + w.pair(p)
	}
	w.log = append(w.log, did)
}

// pair is a reading and a judgement that pass, by people who mostly may.
func (w *world) pair(p *desk.Project) string {
	t := p.Library.Translation("am", "tea")
	if n := p.Library.Successor("am", "tea"); n != nil {
		t = n
	}
	a, b := w.one("reader-1", "reader-2", "bilingual-1"), w.one("bilingual-1", "bilingual-2")
	w.pool = append(w.pool, w.reading(p, t, a, "5", "pass"), w.judgement(p, t, b, "yes", "pass"))
	did := ""
	for _, s := range w.pool[len(w.pool)-2:] {
		q := w.open()
		did += w.bring(q, s) + " "
		q.Close()
	}
	return did
}

// send makes a slip about the text as it is, which may be imported much later.
func (w *world) send(p *desk.Project, kind string) {
	t := p.Library.Translation("am", "tea")
	if n := p.Library.Successor("am", "tea"); n != nil && w.random.IntN(2) == 0 {
		t = n
	}
	reader := w.one("reader-1", "reader-2", "bilingual-1", "bilingual-2", "translator-1")
	if kind == "naturalness" {
		w.pool = append(w.pool, w.reading(p, t, reader, w.one("2", "4", "5", "5"), w.one("pass", "pass", "pass", "change")))
		return
	}
	w.pool = append(w.pool, w.judgement(p, t, reader, w.one("yes", "yes", "yes", "missed", "wrong"), w.one("pass", "pass", "change")))
}

func (w *world) reading(p *desk.Project, t *library.Translation, reader, natural, verdict string) sent {
	body := fmt.Sprintf("packet = \"0123456789ab\"\nlanguage = \"am\"\nreader = %q\nagreed = true\n\n[[texts]]\nmessage = \"tea\"\nsource = %q\ntranslation = %q\ndate = %s\nnatural = %s\nverdict = %q\n",
		reader, p.Library.Message("tea").Fingerprint(), t.Fingerprint(), et.Day, natural, verdict)
	if verdict == "change" {
		body += "\n[[texts.marks]]\npart = \"text\"\nquote = \"ሻይ በአሥር ሰዓት ነው።\"\nkinds = [\"awkward\"]\nbetter = \"ሻይ አሥር ሰዓት ላይ ይቀርባል።\"\n"
	}
	return w.sent(sent{kind: "naturalness", words: t.Fingerprint(), reader: reader, passes: natural != "2" && verdict == "pass"}, body)
}

func (w *world) judgement(p *desk.Project, t *library.Translation, reader, heard, verdict string) sent {
	m := p.Library.Message("tea")
	body := fmt.Sprintf("kind = \"meaning\"\nlanguage = \"am\"\nreader = %q\n\n[[texts]]\nmessage = \"tea\"\nsource = %q\ntranslation = %q\ndate = %s\nverdict = %q\n", reader, m.Fingerprint(), t.Fingerprint(), et.Day, verdict)
	for _, it := range evidence.BriefItems(m) {
		h := "yes"
		if strings.HasPrefix(it.Item, "do") {
			h = heard
		}
		body += fmt.Sprintf("\n[[texts.items]]\nitem = %q\nsays = %q\nheard = %q\n", it.Item, it.Says, h)
	}
	return w.sent(sent{kind: "meaning", words: t.Fingerprint(), reader: reader, passes: heard == "yes" && verdict == "pass"}, body)
}

func (w *world) sent(s sent, body string) sent {
	s.file = filepath.Join(w.t.TempDir(), "slip.txt")
	if err := os.WriteFile(s.file, []byte(slip.Frame(body)), 0o644); err != nil {
		w.t.Fatal(err)
	}
	return s
}

// take imports one of the slips that were ever sent.
func (w *world) take(p *desk.Project) string {
	if len(w.pool) == 0 {
		return "nothing"
	}
	s := w.pool[w.random.IntN(len(w.pool))]
	if w.random.IntN(2) == 0 { // mostly young ones, so that something is approved
		s = w.pool[len(w.pool)-1]
	}
	return w.bring(p, s)
}

func (w *world) bring(p *desk.Project, s sent) string {
	_, err := p.Import(desk.ImportOptions{Slips: []string{s.file}, By: "coordinator-1", Look: func(f *slip.Free) (string, error) { return f.Text, nil }})
	if err != nil {
		return "refused"
	}
	if s.passes && s.kind == "naturalness" {
		w.natural[s.words] = append(w.natural[s.words], s.reader)
	}
	if s.passes && s.kind == "meaning" {
		w.meaning[s.words] = append(w.meaning[s.words], s.reader)
	}
	return s.kind + " by " + s.reader
}

// words takes a reader's words into the successor.
func (w *world) words(p *desk.Project) string {
	for _, r := range slip.Records(p.Library) {
		if r.Message != "tea" || r.Language != "am" || len(r.Findings) == 0 {
			continue
		}
		if _, err := p.AdoptWords("am", "tea", r.ID, 1); err != nil {
			continue
		}
		tr, faults := library.ParseTranslation(next, "am", "tea", w.text(next))
		if len(faults) > 0 {
			w.t.Fatal(faults)
		}
		w.gave[tr.Fingerprint()] = append(w.gave[tr.Fingerprint()], r.Reader)
		// Somebody puts another name under it, and the reader passes it.
		if w.random.IntN(2) == 0 {
			tr.By = "translator-1"
			et.Write(w.t, w.dir, next, tr.Write())
			w.gave[tr.Fingerprint()] = append(w.gave[tr.Fingerprint()], r.Reader)
			for _, s := range []sent{w.reading(p, tr, r.Reader, "5", "pass"), w.judgement(p, tr, w.one("bilingual-1", "bilingual-2"), "yes", "pass")} {
				q := w.open()
				w.bring(q, s)
				q.Close()
			}
			q := w.open()
			defer q.Close()
			if _, err := q.Adopt("am", "tea"); err == nil {
				w.adoptions++
			}
		}
		return "words of " + r.Reader
	}
	if t := p.Library.Translation("am", "tea"); t != nil {
		return "objection: " + w.bring(p, w.reading(p, t, w.one("reader-1", "reader-2"), "2", "change"))
	}
	return "no words"
}

// decide answers, or takes back, something.
func (w *world) decide(p *desk.Project) string {
	if rows, err := p.Open([]string{"am"}); err == nil && len(rows) > 0 && w.random.IntN(2) == 0 {
		r := rows[w.random.IntN(len(rows))]
		_, err := p.Answer(desk.CloseOptions{Record: r.Record, Finding: r.Finding, By: w.one("coordinator-1", "translator-1"), Answer: w.one("kept", "changed"), Reason: "talked about"})
		return fmt.Sprint("close ", err)
	}
	records := slip.Records(p.Library)
	if len(records) == 0 {
		return "nothing to decide"
	}
	r := records[w.random.IntN(len(records))]
	_, err := p.Retract(desk.RetractOptions{Records: []string{r.ID}, By: w.one("coordinator-1", "reader-1"), Reason: "taken back"})
	return fmt.Sprint("retract ", err)
}

// check holds what a release would show against the account.
func (w *world) check() int {
	p := w.open()
	defer p.Close()
	st := *p.Standing
	st.Faults = nil // with faults nothing is released; the states hold by themselves
	pub, _ := edition.Publish(p.Library, &st, edition.Options{Mode: edition.Release, Place: p.Library.Places["house"], AsOf: et.AsOf})
	if pub == nil {
		return 0
	}
	e := pub.Volume("am").Entry("tea")
	if e == nil || e.Text == nil {
		return 0
	}
	t := p.Library.Translation("am", "tea")
	words := t.Fingerprint()
	if e.Text.Title.Plain() != prose.Normalise(t.Title) {
		w.t.Fatalf("what is shown is not what was read")
	}
	no := append([]string{t.By, "machine", "translator-1"}, w.gave[words]...)
	for _, a := range w.natural[words] {
		for _, b := range w.meaning[words] {
			if a != b && !slices.Contains(no, a) && !slices.Contains(no, b) {
				return 1
			}
		}
	}
	w.t.Fatalf("shown, by %s, but natural for %v and meaning for %v; words given by %v\n%s\n%s", t.By, w.natural[words], w.meaning[words], w.gave[words], w.text(current), strings.Join(w.log, "\n"))
	return 0
}

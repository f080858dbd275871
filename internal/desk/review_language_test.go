package desk_test

import (
	"encoding/json"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"salam/internal/browsertest"
	et "salam/internal/evidence/evidencetest"
	"salam/internal/language"
	"salam/internal/review/packet"
)

// everything is what a packet shows or says at any step: texts, names of
// controls, the window's title. The slip is left out: its keys are for the
// importer, and it is hidden unless a phone has no other way to copy it.
const everything = `(() => {
	const all = [document.title];
	const page = document.documentElement.cloneNode(true);
	page.querySelectorAll('style, script, #slip').forEach(e => e.remove());
	const walk = root => {
		const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
		while (texts.nextNode()) all.push(texts.currentNode.data);
		for (const e of root.querySelectorAll('*')) {
			for (const a of ['aria-label', 'alt', 'title', 'placeholder', 'data-next', 'data-agree']) if (e.hasAttribute(a)) all.push(e.getAttribute(a));
			if (e.content) walk(e.content);
		}
	};
	walk(page.querySelector('body'));
	all.push(...Object.values(JSON.parse(document.getElementById('data').textContent).words));
	return JSON.stringify(all.map(s => s.trim()).filter(Boolean));
})()`

var (
	latin    = regexp.MustCompile(`[A-Za-z]+`)
	argument = regexp.MustCompile(`\{[a-z-]+\}`) // the script fills it
)

// There is no English in a packet of any language, and it is small.
func TestPacketHoldsNoEnglish(t *testing.T) {
	b := browsertest.Start(t)
	dir := starter(t)
	lib, _ := et.Library(t, dir)
	// What may be Latin: what the briefs keep letter by letter, and the handle.
	allowed := map[string]bool{"reader": true}
	english := map[string]bool{}
	for _, m := range lib.Messages {
		for _, k := range m.Brief.Keep {
			for _, w := range latin.FindAllString(k, -1) {
				allowed[w] = true
			}
		}
		for _, s := range append(strings.Split(m.Markdown, "\n"), m.Title, m.Alt, m.Short) {
			english[s] = true
		}
	}
	for _, unit := range []string{"review", "site", "sheet", "sender"} {
		for _, s := range lib.Books[language.Source].Texts(unit) {
			english[s] = true
		}
	}
	seen := 0
	for _, l := range lib.Languages {
		if l.IsSource() {
			continue
		}
		file := makePacket(t, dir, l.ID)
		if info, err := os.Stat(file); err != nil || info.Size() > packet.Size {
			t.Errorf("%s: %d KB, %v", l.ID, info.Size()>>10, err)
		}
		p := b.Open("file://"+file, phone)
		var raw string
		p.Eval(everything, &raw)
		var all []string
		if err := json.Unmarshal([]byte(raw), &all); err != nil || len(all) < 200 {
			t.Fatalf("%s: %d texts, %v", l.ID, len(all), err)
		}
		for _, s := range all {
			if english[s] && latin.MatchString(strings.ReplaceAll(s, "No", "")) && !slices.Contains([]string{"No"}, s) {
				t.Errorf("%s holds the English %q", l.ID, s)
			}
			if l.Script == "Latn" {
				continue
			}
			for _, w := range latin.FindAllString(argument.ReplaceAllString(s, ""), -1) {
				seen++
				// The name of the language is what a caller says on the telephone.
				if !allowed[w] && !strings.Contains(l.Name+" Kurdish", w) {
					t.Errorf("%s: %q is Latin: %q", l.ID, s, w)
				}
			}
		}
		p.Close()
	}
	if seen == 0 {
		t.Error("no Latin letter at all: the test looks at nothing")
	}
}

// Every screen, in light and dark, has names, roles, contrast and sizes as
// WCAG 2.2 asks; nothing is cut off on a narrow phone with large letters.
func TestPacketIsAccessible(t *testing.T) {
	b := browsertest.Start(t)
	dir := starter(t)
	for _, lang := range []string{"ar", "ti", "es"} {
		url := "file://" + makePacket(t, dir, lang, "see-a-doctor", "ui-sheet")
		for name, look := range map[string]browsertest.Look{
			"light": phone,
			"dark":  {Width: 360, Height: 740, Media: map[string]string{"prefers-color-scheme": "dark"}},
			"more":  {Width: 360, Height: 740, Media: map[string]string{"prefers-contrast": "more"}},
			"large": {Width: 320, Height: 640, FontSize: 32},
		} {
			p := b.Open(url, look)
			r := reading{t, p}
			r.next() // agreed
			var screens int
			p.Eval(`document.querySelectorAll('section[data-step]').length`, &screens)
			if screens < 11 {
				t.Fatalf("%d screens", screens)
			}
			for i := range screens {
				show(r, i)
				step := r.step()
				if name != "large" {
					for _, f := range p.Axe() {
						t.Errorf("%s %s %s: %s", lang, name, step, f)
					}
				}
				var wide, small []string
				p.Eval(`[...document.querySelectorAll('body *')].filter(e => { const r = e.getBoundingClientRect(); return r.width > 0 && (r.right > innerWidth + 1 || r.left < -1) }).map(e => e.outerHTML.slice(0, 120))`, &wide)
				p.Eval(`[...document.querySelectorAll('button, summary, label.opt, textarea')].filter(e => { const r = e.getBoundingClientRect(); return r.width > 0 && (r.height < 44 || r.width < 44) }).map(e => e.outerHTML.slice(0, 120))`, &small)
				if len(wide) > 0 || len(small) > 0 {
					t.Errorf("%s %s %s: too wide %q, too small for a thumb %q", lang, name, step, wide, small)
				}
				r.shot("look-" + lang + "-" + name + "-" + strings.ReplaceAll(step, "/", "-"))
			}
			p.Close()
		}
	}
}

// show brings one screen up, with its first sentence opened and marked.
func show(r reading, i int) {
	r.do(`
		const screens = [...document.querySelectorAll('section[data-step]')];
		screens.forEach((s, n) => s.hidden = n != ` + itoa(i) + `);
		const d = screens[` + itoa(i) + `].querySelector('details'); if (d) d.open = true;
		const t = screens[` + itoa(i) + `].querySelector('template'); if (t) t.replaceWith(t.content);
		// What stays at the edges covers something at every place of the page:
		// it is measured where it stands in the flow.
		document.querySelectorAll('.foot, .bar').forEach(e => e.style.position = 'static');
		scrollTo(0, 0);`)
	r.do(`const c = document.querySelector('section:not([hidden]) .chip'); if (c) c.click();
		document.getElementById('wrong').textContent = JSON.parse(document.getElementById('data').textContent).words['answer-first']`)
}

func itoa(n int) string {
	b, _ := json.Marshal(n)
	return string(b)
}

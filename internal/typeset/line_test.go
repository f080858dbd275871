package typeset

import (
	"errors"
	"reflect"
	"strings"
	"sync"
	"testing"

	"salam/internal/language"
	"salam/internal/prose"
)

func TestMicrometres(t *testing.T) {
	for _, c := range []struct{ units, size, upem, want int }{
		{0, 4939, 1000, 0}, {1000, 4939, 1000, 4939}, {500, 3, 1000, 2}, {499, 3, 1000, 1}, {-500, 3, 1000, -1}, {-501, 3, 1000, -2},
		{2048, 4939, 2048, 4939}, {1, 1, 2048, 0}, {1 << 30, sizeLimit, 16, 1 << 26 * sizeLimit},
	} {
		if got := micrometres(c.units, c.size, c.upem); got != c.want {
			t.Errorf("%d units at %d µm of %d: %d, want %d", c.units, c.size, c.upem, got, c.want)
		}
	}
}

func TestHeight(t *testing.T) {
	f := &Fonts{}
	for _, c := range []struct {
		em   float64
		want int
	}{{1.5, 7409}, {1.65, 8149}, {1.75, 8643}} {
		if got := f.Height(Style{Language: &language.Language{LineHeight: c.em}, Size: 4939}); got != c.want {
			t.Errorf("%v: %d, want %d", c.em, got, c.want)
		}
	}
}

// The line height of every language is higher than its faces at text size, so
// that lines don't touch.
func TestHeightHoldsFaces(t *testing.T) {
	fonts, languages := project(t)
	for id, l := range languages {
		style := Style{Language: l, Size: 4939, Weight: 500}
		lines, err := fonts.Paragraph(plain("1"), style, 50000)
		if err != nil {
			t.Fatal(err)
		}
		if height := fonts.Height(style); lines[0].Ascent+lines[0].Descent > height {
			t.Errorf("%s: %d up, %d down, lines %d apart", id, lines[0].Ascent, lines[0].Descent, height)
		}
	}
}

func TestWidth(t *testing.T) {
	fonts, languages := project(t)
	style := Style{Language: languages["ar"], Size: 4939, Weight: 500}
	text := plain("يمكنك أن ترى طبيبًا \n(GP) مجانًا")
	width, err := fonts.Width(text, style)
	if err != nil {
		t.Fatal(err)
	}
	lines, err := fonts.Paragraph(text, style, width)
	if err != nil || len(lines) != 2 || max(lines[0].Width, lines[1].Width) != width {
		t.Errorf("%d lines of %d µm: %v", len(lines), width, err)
	}
	if lines, err = fonts.Paragraph(text, style, width-1); err == nil && len(lines) != 3 {
		t.Errorf("a µm less gives %d lines: %v", len(lines), err)
	}
}

// A style that is none is an error with its reason, not a panic.
func TestBadStyle(t *testing.T) {
	fonts, languages := project(t)
	odd := *languages["en"]
	odd.Script = "x"
	for want, style := range map[string]Style{
		"no language":   {Size: 4939, Weight: 400},
		"a size of 0":   {Language: languages["en"], Weight: 400},
		"a size of 2":   {Language: languages["en"], Weight: 400, Size: 2 * sizeLimit},
		"the weight 0":  {Language: languages["en"], Size: 4939},
		"the weight 41": {Language: languages["en"], Size: 4939, Weight: 41},
		"x":             {Language: &odd, Size: 4939, Weight: 400},
	} {
		if _, err := fonts.Paragraph(plain("a"), style, 10000); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", want, err)
		}
	}
	style := Style{Language: languages["en"], Size: 4939, Weight: 400}
	if _, err := fonts.Paragraph(plain("a\xffb"), style, 10000); err == nil || !strings.Contains(err.Error(), "UTF-8") {
		t.Errorf("%v", err)
	}
	if _, err := fonts.Paragraph(plain(strings.Repeat("a ", textLimit)), style, 10000); err == nil || !strings.Contains(err.Error(), "longer than 16 KB") {
		t.Errorf("%v", err)
	}
}

// Balancing never makes more lines nor wider ones.
func TestBalance(t *testing.T) {
	fonts, languages := project(t)
	words := strings.Fields(strings.Repeat("يمكنك أن ترى طبيبًا (GP) مجانًا اتصل بالرقم 01632 ", 3))
	style := Style{Language: languages["ar"], Size: 7056, Weight: 700}
	better := 0
	for n := 1; n <= len(words); n++ {
		text := plain(strings.Join(words[:n], " "))
		style.Balance = false
		greedy, err := fonts.Paragraph(text, style, 80000)
		if err != nil {
			t.Fatal(err)
		}
		style.Balance = true
		even, err := fonts.Paragraph(text, style, 80000)
		if err != nil {
			t.Fatal(err)
		}
		checkLines(t, text, style, 80000, even)
		if len(even) != len(greedy) {
			t.Errorf("%d words: %d lines, balanced %d", n, len(greedy), len(even))
		}
		if last := len(greedy) - 1; last > 0 && even[last].Width > greedy[last].Width {
			better++
		}
	}
	if better == 0 {
		t.Error("balancing changed nothing")
	}
}

// Sheets are laid out by several goroutines with one Fonts.
func TestConcurrent(t *testing.T) {
	_, languages := project(t)
	shared := loadAgain(t)
	texts := map[string]string{"ar": "يمكنك أن ترى طبيبًا (GP)", "am": "ሐኪምን፡ማየት፡ነጻ፡ነው።", "en": "You can see a doctor."}
	want := map[string][]Line{}
	for id, text := range texts {
		lines, err := shared.Paragraph(plain(text), Style{Language: languages[id], Size: 4939, Weight: 500}, 40000)
		if err != nil {
			t.Fatal(err)
		}
		want[id] = lines
	}
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			for range 50 {
				for id, text := range texts {
					lines, err := shared.Paragraph(plain(text), Style{Language: languages[id], Size: 4939, Weight: 500}, 40000)
					if err != nil || !reflect.DeepEqual(lines, want[id]) {
						t.Errorf("%s: another result: %v", id, err)
						return
					}
				}
			}
		})
	}
	wait.Wait()
	if n := len(shared.idle); n == 0 || n > 8 {
		t.Errorf("%d shapers are kept", n)
	}
}

// Hostile text takes time in proportion to its length: each of these would
// take minutes if a stage were quadratic.
func TestHostileText(t *testing.T) {
	fonts, languages := project(t)
	for _, unit := range []string{
		"\u200b", " ", "\u200b ", "(", "()", "«", "» ", "\u2068", "\u2068a\u2069", "\u2067(ب", "1 ", "+", "(+1", "a\u0301", "\u0301",
		"لا", "ـ\u200d", "١ ", "\u2028", "-", "\u00ad", "ሀ፡", "a ب ",
	} {
		for _, id := range []string{"ar", "am"} {
			l := *languages[id]
			l.Fonts = []string{"Vazirmatn", "Noto Sans Ethiopic", "Noto Naskh Arabic", "Noto Sans"}
			text := plain(strings.Repeat(unit, textLimit/len(unit)))
			style := Style{Language: &l, Size: 4939, Weight: 400, Balance: true}
			lines, err := fonts.Paragraph(text, style, 30000)
			var wide *TooWide
			if err != nil && !errors.As(err, &wide) {
				t.Errorf("%q: %v", unit, err)
			}
			if err == nil {
				checkLines(t, text, style, 30000, lines)
			}
		}
	}
}

func BenchmarkParagraph(b *testing.B) {
	fonts, languages := project(b)
	for id, text := range map[string]string{
		"ar": "يمكنك أن ترى طبيبًا عامًا (GP) مجانًا. لا تحتاج إلى أوراق. اتصل بالرقم 01632 960 123 واسأل عن موعد، أو اطلب من فريق الفندق أن يساعدك في التسجيل.",
		"am": "ሐኪም ማየት ነጻ ነው። ምንም ወረቀት አያስፈልግም። በ 01632 960 123 ይደውሉ ወይም የሆቴሉ ቡድን እንዲያስመዘግብዎት ይጠይቁ።",
		"en": "Anyone can see a family doctor (GP). You do not pay. You do not need papers. Call 01632 960 123, or ask the team in the hotel to help you register.",
	} {
		b.Run(id, func(b *testing.B) {
			style := Style{Language: languages[id], Size: 4939, Weight: 500}
			in := prose.Inline{{Text: text}}
			for b.Loop() {
				if _, err := fonts.Paragraph(in, style, 110000); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "paragraphs/s")
		})
	}
}

package check

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"salam/internal/language"
	"salam/internal/library"
)

// project is a library of one language with messages made of pairs.
func project(t testing.TB, lang string, terms string, pairs ...Pair) *library.Library {
	t.Helper()
	lib := &library.Library{Translations: map[string]map[string]*library.Translation{}, Glossaries: map[string][]library.Term{}}
	for _, l := range shippedLanguages(t) {
		if l.ID == lang || l.IsSource() {
			lib.Languages = append(lib.Languages, l)
		}
	}
	lib.Translations[lang] = map[string]*library.Translation{}
	for i, p := range pairs {
		id := fmt.Sprintf("m%d", i)
		m := &library.Message{ID: id, File: "content/messages/" + id + ".md", Title: "A title", Alt: "A picture", Short: "A text.", Markdown: p.English, Start: 5}
		lib.Messages = append(lib.Messages, m)
		lib.Translations[lang][id] = &library.Translation{Message: id, Language: lang, File: "translations/" + lang + "/" + id + ".md",
			Source: m.Fingerprint(), Markdown: p.Translation, Start: 5}
	}
	if terms != "" {
		all, faults := library.ParseGlossary("glossary.toml", terms)
		if len(faults) > 0 {
			t.Fatal(faults)
		}
		lib.Glossaries[lang] = all
	}
	return lib
}

// of lists the findings of one rule: file and text.
func of(found []Finding, rules ...string) []string {
	var all []string
	for _, f := range found {
		if slices.Contains(rules, f.Rule) {
			all = append(all, fmt.Sprintf("%s:%d %s", f.File[strings.LastIndexByte(f.File, '/')+1:], f.Line, f.Text))
		}
	}
	return all
}

func expect(t *testing.T, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("found %q, want %q", got, want)
	}
}

// TestVariants: one word spelt two ways is one item a word, not one a place.
func TestVariants(t *testing.T) {
	am := Library(project(t, "am", "", Pair{English: "Kind.", Translation: "ዓይነት ዓይነት ነው።"}, Pair{English: "Kinds.", Translation: "አይነት ነው።"}, Pair{English: "A kind.", Translation: "ዓይነት።"}))
	expect(t, of(am, "spelling-variant"), "m1.md:6 ዓይነት አይነት")
	// Tigrinya keeps ሀ/ሐ and አ/ዐ apart; ጸ and ፀ are one.
	ti := Library(project(t, "ti", "", Pair{English: "Problem.", Translation: "ጸገም ጸገም ሃገር።"}, Pair{English: "A problem.", Translation: "ፀገም ሓገር።"}))
	expect(t, of(ti, "spelling-variant"), "m1.md:6 ጸገም ፀገም")
	// Final yehs are different words in Pashto, inner ones are spellings.
	ps := Library(project(t, "ps", "", Pair{English: "They are.", Translation: "شوي وېروس وېروس."}, Pair{English: "He is.", Translation: "شوی ویروس."}))
	expect(t, of(ps, "spelling-variant"), "m1.md:6 وېروس ویروس")
}

func TestDuplicates(t *testing.T) {
	const same = "የጤና ቡድናችን እዚህ ለሁሉም ሰው አለ ሁልጊዜ።"
	found := Library(project(t, "am", "", Pair{English: "Our team is here.", Translation: same}, Pair{English: "OUR TEAM is here!", Translation: same}, Pair{English: "Go home now.", Translation: same}))
	expect(t, of(found, "dup-target"), "m2.md:6 "+same)
}

func TestRegister(t *testing.T) {
	found := Library(project(t, "es", "", Pair{English: "Ask.", Translation: "Usted pregunte."}, Pair{English: "Call.", Translation: "Llame usted."}, Pair{English: "You can come.", Translation: "Puedes venir."}))
	expect(t, of(found, "es-reg"), "m2.md:6 Puedes")
}

func TestGlossary(t *testing.T) {
	const terms = `
[interpreter]
english = ["interpreter"]
words = ["አስተርጓሚ"]
[[interpreter.avoid]]
word = "ሰላይ"
why = "It means informer."
`
	found := Library(project(t, "am", terms,
		Pair{English: "Ask for interpreters.", Translation: "ለአስተርጓሚዎች ይጠይቁ።"},
		Pair{English: "Ask for an interpreter.", Translation: "ተርጓሚ ይጠይቁ።"},
		Pair{English: "Ask us.", Translation: "የሰላይ ነገር ይጠይቁ።"}))
	expect(t, of(found, "glossary-missing"), "m1.md:6 interpreter")
	expect(t, of(found, "glossary-avoid"), "m2.md:6 ሰላይ")
	for _, f := range found {
		if f.Rule == "glossary-avoid" && !strings.Contains(f.Message, "It means informer.") {
			t.Errorf("no reason: %s", f.Message)
		}
	}
}

// TestIgnore: a rule is silenced with a reason, and only that rule.
func TestIgnore(t *testing.T) {
	lib := project(t, "am", "", Pair{English: "In 14 days.", Translation: "በ15 ቀናት ዉስጥ።"})
	tr := lib.Translations["am"]["m0"]
	tr.Lines = map[string]int{"ignore": 4}
	expect(t, of(Library(lib), "num-changed", "am-wu"), "m0.md:6 15", "m0.md:6 ዉስጥ")
	tr.Ignore = []string{"num-changed: fifteen is meant", "num-mising: a slip"}
	expect(t, of(Library(lib), "num-changed", "am-wu", "ignore"), "m0.md:4 num-mising: a slip", "m0.md:6 ዉስጥ")
}

// TestBrief: what the brief keeps, and the binding to the English.
func TestBrief(t *testing.T) {
	lib := project(t, "am", "", Pair{English: "See a GP.", Translation: "ሐኪም ይዩ።"})
	lib.Messages[0].Brief.Keep = []string{"GP"}
	expect(t, of(Library(lib), "keep", "source"), "m0.md:0 ", "m0.md:6 GP")
}

// TestShort counts text messages as 3GPP TS 23.038 and 23.040 have it.
func TestShort(t *testing.T) {
	for _, c := range []struct {
		s string
		n int
	}{{strings.Repeat("a", 160), 1}, {strings.Repeat("a", 161), 2}, {strings.Repeat("a", 306), 2}, {strings.Repeat("a", 307), 3},
		{strings.Repeat("€", 80), 1}, {strings.Repeat("€", 81), 2}, {strings.Repeat("ሀ", 70), 1}, {strings.Repeat("ሀ", 71), 2}, {strings.Repeat("ሀ", 134), 2}, {strings.Repeat("ሀ", 135), 3}, {strings.Repeat("😀", 36), 2}} {
		if n, alphabet := Segments(c.s); n != c.n {
			t.Errorf("%d × %.3s: %d messages (%s), want %d", len([]rune(c.s)), c.s, n, alphabet, c.n)
		}
	}
	lib := project(t, "am", "", Pair{English: "Come.", Translation: "ይምጡ።"})
	lib.Translations["am"]["m0"].Short = strings.Repeat("ይምጡ ", 50)
	expect(t, of(Library(lib), "sms", "sms-long"), "m0.md:0 ")
}

// TestSteps asks where a message has the English sentence by sentence.
func TestSteps(t *testing.T) {
	const en = "One is here. Two is here. Three is here.\n\nFour is here. Five is here."
	found := Library(project(t, "es", "", Pair{English: en, Translation: "Uno. Dos. Tres.\n\nCuatro. Cinco."}, Pair{English: en, Translation: "Uno y dos. Tres.\n\nCuatro. Cinco."}))
	expect(t, of(found, "wooden-count"), "m0.md:6 5")
	long := strings.Repeat("palabra ", 31)
	expect(t, of(Library(project(t, "es", "", Pair{English: "Words.", Translation: long + "."})), "wooden-length"), "m0.md:6 palabra palabra palabra palabra palabra …")
}

// TestBasic: a language without rules of its own gets the universal ones and
// those of its script, and says so.
func TestBasic(t *testing.T) {
	lib := project(t, "am", "", Pair{English: "Call {emergency} in 14 days.", Translation: "Wac {emergency} 15 maalmood gudahood"})
	so := &language.Language{ID: "so", Tag: "so", Name: "Somali", Script: "Latn"}
	lib.Languages = append(lib.Languages, so)
	lib.Translations["so"] = lib.Translations["am"]
	lib.Translations["am"] = nil
	lib.Translations["so"]["m0"].File = "translations/so/m0.md"
	expect(t, of(Library(lib), "basic", "num-changed", "final-punct"), "so.toml:1 so", "m0.md:6 15", "m0.md:6 gudahood")
	ur := New(&language.Language{ID: "ur", Tag: "ur", Name: "Urdu", Script: "Arab"})
	if !finds(ur, Pair{English: "How?", Translation: "کیسے?"}, []string{"ar-qmark"}) {
		t.Error("the rules of the script do not hold for a language without its own")
	}
}

// TestProfiles: conventions that are all right are profiles of one language.
func TestProfiles(t *testing.T) {
	if _, ok := checkerOf(t, "ti", "").WithProfile("ti-XX"); ok {
		t.Error("an unknown profile was taken")
	}
	er := checkerOf(t, "ti", "ti-ER")
	if got := er.Fixed("One, two", "ሓደ, ክልተ"); got != "ሓደ፡ ክልተ" {
		t.Errorf("the comma of Eritrea: %s", got)
	}
	if got := checkerOf(t, "ti", "ti-ET").Fixed("One, two", "ሓደ, ክልተ"); got != "ሓደ፣ ክልተ" {
		t.Errorf("the comma of Ethiopia: %s", got)
	}
	if finds(checkerOf(t, "ps", "ps-PK"), Pair{Translation: "دے"}, []string{"ar-urdu"}) {
		t.Error("ے is at home in Pakistan")
	}
}

// TestEnglish: the rules on the English, each found once and left alone once.
func TestEnglish(t *testing.T) {
	for _, c := range []struct{ english, rules string }{
		{"We help you. You do not pay.", "en-not"},
		{"You can ask us any question about health when you come to our team on any day of the week.", "en-long"},
		{"You will be called by the team.", "en-passive"},
		{"You are worried. You are allowed to ask.", ""},
		{"We will get back to you.", "en-idiom"},
		{"It is not uncommon.", "en-double-negative en-not"},
		{"Bring papers, e.g. a letter.", "en-abbreviation"},
		{"Tell the NHS.", "en-abbreviation"},
		{"See a family doctor. The GP helps you.", "en-abbreviation"},
		{"Call us and bring your papers.", "en-two-instructions"},
		{"Please call us. Then bring your papers.", ""},
		{"You can say yes or no.", ""},
	} {
		lib := project(t, "am", "", Pair{English: c.english, Translation: "ይምጡ።"})
		if strings.Contains(c.english, "GP") {
			lib.Messages[0].Brief.Keep = nil
		}
		var got []string
		for _, f := range Library(lib) {
			if f.Language == "en" && f.Rule != "en-reading-age" && f.Line == 6 {
				got = append(got, f.Rule)
			}
		}
		slices.Sort(got)
		if s := strings.Join(slices.Compact(got), " "); s != c.rules {
			t.Errorf("%q: found %q, want %q", c.english, s, c.rules)
		}
	}
}

func TestReadingAge(t *testing.T) {
	plain, office := ReadingAge("We help you. You do not pay. Come and ask us."), ReadingAge("Entitlement to healthcare interventions is determined individually following comprehensive administrative assessment.")
	if plain > 7 || office < 16 {
		t.Errorf("ages %.1f and %.1f", plain, office)
	}
	// 0.39 × 3 words a sentence + 11.8 × 1 syllable a word − 15.59 is below zero: five years.
	if got := ReadingAge("We help you."); got != 5 {
		t.Errorf("%.2f", got)
	}
}

// TestShipped: the project's own texts pass without an error or a warning, and
// its English has a reading age of nine at most.
func TestShipped(t *testing.T) {
	lib := shipped(t)
	for _, f := range Library(lib) {
		if f.Severity == Error || f.Severity == Warn {
			t.Errorf("%s:%d: %s: %s (%s)", f.File, f.Line, f.Severity, f.Message, f.Rule)
		}
	}
	for _, m := range lib.Messages {
		if age := ReadingAge(m.Markdown); age > 9 {
			t.Errorf("%s: reading age %.1f", m.ID, age)
		}
	}
}

// TestOneText: a text by itself, and the same text in a project, have the same
// findings.
func TestOneText(t *testing.T) {
	lib := project(t, "am", "", Pair{English: "In 14 days.", Translation: "በ15 ቀናት ዉስጥ።"})
	c := Checkers(lib)["am"]
	whole, one := Library(lib), c.Translation(lib.Messages[0], lib.Translation("am", "m0"), nil)
	expect(t, of(one, "num-changed", "am-wu"), of(whole, "num-changed", "am-wu")...)
	bare := c.Text("In 14 days.", "በ15 ቀናት ዉስጥ።", library.Brief{})
	if len(bare) != 2 {
		t.Errorf("%v", bare)
	}
}

package library

import (
	"regexp"
	"strings"
	"testing"
	"unicode"

	"salam/internal/testtool"
	"salam/internal/tree"
)

// Limits of plain English (see docs/files.md).
const (
	wordsInSentence   = 12
	wordsInTitle      = 7
	sentencesAtLeast  = 3
	sentencesAtMost   = 7
	readingAge        = 9.0
	charactersOfShort = 306 // two text messages of the GSM alphabet
)

// project reads the tree that this package lies in.
func project(t *testing.T) *Library {
	t.Helper()
	tr, err := tree.Open(testtool.Root(t), nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { tr.Close() })
	lib, faults := Read(tr)
	for _, f := range faults {
		if strings.HasPrefix(f.File, "content/") {
			t.Error(f)
		}
	}
	return lib
}

// Every English message holds the limits of plain language, says what its
// brief wants kept, and fits into two text messages.
func TestPlainEnglish(t *testing.T) {
	lib := project(t)
	if len(lib.Messages) < 24 {
		t.Errorf("%d messages", len(lib.Messages))
	}
	values := lib.Values(lib.Places["example-clinic"])
	for _, m := range lib.Messages {
		fill := func(s string) string {
			for name, v := range values {
				s = strings.ReplaceAll(s, "{"+name+"}", v)
			}
			return s
		}
		if n := len(words(fill(m.Title))); n > wordsInTitle {
			t.Errorf("%s: the title has %d words: %s", m.ID, n, m.Title)
		}
		all := sentences(fill(m.Markdown))
		if len(all) < sentencesAtLeast || len(all) > sentencesAtMost {
			t.Errorf("%s has %d sentences", m.ID, len(all))
		}
		for _, s := range all {
			if n := len(words(s)); n > wordsInSentence {
				t.Errorf("%s has a sentence of %d words: %s", m.ID, n, s)
			}
		}
		age := fleschKincaidAge(all)
		t.Logf("%-16s %d sentences, reading age %.1f", m.ID, len(all), age)
		if age > readingAge {
			t.Errorf("%s has a reading age of %.1f", m.ID, age)
		}
		for _, k := range m.Brief.Keep {
			if !strings.Contains(m.Title+"\n"+m.Markdown, k) {
				t.Errorf("%s: %q of the brief stands neither in title nor text", m.ID, k)
			}
		}
		for _, item := range append(m.Brief.Know, m.Brief.Do...) {
			if strings.HasSuffix(item, "?") || len(words(fill(item))) > 20 {
				t.Errorf("%s: nobody can say this back: %s", m.ID, item)
			}
		}
		if m.Brief.Care == "" || m.Brief.Freedom == "" {
			t.Errorf("%s: the brief says nothing of words to handle with care, or of freedom", m.ID)
		}
		short := fill(m.Short)
		if len(short) > charactersOfShort {
			t.Errorf("%s: the short text has %d characters", m.ID, len(short))
		}
		if r := strings.IndexFunc(short, func(r rune) bool { return r > 126 || strings.ContainsRune("^{}[]~|\\`", r) }); r >= 0 {
			t.Errorf("%s: %q in the short text is not in the GSM alphabet, or counts twice", m.ID, []rune(short[r:])[0])
		}
	}
}

// Every message rests on facts, every fact carries a message, and every
// promise is asked for.
func TestFactsAreUsed(t *testing.T) {
	lib := project(t)
	facts, promises := map[string]bool{}, map[string]bool{}
	for _, m := range lib.Messages {
		if len(m.Facts) == 0 {
			t.Errorf("%s rests on nothing", m.ID)
		}
		for _, f := range m.Facts {
			facts[f] = true
		}
		for _, n := range m.Needs {
			promises[n] = true
		}
	}
	for id := range lib.Facts {
		if !facts[id] {
			t.Errorf("no message rests on the fact %q", id)
		}
	}
	for id := range lib.Promises {
		if !promises[id] {
			t.Errorf("no message needs the promise %q", id)
		}
	}
}

// What would be untrue, or would shame, stands in no message; the facts say
// why. The short texts and titles are read too.
func TestNotPromisedTooMuch(t *testing.T) {
	never := regexp.MustCompile(`(?i)\b(secret|never tell|nobody will know|hospital (care |stays? )?is free|all hospital|everything is free|must accept|` +
		`any phone|always say no|you must|committed|suicide|failed|illegal|victim|dirty|infested|mutilation|removal|deport\w*|did not attend|fine you|entitled)\b`)
	for _, m := range project(t).Messages {
		for _, s := range []string{m.Title, m.Markdown, m.Short, m.Alt} {
			if found := never.FindString(s); found != "" {
				t.Errorf("%s says %q: %s", m.ID, found, s)
			}
		}
	}
}

// The numbers of life-too-hard come in the order of danger, and the short text
// of safe-at-home, which may be read by somebody else, says nothing of violence.
func TestSensitiveMessages(t *testing.T) {
	lib := project(t)
	hard := lib.Message("life-too-hard")
	for _, text := range []string{hard.Markdown, hard.Short} {
		last := -1
		for _, number := range []string{"{emergency}", "{advice}", "option 2", "116 123"} {
			at := strings.Index(text, number)
			if at < last {
				t.Errorf("%s stands in the wrong place: %s", number, text)
			}
			last = at
		}
	}
	if strings.Contains(hard.Markdown, "!") {
		t.Error("life-too-hard shouts")
	}
	safe := lib.Message("safe-at-home")
	for _, word := range []string{"hurt", "violen", "abuse", "fault", "0808"} {
		for _, s := range []string{safe.Title, safe.Alt, safe.Short} {
			if strings.Contains(strings.ToLower(s), word) {
				t.Errorf("safe-at-home gives somebody away: %s", s)
			}
		}
	}
	for _, m := range []*Message{hard, safe, lib.Message("contraception")} {
		if m.Kind != Sensitive {
			t.Errorf("%s is %s", m.ID, m.Kind)
		}
	}
}

// sentences cuts a text at the end of each line and of each sentence.
func sentences(text string) (all []string) {
	for _, line := range strings.Split(text, "\n") {
		for _, s := range regexp.MustCompile(`[.?!][”"]?(\s+|$)`).Split(line, -1) {
			if s = strings.TrimSpace(strings.TrimPrefix(s, "- ")); s != "" {
				all = append(all, s)
			}
		}
	}
	return all
}

func words(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("'’-", r)
	})
}

// fleschKincaidAge is the reading age in years: the grade by Kincaid, Fishburne,
// Rogers and Chissom (Derivation of new readability formulas, 1975), and 5, the
// age at which the first grade is over less one.
func fleschKincaidAge(all []string) float64 {
	w, syllablesOfAll := 0, 0
	for _, s := range all {
		for _, word := range words(s) {
			w++
			syllablesOfAll += syllables(word)
		}
	}
	return 0.39*float64(w)/float64(len(all)) + 11.8*float64(syllablesOfAll)/float64(w) - 15.59 + 5
}

var vowels = regexp.MustCompile(`[aeiouy]+`)

// syllables counts groups of vowels, silent endings left out; a number is read
// digit by digit. A few words of the messages, which it cannot know, are named.
func syllables(word string) int {
	word = strings.NewReplacer("'", "", "’", "").Replace(strings.ToLower(word))
	if n, ok := map[string]int{"everyone": 3, "diabetes": 4, "hiv": 3, "hc2": 3, "gp": 2, "tb": 2, "sim": 1}[word]; ok {
		return n
	}
	if digits := strings.IndexFunc(word, func(r rune) bool { return !unicode.IsDigit(r) }); digits < 0 {
		return len(word)
	}
	n := len(vowels.FindAllString(word, -1))
	silent := func(ending, but string) bool {
		return strings.HasSuffix(word, ending) && len(word) > len(ending) && !strings.ContainsRune(but, rune(word[len(word)-len(ending)-1]))
	}
	if n > 1 && (silent("e", "aeiouyl") || silent("es", "aeiousxzcgh") || silent("ed", "aeioutd")) {
		n--
	}
	return max(1, n)
}

func TestSyllables(t *testing.T) {
	for word, want := range map[string]int{
		"a": 1, "call": 1, "free": 1, "nurse": 1, "please": 1, "called": 1, "someone": 2, "table": 2, "people": 2, "doctor": 2, "needed": 2,
		"vaccines": 2, "cause": 1, "nurses": 2, "medicine": 3, "medicines": 3, "pharmacy": 3, "emergency": 4, "ambulance": 3, "tuberculosis": 5,
		"999": 3, "111": 3, "you": 1, "quiet": 1, "interpreter": 4, "everyone": 3, "HC2": 3,
	} {
		if got := syllables(word); got != want {
			t.Errorf("%s has %d syllables, not %d", word, got, want)
		}
	}
	// A text of ten words of one syllable in two sentences: 0.39 × 5 + 11.8 − 15.59 + 5.
	if age := fleschKincaidAge(sentences("The cat sat down here. It was not in bed.")); age < 3.15 || age > 3.17 {
		t.Errorf("%.3f", age)
	}
}

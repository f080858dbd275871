package check

import (
	"fmt"
	"math"
	"strings"

	"salam/internal/library"
)

var englishRules = []Rule{
	{ID: "en-long", Severity: Warn, Family: "The English", What: "a sentence of more than 15 words", Why: "Long sentences are where translators fall back on word for word.", Example: "18 words: …"},
	{ID: "en-passive", Severity: Info, Family: "The English", What: "a passive (was given, are seen)", Why: "Several of the nine languages say it only with somebody who does it; name who does what.", Example: "You will be called. → We call you."},
	{ID: "en-idiom", Severity: Info, Family: "The English", What: "a phrase that means something else than its words", Why: "Word for word it is nonsense.", Example: "get back to you → call you"},
	{ID: "en-double-negative", Severity: Warn, Family: "The English", What: "two negations in one sentence", Why: "Readers and translators both lose count.", Example: "not uncommon → common"},
	{ID: "en-abbreviation", Severity: Warn, Family: "The English", What: "an abbreviation (e.g., etc., asap, NHS number without the brief keeping it)", Why: "It has no counterpart in the other language. A word of capitals that the brief keeps, or that stands in brackets behind its meaning, is no fault.", Example: "e.g. → for example"},
	{ID: "en-two-instructions", Severity: Info, Family: "The English", What: "two things to do in one sentence", Why: "One of them is forgotten.", Example: "Call us and bring your papers. → two sentences"},
	{ID: "en-not", Severity: Info, Family: "The English", What: "not, never, without: read this twice", Why: "A lost negation turns the message round, and no machine sees it surely.", Example: "We are not the police."},
	{ID: "en-reading-age", Severity: Warn, Family: "The English", What: "a text whose reading age is over 9: Flesch–Kincaid grade level (Kincaid et al., 1975) plus 5 years", Why: "Many readers learn English as a third language, and translators follow the tone.", Example: "reading age 11.2"},
}

var idioms = []string{"get back to you", "touch base", "in touch", "at the end of the day", "on the same page", "look out for", "keep an eye", "out of the blue", "under the weather", "up to date", "drop in", "drop by", "pop in", "run out", "in the long run", "rule of thumb", "make sense", "feel free", "on track", "out of hours", "take it easy", "bear with", "hand in hand", "in a nutshell", "one-stop", "heads up", "fill in", "sort out", "turn up", "a bit of a", "no strings", "ball park", "piece of cake", "follow up", "end up"}

var abbreviations = []string{"e.g", "i.e", "etc", "asap", "approx", "appt", "incl", "mins", "hrs", "dept", "tel", "nb", "a&e", "w/"}

// englishMessage looks at the English of a message.
func englishMessage(m *library.Message, en [4]*english) []Finding {
	var found []Finding
	places := [4]int{m.Lines.Of("title"), m.Lines.Of("alt"), m.Lines.Of("short"), m.Start + 1}
	for i, e := range en {
		if fields[i] == "alt" {
			continue
		}
		r := englishReading{e: e, field: fields[i], keep: m.Brief.Keep, whole: m.Title + "\n" + m.Short + "\n" + m.Markdown}
		r.read()
		found = append(found, placed(r.found, func(string) place { return place{e.t, places[i], 0} })...)
	}
	if age := ReadingAge(m.Markdown); age > 9 {
		found = append(found, Finding{Rule: "en-reading-age", Severity: Warn, Line: m.Start + 1, Text: fmt.Sprintf("%.1f", age), field: "body", from: -1,
			Message: fmt.Sprintf("reading age %.1f (Flesch–Kincaid grade + 5)", age), Hint: "shorter sentences, shorter words"})
	}
	for i := range found {
		found[i].File, found[i].Language = m.File, "en"
	}
	return found
}

type englishReading struct {
	e     *english
	field string
	keep  []string
	whole string // title, short text and body: what one explains, the others need not
	found []Finding
}

func (r *englishReading) find(rule string, from int, found, message, hint string) {
	r.found = append(r.found, Finding{Rule: rule, Severity: severityOf(rule), Text: found, Message: message, Hint: hint, field: r.field, from: from})
}

func (r *englishReading) read() {
	t := r.e.t
	start := 0
	for i := range t.words {
		if i+1 == len(t.words) || sentenceEnds(t, t.words[i].to, t.words[i+1].from) || lineEnds(t, t.words[i].to, t.words[i+1].from) {
			r.sentence(start, i+1)
			start = i + 1
		}
	}
	lower := strings.ToLower(t.s)
	for _, a := range abbreviations {
		if i := strings.Index(lower, a); i >= 0 && phraseIn(lower, a) {
			r.find("en-abbreviation", -1, a, fmt.Sprintf("the abbreviation “%s”", a), "write it out")
		}
	}
	for _, s := range idioms {
		if phraseIn(lower, s) {
			r.find("en-idiom", -1, s, fmt.Sprintf("“%s” means something else than its words", s), "say it plainly")
		}
	}
	r.capitals()
}

func lineEnds(t *text, from, to int) bool {
	for i := from; i < to; i++ {
		if t.r[i] == '\n' {
			return true
		}
	}
	return false
}

// sentence looks at the words from … to.
func (r *englishReading) sentence(from, to int) {
	t, lower := r.e.t, r.e.lower
	at := t.words[from].from
	end := t.words[to-1].to
	text := first(t.part(at, end), 60)
	if n := to - from; n > 15 {
		r.find("en-long", at, text, fmt.Sprintf("a sentence of %d words", n), "15 words or fewer; say one thing")
	}
	nots := 0
	for i := from; i < to; i++ {
		w := lower[i]
		if negations[w] || strings.HasSuffix(w, "n't") || w == "unless" || w == "hardly" || len(w) > 6 && (strings.HasPrefix(w, "unc") || strings.HasPrefix(w, "unu")) {
			// “no” to a question of yes or no is an answer, not a negation.
			if w == "no" && (i > 0 && (lower[i-1] == "say" || lower[i-1] == "says" || lower[i-1] == "or" || lower[i-1] == "a" || lower[i-1] == "and") || i+1 == to) {
				continue
			}
			nots++
			if nots == 1 {
				r.find("en-not", t.words[i].from, t.words[i].s, fmt.Sprintf("read this twice: “%s”", text), "a translator must hear the “"+t.words[i].s+"”")
			}
		}
		if be[w] && i+1 < to {
			k := i + 1
			if k+1 < to && (lower[k] == "not" || lower[k] == "being" || lower[k] == "been" || strings.HasSuffix(lower[k], "ly")) {
				k++
			}
			if participle(lower[k]) {
				r.find("en-passive", t.words[i].from, t.part(t.words[i].from, t.words[k].to), fmt.Sprintf("“%s” is passive", t.part(t.words[i].from, t.words[k].to)), "who does it?")
			}
		}
	}
	if nots > 1 && !strings.Contains(strings.Join(lower[from:to], " "), "not the") {
		r.find("en-double-negative", at, text, "two negations in one sentence", "say what is so")
	}
	// An instruction begins with its verb, after “please” perhaps; a second one
	// follows “and” or “then”.
	first := from
	if lower[first] == "please" && first+1 < to {
		first++
	}
	if imperative[lower[first]] {
		for i := first + 1; i+1 < to; i++ {
			next := lower[i+1]
			if next == "then" && i+2 < to {
				next = lower[i+2]
			}
			if (lower[i] == "and" || lower[i] == "then") && imperative[next] {
				r.find("en-two-instructions", at, text, "two things to do in one sentence", "one sentence for each")
				break
			}
		}
	}
}

var be = setOf("is", "are", "was", "were", "be", "been", "being")

var imperative = setOf("ask", "bring", "call", "come", "tell", "take", "go", "keep", "wait", "show", "say", "write", "read", "ring", "phone", "open", "close", "wash", "stay", "leave", "give", "get", "book", "eat", "drink", "stop", "start", "use", "put", "make", "look", "speak", "talk", "sit", "lie", "check", "register", "collect", "visit", "help", "send", "carry", "do", "try", "sign", "press", "hold")

var irregular = setOf("given", "seen", "done", "taken", "told", "made", "kept", "held", "written", "known", "shown", "sent", "born", "found", "paid", "said", "brought", "chosen", "put", "cut", "hurt", "left", "lost", "met", "read", "sold", "spoken", "understood")

// states are participles that are used as adjectives.
var states = setOf("worried", "tired", "scared", "allowed", "married", "interested", "closed", "needed", "used", "pleased", "red", "bed", "need", "hundred", "indeed", "supposed", "asleep", "speed", "feed")

func participle(w string) bool {
	return irregular[w] || len(w) > 4 && strings.HasSuffix(w, "ed") && !states[w]
}

// capitals finds words of capitals that nothing explains.
func (r *englishReading) capitals() {
	t := r.e.t
	told := map[string]bool{}
	for i := range t.words {
		w := t.words[i].s
		if len(w) < 2 || len(w) > 6 || w != strings.ToUpper(w) || told[w] || t.rune(t.words[i].from-1) == '(' || t.rune(t.words[i].from-1) == '{' || strings.Contains(strings.Join(r.keep, " "), w) || strings.Contains(r.whole, "("+w+")") {
			continue
		}
		told[w] = true
		r.find("en-abbreviation", t.words[i].from, w, fmt.Sprintf("“%s” is explained nowhere in the brief's keep or in brackets", w), "write its meaning, with the letters in brackets behind")
	}
}

// ReadingAge is the Flesch–Kincaid grade level (Kincaid, Fishburne, Rogers and
// Chissom, 1975: 0.39 words a sentence + 11.8 syllables a word − 15.59) plus
// five years, in years. An empty text is 0.
func ReadingAge(s string) float64 {
	t := newText(s)
	if len(t.words) == 0 {
		return 0
	}
	sentences, syllables := 0, 0
	for i := range t.words {
		syllables += syllablesOf(strings.ToLower(t.words[i].s))
		if i+1 == len(t.words) || sentenceEnds(t, t.words[i].to, t.words[i+1].from) {
			sentences++
		}
	}
	n := float64(len(t.words))
	return math.Max(0, 0.39*n/float64(sentences)+11.8*float64(syllables)/n-15.59) + 5
}

// syllablesOf counts groups of vowels, without a silent e.
func syllablesOf(w string) int {
	n, last := 0, false
	for i := 0; i < len(w); i++ {
		v := vowel(w[i]) || w[i] == 'y'
		if v && !last {
			n++
		}
		last = v
	}
	if strings.HasSuffix(w, "e") && !strings.HasSuffix(w, "le") && n > 1 {
		n--
	}
	if strings.HasSuffix(w, "es") && n > 1 || strings.HasSuffix(w, "ed") && n > 1 && !strings.HasSuffix(w, "ted") && !strings.HasSuffix(w, "ded") {
		n--
	}
	return max(1, n)
}

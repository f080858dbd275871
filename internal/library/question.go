package library

import (
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"

	"salam/internal/tree"
)

const questionSuffix = ".questions.toml"

// A Question is about the English of a message. It is asked once, by whoever
// came upon it first, and the answer holds for all languages.
type Question struct {
	ID         string    `toml:"id"`          // "q1": what slips and pages call it; never used twice
	Asked      string    `toml:"asked"`       // in English
	Quote      string    `toml:"quote"`       // the words of the English that are meant; may be empty
	By         string    `toml:"by"`          // the handle of who asked
	Languages  []string  `toml:"languages"`   // where it came up
	Date       tree.Date `toml:"date"`        //
	Answer     string    `toml:"answer"`      // empty while it is open
	AnsweredBy string    `toml:"answered_by"` // the handle of who answered, or the message's owner
	Answered   tree.Date `toml:"answered"`    //

	// Readers is the question put to native readers, who see no English: by
	// language, in that language.
	Readers map[string]string `toml:"readers"`

	Line int `toml:"-"` // of the file, where it begins
}

// Open reports whether nobody has answered yet.
func (q *Question) Open() bool { return q.Answer == "" }

var questionID = regexp.MustCompile(`^q[1-9][0-9]{0,2}$`)

// maxQuestions is for one message: where there are more, the English has to be
// written anew.
const maxQuestions = 100

// QuestionFile is where the questions about the English of a message stand.
func QuestionFile(message string) string { return path.Join(messageFolder, message+questionSuffix) }

// questions reads what was asked about the English of every message.
func (r *reading) questions() {
	for _, id := range r.named(messageFolder, questionSuffix) {
		file := QuestionFile(id)
		m := r.lib.Message(id)
		if m == nil {
			if !r.there(messageFolder, id, ".md") {
				r.faults.Add(file, 0, "write "+path.Join(messageFolder, id+".md")+" or delete this file", "there is no message %q", id)
			}
			continue
		}
		text, fs := r.t.Text(file, tree.TOMLLimit)
		r.add(fs)
		if len(fs) > 0 {
			continue
		}
		all, fs := ParseQuestions(file, text)
		r.add(fs)
		for _, q := range all {
			for _, l := range slices.Concat(q.Languages, slices.Sorted(maps.Keys(q.Readers))) {
				if known := r.lib.Language(l); known == nil || known.IsSource() {
					r.faults.Add(file, q.Line, "see content/languages", "%s: there is no language %q to translate into", q.ID, l)
				}
			}
		}
		m.Questions = all
	}
}

// ParseQuestions reads a file of questions strictly. Questions are there with
// faults, too, so that a check can say everything at once.
func ParseQuestions(file, text string) ([]Question, tree.Faults) {
	var f struct {
		Questions []Question `toml:"questions"`
	}
	lines, faults := tree.DecodeTOML(file, text, 0, &f)
	if lines == nil {
		return nil, faults
	}
	if len(f.Questions) > maxQuestions {
		faults.Add(file, 0, "write the English anew", "there are more than %d questions", maxQuestions)
		return nil, faults
	}
	c := checker{file: file, lines: lines, faults: faults}
	seen := map[string]bool{}
	for i, q := range f.Questions {
		key := fmt.Sprintf("questions[%d]", i)
		at := func(field string) string { return key + "." + field }
		switch {
		case !questionID.MatchString(q.ID):
			c.bad(key, `number them: id = "q1"`, "id = %q is no id of a question", q.ID)
		case seen[q.ID]:
			c.bad(at("id"), "answers and slips name it: it stays what it is", "the id %q is there twice", q.ID)
		}
		seen[q.ID] = true
		f.Questions[i].Line = lines.Of(key)
		c.text(at("asked"), q.Asked, 1000, true)
		c.text(at("quote"), q.Quote, 300, false)
		c.text(at("answer"), q.Answer, 2000, false)
		c.id(at("by"), q.By)
		if q.Date == (tree.Date{}) {
			c.bad(key, "a day as 2026-11-25, without quotation marks", "date is missing")
		}
		for _, l := range slices.Sorted(maps.Keys(q.Readers)) {
			c.text(at("readers."+l), q.Readers[l], 1000, true)
		}
		answered := q.Answered != (tree.Date{})
		switch {
		case q.Open() && (q.AnsweredBy != "" || answered):
			c.bad(key, "", "an answer is missing, but somebody is said to have answered")
		case !q.Open() && (q.AnsweredBy == "" || !answered):
			c.bad(key, `answered_by = "…" and answered = 2026-11-25`, "the answer does not say whose it is, and of which day")
		case !q.Open():
			c.id(at("answered_by"), q.AnsweredBy)
			if q.Answered.String() < q.Date.String() {
				c.bad(at("answered"), "correct the day", "it was answered before it was asked")
			}
		}
	}
	return f.Questions, c.faults
}

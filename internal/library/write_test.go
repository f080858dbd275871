package library

import (
	"reflect"
	"testing"

	"salam/internal/tree"
)

// What is written is read as it was, with everything that has to be escaped.
func TestWriteReadsBack(t *testing.T) {
	tr := &Translation{Message: "tea", Language: "fa", Title: `چای "تازه" \`, Alt: "می\u200cنوشند", Short: "چای", By: "fa-1", Source: "",
		Ignore: []string{"num-missing: a word"}, Adaptations: []Adaptation{{"a \"b\"", "c\\d"}}, Markdown: "چای **تازه**.\n\n- یک\n- دو"}
	again, faults := ParseTranslation("x.md", "fa", "tea", tr.Write())
	if len(faults) > 0 || again.Fingerprint() != tr.Fingerprint() || !reflect.DeepEqual(again.Ignore, tr.Ignore) {
		t.Errorf("%v\n%s", faults, tr.Write())
	}
	day := tree.Date{Year: 2026, Month: 12, Day: 1}
	all := []Question{{ID: "q1", Asked: `Is "it" one?`, Quote: "it", By: "fa-1", Languages: []string{"fa"}, Date: day, Answer: "Yes.", AnsweredBy: "team", Answered: day, Readers: map[string]string{"fa": "این چیست؟"}},
		{ID: "q3", Asked: "When?", By: "fa-1", Date: day}}
	read, faults := ParseQuestions("x.toml", WriteQuestions(all))
	for i := range read {
		read[i].Line = 0
	}
	if len(faults) > 0 || !reflect.DeepEqual(read, all) {
		t.Errorf("%v\n%s\n%+v", faults, WriteQuestions(all), read)
	}
}

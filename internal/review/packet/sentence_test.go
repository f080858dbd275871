package packet

import (
	"slices"
	"testing"

	"salam/internal/language"
	"salam/internal/prose"
)

func TestSentences(t *testing.T) {
	for _, c := range []struct {
		stop, in string
		want     []string
	}{
		{".", "You can come. It is free! Really?", []string{"You can come.", "It is free!", "Really?"}},
		{"።", "ክፍሊት የብሉን። ናብ GP ኪዱ። ሕራይ ዶ?", []string{"ክፍሊት የብሉን።", "ናብ GP ኪዱ።", "ሕራይ ዶ?"}},
		{".", "هل تحتاجون إلى أوراق؟ لا. تعالوا «الآن.» ونساعدكم.", []string{"هل تحتاجون إلى أوراق؟", "لا.", "تعالوا «الآن.»", "ونساعدكم."}},
		{".", "Ask Dr. A. Smith at 9.30 or call {emergency}. Now.", []string{"Ask Dr.", "A. Smith at 9.30 or call 999.", "Now."}},
		{".", "No end at all", []string{"No end at all"}},
		{".", "", nil},
	} {
		p := &Packet{Language: &language.Language{FullStop: c.stop, Question: "?"}}
		in := prose.Words(c.in).Fill(map[string]string{"emergency": "999"})
		var got []string
		for _, s := range p.sentences(in) {
			got = append(got, s.Plain())
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q: %q, not %q", c.in, got, c.want)
		}
	}
}

// Nothing is lost between a paragraph and its sentences, and a number stays a
// piece of its own.
func TestPieces(t *testing.T) {
	p := &Packet{Language: &language.Language{FullStop: ".", Question: "?"}}
	in := prose.Inline{{Text: "Call "}, {Text: prose.LRI + "01632 960 123" + prose.PDI, Strong: true}, {Text: ". We "}, {Text: "help", Strong: true}, {Text: "."}}
	var got []Piece
	for _, s := range p.sentences(in) {
		got = append(got, s.Pieces()...)
	}
	want := []Piece{{"Call ", false, false}, {"01632 960 123", true, true}, {".", false, false}, {"We ", false, false}, {"help", true, false}, {".", false, false}}
	if !slices.Equal(got, want) {
		t.Errorf("%+v\nnot %+v", got, want)
	}
}

// A question is put beside the sentence that holds the words, and no other.
func TestAsk(t *testing.T) {
	p := &Packet{Language: &language.Language{ID: "fa", FullStop: ".", Question: "؟"}}
	text := Text{
		Title:  p.sentences(prose.Words("توسط ما")),
		Blocks: []Block{{Items: [][]Sentence{p.sentences(prose.Words("این توسط پزشک انجام می\u200cشود. بعد می\u200cآیید."))}}},
	}
	text.ask([]string{"توسط پزشک", ""})
	if text.Title[0].Ask || !text.Blocks[0].Items[0][0].Ask || text.Blocks[0].Items[0][1].Ask {
		t.Errorf("asked about %v, %v", text.Title, text.Blocks)
	}
}

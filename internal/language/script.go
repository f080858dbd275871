package language

// A Script is what is usual in a writing system: the starting point of a new
// language, and all there is of a language that is known by name only.
type Script struct {
	Direction             Direction
	Fonts                 []string // families, the first that has the character wins
	LineHeight            float64  // em
	Stop, Question, Comma string
}

// Scripts by their code of ISO 15924: those that the fonts of the program can
// write.
var Scripts = map[string]Script{
	"Arab": {RTL, []string{"Vazirmatn", "Noto Naskh Arabic", "Noto Sans"}, 1.75, ".", "؟", "،"},
	"Armn": {LTR, []string{"Noto Sans Armenian", "Noto Sans"}, 1.5, "։", "՞", ","},
	"Beng": {LTR, []string{"Noto Sans Bengali", "Noto Sans"}, 1.6, "।", "?", ","},
	"Cyrl": {LTR, []string{"Noto Sans"}, 1.5, ".", "?", ","},
	"Deva": {LTR, []string{"Noto Sans"}, 1.6, "।", "?", ","},
	"Ethi": {LTR, []string{"Noto Sans Ethiopic", "Noto Sans"}, 1.65, "።", "?", "፣"},
	"Geor": {LTR, []string{"Noto Sans Georgian", "Noto Sans"}, 1.5, ".", "?", ","},
	"Grek": {LTR, []string{"Noto Sans"}, 1.5, ".", ";", ","},
	"Guru": {LTR, []string{"Noto Sans Gurmukhi", "Noto Sans"}, 1.6, "।", "?", ","},
	"Latn": {LTR, []string{"Noto Sans"}, 1.5, ".", "?", ","},
	"Sinh": {LTR, []string{"Noto Sans Sinhala", "Noto Sans"}, 1.6, ".", "?", ","},
	"Taml": {LTR, []string{"Noto Sans Tamil", "Noto Sans"}, 1.6, ".", "?", ","},
}

package library

import "testing"

func TestQuestionsAndSuccessor(t *testing.T) {
	dir := base(t)
	write(t, dir, "content/messages/hello.questions.toml", `[[questions]]
id = "q1"
asked = "Is a nurse a doctor here?"
quote = "We are nurses."
by = "am-1"
languages = ["es"]
date = 2026-11-25
answer = "No."
answered_by = "team"
answered = 2026-11-26

[questions.readers]
es = "¿Quién es la enfermera?"

[[questions]]
id = "q2"
asked = "How late?"
by = "es-1"
date = 2026-11-26
`)
	write(t, dir, "translations/es/hello.next.md", "+++\ntitle = \"Hola\"\nalt = \"Una enfermera.\"\nshort = \"Hola.\"\nby = \"es-1\"\n+++\nVenga {late-minutes} minutos tarde.\n")
	lib, faults := read(t, dir)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	q := lib.Message("hello").Questions
	if len(q) != 2 || q[0].Open() || !q[1].Open() || q[0].Readers["es"] == "" {
		t.Errorf("questions: %+v", q)
	}
	// It has the fingerprint that it will have as the current text.
	next := lib.Successor("es", "hello")
	was := next.Fingerprint()
	write(t, dir, "translations/es/hello.md", "+++\ntitle = \"Hola\"\nalt = \"Una enfermera.\"\nshort = \"Hola.\"\nby = \"es-1\"\n+++\nVenga {late-minutes} minutos tarde.\n")
	lib, _ = read(t, dir)
	if lib.Translation("es", "hello").Fingerprint() != was {
		t.Error("the successor has another fingerprint than the same text as current one")
	}
	if lib.Translation("es", "hello") == lib.Successor("es", "hello") {
		t.Error("the successor is taken for the current text")
	}
}

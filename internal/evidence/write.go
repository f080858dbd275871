package evidence

import (
	"fmt"
	"path"
	"strconv"
	"strings"

	"salam/internal/language"
	"salam/internal/prose"
)

// Write gives the file of a record: its path in the tree and its text. Keys
// come in the order of docs/evidence.md, so that the same record is the same
// file. The record is not checked here; whoever writes one reads it back.
func (r *Record) Write() (file, text string) {
	var w writer
	w.text("message", r.Message)
	w.text("language", r.Language)
	w.text("kind", string(r.Kind))
	w.text("reader", r.Reader)
	w.text("recorded_by", r.RecordedBy)
	w.text("method", r.Method)
	w.line("date", r.Date.String())
	for _, f := range []struct {
		key   string
		value prose.Fingerprint
	}{{"source", r.Source}, {"translation", r.Translation}, {"illustration", r.Illustration}, {"from", r.From}, {"to", r.To}} {
		w.text(f.key, string(f.value))
	}
	if r.Kind == Naturalness {
		w.line("blind", strconv.FormatBool(r.Blind))
		w.line("natural", strconv.Itoa(r.Natural))
	}
	w.text("verdict", r.Verdict)
	w.text("record", r.Answers)
	if r.Finding != 0 {
		w.line("finding", strconv.Itoa(r.Finding))
	}
	if r.Removed {
		w.line("removed", "true")
	}
	w.text("answer", r.Answer)
	w.text("reason", r.Reason)
	w.text("retold", r.Retold)
	if r.RetoldAgreed {
		w.line("retold_agreed", "true")
	}
	w.text("retold_read_by", r.RetoldReadBy)
	for _, it := range r.Items {
		w.b.WriteString("\n[[items]]\n")
		w.text("item", it.Item)
		w.text("says", it.Says)
		w.text("heard", it.Heard)
	}
	for _, f := range r.Findings {
		w.b.WriteString("\n[[findings]]\n")
		w.text("quote", f.Quote)
		w.text("category", f.Category)
		w.text("severity", f.Severity)
		w.text("better", f.Better)
	}
	text = w.b.String()
	return path.Join(Folder(r.Language, r.Message), r.name(text)), text
}

// Folder is where records about a message in a language lie.
func Folder(lang, message string) string {
	if lang == language.Source {
		return path.Join("content/evidence", message)
	}
	return path.Join("translations", lang, "evidence", message)
}

type writer struct{ b strings.Builder }

func (w *writer) line(key, value string) { w.b.WriteString(key + " = " + value + "\n") }

func (w *writer) text(key, s string) {
	if s != "" {
		w.line(key, quote(s))
	}
}

// quote writes a basic string of TOML 1.0.
func quote(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteString(`\` + string(r))
		case r == '\n':
			b.WriteString(`\n`)
		case r < 0x20 || r == 0x7f:
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

package evidence

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"

	"salam/internal/language"
	"salam/internal/library"
	"salam/internal/prose"
	"salam/internal/tree"
)

// A Kind says what was checked or decided.
type Kind string

const (
	Naturalness Kind = "naturalness" // a native reader judged the words, blind
	Meaning     Kind = "meaning"     // a bilingual reader said back what was understood
	Clinical    Kind = "clinical"    // a clinician signed
	Community   Kind = "community"   // a stranger's finding: it alerts, and no more
	Carry       Kind = "carry"       // a spelling correction in the English leaves its evidence standing
	Close       Kind = "close"       // an answer to a finding, an alert or a withdrawal
	Retract     Kind = "retract"     // a record counts for nothing any more
	Withdraw    Kind = "withdraw"    // the message is taken down
)

// A Record says that one person made one check or one decision, and on what
// exactly. Records are immutable: what was wrong is retracted and recorded
// anew.
type Record struct {
	File string `toml:"-"`
	ID   string `toml:"-"` // the 12 hexadecimal digits of the file's name

	Message    string    `toml:"message"`     // or "ui-site": a unit of the interface
	Language   string    `toml:"language"`    //
	Kind       Kind      `toml:"kind"`        //
	Reader     string    `toml:"reader"`      // who checked or decided; empty for community
	RecordedBy string    `toml:"recorded_by"` // who typed it in, when the reader did not
	Method     string    `toml:"method"`      // packet, paper, interpreter-call
	Date       tree.Date `toml:"date"`

	// What was in front of the reader, placeholders unfilled.
	Source       prose.Fingerprint `toml:"source"`
	Translation  prose.Fingerprint `toml:"translation"`
	Illustration prose.Fingerprint `toml:"illustration"`

	Blind    bool      `toml:"blind"`    // neither English nor picture until judged
	Natural  int       `toml:"natural"`  // 1 … 5
	Verdict  string    `toml:"verdict"`  // pass, change
	Items    []Item    `toml:"items"`    // of meaning: every know, do and keep of the brief
	Findings []Finding `toml:"findings"` //

	// The reader's own words, kept only where the reader agreed and a
	// coordinator has read them first: they can hold a disclosure.
	Retold       string `toml:"retold"`
	RetoldAgreed bool   `toml:"retold_agreed"`
	RetoldReadBy string `toml:"retold_read_by"`

	Answers string            `toml:"record"`  // of close and retract: the ID of the record that is meant
	Finding int               `toml:"finding"` // of close: which finding, from 1; 0: the verdict, or the whole record
	Answer  string            `toml:"answer"`  // of close: changed, kept
	Removed bool              `toml:"removed"` // of retract: the file of that record is gone, and this is all that stays
	Reason  string            `toml:"reason"`  // of every decision
	From    prose.Fingerprint `toml:"from"`    // of carry: the English before the correction
	To      prose.Fingerprint `toml:"to"`      // and after it
}

// An Item is one thing of the brief, and whether the reader heard it.
type Item struct {
	Item  string `toml:"item"`  // "know 1", "do 2", "keep 1"
	Says  string `toml:"says"`  // its words in the brief, so that another brief is another question
	Heard string `toml:"heard"` // yes, missed, wrong
}

// A Finding is what one person found wrong in one place.
type Finding struct {
	Quote    string `toml:"quote"`
	Category string `toml:"category"`
	Severity string `toml:"severity"` // minor, major, critical
	Better   string `toml:"better"`
}

// stops reports whether the finding holds a text back until it is answered.
func (f Finding) stops() bool { return f.Severity != "minor" }

// Words that the fields may hold.
var (
	methods    = []string{"packet", "paper", "interpreter-call"}
	verdicts   = []string{"pass", "change"}
	heard      = []string{"yes", "missed", "wrong"}
	categories = []string{"awkward", "unidiomatic", "register", "unclear", "terminology", "dialect", "disrespectful", "meaning"}
	severities = []string{"minor", "major", "critical"}
	answers    = []string{"changed", "kept"}
)

// Limits: no check of one message needs more.
const (
	maxItems    = 200
	maxFindings = 100
	maxWords    = 2000 // bytes of one text
)

const recordHint = "see docs/evidence.md for what a record holds"

// ParseRecord reads one record strictly. It gives either a record or faults.
func ParseRecord(f library.File) (*Record, tree.Faults) {
	r := &Record{File: f.Path}
	keys, lines, faults := strict(f.Path, f.Text, r)
	if len(faults) > 0 {
		return nil, faults
	}
	c := reading{r: r, file: f, keys: keys, lines: lines}
	c.place()
	if rule, ok := rules[r.Kind]; ok {
		c.fields(rule)
		c.values()
	} else {
		c.bad("kind", "one of naturalness, meaning, clinical, community, carry, close, retract, withdraw", "kind = %q is not known", string(r.Kind))
	}
	if len(c.faults) > 0 {
		return nil, c.faults
	}
	return r, nil
}

// Digits are the 12 hexadecimal digits that the file of a record carries in
// its name: the first of the SHA-256 of its bytes, so that sha256sum tells
// whether a record is as it was written.
func Digits(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])[:12]
}

// handle is whose name the file carries: the reader's, or for a stranger's
// finding the handle of who typed it in.
func (r *Record) handle() string {
	if r.Reader != "" {
		return r.Reader
	}
	return r.RecordedBy
}

func (r *Record) name(text string) string {
	return fmt.Sprintf("%s-%s-%s-%s.toml", r.Date, r.handle(), r.Kind, Digits(text))
}

type reading struct {
	r      *Record
	file   library.File
	keys   map[string]any
	lines  tree.Lines
	faults tree.Faults
}

func (c *reading) bad(key, hint, format string, args ...any) {
	c.faults.Add(c.file.Path, max(1, c.lines.Of(key)), hint, format, args...)
}

// place holds the record against the folder and the name of its file: a record
// that was copied, renamed or edited shows.
func (c *reading) place() {
	r := c.r
	r.ID = Digits(c.file.Text)
	if r.Message != c.file.Message {
		c.bad("message", "a record stays in the folder that it was written to", "message = %q, but the folder is that of %q", r.Message, c.file.Message)
	}
	if r.Language != c.file.Language {
		c.bad("language", "a record stays in the folder that it was written to", "language = %q, but the folder is that of %q", r.Language, c.file.Language)
	}
	if want, got := r.name(c.file.Text), path.Base(c.file.Path); want != got {
		c.faults.Add(c.file.Path, 0, "a record is never edited or renamed: retract it and record it anew", "the name of the file does not agree with what it holds, which would be %s", want)
	}
}

func (c *reading) values() {
	r := c.r
	for key, id := range map[string]string{"message": r.Message, "language": r.Language, "reader": r.Reader, "recorded_by": r.RecordedBy, "retold_read_by": r.RetoldReadBy} {
		if _, ok := c.keys[key]; ok && !tree.ValidID(id) {
			c.bad(key, "use a-z, 0-9 and hyphens", "%s = %q is no id", key, id)
		}
	}
	for key, f := range map[string]prose.Fingerprint{"source": r.Source, "translation": r.Translation, "illustration": r.Illustration, "from": r.From, "to": r.To} {
		if _, ok := c.keys[key]; ok && !f.Valid() {
			c.bad(key, "sha256: and 64 digits of 0-9 and a-f, as salam status --json prints them", "%s is no fingerprint", key)
		}
	}
	c.oneOf("method", r.Method, methods)
	c.oneOf("verdict", r.Verdict, verdicts)
	c.oneOf("answer", r.Answer, answers)
	if r.Date.Year < 2000 || r.Date.Year > 9000 {
		c.bad("date", "a day, as in 2026-11-20", "date is no day of this project")
	}
	if r.Kind == Naturalness && (r.Natural < 1 || r.Natural > 5) {
		c.bad("natural", "from 1 (nobody would say it) to 5 (as if written here)", "natural = %d", r.Natural)
	}
	if r.RecordedBy != "" && r.RecordedBy == r.Reader {
		c.bad("recorded_by", "leave recorded_by out", "reader and recorded_by are the same: recorded_by is for somebody else who typed it in")
	}
	if r.Method == "interpreter-call" && r.RecordedBy == "" {
		c.bad("method", `recorded_by = "…": who was on the other end of the call`, "a call was typed in by somebody, who is not named")
	}
	c.answer()
	c.items()
	c.findings()
	c.words("retold", r.Retold)
	c.words("reason", r.Reason)
	if (r.Retold != "") != r.RetoldAgreed || (r.Retold != "") != (r.RetoldReadBy != "") {
		c.bad("retold", "delete retold, or add retold_agreed = true and retold_read_by = the coordinator who read it", "a reader's own words are kept only where the reader agreed and a coordinator has read them")
	}
}

func (c *reading) oneOf(key, value string, allowed []string) {
	if _, ok := c.keys[key]; ok && !slices.Contains(allowed, value) {
		c.bad(key, "one of "+strings.Join(allowed, ", "), "%s = %q is not known", key, value)
	}
}

var digits12 = regexp.MustCompile(`^[0-9a-f]{12}$`)

func (c *reading) answer() {
	r := c.r
	if _, ok := c.keys["record"]; ok && !digits12.MatchString(r.Answers) {
		c.bad("record", "the 12 digits at the end of that record's file name", "record = %q names no record", r.Answers)
	}
	if r.Finding < 0 {
		c.bad("finding", "findings are counted from 1", "finding = %d", r.Finding)
	}
	if r.Kind == Carry && r.From == r.To {
		c.bad("to", "", "from and to are the same")
	}
}

var itemName = regexp.MustCompile(`^(know|do|keep) [1-9][0-9]?$`)

func (c *reading) items() {
	if len(c.r.Items) > maxItems {
		c.bad("items", "", "there are more than %d items", maxItems)
		return
	}
	seen := map[string]bool{}
	for i, it := range c.r.Items {
		key := fmt.Sprintf("items[%d]", i)
		switch {
		case !itemName.MatchString(it.Item):
			c.bad(key, `know, do or keep and its number in the brief, as in "do 1"`, "item = %q is no item of a brief", it.Item)
		case seen[it.Item]:
			c.bad(key, "each item is judged once", "the item %q is there twice", it.Item)
		}
		seen[it.Item] = true
		if !slices.Contains(heard, it.Heard) {
			c.bad(key, "one of "+strings.Join(heard, ", "), "heard = %q is not known", it.Heard)
		}
		if it.Says == "" {
			c.bad(key, "copy the words of the item from the brief", "says is missing")
		}
		c.words(key, it.Says)
	}
}

func (c *reading) findings() {
	if len(c.r.Findings) > maxFindings {
		c.bad("findings", "", "there are more than %d findings", maxFindings)
		return
	}
	for i, f := range c.r.Findings {
		key := fmt.Sprintf("findings[%d]", i)
		if !slices.Contains(categories, f.Category) {
			c.bad(key, "one of "+strings.Join(categories, ", "), "category = %q is not known", f.Category)
		}
		if !slices.Contains(severities, f.Severity) {
			c.bad(key, "one of "+strings.Join(severities, ", "), "severity = %q is not known", f.Severity)
		}
		c.words(key, f.Quote)
		c.words(key, f.Better)
	}
}

// words checks what somebody wrote freely. Records are public: whoever could
// be found through an address or a number is not named in them.
func (c *reading) words(key, s string) {
	c.faults = append(c.faults, prose.CheckCharacters(c.file.Path, max(1, c.lines.Of(key)), s)...)
	if len(s) > maxWords {
		c.bad(key, "say it in fewer words", "the text of %s is longer than %d bytes", key, maxWords)
	}
	if what := personal(s); what != "" {
		c.bad(key, "take it out: records are public", "the text of %s holds what looks like %s", key, what)
	}
}

// isSource reports whether the record is about the English.
func (r *Record) isSource() bool { return r.Language == language.Source }

// words is the fingerprint of the text that the record judges.
func (r *Record) words() prose.Fingerprint {
	if r.isSource() {
		return r.Source
	}
	return r.Translation
}

package tree

import (
	"errors"
	"fmt"
	"regexp"
	"strings"

	"github.com/pelletier/go-toml/v2"
	"github.com/pelletier/go-toml/v2/unstable"
)

// maxNesting bounds brackets and dotted keys, so that no file can make a
// decoder recurse deeply.
const maxNesting = 16

// A Date is a day without a clock or a zone, as TOML writes it.
type Date = toml.LocalDate

// Lines tells on which line of a file a key stands. Keys are dotted; the
// n-th table of an array is name[n], counted from 0.
type Lines map[string]int

// Of is the line of the first of the keys that is known, else 0.
func (l Lines) Of(keys ...string) int {
	for _, k := range keys {
		if n, ok := l[k]; ok {
			return n
		}
	}
	return 0
}

// TOML reads a TOML file strictly into a struct: an unknown key is a fault,
// and so is a value of the wrong type.
func (t *Tree) TOML(name string, into any) (Lines, Faults) {
	text, faults := t.Text(name, TOMLLimit)
	if len(faults) > 0 {
		return nil, faults
	}
	return DecodeTOML(name, text, 0, into)
}

// DecodeTOML decodes src, which stands in file after skipped lines. Lines is
// nil where nothing useful could be decoded.
func DecodeTOML(file, src string, skipped int, into any) (Lines, Faults) {
	var faults Faults
	if line := tooDeep(src); line > 0 {
		faults.Add(file, skipped+line, "use at most a few levels of tables", "brackets are nested too deeply")
		return nil, faults
	}
	lines, line, err := keyLines(src)
	if err != nil {
		faults.Add(file, skipped+line, "see the example in docs/files.md", "this is no TOML: %s", plain(err))
		return nil, faults
	}
	for k := range lines {
		lines[k] += skipped
	}
	dec := toml.NewDecoder(strings.NewReader(src)).DisallowUnknownFields()
	err = dec.Decode(into)
	var unknown *toml.StrictMissingError
	var wrong *toml.DecodeError
	switch {
	case err == nil:
	case errors.As(err, &unknown):
		for _, e := range unknown.Errors {
			row, _ := e.Position()
			faults.Add(file, skipped+row, "see docs/files.md for the keys; check the spelling", "unknown key %q", strings.Join(e.Key(), "."))
		}
	case errors.As(err, &wrong):
		row, _ := wrong.Position()
		faults.Add(file, skipped+row, "see docs/files.md for the type of each key", "%s", mistyped(wrong))
		return nil, faults
	default:
		faults.Add(file, skipped, "", "%s", plain(err))
	}
	return lines, faults
}

// mistyped says in a reader's words what a value should have been; the decoder
// names the types of this program.
func mistyped(err *toml.DecodeError) string {
	s := plain(err)
	m := wrongType.FindStringSubmatch(s)
	if m == nil {
		return s
	}
	kind := m[2]
	switch {
	case strings.HasPrefix(kind, "[]"):
		kind = `a list: ["…"]`
	case strings.HasPrefix(kind, "int"):
		kind = "a number"
	case strings.HasPrefix(kind, "float"):
		kind = "a number"
	case kind == "bool":
		kind = "true or false"
	case kind == "string" || strings.HasSuffix(kind, "Kind") || strings.HasSuffix(kind, "Fingerprint"):
		kind = `a text: "…"`
	default:
		kind = "a table"
	}
	return fmt.Sprintf("%s is %s, and should be %s", strings.Join(err.Key(), "."), map[string]string{
		"string": "a text", "integer": "a number", "float": "a number", "boolean": "true or false", "array": "a list", "inline table": "a table"}[m[1]], kind)
}

var wrongType = regexp.MustCompile(`^cannot decode TOML ([a-z ]+) into struct field .* of type (\S+)$`)

func plain(err error) string {
	return strings.TrimPrefix(strings.TrimPrefix(err.Error(), "toml: "), "strict mode: ")
}

// keyLines walks the expressions of a document and notes where keys stand.
// It finds syntax errors too, with their line.
func keyLines(src string) (Lines, int, error) {
	lines := Lines{}
	counts := map[string]int{}
	table := ""
	p := unstable.Parser{}
	data := []byte(src)
	p.Reset(data)
	for p.NextExpression() {
		e := p.Expression()
		key, offset := dotted(e)
		line := 1 + strings.Count(src[:min(offset, len(src))], "\n")
		switch e.Kind {
		case unstable.Table:
			table = key
			note(lines, table, line)
		case unstable.ArrayTable:
			table = fmt.Sprintf("%s[%d]", key, counts[key])
			counts[key]++
			note(lines, key, line)
			note(lines, table, line)
		case unstable.KeyValue:
			if table != "" {
				key = table + "." + key
			}
			note(lines, key, line)
		}
	}
	if err := p.Error(); err != nil {
		var pe *unstable.ParserError
		line := 1
		if errors.As(err, &pe) {
			r := p.Range(pe.Highlight)
			line = 1 + strings.Count(src[:min(int(r.Offset), len(src))], "\n")
			return nil, line, errors.New(pe.Message)
		}
		return nil, line, err
	}
	return lines, 0, nil
}

func note(lines Lines, key string, line int) {
	if _, ok := lines[key]; !ok {
		lines[key] = line
	}
}

func dotted(e *unstable.Node) (string, int) {
	var parts []string
	offset := 0
	for it := e.Key(); it.Next(); {
		n := it.Node()
		if len(parts) == 0 {
			offset = int(n.Raw.Offset)
		}
		parts = append(parts, string(n.Data))
	}
	return strings.Join(parts, "."), offset
}

// tooDeep returns the line on which brackets are nested deeper than
// maxNesting, or 0. Strings and comments are skipped; a document that fools
// this scan is refused by the parser.
func tooDeep(src string) int {
	depth, line := 0, 1
	for i := 0; i < len(src); i++ {
		switch c := src[i]; c {
		case '\n':
			line++
		case '#':
			for i+1 < len(src) && src[i+1] != '\n' {
				i++
			}
		case '"', '\'':
			quote := string(c)
			if strings.HasPrefix(src[i:], strings.Repeat(quote, 3)) {
				quote = strings.Repeat(quote, 3)
			}
			end := closing(src, i+len(quote), quote)
			line += strings.Count(src[i:end], "\n")
			i = end - 1
		case '[', '{':
			if depth++; depth > maxNesting {
				return line
			}
		case ']', '}':
			depth = max(0, depth-1)
		case '.':
			// Dotted keys nest as well; a run of more than maxNesting on one
			// line is refused.
			start := strings.LastIndexByte(src[:i], '\n') + 1
			if eq := strings.IndexByte(src[start:i], '='); eq < 0 && strings.Count(src[start:i], ".") > maxNesting {
				return line
			}
		}
	}
	return 0
}

func closing(src string, from int, quote string) int {
	for i := from; i < len(src); i++ {
		if src[i] == '\\' && quote[0] == '"' {
			i++
			continue
		}
		if len(quote) == 1 && src[i] == '\n' {
			return i
		}
		if strings.HasPrefix(src[i:], quote) {
			return i + len(quote)
		}
	}
	return len(src)
}

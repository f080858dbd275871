package illustration

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"salam/internal/tree"
)

// Limits on one file. The largest scene of the project has 30 elements, the
// largest part of the kit 60, nested 5 deep.
const (
	maxElements = 20000
	maxDepth    = 32
	maxFaults   = 100 // of one drawing: who sends more gets the first hundred
)

// A node is one element as it stands in the file, before anybody asks what it
// means.
type node struct {
	name  string // with its prefix, if it has one
	attrs []attr
	kids  []*node
	line  int
}

type attr struct {
	name, value string
	line        int
}

// A clerk gathers the faults of one drawing.
type clerk struct {
	faults tree.Faults
	full   bool
}

func (c *clerk) fault(file string, line int, hint, format string, args ...any) {
	switch {
	case c.full:
	case len(c.faults) < maxFaults:
		c.faults.Add(file, line, hint, format, args...)
	default:
		c.full = true
		c.faults.Add(file, 0, "mend these first", "there are more faults than the first %d", maxFaults)
	}
}

// readMarkup reads the elements of a file. What is no element, attribute,
// comment or space is a fault: a drawing needs no more of XML, and everything
// else in XML has been used to attack its readers.
//
// The decoder of the standard library does the lexing; RawToken leaves names
// as they are written and expands no entity that is not predefined, and those
// are refused here.
func (c *clerk) readMarkup(file, src string) *node {
	dec := xml.NewDecoder(strings.NewReader(src))
	// The text is UTF-8, whatever a declaration says, and that is refused below.
	dec.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	var root *node
	var open []*node
	elements := 0
	line, from := 1, 0
	for {
		token, err := dec.RawToken()
		to := int(dec.InputOffset())
		raw := src[from:to]
		at := line
		line, from = line+strings.Count(raw, "\n"), to
		if err == io.EOF {
			break
		}
		if err != nil {
			var syntax *xml.SyntaxError
			what := err.Error()
			if errors.As(err, &syntax) {
				at, what = syntax.Line, syntax.Msg
			}
			c.fault(file, at, "open the file in a drawing program or a browser to find the place", "this is no XML: %s", cut(what, 120))
			return nil
		}
		switch t := token.(type) {
		case xml.StartElement:
			if elements++; elements > maxElements {
				c.fault(file, at, "simplify the drawing", "the file has more than %d elements", maxElements)
				return nil
			}
			if len(open) == maxDepth {
				c.fault(file, at, "use fewer groups in groups", "elements are nested more than %d deep", maxDepth)
				return nil
			}
			n := c.element(file, t, raw, at)
			switch {
			case len(open) > 0:
				parent := open[len(open)-1]
				parent.kids = append(parent.kids, n)
			case root == nil:
				root = n
			default:
				c.fault(file, at, "keep one svg element", "a second root element")
				return nil
			}
			open = append(open, n)
		case xml.EndElement:
			if len(open) == 0 || open[len(open)-1].name != full(t.Name) {
				c.fault(file, at, "close elements in the order in which they were opened", "</%s> closes nothing that is open", shorten(full(t.Name)))
				return nil
			}
			open = open[:len(open)-1]
		case xml.CharData:
			if i := strings.Index(raw, "<![CDATA["); i >= 0 {
				c.fault(file, at, "take it out", "CDATA sections are refused")
			} else if i := strings.IndexByte(raw, '&'); i >= 0 {
				c.fault(file, at+strings.Count(raw[:i], "\n"), "take it out", "entities are refused")
			} else if len(bytes.TrimSpace(t)) > 0 && !silenced(open) {
				lead := raw[:len(raw)-len(strings.TrimLeft(raw, " \t\n"))]
				c.fault(file, at+strings.Count(lead, "\n"), "a drawing is text-free; words belong in the message", "text stands between the elements")
			}
		case xml.ProcInst:
			hint := "take it out"
			if t.Target == "xml" {
				hint = "take out the line <?xml … ?>: the file is always UTF-8"
			}
			c.fault(file, at, hint, "processing instructions are refused")
		case xml.Directive:
			c.fault(file, at, "take it out", "a document type or another declaration is refused")
			return nil // what follows may lean on it
		}
	}
	if len(open) > 0 {
		c.fault(file, open[len(open)-1].line, "close it", "<%s> is never closed", shorten(open[len(open)-1].name))
		return nil
	}
	if root == nil {
		c.fault(file, 1, "start with <svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1000 700\">", "the file holds no drawing")
	}
	return root
}

func full(n xml.Name) string {
	if n.Space == "" {
		return n.Local
	}
	return n.Space + ":" + n.Local
}

// silenced reports whether an open element is refused as a whole: the fault of
// that element covers its words.
func silenced(open []*node) bool {
	for _, n := range open {
		if _, known := allowed[n.name]; !known {
			return true
		}
	}
	return false
}

func (c *clerk) element(file string, t xml.StartElement, raw string, at int) *node {
	n := &node{name: full(t.Name), line: at}
	lines := attrLines(raw, at)
	seen := map[string]bool{}
	for i, a := range t.Attr {
		x := attr{name: full(a.Name), value: a.Value, line: at}
		if i < len(lines) {
			x.line = lines[i]
		}
		if seen[x.name] {
			c.fault(file, x.line, "keep one of them", "%s stands twice in one element", shorten(x.name))
			continue
		}
		seen[x.name] = true
		n.attrs = append(n.attrs, x)
	}
	if strings.IndexByte(raw, '&') >= 0 {
		c.fault(file, at, "write the character itself", "entities are refused")
	}
	return n
}

// attrLines is the line of each attribute of a start tag: the line on which
// its equals sign stands outside quotes.
func attrLines(raw string, line int) []int {
	var lines []int
	var quote byte
	for i := 0; i < len(raw); i++ {
		switch b := raw[i]; {
		case b == '\n':
			line++
		case quote != 0:
			if b == quote {
				quote = 0
			}
		case b == '"' || b == '\'':
			quote = b
		case b == '=':
			lines = append(lines, line)
		}
	}
	return lines
}

// shorten keeps what came from the file short enough for a message.
func shorten(s string) string { return cut(s, 40) }

// cut keeps at most so many bytes, and whole characters.
func cut(s string, most int) string {
	if len(s) <= most {
		return s
	}
	for most > 0 && s[most]&0xC0 == 0x80 {
		most--
	}
	return s[:most] + "…"
}

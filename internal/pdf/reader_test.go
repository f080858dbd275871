package pdf

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"testing"
)

// A second reader of PDF, for tests: it shares nothing with what writes, so
// that both do not have the same mistake (ISO 32000-1 7.2 to 7.5). It reads
// any file with a classic cross-reference table and Flate streams.

type (
	name   string
	ref    int
	text   string // a string object, as bytes
	dict   map[name]any
	op     string // an operator of a content stream
	stream struct {
		dict
		data []byte
	}
)

// A lexer reads objects and operators.
type lexer struct {
	b  []byte
	at int
}

func (l *lexer) skip() {
	for l.at < len(l.b) {
		switch c := l.b[l.at]; {
		case c == '%':
			for l.at < len(l.b) && l.b[l.at] != '\n' && l.b[l.at] != '\r' {
				l.at++
			}
		case c == 0 || c == '\t' || c == '\n' || c == '\f' || c == '\r' || c == ' ':
			l.at++
		default:
			return
		}
	}
}

func (l *lexer) word() string {
	from := l.at
	for l.at < len(l.b) && !bytes.ContainsRune([]byte("\x00\t\n\f\r ()<>[]{}/%"), rune(l.b[l.at])) {
		l.at++
	}
	return string(l.b[from:l.at])
}

var isRef = regexp.MustCompile(`^(\d+)\s+0\s+R\b`)

// next is the next object or operator, or io.EOF.
func (l *lexer) next() (any, error) {
	l.skip()
	if l.at >= len(l.b) {
		return nil, io.EOF
	}
	if m := isRef.FindSubmatch(l.b[l.at:min(len(l.b), l.at+24)]); m != nil {
		l.at += len(m[0])
		n, err := strconv.Atoi(string(m[1]))
		return ref(n), err
	}
	rest := l.b[l.at:]
	switch {
	case rest[0] == '/':
		l.at++
		return name(l.word()), nil
	case rest[0] == '(':
		return l.literal()
	case bytes.HasPrefix(rest, []byte("<<")):
		l.at += 2
		return l.dictionary()
	case rest[0] == '<':
		end := bytes.IndexByte(rest, '>')
		if end < 0 {
			return nil, fmt.Errorf("a string without an end at %d", l.at)
		}
		l.at += end + 1
		var out []byte
		for hex := rest[1:end]; len(hex) > 0; hex = hex[2:] {
			if len(hex) == 1 {
				hex = append(bytes.Clone(hex), '0')
			}
			v, err := strconv.ParseUint(string(hex[:2]), 16, 8)
			if err != nil {
				return nil, err
			}
			out = append(out, byte(v))
		}
		return text(out), nil
	case rest[0] == '[':
		l.at++
		list := []any{}
		for {
			if l.skip(); l.at < len(l.b) && l.b[l.at] == ']' {
				l.at++
				return list, nil
			}
			v, err := l.next()
			if err != nil {
				return nil, fmt.Errorf("in a list: %w", err)
			}
			list = append(list, v)
		}
	}
	w := l.word()
	if w == "" {
		return nil, fmt.Errorf("%q at %d", rest[0], l.at)
	}
	switch w {
	case "true", "false":
		return w == "true", nil
	case "null":
		return nil, nil
	}
	if v, err := strconv.ParseFloat(w, 64); err == nil {
		return v, nil
	}
	return op(w), nil
}

func (l *lexer) literal() (any, error) {
	l.at++
	var out []byte
	for depth := 1; l.at < len(l.b); l.at++ {
		c := l.b[l.at]
		switch c {
		case '\\':
			return nil, fmt.Errorf("an escape in a string at %d: not read here", l.at)
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				l.at++
				return text(out), nil
			}
		}
		out = append(out, c)
	}
	return nil, io.ErrUnexpectedEOF
}

func (l *lexer) dictionary() (any, error) {
	d := dict{}
	for {
		if l.skip(); bytes.HasPrefix(l.b[min(l.at, len(l.b)):], []byte(">>")) {
			l.at += 2
			return d, nil
		}
		key, err := l.next()
		if err != nil {
			return nil, fmt.Errorf("in a dictionary: %w", err)
		}
		k, ok := key.(name)
		if !ok {
			return nil, fmt.Errorf("a dictionary has the key %v", key)
		}
		if _, twice := d[k]; twice {
			return nil, fmt.Errorf("a dictionary has the key %v twice", k)
		}
		if d[k], err = l.next(); err != nil {
			return nil, err
		}
	}
}

// A paper is a file taken apart: what a test asks, and what it may break.
type paper struct {
	objects map[ref]any
	trailer dict
}

// takeApart reads a file through its cross-reference table.
func takeApart(t testing.TB, b []byte) *paper {
	t.Helper()
	p, err := readPaper(b)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func readPaper(b []byte) (*paper, error) {
	m := regexp.MustCompile(`startxref\n(\d+)\n%%EOF\n$`).FindSubmatch(b)
	if m == nil || !bytes.HasPrefix(b, []byte("%PDF-1.7\n")) {
		return nil, fmt.Errorf("no PDF 1.7 with an end")
	}
	at, _ := strconv.Atoi(string(m[1]))
	table := b[at:]
	head := regexp.MustCompile(`^xref\n0 (\d+)\n`).FindSubmatch(table)
	if head == nil {
		return nil, fmt.Errorf("no cross-reference table at %d", at)
	}
	size, _ := strconv.Atoi(string(head[1]))
	rows := table[len(head[0]):]
	p := &paper{objects: map[ref]any{}}
	for n := 1; n < size; n++ {
		off, err := strconv.Atoi(string(rows[20*n : 20*n+10]))
		if err != nil {
			return nil, err
		}
		if p.objects[ref(n)], err = readObject(b, off, n); err != nil {
			return nil, fmt.Errorf("object %d: %w", n, err)
		}
	}
	l := &lexer{b: rows, at: 20 * size}
	if v, err := l.next(); err != nil || v != op("trailer") {
		return nil, fmt.Errorf("no trailer: %v %v", v, err)
	}
	v, err := l.next()
	p.trailer, _ = v.(dict)
	return p, err
}

func readObject(b []byte, off, n int) (any, error) {
	l := &lexer{b: b, at: off}
	for _, want := range []any{float64(n), float64(0), op("obj")} {
		if v, err := l.next(); err != nil || v != want {
			return nil, fmt.Errorf("%v instead of %v (%v)", v, want, err)
		}
	}
	v, err := l.next()
	if err != nil {
		return nil, err
	}
	end, err := l.next()
	if err != nil || end == op("endobj") {
		return v, err
	}
	d, ok := v.(dict)
	length, isNumber := d["Length"].(float64)
	if end != op("stream") || !ok || !isNumber || b[l.at] != '\n' {
		return nil, fmt.Errorf("no stream: %v", end)
	}
	data := b[l.at+1 : l.at+1+int(length)]
	if !bytes.HasPrefix(b[l.at+1+int(length):], []byte("\nendstream\nendobj\n")) {
		return nil, fmt.Errorf("the stream's length is wrong")
	}
	if d["Filter"] == name("FlateDecode") {
		z, err := zlib.NewReader(bytes.NewReader(data))
		if err != nil {
			return nil, err
		}
		if data, err = io.ReadAll(z); err != nil {
			return nil, err
		}
	} else if d["Filter"] != nil {
		return nil, fmt.Errorf("the filter %v", d["Filter"])
	}
	return &stream{d, data}, nil
}

// get follows references.
func (p *paper) get(v any) any {
	for range 10 {
		r, ok := v.(ref)
		if !ok {
			return v
		}
		v = p.objects[r]
	}
	return nil
}

// dict is a dictionary, or that of a stream; never nil, so that it can be asked.
func (p *paper) dict(v any) dict {
	switch v := p.get(v).(type) {
	case dict:
		return v
	case *stream:
		return v.dict
	}
	return dict{}
}

func (p *paper) list(v any) []any {
	list, _ := p.get(v).([]any)
	return list
}

func (p *paper) stream(v any) *stream {
	if s, ok := p.get(v).(*stream); ok {
		return s
	}
	return &stream{dict: dict{}}
}

func (p *paper) catalog() dict { return p.dict(p.trailer["Root"]) }

// pages are the references of the pages, in order.
func (p *paper) pages() []ref {
	var all []ref
	for _, kid := range p.list(p.dict(p.catalog()["Pages"])["Kids"]) {
		r, _ := kid.(ref)
		all = append(all, r)
	}
	return all
}

func (p *paper) content(page ref) *stream { return p.stream(p.dict(page)["Contents"]) }

// TestReader: what is not right is not read.
func TestReader(t *testing.T) {
	good, err := Bytes(handmade(t))
	if err != nil {
		t.Fatal(err)
	}
	p := takeApart(t, good)
	if len(p.pages()) != 2 || len(p.content(p.pages()[0]).data) == 0 {
		t.Errorf("%d pages", len(p.pages()))
	}
	for what, change := range map[string][2]string{
		"end":    {"%%EOF\n", "%%EOF"},
		"number": {"\n4 0 obj", "\n5 0 obj"},
		"length": {"/Length ", "/Length 1"},
		"key":    {"/Tabs /S", "/Type /S"},
		"filter": {"/FlateDecode", "/LZWDecode  "},
		"string": {"/Lang (ar)", "/Lang (ar "},
	} {
		bad := bytes.Replace(good, []byte(change[0]), []byte(change[1]), 1)
		if bytes.Equal(bad, good) {
			t.Errorf("%s: there is no %q", what, change[0])
		}
		if _, err := readPaper(bad); err == nil {
			t.Errorf("%s: no error", what)
		}
	}
}

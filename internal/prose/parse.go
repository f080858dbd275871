package prose

import (
	"regexp"
	"strings"
	"sync"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"salam/internal/tree"
)

const subsetHint = "a message is made of paragraphs, lists of one level (- …) and **strong** words"

var (
	placeholder = regexp.MustCompile(`\{[a-z][a-z0-9]*(-[a-z0-9]+)*\}`)
	entity      = regexp.MustCompile(`&(#[0-9]+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);`)
)

// Parse reads the Markdown of a message, which stands in file after skipped
// lines. Anything outside the subset is a fault: it would be drawn in one
// output and lost in another.
func Parse(file string, skipped int, src string) (Body, tree.Faults) {
	src = unpadded(src)
	p := reader{file: file, skipped: skipped, src: []byte(src)}
	p.faults = CheckCharacters(file, skipped+1, src)
	p.scan(src)
	if len(p.faults) > 0 {
		return nil, p.faults
	}
	if tooNested(src) {
		p.faults.Add(file, skipped+1, subsetHint, "the text is nested too deeply")
		return nil, p.faults
	}
	doc := markdown().Parse(text.NewReader(p.src))
	var body Body
	for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Paragraph:
			body = append(body, Block{Paragraph: p.inline(n)})
		case *ast.List:
			body = append(body, Block{List: p.list(n)})
		default:
			p.refuse(offset(n), name(n))
		}
	}
	if len(body) == 0 && len(p.faults) == 0 {
		p.faults.Add(file, skipped+1, "write the message below the second +++", "the text is empty")
	}
	return body, p.faults
}

// markdown is made once: making it takes longer than parsing a message.
var markdown = sync.OnceValue(func() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(parser.DefaultBlockParsers()...),
		parser.WithInlineParsers(parser.DefaultInlineParsers()...),
		parser.WithParagraphTransformers(util.Prioritized(parser.LinkReferenceParagraphTransformer, 100)),
	)
})

type reader struct {
	file    string
	skipped int
	src     []byte
	faults  tree.Faults
}

func (p *reader) line(offset int) int {
	return p.skipped + 1 + strings.Count(string(p.src[:min(offset, len(p.src))]), "\n")
}

func (p *reader) refuse(offset int, what string) {
	p.faults.Add(p.file, p.line(offset), subsetHint, "%s is not allowed in a message", what)
}

// scan finds what goldmark would hide or change: template code, character
// references, backslashes, braces that are no placeholder.
func (p *reader) scan(src string) {
	for i, line := range strings.Split(src, "\n") {
		at := func(hint, what string) { p.faults.Add(p.file, p.skipped+i+1, hint, "%s", what) }
		if strings.Contains(line, "{{") || strings.Contains(line, "}}") {
			at("a placeholder has one brace: {emergency}", "template code {{ … }} is not allowed")
			continue
		}
		if strings.ContainsAny(placeholder.ReplaceAllString(line, ""), "{}") {
			at("a placeholder is written {name} with a-z, 0-9 and hyphens", "a brace does not belong to a placeholder")
		}
		if m := entity.FindString(line); m != "" {
			at("write the character itself", "the character reference "+m+" is not allowed")
		}
		if strings.Contains(line, `\`) {
			at("write the character itself", "a backslash is not allowed")
		}
	}
}

func (p *reader) list(l *ast.List) []Inline {
	if l.IsOrdered() {
		p.refuse(offset(l), "a numbered list")
	}
	var items []Inline
	for item := l.FirstChild(); item != nil; item = item.NextSibling() {
		first := item.FirstChild()
		switch {
		case first == nil:
			p.refuse(offset(l), "an empty list item")
			continue
		case first.NextSibling() != nil:
			p.refuse(offset(first.NextSibling()), "a list item of several blocks")
		}
		switch first.(type) {
		case *ast.TextBlock, *ast.Paragraph:
			items = append(items, p.inline(first))
		default:
			p.refuse(offset(first), name(first))
		}
	}
	return items
}

func (p *reader) inline(block ast.Node) Inline {
	var b builder
	for n := block.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Text:
			p.text(&b, n, false)
		case *ast.Emphasis:
			if n.Level != 2 {
				p.refuse(offset(n), "emphasis with one * or _")
				continue
			}
			for c := n.FirstChild(); c != nil; c = c.NextSibling() {
				if t, ok := c.(*ast.Text); ok {
					p.text(&b, t, true)
					continue
				}
				p.refuse(offset(c), name(c)+" in strong words")
			}
		default:
			p.refuse(offset(n), name(n))
		}
	}
	return b.spans
}

func (p *reader) text(b *builder, n *ast.Text, strong bool) {
	if n.HardLineBreak() {
		p.refuse(n.Segment.Start, "a forced line break")
	}
	b.add(string(n.Segment.Value(p.src)), strong)
	if n.SoftLineBreak() {
		b.add(" ", strong)
	}
}

// A builder joins neighbouring text of one weight and cuts out placeholders.
type builder struct{ spans Inline }

func (b *builder) add(s string, strong bool) {
	for s != "" {
		at := placeholder.FindStringIndex(s)
		if at == nil {
			b.plain(s, strong)
			return
		}
		b.plain(s[:at[0]], strong)
		b.spans = append(b.spans, Span{Placeholder: s[at[0]+1 : at[1]-1], Strong: strong})
		s = s[at[1]:]
	}
}

func (b *builder) plain(s string, strong bool) {
	if s == "" {
		return
	}
	if n := len(b.spans); n > 0 && b.spans[n-1].Placeholder == "" && b.spans[n-1].Strong == strong {
		b.spans[n-1].Text += s
		return
	}
	b.spans = append(b.spans, Span{Text: s, Strong: strong})
}

// Words makes an Inline of a title or another plain string: placeholders only.
func Words(s string) Inline {
	var b builder
	b.add(Normalise(s), false)
	return b.spans
}

// tooNested reports block markers stacked so deeply that no message needs it;
// it bounds the work of the parser.
func tooNested(src string) bool {
	for _, line := range strings.Split(src, "\n") {
		if len(line)-len(strings.TrimLeft(line, " >-*+0123456789.)")) > 60 {
			return true
		}
	}
	return false
}

func offset(n ast.Node) int {
	for c := n; c != nil; c = c.FirstChild() {
		if t, ok := c.(*ast.Text); ok {
			return t.Segment.Start
		}
		if c.Type() == ast.TypeBlock && c.Lines() != nil && c.Lines().Len() > 0 {
			return c.Lines().At(0).Start
		}
	}
	// A node without text: its neighbour before it is near enough.
	for p := n.PreviousSibling(); p != nil; p = p.PreviousSibling() {
		if p.Type() == ast.TypeBlock && p.Lines() != nil && p.Lines().Len() > 0 {
			return p.Lines().At(p.Lines().Len() - 1).Stop
		}
	}
	return 0
}

func name(n ast.Node) string {
	switch n.Kind() {
	case ast.KindHeading:
		return "a heading"
	case ast.KindHTMLBlock, ast.KindRawHTML:
		return "HTML"
	case ast.KindImage:
		return "an image"
	case ast.KindLink, ast.KindAutoLink, ast.KindLinkReferenceDefinition:
		return "a link"
	case ast.KindCodeSpan, ast.KindCodeBlock, ast.KindFencedCodeBlock:
		return "code"
	case ast.KindBlockquote:
		return "a quotation block"
	case ast.KindThematicBreak:
		return "a rule"
	case ast.KindList:
		return "a list in a list"
	case ast.KindEmphasis:
		return "emphasis"
	}
	return n.Kind().String()
}

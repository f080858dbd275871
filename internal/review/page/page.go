package page

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"regexp"
	"strconv"
	"strings"

	"salam/internal/language"
	"salam/internal/library"
	"salam/internal/tree"
)

//go:embed desk.css
var deskStyle string

// A Page is one file. Body comes from html/template or from the functions of
// this package, which escape by context.
type Page struct {
	Title  string // in English, as the whole page is
	Body   template.HTML
	Script string // runs once, without access to anything outside; may be empty
}

// A Style is what every page of a tree looks like.
type Style struct{ css string }

const tokenFile = "assets/css/tokens.css"

var (
	comment = regexp.MustCompile(`(?s)/\*.*?\*/`)
	space   = regexp.MustCompile(`\s*\n\s*`)
	family  = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9 -]*$`)
)

// NewStyle takes the colours and sizes of the site, so that there is one list
// of them, and gives every language its faces and its height of line.
func NewStyle(t *tree.Tree, lib *library.Library) (*Style, error) {
	tokens, faults := t.Text(tokenFile, tree.TOMLLimit)
	if err := faults.Err(); err != nil {
		return nil, err
	}
	var b strings.Builder
	b.WriteString(tokens + "\n")
	for _, l := range lib.Languages {
		fonts := ""
		for _, f := range l.Fonts {
			if !family.MatchString(f) {
				return nil, fmt.Errorf("the language %s: %q is no name of a font family", l.ID, f)
			}
			fonts += `"` + f + `",`
		}
		fmt.Fprintf(&b, ":lang(%s){--lh:%s;--f:%ssystem-ui,sans-serif}\n", l.Tag, strconv.FormatFloat(l.LineHeight, 'f', -1, 64), fonts)
	}
	b.WriteString(deskStyle)
	css := strings.TrimSpace(space.ReplaceAllString(comment.ReplaceAllString(b.String(), ""), "\n"))
	// The styles of a tree stand inside a page: they must not end the element.
	if strings.Contains(css, "</") || strings.Contains(css, "<!--") {
		return nil, fmt.Errorf("%s: a style with markup in it", tokenFile)
	}
	return &Style{css}, nil
}

// Write writes a page. Its policy allows the very style and script that stand
// in it, by their hashes, pictures that stand in it or beside it, and nothing
// else: no request leaves, also where a text in it found a way to ask for one.
func (s *Style) Write(w io.Writer, p Page) error {
	policy := "default-src 'none'; base-uri 'none'; form-action 'none'; img-src 'self' data:; style-src " + hash(s.css)
	script := ""
	if p.Script != "" {
		if strings.Contains(strings.ToLower(p.Script), "</script") || strings.Contains(p.Script, "<!--") {
			return fmt.Errorf("the page %q has a script with markup in it", p.Title)
		}
		policy += "; script-src " + hash(p.Script)
		script = "<script>" + p.Script + "</script>\n"
	}
	_, err := fmt.Fprintf(w, `<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="%s">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<title>%s</title>
<link rel="icon" href="data:,">
<style>%s</style>
</head>
<body>
%s
%s</body>
</html>
`, template.HTMLEscapeString(policy), template.HTMLEscapeString(p.Title), s.css, p.Body, script)
	return err
}

func hash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// Own is the own name of a language, as an isolated run.
func Own(l *language.Language) template.HTML {
	return template.HTML(fmt.Sprintf(`<bdi lang="%s" dir="%s">%s</bdi>`, template.HTMLEscapeString(l.Tag), template.HTMLEscapeString(string(l.Direction)), template.HTMLEscapeString(l.Autonym)))
}

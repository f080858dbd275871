package packet

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"html"
	"html/template"
	"regexp"
	"strconv"
	"strings"

	"salam/internal/illustration"
	"salam/internal/prose"
)

//go:embed packet.html
var page string

// Size is what an HTML packet of the usual length stays under, in bytes.
const Size = 300 << 10

// Style and Script are the files of the tree that a packet is made of, in
// order.
var (
	Style  = []string{"assets/css/tokens.css", "assets/css/base.css", "assets/css/packet.css"}
	Script = []string{"assets/js/slip.js", "assets/js/packet.js"}
)

// HTML is the packet as one file that asks for nothing: no script, style or
// picture from elsewhere, and a policy that says so. style and script are the
// texts of Style and Script.
func (p *Packet) HTML(style, script string) ([]byte, error) {
	look, err := p.look()
	if err != nil {
		return nil, err
	}
	style = shortened(style + look)
	data, err := json.Marshal(p.data())
	if err != nil {
		return nil, err
	}
	// The policy hides style and script that are not these, byte for byte.
	view := view{Packet: p, Policy: fmt.Sprintf("default-src 'none'; style-src '%s'; script-src '%s'; base-uri 'none'; form-action 'none'", hash(style), hash(script)), Data: template.JS(data)}
	t, err := template.New("packet").Funcs(template.FuncMap{"say": p.say, "picture": picture, "icon": icon, "add": func(a, b int) int { return a + b }}).Parse(page)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if err := t.Execute(&b, view); err != nil {
		return nil, err
	}
	for _, part := range []struct{ end, text string }{{"</style>", style}, {"</script>", script}} {
		if strings.Contains(strings.ToLower(part.text), strings.TrimSuffix(part.end, ">")) {
			return nil, fmt.Errorf("a file of the packet holds %q", part.end)
		}
	}
	out := strings.Replace(b.String(), "STYLE-OF-THE-PACKET", style, 1)
	out = strings.Replace(out, "SCRIPT-OF-THE-PACKET", script, 1)
	return []byte(out), nil
}

type view struct {
	*Packet
	Policy string
	Data   template.JS
}

func hash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}

var (
	comment = regexp.MustCompile(`(?s)/\*.*?\*/`)
	closed  = regexp.MustCompile(`([{};,])\s*\n\s*`)
	family  = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9 -]*$`)
)

func shortened(css string) string {
	return strings.TrimSpace(closed.ReplaceAllString(comment.ReplaceAllString(css, ""), "$1"))
}

// look is the faces and the height of line of the language.
func (p *Packet) look() (string, error) {
	fonts := ""
	for _, f := range p.Language.Fonts {
		if !family.MatchString(f) {
			return "", fmt.Errorf("the language %s: %q is no name of a font family", p.Language.ID, f)
		}
		fonts += `"` + f + `",`
	}
	return fmt.Sprintf("\n:root{--lh:%s;--f:%ssystem-ui,sans-serif}\n", strconv.FormatFloat(p.Language.LineHeight, 'f', -1, 64), fonts), nil
}

// say is a phrase of the packet with its arguments, pairs of name and value,
// each isolated: a handle or a number inside a line from right to left.
func (p *Packet) say(key string, args ...any) (template.HTML, error) {
	text := p.word(key)
	var b strings.Builder
	in := prose.Words(text)
	values := map[string]string{}
	for i := 0; i+1 < len(args); i += 2 {
		values[fmt.Sprint(args[i])] = fmt.Sprint(args[i+1])
	}
	for _, piece := range (Sentence{spans: in.Fill(values)}).Pieces() {
		if piece.Number {
			b.WriteString(`<bdi class="n" dir="ltr">` + html.EscapeString(piece.Text) + `</bdi>`)
			continue
		}
		b.WriteString(html.EscapeString(piece.Text))
	}
	return template.HTML(b.String()), nil
}

// word is a phrase of the packet as it is.
func (p *Packet) word(key string) string { return p.book.Text("review."+key, nil) }

// data is what the script knows: what was read, and words that change.
func (p *Packet) data() any {
	type text struct {
		Message      string            `json:"message"`
		Source       prose.Fingerprint `json:"source"`
		Translation  prose.Fingerprint `json:"translation"`
		Illustration prose.Fingerprint `json:"illustration,omitempty"`
	}
	words := map[string]string{}
	for _, k := range []string{"progress", "saved", "unsaved", "answer-first", "send-done", "send-copied", "send-not-yet", "mark-set"} {
		words[k] = p.word(k)
	}
	var texts []text
	for _, t := range p.Texts {
		texts = append(texts, text{t.Message, t.Source, t.Translation, t.Illustration})
	}
	return map[string]any{"packet": p.Code, "language": p.Language.ID, "reader": p.Reader, "texts": texts, "words": words}
}

// picture is a drawing as markup: shapes and colours alone, made by package
// illustration from its own list of operations.
func picture(s *illustration.Scene) (template.HTML, error) {
	var b bytes.Buffer
	if err := s.SVG(&b); err != nil {
		return "", err
	}
	return template.HTML(strings.Replace(b.String(), "<svg ", `<svg class="pic" aria-hidden="true" focusable="false" `, 1)), nil
}

// icons are drawn in the colour of the text, 24 × 24.
var icons = map[string]string{
	"back":  `<path d="M15 5l-7 7 7 7"/>`,
	"ear":   `<path d="M6 9a6 6 0 1 1 12 0c0 4-3 5-4 8s-4 4-6 2M9 9a3 3 0 1 1 6 0c0 2-2 2-2 4"/>`,
	"tick":  `<path d="M5 12l5 5 9-10"/>`,
	"pen":   `<path d="M4 20l1-4L16 5l3 3L8 19z"/>`,
	"send":  `<path d="M12 15V4M7 9l5-5 5 5M5 14v6h14v-6"/>`,
	"file":  `<path d="M12 4v11M7 10l5 5 5-5M5 19h14"/>`,
	"copy":  `<path d="M8 8h11v12H8zM16 8V4H5v12h3"/>`,
	"eye":   `<path d="M2 12c3-5 6-7 10-7s7 2 10 7c-3 5-6 7-10 7s-7-2-10-7z"/><circle cx="12" cy="12" r="3"/>`,
	"lock":  `<path d="M6 11h12v10H6zM8 11V8a4 4 0 1 1 8 0v3"/>`,
	"undo":  `<path d="M4 9h10a6 6 0 1 1 0 12H8M8 5L4 9l4 4"/>`,
	"quiet": `<circle cx="12" cy="8" r="4"/><path d="M4 21c0-5 3.500-8 8-8s8 3 8 8M3 3l18 18"/>`,
	"pause": `<path d="M8 5v14M16 5v14"/>`,
}

func icon(name string) template.HTML {
	flip := ""
	if name == "back" || name == "undo" {
		flip = " flip"
	}
	return template.HTML(`<svg class="i` + flip + `" viewBox="0 0 24 24" aria-hidden="true" focusable="false">` + icons[name] + `</svg>`)
}

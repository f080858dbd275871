package desk

import (
	"bytes"
	"html/template"
	"strings"

	"salam/internal/illustration"
)

// contactPage is the contact sheet as one HTML file that needs no other; the kit
// may be left out.
func contactPage(shown []*exhibit, kit []*illustration.Scene) ([]byte, error) {
	var b bytes.Buffer
	err := contactTemplate.Execute(&b, struct {
		Shown []*exhibit
		Kit   []*illustration.Scene
	}{shown, kit})
	return b.Bytes(), err
}

// picture writes a scene into the page. What SVG writes is made of shapes and
// palette colours alone, whatever the file was.
func picture(s *illustration.Scene) (template.HTML, error) {
	var b strings.Builder
	if err := s.SVG(&b); err != nil {
		return "", err
	}
	return template.HTML(b.String()), nil
}

var contactTemplate = template.Must(template.New("contact").Funcs(template.FuncMap{
	"svg":  picture,
	"grey": func(s *illustration.Scene) *illustration.Scene { return s.Grey() },
	"mono": func(s *illustration.Scene) *illustration.Scene { return s.Mono() },
}).Parse(`<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Contact sheet</title>
<style>
body { margin: 1.5rem; font: 1rem/1.5 "Noto Sans", Vazirmatn, "Noto Sans Ethiopic", sans-serif; color: #1d2b3a; background: #fff; }
section { border-top: 2px solid #1d2b3a; padding: 1rem 0 2rem; }
h1, h2 { margin: 0 0 .5rem; }
.row { display: flex; flex-wrap: wrap; gap: 1rem; align-items: start; }
figure { margin: 0; }
figure svg { display: block; width: 100%; height: auto; }
figcaption { font-size: .875rem; }
.large { width: 500px; max-width: 100%; }
.middle { width: 320px; max-width: 100%; }
.small { width: 200px; }
.part { width: 120px; }
.part svg { height: 150px; }
.part figcaption { overflow-wrap: anywhere; }
.remark { border-left: 6px solid #c4573a; padding-left: .75rem; }
dt { font-weight: 700; }
</style>
<h1>Contact sheet</h1>
<p>Look at every picture: no letters, digits or signs that lines happen to form; hands and faces whole; bubbles at mouths; nothing floating.
Then small, in grey, in black and white, and mirrored.</p>
{{range .Shown}}<section id="{{.ID}}">
<h2>{{.ID}}</h2>
<p>{{len .Scene.Ops}} shapes, {{.Source}} bytes{{with .Messages}}; shown by {{range $i, $m := .}}{{if $i}}, {{end}}{{$m}}{{end}}{{else}}; no message shows it{{end}}.</p>
<div class="row">
<figure class="large">{{svg .Scene}}<figcaption>Colour</figcaption></figure>
<figure class="small">{{svg .Scene}}<figcaption>200 pixels</figcaption></figure>
<figure class="small">{{svg (mono .Scene)}}<figcaption>200 pixels, black and white</figcaption></figure>
</div>
<div class="row">
<figure class="middle">{{svg (grey .Scene)}}<figcaption>Grey</figcaption></figure>
<figure class="middle">{{svg (mono .Scene)}}<figcaption>Black and white</figcaption></figure>
<figure class="middle">{{svg .Mirrored}}<figcaption>{{if .Keep}}Readers from right to left: the same{{else}}Readers from right to left{{end}}</figcaption></figure>
</div>
{{range .Remarks}}<p class="remark">{{.}}</p>
{{end}}{{range .Trials}}<p>Read {{.}}.</p>
{{end}}{{with .Cast}}<p>Cast: {{range $i, $c := .}}{{if $i}}; {{end}}{{$c}}{{end}}.</p>
{{end}}<dl>{{range .Alts}}
<dt>{{.Language.Name}}</dt><dd lang="{{.Language.Tag}}" dir="{{if .Language.RTL}}rtl{{else}}ltr{{end}}">{{.Text}}</dd>{{end}}
</dl>
</section>
{{end}}{{with .Kit}}<section id="kit">
<h2>Kit</h2>
<div class="row">
{{range .}}<figure class="part">{{svg .}}<figcaption>{{.ID}}</figcaption></figure>
{{end}}</div>
</section>
{{end}}</html>
`))

package site

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

const styleFolder = "assets/css"

// elsewhere are styles that lie beside those of the site and belong to pages
// that it does not make.
var elsewhere = map[string]bool{"packet.css": true}

var (
	comment = regexp.MustCompile(`(?s)/\*.*?\*/`)
	lineEnd = regexp.MustCompile(`\s*\n\s*`)
	closed  = regexp.MustCompile(`([{};,])\n`) // where a line end parts nothing
	family  = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9 -]*$`)
)

// addStyle joins the styles of assets/css, in the order of their names, and
// what follows from the languages, into one file. A tree that adds a file
// whose name comes later has the last word.
func (s *site) addStyle() (string, error) {
	names, faults := s.tree.Names(styleFolder)
	if err := faults.Err(); err != nil {
		return "", err
	}
	var b strings.Builder
	for _, n := range names {
		if !strings.HasSuffix(n, ".css") || elsewhere[n] {
			continue
		}
		text, faults := s.tree.Text(styleFolder+"/"+n, fileLimit)
		if err := faults.Err(); err != nil {
			return "", err
		}
		b.WriteString(text)
		b.WriteByte('\n')
	}
	languages, err := s.languageStyle()
	if err != nil {
		return "", err
	}
	css := comment.ReplaceAllString(b.String()+languages, "")
	css = closed.ReplaceAllString(lineEnd.ReplaceAllString(css, "\n"), "$1")
	css = strings.TrimSpace(css) + "\n"
	return s.addHashed("css/site", ".css", []byte(css)), nil
}

// languageStyle gives each language the faces and the height of line that its
// file asks for. Phones have fonts for Arabic and Ethiopic script of their own
// under several names; those follow, then whatever the system takes.
func (s *site) languageStyle() (string, error) {
	type look struct{ fonts, height string }
	var order []look
	tags := map[look][]string{}
	for _, v := range s.pub.Volumes {
		l := look{height: strconv.FormatFloat(v.Language.LineHeight, 'f', -1, 64)}
		for _, f := range v.Language.Fonts {
			if !family.MatchString(f) {
				return "", fmt.Errorf("the language %s: %q is no name of a font family", v.Language.ID, f)
			}
			l.fonts += `"` + f + `",`
		}
		if tags[l] == nil {
			order = append(order, l)
		}
		tags[l] = append(tags[l], ":lang("+v.Language.Tag+")")
	}
	var b strings.Builder
	for _, l := range order {
		fmt.Fprintf(&b, "%s{--lh:%s;--f:%ssystem-ui,sans-serif}\n", strings.Join(tags[l], ","), l.height, l.fonts)
	}
	return b.String(), nil
}

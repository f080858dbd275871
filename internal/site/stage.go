package site

import (
	"encoding/json"
	"fmt"
	"path"
	"path/filepath"
	"regexp"
	"strings"

	"salam/internal/edition"
)

const (
	overrides   = "salam.json"
	contentRoot = "staged" // as hugo.toml has it
	layoutRoot  = "layouts"
	fileLimit   = 256 << 10 // bytes of a layout, a style, the configuration
	depthLimit  = 6         // folders in folders of layouts
)

// writeStage writes what Hugo is to see: the layouts, the configuration, and
// one file a page, which is data and no text. No Markdown of a translator gets
// here: Hugo would run the shortcodes in it.
func (s *site) writeStage(dir string) error {
	conf, err := s.tree.Bytes("hugo.toml", fileLimit)
	if err != nil {
		return fmt.Errorf("hugo.toml: %w", err)
	}
	if err := writeFile(dir, "hugo.toml", conf); err != nil {
		return err
	}
	if err := s.copyLayouts(dir, layoutRoot, 0); err != nil {
		return err
	}
	if err := writeJSON(dir, overrides, s.config()); err != nil {
		return err
	}
	return s.writePages(dir)
}

var layoutName = regexp.MustCompile(`^[A-Za-z0-9_][A-Za-z0-9_.-]*$`)

func (s *site) copyLayouts(dir, folder string, depth int) error {
	if depth > depthLimit {
		return fmt.Errorf("%s: folders are nested too deeply", folder)
	}
	names, faults := s.tree.Names(folder)
	if err := faults.Err(); err != nil {
		return err
	}
	for _, n := range names {
		file := path.Join(folder, n)
		if !layoutName.MatchString(n) {
			return fmt.Errorf("%s: use letters, digits, hyphens and points in the name of a layout", file)
		}
		if s.tree.IsFolder(file) {
			if err := s.copyLayouts(dir, file, depth+1); err != nil {
				return err
			}
			continue
		}
		data, err := s.tree.Bytes(file, fileLimit)
		if err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		if err := writeFile(dir, file, data); err != nil {
			return err
		}
	}
	return nil
}

// config has the last word over hugo.toml: a tree may bring its own, and its
// own must not reach out of the staging folder, run programs or fetch anything.
func (s *site) config() map[string]any {
	languages := map[string]any{}
	for i := range s.pub.Volumes {
		v := &s.pub.Volumes[i]
		languages[v.Language.ID] = map[string]any{
			"label":      v.Language.Autonym,
			"locale":     v.Language.Tag,
			"direction":  string(v.Language.Direction),
			"weight":     i + 1,
			"contentDir": path.Join(contentRoot, v.Language.ID),
			"params":     s.params(v),
		}
	}
	return map[string]any{
		"baseURL":                        "/",
		"contentDir":                     contentRoot,
		"defaultContentLanguage":         s.pub.Volumes[0].Language.ID,
		"defaultContentLanguageInSubdir": true,
		"disableDefaultLanguageRedirect": true,
		"disableHugoGeneratorInject":     true,
		"disableAliases":                 true,
		"disableKinds":                   []string{"section", "taxonomy", "term", "rss", "sitemap", "robotstxt", "404"},
		"cascade":                        []any{}, // hugo.toml renders nothing
		"enableGitInfo":                  false,
		"theme":                          []string{},
		"languages":                      languages,
		"module": map[string]any{
			"imports": []string{},
			"mounts":  []map[string]string{{"source": layoutRoot, "target": layoutRoot}},
		},
		"security": map[string]any{
			"enableInlineShortcodes": false,
			"exec":                   map[string]any{"allow": []string{"none"}, "osEnv": []string{"none"}},
			"funcs":                  map[string]any{"getenv": []string{"none"}},
			"http":                   map[string]any{"urls": []string{"none"}, "methods": []string{"none"}, "mediaTypes": []string{"none"}},
		},
	}
}

// keys of the phrases that the layouts use.
var keys = []string{
	"site.home", "site.danger", "site.back", "site.languages", "site.with-english", "site.pictures",
	"site.print", "site.send", "site.checked", "site.missing", "site.ask-interpreter", "site.who-says", "sender.who",
}

// params are what every page of a language shares.
func (s *site) params(v *edition.Volume) map[string]any {
	words := map[string]say{}
	for _, k := range keys {
		_, name, _ := strings.Cut(k, ".")
		words[name] = phrase(v, k)
	}
	return map[string]any{
		"preview":   s.preview(),
		"style":     s.style,
		"icon":      s.icon,
		"autonym":   v.Language.Autonym,
		"sender":    s.pub.Sender,
		"emergency": map[string]string{"number": s.pub.Place.Emergency, "tel": tel(s.pub.Place.Emergency)},
		"say":       words,
	}
}

// writePages writes one file a page. The names never clash with those that
// mean something to Hugo, such as index.
func (s *site) writePages(dir string) error {
	for i := range s.pub.Volumes {
		v := &s.pub.Volumes[i]
		lang := v.Language.ID
		home, err := s.home(v)
		if err != nil {
			return err
		}
		if err := writePage(dir, lang, "_index", front{Params: home}); err != nil {
			return err
		}
		for j := range v.Entries {
			e := &v.Entries[j]
			p, err := s.page(v, e)
			if err != nil {
				return err
			}
			if err := writePage(dir, lang, "m-"+e.ID, front{URL: "/" + lang + "/" + e.ID + "/", Params: p}); err != nil {
				return err
			}
		}
	}
	if len(s.alone) == 0 {
		return nil
	}
	lang := s.pub.Volumes[0].Language.ID
	if err := writePage(dir, lang, "p-home", front{URL: "/pictures/", Layout: "pictures", Params: s.picturesHome()}); err != nil {
		return err
	}
	for _, a := range s.alone {
		f := front{URL: "/pictures/" + a.id + "/", Layout: "picture", Params: s.picturesPage(a)}
		if err := writePage(dir, lang, "p-m-"+a.id, f); err != nil {
			return err
		}
	}
	return nil
}

// front is the front matter of a staged page; there is nothing after it.
type front struct {
	URL    string `json:"url,omitempty"`
	Layout string `json:"layout,omitempty"`
	Params any    `json:"params"`
}

func writePage(dir, lang, name string, f front) error {
	return writeJSON(dir, path.Join(contentRoot, lang, name+".md"), f)
}

// writeJSON relies on encoding/json to write <, > and & as \u003c and so on:
// the staged file then holds no shortcode and no markup, whatever the text.
func writeJSON(dir, name string, v any) error {
	data, err := json.MarshalIndent(v, "", "\t")
	if err != nil {
		return fmt.Errorf("%s: %w", filepath.ToSlash(name), err)
	}
	return writeFile(dir, name, append(data, '\n'))
}

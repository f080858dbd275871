package site

import (
	"os"
	"path"
	"path/filepath"

	"salam/internal/edition"
	"salam/internal/tree"
)

// A site is everything about one build that is known before Hugo runs.
type site struct {
	pub   *edition.Publication
	tree  *tree.Tree
	print []PrintLink
	share []ShareLink

	files    map[string][]byte // slash path in the output → bytes, of what Go writes itself
	style    string            // slash path of the style sheet
	icon     string            // slash path of the site's icon
	pictures *gallery
	alone    []alone // messages whose pictures may stand without words
}

func newSite(pub *edition.Publication, opt Options) (*site, error) {
	if err := check(pub, opt.Print, opt.Share); err != nil {
		return nil, err
	}
	s := &site{pub: pub, tree: opt.Tree, print: opt.Print, share: opt.Share, files: map[string][]byte{}}
	s.pictures = &gallery{files: s.files}
	var err error
	if s.style, err = s.addStyle(); err != nil {
		return nil, err
	}
	s.icon = s.addHashed("d/icon", ".svg", iconFile)
	if s.alone, err = s.findAlone(); err != nil {
		return nil, err
	}
	return s, nil
}

func (s *site) preview() bool { return s.pub.Mode == edition.Preview }

// addHashed notes a file whose name carries the beginning of its hash, so that
// a phone may keep it as long as it likes.
func (s *site) addHashed(name, ending string, data []byte) string {
	file := name + "-" + shortHash(data) + ending
	s.files[file] = data
	return file
}

// writeRest writes what Hugo has no part in: pictures, style, chooser.
func (s *site) writeRest(out string) error {
	if err := s.addChooser(); err != nil {
		return err
	}
	if s.preview() {
		s.files["robots.txt"] = []byte("User-agent: *\nDisallow: /\n")
	}
	for name, data := range s.files {
		if err := writeFile(out, name, data); err != nil {
			return err
		}
	}
	return nil
}

func writeFile(dir, name string, data []byte) error {
	file := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	return os.WriteFile(file, data, 0o644)
}

// pagePaths lists the pages that Hugo has to make, in order.
func (s *site) pagePaths() []string {
	var all []string
	for _, v := range s.pub.Volumes {
		all = append(all, path.Join(v.Language.ID, "index.html"))
		for _, e := range v.Entries {
			all = append(all, path.Join(v.Language.ID, e.ID, "index.html"))
		}
	}
	if len(s.alone) > 0 {
		all = append(all, "pictures/index.html")
	}
	for _, a := range s.alone {
		all = append(all, path.Join("pictures", a.id, "index.html"))
	}
	return all
}

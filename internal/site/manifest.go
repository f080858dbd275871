package site

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"salam/internal/edition"
	"salam/internal/prose"
)

const (
	manifestName   = "manifest.json"
	manifestFormat = "salam-site/1"
)

// A Manifest lists what a site holds. It has no times and names no place.
type Manifest struct {
	Format string         `json:"format"` // salam-site/1
	Mode   edition.Mode   `json:"mode"`
	Units  []ManifestUnit `json:"interface"`
	Files  []ManifestFile `json:"files"` // every file but this one, by path
}

// A ManifestUnit is one table of the interface in one language.
type ManifestUnit struct {
	Language    string            `json:"language"`
	Unit        string            `json:"unit"`
	State       string            `json:"state"`
	Shown       bool              `json:"shown"` // its own words; else English stands in
	Fingerprint prose.Fingerprint `json:"fingerprint,omitempty"`
}

// A ManifestFile is one file and the texts on it.
type ManifestFile struct {
	Path     string         `json:"path"`
	SHA256   string         `json:"sha256"`
	Language string         `json:"language,omitempty"`
	Texts    []ManifestText `json:"texts,omitempty"`
}

// A ManifestText says what a file shows of a message. A fingerprint stands
// there only where what it names is shown.
type ManifestText struct {
	Message      string            `json:"message"`
	State        string            `json:"state"`
	Shows        string            `json:"shows"` // text, pictures, nothing
	Source       prose.Fingerprint `json:"source,omitempty"`
	Translation  prose.Fingerprint `json:"translation,omitempty"`
	Illustration prose.Fingerprint `json:"illustration,omitempty"`
}

func manifestText(e *edition.Entry) ManifestText {
	t := ManifestText{Message: e.ID, State: string(e.State), Shows: shows(e)}
	if e.Text != nil {
		t.Source, t.Translation = e.Source, e.Translation
	}
	if e.English != nil {
		t.Source = e.Source
	}
	if len(e.Pictures) > 0 {
		t.Illustration = e.Illustration
	}
	return t
}

// writeManifest comes last and reads what is there, so that it lists the
// sheets as well.
func (s *site) writeManifest(out string) error {
	m := Manifest{Format: manifestFormat, Mode: s.pub.Mode, Units: []ManifestUnit{}, Files: []ManifestFile{}}
	about := map[string]ManifestFile{}
	for i := range s.pub.Volumes {
		v := &s.pub.Volumes[i]
		lang := v.Language.ID
		for _, u := range v.Units {
			m.Units = append(m.Units, ManifestUnit{Language: lang, Unit: u.Name, State: string(u.State), Shown: u.Shown, Fingerprint: u.Fingerprint})
		}
		about[lang+"/index.html"] = ManifestFile{Language: lang}
		for j := range v.Entries {
			e := &v.Entries[j]
			about[lang+"/"+e.ID+"/index.html"] = ManifestFile{Language: lang, Texts: []ManifestText{manifestText(e)}}
		}
	}
	for _, p := range s.print {
		f := ManifestFile{Language: p.Lang}
		for _, id := range p.Messages {
			if e := s.pub.Volume(p.Lang).Entry(id); e != nil {
				f.Texts = append(f.Texts, manifestText(e))
			}
		}
		about[p.Path] = f
	}
	for _, l := range s.share {
		about[l.Path] = ManifestFile{Language: l.Lang, Texts: []ManifestText{manifestText(s.pub.Volume(l.Lang).Entry(l.Message))}}
	}
	names, err := regularFiles(out)
	if err != nil {
		return err
	}
	for _, name := range names {
		if name == manifestName {
			return errors.New("manifest.json is written by the site itself")
		}
		data, err := os.ReadFile(filepath.Join(out, filepath.FromSlash(name)))
		if err != nil {
			return err
		}
		sum := sha256.Sum256(data)
		f := about[name]
		f.Path, f.SHA256 = name, hex.EncodeToString(sum[:])
		m.Files = append(m.Files, f)
	}
	data, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return err
	}
	return writeFile(out, manifestName, append(data, '\n'))
}

// regularFiles lists a folder by slash path, sorted.
func regularFiles(dir string) ([]string, error) {
	var names []string
	err := filepath.WalkDir(dir, func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		rel, err := filepath.Rel(dir, name)
		if err != nil {
			return err
		}
		if !e.Type().IsRegular() {
			return fmt.Errorf("%s is no ordinary file", rel)
		}
		names = append(names, filepath.ToSlash(rel))
		return nil
	})
	slices.Sort(names)
	return names, err
}

// expectPages makes sure that Hugo has made the pages it should and nothing
// else: a page that is silently missing is as bad as one too many.
func (s *site) expectPages(out string) error {
	made, err := regularFiles(out)
	if err != nil {
		return err
	}
	expected := s.pagePaths()
	slices.Sort(expected)
	var lacks, extra []string
	for _, p := range expected {
		if _, ok := slices.BinarySearch(made, p); !ok {
			lacks = append(lacks, p)
		}
	}
	for _, p := range made {
		if _, ok := slices.BinarySearch(expected, p); !ok {
			extra = append(extra, p)
		}
	}
	switch {
	case len(lacks) > 0:
		return fmt.Errorf("hugo did not make %s", strings.Join(lacks, ", "))
	case len(extra) > 0:
		return fmt.Errorf("hugo made what nobody asked for: %s", strings.Join(extra, ", "))
	}
	return nil
}

// ours reports in the form of an error why a folder may not be replaced: only
// one that an earlier build has made may.
func ours(dir string) error {
	refused := fmt.Errorf("%s holds something that is not a site of salam; it is left alone (name another folder, or empty this one)", dir)
	f, err := os.Open(filepath.Join(dir, manifestName))
	if err != nil {
		return refused
	}
	defer f.Close()
	// The format is the first key, so that the start of the file tells.
	head := make([]byte, 64)
	n, _ := f.Read(head)
	if !bytes.HasPrefix(head[:n], []byte("{\n  \"format\": \""+manifestFormat+"\"")) {
		return refused
	}
	return nil
}

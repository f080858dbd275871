package tree

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"
)

// Limits on what is read, in bytes. A message that is longer is no message;
// a drawing that is larger is no drawing of the kit.
const (
	MessageLimit = 64 << 10
	TOMLLimit    = 64 << 10
	DrawingLimit = 1 << 20
	fileLimit    = 65536 // entries in one folder
)

// A Tree is a project tree: a directory, over the defaults in the binary. A
// file of the directory wins over the default of the same name.
type Tree struct {
	dir      string
	root     *os.Root
	defaults fs.FS
}

// Open opens the directory dir. defaults may be nil; its names are slash
// paths as in the tree.
//
// Reading goes through os.Root, so that no symlink and no ".." leads out of
// the tree, whatever happens to the files while they are being read.
func Open(dir string, defaults fs.FS) (*Tree, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("open the tree: %w", err)
	}
	return &Tree{dir: dir, root: root, defaults: defaults}, nil
}

// Close gives the directory back.
func (t *Tree) Close() error { return t.root.Close() }

// Dir is the directory that was opened, as it was named.
func (t *Tree) Dir() string { return t.dir }

// Exists reports whether the tree or the defaults hold something of that name.
// A link that leads nowhere, or out of the tree, is there: reading it is the
// fault.
func (t *Tree) Exists(name string) bool {
	if t.leads(name) {
		return true
	}
	if t.defaults == nil {
		return false
	}
	_, err := fs.Stat(t.defaults, name)
	return err == nil
}

// Own reports whether the tree itself, not the defaults, holds that file.
func (t *Tree) Own(name string) bool {
	_, err := t.root.Stat(filepath.FromSlash(name))
	return err == nil
}

// Bytes reads a file of any content up to limit bytes.
func (t *Tree) Bytes(name string, limit int) ([]byte, error) {
	f, err := t.open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errors.New("this is no ordinary file")
	}
	src, err := io.ReadAll(io.LimitReader(f, int64(limit)+1))
	if err != nil {
		return nil, err
	}
	if len(src) > limit {
		return nil, fmt.Errorf("the file is longer than %d KB", limit>>10)
	}
	return src, nil
}

func (t *Tree) open(name string) (fs.File, error) {
	// A pipe or a device would block the open itself: look before opening.
	info, err := t.root.Stat(filepath.FromSlash(name))
	switch {
	case err == nil && !info.Mode().IsRegular():
		return nil, errors.New("this is no ordinary file")
	case err == nil:
		return t.root.Open(filepath.FromSlash(name))
	case errors.Is(err, fs.ErrNotExist) && t.defaults != nil && !t.leads(name):
		return t.defaults.Open(name)
	}
	return nil, err
}

// leads reports whether the tree has a link of that name: a broken link must
// be an error, not silently the default.
func (t *Tree) leads(name string) bool {
	_, err := t.root.Lstat(filepath.FromSlash(name))
	return err == nil
}

// Text reads a text file: at most limit bytes of UTF-8 with LF line ends and
// no byte order mark or NUL. On a fault the text is empty.
func (t *Tree) Text(name string, limit int) (string, Faults) {
	var faults Faults
	src, err := t.Bytes(name, limit)
	if err != nil {
		faults.Add(name, 0, hintFor(err), "%s", reason(err))
		return "", faults
	}
	return CheckText(name, src)
}

// CheckText is Text for bytes that are there already.
func CheckText(name string, src []byte) (string, Faults) {
	var faults Faults
	text := string(src)
	if strings.HasPrefix(text, "\ufeff") {
		faults.Add(name, 1, "save the file as UTF-8 without a byte order mark", "the file starts with a byte order mark")
		text = strings.TrimPrefix(text, "\ufeff")
	}
	if i := strings.IndexByte(text, '\r'); i >= 0 {
		faults.Add(name, lineAt(text, i), "save the file with Unix line ends (LF)", "the file has Windows line ends (CR)")
	}
	if i := strings.IndexByte(text, 0); i >= 0 {
		faults.Add(name, lineAt(text, i), "remove it", "the file has a NUL character")
	}
	if !utf8.ValidString(text) {
		faults.Add(name, lineAt(text, invalidAt(text)), "save the file as UTF-8", "the file is not UTF-8")
	}
	if len(faults) > 0 {
		return "", faults
	}
	return text, nil
}

func invalidAt(text string) int {
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return len(text)
}

func lineAt(text string, offset int) int { return 1 + strings.Count(text[:offset], "\n") }

func reason(err error) string {
	if errors.Is(err, fs.ErrNotExist) {
		return "the file is missing"
	}
	var p *fs.PathError
	if errors.As(err, &p) {
		if strings.Contains(p.Err.Error(), "escapes") {
			return "the name leads out of the tree"
		}
		return p.Err.Error()
	}
	return err.Error()
}

func hintFor(err error) string {
	if strings.Contains(err.Error(), "escapes") {
		return "put the file itself into the tree; links out of it are not followed"
	}
	return ""
}

// Names lists what a folder holds, of the tree and of the defaults together,
// sorted, without hidden files. A folder that is not there is empty.
func (t *Tree) Names(folder string) ([]string, Faults) {
	var faults Faults
	seen := map[string]bool{}
	if f, err := t.root.Open(filepath.FromSlash(folder)); err == nil {
		names, err := f.Readdirnames(fileLimit + 1)
		f.Close()
		if err != nil && err != io.EOF {
			faults.Add(folder, 0, "", "%s", reason(err))
		}
		if len(names) > fileLimit {
			faults.Add(folder, 0, "", "the folder holds more than %d files", fileLimit)
			names = nil
		}
		for _, n := range names {
			seen[n] = true
		}
	} else if !errors.Is(err, fs.ErrNotExist) {
		faults.Add(folder, 0, hintFor(err), "%s", reason(err))
	}
	if t.defaults != nil {
		entries, _ := fs.ReadDir(t.defaults, folder)
		for _, e := range entries {
			seen[e.Name()] = true
		}
	}
	var names []string
	for n := range seen {
		if !strings.HasPrefix(n, ".") {
			names = append(names, n)
		}
	}
	slices.Sort(names)
	return names, faults
}

// IsFolder reports whether the name is a folder of the tree or the defaults.
func (t *Tree) IsFolder(name string) bool {
	if info, err := t.root.Stat(filepath.FromSlash(name)); err == nil {
		return info.IsDir()
	}
	if t.defaults == nil {
		return false
	}
	info, err := fs.Stat(t.defaults, name)
	return err == nil && info.IsDir()
}

// ValidID reports whether an id can be a file's name and part of a URL:
// [a-z0-9-]+, at most 64 bytes, no hyphen at either end.
func ValidID(id string) bool {
	if id == "" || len(id) > 64 || id[0] == '-' || id[len(id)-1] == '-' {
		return false
	}
	for _, c := range []byte(id) {
		if c != '-' && (c < '0' || c > '9') && (c < 'a' || c > 'z') {
			return false
		}
	}
	return true
}

// IDs lists the files of a folder that end in suffix, by the part before it.
// A name that is no id is a fault, and so is a file with another ending
// unless it is one of others.
func (t *Tree) IDs(folder, suffix string, others ...string) ([]string, Faults) {
	names, faults := t.Names(folder)
	var ids []string
	for _, n := range names {
		file := path.Join(folder, n)
		id, ok := strings.CutSuffix(n, suffix)
		if !ok || hasOther(n, others) {
			if _, err := t.root.Stat(filepath.FromSlash(file)); err != nil && t.leads(file) {
				faults.Add(file, 0, hintFor(err), "%s", reason(err))
			} else if !hasOther(n, others) && !t.IsFolder(file) {
				faults.Add(file, 0, "files here end in "+suffix, "this file does not belong here")
			}
			continue
		}
		if !ValidID(id) {
			faults.Add(file, 0, "use a-z, 0-9 and hyphens", "%q is no id", id)
			continue
		}
		ids = append(ids, id)
	}
	return ids, faults
}

func hasOther(name string, others []string) bool {
	for _, o := range others {
		if name == o || strings.HasPrefix(o, ".") && strings.HasSuffix(name, o) {
			return true
		}
	}
	return false
}

// Package commit reads a tree as it stood in a commit.
//
// In: a folder inside a git repository, and the name of a commit. Out: files
// in an empty folder. Nothing of the commit is run: blobs are read as they
// are, without filters, hooks or attributes, links are refused, and names
// cannot lead out. It does not know what the files mean.
package commit

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strconv"
	"strings"
)

// Limits: a commit that goes beyond them is no tree of Salam.
const (
	maxFiles = 20000
	maxFile  = 1 << 20   // bytes
	maxTotal = 256 << 20 // bytes
)

// ErrNotThere says that the name leads to no commit.
var ErrNotThere = errors.New("there is no such commit")

// Resolve gives the full name of a commit, 40 or 64 hexadecimal digits.
func Resolve(ctx context.Context, dir, name string) (string, error) {
	if name == "" || strings.HasPrefix(name, "-") || strings.ContainsAny(name, "\x00\n") {
		return "", ErrNotThere
	}
	out, err := git(ctx, dir, nil, "rev-parse", "--verify", "--quiet", "--end-of-options", name+"^{commit}")
	var exit *exec.ExitError
	switch {
	case errors.As(err, &exit):
		return "", fmt.Errorf("%w: %s", ErrNotThere, strings.TrimSpace(string(exit.Stderr)))
	case err != nil:
		return "", err
	}
	return strings.TrimSpace(string(out)), nil
}

// Extract writes the files of a commit that lie below dir and that keep wants
// into the folder into. Names are slash paths from dir.
func Extract(ctx context.Context, dir, name string, keep func(string) bool, into string) error {
	id, err := Resolve(ctx, dir, name)
	if err != nil {
		return err
	}
	list, err := git(ctx, dir, nil, "ls-tree", "-r", "-z", "-l", id)
	if err != nil {
		return fmt.Errorf("list the commit %s: %w", name, err)
	}
	var files []file
	total := 0
	for line := range strings.SplitSeq(string(list), "\x00") {
		meta, name, ok := strings.Cut(line, "\t")
		if !ok || !keep(name) {
			continue
		}
		f := strings.Fields(meta)
		if len(f) != 4 || f[1] != "blob" || f[0] != "100644" && f[0] != "100755" {
			return fmt.Errorf("%s is no ordinary file in the commit", name)
		}
		size, err := strconv.Atoi(f[3])
		if err != nil || size > maxFile {
			return fmt.Errorf("%s is longer than %d KB", name, maxFile>>10)
		}
		files = append(files, file{name, f[2], size})
		if total += size; total > maxTotal || len(files) > maxFiles {
			return fmt.Errorf("the commit %s is larger than any tree of messages", name)
		}
	}
	return write(ctx, dir, files, into)
}

type file struct {
	name, id string
	size     int
}

func write(ctx context.Context, dir string, files []file, into string) error {
	var ids bytes.Buffer
	for _, f := range files {
		ids.WriteString(f.id + "\n")
	}
	out, err := git(ctx, dir, &ids, "cat-file", "--batch")
	if err != nil {
		return fmt.Errorf("read the commit: %w", err)
	}
	root, err := os.OpenRoot(into)
	if err != nil {
		return err
	}
	defer root.Close()
	r := bufio.NewReader(bytes.NewReader(out))
	for _, f := range files {
		head, err := r.ReadString('\n')
		if err != nil || !strings.HasPrefix(head, f.id+" blob ") {
			return fmt.Errorf("%s cannot be read from the commit", f.name)
		}
		data := make([]byte, f.size+1) // a line end follows
		if _, err := io.ReadFull(r, data); err != nil {
			return fmt.Errorf("%s cannot be read from the commit: %w", f.name, err)
		}
		if err := root.MkdirAll(filepath.FromSlash(path.Dir(f.name)), 0o755); err != nil {
			return err
		}
		if err := root.WriteFile(filepath.FromSlash(f.name), data[:f.size], 0o644); err != nil {
			return err
		}
	}
	return nil
}

// git runs git for reading objects, without the configuration that could make
// it start other programs, fetch, or wait for a person.
func git(ctx context.Context, dir string, in io.Reader, args ...string) ([]byte, error) {
	c := exec.CommandContext(ctx, "git", append([]string{"--no-replace-objects", "--no-pager", "-c", "core.fsmonitor=false", "-c", "protocol.allow=never"}, args...)...)
	c.Dir, c.Stdin = dir, in
	for _, e := range os.Environ() {
		if !strings.HasPrefix(e, "GIT_") {
			c.Env = append(c.Env, e)
		}
	}
	c.Env = append(c.Env, "GIT_TERMINAL_PROMPT=0", "GIT_NO_LAZY_FETCH=1", "GIT_OPTIONAL_LOCKS=0", "LC_ALL=C")
	return c.Output()
}

// Package swap puts a finished folder in the place of an old one, so that
// whoever looks sees the old folder whole or the new one whole, at whatever
// moment the program dies.
//
// In: the name of the final folder. Out: a working folder beside it, on the
// same file system, with room for the new one; then the exchange. It knows
// nothing of what the folders hold, except by the question that the caller
// hands over: is this old folder ours to replace?
package swap

import (
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// A Work is a working folder beside the final one. It is locked as long as
// this process, or a child that was handed Lock, is alive.
type Work struct {
	out  string // the final folder, links resolved
	dir  string // the working folder
	lock *os.File
	ours func(dir string) error
}

const (
	prefix   = ".salam-"
	lockName = "lock"
	marker   = "A working folder of salam. It is removed when the next build starts.\n"
	newName  = "new"
	oldName  = "old"
	tries    = 5
)

// Begin makes the working folder. Before that it removes those that dead
// builds left behind, and puts back what one of them had already moved away.
//
// ours is asked whether an existing folder that is not empty may be replaced;
// its error is what the caller is told. Nothing else is ever deleted.
func Begin(out string, ours func(dir string) error) (*Work, error) {
	out, err := resolve(out)
	if err != nil {
		return nil, err
	}
	parent := filepath.Dir(out)
	if err := os.MkdirAll(parent, 0o755); err != nil {
		return nil, fmt.Errorf("make the folder for the output: %w", err)
	}
	w := &Work{out: out, ours: ours}
	if err := w.sweep(parent); err != nil {
		return nil, err
	}
	if err := w.mayReplace(); err != nil {
		return nil, err
	}
	for range tries {
		if err = w.make(parent); err == nil {
			return w, nil
		}
	}
	return nil, fmt.Errorf("make a working folder beside the output: %w", err)
}

// resolve follows a link at the end of the name, so that the folder it leads
// to is replaced and the link stays.
func resolve(out string) (string, error) {
	out, err := filepath.Abs(out)
	if err != nil {
		return "", err
	}
	if real, err := filepath.EvalSymlinks(out); err == nil {
		return real, nil
	} else if !errors.Is(err, fs.ErrNotExist) {
		return "", fmt.Errorf("the output folder: %w", err)
	}
	if _, err := os.Lstat(out); err == nil {
		return "", fmt.Errorf("the output folder %s is a link to nothing", out)
	}
	if out == filepath.Dir(out) {
		return "", fmt.Errorf("%s cannot be an output folder", out)
	}
	return out, nil
}

func (w *Work) mayReplace() error {
	info, err := os.Lstat(w.out)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case !info.IsDir():
		return fmt.Errorf("%s is no folder", w.out)
	}
	if empty, err := isEmpty(w.out); err != nil || empty {
		return err
	}
	return w.ours(w.out)
}

func isEmpty(dir string) (bool, error) {
	f, err := os.Open(dir)
	if err != nil {
		return false, err
	}
	defer f.Close()
	_, err = f.Readdirnames(1)
	if errors.Is(err, io.EOF) {
		return true, nil
	}
	return false, err
}

// make creates the folder and takes its lock. The marker is written only when
// the lock is held: a folder without it is nobody's yet.
func (w *Work) make(parent string) error {
	var random [6]byte
	rand.Read(random[:])
	dir := filepath.Join(parent, prefix+filepath.Base(w.out)+"-"+hex.EncodeToString(random[:]))
	if err := os.Mkdir(dir, 0o755); err != nil {
		return err
	}
	name := filepath.Join(dir, lockName)
	lock, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	held, err := tryLock(lock)
	// A sweep that came between has the lock, or has removed the file.
	if err == nil && held {
		held = sameFile(lock, name)
	}
	if err == nil && !held {
		err = errors.New("the lock was taken away")
	}
	if err == nil {
		_, err = lock.WriteString(marker)
	}
	if err == nil {
		err = os.Mkdir(filepath.Join(dir, newName), 0o755)
	}
	if err != nil {
		lock.Close()
		return err
	}
	w.dir, w.lock = dir, lock
	return nil
}

func sameFile(f *os.File, name string) bool {
	a, err := f.Stat()
	if err != nil {
		return false
	}
	b, err := os.Lstat(name)
	return err == nil && os.SameFile(a, b)
}

// New is the folder that will take the place of the final one.
func (w *Work) New() string { return filepath.Join(w.dir, newName) }

// Path is a name in the working folder for what is needed on the way.
func (w *Work) Path(name string) string { return filepath.Join(w.dir, "work", name) }

// Lock is the open lock. A child process that inherits it keeps the folder
// from being removed under its hands, should this process be killed.
func (w *Work) Lock() *os.File { return w.lock }

// Commit exchanges the folders and removes the old one. After an error from
// the exchange the old folder is in its place.
func (w *Work) Commit() error {
	if err := w.mayReplace(); err != nil {
		return err
	}
	if err := flush(w.New()); err != nil {
		return fmt.Errorf("write the output to the disk: %w", err)
	}
	if err := exchange(w.New(), w.out, filepath.Join(w.dir, oldName)); err != nil {
		return fmt.Errorf("put the new output in place: %w", err)
	}
	syncDir(filepath.Dir(w.out))
	w.Abandon()
	return nil
}

// Abandon removes the working folder. It may be called after Commit.
func (w *Work) Abandon() {
	if w.lock == nil {
		return
	}
	remove(w.dir, w.lock)
	w.lock = nil
}

// remove empties a working folder, the lock last: as long as anything is left,
// the next sweep knows whose it was.
func remove(dir string, lock *os.File) {
	names, _ := os.ReadDir(dir)
	whole := true
	for _, n := range names {
		if n.Name() != lockName {
			whole = os.RemoveAll(filepath.Join(dir, n.Name())) == nil && whole
		}
	}
	if !whole {
		lock.Close()
		return
	}
	// Where an open file cannot be removed it has to be closed first.
	name := filepath.Join(dir, lockName)
	if os.Remove(name) != nil {
		lock.Close()
		os.Remove(name)
	} else {
		lock.Close()
	}
	os.Remove(dir)
}

// sweep looks at the working folders of this output. One that is locked
// belongs to a living build and is left alone; so is one without our marker,
// unless there is nothing in it.
func (w *Work) sweep(parent string) error {
	entries, err := os.ReadDir(parent)
	if err != nil {
		return err
	}
	for _, e := range entries {
		random, ok := strings.CutPrefix(e.Name(), prefix+filepath.Base(w.out)+"-")
		if !ok || len(random) != 12 || !e.IsDir() {
			continue
		}
		if err := w.sweepOne(filepath.Join(parent, e.Name())); err != nil {
			return err
		}
	}
	return nil
}

func (w *Work) sweepOne(dir string) error {
	lock, err := os.OpenFile(filepath.Join(dir, lockName), os.O_RDWR, 0)
	if errors.Is(err, fs.ErrNotExist) {
		os.Remove(dir) // succeeds only where it is empty
		return nil
	}
	if err != nil {
		return nil // not ours to touch
	}
	held, err := tryLock(lock)
	if err != nil || !held {
		lock.Close()
		return nil
	}
	said, _ := io.ReadAll(io.LimitReader(lock, int64(len(marker))+1))
	switch string(said) {
	case marker:
	case "": // it died between making the lock and writing the marker
		os.Remove(filepath.Join(dir, lockName))
		lock.Close()
		os.Remove(dir)
		return nil
	default:
		lock.Close()
		return nil
	}
	old := filepath.Join(dir, oldName)
	if _, err := os.Lstat(w.out); errors.Is(err, fs.ErrNotExist) {
		if _, err := os.Lstat(old); err == nil {
			if err := os.Rename(old, w.out); err != nil {
				lock.Close()
				return fmt.Errorf("put back the output that a killed build had moved away: %w", err)
			}
		}
	}
	remove(dir, lock)
	return nil
}

// flush makes sure that what the folder holds is on the disk before the
// exchange is: else a power cut could leave empty files in place of the old
// ones.
func flush(dir string) error {
	return filepath.WalkDir(dir, func(name string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if e.IsDir() {
			defer syncDir(name)
			return nil
		}
		f, err := os.OpenFile(name, os.O_RDWR, 0)
		if err != nil {
			return err
		}
		return errors.Join(f.Sync(), f.Close())
	})
}

// syncDir is best effort: not every system can.
func syncDir(dir string) {
	if f, err := os.Open(dir); err == nil {
		f.Sync()
		f.Close()
	}
}

// twoRenames is the exchange where the system has none: between the two the
// old folder lies in the working folder, and Begin puts it back.
func twoRenames(fresh, out, old string) error {
	if err := os.Rename(out, old); err != nil {
		return err
	}
	if err := os.Rename(fresh, out); err != nil {
		return errors.Join(err, os.Rename(old, out))
	}
	return nil
}

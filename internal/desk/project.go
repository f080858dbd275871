package desk

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"salam/internal/edition"
	"salam/internal/evidence"
	"salam/internal/library"
	"salam/internal/tree"
	"salam/internal/typeset"
)

// A Project is an open tree, read and judged as of a day.
type Project struct {
	Tree     *tree.Tree
	Library  *library.Library
	Standing *evidence.Standing
	AsOf     tree.Date
	Faults   tree.Faults // everything wrong with the tree

	fonts func() (*typeset.Fonts, error)
}

// Open reads the tree at dir. A tree with faults is still a Project, so that a
// check can show everything; verbs that make something refuse it. An error
// means that there is no tree at all.
func Open(dir string, defaults fs.FS, asOf tree.Date) (*Project, error) {
	if info, err := os.Stat(filepath.Join(dir, "content", "messages")); err != nil || !info.IsDir() {
		return nil, &Refusal{What: fmt.Sprintf("%s is no Salam tree: it has no folder content/messages", dir), Hint: "go to the tree, or name it: salam -C DIR …"}
	}
	t, err := tree.Open(dir, defaults)
	if err != nil {
		return nil, err
	}
	p := &Project{Tree: t, AsOf: asOf}
	var faults tree.Faults
	p.Library, p.Faults = library.Read(t)
	p.Standing, faults = evidence.Compute(p.Library, asOf)
	p.Faults = append(p.Faults, faults...)
	p.Faults.Sort()
	p.fonts = sync.OnceValues(func() (*typeset.Fonts, error) { return typeset.Load(t) })
	return p, nil
}

// Close gives the tree back.
func (p *Project) Close() error { return p.Tree.Close() }

// Today is the day in the local calendar.
func Today() tree.Date {
	now := time.Now()
	return tree.Date{Year: now.Year(), Month: int(now.Month()), Day: now.Day()}
}

// A Refusal is a request that was understood and not done: exit status 1.
type Refusal struct{ What, Hint string }

func (r *Refusal) Error() string { return r.What }

// ErrFindings says that a check has found errors, which have been shown.
var ErrFindings = errors.New("there are errors")

// publish decides what may be shown, for one place or the tree's region.
func (p *Project) publish(mode edition.Mode, place *library.Place) (*edition.Publication, error) {
	if len(p.Faults) > 0 {
		return nil, p.Faults
	}
	pub, faults := edition.Publish(p.Library, p.Standing, edition.Options{Mode: mode, AsOf: p.AsOf, Place: place})
	if err := faults.Err(); err != nil {
		return nil, err
	}
	return pub, nil
}

// Place reads the file of a place: a clinic of the tree, or a hotel that lies
// anywhere else. A place whose day has passed is refused: its numbers may be
// wrong.
func (p *Project) Place(file string) (*library.Place, error) {
	if file == "" {
		return nil, nil
	}
	src, err := readSmall(file, tree.TOMLLimit)
	if err != nil {
		return nil, &Refusal{What: fmt.Sprintf("cannot read the place: %v", err), Hint: "name its file: --place private/places/hotel.toml"}
	}
	place, faults := library.ReadPlace(file, src)
	if place != nil {
		faults = append(faults, p.Library.CheckConfirms(place)...)
	}
	if err := faults.Err(); err != nil {
		return nil, err
	}
	if place.Within != "" && p.Library.Places[place.Within] == nil {
		return nil, &Refusal{What: fmt.Sprintf("%s: within = %q: there is no such place", file, place.Within), Hint: "see content/places"}
	}
	if place.Expires != (tree.Date{}) && place.Expires.AsTime(time.UTC).Before(p.AsOf.AsTime(time.UTC)) {
		return nil, &Refusal{What: fmt.Sprintf("%s expired on %s", file, place.Expires), Hint: "ask the place again, then change `expires` and `confirms`"}
	}
	return place, nil
}

func readSmall(file string, limit int64) ([]byte, error) {
	info, err := os.Stat(file)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() || info.Size() > limit {
		return nil, fmt.Errorf("%s is no file of at most %d KB", file, limit>>10)
	}
	return os.ReadFile(file)
}

// places are the tree's places in order of their ids, those with an
// expired day left out.
func (p *Project) places() []*library.Place {
	var all []*library.Place
	for _, id := range slices.Sorted(maps.Keys(p.Library.Places)) {
		place := p.Library.Places[id]
		if place.Expires == (tree.Date{}) || !place.Expires.AsTime(time.UTC).Before(p.AsOf.AsTime(time.UTC)) {
			all = append(all, place)
		}
	}
	return all
}

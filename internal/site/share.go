package site

import (
	"errors"
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"salam/internal/edition"
	"salam/internal/evidence"
)

const shareFolder = "share"

// sent is the way to the image of a message, or "" where it has none. Without
// a script the link opens the image itself, which a phone sends on.
func (s *site) sent(v *edition.Volume, id, root string) string {
	for _, l := range s.share {
		if l.Lang == v.Language.ID && l.Message == id {
			return root + l.Path
		}
	}
	return ""
}

// checkShared refuses an image of what may not leave. The gate has decided
// before; an image cannot be taken back, so that it is asked once more.
func checkShared(pub *edition.Publication, l ShareLink) error {
	refuse := func(why string) error { return fmt.Errorf("site: the image of %s in %s: %s", l.Message, l.Lang, why) }
	v := pub.Volume(l.Lang)
	if v == nil {
		return refuse("there is no such language")
	}
	e := v.Entry(l.Message)
	switch {
	case e == nil:
		return refuse("there is no such message")
	case l.Path != path.Join(shareFolder, l.Lang, l.Message+".png"):
		return refuse("it has no place in the output at " + l.Path)
	case e.Text == nil || !e.Share:
		return refuse("it may not be shared")
	case pub.Mode == edition.Release && (e.State != evidence.Approved || e.Mark != edition.Unmarked):
		return refuse("it is not approved")
	}
	return nil
}

// expectShared makes sure that the folder of images holds those that were
// announced, and no other.
func (s *site) expectShared(out string) error {
	made, err := regularFiles(out)
	if err != nil {
		return err
	}
	var want []string
	for _, l := range s.share {
		want = append(want, l.Path)
	}
	var errs []error
	for _, p := range want {
		if !slices.Contains(made, p) {
			errs = append(errs, fmt.Errorf("the site links to %s, but nobody wrote it", filepath.ToSlash(p)))
		}
	}
	for _, p := range made {
		if strings.HasPrefix(p, shareFolder+"/") && !slices.Contains(want, p) {
			errs = append(errs, fmt.Errorf("%s is an image that nobody announced", p))
		}
	}
	return errors.Join(errs...)
}

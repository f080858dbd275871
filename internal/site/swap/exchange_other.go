//go:build !linux

package swap

import (
	"errors"
	"io/fs"
	"os"
)

// exchange puts fresh in the place of out.
func exchange(fresh, out, old string) error {
	if _, err := os.Lstat(out); errors.Is(err, fs.ErrNotExist) {
		return os.Rename(fresh, out)
	}
	return twoRenames(fresh, out, old)
}

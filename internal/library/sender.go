package library

import (
	"fmt"
	"regexp"
	"strings"
)

// AddressLimit is the longest address of a site, in bytes. With "/e/", a code
// and the last slash it stays under 45, which a QR of 20 mm holds with modules
// that survive a photocopier.
const AddressLimit = 32

// The host as DNS writes it, in lower case: a name of other letters in its
// "xn--" form. The path, if any, is one or more short names.
var (
	host    = regexp.MustCompile(`^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$`)
	segment = regexp.MustCompile(`^[a-z0-9]([a-z0-9-]*[a-z0-9])?$`)
)

// checkAddress says what is wrong with the address of a site, or nil. It is
// printed and encoded as it is written, so that there is one way to write it.
func checkAddress(address string) error {
	rest, ok := strings.CutPrefix(address, "https://")
	if !ok {
		return fmt.Errorf("it does not start with https://")
	}
	if len(address) > AddressLimit {
		return fmt.Errorf("it is longer than %d characters: no QR that survives a photocopier holds it", AddressLimit)
	}
	name, folder, slash := strings.Cut(rest, "/")
	if !host.MatchString(name) {
		return fmt.Errorf("%q is no host: lower-case letters, digits, hyphens and points; no port, no user", name)
	}
	if !slash {
		return nil
	}
	for _, s := range strings.Split(folder, "/") {
		if !segment.MatchString(s) {
			return fmt.Errorf("its path may hold a-z, 0-9 and hyphens, and no slash at the end")
		}
	}
	return nil
}

func (r *reading) sender() {
	const file = "content/sender.toml"
	s := &r.lib.Sender
	lines, fs := r.t.TOML(file, s)
	r.add(fs)
	if len(fs) > 0 {
		return
	}
	if strings.TrimSpace(s.Name) == "" {
		r.faults.Add(file, lines.Of("name"), "readers ask first: who says this?", "the sender has no name")
	}
	if s.Logo != "" && !r.there(illustrationFolder, s.Logo, ".svg") {
		r.faults.Add(file, lines.Of("logo"), "a drawing in "+illustrationFolder, "there is no drawing %q", s.Logo)
	}
	if s.Address == "" {
		if line := lines.Of("address"); line > 0 {
			r.faults.Add(file, line, "leave the line out where there is no site", "the address is empty")
		}
		return
	}
	if err := checkAddress(s.Address); err != nil {
		r.faults.Add(file, lines.Of("address"), `where the site can be reached: address = "https://health.example"`, "address = %q: %v", s.Address, err)
	}
}

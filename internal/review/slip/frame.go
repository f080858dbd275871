package slip

import (
	"fmt"
	"hash/crc32"
	"strings"
	"unicode/utf8"

	"salam/internal/tree"
)

// Limit is how long a file with a slip may be, in bytes. Five texts with every
// sentence marked take 30 KB.
const Limit = 256 << 10

// The lines that a slip stands between. The number is the version of the
// format; the end carries the CRC-32 (IEEE 802.3) of what stands between them,
// so that half a slip is not taken for a whole one.
const (
	opening = "salam-slip 1"
	ending  = "salam-slip end "
)

// frame finds the one slip in what came, and the number of lines before it. It
// forgives what chat apps and mail do to text on the way: line ends, space at
// the ends of lines, marks of direction, words before and after.
func frame(file string, data []byte) (body string, start int, faults tree.Faults) {
	bad := func(line int, hint, format string, args ...any) { faults.Add(file, line, hint, format, args...) }
	switch {
	case len(data) > Limit:
		bad(0, "a slip is a small text file", "the file is longer than %d KB", Limit>>10)
		return
	case !utf8.Valid(data):
		bad(0, "ask the reader to send the file itself", "the file is no text in UTF-8")
		return
	}
	lines := strings.Split(transported(string(data)), "\n")
	from, to := -1, -1
	for i, l := range lines {
		switch {
		case strings.HasSuffix(l, opening):
			if from >= 0 {
				bad(i+1, "put each slip into a file of its own", "there are two slips in one file")
				return
			}
			from = i
		case from >= 0 && to < 0 && strings.HasPrefix(l, ending):
			to = i
		}
	}
	switch {
	case from < 0:
		bad(0, "name the .salam-slip.txt file that the reader sent", "this is no slip: it has no line %q", opening)
		return
	case to < 0:
		bad(len(lines), "ask the reader to send the file, or the text again", "the slip has no end: a part of it is missing")
		return
	}
	body = strings.Join(lines[from+1:to], "\n") + "\n"
	want := strings.TrimPrefix(lines[to], ending)
	if Checksum(body) == want {
		return body, from + 1, nil
	}
	// Some apps put marks of direction into text from right to left.
	if bare := unmarked(body); Checksum(bare) == want {
		return bare, from + 1, nil
	}
	bad(to+1, "ask the reader to send the file instead of the text", "the slip was changed on its way: the checksum does not agree")
	return "", 0, faults
}

// transported takes off what a way through chat and mail adds and no slip
// holds: the packet leaves these characters out.
func transported(s string) string {
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	s = strings.Map(func(r rune) rune {
		if r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 || r == 0xfeff {
			return -1
		}
		return r
	}, s)
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		lines[i] = strings.TrimRight(l, " \t\u00a0")
		if bare := unmarked(lines[i]); strings.HasSuffix(bare, opening) || strings.HasPrefix(bare, ending) || strings.Contains(bare, opening+" community ") {
			lines[i] = bare
		}
	}
	return strings.Join(lines, "\n")
}

func unmarked(s string) string { return strings.NewReplacer("\u200e", "", "\u200f", "").Replace(s) }

// Checksum is the CRC-32 (IEEE 802.3) of the UTF-8 of a slip's lines, as 8
// hexadecimal digits. It finds damage, not malice.
func Checksum(body string) string { return fmt.Sprintf("%08x", crc32.ChecksumIEEE([]byte(body))) }

// Frame puts the lines of a slip between its first and its last line.
func Frame(body string) string { return opening + "\n" + body + ending + Checksum(body) + "\n" }

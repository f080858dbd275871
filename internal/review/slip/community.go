package slip

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"salam/internal/prose"
	"salam/internal/tree"
)

// A Community is what a stranger wrote under the line of a page: which text,
// as it was on that page, and their words.
type Community struct {
	Language string
	Message  string
	Code     string // the first 12 digits of the text's fingerprint
	Words    string
}

// CommunityLine is the line that a page offers to copy. It holds nothing but
// what the page is; the sender's words go under it.
func CommunityLine(lang, message string, translation prose.Fingerprint) string {
	return fmt.Sprintf("%s community %s %s %s", opening, lang, message, translation.Short())
}

var communityLine = regexp.MustCompile(`(?m)^(?:.*[^\S\n])?` + regexp.QuoteMeta(opening) + ` community ([a-z0-9-]+) ([a-z0-9-]+) ([0-9a-f]{12})$`)

// parseCommunity reads a message with a page's line in it. ok says that there
// is such a line, whatever else is wrong.
func parseCommunity(file string, data []byte) (s *Slip, ok bool, faults tree.Faults) {
	if len(data) > Limit || !utf8.Valid(data) {
		return nil, false, nil
	}
	text := transported(string(data))
	at := communityLine.FindAllStringSubmatchIndex(text, 2)
	if len(at) == 0 {
		return nil, false, nil
	}
	line := 1 + strings.Count(text[:at[0][0]], "\n")
	bad := func(hint, format string, args ...any) { faults.Add(file, line, hint, format, args...) }
	if len(at) > 1 {
		bad("put each message into a file of its own", "there are two messages in one file")
		return nil, true, faults
	}
	part := func(i int) string { return text[at[0][2*i]:at[0][2*i+1]] }
	c := &Community{Language: part(1), Message: part(2), Code: part(3)}
	c.Words = strings.Trim(prose.Normalise(text[at[0][1]:]), "\n ")
	if !tree.ValidID(c.Language) || !tree.ValidID(c.Message) {
		bad(hint, "the line names no text")
	}
	if c.Words == "" {
		bad("ask the sender what sounds wrong", "nobody has written anything under the line")
	}
	if len(c.Words) > maxWords {
		bad("shorten it to what is about the text", "the words under the line are longer than %d bytes", maxWords)
	}
	faults = append(faults, prose.CheckCharacters(file, line, c.Words)...)
	if len(faults) > 0 {
		return nil, true, faults
	}
	return &Slip{File: file, Language: c.Language, Community: c}, true, nil
}

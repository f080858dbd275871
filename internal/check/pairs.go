package check

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// A Pair is a text from outside a tree: a line of a corpus, or of a file of an
// agency.
type Pair struct {
	ID          string
	English     string
	Translation string
	Line        int // of its file
}

// pairsLimit is the most lines that a file of pairs may have.
const pairsLimit = 200_000

// ReadPairs reads lines of id, English and translation, divided by tabs; in a
// text \t, \n and \\ stand for a tab, a line end and a backslash. Empty lines
// and lines that start with # are passed over; further columns are not read.
func ReadPairs(src string) ([]Pair, error) {
	if !utf8.ValidString(src) {
		return nil, fmt.Errorf("the file is not UTF-8")
	}
	src = strings.TrimPrefix(src, "\ufeff")
	var all []Pair
	for i, line := range strings.Split(src, "\n") {
		line = strings.TrimSuffix(line, "\r")
		if line == "" || line[0] == '#' {
			continue
		}
		parts := strings.SplitN(line, "\t", 4)
		if len(parts) < 3 {
			return nil, fmt.Errorf("line %d: three columns are needed (id, English, translation), divided by tabs", i+1)
		}
		if len(all) == pairsLimit {
			return nil, fmt.Errorf("the file has more than %d lines", pairsLimit)
		}
		all = append(all, Pair{ID: parts[0], English: unescape.Replace(parts[1]), Translation: unescape.Replace(parts[2]), Line: i + 1})
	}
	return all, nil
}

var unescape = strings.NewReplacer(`\\`, `\`, `\t`, "\t", `\n`, "\n")

// Pairs runs every rule on texts from outside a tree, which stand in file.
// Lines are those of the file; columns count in the translation.
func (c *Checker) Pairs(file string, pairs []Pair) []Finding {
	work := make([][]Finding, len(pairs))
	members := make([]member, len(pairs))
	each(len(pairs), func(i int) {
		en := newEnglish(pairs[i].English)
		p := c.pair(en, "body", pairs[i].Translation)
		work[i] = placed(p.found, func(string) place { return place{p.t, pairs[i].Line, 0} })
		for k := range work[i] {
			work[i][k].File, work[i][k].Line = file, pairs[i].Line
		}
		members[i] = member{file: file, line: pairs[i].Line, field: "body", en: en, t: p.t}
	})
	var found []Finding
	for _, w := range work {
		found = append(found, w...)
	}
	found = append(found, c.consistency(members)...)
	Sort(found)
	return found
}

package check

import (
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"salam/internal/library"
)

type ruleCase struct {
	line                            int
	lang, profile, english, written string
	want                            []string
}

func ruleCases(t testing.TB) []ruleCase {
	t.Helper()
	src, err := os.ReadFile("testdata/rules.txt")
	if err != nil {
		t.Fatal(err)
	}
	var all []ruleCase
	for i, line := range strings.Split(string(src), "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		parts := strings.Split(line, " | ")
		if len(parts) != 4 {
			t.Fatalf("rules.txt:%d: %d parts", i+1, len(parts))
		}
		c := ruleCase{line: i + 1, english: parts[1], want: strings.Fields(parts[3])}
		c.lang, c.profile, _ = strings.Cut(parts[0], "/")
		text, err := strconv.Unquote(`"` + strings.ReplaceAll(parts[2], `"`, `\"`) + `"`)
		if err != nil {
			t.Fatalf("rules.txt:%d: %v", i+1, err)
		}
		c.written = text
		all = append(all, c)
	}
	return all
}

// TestRules runs the case file: a rule that is named must be found, and no
// other error, warning or fix may be.
func TestRules(t *testing.T) {
	seen := map[string]bool{}
	checkers := map[string]*Checker{}
	for _, c := range ruleCases(t) {
		key := c.lang + "/" + c.profile
		if checkers[key] == nil {
			checkers[key] = checkerOf(t, c.lang, c.profile)
		}
		found := checkers[key].Text(c.english, c.written, library.Brief{})
		var got []string
		for _, f := range found {
			seen[f.Rule] = true
			if f.Severity != Info || slices.Contains(c.want, f.Rule) {
				got = append(got, f.Rule)
			}
			if f.Message == "" || f.Language != c.lang {
				t.Errorf("rules.txt:%d: %s has no message or language: %+v", c.line, f.Rule, f)
			}
		}
		want := c.want
		if slices.Equal(want, []string{"quiet"}) {
			want = nil
		}
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(slices.Compact(got), want) {
			t.Errorf("rules.txt:%d: %s: %s\n\tfound %v, want %v", c.line, c.lang, Visible(c.written), got, want)
		}
	}
	// Rules that look at more than one text have tests of their own.
	elsewhere := strings.Fields("keep source letter spelling spelling-variant dup-target glossary-missing glossary-avoid ignore basic sms sms-long wooden-count wooden-length")
	for _, r := range Rules() {
		if !seen[r.ID] && !slices.Contains(elsewhere, r.ID) && !strings.HasPrefix(r.ID, "en-") {
			t.Errorf("no case finds %s", r.ID)
		}
	}
}

// severities is the table of the measurements: rule, severity, languages.
const severities = `num-changed error; num-missing warn; month-changed error; month-missing warn; placeholder error; mojibake error; invis error;
bidi-embed error; bidi-mark warn; dup-target warn; identical error; en-func error; en-word warn; en-typo error; func-dup error; bracket warn; ratio warn;
final-punct warn; space-before fix; no-space-after fix; punct-repeat fix; nfc fix; neg warn; ar-pres error; ar-kaf error; ar-yeh error; ar-alefmaksura error;
ar-foreign error; ar-urdu error; ar-tatweel warn; ar-digit-mix warn; ar-digit-block error; ar-pct-before warn; ar-qmark error; ar-comma fix; ar-semi fix;
ar-urdu-stop warn; zwnj-edge error; zwj error; fa-lrm-zwnj error; fa-mi-space warn; fa-ha-space warn; fa-tar-space warn; fa-eh-space warn; ps-ke-che warn;
ps-gaf warn; ps-enclitic info; ckb-heh-zwnj error; ckb-heh-final error; ckb-heh-doachashmee info; ckb-rr warn; ckb-arabic-letter warn; ckb-vowel-init error;
ar-hamza error; ar-yeh-final error; et-double-colon fix; et-colon-end error; et-ascii-stop error; et-ascii-comma fix; et-ascii-semi fix; et-comma-er warn;
et-wordsep warn; et-question error; et-apos fix; et-mixword error; et-stray error; am-ej-a warn; am-ti-letter error; am-wu warn; ti-a warn; ti-ts-mix info;
om-triple error; om-hudhaa fix; om-cluster warn; om-hiatus warn; es-inv error; es-accent error; es-reg warn`

func TestSeverities(t *testing.T) {
	for _, s := range strings.Split(severities, ";") {
		id, severity, _ := strings.Cut(strings.TrimSpace(s), " ")
		if got := severityOf(id); string(got) != severity {
			t.Errorf("%s has severity %q, measured as %s", id, got, severity)
		}
	}
	for _, r := range Rules() {
		if r.What == "" || r.Why == "" || r.Example == "" || r.Family == "" {
			t.Errorf("%s is not explained", r.ID)
		}
	}
}

// TestPlaces: line and column are those of the file, in characters.
func TestPlaces(t *testing.T) {
	c := checkerOf(t, "am", "")
	found := c.Text("It is here.\nIt is there.", "እዚህ ነው።\nእዚያ\u200b ነው።", library.Brief{Keep: []string{"GP"}})
	var got []string
	for _, f := range found {
		got = append(got, fmt.Sprintf("%s %d:%d", f.Rule, f.Line, f.Column))
	}
	if s := strings.Join(got, ", "); s != "invis 2:4, keep 1:0" {
		t.Errorf("found %s", s)
	}
}

package check

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// BenchmarkPofilter runs the same lines through this checker and through
// translate-toolkit's pofilter, as they are and with one fault planted in each,
// and prints what each finds and how long it takes. pofilter is the program of
// a Debian package; where it is missing the benchmark says so.
func BenchmarkPofilter(b *testing.B) {
	program, err := exec.LookPath("pofilter")
	if err != nil {
		b.Skip("pofilter is not installed: apt-get install translate-toolkit")
	}
	kinds := slices.DeleteFunc(slices.Concat(facts, points), func(f fault) bool {
		return !slices.Contains([]string{"a number over 12, one more", "another month", "a placeholder misspelt", "an address, one letter", "a zero-width space", "an Arabic kaf", "a presentation form", "a single colon at the end", "a doubled word", "a space before the stop"}, f.name)
	})
	var table strings.Builder
	table.WriteString("\nlines of the corpus: with a finding of each, as they are; and planted faults of ten kinds that are found\n")
	fmt.Fprintf(&table, "%-6s %6s | %-34s | %-22s | %6s %6s %9s | %8s %8s\n", "text", "lines", "salam: error, warn, fix", "pofilter: any, numbers", "plant", "salam", "pofilter", "salam s", "pofilter s")
	for _, c := range corpora {
		if c.file == "ti" {
			continue
		}
		checker := checkerOf(b, c.lang, c.profile)
		pairs := corpus(b, c.file)[:400]
		start := processor()
		share := shares(checker, pairs)
		ours := processor() - start
		theirs, took := pofilter(b, program, c.lang, pairs)
		any, numbers := 0, 0
		for i := range pairs {
			if len(theirs[i]) > 0 {
				any++
			}
			if slices.Contains(theirs[i], "numbers") {
				numbers++
			}
		}
		var bad []Pair
		var which []fault
		var base []int
		r := rand.New(rand.NewPCG(19, 2020))
		for _, k := range kinds {
			if k.languages != "" && !slices.Contains(strings.Fields(k.languages), c.file) {
				continue
			}
			n := 0
			for _, i := range r.Perm(len(pairs)) {
				if p, ok := k.plant(r, c.lang, checker, pairs[i]); ok && n < 20 && !finds(checker, pairs[i], k.rules) {
					bad, which, base = append(bad, p), append(which, k), append(base, i)
					n++
				}
			}
		}
		after, _ := pofilter(b, program, c.lang, bad)
		found, other := 0, 0
		for i, p := range bad {
			if finds(checker, p, which[i].rules) {
				found++
			}
			// pofilter has found it where a filter speaks that was silent before.
			if slices.ContainsFunc(after[i], func(f string) bool { return !slices.Contains(theirs[base[i]], f) }) {
				other++
			}
		}
		fmt.Fprintf(&table, "%-6s %6d | %9.1f %% %9.1f %% %8.1f %% | %8.1f %% %8.1f %% | %6d %6d %9d | %8.2f %8.2f\n", c.file, len(pairs), share[Error], share[Warn], share[Fix],
			100*float64(any)/float64(len(pairs)), 100*float64(numbers)/float64(len(pairs)), len(bad), found, other, ours.Seconds(), took.Seconds())
	}
	fmt.Print(table.String())
	for b.Loop() {
	}
}

var pofilterNote = regexp.MustCompile(`\(pofilter\) ([a-z]+):`)

// pofilter runs the program on a PO file of the pairs and returns the filters
// that spoke for each, and the time it took.
func pofilter(tb testing.TB, program, lang string, pairs []Pair) ([][]string, time.Duration) {
	tb.Helper()
	dir := tb.TempDir()
	var b strings.Builder
	b.WriteString("msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\n")
	quote := strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`)
	for i, p := range pairs {
		fmt.Fprintf(&b, "#: line:%d\nmsgctxt \"%d\"\nmsgid \"%s\"\nmsgstr \"%s\"\n\n", i, i, quote.Replace(p.English), quote.Replace(p.Translation))
	}
	in, out := filepath.Join(dir, "in.po"), filepath.Join(dir, "out.po")
	if err := os.WriteFile(in, []byte(b.String()), 0o644); err != nil {
		tb.Fatal(err)
	}
	code := map[string]string{"prs": "fa"}[lang]
	if code == "" {
		code = lang
	}
	command := exec.Command(program, "--progress=none", "--language="+code, in, out)
	if text, err := command.CombinedOutput(); err != nil {
		tb.Fatalf("pofilter: %v\n%s", err, text)
	}
	took := command.ProcessState.UserTime() + command.ProcessState.SystemTime()
	found := make([][]string, len(pairs))
	result, err := os.ReadFile(out)
	if err != nil {
		return found, took // nothing found
	}
	for _, unit := range strings.Split(string(result), "\n\n") {
		_, rest, ok := strings.Cut(unit, "#: line:")
		if !ok {
			continue
		}
		i := 0
		fmt.Sscan(rest, &i)
		for _, m := range pofilterNote.FindAllStringSubmatch(unit, -1) {
			found[i] = append(found[i], m[1])
		}
	}
	return found, took
}

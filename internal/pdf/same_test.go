package pdf

import (
	"crypto/sha256"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"salam/internal/testtool"
	"salam/internal/tree"
)

// Every sheet of the project is the same file in another language, time zone
// and folder, on another day, with another number of processors. The test runs
// itself. That nothing could ask for the time in a way that this misses is
// TestExact's matter, at the root.
func TestSameSheets(t *testing.T) {
	const dirKey, dayKey = "SALAM_SAME_TREE", "SALAM_SAME_DAY"
	sums := func(dir string, day tree.Date) string {
		var all []string
		for which, doc := range leafletsOf(t, dir, day) {
			b, err := Bytes(doc)
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, fmt.Sprintf("sum %s %x\n", which, sha256.Sum256(b)))
		}
		slices.Sort(all)
		return strings.Join(all, "")
	}
	if dir := os.Getenv(dirKey); dir != "" {
		var day tree.Date
		if _, err := fmt.Sscanf(os.Getenv(dayKey), "%d-%d-%d", &day.Year, &day.Month, &day.Day); err != nil {
			t.Fatal(err)
		}
		fmt.Print(sums(dir, day))
		return
	}
	here := sums(testtool.Root(t), theDay)
	if n := strings.Count(here, "sum "); n < 10 {
		t.Fatalf("only %d sheets", n)
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	for _, env := range [][]string{
		{"TZ=Pacific/Kiritimati", "LANG=ar_EG.UTF-8", "LC_ALL=fa_IR.UTF-8", dayKey + "=2026-11-26"},
		{"TZ=America/Adak", "LANG=C", "LC_ALL=C", "GOMAXPROCS=1", dayKey + "=2026-12-31"},
		{"TZ=Asia/Kabul", "LANG=tr_TR.UTF-8", "LC_ALL=tr_TR.UTF-8", "GOMAXPROCS=7", "GOGC=10", dayKey + "=2027-02-28"},
	} {
		cmd := exec.Command(self, "-test.run=^TestSameSheets$")
		cmd.Dir = t.TempDir()
		cmd.Env = append(append(os.Environ(), dirKey+"="+testtool.Root(t), "HOME="+cmd.Dir), env...)
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("%v: %v\n%s", env, err, out)
		}
		there := ""
		for line := range strings.Lines(string(out)) {
			if strings.HasPrefix(line, "sum ") {
				there += line
			}
		}
		if there != here {
			t.Errorf("%v:\n%sinstead of\n%s", env, there, here)
		}
	}
}

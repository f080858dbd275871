package pdf

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
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
		{"TZ=America/Adak", "LANG=tr_TR.UTF-8", "LC_ALL=C", "GOMAXPROCS=1", "GOGC=10", dayKey + "=2027-02-28"},
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

// A printer writes a document in the same bytes whatever it has written before,
// in whatever order, by several goroutines.
func TestPrinterForgets(t *testing.T) {
	docs := leaflets(t)
	docs["everything"] = everything(t)
	want := map[string][]byte{}
	var order []string
	for which, doc := range docs {
		b, err := Bytes(doc)
		if err != nil {
			t.Fatal(err)
		}
		want[which] = b
		order = append(order, which, which)
	}
	dice := rand.New(rand.NewPCG(1, 2))
	printer := NewPrinter()
	for range 2 {
		dice.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		var wait sync.WaitGroup
		for half := range 2 {
			wait.Go(func() {
				for i := half; i < len(order); i += 2 {
					b, err := printer.Bytes(docs[order[i]])
					if err != nil || !bytes.Equal(b, want[order[i]]) {
						t.Errorf("%s is another file (%v)", order[i], err)
					}
				}
			})
		}
		wait.Wait()
	}
	// A document with a fault leaves nothing behind.
	bad := everything(t)
	bad.Pages[0].Items[1].Alt = ""
	if _, err := printer.Bytes(bad); err == nil {
		t.Error("a figure without a description is printed")
	}
	if b, err := printer.Bytes(docs["everything"]); err != nil || !bytes.Equal(b, want["everything"]) {
		t.Errorf("after a fault the next file is another (%v)", err)
	}
}

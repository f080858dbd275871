package check

import (
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"salam/internal/library"
	"salam/internal/testtool"
	"salam/internal/tree"
)

// lines are English and translation of about twenty words each: of the corpus
// where it lies beside the project, else of the project's own messages.
func lines(tb testing.TB, lang, file string, n int) []Pair {
	tb.Helper()
	var all []Pair
	if _, err := os.Stat(filepath.Join(testtool.Root(tb), "..", "shared", "data", "tico19-dev", file+".tsv")); err == nil {
		for _, p := range corpus(tb, file) {
			en, tr := strings.Fields(p.English), strings.Fields(p.Translation)
			if len(tr) >= 16 {
				all = append(all, Pair{ID: p.ID, English: strings.Join(en[:min(len(en), 24)], " "), Translation: strings.Join(tr[:min(len(tr), 20)], " ")})
			}
		}
	} else {
		lib := shipped(tb)
		for _, m := range lib.Messages {
			if t := lib.Translation(lang, m.ID); t != nil {
				all = append(all, Pair{ID: m.ID, English: m.Short, Translation: t.Short})
			}
		}
	}
	for i := 0; len(all) < n; i++ {
		all = append(all, all[i])
	}
	return all[:n]
}

func shipped(tb testing.TB) *library.Library {
	tb.Helper()
	t, err := tree.Open(testtool.Root(tb), nil)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { t.Close() })
	lib, faults := library.Read(t)
	if len(faults) > 0 {
		tb.Fatal(faults)
	}
	return lib
}

// processor is the time that this process has had on processors: the machine
// may be busy with other things.
func processor() time.Duration {
	var use syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &use) != nil {
		return 0
	}
	return time.Duration(use.Utime.Nano() + use.Stime.Nano())
}

// twenty checks 20 000 translations of twenty words on one processor: nine
// languages, each text with its English read anew.
func twenty(tb testing.TB) (time.Duration, int) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	const total = 20_000
	used := slices.DeleteFunc(slices.Clone(corpora), func(c struct{ file, lang, profile string }) bool { return c.file == "ti" || c.file == "ti_ER" })
	work := map[*Checker][]Pair{}
	for _, c := range used {
		work[checkerOf(tb, c.lang, c.profile)] = lines(tb, c.lang, c.file, total/len(used)+1)
	}
	runtime.GC()
	start, n := processor(), 0
	for c, pairs := range work {
		n += len(pairs)
		c.Pairs("bench.tsv", pairs)
	}
	return processor() - start, n
}

// TestSpeed: 20 000 translations of 20 words in under 2 s on one core.
func TestSpeed(t *testing.T) {
	if testing.Short() {
		t.Skip("measures time")
	}
	best := time.Hour
	for range 3 {
		d, n := twenty(t)
		t.Logf("%d texts in %v", n, d)
		best = min(best, d)
	}
	if best > 2*time.Second {
		t.Errorf("20 000 translations took %v", best)
	}
}

func BenchmarkTwentyThousand(b *testing.B) {
	for b.Loop() {
		d, n := twenty(b)
		b.ReportMetric(d.Seconds(), "s/20000")
		b.ReportMetric(float64(n)/d.Seconds(), "texts/s")
	}
}

// BenchmarkLibrary checks the project itself.
func BenchmarkLibrary(b *testing.B) {
	lib := shipped(b)
	b.ReportAllocs()
	for b.Loop() {
		Library(lib)
	}
}

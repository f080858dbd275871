package bench

import (
	"fmt"
	"math"
	"os"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"salam/internal/browsertest"
)

const rounds = 3

// BenchmarkCompare is `make bench`: everybody makes the same pages, in turn,
// three times over; the best of each counts.
func BenchmarkCompare(b *testing.B) {
	if b.N > 1 {
		return
	}
	w := open(b)
	before := runtime.GOMAXPROCS(1)
	defer runtime.GOMAXPROCS(before)
	all := peers()
	absent := map[string]string{}
	for _, p := range all {
		if why := p.absent(); why != "" {
			absent[p.name] = why
		}
	}
	if absent["Chromium"] == "" {
		browser = browsertest.Start(b)
	}
	best := map[string]map[string]result{} // name → language
	for round := range rounds {
		for _, l := range w.languages {
			for _, p := range all {
				if absent[p.name] != "" {
					continue
				}
				n := p.pages
				r := p.run(b, w, l, w.pages(l.ID, n+warm))
				r.pages = n
				if best[p.name] == nil {
					best[p.name] = map[string]result{}
				}
				best[p.name][l.ID] = best[p.name][l.ID].better(r)
			}
		}
		b.Logf("round %d of %d", round+1, rounds)
	}
	var out strings.Builder
	fmt.Fprintf(&out, "\nmilliseconds of processor a page (by the clock in brackets), one page a document; Chromium: one document\n%-11s", "")
	for _, l := range w.languages {
		fmt.Fprintf(&out, "%14s", l.ID)
	}
	fmt.Fprintf(&out, "%16s  bytes a page  Salam is faster\n", "all")
	mean := func(name string) (cpu, clock float64, size int) {
		pages := 0
		for _, r := range best[name] {
			cpu, clock, size, pages = cpu+r.cpuPerPage(), clock+r.perPage(), size+r.Bytes, pages+r.pages
		}
		n := float64(len(best[name]))
		return cpu / n, clock / n, size / pages
	}
	ourCPU, ourClock, _ := mean("Salam")
	for _, p := range all {
		if why := absent[p.name]; why != "" {
			fmt.Fprintf(&out, "%-11s absent: %s\n", p.name, why)
			continue
		}
		fmt.Fprintf(&out, "%-11s", p.name)
		for _, l := range w.languages {
			r := best[p.name][l.ID]
			fmt.Fprintf(&out, "%14s", figure(r.cpuPerPage(), r.perPage()))
		}
		cpu, clock, size := mean(p.name)
		ratio := cpu / ourCPU
		if cpu == 0 {
			ratio = clock / ourClock
		}
		fmt.Fprintf(&out, "%16s  %12d  %.1f times\n", figure(cpu, clock), size, ratio)
	}
	b.Log(out.String())
}

func figure(cpu, clock float64) string {
	if cpu == 0 {
		return fmt.Sprintf("? (%.1f)", clock)
	}
	return fmt.Sprintf("%.2f (%.1f)", cpu, clock)
}

// BenchmarkCores: how much faster two processors make the same pages. Where
// others use them too, the figure says little; see the processor time.
func BenchmarkCores(b *testing.B) {
	if b.N > 1 {
		return
	}
	w := open(b)
	const pages = 400
	took := func(workers int) (clock, cpu float64) {
		before := runtime.GOMAXPROCS(workers)
		defer runtime.GOMAXPROCS(before)
		clock, cpu = math.Inf(1), math.Inf(1)
		for range rounds {
			start, from := time.Now(), processor()
			var wait sync.WaitGroup
			for k := range workers {
				wait.Go(func() {
					for i, l := range w.languages {
						for n, p := range w.pages(l.ID, pages/len(w.languages)) {
							if (i+n)%workers == k {
								if _, err := w.print(l, p); err != nil {
									b.Error(err)
								}
							}
						}
					}
				})
			}
			wait.Wait()
			clock, cpu = min(clock, time.Since(start).Seconds()), min(cpu, processor()-from)
		}
		return clock, cpu
	}
	one, oneCPU := took(1)
	two, twoCPU := took(2)
	b.Logf("\n%d pages: one processor %.2f s (%.2f s of processor), two %.2f s (%.2f s): %.2f times as fast, %.2f times the work",
		pages, one, oneCPU, two, twoCPU, one/two, twoCPU/oneCPU)
}

// BenchmarkMemory: what is in use after each thousand of 10 000 leaflets.
func BenchmarkMemory(b *testing.B) {
	if b.N > 1 {
		return
	}
	w := open(b)
	var out strings.Builder
	n := 0
	for n < 10_000 {
		for _, l := range w.languages {
			for _, p := range w.pages(l.ID, 125) {
				// No two are alike: the words come back, the page does not.
				p.Sentences = append(p.Sentences, fmt.Sprintf("%d", n))
				if _, err := w.print(l, p); err != nil {
					b.Fatal(err)
				}
				if n++; n%1000 == 0 {
					runtime.GC()
					var m runtime.MemStats
					runtime.ReadMemStats(&m)
					fmt.Fprintf(&out, "%6d leaflets: %5.1f MB in use, %5.1f MB from the system%s\n", n, float64(m.HeapAlloc)/1e6, float64(m.Sys)/1e6, resident())
				}
			}
		}
	}
	b.Log("\n" + out.String())
}

// resident is the memory of the process, where the system tells.
func resident() string {
	src, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return ""
	}
	for line := range strings.Lines(string(src)) {
		if rest, ok := strings.CutPrefix(line, "VmRSS:"); ok {
			return ", resident " + strings.TrimSpace(rest)
		}
	}
	return ""
}

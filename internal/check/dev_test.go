package check

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
)

func TestDev(t *testing.T) {
	counts := map[string]map[string]int{}
	show := os.Getenv("SHOW")
	only := os.Getenv("LANG_ONLY")
	for _, c := range corpora {
		if only != "" && only != c.file {
			continue
		}
		ch := checkerOf(t, c.lang, c.profile)
		pairs := corpus(t, c.file)
		found := ch.Pairs(c.file, pairs)
		byLine := map[int]Pair{}
		for _, p := range pairs {
			byLine[p.Line] = p
		}
		type k struct {
			r string
			l int
		}
		seen := map[k]bool{}
		lines := map[Severity]map[int]bool{Error: {}, Warn: {}, Fix: {}, Info: {}}
		for _, f := range found {
			lines[f.Severity][f.Line] = true
			if seen[k{f.Rule, f.Line}] {
				continue
			}
			seen[k{f.Rule, f.Line}] = true
			if counts[f.Rule] == nil {
				counts[f.Rule] = map[string]int{}
			}
			counts[f.Rule][c.file]++
			if f.Rule == show {
				p := byLine[f.Line]
				fmt.Printf("%s %s [%s] %s\n   EN %s\n   TR %s\n", c.file, p.ID, f.Text, f.Message, p.English, p.Translation)
			}
		}
		n := float64(len(pairs)) / 100
		fmt.Printf("%-6s error %.1f warn %.1f fix %.1f info %.1f\n", c.file, float64(len(lines[Error]))/n, float64(len(lines[Warn]))/n, float64(len(lines[Fix]))/n, float64(len(lines[Info]))/n)
	}
	for _, r := range slices.Sorted(maps.Keys(counts)) {
		var l []string
		for _, c := range corpora {
			if n := counts[r][c.file]; n > 0 {
				l = append(l, fmt.Sprintf("%s:%d", c.file, n))
			}
		}
		fmt.Printf("%-18s %-5s %s\n", r, severityOf(r), strings.Join(l, " "))
	}
}

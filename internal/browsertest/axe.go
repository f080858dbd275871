package browsertest

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"salam/internal/testtool"
)

// Axe runs axe-core, whose rules are those of WCAG 2.2 A and AA as far as a
// program can judge them, on what the page shows now, and returns what it
// finds. The library comes with `make` into node_modules; where it is missing
// the test is skipped, or fails with SALAM_REQUIRE_TOOLS=1.
func (p *Page) Axe() []string {
	p.t.Helper()
	var there bool
	if p.Eval(`typeof axe == 'object'`, &there); !there {
		src, err := os.ReadFile(filepath.Join(testtool.Root(p.t), "node_modules", "axe-core", "axe.min.js"))
		if err != nil && os.Getenv("SALAM_REQUIRE_TOOLS") != "1" {
			p.t.Skip("axe-core is not installed: run make")
		}
		p.b.must(err)
		p.Eval(string(src)+"; true", nil)
	}
	var found []struct {
		ID    string
		Help  string
		Nodes []struct {
			HTML string
			Any  []struct{ Message string }
		}
	}
	var raw string
	p.Eval(`axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations']})
		.then(r => JSON.stringify(r.violations))`, &raw)
	if err := json.Unmarshal([]byte(raw), &found); err != nil {
		p.t.Fatal(err)
	}
	var all []string
	for _, v := range found {
		for _, n := range v.Nodes {
			var why []string
			for _, a := range n.Any {
				why = append(why, a.Message)
			}
			all = append(all, fmt.Sprintf("%s: %s: %.200s (%s)", v.ID, v.Help, n.HTML, strings.Join(why, "; ")))
		}
	}
	return all
}

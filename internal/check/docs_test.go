package check

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"salam/internal/library"
	"salam/internal/testtool"
)

var update = flag.Bool("update", false, "write docs/checks.md anew")

const (
	rulesMark    = "<!-- rules: made from the rules' own data by go test ./internal/check -update -->"
	measuredMark = "<!-- measured: made by go test ./internal/check -update, where the corpus lies beside the project -->"
	endMark      = "<!-- end -->"
)

func docs(t *testing.T) (file, text string) {
	t.Helper()
	file = filepath.Join(testtool.Root(t), "docs", "checks.md")
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return file, string(src)
}

// section holds the part of docs/checks.md behind a mark against what it should
// be, or writes it.
func section(t *testing.T, mark, want string) {
	t.Helper()
	file, text := docs(t)
	before, rest, ok := strings.Cut(text, mark+"\n")
	got, after, ok2 := strings.Cut(rest, endMark)
	if !ok || !ok2 {
		t.Fatalf("docs/checks.md has no section %s", mark)
	}
	if got == want {
		return
	}
	if *update {
		if err := os.WriteFile(file, []byte(before+mark+"\n"+want+endMark+after), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			t.Fatalf("docs/checks.md is not current (go test ./internal/check -update):\n  is     %s\n  should %s", g[i], w[i])
		}
	}
	t.Fatal("docs/checks.md is not current: go test ./internal/check -update")
}

// TestDocsRules: docs/checks.md says of every rule what it is, from the rules
// themselves.
func TestDocsRules(t *testing.T) {
	var b strings.Builder
	family := ""
	for _, r := range Rules() {
		if r.Family != family {
			family = r.Family
			fmt.Fprintf(&b, "\n### %s\n\n| rule | severity | languages | finds | why | example |\n|---|---|---|---|---|---|\n", family)
		}
		languages := strings.Join(r.Languages, " ")
		switch {
		case r.Family == "The English":
			languages = "en"
		case languages == "":
			languages = "all"
		}
		severity := string(r.Severity)
		if severityInDari[r.ID] != "" {
			severity += ", in Dari " + string(severityInDari[r.ID])
		}
		cell := strings.NewReplacer("|", "\\|", "\n", " ")
		fmt.Fprintf(&b, "| `%s` | %s | %s | %s | %s | %s |\n", r.ID, severity, languages, cell.Replace(r.What), cell.Replace(r.Why), cell.Replace(r.Example))
	}
	b.WriteByte('\n')
	section(t, rulesMark, b.String())
}

// budget is the share of professional lines with an error that the rules may
// find, in percent.
var budget = map[string]float64{"am": 1.8, "ti_ET": 0.9, "ti_ER": 4.8, "ti": 0.9, "ar": 0.3, "fa": 6.5, "prs": 11.1, "ps": 1.2, "ckb": 14.1, "om": 3.9, "es": 0.4}

// TestMeasured measures the rules on professional translations: how many lines
// they flag, how many planted faults they find, how surely they tell the
// neighbour's language; and holds docs/checks.md against it.
func TestMeasured(t *testing.T) {
	testtool.Shared(t, "data/tico19-dev")
	var b strings.Builder
	b.WriteString("\n### Noise\n\nShare of 1 238 professionally translated lines with at least one finding; the last\ntwo columns are errors after `--fix`, and the share that was set as a budget.\n\n")
	b.WriteString("| text | error | warn | fix | error after --fix | budget |\n|---|---|---|---|---|---|\n")
	for _, c := range corpora {
		checker := checkerOf(t, c.lang, c.profile)
		pairs := corpus(t, c.file)
		before := shares(checker, pairs)
		for i := range pairs {
			pairs[i].Translation = checker.Fixed(pairs[i].English, pairs[i].Translation)
		}
		after := shares(checker, pairs)
		fmt.Fprintf(&b, "| %s | %.1f %% | %.1f %% | %.1f %% | %.1f %% | %.1f %% |\n", c.file, before[Error], before[Warn], before[Fix], after[Error], budget[c.file])
		if after[Error] > budget[c.file]+0.05 { // the budget has one decimal
			t.Errorf("%s: %.2f %% of lines have an error, and %.1f %% may", c.file, after[Error], budget[c.file])
		}
		if after[Fix] > 0.1 {
			t.Errorf("%s: %.2f %% of lines still have a fix after --fix", c.file, after[Fix])
		}
	}
	b.WriteString("\n### Faults planted and found\n\nEach kind of fault was put into up to 60 lines a text, with a fixed seed: found/planted.\nA whole number up to 12 is a word as often as a figure, so fewer can be sure.\n\n| fault | rules |")
	for _, c := range corpora {
		fmt.Fprintf(&b, " %s |", c.file)
	}
	b.WriteString("\n|---|---|" + strings.Repeat("---|", len(corpora)) + "\n")
	all := planted(t, slices.Concat(facts, points))
	checkRecall(t, all)
	for _, f := range slices.Concat(facts, points) {
		fmt.Fprintf(&b, "| %s | %s |", f.name, "`"+strings.Join(f.rules, "`, `")+"`")
		for _, c := range corpora {
			if n := all[f.name][c.file]; n.planted > 0 {
				fmt.Fprintf(&b, " %d/%d |", n.found, n.planted)
			} else {
				b.WriteString(" |")
			}
		}
		b.WriteByte('\n')
	}
	b.WriteString("\n### The neighbour's language\n\nLines of eight words or more of one language, checked as another; no line was\ntaken for another language in its own folder.\n\n| text | filed as | whole lines told | first eight words told |\n|---|---|---|---|\n")
	b.WriteString(strings.Join(wrongTable(t), "\n") + "\n\n")
	section(t, measuredMark, b.String())
}

// shares is the share of lines with a finding of each severity, in percent.
func shares(c *Checker, pairs []Pair) map[Severity]float64 {
	n := map[Severity]float64{}
	for _, p := range pairs {
		seen := map[Severity]bool{}
		for _, f := range c.Text(p.English, p.Translation, library.Brief{}) {
			if !seen[f.Severity] {
				seen[f.Severity] = true
				n[f.Severity] += 100 / float64(len(pairs))
			}
			if f.Rule == "wrong-language" || f.Rule == "wrong-script" {
				n["wrong"]++
			}
		}
	}
	return n
}

package evidence

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"salam/internal/library"
	"salam/internal/testtool"
)

func policy(text string) (Policy, string) {
	p, faults := ParsePolicy(library.File{Path: "content/policy.toml", Text: text})
	return p, faults.Error()
}

func TestPolicyRaises(t *testing.T) {
	p, faults := policy("grace_days = 10\nnaturalness = 2\nmeaning = 3\nnatural_at_least = 4\none_reader = true\nevidence_days = 365\n[trial]\ncorrect = 0.85\npeople = 50\nlanguages = 3\ndays = 400\n[fact_days]\nconfirmed = 300\nsecond-hand = 200\nmemory = 100\n")
	want := Policy{10, 2, 3, 4, true, 365, TrialPolicy{850, 50, 3, 400}, FactPolicy{300, 200, 100}}
	if p != want || faults != "" {
		t.Errorf("%+v, %s", p, faults)
	}
	if p, faults := policy(""); p != Floor || faults != "" {
		t.Errorf("no policy: %+v, %s", p, faults)
	}
}

// TestPolicyNeverLowers: a value below the floor is one fault and the floor
// stays; the other values of the file stand.
func TestPolicyNeverLowers(t *testing.T) {
	for _, line := range []string{
		"grace_days = 61", "grace_days = -1", "meaning = 0", "natural_at_least = 2", "natural_at_least = 6",
		"evidence_days = 731", "evidence_days = 0", "evidence_days = 99999999999",
		"trial.correct = 0.66", "trial.correct = 1.1", "trial.correct = nan", "trial.correct = inf", "trial.correct = -inf",
		"trial.people = 14", "trial.languages = 1", "trial.days = 1096",
		"fact_days.confirmed = 731", "fact_days.second-hand = 366", "fact_days.memory = 181", "fact_days.memory = 29",
	} {
		p, faults := policy("naturalness = 2\n" + line + "\n")
		want := Floor
		want.Naturalness = 2
		if p != want || strings.Count(faults, "\n") != 0 || !strings.Contains(faults, "policy.toml:2") {
			t.Errorf("%s: %+v, %s", line, p, faults)
		}
	}
	// A file that cannot be read as a whole leaves the floor.
	for _, text := range []string{"require = []", "naturalness = [1]", "naturalness = 1.5", "Naturalness = 1\n", "naturalness = 2\nnaturalness = 1", "[trial]\nharmful = 1", "= ="} {
		if p, faults := policy(text); p != Floor || faults == "" {
			t.Errorf("%s: %+v, %s", text, p, faults)
		}
	}
}

func TestProjectPolicy(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(testtool.Root(t), "content", "policy.toml"))
	if err != nil {
		t.Fatal(err)
	}
	if _, faults := policy(string(text)); faults != "" {
		t.Error(faults)
	}
}

func FuzzPolicy(f *testing.F) {
	f.Add("grace_days = 10\n[trial]\ncorrect = 0.7\n")
	f.Add("one_reader = true\nrequire = []\n")
	f.Fuzz(func(t *testing.T, text string) {
		p, _ := ParsePolicy(library.File{Path: "policy.toml", Text: text})
		if p.GraceDays < 0 || p.GraceDays > maxGraceDays || p.Naturalness < 1 || p.Meaning < 1 || p.NaturalAtLeast < 3 || p.NaturalAtLeast > 5 ||
			p.EvidenceDays > Floor.EvidenceDays || p.EvidenceDays < 30 || p.Trial.Correct < twoThirds || p.Trial.Correct > 1000 ||
			p.Facts.Confirmed > 730 || p.Facts.SecondHand > 365 || p.Facts.Memory > 180 || p.Facts.Memory < 30 || p.Trial.People < 15 || p.Trial.Languages < 2 || p.Trial.Days > 1095 {
			t.Fatalf("the floor was lowered: %+v", p)
		}
	})
}

package desk_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"salam/internal/desk"
	"salam/internal/evidence"
	et "salam/internal/evidence/evidencetest"
	"salam/internal/review/slip"
	"salam/internal/testtool"
)

// Two people take in slips at the same time, in branches of their own, about
// the same texts in the same language. Git joins them without a conflict, and
// both readings count.
func TestImportsMerge(t *testing.T) {
	testtool.Need(t, "git")
	dir := et.New(t)
	git := func(args ...string) string {
		t.Helper()
		cmd := exec.Command("git", append([]string{"-C", dir, "-c", "user.name=reader-0", "-c", "user.email=reader-0", "-c", "commit.gpgsign=false"}, args...)...)
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
		return string(out)
	}
	git("init", "-q", "-b", "main")
	git("add", "-A")
	git("commit", "-q", "-m", "a tree")
	for _, reader := range []string{"reader-1", "reader-2"} {
		git("checkout", "-q", "-b", reader, "main")
		done := take(t, dir, reader, "tea", "late")
		if len(done.Files) != 2 {
			t.Fatalf("%s: %q", reader, done.Files)
		}
		git("add", "-A")
		git("commit", "-q", "-m", done.Message)
	}
	git("merge", "-q", "--no-edit", "reader-1")
	if status := git("status", "--porcelain"); status != "" {
		t.Errorf("after the merge: %s", status)
	}
	lib, st := et.Standing(t, dir, et.AsOf)
	for _, id := range []string{"tea", "late"} {
		readers := 0
		for _, r := range slip.Records(lib) {
			if r.Message == id && r.Kind == evidence.Naturalness {
				readers++
			}
		}
		if s := st.Of("am", id); readers != 2 || s.State != evidence.InReview {
			t.Errorf("%s: %d readings, %s", id, readers, s.State)
		}
	}
}

// take imports a slip of a reader on texts as they are.
func take(t *testing.T, dir, reader string, texts ...string) *desk.Recorded {
	t.Helper()
	lib, _ := et.Library(t, dir)
	var b strings.Builder
	fmt.Fprintf(&b, "packet = \"0123456789ab\"\nlanguage = \"am\"\nreader = %q\nagreed = true\nkeep_retold = false\n", reader)
	for _, id := range texts {
		now, _ := slip.CurrentOf(lib, "am", id)
		fmt.Fprintf(&b, "\n[[texts]]\nmessage = %q\nsource = %q\ntranslation = %q\ndate = %s\nnatural = 4\nverdict = \"pass\"\n", id, now.Source, now.Translation, et.Day)
	}
	file := filepath.Join(t.TempDir(), "s.txt")
	if err := os.WriteFile(file, []byte(slip.Frame(b.String())), 0o644); err != nil {
		t.Fatal(err)
	}
	done, err := open(t, dir).Import(desk.ImportOptions{Slips: []string{file}, By: "coordinator-1", Look: func(f *slip.Free) (string, error) { return f.Text, nil }})
	if err != nil {
		t.Fatal(err)
	}
	return done
}

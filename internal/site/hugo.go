package site

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/gohugoio/hugo/commands"
)

// ChildVerb is the hidden verb that turns this program into Hugo. Hugo runs as
// a process of its own because it keeps global state, takes settings from the
// environment, and can be killed without harm.
const ChildVerb = "hugo-child"

// HugoMain is the child: it runs Hugo with the arguments after the verb and
// returns the exit status.
func HugoMain(args []string) int {
	if err := commands.Execute(args); err != nil {
		fmt.Fprintln(os.Stderr, "ERROR", err)
		return 1
	}
	return 0
}

// said bounds what is kept of Hugo's output.
const said = 64 << 10

// runHugo renders the folder stage into out. scratch is for Hugo's own files;
// lock is handed on, so that nobody clears the folder while the child lives.
//
// The environment is empty: every HUGO_… variable would override the settings,
// the security section included. Hugo needs neither HOME nor PATH.
func runHugo(ctx context.Context, stage, out, scratch string, lock *os.File, extra ...string) error {
	self, err := os.Executable()
	if err != nil {
		return fmt.Errorf("find this program: %w", err)
	}
	if err := os.MkdirAll(scratch, 0o755); err != nil {
		return err
	}
	args := append([]string{ChildVerb,
		"--source", stage, "--destination", out,
		"--config", "hugo.toml," + overrides,
		"--configDir", "no-config-folder",
		"--cacheDir", filepath.Join(scratch, "cache"),
		"--environment", "production",
		"--noBuildLock",
	}, extra...)
	child := exec.CommandContext(ctx, self, args...)
	child.Dir = stage
	child.Env = []string{"TMPDIR=" + scratch, "TMP=" + scratch, "TEMP=" + scratch}
	if lock != nil && runtime.GOOS != "windows" {
		child.ExtraFiles = []*os.File{lock}
	}
	var text limited
	child.Stdout, child.Stderr = &text, &text
	err = child.Run()
	if ctx.Err() != nil {
		return ctx.Err()
	}
	complaints := complaints(text.String(), stage)
	switch {
	case err != nil && complaints == "":
		return fmt.Errorf("hugo: %w: %s", err, strings.TrimSpace(text.String()))
	case complaints != "":
		return fmt.Errorf("hugo: %s", complaints)
	}
	return nil
}

// complaints are the warnings and errors in Hugo's output. A warning fails the
// build: it says that something is not on the page that should be.
func complaints(text, stage string) string {
	text = strings.ReplaceAll(text, stage+string(filepath.Separator), "")
	var found []string
	for _, line := range strings.Split(text, "\n") {
		if strings.HasPrefix(line, "WARN") || strings.HasPrefix(line, "ERROR") || strings.HasPrefix(line, "panic:") {
			found = append(found, strings.TrimSpace(line))
		}
	}
	return strings.Join(found, "\n")
}

// limited keeps the first bytes that are written and drops the rest.
type limited struct{ b strings.Builder }

var _ io.Writer = (*limited)(nil)

func (l *limited) Write(p []byte) (int, error) {
	if room := said - l.b.Len(); room > 0 {
		l.b.Write(p[:min(room, len(p))])
	}
	return len(p), nil
}

func (l *limited) String() string { return l.b.String() }

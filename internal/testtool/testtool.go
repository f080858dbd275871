// Package testtool is for tests only: it finds the programs and data that some
// tests need. Where they are missing the test is skipped, unless
// SALAM_REQUIRE_TOOLS=1 says that this machine has to have them.
package testtool

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// Need returns the path of a program.
func Need(t testing.TB, program string) string {
	t.Helper()
	path, err := exec.LookPath(program)
	if err == nil {
		return path
	}
	if os.Getenv("SALAM_REQUIRE_TOOLS") == "1" {
		t.Fatalf("%s is not installed, and SALAM_REQUIRE_TOOLS=1 requires it", program)
	}
	t.Skipf("%s is not installed", program)
	return ""
}

// Module makes sure that an npm package is there.
func Module(t testing.TB, name string) {
	t.Helper()
	if _, err := os.Stat(filepath.Join(Root(t), "node_modules", filepath.FromSlash(name), "package.json")); err == nil {
		return
	}
	if os.Getenv("SALAM_REQUIRE_TOOLS") == "1" {
		t.Fatalf("the npm package %s is not installed (make test does), and SALAM_REQUIRE_TOOLS=1 requires it", name)
	}
	t.Skipf("the npm package %s is not installed", name)
}

// Root is the folder of the project.
func Root(t testing.TB) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			t.Fatal("no go.mod above the test")
		}
		dir = parent
	}
}

// Shared returns a folder of the data beside the project. The data is never
// part of the project: a test that reads it is skipped where it is absent.
func Shared(t testing.TB, name string) string {
	t.Helper()
	path := filepath.Join(Root(t), "..", "shared", filepath.FromSlash(name))
	if _, err := os.Stat(path); err != nil {
		t.Skipf("no shared data %s beside the project", name)
	}
	return path
}

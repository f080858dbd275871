package site

import (
	"os"
	"testing"
)

// TestMain lets the test binary be the child that renders, and the victim that
// is killed while it builds.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 {
		switch os.Args[1] {
		case ChildVerb:
			os.Exit(HugoMain(os.Args[2:]))
		case victimVerb:
			os.Exit(victim(os.Args[2:]))
		}
	}
	os.Exit(m.Run())
}

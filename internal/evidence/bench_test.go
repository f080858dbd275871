package evidence_test

import (
	"testing"

	"salam/internal/evidence"
	et "salam/internal/evidence/evidencetest"
)

// BenchmarkCompute judges the texts of this project, some of them approved.
func BenchmarkCompute(b *testing.B) {
	dir := et.Copy(b)
	et.Approve(b, dir, "am", "welcome", "see-a-doctor", "your-choice")
	lib, _ := et.Library(b, dir)
	b.ReportAllocs()
	for b.Loop() {
		evidence.Compute(lib, et.AsOf)
	}
}

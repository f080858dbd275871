package evidencetest_test

import (
	"testing"

	"salam/internal/evidence/evidencetest"
)

func TestApproveStarterTree(t *testing.T) {
	dir := evidencetest.Copy(t)
	evidencetest.Approve(t, dir, "am", "welcome", "your-choice", "ui-site")
	evidencetest.Approve(t, dir, "ar", "see-a-doctor")
	evidencetest.ApproveInterface(t, dir, "ckb")
	evidencetest.Try(t, dir, "welcome")
	evidencetest.Standing(t, dir, evidencetest.AsOf)
}

func TestFixture(t *testing.T) {
	dir := evidencetest.New(t)
	evidencetest.Approve(t, dir, "am", "tea", "late", "pills", "talk", "ui-site")
	evidencetest.Approve(t, dir, "ar", "tea")
	evidencetest.Approve(t, dir, "en", "tea", "pills")
	evidencetest.Standing(t, dir, evidencetest.AsOf)
}

// Package evidencetest is for tests only: project trees, and evidence in them
// as the people of a project would leave it. All people here are invented.
//
// In: a test and the folder of a tree. Out: files in that folder. It makes
// approvals, so that nothing but tests may import it.
package evidencetest

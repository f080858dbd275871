package evidence

// A State is where one text stands. It is computed, never typed.
type State string

const (
	Missing   State = "missing"    // no text
	Draft     State = "draft"      // a text, without enough evidence
	InReview  State = "in-review"  // some of the evidence that is needed
	Approved  State = "approved"   // all of it, on exactly this text
	Outdated  State = "outdated"   // approved against an earlier English whose revision is routine, within the days of grace
	Expired   State = "expired"    // was approved; too old, past its review, or its English has changed for safety
	Contested State = "contested"  // an open major or critical finding, or a verdict "change", on what is current
	OneReader State = "one-reader" // one blind reading passed, where the policy opts in
	Withdrawn State = "withdrawn"  // taken back by a coordinator
)

package evidence

// facts are all that a decision rests on. Everything about who may judge what,
// and which record is about which words, has been settled before.
type facts struct {
	Text      bool    // there is a text
	Clinical  bool    // kind clinical or sensitive
	English   english // where the English stands by itself
	Withdrawn bool    // taken down in this language and not given back
	Finding   bool    // an open finding or verdict on these words
	Evidence  amount  // what speaks for these words
	Safety    bool    // the last revision of the English is for safety
	Grace     bool    // the days of grace after that revision are over
	OneReader bool    // the policy opts in, and one blind reading of these words, from the current English, has passed
}

// english is where the English of a message stands by itself; for the English
// text, whether it is past its review.
type english int

const (
	ready     english = iota
	unproved          // a clinician has to sign it
	disputed          // an open finding on the English
	takenBack         // withdrawn in all languages
	ended             // past its review, or its signature is too old
)

// amount is how much of the evidence that is needed is there, on exactly these
// words, by the people that it takes.
type amount int

const (
	none    amount = iota
	part           // some of it
	once           // it was whole once: it is too old by now, or it was given for another English
	earlier        // it is whole for the English before the last revision
	whole          // it is whole
)

// decide is the whole of the decision. testdata/decisions.txt holds every
// combination of facts and what follows from it.
//
// The order is the point: what speaks against a text is asked before what
// speaks for it, so that no amount of evidence outvotes an open finding.
func decide(f facts) (State, string) {
	complete := f.Evidence >= once
	switch {
	case !f.Text:
		return Missing, "there is no text"
	case f.Withdrawn:
		return Withdrawn, "a coordinator has taken it down"
	case f.English == takenBack:
		return Withdrawn, "the message is taken down in all languages"
	case f.Finding:
		return Contested, "a finding on these words is open"
	case f.English == disputed:
		return Contested, "a finding on the English is open"
	case complete && f.English == ended:
		return Expired, "the English is past its review, or its signature is too old"
	case f.Evidence == once:
		return Expired, "what was checked is too old, or was checked against another English"
	case f.Evidence == earlier && f.Safety:
		return Expired, "the English has changed for safety since it was checked"
	case f.Evidence == earlier && f.Grace:
		return Expired, "the English has changed since it was checked, and the days of grace are over"
	case complete && f.English == unproved:
		return InReview, "a clinician has not signed the English"
	case f.Evidence == earlier:
		return Outdated, "the English has changed since it was checked"
	case f.Evidence == whole:
		return Approved, "everything that is needed is there, on exactly this text"
	case f.Evidence == part && f.OneReader && !f.Clinical && f.English == ready:
		return OneReader, "one native reader has passed it, and the policy lets that stand"
	case f.Evidence == part:
		return InReview, "some of the evidence is there"
	}
	return Draft, "nobody has passed these words"
}

package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"salam/internal/desk"
)

// An asker puts questions on standard error and reads answers from standard
// input, a line an answer. Results stay alone on standard output. When the
// input ends before the last question, nothing is done.
type asker struct {
	in *bufio.Reader
	t  *terminal
}

func newAsker(t *terminal) *asker { return &asker{bufio.NewReader(os.Stdin), t} }

// longestAnswer is how long a line may be, in bytes.
const longestAnswer = 8 << 10

// Line asks for one line.
func (a *asker) Line(question string) (string, error) {
	a.t.clear()
	fmt.Fprint(a.t.err, question+" ")
	s, err := a.in.ReadString('\n')
	switch {
	case errors.Is(err, io.EOF) && s == "":
		fmt.Fprintln(a.t.err)
		return "", &desk.Refusal{What: "the answers ended too early: nothing was written", Hint: "answer every question; Enter is an answer, too"}
	case err != nil && !errors.Is(err, io.EOF):
		return "", err
	case len(s) > longestAnswer:
		return "", &desk.Refusal{What: "the answer is too long: nothing was written", Hint: "say it in fewer words"}
	}
	return strings.TrimSpace(s), nil
}

// Choice asks until the answer is one of those that are allowed.
func (a *asker) Choice(question string, allowed ...string) (string, error) {
	for {
		s, err := a.Line(fmt.Sprintf("%s [%s]", question, strings.Join(allowed, "/")))
		if err != nil {
			return "", err
		}
		if slices.Contains(allowed, s) {
			return s, nil
		}
		a.t.note("please answer with one of " + strings.Join(allowed, ", "))
	}
}

// Tell shows something that is needed to answer.
func (a *asker) Tell(s string) {
	a.t.clear()
	fmt.Fprintln(a.t.err, s)
}

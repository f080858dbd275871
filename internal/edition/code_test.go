package edition

import (
	"fmt"
	"strings"
	"testing"

	"salam/internal/prose"
)

func someCodes(n int) []Code {
	var all []Code
	for i := range n {
		all = append(all, codeOf(prose.Hash("test", fmt.Sprint(i), "")))
	}
	return all
}

// Every single wrong character and every exchange of two characters, next to
// each other or not, is found.
func TestTypingErrorsAreFound(t *testing.T) {
	tried := 0
	for _, c := range someCodes(300) {
		if !c.Valid() {
			t.Fatalf("%s is made and not valid", c)
		}
		for i := range codeLength {
			for _, r := range alphabet {
				wrong := Code(string(c[:i]) + string(r) + string(c[i+1:]))
				if wrong != c && wrong.Valid() {
					t.Fatalf("%s for %s is not found", wrong, c)
				}
				tried++
			}
			for k := range i {
				b := []byte(c)
				b[i], b[k] = b[k], b[i]
				if wrong := Code(b); wrong != c && wrong.Valid() {
					t.Fatalf("%s for %s is not found", wrong, c)
				}
				tried++
			}
		}
	}
	if tried < 60_000 {
		t.Errorf("only %d errors were tried", tried)
	}
}

func TestAlphabet(t *testing.T) {
	for _, bad := range "aeiou01lbgqsz" {
		if strings.ContainsRune(alphabet, bad) {
			t.Errorf("the alphabet holds %c", bad)
		}
	}
	for n := 2; n < prime; n++ {
		if prime%n == 0 {
			t.Errorf("%d is no prime number", prime)
		}
	}
	if prime <= codeLength {
		t.Error("two places weigh the same")
	}
	seen := map[Code]bool{}
	for _, c := range someCodes(5000) {
		seen[c] = true
	}
	if len(seen) < 4999 {
		t.Errorf("%d codes of 5000 are different", len(seen))
	}
}

func TestReadCode(t *testing.T) {
	c := Code("k7m4")
	for _, c = range someCodes(2000) {
		if strings.ContainsAny(string(c), "8") && strings.Contains(string(c), "5") {
			break
		}
	}
	shown := c.Shown()
	if len(shown) != codeLength+1 || shown[4] != '-' || shown != strings.ToUpper(shown) {
		t.Errorf("%s is shown as %s", c, shown)
	}
	wide, arabic, persian := "", "", ""
	for _, r := range string(c) {
		wide += string(r - '!' + '！')
		if r >= '0' && r <= '9' {
			arabic += string('٠' + r - '0')
			persian += string('۰' + r - '0')
			continue
		}
		arabic += string(r)
		persian += string(r)
	}
	for _, typed := range []string{string(c), shown, " " + shown + "\n", strings.ToLower(shown), strings.ReplaceAll(shown, "-", "–"), strings.ReplaceAll(shown, "-", " "),
		strings.ReplaceAll(shown, "-", "\u200f-"), wide, arabic, persian,
		strings.ReplaceAll(shown, "8", "B"), strings.ReplaceAll(string(c), "5", "s"), strings.Join(strings.Split(string(c), ""), ".")} {
		if got, err := ReadCode(typed); got != c || err != nil {
			t.Errorf("%q is read as %s, %v", typed, got, err)
		}
	}
	for typed, want := range map[string]string{
		"":                             "8 characters, not 0",
		string(c[:7]):                  "8 characters, not 7",
		string(c) + "2":                "8 characters, not 9",
		"0" + string(c[1:]):            `no code holds "0"`,
		string(c[1:]) + "l":            `no code holds "l"`,
		string(c[:7]) + "é":            `no code holds "é"`,
		"../" + string(c):              `no code holds "/"`,
		strings.Repeat("2 ", 1000):     "longer than any code",
		string(c[1:]) + string(c[0:1]): "is no code: a character is wrong, or two have changed places",
	} {
		if got, err := ReadCode(typed); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q is read as %s, %v", typed, got, err)
		}
	}
}

func FuzzReadCode(f *testing.F) {
	for _, c := range someCodes(5) {
		f.Add(c.Shown())
	}
	f.Add("٣K7M4-XR2")
	f.Fuzz(func(t *testing.T, typed string) {
		c, err := ReadCode(typed)
		if err != nil {
			if c != "" {
				t.Errorf("%q: both %s and %v", typed, c, err)
			}
			return
		}
		if again, err := ReadCode(c.Shown()); again != c || err != nil || !c.Valid() {
			t.Errorf("%q is read as %s, and that as %s, %v", typed, c, again, err)
		}
	})
}

package check

import (
	"fmt"
	"strings"
	"unicode/utf16"
)

var lengthRules = []Rule{
	{ID: "ratio", Severity: Warn, Family: "Length", What: "a text of 80 characters of English or more whose translation is shorter or longer than all but 1 % of professional ones", Why: "Too short is, in three of four, a clause that was left out. Below 80 characters it says nothing.", Example: "0.36 (usual: 0.46 to 1.03)"},
	{ID: "sms", Severity: Info, Family: "Length", What: "a `short` that takes more than one text message: 160 characters of GSM-7, 153 each in several; 70 and 67 in other scripts (3GPP TS 23.038, 23.040)", Why: "Whoever sends it pays for each part.", Example: "2 messages"},
	{ID: "sms-long", Severity: Warn, Family: "Length", What: "a `short` that takes more than three text messages", Why: "Old phones show the parts out of order.", Example: "4 messages"},
}

// ratio holds the length against the language's percentiles. The low side is
// what counts: a long translation is rarely wrong.
func ratio(p *pair) {
	l := p.c.rules.Length
	if l.P50 == 0 || len(p.en.t.r) < 80 {
		return
	}
	r := float64(len(p.t.r)) / float64(len(p.en.t.r))
	if r >= l.P1*0.92 && r <= l.P99*1.25 {
		return
	}
	what, hint := "shorter", "was a part left out?"
	if r > l.P99 {
		what, hint = "longer", "was something added?"
	}
	p.find("ratio", -1, -1, fmt.Sprintf("%.2f", r), fmt.Sprintf("%.2f of the length of the English, %s than professional translations (%.2f to %.2f)", r, what, l.P1, l.P99), hint)
}

// gsm7 is the default alphabet of 3GPP TS 23.038, 6.2.1; gsm7two are the
// characters of its extension, which take two places.
const (
	gsm7    = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
	gsm7two = "^{}\\[~]|€"
)

// Segments is the number of text messages that s takes, and the alphabet.
func Segments(s string) (n int, alphabet string) {
	places := 0
	for _, r := range s {
		switch {
		case strings.ContainsRune(gsm7, r):
			places++
		case strings.ContainsRune(gsm7two, r):
			places += 2
		default:
			units := len(utf16.Encode([]rune(s)))
			if units <= 70 {
				return 1, "UCS-2"
			}
			return (units + 66) / 67, "UCS-2"
		}
	}
	if places <= 160 {
		return 1, "GSM-7"
	}
	return (places + 152) / 153, "GSM-7"
}

// messages counts the text messages of a `short`.
func messages(p *pair) {
	n, alphabet := Segments(p.t.s)
	switch {
	case n > 3:
		p.find("sms-long", -1, -1, "", fmt.Sprintf("the short text takes %d text messages (%s)", n, alphabet), "say it shorter; one thing to do is enough")
	case n > 1:
		p.find("sms", -1, -1, "", fmt.Sprintf("the short text takes %d text messages (%s)", n, alphabet), "")
	}
}

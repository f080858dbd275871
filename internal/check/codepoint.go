package check

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// A codePointRule is a pattern that a careful native editor changes every
// time, in the languages it names. Sources: Unicode 16 core specification 9.2
// (Arabic) and 19.1 (Ethiopic), the Academy's rules for Persian, and counts on
// professional translations of public-health text.
type codePointRule struct {
	id        string
	severity  Severity
	languages []string // none: all
	pattern   *regexp.Regexp
	message   string
	hint      string
}

var (
	arabicScript = []string{"ar", "fa", "prs", "ps", "ckb"}
	iranian      = []string{"fa", "prs", "ps", "ckb"}
	ethiopic     = []string{"am", "ti"}
)

var codePointRules = []codePointRule{
	{"invisible", Error, nil, regexp.MustCompile(`[\x{00AD}\x{200B}\x{2060}\x{180E}\x{034F}\x{061C}]`), "an invisible character that does nothing here", "delete it"},
	{"mojibake", Error, nil, regexp.MustCompile(`[ÃÂØÙ][\x{0080}-\x{00BF}]`), "text that was decoded wrongly", "copy the text again as UTF-8"},
	{"zwj", Error, arabicScript, regexp.MustCompile(`\x{200D}`), "a zero-width joiner", "delete it; letters join by themselves"},
	{"zwnj-edge", Error, []string{"fa", "prs", "ckb"}, regexp.MustCompile(`(^|[\s.,،؛؟!])\x{200C}|\x{200C}($|[\s.,،؛؟!])`), "a zero-width non-joiner at the edge of a word", "delete it"},
	{"ar-presentation", Error, arabicScript, regexp.MustCompile(`[\x{FB50}-\x{FDFF}\x{FE70}-\x{FEFC}]`), "a presentation form", "write the plain letter"},
	{"ar-kaf", Error, iranian, regexp.MustCompile(`ك`), "the Arabic kaf (U+0643)", "write ک (U+06A9)"},
	{"ar-yeh", Error, []string{"fa", "prs", "ckb"}, regexp.MustCompile(`ي`), "the Arabic yeh (U+064A)", "write ی (U+06CC)"},
	{"ar-alef-maksura", Error, iranian, regexp.MustCompile(`ى`), "the alef maksura (U+0649)", "write ی (U+06CC)"},
	{"ar-foreign", Error, []string{"ar"}, regexp.MustCompile(`[کیەۆێڵڕ]`), "a letter that Arabic does not have", "write ك or ي"},
	{"ar-urdu", Error, []string{"ar", "fa", "prs", "ps"}, regexp.MustCompile(`[ٹڈڑےں]`), "a letter of Urdu", ""},
	{"ar-digits-mixed", Error, arabicScript, regexp.MustCompile(`[٠-٩].*[۰-۹0-9]|[۰-۹].*[٠-٩0-9]|[0-9].*[٠-٩۰-۹]`), "digits of two sets in one line", "use one set; telephone numbers have Western digits"},
	{"ar-question", Error, arabicScript, regexp.MustCompile(`\?`), "a Latin question mark", "write ؟"},
	{"ar-comma", Fix, arabicScript, regexp.MustCompile(`\p{Arabic},`), "a Latin comma", "write ،"},
	{"ar-semicolon", Fix, arabicScript, regexp.MustCompile(`\p{Arabic};`), "a Latin semicolon", "write ؛"},
	{"ckb-heh-zwnj", Error, []string{"ckb"}, regexp.MustCompile(`ه\x{200C}`), "heh with a non-joiner", "write ە (U+06D5)"},
	{"ps-yeh-medial", Fix, []string{"ps"}, regexp.MustCompile(`ي\p{Arabic}`), "the Arabic yeh inside a word", "write ی (U+06CC) inside words; at the end both are right and differ in meaning"},
	{"et-colon-end", Error, ethiopic, regexp.MustCompile(`[፡:]$`), "a sentence that ends in a colon", "write ። "},
	{"et-ascii-stop", Error, ethiopic, regexp.MustCompile(`\p{Ethiopic}\.($|\s+\p{Ethiopic}{2})`), "a Latin full stop after an Ethiopic word", "write ።"},
	{"et-ascii-comma", Fix, ethiopic, regexp.MustCompile(`\p{Ethiopic},`), "a Latin comma", "write ፣"},
	{"et-double-colon", Fix, ethiopic, regexp.MustCompile(`፡፡|::`), "two colons for a full stop", "write ።"},
	{"et-mixed-word", Error, ethiopic, regexp.MustCompile(`\p{Ethiopic}[a-z]|[a-z]\p{Ethiopic}`), "a small Latin letter inside an Ethiopic word", ""},
	{"space-before", Fix, nil, regexp.MustCompile(`[ \x{00A0}][።፣፤፥፧؟،؛!?,;.]($|\s)`), "a space before a punctuation mark", "delete the space"},
	{"om-triple", Error, []string{"om"}, regexp.MustCompile(`(?i)aaa|bbb|ccc|ddd|eee|fff|ggg|hhh|iii|jjj|kkk|lll|mmm|nnn|ooo|ppp|qqq|rrr|sss|ttt|uuu|vvv|www|xxx|yyy|zzz`), "the same letter three times", ""},
	{"om-hudhaa", Fix, []string{"om"}, regexp.MustCompile("[A-Za-z]['‘`][A-Za-z]"), "a hudhaa written with another mark", "write ’ (U+2019)"},
	{"es-inverted", Error, []string{"es"}, regexp.MustCompile(`^[^¿]*[^¿?]\?|^[^¡]*[^¡!]!`), "a question or exclamation without its opening mark", "write ¿ … ? and ¡ … !"},
}

func codePoints(lang string, p passage) []Finding {
	var found []Finding
	for n, line := range strings.Split(p.text, "\n") {
		for _, r := range codePointRules {
			if r.languages != nil && !slices.Contains(r.languages, lang) {
				continue
			}
			at := r.pattern.FindStringIndex(line)
			if at == nil {
				continue
			}
			found = append(found, Finding{
				Rule: r.id, Severity: r.severity, Line: p.line + n,
				Column: 1 + utf8.RuneCountInString(line[:at[0]]),
				Text:   line[at[0]:at[1]], Message: r.message, Hint: r.hint,
			})
		}
	}
	return found
}

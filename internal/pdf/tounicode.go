package pdf

import (
	"bytes"
	"fmt"
	"unicode/utf16"
)

// blank is what a code without text means: ISO 32000-1 9.10 wants a value for
// every code, and a zero width space disturbs no reader.
const blank = "\u200b"

// toUnicode is the CMap from codes to text (ISO 32000-1 9.10.3). A block holds
// at most 100 entries (Adobe Technical Note 5014).
func (f *font) toUnicode() []byte {
	var b bytes.Buffer
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	const block = 100
	for from := 0; from < len(f.list); from += block {
		to := min(from+block, len(f.list))
		fmt.Fprintf(&b, "%d beginbfchar\n", to-from)
		for i := from; i < to; i++ {
			text := f.list[i].text
			if text == "" {
				text = blank
			}
			fmt.Fprintf(&b, "<%04X> <%s>\n", i+1, utf16Hex(text))
		}
		b.WriteString("endbfchar\n")
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return b.Bytes()
}

func utf16Hex(text string) string {
	var b []byte
	for _, u := range utf16.Encode([]rune(text)) {
		b = fmt.Appendf(b, "%04X", u)
	}
	return string(b)
}

// textString is a text string of ISO 32000-1 7.9.2.2, in UTF-16.
func textString(text string) string { return "<FEFF" + utf16Hex(text) + ">" }

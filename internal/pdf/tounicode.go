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
			row := appendHex(append(b.AvailableBuffer(), '<'), uint16(i+1))
			row = appendUTF16(append(row, "> <"...), text)
			b.Write(append(row, ">\n"...))
		}
		b.WriteString("endbfchar\n")
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return b.Bytes()
}

// appendUTF16 writes a text in UTF-16 as hexadecimal digits.
func appendUTF16(b []byte, text string) []byte {
	for _, r := range text {
		if r >= 0x10000 {
			high, low := utf16.EncodeRune(r)
			b = appendHex(appendHex(b, uint16(high)), uint16(low))
		} else {
			b = appendHex(b, uint16(r))
		}
	}
	return b
}

// textString is a text string of ISO 32000-1 7.9.2.2, in UTF-16.
func textString(text string) string {
	return string(append(appendUTF16(append(make([]byte, 0, 4*len(text)+6), "<FEFF"...), text), '>'))
}

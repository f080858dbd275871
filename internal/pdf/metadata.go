package pdf

import (
	"bytes"
	"crypto/sha256"
	"encoding/xml"
	"fmt"
	"strings"

	"salam/internal/drawing"
)

const producer = "Salam"

// info is the document information dictionary (ISO 32000-1 14.3.3). It has no
// dates: the same document is the same file on any day.
func info(doc *drawing.Document) string {
	var b strings.Builder
	b.WriteString("<<")
	b.WriteString("/Title " + textString(doc.Title) + "\n")
	if doc.Author != "" {
		b.WriteString("/Author " + textString(doc.Author) + "\n")
	}
	b.WriteString("/Producer " + textString(producer) + ">>")
	return b.String()
}

// xmp says the same in XML (ISO 16684-1; the properties are Dublin Core's),
// and that the file conforms to ISO 14289-1 (section 5 there). The claim rests
// on matterhorn_test.go: whatever can be found in bytes is looked for there.
func xmp(doc *drawing.Document) []byte {
	var b bytes.Buffer
	text := func(s string) string {
		var e bytes.Buffer
		if err := xml.EscapeText(&e, []byte(s)); err != nil {
			return "" // a buffer in memory takes everything
		}
		return e.String()
	}
	b.WriteString("<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		"<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n" +
		"<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n" +
		"<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"" +
		" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n" +
		"<pdfuaid:part>1</pdfuaid:part>\n" +
		"<dc:format>application/pdf</dc:format>\n")
	title := text(doc.Title)
	fmt.Fprintf(&b, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li><rdf:li xml:lang=\"%s\">%s</rdf:li></rdf:Alt></dc:title>\n",
		title, text(doc.Language), title)
	if doc.Author != "" {
		fmt.Fprintf(&b, "<dc:creator><rdf:Seq><rdf:li>%s</rdf:li></rdf:Seq></dc:creator>\n", text(doc.Author))
	}
	fmt.Fprintf(&b, "<dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>\n", text(doc.Language))
	fmt.Fprintf(&b, "<pdf:Producer>%s</pdf:Producer>\n", text(producer))
	b.WriteString("</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>")
	return b.Bytes()
}

// identifier is the file identifier (ISO 32000-1 14.4), made from the content.
func identifier(content []byte) string {
	sum := sha256.Sum256(content)
	return fmt.Sprintf("%X", sum[:16])
}

// languageTag writes a BCP 47 tag as a string of a PDF.
func languageTag(tag string) (string, error) {
	ok := tag != "" && len(tag) <= 35
	for _, c := range []byte(tag) {
		ok = ok && (c == '-' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z')
	}
	if !ok {
		return "", fmt.Errorf("%q is no language tag", tag)
	}
	return "(" + tag + ")", nil
}

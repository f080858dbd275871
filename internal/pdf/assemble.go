package pdf

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
)

// assemble adds to the file of pages what fpdf cannot write. It keeps fpdf's
// objects and their numbers: 1 the page tree, 2 the resources, then a page and
// its content in turn, information and catalogue last.
func (a *assembly) assemble(raw []byte) ([]byte, error) {
	out, err := readFile(raw)
	if err != nil {
		return nil, err
	}
	out.shop = a.shop
	const tree, resources, firstPage = 1, 2, 3
	pageRef := func(n int) int { return firstPage + 2*n }
	infoRef, rootRef := len(out.bodies)-1, len(out.bodies)
	if infoRef < pageRef(len(a.contents)) || !bytes.Contains(out.bodies[rootRef-1], []byte("/Type /Catalog\n")) ||
		!bytes.HasPrefix(out.bodies[tree-1], []byte("<</Type /Pages\n")) {
		return nil, errLayout
	}
	var kids []string
	for n := range a.contents {
		ref := pageRef(n)
		data, err := pageStream(out.bodies[ref-1], out.bodies[ref], ref+1)
		if err != nil {
			return nil, fmt.Errorf("page %d: %w", n+1, err)
		}
		page := a.doc.Pages[n]
		out.bodies[ref-1] = fmt.Appendf(nil, "<</Type /Page /Parent %d 0 R /MediaBox [0 0 %s %s] /Resources %d 0 R /Contents %d 0 R\n"+
			"/Tabs /S /StructParents %d>>", tree, points(page.Width), points(page.Height), resources, ref+1, n)
		out.bodies[ref] = a.shop.stream("", data)
		kids = append(kids, fmt.Sprintf("%d 0 R", ref))
	}
	out.bodies[tree-1] = fmt.Appendf(nil, "<</Type /Pages /Kids [%s] /Count %d>>", strings.Join(kids, " "), len(kids))

	var names strings.Builder
	names.WriteString("<</Font <<")
	for _, f := range a.fonts.list {
		f.write(out)
		fmt.Fprintf(&names, "/%s %d 0 R ", f.name, f.number)
	}
	names.WriteString(">> /XObject <<")
	for i := range a.forms.list {
		f := &a.forms.list[i]
		f.write(out)
		fmt.Fprintf(&names, "/X%d %d 0 R ", i+1, f.number)
	}
	names.WriteString(">>>>")
	out.bodies[resources-1] = []byte(names.String())

	metadata := xmp(a.doc)
	// Metadata stays uncompressed, for programs that look for it in the bytes
	// (ISO 16684-1).
	metadataRef := out.add(fmt.Sprintf("<</Type /Metadata /Subtype /XML /Length %d>>\nstream\n%s\nendstream", len(metadata), metadata))
	structRef := a.structure.write(out, pageRef)
	out.bodies[infoRef-1] = []byte(info(a.doc))
	out.bodies[rootRef-1] = fmt.Appendf(nil, "<</Type /Catalog /Pages %d 0 R /Lang %s /Metadata %d 0 R\n"+
		"/StructTreeRoot %d 0 R /MarkInfo <</Marked true>> /ViewerPreferences <</DisplayDocTitle true>>>>",
		tree, a.lang, metadataRef, structRef)
	return out.bytes(rootRef, infoRef, identifier), nil
}

// pageStream is the content that fpdf wrote for a page, after checking that
// the two objects are what they should be.
func pageStream(page, content []byte, contentRef int) ([]byte, error) {
	if !bytes.HasPrefix(page, []byte("<</Type /Page\n")) ||
		!bytes.HasSuffix(page, fmt.Appendf(nil, "/Contents %d 0 R>>", contentRef)) {
		return nil, errLayout
	}
	head, data, ok := bytes.Cut(content, []byte(">>\nstream\n"))
	size, isLength := bytes.CutPrefix(head, []byte("<</Length "))
	data, isStream := bytes.CutSuffix(data, []byte("\nendstream"))
	if n, err := strconv.Atoi(string(size)); !ok || !isLength || !isStream || err != nil || n != len(data) {
		return nil, errLayout
	}
	return data, nil
}

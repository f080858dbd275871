package pdf

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"salam/internal/drawing"
)

// ISO 14289-1 (PDF/UA-1), as the Matterhorn Protocol 1.1 of the PDF Association
// takes it apart into conditions under which a file fails. All that a machine
// can find are here, one row each, and the file says that it is PDF/UA-1
// (metadata.go) because of this table. What only a person can judge (that a
// description describes, that the order makes sense) is in docs/print.md.
//
// Many rows are about what our files do not have, such as annotations; the
// check is then that there is none, so that whoever adds one comes here.
type condition struct {
	id     string
	fails  string // when
	check  func(*audit) []string
	breaks []func(testing.TB, *paper) // each must be found
}

func conditions() []condition {
	return []condition{
		{"01-003", "an artifact stands inside tagged content", nestedArtifact, breaking(
			content("BT\n", "/Artifact BMC\nEMC\nBT\n"))},
		{"01-004", "tagged content stands inside an artifact", taggedInArtifact, breaking(
			content("/Artifact <</Type /Layout>> BDC\n", "/Artifact <</Type /Layout>> BDC\n/P <</MCID 99>> BDC\nEMC\n"))},
		{"01-005", "something is painted that is neither tagged nor an artifact", untagged, breaking(
			content("/Artifact <</Type /Layout>> BDC\n", "0 0 m 9 9 l S\n/Artifact <</Type /Layout>> BDC\n"),
			content("/MCID 1>>", "/MCID 77>>"),
			content("/H1 <</MCID 1>> BDC", "/H1 BMC"),
			content("EMC\n", ""))},
		{"01-007", "Suspects is true, or the file is not marked as tagged", suspects, breaking(
			func(_ testing.TB, p *paper) { p.dict(p.catalog()["MarkInfo"])["Suspects"] = true },
			func(_ testing.TB, p *paper) { delete(p.catalog(), "MarkInfo") })},

		{"02-001", "a structure type leads to no standard type", unknownRole, breaking(role("H1", "Gedicht"))},
		{"02-003", "a role map runs in a circle", circularRoles, breaking(roleMap(dict{"A": name("B"), "B": name("A")}))},
		{"02-004", "a standard type is mapped to another", remapped, breaking(roleMap(dict{"P": name("H1")}))},

		{"06-001", "the catalogue has no XMP metadata", noXMP, breaking(
			func(_ testing.TB, p *paper) { delete(p.catalog(), "Metadata") })},
		{"06-002", "XMP does not say PDF/UA-1", noClaim, breaking(xmpEdit("<pdfuaid:part>1<", "<pdfuaid:part>2<"), xmpEdit("pdfua/ns/id/", "pdfua/ns/"))},
		{"06-003", "XMP has no title", noTitle, breaking(xmpEdit("dc:title", "dc:subject"))},
		{"07-001", "DisplayDocTitle is missing", noDocTitle, breaking(
			func(_ testing.TB, p *paper) { delete(p.catalog(), "ViewerPreferences") })},
		{"07-002", "DisplayDocTitle is false", noDocTitle, breaking(
			func(_ testing.TB, p *paper) { p.dict(p.catalog()["ViewerPreferences"])["DisplayDocTitle"] = false })},

		{"09-004", "the elements of a table are wrongly nested", nesting("Table", "THead", "TBody", "TFoot", "TR", "TH", "TD"), breaking(role("LI", "TR"))},
		{"09-005", "the elements of a list are wrongly nested", nesting("L", "LI", "Lbl", "LBody"), breaking(role("LBody", "P"), role("LI", "Sect"), role("L", "Sect"), role("H1", "Lbl"))},
		{"09-006", "the elements of a table of contents are wrongly nested", nesting("TOC", "TOCI"), breaking(role("P", "TOCI"))},
		{"09-007", "Ruby elements are wrongly nested", nesting("Ruby", "RB", "RT", "RP"), breaking(role("P", "RB"))},
		{"09-008", "Warichu elements are wrongly nested", nesting("Warichu", "WT", "WP"), breaking(role("P", "WT"))},

		{"10-001", "a code has no character", unmapped(""), breaking(toUnicodeEdit("<0001> <", "<FFF0> <"))},
		{"11-001", "the language of text is not known", unknownLanguage, breaking(noLanguage, content("/Lang (en)", "/Lang (e_n)"))},
		{"11-002", "the language of Alt or ActualText is not known", unknownAltLanguage, breaking(noLanguage)},
		{"11-003", "the language of the outline is not known", unknownIf("Outlines"), breaking(func(t testing.TB, p *paper) {
			noLanguage(t, p)
			p.catalog()["Outlines"] = dict{"Type": name("Outlines")}
		})},
		{"11-004", "the language of an annotation is not known", unknownIf("Annots"), breaking(func(t testing.TB, p *paper) {
			noLanguage(t, p)
			annotate("Text")(t, p)
		})},
		{"11-005", "the language of a form's field is not known", unknownIf("AcroForm"), breaking(func(t testing.TB, p *paper) {
			noLanguage(t, p)
			p.catalog()["AcroForm"] = dict{}
		})},
		{"11-006", "the language of the metadata is not known", metadataLanguage, breaking(noLanguage, xmpEdit(`xml:lang="ar"`, `xml:lang="a_r"`))},

		{"13-004", "a figure has no description", undescribed("Figure"), breaking(without("Figure", "Alt"))},
		{"14-002", "the first heading is no H1", headings, breaking(role("H1", "H2"))},
		{"14-003", "a level of headings is skipped", headings, breaking(role("H2", "H3"))},
		{"14-006", "a node has two H", headings, breaking(role("H1", "H"))},
		{"14-007", "there are H and H1", headings, breaking(role("H2", "H"))},
		{"15-003", "a head cell has no scope", scopes, breaking(role("P", "TH"))},
		{"17-002", "a formula has no description", undescribed("Formula"), breaking(role("P", "Formula"))},
		{"17-003", "a code of a formula has no character", unmapped("Formula"), breaking(func(t testing.TB, p *paper) {
			role("H1", "Formula")(t, p)
			toUnicodeEdit("<0001> <", "<FFF0> <")(t, p)
		})},
		{"19-003", "a note has no ID", notes, breaking(role("P", "Note"))},
		{"19-004", "two notes have one ID", notes, breaking(func(t testing.TB, p *paper) {
			for range 2 {
				role("LBody", "Note")(t, p)
			}
			for _, n := range p.look().nodes {
				if n.role == "Note" {
					n.d["ID"] = text("n1")
				}
			}
		})},

		{"20-001", "an optional content configuration has no name", optionalContent, breaking(inCatalog("OCProperties", dict{"D": dict{"Name": text("x")}, "Configs": []any{dict{}}}))},
		{"20-002", "the default optional content configuration has no name", optionalContent, breaking(inCatalog("OCProperties", dict{"D": dict{}}))},
		{"20-003", "an optional content configuration has AS", optionalContent, breaking(inCatalog("OCProperties", dict{"D": dict{"Name": text("x"), "AS": []any{}}}))},
		{"21-001", "an embedded file has no name", everyDict(func(d dict) bool { return d["EF"] != nil && (d["F"] == nil || d["UF"] == nil) }), breaking(inCatalog("AF", dict{"EF": dict{}, "F": text("x")}))},
		{"25-001", "an XFA form is dynamic", everyDict(func(d dict) bool { return d["XFA"] != nil }), breaking(inCatalog("AcroForm", dict{"XFA": text("dynamicRender required")}))},
		{"26-001", "the file is encrypted without P", encrypted, breaking(func(_ testing.TB, p *paper) { p.trailer["Encrypt"] = dict{} })},
		{"26-002", "encryption keeps screen readers out", encrypted, breaking(func(_ testing.TB, p *paper) { p.trailer["Encrypt"] = dict{"P": float64(0)} })},

		{"28-002", "an annotation is not in Annot", noAnnotations, breaking(annotate("Text"))},
		{"28-004", "an annotation has no description", noAnnotations, breaking(annotate("Highlight"))},
		{"28-005", "a form's field has no description", everyDict(func(d dict) bool { return d["FT"] != nil || d["Fields"] != nil }), breaking(inCatalog("AcroForm", dict{"Fields": []any{}}))},
		{"28-006", "an annotation is of no known kind", noAnnotations, breaking(annotate("Other"))},
		{"28-007", "there is a TrapNet", noAnnotations, breaking(annotate("TrapNet"))},
		{"28-008", "a page says nothing of the tab order", tabs, breaking(func(_ testing.TB, p *paper) { delete(p.dict(p.pages()[1]), "Tabs") })},
		{"28-009", "a page's tab order is not that of the structure", tabs, breaking(func(_ testing.TB, p *paper) { p.dict(p.pages()[0])["Tabs"] = name("R") })},
		{"28-010", "a widget is not in Form", noAnnotations, breaking(annotate("Widget"))},
		{"28-011", "a link is not in Link", noAnnotations, breaking(annotate("Link"))},
		{"28-012", "a link has no Contents", noAnnotations, breaking(annotate("Link"))},
		{"28-014", "a media clip has no CT", everyDict(func(d dict) bool { return d["S"] == name("MCD") }), breaking(inCatalog("X", dict{"S": name("MCD")}))},
		{"28-015", "a media clip has no Alt", everyDict(func(d dict) bool { return d["S"] == name("MCD") }), breaking(inCatalog("X", dict{"S": name("MCD"), "CT": text("x")}))},
		{"28-016", "an attached file does not conform", noAnnotations, breaking(annotate("FileAttachment"))},
		{"28-017", "a printer's mark is in the structure", noAnnotations, breaking(annotate("PrinterMark"))},
		{"28-018", "a printer's mark is no artifact", noAnnotations, breaking(annotate("PrinterMark"))},

		{"30-001", "there is a reference XObject", everyDict(func(d dict) bool { return d["Subtype"] == name("Form") && d["Ref"] != nil }), breaking(inForm(func(s *stream) { s.dict["Ref"] = dict{} }))},
		{"30-002", "a form with tagged content is used twice", taggedForms, breaking(inForm(func(s *stream) { s.data = append(s.data, "/P <</MCID 0>> BDC EMC"...) }))},

		{"31-001", "Registry differs between CMap and font", encoding, breaking(cmap(dict{"Registry": text("Other"), "Ordering": text("Identity"), "Supplement": float64(0)}))},
		{"31-002", "Ordering differs between CMap and font", encoding, breaking(cmap(dict{"Registry": text("Adobe"), "Ordering": text("Other"), "Supplement": float64(0)}))},
		{"31-003", "Supplement of the CMap is the greater", encoding, breaking(cmap(dict{"Registry": text("Adobe"), "Ordering": text("Identity"), "Supplement": float64(1)}))},
		{"31-004", "CIDToGIDMap is neither a stream nor Identity", toGlyphs, breaking(cidFont(func(d dict) { d["CIDToGIDMap"] = name("Other") }))},
		{"31-005", "there is no CIDToGIDMap", toGlyphs, breaking(cidFont(func(d dict) { delete(d, "CIDToGIDMap") }))},
		{"31-006", "a CMap is neither standard nor embedded", encoding, breaking(type0Font(func(d dict) { d["Encoding"] = name("Salam-H") }))},
		{"31-007", "a CMap contradicts itself about the direction", directions, breaking(toUnicodeEdit("begincmap\n", "begincmap\n/WMode 1 def\n"))},
		{"31-008", "a CMap uses one that is not standard", everyStream("usecmap"), breaking(toUnicodeEdit("begincmap\n", "begincmap\n/Other usecmap\n"))},
		{"31-009", "a font is not embedded", embedded, breaking(descriptor(func(d dict) { delete(d, "FontFile2") }))},
		{"31-011", "the embedded font lacks a glyph", glyphsThere, breaking(func(t testing.TB, p *paper) {
			s := p.stream(p.look().cidFonts()[0]["CIDToGIDMap"])
			s.data = append([]byte{}, s.data[:4]...)
		}, func(t testing.TB, p *paper) {
			s := p.stream(p.look().cidFonts()[0]["CIDToGIDMap"])
			s.data[2], s.data[3] = 0xff, 0xf0
		})},
		{"31-012", "a CharSet lacks a glyph", everyDict(func(d dict) bool { return d["CharSet"] != nil }), breaking(descriptor(func(d dict) { d["CharSet"] = text("/a") }))},
		{"31-013", "a CharSet has a glyph too many", everyDict(func(d dict) bool { return d["CharSet"] != nil }), breaking(descriptor(func(d dict) { d["CharSet"] = text("/zz") }))},
		{"31-014", "a CIDSet lacks a glyph", everyDict(func(d dict) bool { return d["CIDSet"] != nil }), breaking(descriptor(func(d dict) { d["CIDSet"] = &stream{dict{}, nil} }))},
		{"31-015", "a CIDSet has a glyph too many", everyDict(func(d dict) bool { return d["CIDSet"] != nil }), breaking(descriptor(func(d dict) { d["CIDSet"] = &stream{dict{}, []byte{255}} }))},
		{"31-016", "a width differs from the embedded font's by more than a thousandth", widths, breaking(cidFont(func(d dict) {
			w := d["W"].([]any)[1].([]any)
			w[len(w)-1] = w[len(w)-1].(float64) + 1.2
		}), cidFont(func(d dict) { delete(d, "W") }))},
		{"31-017", "a simple TrueType font has no cmap for letters", composite, breaking(simple("TrueType"))},
		{"31-018", "a simple TrueType font's cmap lacks a glyph", composite, breaking(simple("TrueType"))},
		{"31-019", "a simple TrueType font has no Encoding", composite, breaking(simple("TrueType"))},
		{"31-020", "a simple TrueType font has no BaseEncoding", composite, breaking(simple("TrueType"))},
		{"31-021", "a simple TrueType font has another BaseEncoding", composite, breaking(simple("TrueType"))},
		{"31-022", "Differences of a simple TrueType font have unknown names", composite, breaking(simple("TrueType"))},
		{"31-023", "Differences of a simple TrueType font without a (3,1) cmap", composite, breaking(simple("TrueType"))},
		{"31-024", "a symbolic TrueType font has Encoding", composite, breaking(simple("TrueType"))},
		{"31-025", "a symbolic TrueType font has no cmap", composite, breaking(simple("TrueType"))},
		{"31-026", "a symbolic TrueType font has several cmaps and none is (3,0)", composite, breaking(simple("Type1"))},
		{"31-027", "a font has no ToUnicode", noToUnicode, breaking(type0Font(func(d dict) { delete(d, "ToUnicode") }))},
		{"31-028", "ToUnicode has the value 0", values(0), breaking(toUnicodeEdit("<0001> <", "<0001> <0000"))},
		{"31-029", "ToUnicode has the value FEFF or FFFE", values('\ufeff', '\ufffe'), breaking(toUnicodeEdit("<0001> <", "<0001> <FEFF"), toUnicodeEdit("<0001> <", "<0001> <FFFE"))},
		{"31-030", "text uses .notdef", notdef, breaking(func(_ testing.TB, p *paper) {
			s := p.stream(p.look().cidFonts()[0]["CIDToGIDMap"])
			s.data[2], s.data[3] = 0, 0
		}, content("<0001", "<0000"))},

		// What the protocol leaves to ISO 32000-1.
		{"14.7.4.4", "the parent tree leads elsewhere than the structure", parentTree, breaking(func(_ testing.TB, p *paper) {
			nums := p.list(p.dict(p.dict(p.catalog()["StructTreeRoot"])["ParentTree"])["Nums"])
			one := p.list(nums[1])
			one[0], one[1] = one[1], one[0]
		}, func(_ testing.TB, p *paper) { delete(p.dict(p.pages()[0]), "StructParents") })},
		{"14.7.2", "an element's P is not the one that holds it", parents, breaking(func(_ testing.TB, p *paper) {
			n := p.look().nodes
			n[len(n)-1].d["P"] = p.catalog()["Pages"]
		})},
		{"14.9.4", "ActualText has other characters than the content", replacement, breaking(func(_ testing.TB, p *paper) {
			for _, n := range p.look().nodes {
				if s, ok := n.d["ActualText"].(text); ok {
					n.d["ActualText"] = s[:len(s)-2]
				}
			}
		})},
		{"14.8.5.4.3", "a figure's box lies outside its page, or is none", boxes, breaking(func(_ testing.TB, p *paper) {
			for _, n := range p.look().nodes {
				if n.role == "Figure" {
					p.list(p.dict(n.d["A"])["BBox"])[2] = float64(5000)
				}
			}
		}, without("Figure", "A"))},
		{"14.8.2.2.2", "an artifact does not say of what kind it is", artifactKinds, breaking(content("/Artifact <</Type /Layout>> BDC", "/Artifact BMC"))},
	}
}

// everything is a document with every kind of structure.
func everything(t testing.TB) *drawing.Document {
	doc := handmade(t)
	fs := faces(t)
	y := 120_000
	item := func(role drawing.Role, section int, says string) drawing.Item {
		y += 6_000
		l := line(t, fs, typesetRun(fs["NotoSans_400Regular"], "en", says))
		return drawing.Item{Role: role, Section: section, Lang: "en", Text: &drawing.Text{Fill: "#000000", Lines: []drawing.Line{{X: 10_000, Y: y, Line: l}}}}
	}
	clock := drawing.Item{Role: drawing.Figure, Section: 2, Alt: "clock", Lang: "en", Path: &drawing.Path{Segments: square(50_000, 100_000, 9_000), Fill: "#ffffff"}}
	hand := clock
	hand.Continues = true
	hand.Path = &drawing.Path{Segments: square(52_000, 90_000, 2_000), Fill: "#000000"}
	doc.Pages[0].Items = append(doc.Pages[0].Items,
		item(drawing.H2, 2, "Hours"), item(drawing.Lbl, 2, "1."), item(drawing.LI, 2, "Monday"), item(drawing.Lbl, 2, "2."), item(drawing.LI, 2, "Friday"),
		clock, hand, item(drawing.Caption, 2, "It opens at nine"), item(drawing.P, 0, "Sender"), item(drawing.Running, 0, "1/2"))
	end := item(drawing.LI, 2, "Friday, and Sunday")
	end.Continues = true
	doc.Pages[1].Items = append(doc.Pages[1].Items, end, item(drawing.H1, 3, "Next"), item(drawing.Running, 0, "2/2"))
	return doc
}

func TestMatterhorn(t *testing.T) {
	docs := leaflets(t)
	docs["everything"] = everything(t)
	if len(docs) < 11 {
		t.Fatalf("only %d documents", len(docs))
	}
	for which, doc := range docs {
		b, err := Bytes(doc)
		if err != nil {
			t.Errorf("%s: %v", which, err)
			continue
		}
		a := takeApart(t, b).look()
		for _, fault := range a.wrong {
			t.Errorf("%s: %s", which, fault)
		}
		for _, c := range conditions() {
			for _, fault := range c.check(a) {
				t.Errorf("%s: %s, %s: %s", which, c.id, c.fails, fault)
			}
		}
	}
}

// Every condition finds what it is there for.
func TestMatterhornFinds(t *testing.T) {
	b, err := Bytes(everything(t))
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, c := range conditions() {
		if seen[c.id] || len(c.breaks) == 0 {
			t.Errorf("%s stands there twice, or is never broken", c.id)
		}
		seen[c.id] = true
		for i, broken := range c.breaks {
			p := takeApart(t, b)
			broken(t, p)
			a := p.look()
			if faults := append(c.check(a), a.wrong...); len(faults) == 0 {
				t.Errorf("%s, %s: nothing found after change %d", c.id, c.fails, i+1)
			}
		}
	}
	if len(seen) != 87+5 {
		t.Errorf("%d conditions", len(seen))
	}
}

// The tree of the document with everything, so that a person sees it.
func TestStructureTree(t *testing.T) {
	b, err := Bytes(everything(t))
	if err != nil {
		t.Fatal(err)
	}
	a := takeApart(t, b).look()
	var out strings.Builder
	for _, n := range a.nodes {
		depth := 0
		for p := n.parent; p != nil; p = p.parent {
			depth++
		}
		fmt.Fprintf(&out, "%s%s %s", strings.Repeat("  ", depth), n.role, a.language(n))
		for _, s := range n.marks {
			fmt.Fprintf(&out, " page %d", slices.Index(a.pages(), s.page)+1)
			for _, d := range a.texts() {
				if at, ok := d.spot(); ok && at == s {
					fmt.Fprintf(&out, " %q", bare(a.says(&d)))
				}
			}
		}
		out.WriteByte('\n')
	}
	golden(t, "structure.golden", out.String())
}

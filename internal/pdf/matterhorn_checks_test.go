package pdf

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"math"
	"slices"
	"strings"

	"golang.org/x/text/language"
)

func nestedArtifact(a *audit) (faults []string) {
	for _, d := range a.allMarks() {
		if d[len(d)-1].tag == "Artifact" && slices.ContainsFunc(d[:len(d)-1], tagged) {
			faults = append(faults, fmt.Sprint(d))
		}
	}
	return faults
}

func taggedInArtifact(a *audit) (faults []string) {
	for _, d := range a.allMarks() {
		if tagged(d[len(d)-1]) && slices.ContainsFunc(d[:len(d)-1], func(m mark) bool { return m.tag == "Artifact" }) {
			faults = append(faults, fmt.Sprint(d))
		}
	}
	return faults
}

func tagged(m mark) bool { return m.props["MCID"] != nil }

// allMarks are the stacks of marks of the pages, empty ones included.
func (a *audit) allMarks() [][]mark {
	var all [][]mark
	for _, page := range a.pages() {
		var stack []mark
		var operands []any
		for l := (&lexer{b: a.content(page).data}); ; {
			v, err := l.next()
			if err != nil {
				break
			}
			switch v {
			case op("BMC"), op("BDC"):
				m := mark{props: dict{}}
				m.tag, _ = operands[0].(name)
				if v == op("BDC") {
					m.props = a.dict(operands[1])
				}
				stack = append(slices.Clip(stack), m)
				all = append(all, stack)
			case op("EMC"):
				stack = stack[:max(0, len(stack)-1)]
			}
			if _, ok := v.(op); ok {
				operands = operands[:0]
			} else {
				operands = append(operands, v)
			}
		}
	}
	return all
}

func untagged(a *audit) (faults []string) {
	known := a.marked()
	used := map[spot]bool{}
	for _, d := range a.drawn {
		at, ok := d.spot()
		used[at] = true
		if ok && known[at] == nil || !ok && !d.artifact() {
			faults = append(faults, fmt.Sprintf("%s: %s in %v", d.in, d.op, d.marks))
		}
	}
	for at := range known {
		if !used[at] {
			faults = append(faults, fmt.Sprintf("an element has the content %v, which paints nothing", at))
		}
	}
	return faults
}

func suspects(a *audit) []string {
	info := a.dict(a.catalog()["MarkInfo"])
	return unless(info["Marked"] == true && info["Suspects"] != true, info)
}

func unless(ok bool, what ...any) []string {
	if ok {
		return nil
	}
	return []string{fmt.Sprint(what...)}
}

// standard are the types of ISO 32000-1 14.8.4.
var standard = strings.Fields("Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private " +
	"P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot " +
	"Ruby RB RT RP Warichu WT WP Figure Formula Form")

func unknownRole(a *audit) (faults []string) {
	for _, n := range a.nodes {
		faults = append(faults, unless(slices.Contains(standard, string(n.role)), n.role)...)
	}
	return append(faults, unless(len(a.nodes) > 1 && a.nodes[0].role == "Document", "no Document")...)
}

func (a *audit) roleMap() dict { return a.dict(a.dict(a.catalog()["StructTreeRoot"])["RoleMap"]) }

func circularRoles(a *audit) (faults []string) {
	m := a.roleMap()
	for from := range m {
		to := from
		for range len(m) + 1 {
			next, ok := m[to].(name)
			if !ok {
				break
			}
			if next == from {
				faults = append(faults, string(from))
				break
			}
			to = next
		}
	}
	return faults
}

func remapped(a *audit) (faults []string) {
	for from := range a.roleMap() {
		faults = append(faults, unless(!slices.Contains(standard, string(from)), from)...)
	}
	return faults
}

// A packet is what XMP says.
type packet struct {
	Description struct {
		Part  string `xml:"http://www.aiim.org/pdfua/ns/id/ part"`
		Title struct {
			Alt struct {
				Item []struct {
					Lang string `xml:"http://www.w3.org/XML/1998/namespace lang,attr"`
					Text string `xml:",chardata"`
				} `xml:"li"`
			}
		} `xml:"http://purl.org/dc/elements/1.1/ title"`
		Language struct {
			Bag struct {
				Item []string `xml:"li"`
			}
		} `xml:"http://purl.org/dc/elements/1.1/ language"`
	} `xml:"RDF>Description"`
}

func (a *audit) packet() (packet, error) {
	var x packet
	err := xml.Unmarshal(a.stream(a.catalog()["Metadata"]).data, &x)
	return x, err
}

func noXMP(a *audit) []string {
	d := a.dict(a.catalog()["Metadata"])
	_, err := a.packet()
	return unless(err == nil && d["Subtype"] == name("XML") && d["Type"] == name("Metadata") && d["Filter"] == nil, d, err)
}

func noClaim(a *audit) []string {
	x, err := a.packet()
	return unless(err == nil && x.Description.Part == "1", x)
}

func noTitle(a *audit) []string {
	x, err := a.packet()
	if err != nil || len(x.Description.Title.Alt.Item) == 0 {
		return unless(false, x, err)
	}
	info, _ := a.dict(a.trailer["Info"])["Title"].(text)
	title := utf16Text(fmt.Sprintf("%X", string(info)))
	return unless(strings.TrimSpace(x.Description.Title.Alt.Item[0].Text) != "" && title == "\ufeff"+x.Description.Title.Alt.Item[0].Text, x, title)
}

func noDocTitle(a *audit) []string {
	d := a.dict(a.catalog()["ViewerPreferences"])
	return unless(d["DisplayDocTitle"] == true, d)
}

// nesting checks the syntax of ISO 32000-1 tables 333 and 336 to 338 for some
// types: who may hold whom.
func nesting(types ...name) func(*audit) []string {
	holders := map[name]string{
		"LI": "L", "Lbl": "LI Note", "LBody": "LI", "TOCI": "TOC",
		"TR": "Table THead TBody TFoot", "TH": "TR", "TD": "TR", "THead": "Table", "TBody": "Table", "TFoot": "Table",
		"RB": "Ruby", "RT": "Ruby", "RP": "Ruby", "WT": "Warichu", "WP": "Warichu",
	}
	holds := map[name]string{
		"L": "L LI Caption", "LI": "Lbl LBody", "TOC": "TOC TOCI Caption", "Table": "TR THead TBody TFoot Caption",
		"TR": "TH TD", "THead": "TR", "TBody": "TR", "TFoot": "TR", "Ruby": "RB RT RP", "Warichu": "WT WP",
	}
	return func(a *audit) (faults []string) {
		for _, n := range a.nodes {
			parent := name("")
			if n.parent != nil {
				parent = n.parent.role
			}
			if allowed, ok := holders[n.role]; ok && slices.Contains(types, n.role) {
				faults = append(faults, unless(slices.Contains(strings.Fields(allowed), string(parent)), n.role, " in ", parent)...)
			}
			if allowed, ok := holds[n.role]; ok && slices.Contains(types, n.role) {
				for _, k := range n.kids {
					faults = append(faults, unless(slices.Contains(strings.Fields(allowed), string(k.role)), k.role, " in ", n.role)...)
				}
				faults = append(faults, unless(len(n.kids) > 0 && len(n.marks) == 0, n.role, " holds content")...)
			}
		}
		return faults
	}
}

// unmapped finds codes without a character; in elements of one type, or in all
// text.
func unmapped(in name) func(*audit) []string {
	return func(a *audit) (faults []string) {
		nodes := a.marked()
		for _, d := range a.texts() {
			at, _ := d.spot()
			if n := nodes[at]; in != "" && (n == nil || n.role != in) {
				continue
			}
			f := a.font(d.font)
			for _, c := range d.codes {
				faults = append(faults, unless(f.meaning[c] != "", d.in, " code ", c)...)
			}
		}
		return faults
	}
}

func isLanguage(tag string) bool {
	_, err := language.Parse(tag)
	return tag != "" && err == nil
}

func unknownLanguage(a *audit) (faults []string) {
	nodes := a.marked()
	for _, d := range a.texts() {
		at, _ := d.spot()
		lang := a.language(nodes[at])
		for _, m := range d.marks {
			if l, ok := m.props["Lang"].(text); ok {
				lang = string(l)
			}
		}
		faults = append(faults, unless(isLanguage(lang), d.in, " ", lang)...)
	}
	return faults
}

func unknownAltLanguage(a *audit) (faults []string) {
	for _, n := range a.nodes {
		if n.d["Alt"] != nil || n.d["ActualText"] != nil || n.d["E"] != nil {
			faults = append(faults, unless(isLanguage(a.language(n)), n.role)...)
		}
	}
	return faults
}

// unknownIf wants the document's language where there is something whose
// language follows from it alone.
func unknownIf(key name) func(*audit) []string {
	return func(a *audit) (faults []string) {
		for _, d := range a.everyDict() {
			if d[key] != nil {
				faults = append(faults, unless(isLanguage(a.language(nil)), key)...)
			}
		}
		return faults
	}
}

func metadataLanguage(a *audit) []string {
	x, err := a.packet()
	faults := unless(err == nil && isLanguage(a.language(nil)), a.language(nil), err)
	named := false
	for _, title := range x.Description.Title.Alt.Item {
		named = named || title.Lang == a.language(nil)
	}
	return append(faults, unless(named && slices.Contains(x.Description.Language.Bag.Item, a.language(nil)), x)...)
}

func undescribed(role name) func(*audit) []string {
	return func(a *audit) (faults []string) {
		for _, n := range a.nodes {
			if n.role == role {
				alt, _ := n.d["Alt"].(text)
				faults = append(faults, unless(len(alt) > 2, n.d)...) // more than a byte order mark
			}
		}
		return faults
	}
}

func headings(a *audit) (faults []string) {
	level, plain := 0, 0
	perNode := map[*node]int{}
	for _, n := range a.nodes {
		switch {
		case n.role == "H":
			plain++
			if perNode[n.parent]++; perNode[n.parent] > 1 {
				faults = append(faults, "two H")
			}
		case len(n.role) == 2 && n.role[0] == 'H' && n.role[1] >= '1' && n.role[1] <= '6':
			now := int(n.role[1] - '0')
			if now > level+1 {
				faults = append(faults, fmt.Sprintf("%s after level %d", n.role, level))
			}
			level = now
		}
	}
	if plain > 0 && level > 0 {
		faults = append(faults, "H and H1 to H6")
	}
	return faults
}

func scopes(a *audit) (faults []string) {
	for _, n := range a.nodes {
		if n.role == "TH" {
			attributes := a.dict(n.d["A"])
			faults = append(faults, unless(attributes["Scope"] != nil || attributes["Headers"] != nil, n.d)...)
		}
	}
	return faults
}

func notes(a *audit) (faults []string) {
	seen := map[text]bool{}
	for _, n := range a.nodes {
		if n.role == "Note" {
			id, _ := n.d["ID"].(text)
			faults = append(faults, unless(id != "" && !seen[id], n.d)...)
			seen[id] = true
		}
	}
	return faults
}

func optionalContent(a *audit) (faults []string) {
	if a.catalog()["OCProperties"] == nil {
		return nil
	}
	oc := a.dict(a.catalog()["OCProperties"])
	for _, config := range append(a.list(oc["Configs"]), oc["D"]) {
		d := a.dict(config)
		title, _ := d["Name"].(text)
		faults = append(faults, unless(title != "" && d["AS"] == nil, d)...)
	}
	return faults
}

func encrypted(a *audit) []string {
	if a.trailer["Encrypt"] == nil {
		return nil
	}
	rights, ok := a.dict(a.trailer["Encrypt"])["P"].(float64)
	return unless(ok && int(rights)&(1<<9) != 0, "P is ", rights)
}

func noAnnotations(a *audit) (faults []string) {
	for _, page := range a.pages() {
		faults = append(faults, unless(a.dict(page)["Annots"] == nil, a.dict(page)["Annots"])...)
	}
	return faults
}

func tabs(a *audit) (faults []string) {
	for _, page := range a.pages() {
		faults = append(faults, unless(a.dict(page)["Tabs"] == name("S"), a.dict(page)["Tabs"])...)
	}
	return faults
}

func taggedForms(a *audit) (faults []string) {
	for _, o := range a.objects {
		if s, ok := o.(*stream); ok && s.dict["Subtype"] == name("Form") {
			faults = append(faults, unless(!bytes.Contains(s.data, []byte("MCID")) && !bytes.Contains(s.data, []byte("BDC")), s.dict)...)
		}
	}
	return faults
}

// everyDict finds dictionaries anywhere in the file.
func everyDict(bad func(dict) bool) func(*audit) []string {
	return func(a *audit) (faults []string) {
		for _, d := range a.everyDict() {
			faults = append(faults, unless(!bad(d), d)...)
		}
		return faults
	}
}

func (a *audit) everyDict() []dict {
	var all []dict
	var in func(v any)
	in = func(v any) {
		switch v := v.(type) {
		case *stream:
			in(v.dict)
		case dict:
			all = append(all, v)
			for _, one := range v {
				in(one)
			}
		case []any:
			for _, one := range v {
				in(one)
			}
		}
	}
	for _, o := range a.objects {
		in(o)
	}
	return all
}

func everyStream(has string) func(*audit) []string {
	return func(a *audit) (faults []string) {
		for _, o := range a.objects {
			if s, ok := o.(*stream); ok {
				faults = append(faults, unless(!bytes.Contains(s.data, []byte(has)), has)...)
			}
		}
		return faults
	}
}

// usedFonts are the fonts of the pages' texts, each once.
func (a *audit) usedFonts() []dict {
	var all []dict
	for _, d := range a.texts() {
		if !slices.ContainsFunc(all, func(f dict) bool { return fmt.Sprint(f) == fmt.Sprint(d.font) }) {
			all = append(all, d.font)
		}
	}
	return all
}

func (a *audit) cidFonts() []dict {
	var all []dict
	for _, d := range a.usedFonts() {
		all = append(all, a.font(d).cid)
	}
	return all
}

func encoding(a *audit) (faults []string) {
	for _, d := range a.usedFonts() {
		switch e := a.get(d["Encoding"]).(type) {
		case name:
			faults = append(faults, unless(e == "Identity-H" || e == "Identity-V", e)...)
		case *stream:
			info, own := a.dict(e.dict["CIDSystemInfo"]), a.dict(a.font(d).cid["CIDSystemInfo"])
			theirs, _ := info["Supplement"].(float64)
			ours, _ := own["Supplement"].(float64)
			faults = append(faults, unless(info["Registry"] == own["Registry"] && info["Ordering"] == own["Ordering"] && ours >= theirs, info)...)
		default:
			faults = append(faults, fmt.Sprint("the encoding ", e))
		}
	}
	return faults
}

func directions(a *audit) (faults []string) {
	for _, d := range a.usedFonts() {
		for _, key := range []name{"ToUnicode", "Encoding"} {
			s, ok := a.get(d[key]).(*stream)
			if !ok {
				continue
			}
			says, _ := s.dict["WMode"].(float64)
			is := 0.0
			if bytes.Contains(s.data, []byte("/WMode 1 def")) {
				is = 1
			}
			faults = append(faults, unless(says == is, key)...)
		}
	}
	return faults
}

func toGlyphs(a *audit) (faults []string) {
	for _, cid := range a.cidFonts() {
		_, isStream := a.get(cid["CIDToGIDMap"]).(*stream)
		faults = append(faults, unless(isStream || a.get(cid["CIDToGIDMap"]) == name("Identity"), cid)...)
	}
	return faults
}

func embedded(a *audit) (faults []string) {
	for _, d := range a.usedFonts() {
		faults = append(faults, unless(a.font(d).program.glyphs > 0, d["BaseFont"])...)
	}
	return faults
}

// eachCode asks about every code of every text.
func (a *audit) eachCode(ok func(*type0, int) bool) (faults []string) {
	fonts := map[string]*type0{}
	for _, d := range a.texts() {
		key := fmt.Sprint(d.font)
		if fonts[key] == nil {
			fonts[key] = a.font(d.font)
		}
		for _, c := range d.codes {
			faults = append(faults, unless(ok(fonts[key], c), d.in, " ", d.font["BaseFont"], " code ", c)...)
		}
	}
	return faults
}

func glyphsThere(a *audit) []string {
	return a.eachCode(func(f *type0, code int) bool { return f.program.has(f.gid(code)) })
}

func widths(a *audit) []string {
	return a.eachCode(func(f *type0, code int) bool {
		w, ok := f.width[code]
		if !ok {
			w = f.otherwise
		}
		return math.Abs(w-f.program.advance(f.gid(code))) <= 0.001
	})
}

func notdef(a *audit) []string {
	return a.eachCode(func(f *type0, code int) bool { return code != 0 && f.gid(code) != 0 })
}

// composite: there are no simple fonts, about which most of these conditions
// are.
func composite(a *audit) (faults []string) {
	for _, d := range a.everyDict() {
		if d["Type"] == name("Font") {
			faults = append(faults, unless(d["Subtype"] == name("Type0") || d["Subtype"] == name("CIDFontType2"), d["Subtype"])...)
		}
	}
	return faults
}

func noToUnicode(a *audit) (faults []string) {
	for _, d := range a.usedFonts() {
		_, ok := a.get(d["ToUnicode"]).(*stream)
		faults = append(faults, unless(ok, d)...)
	}
	return faults
}

func values(forbidden ...rune) func(*audit) []string {
	return func(a *audit) (faults []string) {
		for _, d := range a.usedFonts() {
			for code, says := range a.font(d).meaning {
				for _, r := range says {
					faults = append(faults, unless(!slices.Contains(forbidden, r), code)...)
				}
			}
		}
		return faults
	}
}

// parentTree: from the pages' content to the elements, as the elements have it.
func parentTree(a *audit) (faults []string) {
	nums := a.list(a.dict(a.dict(a.catalog()["StructTreeRoot"])["ParentTree"])["Nums"])
	tree := map[float64][]any{}
	for i := 0; i+1 < len(nums); i += 2 {
		key, _ := nums[i].(float64)
		tree[key] = a.list(nums[i+1])
	}
	n := 0
	for _, page := range a.pages() {
		key, ok := a.dict(page)["StructParents"].(float64)
		faults = append(faults, unless(ok, "no StructParents")...)
		for mcid, element := range tree[key] {
			n++
			d := a.dict(element)
			owner := a.marked()[spot{page, mcid}]
			faults = append(faults, unless(owner != nil && fmt.Sprint(owner.d) == fmt.Sprint(d), page, " ", mcid)...)
		}
	}
	return append(faults, unless(n == len(a.marked()), n, " of ", len(a.marked()))...)
}

func parents(a *audit) (faults []string) {
	root := a.catalog()["StructTreeRoot"]
	for _, n := range a.nodes {
		above := a.dict(root)
		if n.parent != nil {
			above = n.parent.d
		}
		faults = append(faults, unless(fmt.Sprint(a.dict(n.d["P"])) == fmt.Sprint(above), n.role)...)
	}
	return faults
}

// replacement: the characters are the same; their order is that of reading,
// which differs from the page's where it runs from right to left.
func replacement(a *audit) (faults []string) {
	sorted := func(s string) string {
		runes := []rune(bare(s))
		slices.Sort(runes)
		return string(runes)
	}
	for _, n := range a.nodes {
		says, ok := n.d["ActualText"].(text)
		if !ok {
			continue
		}
		var content strings.Builder
		for _, d := range a.texts() {
			if at, ok := d.spot(); ok && slices.Contains(n.marks, at) {
				content.WriteString(a.says(&d))
			}
		}
		want := utf16Text(fmt.Sprintf("%X", string(says)))
		faults = append(faults, unless(sorted(want) == sorted(content.String()), want, " / ", content.String())...)
	}
	return faults
}

func boxes(a *audit) (faults []string) {
	for _, n := range a.nodes {
		if n.role != "Figure" {
			continue
		}
		box := a.list(a.dict(n.d["A"])["BBox"])
		page := a.list(a.dict(n.d["Pg"])["MediaBox"])
		ok := len(box) == 4 && len(page) == 4
		for i := 0; ok && i < 2; i++ {
			low, high := box[i].(float64), box[i+2].(float64)
			ok = low < high && low >= page[i].(float64) && high <= page[i+2].(float64)
		}
		faults = append(faults, unless(ok, box, " on ", page)...)
	}
	return faults
}

func artifactKinds(a *audit) (faults []string) {
	for _, d := range a.allMarks() {
		if m := d[len(d)-1]; m.tag == "Artifact" {
			faults = append(faults, unless(m.props["Type"] == name("Layout") || m.props["Type"] == name("Pagination"), m)...)
		}
	}
	return faults
}

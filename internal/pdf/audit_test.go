package pdf

import (
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"
)

// An audit is a file as the checks of matterhorn_test.go look at it.
type audit struct {
	*paper
	nodes []*node // of the structure tree, in reading order
	drawn []drawn // everything that is painted, in the order of the pages
	wrong []string
}

// A node is a structure element.
type node struct {
	d      dict
	role   name // after the role map
	parent *node
	kids   []*node
	marks  []spot
}

// A spot is a piece of marked content: a page and an identifier.
type spot struct {
	page ref
	mcid int
}

// A drawn thing is an operator that paints, with the marks round it.
type drawn struct {
	page  ref
	op    op
	marks []mark
	font  dict   // of text
	codes []int  // of text
	form  dict   // of Do
	in    string // "page 1"
}

type mark struct {
	tag   name
	props dict
}

// spot is the innermost marked content that belongs to the structure.
func (d *drawn) spot() (spot, bool) {
	for _, m := range slices.Backward(d.marks) {
		if id, ok := m.props["MCID"].(float64); ok {
			return spot{d.page, int(id)}, true
		}
	}
	return spot{}, false
}

func (d *drawn) artifact() bool {
	return slices.ContainsFunc(d.marks, func(m mark) bool { return m.tag == "Artifact" })
}

// look reads structure and contents anew.
func (p *paper) look() *audit {
	a := &audit{paper: p}
	root := a.dict(a.catalog()["StructTreeRoot"])
	for _, kid := range a.kidsOf(root["K"]) {
		a.structure(nil, kid, a.dict(root["RoleMap"]), 0)
	}
	for i, page := range a.pages() {
		a.read(page, fmt.Sprintf("page %d", i+1))
	}
	return a
}

func (a *audit) fault(format string, args ...any) {
	a.wrong = append(a.wrong, fmt.Sprintf(format, args...))
}

func (a *audit) kidsOf(k any) []any {
	if list, ok := a.get(k).([]any); ok {
		return list
	}
	if k == nil {
		return nil
	}
	return []any{k}
}

func (a *audit) structure(parent *node, v any, roles dict, depth int) {
	d := a.dict(v)
	role, _ := d["S"].(name)
	for range len(roles) + 1 {
		if to, ok := roles[role].(name); ok {
			role = to
		}
	}
	n := &node{d: d, role: role, parent: parent}
	a.nodes = append(a.nodes, n)
	if parent != nil {
		parent.kids = append(parent.kids, n)
	}
	if depth > 50 {
		a.fault("the structure is deeper than 50")
		return
	}
	page, _ := d["Pg"].(ref)
	for _, k := range a.kidsOf(d["K"]) {
		switch k := k.(type) {
		case float64:
			n.marks = append(n.marks, spot{page, int(k)})
		case dict:
			own, _ := k["Pg"].(ref)
			if id, ok := k["MCID"].(float64); ok && k["Type"] == name("MCR") {
				n.marks = append(n.marks, spot{own, int(id)})
			} else {
				a.fault("an element holds %v", k)
			}
		default:
			a.structure(n, k, roles, depth+1)
		}
	}
}

var paints = []op{"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "Tj", "TJ", "'", `"`, "BI"}

// read walks through a page's content.
func (a *audit) read(page ref, in string) {
	resources := a.dict(a.dict(page)["Resources"])
	l := &lexer{b: a.content(page).data}
	var operands []any
	var marks []mark
	var font dict
	for {
		v, err := l.next()
		if err != nil {
			if err != io.EOF {
				a.fault("%s: %v", in, err)
			}
			break
		}
		o, ok := v.(op)
		if !ok {
			operands = append(operands, v)
			continue
		}
		switch o {
		case "BMC", "BDC":
			m := mark{props: dict{}}
			m.tag, _ = operands[0].(name)
			if o == "BDC" {
				m.props = a.dict(operands[1])
			}
			marks = append(slices.Clip(marks), m)
		case "EMC":
			if len(marks) == 0 {
				a.fault("%s: EMC without a beginning", in)
				return
			}
			marks = marks[:len(marks)-1]
		case "Tf":
			key, _ := operands[0].(name)
			font = a.dict(a.dict(resources["Font"])[key])
		}
		if slices.Contains(paints, o) {
			d := drawn{page: page, op: o, marks: marks, in: in}
			switch o {
			case "Tj", "TJ":
				d.font = font
				for _, operand := range operands {
					d.codes = append(d.codes, codesOf(operand)...)
				}
			case "Do":
				key, _ := operands[0].(name)
				d.form = a.dict(a.dict(resources["XObject"])[key])
			}
			a.drawn = append(a.drawn, d)
		}
		operands = operands[:0]
	}
	if len(marks) > 0 {
		a.fault("%s: marked content without an end", in)
	}
}

// codesOf are the two-byte codes of a string or of the strings in a list.
func codesOf(v any) []int {
	var codes []int
	switch v := v.(type) {
	case []any:
		for _, one := range v {
			codes = append(codes, codesOf(one)...)
		}
	case text:
		for i := 0; i+1 < len(v); i += 2 {
			codes = append(codes, int(v[i])<<8|int(v[i+1]))
		}
	}
	return codes
}

// texts are the pieces of text of the pages, artifacts included.
func (a *audit) texts() []drawn {
	return slices.DeleteFunc(slices.Clone(a.drawn), func(d drawn) bool { return d.font == nil })
}

// marked is the element of each piece of marked content.
func (a *audit) marked() map[spot]*node {
	all := map[spot]*node{}
	for _, n := range a.nodes {
		for _, s := range n.marks {
			all[s] = n
		}
	}
	return all
}

// language is that of an element: its own, else its parents', else the
// document's.
func (a *audit) language(n *node) string {
	for ; n != nil; n = n.parent {
		if l, ok := a.get(n.d["Lang"]).(text); ok {
			return string(l)
		}
	}
	l, _ := a.get(a.catalog()["Lang"]).(text)
	return string(l)
}

// A type0 is a font as text uses it.
type type0 struct {
	d, cid, descriptor dict
	meaning            map[int]string // ToUnicode
	glyph              []byte         // CIDToGIDMap
	width              map[int]float64
	otherwise          float64 // DW
	program            *sfnt
}

var bfchar = regexp.MustCompile(`<([0-9A-F]{4})> <([0-9A-F]+)>`)

func (a *audit) font(d dict) *type0 {
	f := &type0{d: d, meaning: map[int]string{}, width: map[int]float64{}, otherwise: 1000}
	if list := a.list(d["DescendantFonts"]); len(list) == 1 {
		f.cid = a.dict(list[0])
	}
	f.descriptor = a.dict(f.cid["FontDescriptor"])
	for _, m := range bfchar.FindAllSubmatch(a.stream(d["ToUnicode"]).data, -1) {
		code, _ := strconv.ParseUint(string(m[1]), 16, 16)
		f.meaning[int(code)] = utf16Text(string(m[2]))
	}
	f.glyph = a.stream(f.cid["CIDToGIDMap"]).data
	if dw, ok := f.cid["DW"].(float64); ok {
		f.otherwise = dw
	}
	w := a.list(f.cid["W"])
	for i := 0; i+1 < len(w); i += 2 {
		first, _ := w[i].(float64)
		for k, v := range a.list(w[i+1]) {
			f.width[int(first)+k], _ = v.(float64)
		}
	}
	f.program = readSFNT(a.stream(f.descriptor["FontFile2"]).data)
	return f
}

func utf16Text(hex string) string {
	var units []uint16
	for ; len(hex) >= 4; hex = hex[4:] {
		v, _ := strconv.ParseUint(hex[:4], 16, 16)
		units = append(units, uint16(v))
	}
	return string(utf16.Decode(units))
}

// gid is the glyph of a code, or -1.
func (f *type0) gid(code int) int {
	if f.cid["CIDToGIDMap"] == name("Identity") {
		return code
	}
	if 2*code+1 >= len(f.glyph) {
		return -1
	}
	return int(f.glyph[2*code])<<8 | int(f.glyph[2*code+1])
}

// An sfnt is an embedded font program, read by itself.
type sfnt struct {
	tables     map[string][]byte
	unitsPerEm int
	glyphs     int
	metrics    int
}

func readSFNT(b []byte) *sfnt {
	u16 := func(b []byte, at int) int {
		if at+2 > len(b) {
			return 0
		}
		return int(b[at])<<8 | int(b[at+1])
	}
	u32 := func(b []byte, at int) int { return u16(b, at)<<16 | u16(b, at+2) }
	s := &sfnt{tables: map[string][]byte{}}
	for i := range u16(b, 4) {
		at := 12 + 16*i
		if at+16 > len(b) {
			break
		}
		from, size := u32(b, at+8), u32(b, at+12)
		if from+size <= len(b) {
			s.tables[string(b[at:at+4])] = b[from : from+size]
		}
	}
	s.unitsPerEm = u16(s.tables["head"], 18)
	s.glyphs = u16(s.tables["maxp"], 4)
	s.metrics = u16(s.tables["hhea"], 34)
	return s
}

// advance is a glyph's width in thousandths of an em.
func (s *sfnt) advance(gid int) float64 {
	hmtx := s.tables["hmtx"]
	at := 4 * min(gid, s.metrics-1)
	if at < 0 || at+2 > len(hmtx) || s.unitsPerEm == 0 {
		return -1
	}
	return float64(int(hmtx[at])<<8|int(hmtx[at+1])) * 1000 / float64(s.unitsPerEm)
}

// has reports whether the program has a record of the glyph.
func (s *sfnt) has(gid int) bool {
	if gid < 0 || gid >= s.glyphs {
		return false
	}
	loca, glyf, head := s.tables["loca"], s.tables["glyf"], s.tables["head"]
	at := func(i int) int {
		if len(head) > 51 && head[51] == 1 {
			if 4*i+4 > len(loca) {
				return -1
			}
			return int(be.Uint32(loca[4*i:]))
		}
		if 2*i+2 > len(loca) {
			return -1
		}
		return 2 * int(be.Uint16(loca[2*i:]))
	}
	return 0 <= at(gid) && at(gid) <= at(gid+1) && at(gid+1) <= len(glyf)
}

// says is what a piece of text means, code by code.
func (a *audit) says(d *drawn) string {
	f := a.font(d.font)
	var b strings.Builder
	for _, c := range d.codes {
		b.WriteString(f.meaning[c])
	}
	return b.String()
}

// edit changes the content of a page and makes sure that something changed.
func (p *paper) edit(t testing.TB, page int, old, new string) {
	t.Helper()
	s := p.content(p.pages()[page])
	changed := strings.Replace(string(s.data), old, new, 1)
	if changed == string(s.data) {
		t.Fatalf("there is no %q on page %d", old, page+1)
	}
	s.data = []byte(changed)
}

package pdf

import (
	"bytes"
	"testing"
)

// How files are broken, for TestMatterhornFinds.

func breaking(changes ...func(testing.TB, *paper)) []func(testing.TB, *paper) { return changes }

func content(old, new string) func(testing.TB, *paper) {
	return func(t testing.TB, p *paper) { p.edit(t, 0, old, new) }
}

func xmpEdit(old, new string) func(testing.TB, *paper) {
	return func(t testing.TB, p *paper) { replaceIn(t, p.stream(p.catalog()["Metadata"]), old, new) }
}

func toUnicodeEdit(old, new string) func(testing.TB, *paper) {
	return func(t testing.TB, p *paper) {
		replaceIn(t, p.stream(p.look().usedFonts()[0]["ToUnicode"]), old, new)
	}
}

func replaceIn(t testing.TB, s *stream, old, new string) {
	t.Helper()
	if !bytes.Contains(s.data, []byte(old)) {
		t.Fatalf("there is no %q", old)
	}
	s.data = bytes.ReplaceAll(s.data, []byte(old), []byte(new))
}

// role changes the first element of a type to another.
func role(from, to name) func(testing.TB, *paper) {
	return func(t testing.TB, p *paper) {
		t.Helper()
		for _, n := range p.look().nodes {
			if n.role == from {
				n.d["S"] = to
				return
			}
		}
		t.Fatalf("there is no %s", from)
	}
}

func roleMap(m dict) func(testing.TB, *paper) {
	return func(t testing.TB, p *paper) { p.dict(p.catalog()["StructTreeRoot"])["RoleMap"] = m }
}

func without(role, key name) func(testing.TB, *paper) {
	return func(t testing.TB, p *paper) {
		for _, n := range p.look().nodes {
			if n.role == role {
				delete(n.d, key)
			}
		}
	}
}

func noLanguage(_ testing.TB, p *paper) { delete(p.catalog(), "Lang") }

func inCatalog(key name, v any) func(testing.TB, *paper) {
	return func(_ testing.TB, p *paper) { p.catalog()[key] = v }
}

func annotate(kind name) func(testing.TB, *paper) {
	return func(_ testing.TB, p *paper) {
		p.dict(p.pages()[0])["Annots"] = []any{dict{"Type": name("Annot"), "Subtype": kind}}
	}
}

func inForm(change func(*stream)) func(testing.TB, *paper) {
	return func(t testing.TB, p *paper) {
		for _, o := range p.objects {
			if s, ok := o.(*stream); ok && s.dict["Subtype"] == name("Form") {
				change(s)
				return
			}
		}
		t.Fatal("there is no form")
	}
}

func type0Font(change func(dict)) func(testing.TB, *paper) {
	return func(_ testing.TB, p *paper) { change(p.look().usedFonts()[0]) }
}

func cidFont(change func(dict)) func(testing.TB, *paper) {
	return func(_ testing.TB, p *paper) { change(p.look().cidFonts()[0]) }
}

func descriptor(change func(dict)) func(testing.TB, *paper) {
	return func(_ testing.TB, p *paper) {
		a := p.look()
		change(a.font(a.usedFonts()[0]).descriptor)
	}
}

func simple(kind name) func(testing.TB, *paper) {
	return type0Font(func(d dict) { d["Subtype"] = kind })
}

// cmap puts a CMap of ours in place of Identity-H.
func cmap(info dict) func(testing.TB, *paper) {
	return type0Font(func(d dict) {
		d["Encoding"] = &stream{dict{"Type": name("CMap"), "CIDSystemInfo": info}, nil}
	})
}

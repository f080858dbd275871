package check

import (
	"strings"
	"testing"
	"testing/fstest"

	"salam/internal/illustration"
	"salam/internal/library"
	"salam/internal/tree"
)

func TestDrawings(t *testing.T) {
	const head = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1000 700">` + "\n"
	part := func(id, body string) []byte {
		return []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><symbol id="` + id + `" viewBox="0 0 100 100">` + body + `</symbol></svg>`)
	}
	dir := t.TempDir()
	files := map[string][]byte{
		"assets/kit/things/box.svg":   part("box", `<rect width="100" height="100" fill="#2f435c"/>`),
		"assets/kit/things/cup.svg":   part("cup", `<rect width="100" height="100" fill="#2f435c"/>`),
		"assets/illustrations/a.svg":  []byte(head + "<rect width=\"1000\" height=\"700\" fill=\"#1f7a80\"/>\n<use href=\"kit:things/box\" x=\"10\" y=\"10\" width=\"100\" height=\"100\"/>\n</svg>"),
		"assets/illustrations/a.toml": []byte("mirror = \"keep\"\ndrawn_by = \"x\"\n"),
	}
	disk := fstest.MapFS{}
	for name, data := range files {
		disk[name] = &fstest.MapFile{Data: data}
	}
	tr, err := tree.Open(dir, disk)
	if err != nil {
		t.Fatal(err)
	}
	defer tr.Close()
	pic, faults := illustration.Read(tr, "a")
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	lib := &library.Library{Illustrations: map[string]*illustration.Illustration{"a": pic}, Kit: []string{"things/box", "things/cup"}}
	var got []string
	for _, f := range Drawings(lib) {
		got = append(got, string(f.Severity)+" "+f.Rule+" "+f.File+" "+f.Message)
	}
	want := "warn drawing-contrast assets/illustrations/a.svg kit:things/box: navy (grey 64) and teal (grey 95) touch over 400 units, and no line parts them\n" +
		"info drawing-unused assets/kit 1 parts of the kit stand in no drawing: things/cup"
	if strings.Join(got, "\n") != want {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), want)
	}
	if own, _ := illustration.KitParts(tr); len(own) != 0 {
		t.Errorf("the kit that comes with the program is not the tree's own: %v", own)
	}
}

package evidencetest

import (
	"fmt"
	"testing"

	"salam/internal/testtool"
)

// New writes a small tree of its own: the ordinary messages tea and late (which
// needs the place's word), the clinical pills and the sensitive talk, drafts of
// all in Amharic by translator-1 and in Arabic by nobody, the interface in
// Amharic, nothing in Farsi, and no evidence.
func New(t testing.TB) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		Write(t, dir, name, text)
	}
	for _, l := range []string{"en", "am", "ar", "fa"} {
		name := "content/languages/" + l + ".toml"
		Write(t, dir, name, Read(t, testtool.Root(t), name))
	}
	for _, m := range []struct{ id, kind, needs, body string }{
		{"tea", "ordinary", "", "Tea is at four. In danger call {emergency}."},
		{"late", "ordinary", `"late-minutes"`, "You may be {late-minutes} minutes late."},
		{"pills", "clinical", "", "Take one pill a day."},
		{"talk", "sensitive", "", "You can talk to us."},
	} {
		Write(t, dir, "content/messages/"+m.id+".md", fmt.Sprintf(message, m.id, m.kind, m.needs, m.id, m.body))
		for lang, words := range map[string]struct{ by, title, alt, body string }{
			"am": {"translator-1", "ሻይ", "ሰዎች ሻይ ይጠጣሉ።", "ሻይ በአሥር ሰዓት ነው።"},
			"ar": {"machine", "الشاي", "ناس يشربون الشاي.", "الشاي في الرابعة."},
		} {
			Write(t, dir, "translations/"+lang+"/"+m.id+".md", fmt.Sprintf(translation, words.title+" "+m.id, words.alt, words.title, words.by, words.body+" "+m.id))
		}
	}
	People(t, dir)
	return dir
}

const message = `+++
title = "All about %s"
kind = "%s"
topic = "house"
order = 1
illustration = "cup"
alt = "A cup stands on a table."
regions = ["england"]
needs = [%s]
facts = []
owner = "kitchen"
review_by = 2027-05-01
revision = { date = 2026-11-22, urgency = "routine" }
short = "All about %s."

[brief]
reader = "A guest."
know = ["It is free."]
do = ["Come and ask."]
tone = "Warm."
keep = []
+++
%s
`

const translation = `+++
title = "%s"
alt = "%s"
short = "%s"
by = "%s"
+++
%s
`

var files = map[string]string{
	"content/topics.toml":           "[house]\nname = \"The house\"\norder = 1\n",
	"content/facts.toml":            "",
	"content/sender.toml":           "name = \"The kitchen\"\n",
	"content/places/england.toml":   "kind = \"region\"\nname = \"England\"\nemergency = \"999\"\n",
	"content/places/house.toml":     "kind = \"clinic\"\nname = \"The house\"\nwithin = \"england\"\nlate_minutes = 10\nconfirms = { late-minutes = 2026-11-20 }\n",
	"content/policy.toml":           "grace_days = 30\n",
	"assets/illustrations/cup.svg":  "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1000 700\">\n<rect width=\"1000\" height=\"700\" fill=\"#fdf6e9\"/>\n<rect x=\"100\" y=\"300\" width=\"200\" height=\"100\" fill=\"#1d2b3a\"/>\n</svg>\n",
	"assets/illustrations/cup.toml": "mirror = \"mirror\"\ndrawn_by = \"kitchen\"\n",
	"translations/en/ui.toml":       "[sender]\nwho = \"We make tea.\"\n\n[site]\nback = \"Back\"\ndraft = \"Nobody has read this.\"\n\n[sheet]\npage = \"Page {page}\"\n\n[review]\nnext = \"Next\"\n",
	"translations/am/ui.toml":       "[sender]\nwho = \"ሻይ እናፈላለን።\"\n\n[site]\nback = \"ተመለስ\"\ndraft = \"ማንም አላነበበውም።\"\n\n[sheet]\npage = \"ገጽ {page}\"\n\n[review]\nnext = \"ቀጥል\"\n",
}

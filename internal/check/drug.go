package check

import (
	"fmt"
	"slices"
	"strings"
)

// drugNames are the medicines that are looked for: names of the WHO model list
// of essential medicines that a message for patients may hold, and those of
// the text that the rules were measured on.
var drugNames = map[string]bool{"paracetamol": true, "ibuprofen": true, "aspirin": true, "insulin": true, "amoxicillin": true, "remdesivir": true, "chloroquine": true,
	"hydroxychloroquine": true, "ritonavir": true, "lopinavir": true, "favipiravir": true, "tocilizumab": true, "azithromycin": true, "penicillin": true, "metformin": true,
	"salbutamol": true, "morphine": true, "codeine": true, "diazepam": true, "sertraline": true, "omeprazole": true, "prednisolone": true, "warfarin": true, "methadone": true}

var drugAlias = map[string]string{"acetaminophen": "paracetamol"}

// compareDrugs: a medicine that has gone while another has come.
func compareDrugs(p *pair) {
	if len(p.en.drugs) == 0 {
		return
	}
	var there []string
	from := map[string]int{}
	for i := range p.t.words {
		w := &p.t.words[i]
		p.c.each(w.lower(), func(s string) bool {
			d := p.c.drugs[s]
			if d == "" && drugNames[s] {
				d = s
			}
			if d != "" && !slices.Contains(there, d) {
				there = append(there, d)
				from[d] = w.from
			}
			return d != ""
		})
	}
	for spelling, d := range p.c.drugs {
		if strings.Contains(spelling, " ") && strings.Contains(p.t.s, spelling) && !slices.Contains(there, d) {
			there = append(there, d)
			from[d] = 0
		}
	}
	var lost []string
	for _, d := range p.en.drugs {
		if !slices.Contains(there, d) {
			lost = append(lost, d)
		}
	}
	for _, d := range there {
		if len(lost) > 0 && !slices.Contains(p.en.drugs, d) && !strings.Contains(strings.Join(p.en.drugs, " "), d) {
			p.find("drug-changed", from[d], from[d], p.t.around(from[d]), fmt.Sprintf("the English names %s, the translation names %s", strings.Join(lost, ", "), d), "write the name of the medicine, with the Latin name beside it")
			return
		}
	}
}

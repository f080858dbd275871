package typeset

import "github.com/go-text/typesetting/language"

// scripts gives every character the script to shape it with (UAX #24, 5.1 and
// 5.2). A character of no script of its own, such as a space, a digit or a
// mark, takes that of the text before it at the same embedding level, else of
// the text after it at that level, else the language's: the full stop after an
// English word in an Arabic line is an Arabic full stop.
func (p *paragraph) scripts(preferred language.Script) []language.Script {
	all := make([]language.Script, len(p.runes))
	for start := 0; start < len(p.runes); {
		end := start + 1
		for end < len(p.runes) && p.level[end] == p.level[start] {
			end++
		}
		current := language.Script(0)
		for i := start; i < end; i++ {
			if s := language.LookupScript(p.runes[i]); s.Strong() && s != language.Unknown {
				if current == 0 {
					fill(all[start:i], s)
				}
				current = s
			}
			all[i] = current
		}
		if current == 0 {
			fill(all[start:end], preferred)
		}
		start = end
	}
	p.pairBrackets(all)
	return all
}

func fill(scripts []language.Script, s language.Script) {
	for i := range scripts {
		scripts[i] = s
	}
}

// pairBrackets gives a closing bracket the script of its opening one, so that
// both come from one font.
func (p *paragraph) pairBrackets(scripts []language.Script) {
	type opener struct {
		closer rune
		level  uint8
		script language.Script
	}
	var stack []opener
	for i, r := range p.runes {
		switch {
		case opening(r) && len(stack) < maxBrackets:
			stack = append(stack, opener{canonicalBracket(mirrored(r)), p.level[i], scripts[i]})
		case closing(r):
			for n := len(stack) - 1; n >= 0; n-- {
				if stack[n].closer == canonicalBracket(r) && stack[n].level == p.level[i] {
					scripts[i] = stack[n].script
					stack = stack[:n]
					break
				}
			}
		}
	}
}

package typeset

import (
	"slices"
	"unicode"

	"github.com/go-text/typesetting/language"
)

// An item is a stretch of the paragraph that is shaped in one go.
type item struct {
	start, end int // characters
	level      uint8
	script     language.Script
	face       *Face
}

func (it item) rtl() bool { return it.level%2 == 1 }

// itemise splits the paragraph into items of one level, script, weight and
// face, in logical order. regular and bold are the faces of the language, in
// its order. Line ends belong to no item.
//
// Fonts fall back by word, not by character: a word with one letter that the
// first family lacks is set wholly in the next that has it all, so that its
// letters join and match. Only a word that no family has whole is split, by
// grapheme cluster.
func (p *paragraph) itemise(clusters []int, regular, bold []*Face, preferred language.Script) ([]item, error) {
	scripts := p.scripts(preferred)
	faces := make([]*Face, len(p.runes))
	for i := 0; i < len(clusters); {
		k := i + 1
		from := clusters[i]
		for k < len(clusters) && !space(p.runes[from]) && !space(p.runes[clusters[k]]) &&
			p.level[clusters[k]] == p.level[from] && scripts[clusters[k]] == scripts[from] && p.strong[clusters[k]] == p.strong[from] {
			k++
		}
		family := regular
		if p.strong[from] {
			family = bold
		}
		if err := p.cover(clusters[i:k], p.after(clusters, k), family, faces); err != nil {
			return nil, err
		}
		i = k
	}
	p.lendSpaces(faces)
	var items []item
	for i := range p.runes {
		if lineEnd(p.runes[i]) {
			continue
		}
		it := item{i, i + 1, p.level[i], scripts[i], faces[i]}
		if n := len(items) - 1; n >= 0 {
			last := &items[n]
			if last.end == i && last.level == it.level && last.script == it.script && last.face == it.face {
				last.end = it.end
				continue
			}
		}
		items = append(items, it)
	}
	return items, nil
}

// after is where the cluster before clusters[k] ends.
func (p *paragraph) after(clusters []int, k int) int {
	if k < len(clusters) {
		return clusters[k]
	}
	return len(p.runes)
}

// cover chooses the face of a word, given as the starts of its clusters and
// its end.
func (p *paragraph) cover(clusters []int, end int, families, faces []*Face) error {
	start := clusters[0]
	set := func(from, to int, f *Face) {
		for i := from; i < to; i++ {
			faces[i] = f
		}
	}
	if lineEnd(p.runes[start]) {
		return nil
	}
	for _, f := range families {
		whole := true
		for k, from := range clusters {
			to := end
			if k+1 < len(clusters) {
				to = clusters[k+1]
			}
			if whole = f.covers(p.runes[from:to]); !whole {
				break
			}
		}
		if whole {
			set(start, end, f)
			return nil
		}
	}
	for k, from := range clusters {
		to := end
		if k+1 < len(clusters) {
			to = clusters[k+1]
		}
		chosen := (*Face)(nil)
		for _, f := range families {
			if f.covers(p.runes[from:to]) {
				chosen = f
				break
			}
		}
		if chosen == nil {
			return missing(p.runes[from:to], families)
		}
		set(from, to, chosen)
	}
	return nil
}

// missing says what the families lack of a cluster that none of them covers:
// the first character that none has, else what the font of its letter lacks.
func missing(cluster []rune, families []*Face) error {
	e := &MissingGlyph{Rune: cluster[0]}
	for _, f := range families {
		e.Families = append(e.Families, f.Family)
	}
	var base *Face
	for _, r := range cluster {
		has := slices.IndexFunc(families, func(f *Face) bool { return f.covers([]rune{r}) })
		if has < 0 {
			e.Rune = r
			return e
		}
		if base == nil {
			base = families[has]
		}
	}
	e.Cluster = string(cluster)
	if lacks := slices.IndexFunc(cluster, func(r rune) bool { return !base.covers([]rune{r}) }); lacks >= 0 {
		e.Rune = cluster[lacks]
	}
	return e
}

// lendSpaces sets spaces in the face of the text before them, where that has a
// weight in common, so that a space doesn't end an item. All families have a
// space.
func (p *paragraph) lendSpaces(faces []*Face) {
	for i := 1; i < len(faces); i++ {
		blank := unicode.Is(unicode.Zs, p.runes[i]) || ignorable(p.runes[i])
		if blank && faces[i] != nil && faces[i-1] != nil && faces[i-1].Weight == faces[i].Weight &&
			p.level[i] == p.level[i-1] && faces[i-1].covers(p.runes[i:i+1]) {
			faces[i] = faces[i-1]
		}
	}
}

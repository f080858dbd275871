package typeset

import (
	"strconv"
	"strings"
	"sync"

	"salam/internal/language"
	"salam/internal/prose"
)

// A memory keeps paragraphs that are shaped and not yet broken. The same words
// come again and again: the sender at the foot of every page, a title that is
// tried at another width, a message for the next hotel. The key is everything
// that shaping depends on, so that a paragraph from memory is the paragraph
// that would be made, to the last unit.
//
// It holds two generations. When the young one is full it becomes the old one;
// what is asked for in the old one becomes young again. So memory is bounded,
// and what is in use stays.
type memory struct {
	mu         sync.Mutex
	young, old map[recallKey]*layout
}

// generation is how many paragraphs a generation has: some 10 KB each.
const generation = 256

type recallKey struct {
	language     *language.Language
	size, weight int
	text         string // of all spans, with what is strong and what a placeholder
}

func keyOf(in prose.Inline, style Style) recallKey {
	var b strings.Builder
	for _, span := range in {
		// The length makes it clear where a span ends, whatever is in it.
		b.WriteString(strconv.Itoa(len(span.Text)))
		switch {
		case span.Placeholder != "":
			b.WriteByte('{')
		case span.Strong:
			b.WriteByte('*')
		default:
			b.WriteByte(' ')
		}
		b.WriteString(span.Text)
		if span.Placeholder != "" {
			b.WriteString(strconv.Itoa(len(span.Placeholder)))
			if span.Strong {
				b.WriteByte('*')
			}
			b.WriteByte(':')
			b.WriteString(span.Placeholder)
		}
	}
	return recallKey{style.Language, style.Size, style.Weight, b.String()}
}

// recall is a paragraph from memory, or nil. It must not be changed.
func (m *memory) recall(key recallKey) *layout {
	m.mu.Lock()
	defer m.mu.Unlock()
	if l := m.young[key]; l != nil {
		return l
	}
	l := m.old[key]
	if l != nil {
		m.put(key, l)
	}
	return l
}

func (m *memory) keep(key recallKey, l *layout) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.put(key, l)
}

func (m *memory) put(key recallKey, l *layout) {
	if m.young == nil || len(m.young) >= generation {
		m.young, m.old = make(map[recallKey]*layout, generation), m.young
	}
	m.young[key] = l
}

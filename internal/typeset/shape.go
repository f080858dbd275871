package typeset

import (
	"fmt"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/segmenter"
)

// A shaper holds what HarfBuzz's port needs while it works and keeps between
// texts. It serves one goroutine at a time.
type shaper struct {
	buffer    *harfbuzz.Buffer
	fonts     map[*Face]*harfbuzz.Font
	segmenter segmenter.Segmenter
}

// borrow hands out a shaper; give takes it back. There are as many as
// goroutines ever worked at once: they are expensive to make and hold shaping
// plans, so they are kept, not pooled for the garbage collector.
func (f *Fonts) borrow() *shaper {
	f.mu.Lock()
	defer f.mu.Unlock()
	if n := len(f.idle); n > 0 {
		s := f.idle[n-1]
		f.idle = f.idle[:n-1]
		return s
	}
	return &shaper{buffer: harfbuzz.NewBuffer(), fonts: map[*Face]*harfbuzz.Font{}}
}

func (f *Fonts) give(s *shaper) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.idle = append(f.idle, s)
}

// A shaped glyph is a Glyph whose cluster is an index of the text that was
// handed in.
type shaped struct {
	id                        uint32
	cluster                   int
	advance, xOffset, yOffset int

	// unsafe: text that is broken before the cluster must be shaped anew on both
	// sides (HarfBuzz's HB_GLYPH_FLAG_UNSAFE_TO_BREAK).
	unsafe bool
}

// shape shapes text[start:end] in one face, as hb-shape does with the same
// direction, script and language; the text around it only tells Arabic letters
// what they join to (at most five characters each way). The glyphs run from
// left to right.
//
// A font file is outside input: a panic in its tables is an error.
func (s *shaper) shape(face *Face, text []rune, start, end int, rtl bool, script language.Script, tag string) (glyphs []shaped, err error) {
	defer func() {
		if r := recover(); r != nil {
			s.buffer = harfbuzz.NewBuffer() // its state is unknown
			glyphs, err = nil, fmt.Errorf("the font %s %d cannot shape %q: %v", face.Family, face.Weight, string(text[start:end]), r)
		}
	}()
	hb := s.fonts[face]
	if hb == nil {
		hb = harfbuzz.NewFont(font.NewFace(face.font)) // scaled to font units
		s.fonts[face] = hb
	}
	s.buffer.Clear()
	s.buffer.AddRunes(text, start, end-start)
	s.buffer.Props = harfbuzz.SegmentProperties{
		Language:  language.NewLanguage(tag),
		Script:    script,
		Direction: harfbuzz.LeftToRight,
	}
	if rtl {
		s.buffer.Props.Direction = harfbuzz.RightToLeft
	}
	s.buffer.Shape(hb, nil)
	glyphs = make([]shaped, len(s.buffer.Info))
	for i, info := range s.buffer.Info {
		pos := s.buffer.Pos[i]
		glyphs[i] = shaped{
			id: uint32(info.Glyph), cluster: info.Cluster,
			advance: int(pos.XAdvance), xOffset: int(pos.XOffset), yOffset: int(pos.YOffset),
			unsafe: info.Mask&harfbuzz.GlyphUnsafeToBreak != 0,
		}
	}
	return glyphs, nil
}

package pdf

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
	"time"

	"codeberg.org/go-pdf/fpdf"

	"salam/internal/drawing"
	"salam/internal/illustration"
	"salam/internal/typeset"
)

// A Printer writes documents and keeps what they share: fonts taken apart, the
// packed drawings, buffers. What it writes for a document does not depend on
// what it has written before. It may be used by several goroutines at once; a
// Face or a Scene that it has seen must not change.
type Printer struct {
	mu   sync.Mutex
	idle []*shop
}

// A shop is what one document at a time is made in.
type shop struct {
	sources map[*typeset.Face]*source
	drawn   map[*illustration.Scene]*drawnScene
	packers map[int]*zlib.Writer // by level; making one costs more than using it
	packed  bytes.Buffer
}

// maxKept is how many faces or drawings a shop keeps. A project has a few dozen
// of each; a program that runs for days and reads its tree again and again
// must not grow.
const maxKept = 512

// NewPrinter returns a printer that knows nothing yet.
func NewPrinter() *Printer { return &Printer{} }

func (p *Printer) borrow() *shop {
	p.mu.Lock()
	defer p.mu.Unlock()
	if n := len(p.idle); n > 0 {
		s := p.idle[n-1]
		p.idle = p.idle[:n-1]
		return s
	}
	return &shop{sources: map[*typeset.Face]*source{}, drawn: map[*illustration.Scene]*drawnScene{}, packers: map[int]*zlib.Writer{}}
}

func (p *Printer) give(s *shop) {
	if len(s.sources) > maxKept {
		clear(s.sources)
	}
	if len(s.drawn) > maxKept {
		clear(s.drawn)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.idle = append(p.idle, s)
}

// Write writes the document as a PDF. An error names the page and the item; it
// is a fault of the document or of a font, or comes from w.
func (p *Printer) Write(w io.Writer, doc *drawing.Document) error {
	b, err := p.Bytes(doc)
	if err != nil {
		return err
	}
	_, err = w.Write(b)
	return err
}

// Bytes is the document as a PDF.
func (p *Printer) Bytes(doc *drawing.Document) ([]byte, error) {
	s := p.borrow()
	defer p.give(s)
	a, err := draw(doc, s)
	if err != nil {
		return nil, fmt.Errorf("pdf: %w", err)
	}
	raw, err := a.pageFile()
	if err != nil {
		return nil, fmt.Errorf("pdf: %w", err)
	}
	out, err := a.assemble(raw)
	if err != nil {
		return nil, fmt.Errorf("pdf: %w", err)
	}
	return out, nil
}

// Write writes one document with a printer of its own.
func Write(w io.Writer, doc *drawing.Document) error { return NewPrinter().Write(w, doc) }

// Bytes is one document as a PDF, from a printer of its own.
func Bytes(doc *drawing.Document) ([]byte, error) { return NewPrinter().Bytes(doc) }

// An assembly is a document whose pages are drawn, before it is a file.
type assembly struct {
	doc       *drawing.Document
	shop      *shop
	lang      string // a PDF string
	contents  [][]byte
	fonts     fonts
	forms     forms
	structure *structure
}

const maxPages = 2000

// draw makes the content stream of every page and collects what the pages use.
func draw(doc *drawing.Document, s *shop) (*assembly, error) {
	if len(doc.Pages) == 0 || len(doc.Pages) > maxPages {
		return nil, fmt.Errorf("a document of %d pages", len(doc.Pages))
	}
	if strings.TrimSpace(doc.Title) == "" {
		return nil, errors.New("a document without a title")
	}
	lang, err := languageTag(doc.Language)
	if err != nil {
		return nil, err
	}
	a := &assembly{
		doc: doc, shop: s, lang: lang, structure: newStructure(len(doc.Pages)),
		fonts: fonts{shop: s, byFace: map[*typeset.Face]*font{}},
		forms: forms{shop: s, byScene: map[*illustration.Scene]int{}, byContent: map[string]int{}},
	}
	var faults []error
	for n := range doc.Pages {
		page := &doc.Pages[n]
		if min(page.Width, page.Height) <= 0 || max(page.Width, page.Height) > maxSide {
			faults = append(faults, fmt.Errorf("page %d: %d × %d µm", n+1, page.Width, page.Height))
			continue
		}
		p := pageContent{height: page.Height, rtl: mostlyRTL(page), fonts: &a.fonts, forms: &a.forms}
		p.Grow(8 << 10)
		for i := range page.Items {
			it := &page.Items[i]
			lang := it.Lang
			if lang == "" {
				lang = doc.Language
			}
			err := a.structure.item(n, it, page.Height)
			if err == nil {
				err = p.item(it, lang)
			}
			if err != nil {
				faults = append(faults, fmt.Errorf("page %d, item %d: %w", n+1, i+1, err))
			}
		}
		a.contents = append(a.contents, p.Bytes())
	}
	if len(faults) == 0 {
		faults = append(faults, a.structure.finish())
	}
	return a, errors.Join(faults...)
}

// pageFile has fpdf write a file of the pages. All that it would take from the
// clock or from a map is fixed here or replaced by assemble.
func (a *assembly) pageFile() ([]byte, error) {
	f := fpdf.New("P", "pt", "A5", "")
	f.SetCompression(false)
	f.SetCatalogSort(true)
	f.SetCreationDate(time.Unix(0, 0).UTC())
	f.SetModificationDate(time.Unix(0, 0).UTC())
	f.SetAutoPageBreak(false, 0)
	for _, content := range a.contents {
		f.AddPage()
		f.RawWriteBuf(bytes.NewReader(content))
	}
	var b bytes.Buffer
	if err := f.Output(&b); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

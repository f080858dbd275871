package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"codeberg.org/go-pdf/fpdf"

	"salam/internal/drawing"
	"salam/internal/typeset"
)

// Write writes the document as a PDF. An error names the page and the item; it
// is a fault of the document or of a font, or comes from w.
func Write(w io.Writer, doc *drawing.Document) error {
	b, err := Bytes(doc)
	if err != nil {
		return err
	}
	_, err = w.Write(b)
	return err
}

// Bytes is the document as a PDF.
func Bytes(doc *drawing.Document) ([]byte, error) {
	a, err := draw(doc)
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

// An assembly is a document whose pages are drawn, before it is a file.
type assembly struct {
	doc       *drawing.Document
	lang      string // a PDF string
	contents  [][]byte
	fonts     fonts
	forms     forms
	structure *structure
}

const maxPages = 2000

// draw makes the content stream of every page and collects what the pages use.
func draw(doc *drawing.Document) (*assembly, error) {
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
		doc: doc, lang: lang, structure: newStructure(len(doc.Pages)),
		fonts: fonts{byFace: map[*typeset.Face]*font{}}, forms: forms{byContent: map[string]int{}},
	}
	var faults []error
	for n := range doc.Pages {
		page := &doc.Pages[n]
		if min(page.Width, page.Height) <= 0 || max(page.Width, page.Height) > maxSide {
			faults = append(faults, fmt.Errorf("page %d: %d × %d µm", n+1, page.Width, page.Height))
			continue
		}
		p := pageContent{height: page.Height, rtl: mostlyRTL(page), fonts: &a.fonts, forms: &a.forms}
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

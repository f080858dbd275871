package pdf

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"slices"
	"strconv"
)

// A file is a PDF as a list of objects: object n is bodies[n-1], what stands
// between "n 0 obj" and "endobj".
type file struct {
	bodies [][]byte
	shop   *shop // packs streams
}

// add appends an object and returns its number.
func (f *file) add(body string) int {
	f.bodies = append(f.bodies, []byte(body))
	return len(f.bodies)
}

// addStream appends a stream, compressed, with further entries of its
// dictionary.
func (f *file) addStream(entries string, data []byte) int {
	f.bodies = append(f.bodies, f.shop.stream(entries, data))
	return len(f.bodies)
}

// stream is the body of a stream object, packed quickly: what a page alone has
// costs a third of the time of the best level, and is some 7 % larger.
func (s *shop) stream(entries string, data []byte) []byte {
	return s.streamAt(zlib.BestSpeed, entries, data)
}

// streamAt is the body of a stream object, packed at a level of zlib. The same data gives the same bytes:
// zlib writes no time, and a packer forgets what it packed before. A stream of
// a few bytes is not packed: it would grow.
func (s *shop) streamAt(level int, entries string, data []byte) []byte {
	packed := &s.packed
	packed.Reset()
	filter := " /Filter /FlateDecode"
	if len(data) < worthPacking || s.pack(level, packed, data) != nil {
		filter = ""
		packed.Reset()
		packed.Write(data)
	}
	b := make([]byte, 0, packed.Len()+len(entries)+80)
	b = append(b, "<<"...)
	if entries != "" {
		b = append(b, entries...)
		b = append(b, ' ')
	}
	b = append(b, "/Length "...)
	b = strconv.AppendInt(b, int64(packed.Len()), 10)
	b = append(b, filter...)
	b = append(b, ">>\nstream\n"...)
	b = append(b, packed.Bytes()...)
	return append(b, "\nendstream"...)
}

// worthPacking is the shortest stream that packing makes smaller.
const worthPacking = 64

// pack fails only where the destination does: a buffer in memory takes
// everything.
func (s *shop) pack(level int, to *bytes.Buffer, data []byte) error {
	w := s.packers[level]
	if w == nil {
		var err error
		if w, err = zlib.NewWriterLevel(to, level); err != nil {
			return err
		}
		s.packers[level] = w
	} else {
		w.Reset(to)
	}
	if _, err := w.Write(data); err != nil {
		return err
	}
	return w.Close()
}

// bytes writes header, objects, cross-reference table and trailer (ISO 32000-1
// 7.5). The identifier is made from all that stands before it, so it changes
// exactly when the content does.
func (f *file) bytes(root, info int, identify func([]byte) string) []byte {
	var b bytes.Buffer
	size := 1024
	for _, body := range f.bodies {
		size += len(body) + 48 // with its head, its end and its row in the table
	}
	b.Grow(size)
	b.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	offsets := make([]int, len(f.bodies))
	for i, body := range f.bodies {
		offsets[i] = b.Len()
		b.Write(append(strconv.AppendInt(b.AvailableBuffer(), int64(i+1), 10), " 0 obj\n"...))
		b.Write(body)
		b.WriteString("\nendobj\n")
	}
	id := identify(b.Bytes())
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(offsets)+1)
	for _, off := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", off)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d /Root %d 0 R /Info %d 0 R /ID [<%s> <%s>]>>\nstartxref\n%d\n%%%%EOF\n",
		len(offsets)+1, root, info, id, id, start)
	return b.Bytes()
}

var errLayout = errors.New("the page file is not laid out as expected")

// readFile takes apart what fpdf wrote: a classic cross-reference table whose
// objects follow each other. It is no general PDF reader. Every offset is
// checked, so that a new fpdf that writes differently is an error and not a
// broken sheet.
func readFile(b []byte) (*file, error) {
	const end = "\n%%EOF\n"
	if !bytes.HasSuffix(b, []byte(end)) {
		return nil, errLayout
	}
	const pointer = "startxref\n"
	at := bytes.LastIndex(b, []byte(pointer))
	if at < 0 || at+len(pointer) > len(b)-len(end) {
		return nil, errLayout
	}
	start, err := strconv.Atoi(string(b[at+len(pointer) : len(b)-len(end)]))
	if err != nil || start < 0 || start >= at {
		return nil, errLayout
	}
	table := b[start:at]
	var size int
	if _, err := fmt.Sscanf(string(table[:min(len(table), 32)]), "xref\n0 %d\n", &size); err != nil || size < 1 || size > len(table)/20 {
		return nil, errLayout
	}
	entries := table[bytes.IndexByte(table[5:], '\n')+6:]
	if len(entries) < 20*size {
		return nil, errLayout
	}
	ends := map[int]int{} // offset of an object → end of its body
	offsets := make([]int, size)
	for i := 1; i < size; i++ {
		off, err := strconv.Atoi(string(entries[20*i : 20*i+10]))
		if err != nil || off < 0 || off >= start {
			return nil, errLayout
		}
		offsets[i] = off
	}
	sorted := append(sortedCopy(offsets[1:]), start)
	for i, off := range sorted[:len(sorted)-1] {
		ends[off] = sorted[i+1]
	}
	f := &file{}
	for n := 1; n < size; n++ {
		body := b[offsets[n]:ends[offsets[n]]]
		body, ok := bytes.CutPrefix(body, fmt.Appendf(nil, "%d 0 obj\n", n))
		if !ok {
			return nil, errLayout
		}
		if body, ok = bytes.CutSuffix(body, []byte("\nendobj\n")); !ok {
			return nil, errLayout
		}
		f.bodies = append(f.bodies, body)
	}
	return f, nil
}

func sortedCopy(n []int) []int {
	n = slices.Clone(n)
	slices.Sort(n)
	return n
}

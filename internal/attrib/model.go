package attrib

import (
	_ "embed"
	"math"
	"slices"
	"strings"
	"sync"
	"unsafe"

	"stemma/internal/english"
)

// The file is laid out by train/attrib/weights.py.
//
//go:embed model.bin
var file string

const magic = "stemma-attrib-1\n"

// model is the network: its sizes and weights. A matrix has a row an input.
type model struct {
	width  int // of the vectors between layers
	cells  int // of a recurrent layer, each way
	labels int

	prints string // the vocabulary's table: fingerprints of words …
	slots  string // … and their rows, 0 for none
	tables [NumColumns][]int8
	scale  float32 // of the tables' values

	inBias       []float32
	conv         *matrix
	layers       []layer
	head         *matrix
	trans, start []float32
}

// layer is a recurrent one: the gates of the cells that run forth and of those
// that run back (forget, value and output, each of model.cells columns) and the
// matrix back to model.width.
type layer struct{ forth, back, out *matrix }

var theModel = sync.OnceValue(func() *model {
	m, ok := parseModel(file)
	if !ok {
		panic("attrib: model.bin does not fit this program") // it is part of the program
	}
	return m
})

func u32(s string) uint32 {
	return uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
}

// reader takes a file apart; after the first failure it yields empty values.
type reader struct {
	rest string
	bad  bool
}

func (r *reader) take(n int) string {
	if n < 0 || n > len(r.rest) {
		r.bad = true
		return ""
	}
	s := r.rest[:n]
	r.rest = r.rest[n:]
	return s
}

func (r *reader) u32() int {
	s := r.take(4)
	if s == "" {
		return 0
	}
	return int(u32(s))
}

func (r *reader) floats(n int) []float32 {
	s := r.take(4 * n)
	v := make([]float32, len(s)/4)
	for i := range v {
		v[i] = math.Float32frombits(u32(s[4*i:]))
	}
	return v
}

func parseModel(file string) (*model, bool) {
	rest, ok := strings.CutPrefix(file, magic)
	r := reader{rest: rest}
	m := &model{width: r.u32(), cells: r.u32()}
	layers := r.u32()
	m.labels = r.u32()
	columns, slots := r.u32(), r.u32()
	if !ok || r.bad || columns != NumColumns || m.labels != numLabels || slots&(slots-1) != 0 {
		return nil, false
	}
	var rows [NumColumns]int
	for c := range rows {
		rows[c] = r.u32()
		if c > 0 && rows[c] != Rows[c] {
			return nil, false
		}
	}
	m.scale = r.floats(1)[0]
	m.prints, m.slots = r.take(4*slots), r.take(2*slots)
	for c := range m.tables {
		s := r.take(rows[c] * m.width)
		m.tables[c] = unsafe.Slice((*int8)(unsafe.Pointer(unsafe.StringData(s))), len(s)) // only read
	}
	d, g := m.width, 3*m.cells
	if d%tileCols != 0 || g%tileCols != 0 {
		return nil, false
	}
	// matrices reads a matrix and cuts its columns into parts.
	matrices := func(rows, cols, parts int) []*matrix {
		w, bias := r.floats(rows*cols), r.floats(cols)
		out := make([]*matrix, parts)
		if r.bad {
			return out
		}
		each := cols / parts
		for p := range out {
			out[p] = newMatrix(columnsOf(w, cols, p*each, each), bias[p*each:(p+1)*each])
		}
		return out
	}
	m.inBias, m.conv = r.floats(d), matrices(3*d, d, 1)[0]
	for range layers {
		gates, out := matrices(d, 2*g, 2), matrices(2*m.cells, d, 1)
		m.layers = append(m.layers, layer{gates[0], gates[1], out[0]})
	}
	m.head = matrices(d, m.labels, 1)[0]
	m.trans, m.start = r.floats(m.labels*m.labels), r.floats(m.labels)
	return m, !r.bad && r.rest == ""
}

// columnsOf are n columns, from first on, of a matrix that has cols of them.
func columnsOf(w []float32, cols, first, n int) []float32 {
	out := make([]float32, 0, len(w)/cols*n)
	for row := range slices.Chunk(w, cols) {
		out = append(out, row[first:first+n]...)
	}
	return out
}

// row is the row of a word of normal form in the first table, 0 for unknown.
func (m *model) row(norm []byte) uint16 {
	h := Hash(norm)
	mask := uint64(len(m.slots)/2 - 1)
	for k := h & mask; ; k = (k + 1) & mask {
		row := uint16(m.slots[2*k]) | uint16(m.slots[2*k+1])<<8
		if row == 0 || u32(m.prints[4*k:]) == uint32(h>>32) {
			return row
		}
	}
}

// buffer holds the vectors of one article while it is read; articles are of
// like length, so it is used again.
type buffer struct {
	x, scale, gates, state, scores []float32
	q                              []uint8
}

var buffers = sync.Pool{New: func() any { return new(buffer) }}

// floats is *v with n values, whatever they are.
func floats(v *[]float32, n int) []float32 {
	if cap(*v) < n {
		*v = make([]float32, n)
	}
	return (*v)[:n]
}

// stretch is how many tokens are scored at a time: more than an article has,
// so that only a book is cut, and few enough to bound the memory.
const stretch = 1 << 13

// score appends the scores of the labels for each token to scores: len(f) rows
// of m.labels values.
func (m *model) score(scores []float32, f []Features, doc *english.Doc) []float32 {
	var buf [maxWord]byte
	for i := range f {
		f[i][colWord] = m.row(Normal(buf[:0], doc.Word(i)))
	}
	scores = slices.Grow(scores, len(f)*m.labels)
	for part := range slices.Chunk(f, stretch) {
		scores = m.scoreStretch(scores, part)
	}
	return scores
}

// scoreStretch appends the scores for f.
func (m *model) scoreStretch(scores []float32, f []Features) []float32 {
	d, n, h := m.width, len(f), m.cells
	room := wholeTiles(n)
	b := buffers.Get().(*buffer)
	defer buffers.Put(b)
	x := floats(&b.x, room*d)
	for i := range f {
		m.lookUp(x[i*d:(i+1)*d], &f[i])
	}
	scale := floats(&b.scale, room)
	if need := max((room+2)*d, room*2*h); cap(b.q) < need {
		b.q = make([]uint8, need)
	}
	q := b.q[:cap(b.q)]
	// The convolution reads three rows at once, so they have one scale. A row
	// of zeros stands at either end.
	for i := range d {
		q[i], q[(n+1)*d+i] = middle, middle
	}
	common := quantize(q[d:(n+1)*d], x[:n*d], largest(x[:n*d]))
	for i := range scale {
		scale[i] = common
	}
	multiply(x, q, d, scale, m.conv, n, true)
	state := floats(&b.state, room*2*h)
	for _, l := range m.layers {
		quantizeRows(q, scale, x[:n*d], d)
		l.run(state, q, scale, floats(&b.gates, block*3*h), n, d, h)
		quantizeRows(q, scale, state[:n*2*h], 2*h)
		multiply(x, q, 2*h, scale, l.out, n, true)
	}
	quantizeRows(q, scale, x[:n*d], d)
	padded := floats(&b.scores, room*m.head.cols)
	multiply(padded, q, d, scale, m.head, n, false)
	for row := range slices.Chunk(padded[:n*m.head.cols], m.head.cols) {
		scores = append(scores, row[:m.labels]...)
	}
	return scores
}

// block is for how many tokens the gates are computed before the cells run on
// over them: few enough that the processor still has them near. It is a
// multiple of tileRows.
const block = 240

// run runs the cells of both directions over the n quantised inputs of d values.
// A token's state is the output of the h cells forth, then of those back.
func (l *layer) run(state []float32, q []uint8, scale, gates []float32, n, d, h int) {
	c := make([]float32, 2*h)
	for from := 0; from < n; from += block {
		part := min(block, n-from)
		multiply(gates, q[from*d:], d, scale[from:], l.forth, part, false)
		recur(state[from*2*h:], gates, c[:h], part, 2*h, 3*h)
	}
	for from := (n - 1) / block * block; from >= 0; from -= block {
		part := min(block, n-from)
		multiply(gates, q[from*d:], d, scale[from:], l.back, part, false)
		recur(state[from*2*h+h:], gates, c[h:], part, -2*h, -3*h)
	}
}

func (m *model) lookUp(dst []float32, f *Features) {
	d := m.width
	var rows [NumColumns][]int8
	for c, row := range f {
		rows[c] = m.tables[c][int(row)*d : (int(row)+1)*d]
	}
	sumRows(dst, &rows, m.inBias, m.scale)
}

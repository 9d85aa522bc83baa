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

// layer is a recurrent one: gates for both directions (forget, value and
// output, each of model.cells columns) and the matrix back to model.width.
type layer struct{ gates, out *matrix }

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
	d, g := m.width, 6*m.cells
	if d%tileCols != 0 || g%tileCols != 0 {
		return nil, false
	}
	matrix := func(rows, cols int) *matrix {
		w := r.floats(rows * cols)
		bias := r.floats(cols)
		if r.bad {
			return nil
		}
		return newMatrix(w, bias)
	}
	m.inBias, m.conv = r.floats(d), matrix(3*d, d)
	for range layers {
		m.layers = append(m.layers, layer{matrix(d, g), matrix(2*m.cells, d)})
	}
	m.head = matrix(d, m.labels)
	m.trans, m.start = r.floats(m.labels*m.labels), r.floats(m.labels)
	return m, !r.bad && r.rest == ""
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
	x, scale, gates, state []float32
	q                      []uint8
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

// score computes the scores of the labels for each token: len(f) rows of
// m.head.cols values, of which the first m.labels count.
func (m *model) score(f []Features, doc *english.Doc) []float32 {
	var buf [maxWord]byte
	for i := range f {
		f[i][colWord] = m.row(Normal(buf[:0], doc.Word(i)))
	}
	if len(f) <= stretch {
		return m.scoreStretch(f)
	}
	scores := make([]float32, 0, len(f)*m.head.cols)
	for part := range slices.Chunk(f, stretch) {
		scores = append(scores, m.scoreStretch(part)...)
	}
	return scores
}

func (m *model) scoreStretch(f []Features) []float32 {
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
	for i := range q[:(n+2)*d] {
		q[i] = middle
	}
	common := quantize(q[d:(n+1)*d], x[:n*d], largest(x[:n*d]))
	for i := range scale {
		scale[i] = common
	}
	multiply(x, q, d, scale, m.conv, n, true)
	gates, state := floats(&b.gates, room*6*h), floats(&b.state, room*2*h)
	for _, l := range m.layers {
		quantizeRows(q, scale, x[:n*d], d)
		multiply(gates, q, d, scale, l.gates, n, false)
		recur(state, gates, h, n)
		quantizeRows(q, scale, state[:n*2*h], 2*h)
		multiply(x, q, 2*h, scale, l.out, n, true)
	}
	quantizeRows(q, scale, x[:n*d], d)
	scores := make([]float32, room*m.head.cols)
	multiply(scores, q, d, scale, m.head, n, false)
	return scores[:n*m.head.cols]
}

func (m *model) lookUp(dst []float32, f *Features) {
	d := m.width
	var rows [NumColumns][]int8
	for c, row := range f {
		rows[c] = m.tables[c][int(row)*d : (int(row)+1)*d]
	}
	sumRows(dst, &rows, m.inBias, m.scale)
}

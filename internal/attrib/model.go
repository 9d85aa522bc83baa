package attrib

import (
	_ "embed"
	"encoding/binary"
	"math"
	"strings"
	"sync"

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

	prints []byte // the vocabulary's table: fingerprints of words …
	slots  []byte // … and their rows, 0 for none
	tables [NumColumns][]int8
	scale  float32 // of the tables' values

	inBias, conv, convBias []float32
	layers                 []layer
	head, headBias         []float32
	trans, start           []float32
}

// layer is a recurrent one: gates for both directions (forget, value and
// output, each of model.cells columns) and the matrix back to model.width.
type layer struct{ gates, gatesBias, out, outBias []float32 }

var theModel = sync.OnceValue(func() *model {
	m, ok := parseModel(file)
	if !ok {
		panic("attrib: model.bin does not fit this program") // it is part of the program
	}
	return m
})

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
	return int(binary.LittleEndian.Uint32([]byte(s)))
}

func (r *reader) floats(n int) []float32 {
	s := r.take(4 * n)
	v := make([]float32, len(s)/4)
	for i := range v {
		v[i] = math.Float32frombits(uint32(s[4*i]) | uint32(s[4*i+1])<<8 | uint32(s[4*i+2])<<16 | uint32(s[4*i+3])<<24)
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
	m.prints, m.slots = []byte(r.take(4*slots)), []byte(r.take(2*slots))
	for c := range m.tables {
		s := r.take(rows[c] * m.width)
		m.tables[c] = make([]int8, len(s))
		for i := range m.tables[c] {
			m.tables[c][i] = int8(s[i])
		}
	}
	d, g := m.width, 6*m.cells
	m.inBias, m.conv, m.convBias = r.floats(d), r.floats(3*d*d), r.floats(d)
	for range layers {
		m.layers = append(m.layers, layer{r.floats(d * g), r.floats(g), r.floats(2 * m.cells * d), r.floats(d)})
	}
	m.head, m.headBias = r.floats(d*m.labels), r.floats(m.labels)
	m.trans, m.start = r.floats(m.labels*m.labels), r.floats(m.labels)
	return m, !r.bad && r.rest == ""
}

// row is the row of a word of normal form in the first table, 0 for unknown.
func (m *model) row(norm []byte) uint16 {
	h := Hash(norm)
	mask := uint64(len(m.slots)/2 - 1)
	for k := h & mask; ; k = (k + 1) & mask {
		row := binary.LittleEndian.Uint16(m.slots[2*k:])
		if row == 0 || binary.LittleEndian.Uint32(m.prints[4*k:]) == uint32(h>>32) {
			return row
		}
	}
}

// score computes the scores of the labels for each token: len(f) rows of
// m.labels values. It fills the words' rows in f.
func (m *model) score(f []Features, doc *english.Doc) []float32 {
	var buf [maxWord]byte
	for i := range f {
		f[i][colWord] = m.row(Normal(buf[:0], doc.Word(i)))
	}
	d, n := m.width, len(f)
	x := make([]float32, (n+2)*d) // a row of zeros at either end
	for i := range f {
		m.lookUp(x[(i+1)*d:(i+2)*d], &f[i])
	}
	y := make([]float32, n*d)
	windows(y, x, m.conv, m.convBias, n, d)
	x = x[d : (n+1)*d]
	addPositive(x, y)
	gates := make([]float32, n*6*m.cells)
	state := make([]float32, n*2*m.cells)
	for _, l := range m.layers {
		multiply(gates, x, l.gates, l.gatesBias, d)
		recur(state, gates, m.cells, n)
		multiply(y, state, l.out, l.outBias, 2*m.cells)
		addPositive(x, y)
	}
	scores := make([]float32, n*m.labels)
	multiply(scores, x, m.head, m.headBias, d)
	return scores
}

func (m *model) lookUp(dst []float32, f *Features) {
	d := m.width
	copy(dst, m.inBias)
	for c, row := range f {
		for i, v := range m.tables[c][int(row)*d : (int(row)+1)*d] {
			dst[i] += m.scale * float32(v)
		}
	}
}

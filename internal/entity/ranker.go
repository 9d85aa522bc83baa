package entity

import (
	_ "embed"
	"encoding/binary"
	"math"
)

//go:embed ranker.bin
var rankerBytes []byte

// network scores a candidate for a pronoun: a linear layer plus one hidden
// layer of rectified units, see train/entity/rank.py.
type network struct {
	bias   float32
	linear []float32
	hidden []float32 // for each feature, the weight to each unit
	biases []float32
	out    []float32
}

// personal ranks candidates for "he" and "she", impersonal for "it" and "they".
var personal, impersonal = readNetworks(rankerBytes)

func readNetworks(b []byte) (first, second network) {
	next := func(n int) []float32 {
		out := make([]float32, n)
		for i := range out {
			out[i] = math.Float32frombits(binary.LittleEndian.Uint32(b[4*i:]))
		}
		b = b[4*n:]
		return out
	}
	read := func() network {
		head := next(3)
		inputs, units := int(head[0]), int(head[1])
		if inputs != numFeatures || units > maxUnits {
			panic("entity: ranker.bin was trained on other features")
		}
		return network{bias: head[2], linear: next(inputs), hidden: next(inputs * units), biases: next(units), out: next(units)}
	}
	first = read()
	return first, read()
}

// maxUnits bounds the hidden layer, so that it needs no allocation.
const maxUnits = 64

// score adds the rows of the features that are not zero, of which most are, to
// the hidden layer: four at a time, each unit's terms in the order of the features.
func (n *network) score(f *[numFeatures]float32) float32 {
	var (
		buf  [maxUnits]float32
		rows [4][]float32
		by   [4]float32
	)
	units := len(n.biases)
	h := buf[:units]
	copy(h, n.biases)
	s, held := n.bias, 0
	for k, x := range f {
		if x == 0 {
			continue
		}
		s += x * n.linear[k]
		rows[held], by[held] = n.hidden[k*units:(k+1)*units], x
		if held++; held < len(rows) {
			continue
		}
		held = 0
		a, b, c, d := rows[0][:len(h)], rows[1][:len(h)], rows[2][:len(h)], rows[3][:len(h)]
		for u, v := range h {
			h[u] = v + by[0]*a[u] + by[1]*b[u] + by[2]*c[u] + by[3]*d[u]
		}
	}
	for k, row := range rows[:held] {
		for u, w := range row {
			h[u] += by[k] * w
		}
	}
	for u, x := range h {
		if x > 0 {
			s += x * n.out[u]
		}
	}
	return s
}

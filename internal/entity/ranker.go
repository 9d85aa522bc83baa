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

func (n *network) score(f *[numFeatures]float32) float32 {
	var buf [maxUnits]float32
	h := buf[:len(n.biases)]
	copy(h, n.biases)
	s := n.bias
	for k, x := range f {
		if x == 0 {
			continue
		}
		s += x * n.linear[k]
		row := n.hidden[k*len(h) : (k+1)*len(h)]
		for u, w := range row {
			h[u] += x * w
		}
	}
	for u, x := range h {
		if x > 0 {
			s += x * n.out[u]
		}
	}
	return s
}

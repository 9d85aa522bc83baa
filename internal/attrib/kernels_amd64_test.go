package attrib

import (
	"math"
	"math/rand/v2"
	"testing"
)

// TestKernels holds the kernels in assembly against those in Go: products are
// the same to the bit but for the last float steps, the rest to rounding.
func TestKernels(t *testing.T) {
	avx2, vnni := hasAVX2, hasVNNI
	defer func() { hasAVX2, hasVNNI = avx2, vnni }()
	rng := rand.New(rand.NewPCG(1, 2))
	floats := func(n int) []float32 {
		v := make([]float32, n)
		for i := range v {
			v[i] = float32(rng.NormFloat64())
		}
		return v
	}
	const rows, k, cols, cells = 13, 128, 192, 64
	w, bias, x, base := floats(k*cols), floats(cols), floats(rows*k), floats(wholeTiles(rows)*cols)
	gates, inBias := floats(rows*6*cells), floats(k)
	var table [NumColumns][]int8
	for c := range table {
		for range k {
			table[c] = append(table[c], int8(rng.IntN(256)-128))
		}
	}
	m := newMatrix(w, bias)
	run := func() (out [][]float32) {
		q, scale := make([]uint8, wholeTiles(rows)*k), make([]float32, wholeTiles(rows))
		quantizeRows(q, scale, x, k)
		for _, add := range []bool{false, true} {
			dst := append([]float32(nil), base...)
			multiply(dst, q, k, scale, m, rows, add)
			out = append(out, dst[:rows*cols])
		}
		state := make([]float32, rows*2*cells)
		c := make([]float32, 2*cells)
		recur(state, gates, c[:cells], rows, 2*cells, 6*cells)
		recur(state[cells:], gates[3*cells:], c[cells:], rows, -2*cells, -6*cells)
		sum := make([]float32, k)
		sumRows(sum, &table, inBias, .02)
		return append(out, state, sum, scale[:rows])
	}
	hasAVX2, hasVNNI = false, false
	want := run()
	for r := range rows {
		for c := range cols {
			var exact float64
			for i := range k {
				exact += float64(x[r*k+i]) * float64(w[i*cols+c])
			}
			if got := float64(want[0][r*cols+c] - bias[c]); math.Abs(got-exact) > 1.5 {
				t.Fatalf("product %d,%d is %v, want about %v", r, c, got, exact)
			}
		}
	}
	for _, set := range []struct {
		name     string
		on       bool
		a2, vnni bool
	}{{"avx2", avx2, true, false}, {"vnni", vnni, true, true}} {
		if !set.on {
			t.Logf("no %s here", set.name)
			continue
		}
		hasAVX2, hasVNNI = set.a2, set.vnni
		for i, got := range run() {
			for j := range got {
				if math.Abs(float64(got[j]-want[i][j])) > 1e-4 {
					t.Fatalf("%s: result %d value %d is %v, want %v", set.name, i, j, got[j], want[i][j])
				}
			}
		}
	}
}

func TestSigmoid(t *testing.T) {
	for x := -30.0; x <= 30; x += .01 {
		if got, want := float64(sigmoid(float32(x))), 1/(1+math.Exp(-x)); math.Abs(got-want) > 1e-4 {
			t.Fatalf("sigmoid(%v) = %v, want %v", x, got, want)
		}
	}
}

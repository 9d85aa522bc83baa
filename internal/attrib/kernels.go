package attrib

import (
	"math"

	"github.com/viterin/vek/vek32"
)

// multiply computes dst = x·w + bias, x having rows of k values.
func multiply(dst, x, w, bias []float32, k int) {
	vek32.MatMul_Into(dst, x, w, k)
	for r := 0; r < len(dst); r += len(bias) {
		vek32.Add_Inplace(dst[r:r+len(bias)], bias)
	}
}

// windows computes dst = the three rows of x around each of n tokens times w,
// plus bias. x has a row more at either end; rows have d values.
func windows(dst, x, w, bias []float32, n, d int) {
	rows := make([]float32, n*3*d)
	for i := range n {
		copy(rows[i*3*d:], x[i*d:(i+3)*d])
	}
	multiply(dst, rows, w, bias, 3*d)
}

// addPositive adds the positive values of y to x.
func addPositive(x, y []float32) {
	for i, v := range y {
		if v > 0 {
			x[i] += v
		}
	}
}

// recur runs the cells of both directions over n tokens. A token's gates are
// forget, value, output (h each) forth, then the same back; its state is the
// output of the h cells forth, then of those back.
func recur(state, gates []float32, h, n int) {
	for side := range 2 {
		c := make([]float32, h)
		for t := range n {
			if side == 1 {
				t = n - 1 - t
			}
			g := gates[t*6*h+side*3*h:][:3*h]
			out := state[t*2*h+side*h:][:h]
			for i := range c {
				f := sigmoid(g[i])
				c[i] = f*c[i] + (1-f)*g[h+i]
				out[i] = c[i] * sigmoid(g[2*h+i])
			}
		}
	}
}

func sigmoid(x float32) float32 { return 1 / (1 + float32(math.Exp(float64(-x)))) }

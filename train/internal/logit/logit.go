// Package logit fits logistic regressions for the trainers, by Newton's method
// with a small ridge, and measures them.
package logit

import (
	"fmt"
	"math"
	"sort"
	"strings"
)

// Example is what is known of one case; the last feature is the constant 1.
type Example struct {
	X      []float64
	Y      float64 // the truth, from 0 to 1
	Weight float64
	Offset float64 // log odds that are given
}

// chance is that of an example given weights.
func (e *Example) chance(w []float64) float64 {
	s := e.Offset
	for i, x := range e.X {
		s += x * w[i]
	}
	return 1 / (1 + math.Exp(-s))
}

// Fit is Newton's method: each step solves (XᵀRX + ridge) d = Xᵀ(y-p) - ridge w.
func Fit(data []Example, ridge float64) []float64 {
	n := len(data[0].X)
	w := make([]float64, n)
	for range 25 {
		h := make([][]float64, n)
		for i := range h {
			h[i] = make([]float64, n+1)
			h[i][i] = ridge
			h[i][n] = -ridge * w[i]
		}
		for i := range data {
			e := &data[i]
			p := e.chance(w)
			r := p * (1 - p) * e.Weight
			for i := range n {
				for j := range n {
					h[i][j] += r * e.X[i] * e.X[j]
				}
				h[i][n] += e.Weight * (e.Y - p) * e.X[i]
			}
		}
		for i, d := range solve(h) {
			w[i] += d
		}
	}
	return w
}

// solve is Gauss elimination with pivots on [A|b].
func solve(a [][]float64) []float64 {
	n := len(a)
	for i := range n {
		pivot := i
		for k := i + 1; k < n; k++ {
			if math.Abs(a[k][i]) > math.Abs(a[pivot][i]) {
				pivot = k
			}
		}
		a[i], a[pivot] = a[pivot], a[i]
		for k := range n {
			if k == i {
				continue
			}
			f := a[k][i] / a[i][i]
			for j := i; j <= n; j++ {
				a[k][j] -= f * a[i][j]
			}
		}
	}
	x := make([]float64, n)
	for i := range n {
		x[i] = a[i][n] / a[i][i]
	}
	return x
}

func ranked(data []Example, w []float64) []Example {
	d := append([]Example(nil), data...)
	sort.Slice(d, func(i, j int) bool { return d[i].chance(w) > d[j].chance(w) })
	return d
}

// Area is that under the curve of hits over misses.
func Area(data []Example, w []float64) float64 {
	above, pairs, negatives := 0.0, 0.0, 0.0
	for _, e := range ranked(data, w) {
		if e.Y < .5 {
			negatives++
		}
	}
	seen := 0.0
	for _, e := range ranked(data, w) {
		if e.Y < .5 {
			seen++
			continue
		}
		above += negatives - seen
		pairs += negatives
	}
	return above / max(pairs, 1)
}

// BestF1 is the F1 of the best threshold, and which that is.
func BestF1(data []Example, w []float64) string {
	all := 0.0
	for _, e := range data {
		if e.Y >= .5 {
			all++
		}
	}
	best, text, hit := 0.0, "", 0.0
	for i, e := range ranked(data, w) {
		if e.Y >= .5 {
			hit++
		}
		p, r := hit/float64(i+1), hit/all
		if f := 2 * p * r / max(p+r, 1e-9); f > best {
			best = f
			text = fmt.Sprintf("%.3f (precision %.3f, recall %.3f, threshold %.2f)", f, p, r, e.chance(w))
		}
	}
	return text
}

// Join writes weights as a list of Go.
func Join(w []float64) string {
	parts := make([]string, len(w))
	for i, x := range w {
		parts[i] = fmt.Sprintf("%.3f", x)
	}
	return strings.Join(parts, ", ")
}

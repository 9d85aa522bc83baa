package attrib

import (
	"math"
	"unsafe"
)

// The products of matrices take most of the time, and are done on whole
// numbers: inputs as 7 bits around 64, a scale a row, weights as 8 bits, a
// scale a column. Sums are then exact, so that every processor, whichever of
// the kernels below it runs, finds the same.

// The sizes of a tile, the part of a product that a kernel computes at once.
const (
	tileRows = 6
	tileCols = 64
)

// middle stands for zero in quantised inputs, which lie within ±steps of it.
const (
	middle = 64
	steps  = 63
)

// matrix is a quantised matrix of weights, a panel for every 64 columns. In a
// panel, four rows' weights of one column lie side by side.
type matrix struct {
	rows, cols int // cols is a multiple of tileCols, padded with zeros
	panels     []int8
	scale      []float32 // a column
	bias       []float32 // a column
	zero       []int32   // a column: what its sum is for an input of zeros, negated
}

// newMatrix quantises w, which has a row an input and len(bias) columns.
func newMatrix(w, bias []float32) *matrix {
	cols := len(bias)
	rows := len(w) / cols
	m := &matrix{rows: rows, cols: (cols + tileCols - 1) / tileCols * tileCols}
	m.panels = make([]int8, rows*m.cols)
	m.scale, m.bias, m.zero = make([]float32, m.cols), make([]float32, m.cols), make([]int32, m.cols)
	copy(m.bias, bias)
	for r := range rows {
		for c, v := range w[r*cols : (r+1)*cols] {
			m.scale[c] = max(m.scale[c], v/127, -v/127)
		}
	}
	for r := range rows {
		for c, v := range w[r*cols : (r+1)*cols] {
			if m.scale[c] == 0 {
				continue
			}
			q := int8(math.RoundToEven(float64(v / m.scale[c])))
			panel, k := c/tileCols, c%tileCols
			m.panels[panel*rows*tileCols+(r/4)*4*tileCols+4*k+r%4] = q
			m.zero[c] -= middle * int32(q)
		}
	}
	return m
}

// tile is the task of a kernel: tileRows rows of inputs times one panel.
// The kernels in assembly read it.
type tile struct {
	dst       *float32
	dstStride int // bytes
	q         *uint8
	qStride   int // bytes
	panel     *int8
	groups    int // of four inputs
	zero      *int32
	colScale  *float32
	bias      *float32
	rowScale  *float32
	add       int // 1: add what is positive of the result to dst
}

// multiply computes dst = q·m + bias for n rows or, with add, adds what is
// positive of that to dst. The rows of q begin every qStride bytes, their
// scales are in rowScale. dst, with rows of m.cols values, and rowScale have
// room for whole tiles, and q may be read as far.
func multiply(dst []float32, q []uint8, qStride int, rowScale []float32, m *matrix, n int, add bool) {
	t := tile{dstStride: 4 * m.cols, qStride: qStride, groups: m.rows / 4}
	if add {
		t.add = 1
	}
	for p := 0; p < m.cols; p += tileCols {
		t.panel = &m.panels[p*m.rows]
		t.zero, t.colScale, t.bias = &m.zero[p], &m.scale[p], &m.bias[p]
		for r := 0; r < n; r += tileRows {
			t.dst, t.q, t.rowScale = &dst[r*m.cols+p], &q[r*qStride], &rowScale[r]
			doTile(&t)
		}
	}
}

// wholeTiles is the number of rows of n rounded up to whole tiles.
func wholeTiles(n int) int { return (n + tileRows - 1) / tileRows * tileRows }

// quantizeRows quantises the rows of x, d values each, and notes their scales.
func quantizeRows(q []uint8, scale, x []float32, d int) {
	for r := 0; r*d < len(x); r++ {
		row := x[r*d : (r+1)*d]
		scale[r] = quantize(q[r*d:(r+1)*d], row, largest(row))
	}
}

// quantize quantises x, whose largest absolute value is top; it returns the scale.
func quantize(q []uint8, x []float32, top float32) float32 {
	if !(top > 1e-20) {
		top = 1
	}
	toBytes(q, x, steps/top)
	return top / steps
}

// sigmoid is the logistic function to within 1e-4: a Padé approximant of the
// hyperbolic tangent of half of x.
func sigmoid(x float32) float32 {
	x = max(-9.94, min(9.94, x))
	s := x * x
	n := x * (135135 + s*(4331.25+s*(23.625+s*0.015625)))
	m := 135135 + s*(15592.5+s*(196.875+s*0.4375))
	return 0.5 + 0.25*n/m
}

// What follows are the kernels in plain Go, for processors that have no others.

func plainTile(t *tile) {
	dst := unsafe.Slice(t.dst, (tileRows-1)*t.dstStride/4+tileCols)
	q := unsafe.Slice(t.q, (tileRows-1)*t.qStride+4*t.groups)
	panel := unsafe.Slice(t.panel, t.groups*4*tileCols)
	zero, rowScale := unsafe.Slice(t.zero, tileCols), unsafe.Slice(t.rowScale, tileRows)
	colScale, bias := unsafe.Slice(t.colScale, tileCols), unsafe.Slice(t.bias, tileCols)
	for r := range tileRows {
		row := dst[r*t.dstStride/4:][:tileCols]
		in := q[r*t.qStride:][:4*t.groups]
		for c := range row {
			sum := zero[c]
			for g := range t.groups {
				w := panel[(g*tileCols+c)*4:][:4]
				x := in[4*g:][:4]
				sum += int32(x[0])*int32(w[0]) + int32(x[1])*int32(w[1]) + int32(x[2])*int32(w[2]) + int32(x[3])*int32(w[3])
			}
			v := rowScale[r]*(colScale[c]*float32(sum)) + bias[c]
			if t.add == 1 {
				v = max(v, 0) + row[c]
			}
			row[c] = v
		}
	}
}

func plainLargest(x []float32) float32 {
	var top float32
	for _, v := range x {
		top = max(top, v, -v)
	}
	return top
}

func plainToBytes(q []uint8, x []float32, inverse float32) {
	for i, v := range x {
		q[i] = uint8(middle + int32(math.RoundToEven(float64(v*inverse))))
	}
}

func plainSum(dst []float32, rows *[NumColumns][]int8, bias []float32, scale float32) {
	for i := range dst {
		var sum int32
		for _, r := range rows {
			sum += int32(r[i])
		}
		dst[i] = scale*float32(sum) + bias[i]
	}
}

func plainRecur(state, gates, c []float32, n, stateStep, gateStep int) {
	h := len(c)
	s, g := first(n, stateStep), first(n, gateStep)
	for range n {
		for i := range c {
			f := sigmoid(gates[g+i])
			c[i] = f*(c[i]-gates[g+h+i]) + gates[g+h+i]
			state[s+i] = c[i] * sigmoid(gates[g+2*h+i])
		}
		s += stateStep
		g += gateStep
	}
}

// first is where n steps begin: at the far end where they go back.
func first(n, step int) int { return max(0, -step*(n-1)) }

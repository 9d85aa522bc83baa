package attrib

import "golang.org/x/sys/cpu"

var (
	hasAVX2 = cpu.X86.HasAVX2 && cpu.X86.HasFMA
	hasVNNI = hasAVX2 && cpu.X86.HasAVX512F && cpu.X86.HasAVX512BW && cpu.X86.HasAVX512VL && cpu.X86.HasAVX512VNNI
)

// The functions in kernels_amd64.s. They keep no pointers.

//go:noescape
func tileVNNI(t *tile)

//go:noescape
func halfAVX2(t *tile, row, half int)

//go:noescape
func largestAVX2(x *float32, n int) float32

//go:noescape
func quantizeAVX2(q *uint8, x *float32, n int, inverse float32)

//go:noescape
func sumAVX2(dst *float32, rows *[NumColumns]*int8, bias *float32, scale float32, d int)

//go:noescape
func recurAVX2(state, gates, c *float32, h, n, stateStep, gateStep int)

func doTile(t *tile) {
	switch {
	case hasVNNI:
		tileVNNI(t)
	case hasAVX2:
		for row := 0; row < tileRows; row += 2 {
			halfAVX2(t, row, 0)
			halfAVX2(t, row, 1)
		}
	default:
		plainTile(t)
	}
}

func largest(x []float32) float32 {
	if hasAVX2 && len(x) > 0 && len(x)%32 == 0 {
		return largestAVX2(&x[0], len(x))
	}
	return plainLargest(x)
}

func toBytes(q []uint8, x []float32, inverse float32) {
	if hasAVX2 && len(x) > 0 && len(x)%32 == 0 {
		_ = q[len(x)-1]
		quantizeAVX2(&q[0], &x[0], len(x), inverse)
		return
	}
	plainToBytes(q, x, inverse)
}

// sumRows computes dst = scale times the sum of the rows, plus bias.
func sumRows(dst []float32, rows *[NumColumns][]int8, bias []float32, scale float32) {
	if !hasAVX2 || len(dst)%16 != 0 {
		plainSum(dst, rows, bias, scale)
		return
	}
	var at [NumColumns]*int8
	for i, r := range rows {
		at[i] = &r[:len(dst)][0]
	}
	sumAVX2(&dst[0], &at, &bias[0], scale, len(dst))
}

// recur runs the cells c over n tokens, whose gates are forget, value and output;
// steps, in values, are negative for the way back.
func recur(state, gates, c []float32, n, stateStep, gateStep int) {
	if !hasAVX2 || len(c)%8 != 0 {
		plainRecur(state, gates, c, n, stateStep, gateStep)
		return
	}
	recurAVX2(&state[first(n, stateStep)], &gates[first(n, gateStep)], &c[0], len(c), n, 4*stateStep, 4*gateStep)
}

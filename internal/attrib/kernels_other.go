//go:build !amd64

package attrib

func doTile(t *tile)                                  { plainTile(t) }
func largest(x []float32) float32                     { return plainLargest(x) }
func toBytes(q []uint8, x []float32, inverse float32) { plainToBytes(q, x, inverse) }
func sumRows(dst []float32, rows *[NumColumns][]int8, bias []float32, scale float32) {
	plainSum(dst, rows, bias, scale)
}

func recur(state, gates, c []float32, n, stateStep, gateStep int) {
	plainRecur(state, gates, c, n, stateStep, gateStep)
}

package english

import "encoding/binary"

// linear is a linear model over hashed features: a table with a row of small
// weights for each value that a feature's hash can take, and a column for each
// class. Features share rows where their hashes collide, in training as here,
// which costs little and makes the table small and its look-up one read
// (Ganchev and Dredze 2008, "Small statistical models by random feature
// mixing").
//
// Its file is the number of hash bits, the number of columns (a multiple of
// eight), and the rows. A weight is a byte with 128 added, so that eight are
// added at once, as the 16-bit lanes of two words; what was added is the same
// for every class and never matters to which is best.
type linear struct {
	shift   uint // 32 less the hash bits
	weights string
}

// linearHeader is how many bytes precede the rows.
const linearHeader = 2

func openLinear(bin string) linear {
	return linear{shift: 32 - uint(bin[0]), weights: bin[linearHeader:]}
}

// lanes are the sums of eight columns: those of the even columns, and of the
// odd ones. At most 256 rows fit.
type lanes [2]uint64

const evenBytes = 0x00ff00ff00ff00ff

func (a *lanes) add(row uint64) {
	a[0] += row & evenBytes
	a[1] += row >> 8 & evenBytes
}

// at is the sum of column c.
func (a *lanes) at(c int) int32 { return int32(a[c&1] >> (16 * uint(c>>1)) & 0xffff) }

// add8 adds the rows of the features of a model with 8 columns to sums.
func (m *linear) add8(sums *lanes, features []uint32) {
	for _, f := range features {
		sums.add(u64(m.weights[int(f>>m.shift)*8:]))
	}
}

// add24 is add8 for 24 columns.
func (m *linear) add24(sums *[3]lanes, features []uint32) {
	for _, f := range features {
		row := m.weights[int(f>>m.shift)*24:]
		row = row[:24]
		sums[0].add(u64(row))
		sums[1].add(u64(row[8:]))
		sums[2].add(u64(row[16:]))
	}
}

func u64(s string) uint64 { return binary.LittleEndian.Uint64([]byte(s[:8])) }

package english

// linear is a linear model over hashed features: a table with a row of small
// weights for each value that a feature's hash can take, and a column for each
// class. Features share rows where their hashes collide, in training as here,
// which costs little and makes the table small and its look-up one read
// (Ganchev and Dredze 2008, "Small statistical models by random feature
// mixing").
//
// Its file is the number of hash bits, the number of columns, and the rows.
type linear struct {
	shift   uint // 32 less the hash bits
	columns int
	weights string // int8 each
}

// linearHeader is how many bytes precede the rows.
const linearHeader = 2

func openLinear(bin string) linear {
	return linear{shift: 32 - uint(bin[0]), columns: int(bin[1]), weights: bin[linearHeader:]}
}

// add adds the weights of the features to scores, one for each column.
func (m *linear) add(scores []int32, features []uint32) {
	n := m.columns
	for _, f := range features {
		at := int(f>>m.shift) * n
		for c, w := range []byte(m.weights[at : at+n]) {
			scores[c] += int32(int8(w))
		}
	}
}

package claim

import (
	"math"

	"stemma/internal/vectors"
	"stemma/news"
)

// Features is what the likeness of two assertions is told from.
type Features [featureCount]float64

const featureCount = 8

func (w word) isNumber() bool { return w.tag == news.NUM }

func (w word) isName() bool { return w.tag == news.PROPN }

// features compares two units.
func features(a, b *unit) Features {
	shared, nameShared, nameAll, numShared, numAll := overlap(a, b)
	union := a.weight + b.weight - shared
	cos := vectors.Dot(&a.vec, &b.vec)
	f := Features{
		shared / max(union, .1),
		shared / max(min(a.weight, b.weight), .1),
		cos,
		math.Log(max(a.weight, b.weight) / max(min(a.weight, b.weight), .1)),
		min(shared, 12) / 12,
	}
	if nameAll > 0 {
		f[5] = nameShared/nameAll - .5
	}
	if numAll > 0 {
		f[6] = numShared/numAll - .5
	}
	if (a.negative == 0) != (b.negative == 0) {
		f[7] = 1
	}
	return f
}

// overlap is the weight of the words that a and b share, and the share of it
// that names and numbers have.
func overlap(a, b *unit) (shared, nameShared, nameAll, numShared, numAll float64) {
	weigh := func(u, v *unit, count bool) {
		for i, w := range u.words {
			if repeated(u.words, i) {
				continue
			}
			has := v.has(w.key)
			x := float64(w.weight)
			if has && count {
				shared += x
			}
			switch {
			case w.isNumber():
				numAll += x
				if has {
					numShared += x
				}
			case w.isName():
				nameAll += x
				if has {
					nameShared += x
				}
			}
		}
	}
	weigh(a, b, true)
	weigh(b, a, false)
	return shared, nameShared, nameAll, numShared, numAll
}

func repeated(words []word, i int) bool {
	for _, w := range words[:i] {
		if w.key == words[i].key {
			return true
		}
	}
	return false
}

// has reports whether u has the word.
func (u *unit) has(key uint32) bool {
	lo, hi := 0, len(u.sorted)
	for lo < hi {
		mid := (lo + hi) / 2
		if u.sorted[mid] < key {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo < len(u.sorted) && u.sorted[lo] == key
}

// likeness is the chance that a and b assert the same.
func likeness(a, b *unit) float64 { return logistic(features(a, b)) }

func logistic(f Features) float64 {
	s := bias
	for i, x := range f {
		s += weights[i] * x
	}
	return 1 / (1 + math.Exp(-s))
}

package derive

import (
	"math"

	"stemma/internal/reuse"
)

// Features is how many numbers Evidence gives.
const Features = 27

// leasts are the cosines from which on two sentences are of like meaning.
var leasts = []float64{0.3, 0.4}

// Evidence is what the classifier weighs, in the order in which train/derive
// takes it: for each kind of coverage the greater and the smaller of the two
// sides, the order, the chain of shared details and the chains of sentences of
// like meaning, each as it is and by the texts' sizes.
func Evidence(c *reuse.Comparison) [Features]float64 {
	var f [Features]float64
	n := 0
	put := func(xs ...float64) { n += copy(f[n:], xs) }
	sides := func(x, y float64) { put(max(x, y), min(x, y)) }

	sides(c.InA.Bag, c.InB.Bag)
	sides(c.InA.Run, c.InB.Run)
	sides(c.InA.Alike, c.InB.Alike)
	sides(c.InA.InOrder, c.InB.InOrder)
	sides(c.InA.Copied, c.InB.Copied)
	sides(c.InA.Shared, c.InB.Shared)
	put(c.Order)

	x, y := max(1, c.A.Own()), max(1, c.B.Own())
	small, mean := min(x, y), math.Sqrt(x*y)
	put(math.Log1p(c.Details.Weight), c.Details.Weight/small, c.Details.Weight/mean, float64(c.Details.Length)/math.Sqrt(small), math.Log(small))

	x, y = max(1, float64(c.A.OwnSentences())), max(1, float64(c.B.OwnSentences()))
	small, mean = min(x, y), math.Sqrt(x*y)
	for _, m := range reuse.Meaning(c.A, c.B, leasts...) {
		put(m.Weight/small, m.Weight/mean, float64(m.Length)/small, math.Log1p(m.Weight))
	}
	put(math.Log(small))
	return f
}

package story

import (
	"math"

	"stemma/internal/vectors"
)

// Features compare two articles; see [FeatureNames].
type Features [featureCount]float64

const featureCount = 2*int(views) + 8

// FeatureNames names the features in order: the cosine under each view and
// its square root; how alike the lead of one is to the whole of the other,
// the worse and the better way; the cosine of all words beside the best that
// either article has with any other, beside the lower and the higher best;
// the cosine of the dense vectors; whether both times are known, and the days
// between them, in tens, at most three.
func FeatureNames() []string {
	return []string{
		"words", "names", "common", "numbers", "bigrams", "lead",
		"√words", "√names", "√common", "√numbers", "√bigrams", "√lead",
		"beside lower best", "beside higher best", "sense", "timed", "days", "same day",
		"no numbers", "bias",
	}
}

// leastBest is the least cosine that counts as a good one: beside it a weak
// likeness is weak also where an article has no better.
const leastBest = .15

func (x *index) features(i, j int, bestI, bestJ float64) (f Features) {
	a, b := x.profiles[i], x.profiles[j]
	for v := range views {
		f[v] = dot(a.terms[v], b.terms[v])
		f[views+v] = math.Sqrt(f[v])
	}
	rest := f[2*views:]
	rest[0] = f[words] / max(min(bestI, bestJ), leastBest)
	rest[1] = f[words] / max(bestI, bestJ, leastBest)
	rest[2] = vectors.Cosine(&a.sense, &b.sense)
	if days := math.Abs(a.day - b.day); !math.IsNaN(days) {
		rest[3] = 1
		rest[4] = min(days, 30) / 10
		rest[5] = max(0, 1-days)
	}
	if len(a.terms[numbers]) == 0 || len(b.terms[numbers]) == 0 {
		rest[6] = 1
	}
	rest[7] = 1
	return f
}

package story

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"math"
)

//go:embed model.json
var modelFile []byte

// Model is what train/story fits: the weights of two articles' features, and
// those of two groups'.
type Model struct {
	Pair  Features      `json:"pair"`
	Merge MergeFeatures `json:"merge"`
}

var model = func() (m Model) {
	if err := json.Unmarshal(modelFile, &m); err != nil {
		panic(fmt.Sprintf("story: embedded model: %v", err))
	}
	return m
}()

// temper softens the model's chances. Its features repeat one another's
// evidence, so that single comparisons come out too sure of themselves, and a
// few of them would decide an average.
const temper = 3.5

// sum is the weighted sum of features: with [logistic], the chance that two
// articles with these report one event.
func sum(w, f *Features) (s float64) {
	for i := range w {
		s += w[i] * f[i]
	}
	return s
}

// logistic is the chance that weighted features that sum to s stand for.
func logistic(s float64) float64 { return 1 / (1 + math.Exp(-s/temper)) }

package story

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"math"
)

// threshold is the average chance at which two groups are one story.
const threshold = 0.55

//go:embed model.json
var modelFile []byte

// weights of the features, fitted by train/story.
var weights = func() (w Features) {
	if err := json.Unmarshal(modelFile, &w); err != nil {
		panic(fmt.Sprintf("story: embedded model: %v", err))
	}
	return w
}()

// temper softens the model's chances. Its features repeat one another's
// evidence, so that single comparisons come out too sure of themselves, and a
// few of them would decide an average.
const temper = 4

// chance is the chance that two articles with these features report one event.
func chance(w, f *Features) float64 {
	sum := 0.0
	for i := range w {
		sum += w[i] * f[i]
	}
	return 1 / (1 + math.Exp(-sum/temper))
}

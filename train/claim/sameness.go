package main

import (
	"math"

	"stemma/internal/claim"
	"stemma/news"
	"stemma/train/internal/judged"
	"stemma/train/internal/logit"
)

// flatten is the power of the weights of pairs: they were drawn in strata, of
// which the sparse ones are of more interest.
const flatten = .3

// trainSameness fits the model of sameness to the judged pairs in the stories of
// the sets.
func trainSameness(judgements string, sets []string) error {
	return judged.Fit(judgements, sets, ridge, "Sameness", examples)
}

// examples are the features of the judged pairs of a story.
func examples(rs []*news.Reading, js []judged.Pair) []logit.Example {
	pairs := make([][2]claim.Place, len(js))
	for i, j := range js {
		pairs[i] = [2]claim.Place{{Article: j.A, Span: j.Spans[0]}, {Article: j.B, Span: j.Spans[1]}}
	}
	var out []logit.Example
	for i, x := range claim.CompareAssertions(rs, pairs) {
		if x == nil {
			continue
		}
		y := 0.
		if js[i].Same == 2 {
			y = 1
		}
		out = append(out, logit.Example{X: append(x[:], 1), Y: y, Weight: math.Pow(js[i].Weight, flatten)})
	}
	return out
}

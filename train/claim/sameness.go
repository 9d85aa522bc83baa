package main

import (
	"fmt"
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
	want, err := judged.Pairs(judgements)
	if err != nil {
		return err
	}
	stories, err := judged.Stories(want, sets)
	if err != nil {
		return err
	}
	var all, train, dev []logit.Example
	for story, js := range want {
		for _, e := range examples(stories[story], js) {
			all = append(all, e)
			if judged.KeptBack(story) {
				dev = append(dev, e)
			} else {
				train = append(train, e)
			}
		}
	}
	held := logit.Fit(train, ridge)
	fmt.Printf("%d pairs trained on, %d of other stories kept back: area under the curve %.4f, best F1 %s\n", len(train), len(dev), logit.Area(dev, held), logit.BestF1(dev, held))
	w := logit.Fit(all, ridge)
	fmt.Printf("samenessWeights = Sameness{%s}\nsamenessBias = %.3f\n", logit.Join(w[:len(w)-1]), w[len(w)-1])
	return nil
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

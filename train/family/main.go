// Command family trains the model by which internal/family tells that a passage
// without quotation marks reports an utterance, and prints its weights.
//
//	go run ./train/family train/family/judged.jsonl SET.jsonl...
//
// A SET is what train/story/sets.py writes; a line of the judged pairs names a
// passage and a sentence that its speaker is quoted with, by article and bytes.
// The model is a logistic regression; every fifth story is kept back first, and
// the figures on these are printed.
package main

import (
	"fmt"
	"math"
	"os"

	"stemma/internal/family"
	"stemma/train/internal/judged"
	"stemma/train/internal/logit"
)

func main() {
	if len(os.Args) < 3 {
		fmt.Fprintln(os.Stderr, "usage: family JUDGED SET...")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

const (
	ridge   = .03 // keeps the weights small
	flatten = .4  // the power of the weights of pairs, which were drawn in strata
	doubt   = .7  // the weight of a pair of which one says a part of the other
)

func run(judgements string, sets []string) error {
	pairs, err := judged.Pairs(judgements)
	if err != nil {
		return err
	}
	stories, err := judged.Stories(pairs, sets)
	if err != nil {
		return err
	}
	var all, train, dev []logit.Example
	for story, js := range pairs {
		places := make([][2]family.Place, len(js))
		for i, j := range js {
			places[i] = [2]family.Place{{Article: j.A, Span: j.Spans[0]}, {Article: j.B, Span: j.Spans[1]}}
		}
		for i, x := range family.CompareReports(stories[story], places) {
			if x == nil {
				continue
			}
			e := logit.Example{X: append(x[:], 1), Weight: math.Pow(js[i].Weight, flatten)}
			switch js[i].Same {
			case 2:
				e.Y = 1
			case 1:
				e.Weight *= doubt
			}
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
	fmt.Printf("likenessWeights = Likeness{%s}\nlikenessBias = %.3f\n", logit.Join(w[:len(w)-1]), w[len(w)-1])
	return nil
}

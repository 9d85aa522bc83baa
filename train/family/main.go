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
	"stemma/news"
	"stemma/train/internal/judged"
	"stemma/train/internal/logit"
)

func main() {
	if len(os.Args) < 3 {
		fmt.Fprintln(os.Stderr, "usage: family JUDGED SET...")
		os.Exit(2)
	}
	if err := judged.Fit(os.Args[1], os.Args[2:], ridge, "Likeness", examples); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

const (
	ridge   = .03 // keeps the weights small
	flatten = .4  // the power of the weights of pairs, which were drawn in strata
	doubt   = .7  // the weight of a pair of which one says a part of the other
)

// examples are the features of the judged pairs of a story.
func examples(rs []*news.Reading, pairs []judged.Pair) []logit.Example {
	places := make([][2]family.Place, len(pairs))
	for i, p := range pairs {
		places[i] = [2]family.Place{{Article: p.A, Span: p.Spans[0]}, {Article: p.B, Span: p.Spans[1]}}
	}
	var out []logit.Example
	for i, x := range family.CompareReports(rs, places) {
		if x == nil {
			continue
		}
		e := logit.Example{X: append(x[:], 1), Weight: math.Pow(pairs[i].Weight, flatten)}
		switch pairs[i].Same {
		case 2:
			e.Y = 1
		case 1:
			e.Weight *= doubt
		}
		out = append(out, e)
	}
	return out
}

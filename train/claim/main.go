// Command claim trains the two models by which internal/claim tells that two
// sentences tell the same, and that two assertions are one, and prints their
// weights.
//
//	go run ./train/claim PAIRS.tsv...
//	go run ./train/claim -judged train/claim/judged.jsonl SET.jsonl...
//
// A line of PAIRS is a label from 0 to 1 (how far the two assert the same), a
// weight, and the two sentences, parted by tabs. A SET is what train/story/sets.py
// writes; a line of the judged pairs names two assertions of a story by article
// and bytes, how much of one the other says (2 all, 1 a part, 0 nothing), and how
// many pairs it stands for. The models are logistic regressions, fitted by
// Newton's method with a small ridge; every fifth pair, or story, is kept back
// and the figures on these are printed.
package main

import (
	"bufio"
	"flag"
	"fmt"
	"os"
	"strconv"
	"strings"

	"stemma/internal/claim"
	"stemma/internal/reading"
	"stemma/news"
	"stemma/train/internal/logit"
)

// ridge keeps the weights small.
const ridge = 1

func main() {
	judgements := flag.String("judged", "", "the judged pairs of assertions")
	flag.Parse()
	if *judgements != "" {
		if err := trainSameness(*judgements, flag.Args()); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	var train, dev []logit.Example
	for _, path := range flag.Args() {
		pairs, err := load(path)
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		for i, e := range pairs {
			if i%5 == 0 {
				dev = append(dev, e)
			} else {
				train = append(train, e)
			}
		}
	}
	w := logit.Fit(train, ridge)
	fmt.Printf("weights = Features{%s}\nbias = %.3f\n", logit.Join(w[:len(w)-1]), w[len(w)-1])
	fmt.Printf("%d pairs trained on, %d kept back: area under the curve %.4f, best F1 %s\n", len(train), len(dev), logit.Area(dev, w), logit.BestF1(dev, w))
}

func load(path string) ([]logit.Example, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []logit.Example
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		parts := strings.Split(lines.Text(), "\t")
		if len(parts) != 4 {
			continue
		}
		y, err1 := strconv.ParseFloat(parts[0], 64)
		weight, err2 := strconv.ParseFloat(parts[1], 64)
		x, ok := claim.Compare(read(parts[2]), read(parts[3]))
		if err1 != nil || err2 != nil || !ok {
			continue
		}
		out = append(out, logit.Example{X: append(x[:], 1), Y: y, Weight: weight})
	}
	return out, lines.Err()
}

func read(text string) *news.Reading { return reading.Read(&news.Article{Text: text}) }

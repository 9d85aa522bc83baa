// Reuse measures sketches and candidates on one core, for bench/reuse/run.py.
//
//	reuse FILE    JSON Lines with the fields id and text
//
// It prints a line of JSON: the seconds for sketching and for adding to the index and asking for candidates, medians
// of some rounds, and the candidate pairs with their scores.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"runtime"
	"slices"

	"stemma/bench/collation/truth"
	"stemma/bench/internal/processor"
	"stemma/internal/reading"
	"stemma/internal/reuse"
	"stemma/news"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: reuse FILE")
		os.Exit(2)
	}
	runtime.GOMAXPROCS(1)
	readings, err := load(os.Args[1])
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	var result struct {
		Sketch, Index float64
		Pairs         []pair
	}
	var sketch, index []float64
	for range rounds {
		sketches := make([]reuse.Sketch, len(readings))
		sketch = append(sketch, seconds(func() {
			for i, r := range readings {
				sketches[i] = reuse.NewSketch(r)
			}
		}))
		result.Pairs = make([]pair, 0, most*len(readings))
		index = append(index, seconds(func() {
			x := reuse.NewIndex()
			for i, s := range sketches {
				for _, c := range x.Candidates(s, most) {
					result.Pairs = append(result.Pairs, pair{readings[i].ID, readings[c.Text].ID, c.Score})
				}
				x.Add(s)
			}
		}))
	}
	slices.Sort(sketch)
	slices.Sort(index)
	result.Sketch, result.Index = sketch[rounds/2], index[rounds/2]
	_ = json.NewEncoder(os.Stdout).Encode(result)
}

// rounds is how often all is done, each time from nothing: one round is over in
// some hundredths of a second.
const rounds = 15

// most is how many candidates an article gets: those that it gets in a report.
const most = 12

type pair struct {
	A, B  news.ArticleID
	Score float64
}

func load(path string) ([]*news.Reading, error) {
	articles, err := truth.Read[news.Article](path)
	if err != nil {
		return nil, err
	}
	out := make([]*news.Reading, len(articles))
	for i := range articles {
		out[i] = reading.Read(&articles[i])
	}
	return out, nil
}

// seconds is the processor time that f takes.
func seconds(f func()) float64 {
	start := processor.Seconds()
	f()
	return processor.Seconds() - start
}

// Reuse measures sketches and candidates on one core, for bench/reuse/run.py.
//
//	reuse FILE    JSON Lines with the fields id and text
//
// It prints a line of JSON: the seconds for sketching and for adding to the index and asking for candidates, and the
// candidate pairs.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"runtime"

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
		Pairs         [][2]string
	}
	var sketches []reuse.Sketch
	result.Sketch = seconds(func() {
		for _, r := range readings {
			sketches = append(sketches, reuse.NewSketch(r))
		}
	})
	result.Index = seconds(func() {
		index := reuse.NewIndex()
		for i, s := range sketches {
			for _, c := range index.Candidates(s, 8) {
				result.Pairs = append(result.Pairs, [2]string{string(readings[i].ID), string(readings[c.Text].ID)})
			}
			index.Add(s)
		}
	})
	_ = json.NewEncoder(os.Stdout).Encode(result)
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

// Reuse measures sketches and candidates on one core, for bench/reuse/run.py.
//
//	reuse FILE    JSON Lines with the fields id and text
//
// It prints a line of JSON: the seconds for sketching and for adding to the index and asking for candidates, and the
// candidate pairs.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"runtime"
	"syscall"
	"time"

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
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []*news.Reading
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<28)
	for lines.Scan() {
		var a news.Article
		if err := json.Unmarshal(lines.Bytes(), &a); err != nil {
			return nil, err
		}
		out = append(out, reading.Read(&a))
	}
	return out, lines.Err()
}

// seconds is the processor time that f takes.
func seconds(f func()) float64 {
	start := processorTime()
	f()
	return processorTime() - start
}

func processorTime() float64 {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano()).Seconds()
}

// Scale reads and collates articles as `stemma report` does and tells what
// each stage costs.
//
//	scale [-profile CPU.pprof] ARTICLES.jsonl...
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"runtime/pprof"
	"time"

	"stemma"
	"stemma/bench/internal/processor"
	"stemma/news"
)

func main() {
	profile := flag.String("profile", "", "write a CPU profile here")
	flag.Parse()
	if flag.NArg() == 0 {
		flag.Usage()
		os.Exit(2)
	}
	if *profile != "" {
		f, err := os.Create(*profile)
		if err == nil {
			err = pprof.StartCPUProfile(f)
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		defer pprof.StopCPUProfile()
	}
	var readings []*news.Reading
	stage("read", func() int {
		for r, err := range stemma.Read(context.Background(), flag.Args(), stemma.Options{}) {
			if err != nil {
				fmt.Fprintln(os.Stderr, err)
				continue
			}
			readings = append(readings, r)
		}
		return len(readings)
	})
	stage("collate", func() int {
		stemma.Collate(readings)
		return len(readings)
	})
}

// stage prints what f, which returns a number of articles, takes: wall time,
// processor time, and articles a second of both.
func stage(name string, f func() int) {
	start, before := time.Now(), processor.Seconds()
	n := f()
	wall, used := time.Since(start).Seconds(), processor.Seconds()-before
	fmt.Printf("%-10s %7d articles %8.2f s %8.2f s of processor %8.0f articles/s %8.2f ms of processor an article\n",
		name, n, wall, used, float64(n)/wall, 1000*used/float64(max(1, n)))
}

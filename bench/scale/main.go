// Scale reads and collates articles as `stemma report` does, one stage after
// the other, and tells what each stage costs.
//
//	scale [-profile CPU.pprof] ARTICLES.jsonl...
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"runtime"
	"runtime/pprof"
	"sync"
	"time"

	"stemma"
	"stemma/bench/internal/processor"
	"stemma/internal/claim"
	"stemma/internal/derive"
	"stemma/internal/family"
	"stemma/internal/notice"
	"stemma/internal/render"
	"stemma/internal/story"
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
	for r, err := range read(flag.Args()) {
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			continue
		}
		readings = append(readings, r)
	}
	measure(readings)
}

// read reads the articles of the sources and tells what that costs.
func read(sources []string) func(func(*news.Reading, error) bool) {
	return func(yield func(*news.Reading, error) bool) {
		n, done := 0, stage("read")
		for r, err := range stemma.Read(context.Background(), sources, stemma.Options{}) {
			n++
			if !yield(r, err) {
				break
			}
		}
		done(n)
	}
}

// measure collates the readings stage by stage. The stages of a story are
// those of internal/collate.
func measure(readings []*news.Reading) {
	n := len(readings)
	done := stage("story")
	groups := story.Group(readings)
	done(n)

	stories := make([]news.Story, len(groups))
	account := make([]func(news.ArticleID) int, len(groups))
	each := func(name string, f func(i int)) {
		defer stage(name)(n)
		side(len(groups), f)
	}
	each("derive", func(i int) {
		stemma := derive.Derive(groups[i])
		stories[i].Derivations = stemma.Derivations
		number := map[news.ArticleID]int{}
		for k, r := range groups[i] {
			number[r.ID] = stemma.Account[k]
		}
		account[i] = func(id news.ArticleID) int { return number[id] }
	})
	each("family", func(i int) { stories[i].Quotations = family.Families(groups[i], account[i]) })
	each("claim", func(i int) {
		stories[i].Claims, stories[i].Conflicts = claim.Find(groups[i], account[i], stories[i].Quotations)
	})
	each("notice", func(i int) {
		for _, r := range groups[i] {
			stories[i].Articles = append(stories[i].Articles, news.StoryArticle{ID: r.ID, Title: r.Title, Notices: notice.Find(&r.Article), Reading: r})
		}
	})
	report := &news.Report{Stories: stories}
	for _, f := range []struct {
		name  string
		write func(io.Writer, *news.Report) error
	}{{"json", render.JSON}, {"html", render.HTML}, {"md", render.Markdown}} {
		done := stage(f.name)
		if err := f.write(io.Discard, report); err != nil {
			fmt.Fprintln(os.Stderr, err)
		}
		done(n)
	}
}

// side calls f for 0 to n-1, side by side.
func side(n int, f func(i int)) {
	limit := make(chan struct{}, runtime.GOMAXPROCS(0))
	var work sync.WaitGroup
	for i := range n {
		limit <- struct{}{}
		work.Go(func() {
			f(i)
			<-limit
		})
	}
	work.Wait()
}

// stage starts the clock. What it returns prints what n articles took: wall and
// processor time, articles a second, and what was allocated.
func stage(name string) func(n int) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	start, used := time.Now(), processor.Seconds()
	return func(n int) {
		wall, used := time.Since(start).Seconds(), processor.Seconds()-used
		runtime.ReadMemStats(&after)
		per := float64(max(1, n))
		fmt.Printf("%-7s %7d articles %8.2f s %8.2f s of processor %8.0f articles/s %7.3f ms of processor, %6.0f kB, %6.0f objects an article\n",
			name, n, wall, used, float64(n)/wall, 1000*used/per,
			float64(after.TotalAlloc-before.TotalAlloc)/1000/per, float64(after.Mallocs-before.Mallocs)/per)
	}
}

// Command reading prints the seconds that Stemma takes to read the articles of
// a folder, models loaded before: the median of five rounds. See run.sh.
package main

import (
	"context"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"time"

	"stemma/internal/intake"
	"stemma/internal/reading"
	"stemma/news"
)

const rounds = 5

func main() {
	log.SetFlags(0)
	if len(os.Args) != 3 {
		log.Fatal("usage: reading DIR COUNT")
	}
	paths, err := filepath.Glob(filepath.Join(os.Args[1], "*.txt"))
	if err != nil {
		log.Fatal(err)
	}
	count, err := strconv.Atoi(os.Args[2])
	if err != nil {
		log.Fatal(err)
	}
	var articles []*news.Article
	for a, err := range intake.Read(context.Background(), paths[:min(count, len(paths))], nil, intake.Options{}) {
		if err != nil {
			log.Fatal(err)
		}
		articles = append(articles, a)
	}
	var seconds []float64
	for range rounds + 1 { // the first loads the models
		start := time.Now()
		for _, a := range articles {
			reading.Read(a)
		}
		seconds = append(seconds, time.Since(start).Seconds())
	}
	seconds = seconds[1:]
	slices.Sort(seconds)
	fmt.Printf("Stemma\t%d\t%.3f\n", len(articles), seconds[rounds/2])
}

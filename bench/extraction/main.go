// Command extraction reads the pages of the article-extraction benchmark
// (https://github.com/scrapinghub/article-extraction-benchmark) with Stemma and
// writes what its evaluate.py scores: stemma.json, the text of each article, and
// stemma-report.json, the same without what is marked as boilerplate. It prints
// pages and bytes per second.
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"stemma/internal/intake"
	"stemma/news"
)

type body struct {
	ArticleBody string `json:"articleBody"`
}

func main() {
	data := flag.String("data", "../shared/data/extraction", "the benchmark's `folder`")
	out := flag.String("out", "output", "the `folder` for the predictions")
	flag.Parse()
	pages, err := filepath.Glob(filepath.Join(*data, "html", "*.html.gz"))
	if err != nil || len(pages) == 0 {
		log.Fatalf("no pages in %s/html", *data)
	}
	whole, report := map[string]body{}, map[string]body{}
	for _, p := range pages {
		whole[name(p)], report[name(p)] = body{}, body{}
	}
	start := time.Now()
	for a, err := range intake.Read(context.Background(), pages, nil, intake.Options{}) {
		if err != nil {
			log.Print(err)
			continue
		}
		whole[name(a.Path)] = body{a.Text}
		report[name(a.Path)] = body{withoutBoilerplate(a)}
	}
	took := time.Since(start).Seconds()
	fmt.Printf("%d pages in %.2f s on %d cores: %.1f pages/s\n", len(pages), took, runtime.GOMAXPROCS(0), float64(len(pages))/took)
	if err := write(*out, "stemma.json", whole); err != nil {
		log.Fatal(err)
	}
	if err := write(*out, "stemma-report.json", report); err != nil {
		log.Fatal(err)
	}
}

func name(path string) string { return strings.TrimSuffix(filepath.Base(path), ".html.gz") }

func withoutBoilerplate(a *news.Article) string {
	var b strings.Builder
	at := 0
	for _, s := range a.Boilerplate {
		b.WriteString(a.Text[at:s.Start])
		at = s.End
	}
	b.WriteString(a.Text[at:])
	return b.String()
}

func write(folder, file string, v any) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	b, err := json.Marshal(v)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(folder, file), b, 0o644)
}

// Command check reads articles with the attribution model alone and prints what
// it found as `stemma read` would, for the scorer of PolNeAR:
//
//	go build -o bin/check ./train/attrib/check
//	STEMMA=bin/check python3 ../shared/score/polnear.py ../shared/data/polnear/data/dev
//
// So a model's own figures can be told from those of the whole reader. With
// -plain it prints the relations to be read by a person instead.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strings"

	"stemma/internal/attrib"
	"stemma/internal/english"
	"stemma/internal/marks"
	"stemma/news"
)

type relation struct {
	Source  []news.Span `json:"source"`
	Cue     []news.Span `json:"cue"`
	Content []news.Span `json:"content"`
}

type reading struct {
	ID           string     `json:"id"`
	Path         string     `json:"path"`
	Text         string     `json:"text"`
	Attributions []relation `json:"attributions"`
}

func main() {
	log.SetFlags(0)
	if len(os.Args) < 3 {
		log.Fatal("usage: check read|plain FILE|DIR...")
	}
	w := bufio.NewWriter(os.Stdout)
	for _, source := range os.Args[2:] {
		paths, err := filepath.Glob(filepath.Join(source, "*.txt"))
		if err != nil || len(paths) == 0 {
			paths = []string{source}
		}
		for _, path := range paths {
			if err := read(w, path, os.Args[1] == "plain"); err != nil {
				log.Print(err)
			}
		}
	}
	if err := w.Flush(); err != nil {
		log.Fatal(err)
	}
}

func read(w *bufio.Writer, path string, plain bool) error {
	b, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	text := strings.ToValidUTF8(string(b), "\uFFFD")
	pairs := marks.Find(text)
	found := attrib.Find(english.Parse(text, marks.Inner(pairs), nil), pairs)
	if plain {
		fmt.Fprintf(w, "== %s\n", path)
		for _, r := range found {
			fmt.Fprintf(w, "%.2f %s | %s | %s\n", r.Score, words(text, r.Source), words(text, r.Cue), words(text, r.Content))
		}
		return nil
	}
	out := reading{ID: path, Path: path, Text: text, Attributions: []relation{}}
	for _, r := range found {
		out.Attributions = append(out.Attributions, relation{r.Source, r.Cue, r.Content})
	}
	return json.NewEncoder(w).Encode(out)
}

func words(text string, spans []news.Span) string {
	parts := make([]string, len(spans))
	for i, s := range spans {
		parts[i] = strings.Join(strings.Fields(s.Of(text)), " ")
	}
	return strings.Join(parts, " … ")
}

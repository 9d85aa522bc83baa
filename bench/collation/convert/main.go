// Convert makes base files for the generator from research corpora that are
// not part of the project.
//
//	convert basil DIR     BASIL: articles/YEAR/*.json; a triplet is an event
//	convert polnear DIR   PolNeAR: data/metadata.tsv and data/*/text/*.txt
//
// The base file goes to standard output.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"stemma/bench/collation/truth"
)

func main() {
	read := map[string]func(string) ([]truth.Base, error){"basil": basil, "polnear": polnear}
	if len(os.Args) != 3 || read[os.Args[1]] == nil {
		fmt.Fprintln(os.Stderr, "usage: convert basil|polnear DIR > BASE.jsonl")
		os.Exit(2)
	}
	base, err := read[os.Args[1]](os.Args[2])
	if err == nil && len(base) == 0 {
		err = fmt.Errorf("%s: no articles", os.Args[2])
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	out := bufio.NewWriter(os.Stdout)
	lines := json.NewEncoder(out)
	lines.SetEscapeHTML(false)
	for _, b := range base {
		_ = lines.Encode(b) // the first failure stays with out
	}
	if err := out.Flush(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func basil(dir string) ([]truth.Base, error) {
	paths, err := filepath.Glob(filepath.Join(dir, "articles", "*", "*.json"))
	if err != nil {
		return nil, err
	}
	var out []truth.Base
	seen := map[string]bool{} // some stand in two triplets
	for _, path := range paths {
		raw, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		var a struct {
			UUID       string     `json:"uuid"`
			Title      string     `json:"title"`
			Source     string     `json:"source"`
			Date       string     `json:"date"`
			Triplet    string     `json:"triplet-uuid"`
			Paragraphs [][]string `json:"body-paragraphs"`
		}
		if err := json.Unmarshal(raw, &a); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		if seen[a.UUID] {
			continue
		}
		seen[a.UUID] = true
		var text []string
		for _, p := range a.Paragraphs {
			text = append(text, strings.Join(p, " "))
		}
		out = append(out, truth.Base{Event: a.Triplet, Article: truth.Article{
			ID: a.UUID, Title: a.Title, Published: a.Date, Text: strings.Join(text, "\n\n"),
			Outlet: map[string]string{"nyt": "The New York Times", "fox": "Fox News", "hpo": "HuffPost"}[a.Source],
		}})
	}
	return out, nil
}

func polnear(dir string) ([]truth.Base, error) {
	raw, err := os.ReadFile(filepath.Join(dir, "data", "metadata.tsv"))
	if err != nil {
		return nil, err
	}
	titles := map[string]string{}
	for line := range strings.Lines(string(raw)) {
		if f := strings.Split(line, "\t"); len(f) > 7 {
			titles[f[1]] = f[7]
		}
	}
	paths, err := filepath.Glob(filepath.Join(dir, "data", "*", "text", "*.txt"))
	if err != nil {
		return nil, err
	}
	outlets := map[string]string{
		"huff-post": "HuffPost", "breitbart": "Breitbart", "nyt": "The New York Times", "politico": "Politico",
		"wash-post": "The Washington Post", "west-journal": "Western Journalism", "usa-today": "USA Today",
	}
	var out []truth.Base
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		name := strings.TrimSuffix(filepath.Base(path), ".txt")
		f := strings.SplitN(name, "_", 3)
		if len(f) < 3 {
			continue
		}
		title, body, _ := strings.Cut(strings.TrimSpace(string(text)), "\n\n")
		if t := titles[name]; t != "" && t != "None" {
			title = t
		}
		out = append(out, truth.Base{Article: truth.Article{ID: name, Title: title, Published: f[1], Outlet: outlets[f[0]], Text: body}})
	}
	return out, nil
}

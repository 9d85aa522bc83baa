//go:build train

package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"stemma/internal/english"
	"stemma/news"
)

// namedText is a line of the files that names.py makes.
type namedText struct {
	ID    string   `json:"id"`
	Text  string   `json:"text"`
	Names [][3]any `json:"names"`
}

var kinds = map[string]int{"PER": 0, "ORG": 1, "LOC": 2}

// trainNames trains on files given as "path" or "path:weight" and prints the
// figures on dev.
func trainNames(files, dev []string, out string, bits, rounds, folds int) {
	var samples []*english.NameSample
	for _, f := range files {
		path, weight := f, 1
		if p, w, ok := strings.Cut(f, ":"); ok {
			path = p
			_, err := fmt.Sscan(w, &weight)
			check(err)
		}
		for _, t := range readNamed(path) {
			samples = append(samples, t.sample(weight))
		}
	}
	bin := english.TrainNames(samples, bits, rounds, folds, 1)
	english.UseNames(bin)
	for _, d := range dev {
		fmt.Println(d)
		evaluateNames(readNamed(d))
	}
	if out != "" {
		check(os.WriteFile(out, bin, 0o644))
	}
}

func readNamed(path string) (out []namedText) {
	f, err := os.Open(path)
	check(err)
	defer f.Close()
	dec := json.NewDecoder(bufio.NewReader(f))
	for dec.More() {
		var t namedText
		check(dec.Decode(&t))
		out = append(out, t)
	}
	return out
}

func (t namedText) spans() (spans []news.Span, ks []int) {
	for _, n := range t.Names {
		spans = append(spans, news.Span{Start: int(n[0].(float64)), End: int(n[1].(float64))})
		ks = append(ks, kinds[n[2].(string)])
	}
	return spans, ks
}

func (t namedText) sample(weight int) *english.NameSample {
	s := &english.NameSample{Text: t.Text, Weight: weight}
	s.Names, s.Kinds = t.spans()
	return s
}

// evaluateNames prints precision, recall and F1 by kind.
func evaluateNames(texts []namedText) {
	type named struct {
		news.Span
		kind int
	}
	var hit, pred, gold [4]int
	for _, t := range texts {
		want := map[named]bool{}
		spans, ks := t.spans()
		for i, s := range spans {
			want[named{s, ks[i]}] = true
			gold[ks[i]]++
			gold[3]++
		}
		d := english.Parse(t.Text, nil, nil)
		for _, n := range d.Names {
			k := map[news.EntityKind]int{news.Person: 0, news.Organisation: 1, news.Place: 2}[n.Kind]
			pred[k]++
			pred[3]++
			if want[named{d.SpanOf(n.Range), k}] {
				hit[k]++
				hit[3]++
			}
		}
	}
	for k, name := range []string{"PER", "ORG", "LOC", "all"} {
		fmt.Printf("  %s  P %5.1f  R %5.1f  F1 %5.1f\n", name, 100*float64(hit[k])/float64(max(1, pred[k])),
			100*float64(hit[k])/float64(max(1, gold[k])), 200*float64(hit[k])/float64(max(1, pred[k]+gold[k])))
	}
}

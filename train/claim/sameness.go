package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"math"
	"os"
	"time"

	"stemma/internal/claim"
	"stemma/internal/reading"
	"stemma/news"
)

// judged is a pair of assertions that was read and judged.
type judged struct {
	Story  string         `json:"story"`
	A      news.ArticleID `json:"a"`
	B      news.ArticleID `json:"b"`
	Spans  [2]news.Span   `json:"spans"`
	Same   int            `json:"same"`
	Weight float64        `json:"weight"`
}

// flatten is the power of the weights of pairs: they were drawn in strata, of
// which the sparse ones are of more interest.
const flatten = .3

// trainSameness fits the model of sameness to the judged pairs in the stories of
// the sets.
func trainSameness(judgements string, sets []string) error {
	want := map[string][]judged{}
	if err := lines(judgements, func(line []byte) error {
		var j judged
		err := json.Unmarshal(line, &j)
		want[j.Story] = append(want[j.Story], j)
		return err
	}); err != nil {
		return err
	}
	stories := map[string][]*news.Reading{}
	for _, set := range sets {
		if err := lines(set, func(line []byte) error {
			var a struct{ ID, Title, Text, Published, Story string }
			if err := json.Unmarshal(line, &a); err != nil || want[a.Story] == nil {
				return err
			}
			article := news.Article{ID: news.ArticleID(a.ID), Title: a.Title, Text: a.Text}
			if day, err := time.Parse(time.DateOnly, a.Published[:min(len(a.Published), 10)]); err == nil {
				article.Published = news.Moment{Time: day, DayOnly: true}
			}
			stories[a.Story] = append(stories[a.Story], reading.Read(&article))
			return nil
		}); err != nil {
			return err
		}
	}
	var all, train, dev []example
	for story, js := range want {
		for _, e := range examples(stories[story], js) {
			all = append(all, e)
			if h := fnv.New32(); func() bool { _, _ = h.Write([]byte(story)); return h.Sum32()%5 == 0 }() {
				dev = append(dev, e)
			} else {
				train = append(train, e)
			}
		}
	}
	held := fit(train)
	fmt.Printf("%d pairs trained on, %d of other stories kept back: area under the curve %.4f, best F1 %s\n", len(train), len(dev), area(dev, held), bestF1(dev, held))
	w := fit(all)
	fmt.Printf("samenessWeights = Sameness{%s}\nsamenessBias = %.3f\n", join(w[:len(w)-1]), w[len(w)-1])
	return nil
}

// examples are the features of the judged pairs of a story.
func examples(rs []*news.Reading, js []judged) []example {
	pairs := make([][2]claim.Place, len(js))
	for i, j := range js {
		pairs[i] = [2]claim.Place{{Article: j.A, Span: j.Spans[0]}, {Article: j.B, Span: j.Spans[1]}}
	}
	var out []example
	for i, x := range claim.CompareAssertions(rs, pairs) {
		if x == nil {
			continue
		}
		y := 0.
		if js[i].Same == 2 {
			y = 1
		}
		out = append(out, example{append(x[:], 1), y, math.Pow(js[i].Weight, flatten)})
	}
	return out
}

// lines calls f with each line of a file.
func lines(path string, f func([]byte) error) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	s := bufio.NewScanner(file)
	s.Buffer(nil, 1<<24)
	for s.Scan() {
		if err := f(s.Bytes()); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
	}
	return s.Err()
}

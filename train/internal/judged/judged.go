// Package judged fits models to pairs of passages that were read and judged, in
// the stories that they stand in.
package judged

import (
	"bufio"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"os"
	"strings"
	"time"

	"stemma/internal/reading"
	"stemma/news"
	"stemma/train/internal/logit"
)

// Pair is two passages of a story, how much of one the other says, and how many
// pairs it stands for.
type Pair struct {
	Story  string         `json:"story"`
	A      news.ArticleID `json:"a"`
	B      news.ArticleID `json:"b"`
	Spans  [2]news.Span   `json:"spans"`
	Same   int            `json:"same"` // 2 all, 1 a part, 0 nothing
	Weight float64        `json:"weight"`
}

// pairsIn are those of a file, by story.
func pairsIn(path string) (map[string][]Pair, error) {
	out := map[string][]Pair{}
	return out, lines(path, func(line []byte) error {
		var p Pair
		err := json.Unmarshal(line, &p)
		out[p.Story] = append(out[p.Story], p)
		return err
	})
}

// storiesOf are the readings of the sets (see train/story/sets.py) in the stories
// of the pairs.
func storiesOf(pairs map[string][]Pair, sets []string) (map[string][]*news.Reading, error) {
	out := map[string][]*news.Reading{}
	for _, set := range sets {
		if err := lines(set, func(line []byte) error {
			var a struct{ ID, Title, Text, Published, Story string }
			if err := json.Unmarshal(line, &a); err != nil || pairs[a.Story] == nil {
				return err
			}
			article := news.Article{ID: news.ArticleID(a.ID), Title: a.Title, Text: a.Text}
			if day, err := time.Parse(time.DateOnly, a.Published[:min(len(a.Published), 10)]); err == nil {
				article.Published = news.Moment{Time: day, DayOnly: true}
			}
			out[a.Story] = append(out[a.Story], reading.Read(&article))
			return nil
		}); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// Fit fits a logistic regression to the judged pairs of a file in the stories of
// the sets and prints its weights under a name, and before it how one does that
// is fitted without every fifth story on those. examples are the features of
// the pairs of a story.
func Fit(path string, sets []string, ridge float64, name string, examples func([]*news.Reading, []Pair) []logit.Example) error {
	pairs, err := pairsIn(path)
	if err != nil {
		return err
	}
	stories, err := storiesOf(pairs, sets)
	if err != nil {
		return err
	}
	var all, train, dev []logit.Example
	for story, ps := range pairs {
		es := examples(stories[story], ps)
		all = append(all, es...)
		if keptBack(story) {
			dev = append(dev, es...)
		} else {
			train = append(train, es...)
		}
	}
	held := logit.Fit(train, ridge)
	fmt.Printf("%d pairs trained on, %d of other stories kept back: area under the curve %.4f, best F1 %s\n", len(train), len(dev), logit.Area(dev, held), logit.BestF1(dev, held))
	w := logit.Fit(all, ridge)
	fmt.Printf("%sWeights = %s{%s}\n%[1]sBias = %.3[4]f\n", strings.ToLower(name), name, logit.Join(w[:len(w)-1]), w[len(w)-1])
	return nil
}

// keptBack reports whether a story is one of the fifth that is not trained on.
func keptBack(story string) bool {
	h := fnv.New32()
	_, _ = h.Write([]byte(story))
	return h.Sum32()%5 == 0
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

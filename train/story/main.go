// Command story fits the two logistic models of internal/story: the chance that
// two articles report one event, and whether two groups of articles do.
//
//	python3 train/story/sets.py DATA SETS
//	go run ./train/story -out internal/story/model.json SETS/*.jsonl
//
// Each line of a set is an article with its event under "story"; events that
// are alike have one "topic". A model has to hold for corpora that are unlike
// those it is fitted on, so each set is sampled in several ways: whole; with
// few articles an event; with one article for most events, as in a feed; with
// few and without headline and time; and in small
// parts of a few events, since a user may bring five articles as well as a
// thousand. The first model is fitted on the pairs that the candidate index
// yields, the second on the merges that come up when it is known what is one
// story.
//
// It prints B-cubed F1 of each set, whole, with few articles an event, bare, and
// with one article for most events, for three models: fitted on the other sets; fitted on half of the topics of
// all sets and scored on the other half (the mean of several halvings); and
// fitted on all, which it writes.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"log"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"stemma/internal/english"
	"stemma/internal/intake"
	"stemma/internal/story"
	"stemma/news"
	"stemma/train/internal/logit"
)

func main() {
	log.SetFlags(0)
	out := flag.String("out", "", "write the model to this file")
	parts := flag.Int("parts", 10, "small random parts of each set to fit on")
	halvings := flag.Int("halvings", 2, "how often to halve the sets for cross-validation")
	seed := flag.Uint64("seed", 7, "of what is random")
	t := trainer{}
	flag.Float64Var(&t.pairL2, "l2", 14, "strength of the penalty on the weights of pairs")
	flag.Float64Var(&t.mergeL2, "merge-l2", 1, "strength of the penalty on the weights of merges")
	flag.Float64Var(&t.join, "join", .3, "log odds in favour of a merge")
	flag.Parse()
	var sets []*set
	random := func(n uint64) *rand.Rand { return rand.New(rand.NewPCG(*seed, n)) }
	for _, path := range flag.Args() {
		s, err := load(path)
		if err != nil {
			log.Fatal(err)
		}
		s.sample(*parts, random(1))
		sets = append(sets, s)
		fmt.Printf("%s: %d articles, %d pairs compared\n", s.name, len(s.articles), len(s.samples[0].comparison.Pairs))
	}
	fmt.Println("fitted on the other sets: whole, few, bare, lone")
	for i, s := range sets {
		m := t.fit(slices.Concat(sets[:i], sets[i+1:]))
		fmt.Println(s.name, s.scores(&m))
	}
	if *halvings > 0 {
		fmt.Println("fitted on the other half of the topics:")
		sums := make([]scores, len(sets))
		for n := range *halvings {
			var halves [2][]*set
			for _, s := range sets {
				for h, half := range s.halve(random(uint64(10 + n))) {
					half.sample(*parts, random(uint64(100+n)))
					halves[h] = append(halves[h], half)
				}
			}
			for h := range halves {
				m := t.fit(halves[1-h])
				for i, s := range halves[h] {
					sums[i].add(s.scores(&m), 1/float64(2**halvings))
				}
			}
		}
		for i, s := range sets {
			fmt.Println(s.name, sums[i])
		}
	}
	m := t.fit(sets)
	fmt.Println("fitted on all sets:")
	for _, s := range sets {
		fmt.Println(s.name, s.scores(&m))
	}
	fmt.Println("the embedded model, articles one by one in random order:")
	for _, s := range sets {
		fmt.Printf("%s %.1f\n", s.name, s.streamed(random(2)))
	}
	for i, n := range story.FeatureNames() {
		fmt.Printf("%24s %6.2f\n", n, m.Pair[i])
	}
	for i, n := range story.MergeFeatureNames() {
		fmt.Printf("%24s %6.2f\n", n, m.Merge[i])
	}
	if *out != "" {
		b, err := json.MarshalIndent(m, "", " ")
		if err == nil {
			err = os.WriteFile(*out, append(b, '\n'), 0o644)
		}
		if err != nil {
			log.Fatal(err)
		}
	}
}

// article is a reading with its event and the topic of that.
type article struct {
	reading      *news.Reading
	event, topic string
}

type set struct {
	name     string
	articles []article
	samples  []sample
}

// kind tells how a sample is drawn.
type kind int

const (
	whole kind = iota
	few        // few articles an event
	bare       // few, and without headline and time
	lone       // most events with one article
	part       // a few events
	kinds
)

// share is how much the samples of a kind count in a fit, together.
var share = [kinds]float64{whole: 1, few: 1, bare: .5, lone: 1, part: 1}

// sample is articles that were compared with one another.
type sample struct {
	kind       kind
	events     []string
	comparison *story.Comparison
}

// load reads a set as any source is read, and then its events.
func load(path string) (*set, error) {
	s := &set{name: strings.TrimSuffix(filepath.Base(path), ".jsonl")}
	for a, err := range intake.Read(context.Background(), []string{path}, nil, intake.Options{}) {
		if err != nil {
			return nil, err
		}
		s.articles = append(s.articles, article{reading: &news.Reading{Article: *a, Tokens: english.Parse(a.Text, nil, a.Boilerplate).Tokens}})
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	type label struct {
		ID    news.ArticleID
		Story string
		Topic string
	}
	labels := map[news.ArticleID]label{}
	for lines := json.NewDecoder(f); ; {
		var l label
		if err := lines.Decode(&l); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		if l.Topic == "" {
			l.Topic = l.Story
		}
		labels[l.ID] = l
	}
	for i := range s.articles {
		a := &s.articles[i]
		a.event, a.topic = labels[a.reading.ID].Story, labels[a.reading.ID].Topic
	}
	return s, nil
}

// halve splits a set by topics.
func (s *set) halve(random *rand.Rand) (halves [2]*set) {
	var topics []string
	for _, a := range s.articles {
		topics = append(topics, a.topic)
	}
	slices.Sort(topics)
	topics = slices.Compact(topics)
	random.Shuffle(len(topics), func(i, j int) { topics[i], topics[j] = topics[j], topics[i] })
	halves[0], halves[1] = &set{name: s.name}, &set{name: s.name}
	for _, a := range s.articles {
		h := 0
		if slices.Index(topics, a.topic) < len(topics)/2 {
			h = 1
		}
		halves[h].articles = append(halves[h].articles, a)
	}
	return halves
}

// sample draws the samples of a set.
func (s *set) sample(parts int, random *rand.Rand) {
	s.compare(whole, s.articles)
	for range 4 {
		s.compare(few, s.fewer(1, 4, random))
		s.compare(lone, s.fewer(-1, 2, random))
	}
	var stripped []article
	for _, a := range s.fewer(2, 6, random) {
		r := *a.reading
		r.Published = news.Moment{}
		if r.TitleSpan.Empty() {
			r.Title = ""
		}
		stripped = append(stripped, article{&r, a.event, a.topic})
	}
	s.compare(bare, stripped)
	for range parts {
		wanted := map[string]bool{}
		for range 1 + random.IntN(4) {
			wanted[s.articles[random.IntN(len(s.articles))].event] = true
		}
		var some []article
		for _, a := range s.articles {
			if (wanted[a.event] && random.IntN(4) > 0) || random.IntN(2*len(s.articles)) == 0 {
				some = append(some, a)
			}
		}
		s.compare(part, some)
	}
}

// fewer keeps from least to most articles of each event.
func (s *set) fewer(least, most int, random *rand.Rand) (out []article) {
	left := map[string]int{}
	for _, i := range random.Perm(len(s.articles)) {
		a := s.articles[i]
		if _, seen := left[a.event]; !seen {
			left[a.event] = max(1, least+random.IntN(most-least+1))
		}
		if left[a.event] > 0 {
			left[a.event]--
			out = append(out, a)
		}
	}
	return out
}

// compare compares articles, in order of id as in use.
func (s *set) compare(k kind, articles []article) {
	articles = slices.Clone(articles)
	slices.SortFunc(articles, func(a, b article) int { return strings.Compare(string(a.reading.ID), string(b.reading.ID)) })
	c := sample{kind: k}
	var readings []*news.Reading
	for _, a := range articles {
		readings = append(readings, a.reading)
		c.events = append(c.events, a.event)
	}
	c.comparison = story.Compare(readings)
	s.samples = append(s.samples, c)
}

// scores are B-cubed F1 of the samples, by kind.
type scores [kinds]float64

func (s scores) String() string {
	return fmt.Sprintf("%.1f %.1f %.1f %.1f", s[whole], s[few], s[bare], s[lone])
}

func (s *scores) add(o scores, weight float64) {
	for k := range s {
		s[k] += weight * o[k]
	}
}

func (s *set) scores(m *story.Model) (sum scores) {
	var n scores
	for _, c := range s.samples {
		if c.kind != part {
			sum[c.kind] += c.score(m)
			n[c.kind]++
		}
	}
	for k := range sum {
		sum[k] /= max(1, n[k])
	}
	return sum
}

// score is the B-cubed F1 of grouping a sample.
func (c *sample) score(m *story.Model) float64 {
	found := make([]int, len(c.events))
	for g, members := range c.comparison.Join(m) {
		for _, a := range members {
			found[a] = g
		}
	}
	return bCubed(c.events, found)
}

// streamed is the B-cubed F1 of a stream of the articles.
func (s *set) streamed(random *rand.Rand) float64 {
	stream, event := story.NewStream(), map[*news.Reading]string{}
	for _, i := range random.Perm(len(s.articles)) {
		stream.Add(s.articles[i].reading)
		event[s.articles[i].reading] = s.articles[i].event
	}
	var events []string
	var found []int
	for g, members := range stream.Stories() {
		for _, r := range members {
			events, found = append(events, event[r]), append(found, g)
		}
	}
	return bCubed(events, found)
}

func bCubed(events []string, found []int) float64 {
	type both struct {
		event string
		found int
	}
	inEvent, inFound, inBoth := map[string]float64{}, map[int]float64{}, map[both]float64{}
	for i, e := range events {
		inEvent[e]++
		inFound[found[i]]++
		inBoth[both{e, found[i]}]++
	}
	p, r := 0.0, 0.0
	for i, e := range events {
		common := inBoth[both{e, found[i]}]
		p += common / inFound[found[i]]
		r += common / inEvent[e]
	}
	return 100 * 2 * p * r / (p + r) / float64(len(events))
}

// trainer holds what is set by hand.
type trainer struct{ pairL2, mergeL2, join float64 }

// fit fits both models on sets.
func (t *trainer) fit(sets []*set) (m story.Model) {
	var pairs []logit.Example
	for _, s := range sets {
		for k := range kinds {
			pairs = append(pairs, s.pairs(k)...)
		}
	}
	copy(m.Pair[:], logit.Fit(pairs, t.pairL2))
	var merges []logit.Example
	for _, s := range sets {
		for k := range kinds {
			merges = append(merges, s.merges(k, &m.Pair)...)
		}
	}
	given := map[int]float64{}
	for name, weight := range story.GivenWeights() {
		given[slices.Index(story.MergeFeatureNames(), name)] = weight
	}
	for i := range merges {
		e := &merges[i]
		for k, weight := range given {
			e.Offset += weight * e.X[k]
			e.X[k] = 0
		}
	}
	copy(m.Merge[:], logit.Fit(merges, t.mergeL2))
	for k, weight := range given {
		m.Merge[k] = weight
	}
	m.Merge[0] += t.join
	return m
}

// pairs are those of all samples of a kind. Those of one event and the others
// count alike.
func (s *set) pairs(k kind) (out []logit.Example) {
	var n [2]float64
	for _, c := range s.samples {
		if c.kind != k {
			continue
		}
		for i := range c.comparison.Pairs {
			p := &c.comparison.Pairs[i]
			same := c.events[p.A] == c.events[p.B]
			n[index(same)]++
			out = append(out, logit.Example{X: p.Features[:], Y: float64(index(same))})
		}
	}
	for i := range out {
		out[i].Weight = 1000 * share[k] / n[int(out[i].Y)]
	}
	return out
}

func index(same bool) int {
	if same {
		return 1
	}
	return 0
}

// merges are those of all samples of a kind, the larger ones weightier.
func (s *set) merges(k kind, pair *story.Features) (out []logit.Example) {
	sum := 0.0
	for _, c := range s.samples {
		if c.kind != k {
			continue
		}
		c.comparison.Merges(pair, c.events, func(f story.MergeFeatures, same bool, smaller int) {
			w := float64(smaller)
			sum += w
			out = append(out, logit.Example{X: f[:], Y: float64(index(same)), Weight: w})
		})
	}
	for i := range out {
		out[i].Weight *= 500 * share[k] / sum
	}
	return out
}

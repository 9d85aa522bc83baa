// Command story fits the logistic model of internal/story: the chance that
// two articles report one event.
//
//	python3 train/story/sets.py DATA SETS
//	go run ./train/story -out internal/story/model.json SETS/*.jsonl
//
// Each line of a set is an article with its event under "story". The model is
// fitted on the pairs that the candidate index yields: on each whole set, and
// on many small random parts of it, since a user may bring five articles as
// well as a thousand. It prints B-cubed F1 on each set for a model fitted on
// the others, over a range of thresholds, and then for the model of all sets,
// which it writes.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"log"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"

	"stemma/internal/english"
	"stemma/internal/intake"
	"stemma/internal/story"
	"stemma/news"
)

func main() {
	log.SetFlags(0)
	out := flag.String("out", "", "write the weights to this file")
	parts := flag.Int("parts", 30, "random parts of each set to fit on")
	seed := flag.Uint64("seed", 7, "of the random parts")
	l2 := flag.Float64("l2", .01, "strength of the penalty on weights")
	negatives := flag.Float64("negatives", 1, "weight of all pairs of two events, beside 1 for all of one event")
	flag.Parse()
	var sets []*set
	for _, path := range flag.Args() {
		s, err := load(path)
		if err != nil {
			log.Fatal(err)
		}
		s.sample(*parts, rand.New(rand.NewPCG(*seed, 1)))
		sets = append(sets, s)
		fmt.Printf("%s: %d articles, %d pairs compared\n", s.name, len(s.readings), len(s.whole.Pairs))
	}
	fmt.Println("fitted on the other sets:")
	for i, s := range sets {
		var others []*set
		others = append(append(others, sets[:i]...), sets[i+1:]...)
		s.print(fit(others, *l2, *negatives))
	}
	all := fit(sets, *l2, *negatives)
	fmt.Println("fitted on all sets:")
	for _, s := range sets {
		s.print(all)
	}
	for i, n := range story.FeatureNames() {
		fmt.Printf("%20s %7.2f\n", n, all[i])
	}
	if *out != "" {
		b, err := json.MarshalIndent(all, "", " ")
		if err == nil {
			err = os.WriteFile(*out, append(b, '\n'), 0o644)
		}
		if err != nil {
			log.Fatal(err)
		}
	}
}

// example is a compared pair with its truth.
type example struct {
	x    story.Features
	same bool
}

type set struct {
	name     string
	readings []*news.Reading
	event    []string
	whole    *story.Comparison
	examples []example // of the whole and of the parts
}

// load reads a set as any source is read, and then its events.
func load(path string) (*set, error) {
	s := &set{name: strings.TrimSuffix(filepath.Base(path), ".jsonl")}
	for a, err := range intake.Read(context.Background(), []string{path}, nil, intake.Options{}) {
		if err != nil {
			return nil, err
		}
		s.readings = append(s.readings, &news.Reading{Article: *a, Tokens: english.Parse(a.Text, nil, a.Boilerplate).Tokens})
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	event := map[news.ArticleID]string{}
	for lines := json.NewDecoder(f); ; {
		var a struct {
			ID    news.ArticleID `json:"id"`
			Story string         `json:"story"`
		}
		if err := lines.Decode(&a); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		event[a.ID] = a.Story
	}
	for _, r := range s.readings {
		s.event = append(s.event, event[r.ID])
	}
	return s, nil
}

// sample compares the whole set and the given number of small parts of it.
// A part is a few whole events, so that it holds pairs of one event, some of
// them cut to fewer articles.
func (s *set) sample(parts int, random *rand.Rand) {
	s.whole = story.Compare(s.readings)
	s.learn(s.whole.Pairs, s.event)
	for range parts {
		wanted := map[string]bool{}
		for range 1 + random.IntN(4) {
			wanted[s.event[random.IntN(len(s.event))]] = true
		}
		var part []*news.Reading
		var event []string
		for i, e := range s.event {
			if (wanted[e] && random.IntN(4) > 0) || random.IntN(2*len(s.event)) == 0 {
				part = append(part, s.readings[i])
				event = append(event, e)
			}
		}
		s.learn(story.Compare(part).Pairs, event)
	}
}

func (s *set) learn(pairs []story.Pair, event []string) {
	for _, p := range pairs {
		s.examples = append(s.examples, example{p.Features, event[p.A] == event[p.B]})
	}
}

func (s *set) print(model story.Features) {
	fmt.Printf("%10s", s.name)
	for t := .3; t < .9; t += .05 {
		fmt.Printf("  %.2f:%.1f", t, 100*s.score(model, t))
	}
	fmt.Println()
}

// score is the B-cubed F1 of grouping the set.
func (s *set) score(model story.Features, threshold float64) float64 {
	found := make([]int, len(s.readings))
	for c, members := range s.whole.Join(model, threshold) {
		for _, m := range members {
			found[m] = c
		}
	}
	type both struct {
		event string
		found int
	}
	inEvent, inFound, inBoth := map[string]float64{}, map[int]float64{}, map[both]float64{}
	for i, e := range s.event {
		inEvent[e]++
		inFound[found[i]]++
		inBoth[both{e, found[i]}]++
	}
	p, r := 0.0, 0.0
	for i, e := range s.event {
		common := inBoth[both{e, found[i]}]
		p += common / inFound[found[i]]
		r += common / inEvent[e]
	}
	return 2 * p * r / (p + r) / float64(len(s.event))
}

// fit is logistic regression by Newton's method, sets weighted alike.
func fit(sets []*set, l2, negatives float64) (w story.Features) {
	const n = len(w)
	for range 30 {
		var gradient [n]float64
		var hessian [n][n]float64
		for i := range n {
			gradient[i] = -l2 * w[i]
			hessian[i][i] = l2
		}
		for _, s := range sets {
			same := 0.0
			for _, e := range s.examples {
				if e.same {
					same++
				}
			}
			weight := [2]float64{1000 * negatives / (float64(len(s.examples)) - same), 1000 / same}
			for _, e := range s.examples {
				k, y := weight[0], 0.0
				if e.same {
					k, y = weight[1], 1
				}
				p := 1 / (1 + math.Exp(-inner(w, e.x)))
				for i := range n {
					gradient[i] += k * (y - p) * e.x[i]
					for j := range i + 1 {
						hessian[i][j] += k * p * (1 - p) * e.x[i] * e.x[j]
					}
				}
			}
		}
		step := solve(hessian, gradient)
		for i := range n {
			w[i] += step[i]
		}
	}
	return w
}

func inner(a, b story.Features) (sum float64) {
	for i := range a {
		sum += a[i] * b[i]
	}
	return sum
}

// solve is x of h·x = g by Cholesky's method; h is given by its lower half.
func solve(h [len(story.Features{})][len(story.Features{})]float64, g story.Features) (x story.Features) {
	n := len(g)
	for i := range n {
		for j := range i + 1 {
			sum := h[i][j]
			for k := range j {
				sum -= h[i][k] * h[j][k]
			}
			if i == j {
				h[i][i] = math.Sqrt(sum)
			} else {
				h[i][j] = sum / h[j][j]
			}
		}
	}
	for i := range n {
		x[i] = g[i]
		for k := range i {
			x[i] -= h[i][k] * x[k]
		}
		x[i] /= h[i][i]
	}
	for i := n - 1; i >= 0; i-- {
		for k := i + 1; k < n; k++ {
			x[i] -= h[k][i] * x[k]
		}
		x[i] /= h[i][i]
	}
	return x
}

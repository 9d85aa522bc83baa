// Command claim trains the two models by which internal/claim tells that two
// sentences tell the same, and that two assertions are one, and prints their
// weights.
//
//	go run ./train/claim PAIRS.tsv...
//	go run ./train/claim -judged train/claim/judged.jsonl SET.jsonl...
//
// A line of PAIRS is a label from 0 to 1 (how far the two assert the same), a
// weight, and the two sentences, parted by tabs. A SET is what train/story/sets.py
// writes; a line of the judged pairs names two assertions of a story by article
// and bytes, how much of one the other says (2 all, 1 a part, 0 nothing), and how
// many pairs it stands for. The models are logistic regressions, fitted by
// Newton's method with a small ridge; every fifth pair, or story, is kept back
// and the figures on these are printed.
package main

import (
	"bufio"
	"flag"
	"fmt"
	"math"
	"os"
	"sort"
	"strconv"
	"strings"

	"stemma/internal/claim"
	"stemma/internal/reading"
	"stemma/news"
)

// example is a pair with its features; the last is the constant 1.
type example struct {
	x      []float64
	y      float64
	weight float64
}

func main() {
	judgements := flag.String("judged", "", "the judged pairs of assertions")
	flag.Parse()
	if *judgements != "" {
		if err := trainSameness(*judgements, flag.Args()); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	var train, dev []example
	for _, path := range flag.Args() {
		pairs, err := load(path)
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		for i, e := range pairs {
			if i%5 == 0 {
				dev = append(dev, e)
			} else {
				train = append(train, e)
			}
		}
	}
	w := fit(train)
	fmt.Printf("weights = Features{%s}\nbias = %.3f\n", join(w[:len(w)-1]), w[len(w)-1])
	fmt.Printf("%d pairs trained on, %d kept back: area under the curve %.4f, best F1 %s\n", len(train), len(dev), area(dev, w), bestF1(dev, w))
}

func load(path string) ([]example, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []example
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		parts := strings.Split(lines.Text(), "\t")
		if len(parts) != 4 {
			continue
		}
		y, err1 := strconv.ParseFloat(parts[0], 64)
		weight, err2 := strconv.ParseFloat(parts[1], 64)
		x, ok := claim.Compare(read(parts[2]), read(parts[3]))
		if err1 != nil || err2 != nil || !ok {
			continue
		}
		out = append(out, example{append(x[:], 1), y, weight})
	}
	return out, lines.Err()
}

func read(text string) *news.Reading { return reading.Read(&news.Article{Text: text}) }

func score(x, w []float64) float64 {
	s := 0.0
	for i := range x {
		s += x[i] * w[i]
	}
	return 1 / (1 + math.Exp(-s))
}

// fit is Newton's method: each step solves (XᵀRX + ridge) d = Xᵀ(y-p) - ridge w.
func fit(data []example) []float64 {
	n := len(data[0].x)
	w := make([]float64, n)
	const ridge = 1.0
	for range 25 {
		h := make([][]float64, n)
		for i := range h {
			h[i] = make([]float64, n+1)
			h[i][i] = ridge
			h[i][n] = -ridge * w[i]
		}
		for _, e := range data {
			p := score(e.x, w)
			r := p * (1 - p) * e.weight
			for i := range n {
				for j := range n {
					h[i][j] += r * e.x[i] * e.x[j]
				}
				h[i][n] += e.weight * (e.y - p) * e.x[i]
			}
		}
		for i, d := range solve(h) {
			w[i] += d
		}
	}
	return w
}

// solve is Gauss elimination with pivots on [A|b].
func solve(a [][]float64) []float64 {
	n := len(a)
	for i := range n {
		pivot := i
		for k := i + 1; k < n; k++ {
			if math.Abs(a[k][i]) > math.Abs(a[pivot][i]) {
				pivot = k
			}
		}
		a[i], a[pivot] = a[pivot], a[i]
		for k := range n {
			if k == i {
				continue
			}
			f := a[k][i] / a[i][i]
			for j := i; j <= n; j++ {
				a[k][j] -= f * a[i][j]
			}
		}
	}
	x := make([]float64, n)
	for i := range n {
		x[i] = a[i][n] / a[i][i]
	}
	return x
}

func ranked(data []example, w []float64) []example {
	d := append([]example(nil), data...)
	sort.Slice(d, func(i, j int) bool { return score(d[i].x, w) > score(d[j].x, w) })
	return d
}

func area(data []example, w []float64) float64 {
	above, pairs, negatives := 0.0, 0.0, 0.0
	for _, e := range ranked(data, w) {
		if e.y < .5 {
			negatives++
		}
	}
	seen := 0.0
	for _, e := range ranked(data, w) {
		if e.y < .5 {
			seen++
			continue
		}
		above += negatives - seen
		pairs += negatives
	}
	return above / max(pairs, 1)
}

func bestF1(data []example, w []float64) string {
	all := 0.0
	for _, e := range data {
		if e.y >= .5 {
			all++
		}
	}
	best, text, hit := 0.0, "", 0.0
	for i, e := range ranked(data, w) {
		if e.y >= .5 {
			hit++
		}
		p, r := hit/float64(i+1), hit/all
		if f := 2 * p * r / max(p+r, 1e-9); f > best {
			best = f
			text = fmt.Sprintf("%.3f (precision %.3f, recall %.3f, threshold %.2f)", f, p, r, score(e.x, w))
		}
	}
	return text
}

func join(w []float64) string {
	parts := make([]string, len(w))
	for i, x := range w {
		parts[i] = fmt.Sprintf("%.3f", x)
	}
	return strings.Join(parts, ", ")
}

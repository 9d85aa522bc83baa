//go:build train

package english

import (
	"math"
	"math/rand/v2"
	"slices"

	"stemma/news"
)

// NameSample is a text with the names in it. Weight is how often it is used in
// each round.
type NameSample struct {
	Text   string
	Names  []news.Span
	Kinds  []int // 0 person, 1 organisation, 2 place
	Weight int

	doc       *Doc
	forms     []form
	gold      []label
	guess     []label // of a model that was trained without this text
	stretches []Range
}

// prepare reads the text and lays the names over its tokens.
func (s *NameSample) prepare() {
	s.doc = &Doc{Text: s.Text}
	tokenize(s.doc, findBlocks(s.Text, nil))
	splitSentences(s.doc, nil)
	s.forms = formsOf(s.doc)
	tag(s.doc, s.forms)
	s.gold = make([]label, len(s.forms))
	for k, span := range s.Names {
		r := s.doc.TokensIn(span)
		for i := r.Start; i < r.End; i++ {
			s.gold[i] = label(2 + 2*s.Kinds[k])
			if i == r.Start {
				s.gold[i]--
			}
		}
	}
	n := newNameFinder(s.doc, s.forms)
	s.stretches = n.stretches(s.doc)
}

// TrainNames learns the name finder and returns its file. The labels of the
// first reading, which the second builds on, come from models trained on the
// other folds.
func TrainNames(samples []*NameSample, bits, rounds, folds int, seed uint64) []byte {
	for _, s := range samples {
		if s.Weight > 1 {
			samples = append(samples, s.recased(asciiLower), s.recased(asciiUpper))
		}
	}
	for _, s := range samples {
		s.prepare()
	}
	for k := range folds {
		var rest []*NameSample
		for i, s := range samples {
			if i%folds != k {
				rest = append(rest, s)
			}
		}
		m := openLinear(string(trainNames(rest, bits, max(2, rounds/2), false, seed)))
		for i, s := range samples {
			if i%folds == k {
				s.guess = firstReading(s, m)
			}
		}
	}
	return trainNames(samples, bits, rounds, folds > 0, seed)
}

// recased is s in another case.
func (s *NameSample) recased(change func(byte) byte) *NameSample {
	t := []byte(s.Text)
	for i := range t {
		t[i] = change(t[i])
	}
	return &NameSample{Text: string(t), Names: s.Names, Kinds: s.Kinds, Weight: 1}
}

func asciiLower(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		c |= 0x20
	}
	return c
}

func asciiUpper(c byte) byte {
	if 'a' <= c && c <= 'z' {
		c &^= 0x20
	}
	return c
}

func firstReading(s *NameSample, m linear) []label {
	n := newNameFinder(s.doc, s.forms)
	n.model = m
	for _, r := range n.stretches(s.doc) {
		n.score(r)
		n.decode(r, false)
	}
	return n.labels
}

func trainNames(samples []*NameSample, bits, rounds int, second bool, seed uint64) []byte {
	rng := rand.New(rand.NewPCG(seed, 2))
	t := &nameTrainer{trainer: newTrainer(bits, labelCount), rng: rng}
	t.updates = make([]float32, len(t.weights))
	for k := range t.updates {
		t.updates[k] = 0.1
	}
	var order []*NameSample
	for _, s := range samples {
		for range s.Weight {
			order = append(order, s)
		}
	}
	for range rounds {
		for _, k := range rng.Perm(len(order)) {
			t.document(order[k], second)
		}
	}
	return t.pack()
}

type nameTrainer struct {
	*trainer
	rng   *rand.Rand
	seen  [][]uint32                        // each token's features
	pot   [][labelCount][labelCount]float32 // by token, label before and label
	both  [][labelCount][labelCount]float32 // their probabilities
	blind []bool                            // tokens whose own word is hidden
}

// hidden is how often, in a hundred, a token is learned from without its own
// word, so that the model can do with what surrounds a word and with its
// cluster and form.
const hidden = 10

// lexical are the places of the features that know the word itself.
var lexical = [...]int{0, 1, 25, 26}

// document learns from one text: from each stretch as the first reading sees
// it and, where second, as the second does.
func (t *nameTrainer) document(s *NameSample, second bool) {
	n := newNameFinder(s.doc, s.forms)
	for _, r := range s.stretches {
		n.markPhrases(s.doc, r)
	}
	if second {
		copy(n.labels, s.guess)
		n.remember(s.stretches)
	}
	for _, k := range t.rng.Perm(len(s.stretches)) {
		t.stretch(n, s.stretches[k], s.gold, false)
		if second {
			t.stretch(n, s.stretches[k], s.gold, true)
		}
	}
}

// stretch takes a step up the likelihood of the gold labels of s (a linear-chain
// CRF, Lafferty et al. 2001).
func (t *nameTrainer) stretch(n *nameFinder, s Range, gold []label, second bool) {
	t.step++
	t.look(n, s, second)
	t.potentials(n, s)
	t.sumProducts()
	for k := range t.seen {
		i := s.Start + k
		for l := range label(labelCount) {
			p := float32(0)
			for b := range label(labelCount) {
				p += t.both[k][b][l]
			}
			t.climb(t.seen[k], l, gold[i], p)
		}
		before := outside
		if k > 0 {
			before = gold[i-1]
		}
		for b := range label(labelCount) {
			f := t.border(n, i, k, b)
			for l := range label(labelCount) {
				g := t.both[k][b][l]
				if b == before && l == gold[i] {
					g--
				}
				if g > 0.001 || g < -0.001 {
					t.update(f, int(l), -g)
				}
			}
		}
	}
}

// climb moves the weights of the features for l, whose probability is p.
func (t *nameTrainer) climb(features []uint32, l, gold label, p float32) {
	if l == gold {
		p--
	}
	if p > 0.001 || p < -0.001 {
		t.update(features, int(l), -p)
	}
}

// potentials scores each token's labels after each label before.
func (t *nameTrainer) potentials(n *nameFinder, s Range) {
	t.pot = t.pot[:0]
	for k := range s.Len() {
		var own [labelCount]float32
		t.add(own[:], t.seen[k])
		var pot [labelCount][labelCount]float32
		for b := range label(labelCount) {
			if k == 0 && b != outside {
				for l := range pot[b] {
					pot[b][l] = impossible
				}
				continue
			}
			pot[b] = own
			t.add(pot[b][:], t.border(n, s.Start+k, k, b))
			for l := range label(labelCount) {
				if !l.follows(b) {
					pot[b][l] = impossible
				}
			}
		}
		t.pot = append(t.pot, pot)
	}
}

// sumProducts sets both to the probability of each pair of labels.
func (t *nameTrainer) sumProducts() {
	n := len(t.pot)
	ahead := make([][labelCount]float64, n+1) // log sums of what comes after
	for k := n - 1; k > 0; k-- {
		for b := range labelCount {
			var v [labelCount]float64
			for l := range labelCount {
				v[l] = float64(t.pot[k][b][l]) + ahead[k][l]
			}
			ahead[k-1][b] = logSum(v[:])
		}
	}
	t.both = t.both[:0]
	var past [labelCount]float64
	for k := range n {
		var joint [labelCount * labelCount]float64
		for b := range labelCount {
			for l := range labelCount {
				joint[b*labelCount+l] = past[b] + float64(t.pot[k][b][l]) + ahead[k][l]
			}
		}
		z := logSum(joint[:])
		var both [labelCount][labelCount]float32
		for b := range labelCount {
			for l := range labelCount {
				both[b][l] = float32(math.Exp(joint[b*labelCount+l] - z))
			}
		}
		t.both = append(t.both, both)
		var next [labelCount]float64
		for l := range labelCount {
			var v [labelCount]float64
			for b := range labelCount {
				v[b] = past[b] + float64(t.pot[k][b][l])
			}
			next[l] = logSum(v[:])
		}
		past = next
	}
}

func logSum(v []float64) float64 {
	top := slices.Max(v)
	if top < impossible/4 {
		return top
	}
	sum := 0.0
	for _, x := range v {
		sum += math.Exp(x - top)
	}
	return top + math.Log(sum)
}

// look collects the features of the tokens of s.
func (t *nameTrainer) look(n *nameFinder, s Range, second bool) {
	t.seen, t.blind = t.seen[:0], t.blind[:0]
	for i := s.Start; i < s.End; i++ {
		f := n.features(i)
		blind := t.rng.IntN(100) < hidden
		if blind {
			for _, k := range lexical {
				f[k] = 0
			}
		}
		all := f[:]
		if second {
			d := n.docFeatures(i)
			all = append(all, d[:]...)
		}
		t.seen, t.blind = append(t.seen, all), append(t.blind, blind)
	}
}

func (t *nameTrainer) border(n *nameFinder, i, k int, before label) []uint32 {
	f := n.borderFeatures(i, before)
	if t.blind[k] {
		f[2] = 0
	}
	return f[:]
}

// UseNames makes Parse use the name finder in bin.
func UseNames(bin []byte) { namesBin = string(bin) }

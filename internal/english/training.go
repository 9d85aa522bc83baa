//go:build train

package english

import (
	"bytes"
	"math"
	"math/rand/v2"
	"slices"
	"strings"

	"stemma/news"
)

// How fast and how far the CRF learns: AdaGrad's step (Duchi et al. 2011), and
// the share of a weight that each of its steps takes off it (L2).
const (
	rate  = 0.2
	decay = 0.03
)

// trainer learns a linear model: by the averaged perceptron (Collins 2002), or,
// where it has updates, by AdaGrad steps, averaged too.
type trainer struct {
	bits, columns int
	weights       []float32
	sums          []float64 // of each weight over all steps until its last change
	changed       []int32   // the step of the last change
	updates       []float32 // the sum of squared steps of each weight, nil for the perceptron
	step          int32
}

func newTrainer(bits, columns int) *trainer {
	n := columns << bits
	return &trainer{
		bits: bits, columns: columns,
		weights: make([]float32, n), sums: make([]float64, n), changed: make([]int32, n),
	}
}

func (t *trainer) add(scores []float32, features []uint32) {
	for _, f := range features {
		if f == 0 {
			continue
		}
		at := int(f>>(32-t.bits)) * t.columns
		for c, w := range t.weights[at : at+t.columns] {
			scores[c] += w
		}
	}
}

// update adds by to the weights of the features for class c. With AdaGrad a
// weight moves the less the more it was moved before, so that common features
// do not outgrow the byte that a weight is kept in. A feature of 0 is none.
func (t *trainer) update(features []uint32, c int, by float32) {
	for _, f := range features {
		if f == 0 {
			continue
		}
		k := int(f>>(32-t.bits))*t.columns + c
		t.sums[k] += float64(t.weights[k]) * float64(t.step-t.changed[k])
		t.changed[k] = t.step
		if t.updates != nil {
			t.updates[k] += by * by
			w := t.weights[k]
			t.weights[k] += rate * (by - decay*w) / float32(math.Sqrt(float64(t.updates[k])))
			continue
		}
		t.weights[k] += by
	}
}

// pack is the model's file: averaged weights scaled so that all but the
// largest fit in a byte.
func (t *trainer) pack() []byte {
	avg := make([]float64, len(t.weights))
	var sizes []float64
	for k := range avg {
		avg[k] = (t.sums[k] + float64(t.weights[k])*float64(t.step-t.changed[k])) / float64(max(1, t.step))
		if avg[k] != 0 {
			sizes = append(sizes, max(avg[k], -avg[k]))
		}
	}
	slices.Sort(sizes)
	scale := 127 / sizes[len(sizes)*9999/10000]
	wide := (t.columns + 7) / 8 * 8
	out := append([]byte{byte(t.bits), byte(wide)}, bytes.Repeat([]byte{128}, wide<<t.bits)...)
	for k, w := range avg {
		v := min(127, max(-127, math.Round(w*scale)))
		out[linearHeader+k/t.columns*wide+k%t.columns] = byte(128 + int(v))
	}
	return out
}

// TagSample is one sentence with its tags.
type TagSample struct {
	Words []string
	Tags  []int
}

// TrainTags learns the tagger and returns its file.
func TrainTags(samples []TagSample, bits, rounds int, seed uint64) []byte {
	t := newTrainer(bits, tagCount)
	rng := rand.New(rand.NewPCG(seed, 1))
	for range rounds {
		for _, k := range rng.Perm(len(samples)) {
			trainTagSentence(t, recase(samples[k].Words, rng), samples[k].Tags)
		}
	}
	return t.pack()
}

func trainTagSentence(t *trainer, words []string, gold []int) {
	forms := wordForms(words)
	var g tagger
	one, two := startTag, startTag
	for i := range forms {
		scores := make([]float32, tagCount)
		g.features(forms, i, one, two)
		t.add(scores, g.buf[:])
		best := 0
		for c := range scores {
			if scores[c] > scores[best] {
				best = c
			}
		}
		t.step++
		if best != gold[i] {
			t.update(g.buf[:], gold[i], 1)
			t.update(g.buf[:], best, -1)
		}
		two, one = one, uint32(best)
	}
}

// Tags are the tags that the model file bin gives to words.
func Tags(bin string, words []string) []int {
	forms := wordForms(words)
	tokens := tokensFor(len(words))
	t := tagger{model: openLinear(bin)}
	t.sentence(forms, tokens)
	out := make([]int, len(words))
	for i := range tokens {
		out[i] = int(tokens[i].Tag)
	}
	return out
}

func wordForms(words []string) []form {
	forms := make([]form, len(words))
	for i, w := range words {
		forms[i] = formOf(w)
	}
	return forms
}

func tokensFor(n int) []news.Token { return make([]news.Token, n) }

// recase returns words, now and then in lower case, in capitals or all
// capitalised, so that the models know headlines and careless typing.
func recase(words []string, rng *rand.Rand) []string {
	var change func(string) string
	switch p := rng.IntN(100); {
	case p < 4:
		change = strings.ToLower
	case p < 7:
		change = strings.ToUpper
	case p < 10:
		change = capitalise
	default:
		return words
	}
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = change(w)
	}
	return out
}

func capitalise(w string) string {
	if len(w) < 3 && w != strings.ToUpper(w) {
		return w
	}
	return strings.ToUpper(w[:1]) + w[1:]
}

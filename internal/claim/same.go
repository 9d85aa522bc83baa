package claim

import (
	"math"

	"stemma/internal/vectors"
	"stemma/news"
)

// Sameness is what it is told from that two assertions are one.
type Sameness [samenessCount]float64

const samenessCount = 10

// pairing pairs the words of two assertions: equal ones, and for words that are
// neither names nor numbers the most alike.
type pairing struct {
	a, b         []word
	to, from     []int16   // the word of the other side, -1 for none
	cosTo, cosFr []float64 // how alike they are, from 0 to 1
}

// faint is the cosine below which two words have nothing to do with each other.
const faint = .3

// match pairs the words of two units.
func (m *matcher) match(a, b *unit) *pairing {
	p := &m.pairing
	p.a, p.b = a.words, b.words
	p.to, p.cosTo = reset(p.to, p.cosTo, len(a.words))
	p.from, p.cosFr = reset(p.from, p.cosFr, len(b.words))
	for i, x := range a.words {
		for j, y := range b.words {
			var c float64
			switch {
			case x.key == y.key:
				c = 1
			case x.vec == nil || y.vec == nil:
				continue
			default:
				c = vectors.Dot(x.vec, y.vec)
			}
			if c < faint {
				continue
			}
			if c > p.cosTo[i] {
				p.to[i], p.cosTo[i] = int16(j), c
			}
			if c > p.cosFr[j] {
				p.from[j], p.cosFr[j] = int16(i), c
			}
		}
	}
	return p
}

// matcher keeps what match fills.
type matcher struct{ pairing pairing }

func reset(at []int16, cos []float64, n int) ([]int16, []float64) {
	at, cos = at[:0], cos[:0]
	for range n {
		at, cos = append(at, -1), append(cos, 0)
	}
	return at, cos
}

// ordinary reports whether a word is neither name nor number.
func (w word) ordinary() bool { return !w.isName() && !w.isNumber() }

// shares is the weight of the words of one side that keep holds for, graded by
// how alike their partners are, and of all these words; only what is at least
// as alike as least counts. Repeated words count once.
func shares(words []word, cos []float64, least float64, keep func(word) bool) (hit, all float64) {
	for i, w := range words {
		if !keep(w) || repeated(words, i) {
			continue
		}
		all += float64(w.weight)
		if cos[i] >= least {
			hit += float64(w.weight) * cos[i]
		}
	}
	return hit, all
}

// sameness compares two assertions; context is the likeness of the sentences
// that they stand in.
func (m *matcher) sameness(a, b *unit, context float64) Sameness {
	p := m.match(a, b)
	every := func(word) bool { return true }
	sa, wa := shares(p.a, p.cosTo, faint, every)
	sb, wb := shares(p.b, p.cosFr, faint, every)
	ha, ta := shares(p.a, p.cosTo, softMatch, word.ordinary)
	hb, tb := shares(p.b, p.cosFr, softMatch, word.ordinary)
	verbs, others, names := p.relations()
	f := Sameness{
		(ha + hb) / max(ta+tb, .1),
		max(sa/max(wa, .1), sb/max(wb, .1)),
		min(sa/max(wa, .1), sb/max(wb, .1)),
		min(verbs, 6) / 6,
		min(others, 6) / 6,
		min(names, 6) / 6,
		0,
		min(ha, hb, 8) / 8,
		math.Log(float64(1 + max(a.sentence, b.sentence))),
		context,
	}
	if (a.negative == 0) != (b.negative == 0) {
		f[6] = 1
	}
	return f
}

// together is how far apart two words may stand that are taken to belong together.
const together = 4

// relations weigh the pairs of words that stand near each other on both sides:
// a verb with another word, other words, and names with each other. Words that
// meet in both assertions are more than words that both have.
func (p *pairing) relations() (verbs, others, names float64) {
	for i, x := range p.a {
		if p.cosTo[i] < softMatch {
			continue
		}
		for k := i + 1; k <= i+together && k < len(p.a); k++ {
			if p.cosTo[k] < softMatch {
				continue
			}
			if d := p.to[k] - p.to[i]; d == 0 || d < -together-1 || d > together+1 {
				continue
			}
			y := p.a[k]
			w := math.Sqrt(float64(x.weight * y.weight))
			switch {
			case (x.tag == news.VERB) != (y.tag == news.VERB):
				verbs += w
			case x.ordinary() || y.ordinary():
				others += w
			default:
				names += w
			}
		}
	}
	return verbs, others, names
}

// chance is that of two assertions being one.
func (f Sameness) chance() float64 {
	s := samenessBias
	for i, x := range f {
		s += samenessWeights[i] * x
	}
	return 1 / (1 + math.Exp(-s))
}

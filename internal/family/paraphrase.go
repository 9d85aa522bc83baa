package family

import (
	"cmp"
	"math"
	"slices"

	"stemma/internal/diff"
	"stemma/internal/vectors"
	"stemma/news"
)

// content is what a passage says: its words that tell something, each once, and
// the vector of all its words.
type content struct {
	words   []contentWord
	bits    float64 // what the words tell
	vector  vectors.Vec
	negated bool
	figures []figure
}

// contentWord is a word with a meaning of its own.
type contentWord struct {
	term int32
	tag  news.Tag
	bits float64
	vec  vectors.Vec // of length one; zero for names and numbers

	denied bool // a negation stands shortly before it
}

// denialReach is how many words behind a negation are denied.
const denialReach = 4

// commonBits is what a word tells at least that is compared at all.
const commonBits = 6

// contentOf reads the passage of a reading.
func (s *story) contentOf(r *news.Reading, span news.Span) content {
	words := diff.Split(span.Of(r.Text))
	c := content{vector: vectorOf(words), negated: negations(words) > 0}
	first, _ := slices.BinarySearchFunc(r.Tokens, span.Start, func(t news.Token, at int) int { return cmp.Compare(t.Span.Start, at) })
	denied := 0 // words still to come
	number := ""
	for _, t := range r.Tokens[first:] {
		if t.Span.End > span.End {
			break
		}
		normal := diff.Normal(t.Span.Of(r.Text))
		if number != "" && t.Tag == news.NOUN {
			c.figures = append(c.figures, figure{number, baseOf(normal)})
		}
		if number = ""; t.Tag == news.NUM {
			number = normal
		}
		if isNegator(normal) {
			denied = denialReach + 1
		}
		denied--
		switch t.Tag {
		case news.NOUN, news.PROPN, news.VERB, news.ADJ, news.NUM, news.ADV:
		default:
			continue
		}
		if normal == "" || functionWords[normal] || isNegator(normal) {
			continue
		}
		w := contentWord{term: s.lexicon.term(normal), tag: t.Tag, denied: denied > 0}
		if s.lexicon.bits[w.term] < commonBits || slices.ContainsFunc(c.words, func(o contentWord) bool { return o.term == w.term }) {
			continue
		}
		w.bits = s.lexicon.bits[w.term] * s.distinction(w.term)
		if t.Tag != news.PROPN && t.Tag != news.NUM {
			v, _ := vectors.Of(normal)
			w.vec = v.Unit()
		}
		c.words, c.bits = append(c.words, w), c.bits+w.bits
	}
	return c
}

// distinction is how far a term tells one of the story's quotations from the
// others: 1 for a word that none has, less the more have it.
func (s *story) distinction(term int32) float64 {
	n := float64(len(s.wordings) + 20)
	return math.Log2(n/float64(s.lexicon.said[term]+1)) / math.Log2(n)
}

// Likeness is what is known of a report and an utterance of one speaker, from
// which the chance is told that the report gives it: the shares of either that
// the other tells, the smaller and the greater; the cosine of their vectors; the
// words that belong together in both, verbs with others and others among
// themselves; how much either tells.
type Likeness [likenessCount]float64

const likenessCount = 7

const (
	faint = 0.3  // the cosine below which two words have nothing to do with each other
	alike = 0.62 // from which one may stand for the other
	full  = 40   // what words that belong together tell, in bits, beyond which more tell no more
)

// contradict reports whether one passage denies what the other affirms: whether
// only one of them has a negation, and that before a word of both; or whether they
// give other numbers of one thing.
func contradict(a, b *content) bool {
	if otherFigures(a.figures, b.figures) {
		return true
	}
	if a.negated == b.negated {
		return false
	}
	to, _ := pairWords(a, b)
	for i, p := range to {
		if p.cos >= alike && a.words[i].denied != b.words[p.at].denied {
			return true
		}
	}
	return false
}

// figure is a number and the word behind it.
type figure struct{ number, of string }

// otherFigures reports whether two passages give other numbers of one thing: "six
// times", "seven times".
func otherFigures(a, b []figure) (differ bool) {
	for _, x := range a {
		for _, y := range b {
			if x.of == y.of && x.number == y.number {
				return false
			}
			differ = differ || x.of == y.of
		}
	}
	return differ
}

// likeness compares what a report says with what was said.
func likeness(report, said *content) Likeness {
	to, from := pairWords(report, said)
	a, b := covered(report, to), covered(said, from)
	verbs, others := related(report, to)
	return Likeness{
		min(a, b),
		max(a, b),
		vectors.Dot(&report.vector, &said.vector),
		min(verbs, full) / full,
		min(others, full) / full,
		math.Log1p(report.bits) / 5,
		math.Log1p(said.bits) / 5,
	}
}

// chance is that of the report giving the utterance, by a logistic regression
// on pairs that were read; see train/family.
func (f Likeness) chance() float64 {
	s := likenessBias
	for i, x := range f {
		s += likenessWeights[i] * x
	}
	return 1 / (1 + math.Exp(-s))
}

// partner is the word of the other side that is most like one, -1 for none.
type partner struct {
	at  int
	cos float64
}

// pairWords are the partners of either side's words.
func pairWords(a, b *content) (to, from []partner) {
	to, from = alone(len(a.words)), alone(len(b.words))
	for i := range a.words {
		for j := range b.words {
			cos := 1.0
			if x, y := &a.words[i], &b.words[j]; x.term != y.term {
				cos = vectors.Dot(&x.vec, &y.vec)
			}
			if cos > max(faint, to[i].cos) {
				to[i] = partner{j, cos}
			}
			if cos > max(faint, from[j].cos) {
				from[j] = partner{i, cos}
			}
		}
	}
	return to, from
}

// alone are words without partners.
func alone(words int) []partner {
	out := make([]partner, words)
	for i := range out {
		out[i].at = -1
	}
	return out
}

// covered is the share of what a side's words tell that the other side tells,
// too.
func covered(c *content, to []partner) float64 {
	var sum float64
	for i, w := range c.words {
		sum += w.bits * to[i].cos
	}
	return sum / max(c.bits, 1)
}

// nearby is how far apart two words may stand that are taken to belong together.
const nearby = 3

// related are the bits of the pairs of words of c that stand near each other on both
// sides: a verb with another word, and others.
func related(c *content, to []partner) (verbs, others float64) {
	for i, x := range c.words {
		if to[i].cos < alike {
			continue
		}
		for k := i + 1; k < min(len(c.words), i+1+nearby); k++ {
			if d := to[k].at - to[i].at; to[k].cos < alike || d == 0 || d < -nearby || d > nearby {
				continue
			}
			bits := math.Sqrt(x.bits * c.words[k].bits)
			if (x.tag == news.VERB) != (c.words[k].tag == news.VERB) {
				verbs += bits
			} else {
				others += bits
			}
		}
	}
	return verbs, others
}

package attrib

import (
	"sync"

	"stemma/internal/english"
)

// kind is the type of a span. Sources and contents are told apart by the side
// on which their cue stands: it is the nearest one on that side.
type kind uint8

const (
	sourceOfNext kind = iota // "Smith" in "Smith said"
	sourceOfLast             // "Smith" in "said Smith"
	cue
	contentOfNext
	contentOfLast
	kinds
)

// A label is 0 outside of spans, else 1 + 4*kind + position.
const (
	begin = iota
	inside
	end
	single

	numLabels = 1 + 4*int(kinds)
)

// never is the score of what cannot be.
const never = -1e30

// span is a labelled run of tokens.
type span struct {
	english.Range
	kind  kind
	score float32 // mean margin of its labels over none, as a probability
}

// scoresOf holds the scores of an article's labels while it is read.
var scoresOf = sync.Pool{New: func() any { return new([]float32) }}

// label finds the spans of the best sequence of labels for doc.
func (m *model) label(f []Features, doc *english.Doc) []span {
	room := scoresOf.Get().(*[]float32)
	defer scoresOf.Put(room)
	*room = m.score((*room)[:0], f, doc)
	m.bar(*room, f)
	return spansOf(m.viterbi(*room, breaks(doc, f)), *room)
}

// bar forbids sources and cues that begin with an opening quotation mark: what
// stands in marks is content. In PolNeAR that holds for all but one in 1,500.
func (m *model) bar(scores []float32, f []Features) {
	for i := range f {
		if v := f[i][colQuote]; v == 0 || (v-1)/(4*quoteLengths) != markOpens {
			continue
		}
		s := scores[i*numLabels:]
		for _, k := range [...]kind{sourceOfNext, sourceOfLast, cue} {
			s[1+4*int(k)+begin], s[1+4*int(k)+single] = never, never
		}
	}
}

// breaks tells the tokens before which every span ends: the first of each
// paragraph, unless quotations stand on both sides, as where one goes on. In
// PolNeAR 47 of 18,000 such places lie in a span, most by mistake.
func breaks(doc *english.Doc, f []Features) []bool {
	b := make([]bool, len(f))
	for _, p := range doc.Paragraphs {
		b[p.Start] = f[p.Start][colQuote] == 0 || p.Start > 0 && f[p.Start-1][colQuote] == 0
	}
	return b
}

// viterbi finds the best sequence of labels. Only sequences of whole spans are
// allowed, so few transitions are: inside a span to the next token of it, and
// from the end of one to nothing or to the begin of another.
func (m *model) viterbi(scores []float32, breaks []bool) []uint8 {
	const n = numLabels
	tokens := len(scores) / n
	if tokens == 0 {
		return nil
	}
	back := make([]uint8, tokens*n)
	var best, next [n]float32
	for l := range best {
		best[l] = never
		if l == 0 || position(l) == begin || position(l) == single {
			best[l] = m.start[l] + scores[l]
		}
	}
	into, gain := m.transitions()
	rivals := make([]int, 0, n)
	for t := 1; t < tokens; t++ {
		s, b := scores[t*n:(t+1)*n], back[t*n:(t+1)*n]
		rivals = rivals[:0]
		for first := 1; first < n; first += 4 {
			for l := first + inside; l <= first+end; l++ {
				from, v := first+begin, best[first+begin]+into[l][first+begin]
				if w := best[first+inside] + into[l][first+inside]; w > v {
					from, v = first+inside, w
				}
				next[l], b[l] = v+s[l], uint8(from)
				if breaks[t] {
					next[l] = never
				}
			}
			for k := first + end; k <= first+single; k++ {
				if best[k]+gain[k] >= best[0] {
					rivals = append(rivals, k)
				}
			}
		}
		next[0], b[0] = after(&best, &into[0], rivals)
		next[0] += s[0]
		for first := 1; first < n; first += 4 {
			for _, l := range [...]int{first + begin, first + single} {
				next[l], b[l] = after(&best, &into[l], rivals)
				next[l] += s[l]
			}
		}
		best = next
	}
	last := 0
	for k := 1; k < n; k++ {
		if p := position(k); (p == end || p == single) && best[k] > best[last] {
			last = k
		}
	}
	labels := make([]uint8, tokens)
	for t := tokens - 1; t >= 0; t-- {
		labels[t] = uint8(last)
		last = int(back[t*n+last])
	}
	return labels
}

// transitions are the scores of the steps into each label, side by side, and
// how much better than none each label can be to come from; a bit more, since
// sums are rounded.
func (m *model) transitions() (into [numLabels][numLabels]float32, gain [numLabels]float32) {
	for k := range gain {
		gain[k] = never
		for l := range into {
			into[l][k] = m.trans[k*numLabels+l]
			if l == 0 || position(l) == begin || position(l) == single {
				gain[k] = max(gain[k], into[l][k]-m.trans[l]+1)
			}
		}
	}
	return into, gain
}

// after is the best label to come from to one that begins a span or is none:
// none, or one of the rivals, which end a span.
func after(best, into *[numLabels]float32, rivals []int) (score float32, from uint8) {
	score = best[0] + into[0]
	for _, k := range rivals {
		if v := best[k] + into[k]; v > score {
			score, from = v, uint8(k)
		}
	}
	return score, from
}

func position(label int) int { return (label - 1) % 4 }

// spansOf lists the spans of a sequence of labels.
func spansOf(labels []uint8, scores []float32) []span {
	var out []span
	for i := 0; i < len(labels); {
		l := int(labels[i])
		if l == 0 {
			i++
			continue
		}
		j := i + 1
		if position(l) == begin {
			for j < len(labels) && position(int(labels[j])) == inside {
				j++
			}
			j++
		}
		r := english.Range{Start: i, End: min(j, len(labels))}
		out = append(out, span{r, kind((l - 1) / 4), sureness(r, labels, scores)})
		i = j
	}
	return out
}

// sureness is how much likelier the labels of r are than none, 0 to 1.
func sureness(r english.Range, labels []uint8, scores []float32) float32 {
	var margin float32
	for i := r.Start; i < r.End; i++ {
		s := scores[i*numLabels : (i+1)*numLabels]
		margin += s[labels[i]] - s[0]
	}
	return sigmoid(margin / float32(r.Len()))
}

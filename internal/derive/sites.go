package derive

import (
	"iter"
	"slices"

	"stemma/internal/reuse"
)

// sites counts the places at which a text has what another lacks. What outlets
// change by rule they change at many places, and two of them alike: the same few
// words count once.
type sites struct {
	seen, alone         float64 // of a few words, by whether a third text has them
	longSeen, longAlone float64 // of more, up to several sentences
}

// few is how many words and rules of a house are changed one by one.
func (s sites) few() float64 { return s.seen + s.alone }

// many is how many longer parts there are.
func (s sites) many() float64 { return s.longSeen + s.longAlone }

const (
	fewWords = 3  // that a change of wording takes
	mostFew  = 64 // changes of wording that are told apart
)

// line is a text as a row of words.
type line struct {
	words   []uint32
	starts  []int32 // of the sentences, and the end
	phrases []int32 // of each word, the phrase that it ends among those of the text; none for a sentence's first
}

func newLine(t *reuse.Text, phrases []uint32) line {
	var l line
	t.Sentences(func(words []uint32) {
		l.starts = append(l.starts, int32(len(l.words)))
		for i, w := range words {
			at := none
			if i > 0 {
				if k, ok := slices.BinarySearch(phrases, reuse.Phrase(words[i-1], w)); ok {
					at = k
				}
			}
			l.words, l.phrases = append(l.words, w), append(l.phrases, int32(at))
		}
	})
	l.starts = append(l.starts, int32(len(l.words)))
	return l
}

// gap is a part of a sentence that another text lacks: the words that only it
// has, none where something was left out between two, and the phrases.
type gap struct {
	words    []uint32
	phrases  []int32
	sentence bool // it is a whole one
}

// gaps are those of a text, where has tells which of its phrases the other has.
func (l *line) gaps(has []bool) iter.Seq[gap] {
	lacks := func(k int32) bool { return l.phrases[k] != none && !has[l.phrases[k]] }
	return func(yield func(gap) bool) {
		for s := range len(l.starts) - 1 {
			start, end := l.starts[s], l.starts[s+1]
			for k := start + 1; k < end; k++ {
				if !lacks(k) {
					continue
				}
				from := k
				for k < end && lacks(k) {
					k++
				}
				first, last := from, k-1
				if from == start+1 {
					first = start
				}
				if k == end {
					last = end
				}
				if !yield(gap{l.words[first:max(first, last)], l.phrases[from:k], first == start && last == end}) {
					return
				}
			}
		}
	}
}

// sites are those of a text, where has tells which of its phrases the other has.
func (w *Witnesses) sites(text int, has []bool) sites {
	var out sites
	var known []uint64 // changes of wording
	var before struct{ sentence, seen bool }
	for g := range w.lines[text].gaps(has) {
		seen := w.seen(text, g)
		goesOn := g.sentence && before.sentence && before.seen == seen
		before.sentence, before.seen = g.sentence, seen
		switch {
		case goesOn || len(g.words) == 0:
		case len(g.words) > fewWords && seen:
			out.longSeen++
		case len(g.words) > fewWords:
			out.longAlone++
		case len(known) < mostFew:
			key := hash(g.words, seen)
			if slices.Contains(known, key) {
				continue
			}
			known = append(known, key)
			if seen {
				out.seen++
			} else {
				out.alone++
			}
		}
	}
	return out
}

// seen reports whether most phrases of a gap stand in a third text.
func (w *Witnesses) seen(text int, g gap) bool {
	n := 0
	for _, k := range g.phrases {
		if w.holders[text][k] > 1 {
			n++
		}
	}
	return 2*n >= len(g.phrases)
}

func hash(words []uint32, seen bool) uint64 {
	var h uint64
	if seen {
		h = 1
	}
	for _, w := range words {
		h = h*0x9e3779b97f4a7c15 + uint64(w)
	}
	return h
}

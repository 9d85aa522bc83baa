package family

import (
	"cmp"
	"slices"
)

const (
	maxSettled = 6 // rounds in which those that left a family find another
	maxTexts   = 4 // times a family's text is chosen anew as others leave
)

// settle makes the families. Wordings that are linked in a chain need have
// nothing in common: a long quotation ties its beginning to its end, and one
// that quotes another ties two speakers' words together. So each wording is
// held against the text of its family; those that do not give it leave and are
// linked among themselves.
func (s *story) settle() []*group {
	var out []*group
	left := make([]int, len(s.wordings))
	for i := range left {
		left[i] = i
	}
	for round := 0; len(left) > 0; round++ {
		for _, i := range left {
			s.union[i] = i
		}
		if round < maxSettled {
			s.link(left)
		}
		groups := s.components(left)
		left = left[:0:0]
		for _, g := range groups {
			left = append(left, s.sift(g)...)
		}
		slices.Sort(left)
		out = append(out, groups...)
	}
	slices.SortFunc(out, func(a, b *group) int { return cmp.Compare(a.members[0], b.members[0]) })
	return out
}

// sift chooses the text of g and returns the wordings that do not give it,
// which leave.
func (s *story) sift(g *group) (left []int) {
	s.hold(g, g.wordings)
	for range maxTexts {
		speaker := s.oneSpeaker(g.wordings)
		var stay, leave []int
		for _, w := range g.wordings {
			if len(g.wordings) == 1 || s.gives(s.wordings[w], g.text, speaker) {
				stay = append(stay, w)
			} else {
				leave = append(leave, w)
			}
		}
		if len(leave) == 0 {
			break
		}
		if len(stay) == 0 { // the text is put together from parts that are none of it
			stay, leave = leave[:1], leave[1:]
		}
		left = append(left, leave...)
		s.hold(g, stay)
	}
	return left
}

// A reworded wording has that share of what its words tell from the family's
// text, in its order or, where order changed, in any; and of all that the two
// tell where they meet, that share is common. A little less of the wording's
// words will do where the text has nothing of its own in between, or where they
// are a sentence of some words.
const (
	leastAligned  = 0.5
	leastShared   = 0.75
	leastCommon   = 0.42
	leastPure     = 0.4
	sentenceWords = 5
	sentencePart  = 0.75 // of a sentence's bits that make it the text's
	wholeSentence = 0.85 // of those where little else of the wording is
	sentenceBits  = 60   // that such a sentence tells at least
)

// oneSpeaker is the only speaker of these wordings who is known, -1 for none.
func (s *story) oneSpeaker(wordings []int) int {
	speaker := -1
	for _, w := range wordings {
		switch known := s.wordings[w].speaker; {
		case known < 0 || known == speaker:
		case speaker >= 0:
			return -1
		default:
			speaker = known
		}
	}
	return speaker
}

// gives reports whether a wording is a rendering of the text, which is this
// speaker's.
func (s *story) gives(w *wording, text wordsOf, speaker int) bool {
	if s.agrees(text, wordsOf{s.text(w.members[0]), w.words}) {
		return true
	}
	ref := s.wordingOf(text)
	ref.speaker = speaker
	m := s.measure(w, [2]int{0, len(w.terms)}, ref)
	aligned, common := m.bits-m.crossed, m.bits/(m.bits+m.foreign)
	switch {
	case aligned >= leastAligned*w.bits && common >= leastCommon:
		return true
	case m.crossed == 0 && s.bagBits(w.terms, ref.terms) >= leastShared*w.bits:
		return true
	case aligned < leastPure*w.bits:
		return s.givesSentence(w, ref, wholeSentence, sentenceBits)
	}
	return common >= leastPure && m.foreign < 1.05*(w.bits-m.bits) || s.givesSentence(w, ref, sentencePart, 0)
}

// givesSentence reports whether that part of one of w's sentences, which tells at
// least so much, is the text's.
func (s *story) givesSentence(w, ref *wording, part, bits float64) bool {
	for _, u := range w.sentences {
		if len(w.sentences) == 1 || u[1]-u[0] < sentenceWords {
			continue
		}
		if m := s.measure(w, u, ref); m.crossed == 0 && m.bits >= bits && m.bits >= part*s.bitsOf(w.terms[u[0]:u[1]]) && m.bits >= part*(m.bits+m.foreign) {
			return true
		}
	}
	return false
}

func (s *story) bitsOf(terms []int32) (bits float64) {
	for _, t := range terms {
		bits += s.lexicon.bits[t]
	}
	return bits
}

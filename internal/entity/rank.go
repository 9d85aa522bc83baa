package entity

import (
	"math"

	"stemma/news"
)

// The features of a pronoun and a candidate for what it stands for.
const (
	fSameSentence = iota
	fPrevSentence
	fTwoBack
	fFurther
	fAhead
	fGap
	fSubject
	fObject
	fOblique
	fPossessive
	fAgent
	fOther
	fParallel
	fParallelSubject
	fGenderFits
	fGenderUnknown
	fChain
	fSalience
	fCount
	fTopic
	fFirstInSentence
	fQuoteIn
	fQuoteOut
	fQuoteSame
	fSameParagraph
	fNested
	fDescribed
	fReporter
	numFeatures
)

// weights of a first, hand-set ranker.
var weights = [numFeatures]float32{
	fSameSentence: 1, fPrevSentence: 0.7, fTwoBack: -0.6, fFurther: -1.6, fAhead: -2, fGap: -0.35,
	fSubject: 0.9, fObject: 0, fOblique: -0.4, fPossessive: 0.1, fAgent: 0, fOther: -0.1,
	fParallel: 0.3, fParallelSubject: 0.4, fGenderFits: 1.2, fGenderUnknown: 0, fChain: 1,
	fSalience: 0.5, fCount: 0.3, fTopic: 0.3, fFirstInSentence: 0.5,
	fQuoteIn: -0.6, fQuoteOut: -0.8, fQuoteSame: 0.8, fSameParagraph: 0.4, fNested: -2, fDescribed: -0.9, fReporter: 0.8,
}

// candidate is a thing that a pronoun may stand for, by one of its mentions.
type candidate struct {
	thing   int32
	mention int32 // its latest before the pronoun, or the next after it
	ahead   bool
}

// pronoun finds the thing that pronoun i stands for, or -1.
func (w *walker) pronoun(i int) int32 {
	m := &w.ms[i]
	if m.pronoun.person == 1 {
		return -1
	}
	var buf [lookBack]candidate
	best, bestScore := int32(-1), float32(-3)
	for _, c := range w.candidates(i, buf[:0]) {
		var f [numFeatures]float32
		w.features(i, c, &f)
		var s float32
		for k := range f {
			s += f[k] * weights[k]
		}
		if s > bestScore {
			best, bestScore = c.thing, s
		}
	}
	return best
}

// candidates lists the things of the mentions around pronoun i whose gender and
// number fit, the nearest mention of each.
func (w *walker) candidates(i int, out []candidate) []candidate {
	m := &w.ms[i]
	for j := i - 1; j >= 0 && j >= i-lookBack && len(out) < cap(out); j-- {
		c := &w.ms[j]
		if c.entity < 0 || m.sentence-c.sentence > 8 {
			continue
		}
		if t := &w.things[c.entity]; t.last != int32(j) || !w.agrees(m, t) || w.barred(m, c) {
			continue
		}
		out = append(out, candidate{thing: c.entity, mention: int32(j)})
	}
	for j := i + 1; j < len(w.ms) && w.ms[j].sentence == m.sentence && len(out) < cap(out); j++ {
		c := &w.ms[j]
		if c.entity < 0 || w.things[c.entity].last >= 0 || !w.agrees(m, &w.things[c.entity]) {
			continue
		}
		out = append(out, candidate{thing: c.entity, mention: int32(j), ahead: true})
	}
	return out
}

// agrees tells whether a pronoun can stand for t by gender, number and kind.
func (w *walker) agrees(m *mention, t *thing) bool {
	switch m.pronoun.gender {
	case Male:
		return t.kind == news.Person && t.gender != Female && !t.plural
	case Female:
		return t.kind == news.Person && t.gender != Male && !t.plural
	case Neuter:
		return t.kind != news.Person && !t.plural
	}
	return t.plural || t.kind == news.Organisation || t.kind == news.Other
}

// barred tells whether the grammar keeps pronoun m from meaning mention c:
// subject and object of one verb, or the noun phrase that m is part of.
func (w *walker) barred(m, c *mention) bool {
	if c.tokens.Start <= m.tokens.Start && m.tokens.End <= c.tokens.End {
		return true
	}
	return !m.pronoun.reflexive && c.verb >= 0 && c.verb == m.verb && c.slot == subject && (m.slot == object) &&
		m.tokens.Start-int(m.verb) <= 2
}

// features describes pronoun i and candidate c.
func (w *walker) features(i int, c candidate, f *[numFeatures]float32) {
	m, a := &w.ms[i], &w.ms[c.mention]
	t := &w.things[c.thing]
	switch d := m.sentence - a.sentence; {
	case c.ahead:
		f[fAhead] = 1
	case d == 0:
		f[fSameSentence] = 1
	case d == 1:
		f[fPrevSentence] = 1
	case d == 2:
		f[fTwoBack] = 1
	default:
		f[fFurther] = float32(d) / 3
	}
	f[fGap] = float32(math.Log1p(float64(abs(i - int(c.mention)))))
	f[[numSlots]int{subject: fSubject, object: fObject, oblique: fOblique, possessive: fPossessive, agent: fAgent, otherSlot: fOther, apposed: fOther}[a.slot]] = 1
	if a.slot == m.slot {
		f[fParallel] = 1
		if a.slot == subject {
			f[fParallelSubject] = 1
		}
	}
	if t.gender == m.gender {
		f[fGenderFits] = 1
	} else if t.gender == AnyGender {
		f[fGenderUnknown] = 1
	}
	if a.kind == news.Pronoun {
		f[fChain] = 1
	}
	f[fSalience] = t.salienceAt(m.sentence)
	f[fCount] = float32(math.Log1p(float64(t.total)))
	if c.thing == 0 {
		f[fTopic] = 1
	}
	if c.mention == 0 || w.ms[c.mention-1].sentence != a.sentence {
		f[fFirstInSentence] = 1
	}
	switch {
	case a.quote == m.quote && a.quote >= 0:
		f[fQuoteSame] = 1
	case a.quote >= 0 && m.quote != a.quote:
		f[fQuoteIn] = 1
	case m.quote >= 0:
		f[fQuoteOut] = 1
	}
	doc := w.v.doc
	if doc.Sentences[m.sentence].Paragraph == doc.Sentences[a.sentence].Paragraph {
		f[fSameParagraph] = 1
	}
	if a.within >= 0 {
		f[fNested] = 1
	}
	if t.described {
		f[fDescribed] = 1
	}
	if a.slot == subject && a.verb >= 0 && reporting[w.v.lower[a.verb]] && m.verb >= 0 && reporting[w.v.lower[m.verb]] && m.slot == subject {
		f[fReporter] = 1
	}
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

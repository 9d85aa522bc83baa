package family

import (
	"slices"
	"strings"

	"stemma/internal/diff"
	"stemma/news"
)

// A sentence without quotation marks gives an utterance in its own words where
// so many of these in a row tell so much, hardly another word stands between
// them, and they are most of the one or of the other: the document that others
// quote, a statement set off as a block, words that somebody took over.
const (
	unmarkedWords = 6
	unmarkedBits  = 60
	unmarkedPure  = 0.85
	unmarkedShare = 0.8
	unmarkedPairs = 3 // pairs of words in common that lead to the utterance
)

// unmarked adds the sentences of an article that give an utterance in its own
// words to the families, and returns where they stand. marked are the quoted
// spans of the article.
func (x *reportIndex) unmarked(s *story, article int, marked []news.Span) []news.Span {
	r := s.readings[article]
	var out []news.Span
	var last *group
	for t, k := 0, 0; k < len(r.Sentences); k++ {
		sentence, first := r.Sentences[k], t
		for t < len(r.Tokens) && r.Tokens[t].Span.Start < sentence.End {
			t++
		}
		if t-first < unmarkedWords || slices.ContainsFunc(marked, sentence.Overlaps) {
			last = nil
			continue
		}
		u := x.inPairs(s, r, r.Tokens[first:t])
		if u == nil {
			last = nil
			continue
		}
		span, ok := s.sameWords(u, r.Text, sentence)
		if !ok {
			last = nil
			continue
		}
		out = append(out, span)
		if u.group == last { // it goes on
			u.group.reports[len(u.group.reports)-1].span.End = span.End
			continue
		}
		last = u.group
		last.reports = append(last.reports, report{article, attributionOf(r, span), span})
	}
	return out
}

// inPairs is the sentence of an utterance that shares most pairs of words with
// the tokens, nil where none shares enough.
func (x *reportIndex) inPairs(s *story, r *news.Reading, tokens []news.Token) *sentenceOf {
	best, most := int32(-1), int32(unmarkedPairs-1)
	before := int32(-1)
	var touched []int32
	for _, t := range tokens {
		if t.Tag == news.PUNCT {
			continue
		}
		term, known := s.lexicon.terms[strings.ToLower(t.Span.Of(r.Text))]
		if !known {
			term = -1
		}
		if before >= 0 && known {
			for _, u := range x.pairs[pairKey(before, term)] {
				if x.met[u]++; x.met[u] == 1 {
					touched = append(touched, u)
				}
				if n := x.met[u]; n > most || n == most && u < best {
					best, most = u, n
				}
			}
		}
		before = term
	}
	for _, u := range touched {
		x.met[u] = 0
	}
	if best < 0 {
		return nil
	}
	return &x.sentences[best]
}

// sameWords is the part of a sentence of a text that gives an utterance in its
// own words.
func (s *story) sameWords(u *sentenceOf, text string, sentence news.Span) (news.Span, bool) {
	there := wordsOf{sentence.Of(text), diff.Split(sentence.Of(text))}
	w := s.wordingOf(there)
	from, to, run, bits := 0, 0, 0, 0.0
	said := u.wording.terms[u.words[0]:u.words[1]]
	for _, op := range diff.Align(w.terms, said, s.worth) {
		if op.Kind != diff.Equal {
			continue
		}
		if run == 0 {
			from = op.From0
		}
		to, run, bits = op.From1, max(run, op.From1-op.From0), bits+s.bitsOf(w.terms[op.From0:op.From1])
	}
	if run < unmarkedWords || bits < unmarkedBits || bits < unmarkedPure*s.bitsOf(w.terms[from:to]) ||
		bits < unmarkedShare*s.bitsOf(said) && bits < unmarkedShare*w.bits {
		return news.Span{}, false
	}
	span := news.Span{Start: sentence.Start + w.parts[from].Span.Start, End: sentence.Start + w.parts[to-1].Span.End}
	return bare(text, span), asserts(span.Of(text))
}

// attributionOf is the attribution whose content holds span, nil for none.
func attributionOf(r *news.Reading, span news.Span) *news.Attribution {
	for i := range r.Attributions {
		if slices.ContainsFunc(r.Attributions[i].Content, func(c news.Span) bool { return c.Contains(span) }) {
			return &r.Attributions[i]
		}
	}
	return nil
}

package family

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"

	"stemma/internal/diff"
	"stemma/internal/english"
	"stemma/internal/vectors"
	"stemma/news"
)

// report is a passage that gives a family's utterance without quotation marks.
type report struct {
	article     int
	attribution *news.Attribution
	span        news.Span
}

// bar is what a report and an utterance must have in common: so many telling
// words, which tell so much together, a share of what the shorter tells and one
// of what the longer does, and so near a meaning, the cosine of their vectors.
type bar struct {
	words           int
	bits            float64
	shorter, longer float64
	cosine          float64
}

// bars are the ones of which a report must take one: what shares less of its
// words must be nearer in meaning.
var bars = [...]bar{
	{words: 3, bits: 45, shorter: 0.55, longer: 0.35, cosine: 0.62},
	{words: 2, bits: 24, shorter: 0.66, longer: 0.53, cosine: 0.5},
	{words: 2, bits: 24, shorter: 0.4, longer: 0.25, cosine: 0.84},
	{words: 2, bits: 24, shorter: 0.9, longer: 0.28, cosine: 0.8},
	{words: 3, bits: 38, shorter: 0.5, longer: 0.4, cosine: 0.8},
	{words: 5, bits: 65, shorter: 0.42, longer: 0.35, cosine: 0.68},
}

// report adds to each family the attributions without quotation marks that
// give its utterance in other words: of the same speaker, with most of the
// words that tell something in common.
func (s *story) report(groups []*group) {
	x := s.newReportIndex(groups)
	for i, r := range s.readings {
		marked := quotedSpans(r)
		for k := range r.Attributions {
			a := &r.Attributions[k]
			if a.Kind == news.Direct || len(a.Content) == 0 {
				continue
			}
			for _, span := range unquoted(a, marked, r.Text) {
				if g := x.best(s, i, a, span); g != nil && !s.quotes(g, a) && asserts(span.Of(r.Text)) {
					g.reports = append(g.reports, report{i, a, withoutThat(r.Text, span)})
				}
			}
		}
	}
}

// quotes reports whether a quotation of the attribution is a member of g: the
// words around it only lead to it.
func (s *story) quotes(g *group, a *news.Attribution) bool {
	return slices.ContainsFunc(g.members, func(i int) bool { return s.members[i].attribution == a })
}

// asserts reports whether a passage says something of something: whether it
// has a verb that is neither an infinitive nor a participle, behind a noun that
// can be its subject, and goes on behind it.
func asserts(text string) bool {
	d := english.Parse(text, nil, nil)
	for i := 1; i+1 < len(d.Tokens); i++ {
		if tag := d.Tokens[i].Tag; tag != news.AUX && tag != news.VERB || strings.HasSuffix(d.Word(i), "ing") || strings.EqualFold(d.Word(i-1), "to") {
			continue
		}
		switch d.Tokens[i-1].Tag {
		case news.PRON, news.NOUN, news.PROPN, news.ADV, news.NUM, news.PUNCT:
			if !possessives[strings.ToLower(d.Word(i-1))] {
				return true
			}
		}
	}
	return false
}

var possessives = setOf("my your his her its our their whose")

// quotedSpans are all quoted spans of an article, in order.
func quotedSpans(r *news.Reading) []news.Span {
	var out []news.Span
	for _, a := range r.Attributions {
		out = append(out, a.Quoted...)
	}
	slices.SortFunc(out, func(a, b news.Span) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End)) })
	return out
}

// unquoted are the parts of an attribution's content outside the quoted spans
// that are long enough to report something, and no longer than a report is.
func unquoted(a *news.Attribution, quoted []news.Span, text string) []news.Span {
	const least, most = 25, 2000 // bytes
	var out []news.Span
	for _, c := range a.Content {
		c.Start, c.End = max(0, c.Start), min(c.End, len(text))
		if c.Len() > most {
			continue
		}
		at, _ := slices.BinarySearchFunc(quoted, c.Start, func(q news.Span, start int) int { return cmp.Compare(q.Start, start) })
		for _, q := range quoted[max(0, at-1):] {
			if q.Start >= c.End {
				break
			}
			if !q.Overlaps(c) {
				continue
			}
			if left := bare(text, news.Span{Start: c.Start, End: q.Start}); left.Len() >= least {
				out = append(out, left)
			}
			c.Start = max(c.Start, q.End)
		}
		if c = bare(text, c); c.Len() >= least {
			out = append(out, c)
		}
	}
	return out
}

// bare is s without white space and marks at its ends.
func bare(text string, s news.Span) news.Span {
	if s.Empty() {
		return s
	}
	mark := func(r rune) bool { return unicode.IsSpace(r) || unicode.IsPunct(r) }
	part := s.Of(text)
	s.End = max(s.Start, s.End-len(part)+len(strings.TrimRightFunc(part, mark)))
	s.Start = min(s.End, s.Start+len(part)-len(strings.TrimLeftFunc(part, mark)))
	return s
}

// withoutThat is s without the "that" before what is reported.
func withoutThat(text string, s news.Span) news.Span {
	for _, w := range [...]string{"was that ", "is that ", "that "} {
		if strings.HasPrefix(s.Of(text), w) {
			s.Start += len(w)
			break
		}
	}
	return s
}

// sentenceOf is one sentence of a wording of a family.
type sentenceOf struct {
	group   *group
	speaker int
	terms   []int32
	bits    float64 // what its telling terms tell
	vector  vectors.Vec
	negated bool
}

// reportIndex finds the sentences of utterances by their telling words.
type reportIndex struct {
	sentences []sentenceOf
	postings  map[int32][]int32
}

func (s *story) newReportIndex(groups []*group) *reportIndex {
	x := &reportIndex{postings: map[int32][]int32{}}
	for _, g := range groups {
		for _, i := range g.wordings[:min(len(g.wordings), maxTried)] {
			w := s.wordings[i]
			for _, u := range w.sentences {
				words := w.words[u[0]:u[1]]
				x.add(s.lexicon, sentenceOf{group: g, speaker: w.speaker, terms: w.terms[u[0]:u[1]], vector: vectorOf(words), negated: negations(words) > 0})
			}
		}
	}
	return x
}

func (x *reportIndex) add(l *lexicon, u sentenceOf) {
	for _, t := range distinctTelling(l, u.terms) {
		u.bits += l.bits[t]
		if p := x.postings[t]; len(p) < maxPostings {
			x.postings[t] = append(p, int32(len(x.sentences)))
		}
	}
	x.sentences = append(x.sentences, u)
}

// vectorOf is the unit vector of the words' meaning.
func vectorOf(words []diff.Word) vectors.Vec {
	norms := make([]string, len(words))
	for i, w := range words {
		norms[i] = w.Norm
	}
	return vectors.Sentence(norms).Unit()
}

// distinctTelling are the different terms that tell something, sorted.
func distinctTelling(l *lexicon, terms []int32) []int32 {
	out := make([]int32, 0, len(terms))
	for _, t := range terms {
		if l.bits[t] >= tellingBits {
			out = append(out, t)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// best is the family that the passage reports, nil for none.
func (x *reportIndex) best(s *story, article int, a *news.Attribution, span news.Span) *group {
	speaker := s.speakers.who(s.readings[article], a)
	if speaker < 0 {
		return nil
	}
	words := diff.Split(span.Of(s.readings[article].Text))
	terms := make([]int32, len(words))
	for i, w := range words {
		terms[i] = s.lexicon.term(w.Norm)
	}
	telling, vector, negated := distinctTelling(s.lexicon, terms), vectorOf(words), negations(words) > 0
	var own float64
	shared, count := map[int32]float64{}, map[int32]int{}
	for _, t := range telling {
		own += s.lexicon.bits[t]
		for _, u := range x.postings[t] {
			shared[u] += s.lexicon.bits[t]
			count[u]++
		}
	}
	var best *group
	most, first := 0.0, int32(math.MaxInt32)
	for u, bits := range shared {
		sentence := &x.sentences[u]
		if sentence.speaker != speaker || sentence.negated != negated || count[u] < 2 {
			continue
		}
		shorter, longer, cosine := min(own, sentence.bits), max(own, sentence.bits), float64(vectors.Dot(&vector, &sentence.vector))
		if !slices.ContainsFunc(bars[:], func(b bar) bool {
			return count[u] >= b.words && bits >= b.bits && bits >= b.shorter*shorter && bits >= b.longer*longer && cosine >= b.cosine
		}) {
			continue
		}
		if share := bits / longer; share > most || share == most && u < first {
			best, most, first = sentence.group, share, u
		}
	}
	return best
}

package family

import (
	"cmp"
	"maps"
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
	attribution *news.Attribution // nil for none
	span        news.Span
}

// leastChance is that from which a passage is taken for a report, leadChance where
// the quotation follows in the next sentence: who writes "the bridge would have to
// go, Roe said" goes on with her words.
const (
	leastChance = 0.5
	leadChance  = 0.3
)

// Where only one of the two has a negation, whatever that denies, that share of
// either side is told by the other, or that of one: half of it is not enough.
const (
	leastBoth = 0.4
	leastOne  = 0.6
)

// report adds to each family the passages without quotation marks that give its
// utterance: those with its very words, whoever is read as saying them, and the
// attributions to its speaker that say the same in others.
func (s *story) report(groups []*group) {
	x := s.newReportIndex(groups)
	for i, r := range s.readings {
		marked := quotedSpans(r)
		bare := x.unmarked(s, i, marked)
		for k := range r.Attributions {
			a := &r.Attributions[k]
			if a.Kind == news.Direct || len(a.Content) == 0 {
				continue
			}
			for _, span := range unquoted(a, marked, r.Text) {
				if slices.ContainsFunc(bare, span.Overlaps) {
					continue
				}
				if g := x.best(s, i, a, span); g != nil && asserts(span.Of(r.Text)) {
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
	if len(d.Tokens) > 0 && strings.EqualFold(d.Word(0), "whether") {
		return false // asks
	}
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
	const least, most, cue = 25, 2000, 60 // bytes
	var out []news.Span
	for i, c := range a.Content {
		c.Start, c.End = max(0, c.Start), min(c.End, len(text))
		if i > 0 && a.Content[i-1].Len() < least && c.Start-a.Content[i-1].End < cue { // "A bridge, Roe said, would cost more"
			c.Start = max(0, a.Content[i-1].Start)
		}
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
	wording *wording
	words   [2]int // of the wording
	speaker int
	content *content // nil until a report is held against it
}

// reportIndex finds the sentences of utterances by their telling words.
type reportIndex struct {
	sentences []sentenceOf
	postings  map[int32][]int32
	pairs     map[uint64][]int32 // by two words in a row of which one tells something
	met       []int32            // scratch, all zero: with how many pairs a sentence was met
}

// leastSaid is the number of words below which a sentence is none that others
// report.
const leastSaid = 3

func (s *story) newReportIndex(groups []*group) *reportIndex {
	x := &reportIndex{postings: map[int32][]int32{}, pairs: map[uint64][]int32{}}
	for _, g := range groups {
		for _, i := range g.wordings[:min(len(g.wordings), maxTried)] {
			w := s.wordings[i]
			for _, u := range w.sentences {
				if u[1]-u[0] < leastSaid {
					continue
				}
				x.add(s.lexicon, w.terms[u[0]:u[1]], sentenceOf{group: g, wording: w, words: u, speaker: w.speaker})
			}
		}
	}
	return x
}

func (x *reportIndex) add(l *lexicon, terms []int32, u sentenceOf) {
	for _, t := range distinctTelling(l, terms) {
		if p := x.postings[t]; len(p) < maxPostings {
			x.postings[t] = append(p, int32(len(x.sentences)))
		}
	}
	for j := 1; j < len(terms); j++ {
		key := pairKey(terms[j-1], terms[j])
		if p := x.pairs[key]; len(p) < maxPostings && max(l.bits[terms[j-1]], l.bits[terms[j]]) >= tellingBits {
			x.pairs[key] = append(p, int32(len(x.sentences)))
		}
	}
	x.sentences, x.met = append(x.sentences, u), append(x.met, 0)
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

// maxReported bounds the sentences that one report is compared with.
const maxReported = 12

// best is the family that the passage reports, nil for none.
func (x *reportIndex) best(s *story, article int, a *news.Attribution, span news.Span) *group {
	r := s.readings[article]
	speakers := s.speakers.whoAll(r, a)
	if len(speakers) == 0 {
		return nil
	}
	shared := map[int32]float64{}
	for _, t := range distinctTelling(s.lexicon, s.termsOf(span.Of(r.Text))) {
		for _, u := range x.postings[t] {
			if s.speakers.speaks(speakers, x.sentences[u].speaker) {
				shared[u] += s.lexicon.bits[t]
			}
		}
	}
	if len(shared) == 0 {
		return nil
	}
	likeliest := slices.SortedFunc(maps.Keys(shared), func(a, b int32) int {
		return cmp.Or(cmp.Compare(shared[b], shared[a]), cmp.Compare(a, b))
	})
	said := s.contentOf(r, span)
	var best *group
	most := leastChance
	for _, u := range likeliest[:min(len(likeliest), maxReported)] {
		sentence := &x.sentences[u]
		c := s.contentSaid(sentence)
		if contradict(&said, c) || s.quotes(sentence.group, a) {
			continue
		}
		like := likeness(&said, c)
		if said.negated != c.negated && like[0] < leastBoth && like[1] < leastOne {
			continue
		}
		p := like.chance()
		if p > leadChance && s.leadsTo(sentence.group, article, span) {
			p += leastChance - leadChance
		}
		if p > most {
			best, most = sentence.group, p
		}
	}
	return best
}

// leadsTo reports whether the sentence behind that of a passage quotes g.
func (s *story) leadsTo(g *group, article int, span news.Span) bool {
	sentences := s.readings[article].Sentences
	k, _ := slices.BinarySearchFunc(sentences, span.Start, func(s news.Span, at int) int { return cmp.Compare(s.End, at+1) })
	return k+1 < len(sentences) && slices.ContainsFunc(g.members, func(i int) bool {
		m := s.members[i]
		return m.article == article && sentences[k+1].Start <= m.span.Start && m.span.Start < sentences[k+1].End
	})
}

// contentSaid is what the sentence says.
func (s *story) contentSaid(u *sentenceOf) *content {
	if u.content == nil {
		m := s.members[u.wording.members[0]]
		words := u.wording.parts
		c := s.contentOf(s.readings[m.article], news.Span{Start: m.span.Start + words[u.words[0]].Span.Start, End: m.span.Start + words[u.words[1]-1].Span.End})
		u.content = &c
	}
	return u.content
}

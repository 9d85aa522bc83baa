package family

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"stemma/internal/diff"
	"stemma/news"
)

const (
	tellingBits   = 10.5 // a word that tells something: about one in 7,000
	fragmentBits  = 26   // what less is a fragment that needs its context
	pairBits      = 22   // two words that are rare in the story, of one speaker
	rareBits      = 17   // a word so rare that one speaker says it once in a story
	wordBits      = 24   // what a word less rare and the words around it must tell together
	shortBits     = 50   // a short part, of which half may be foreign where the words around agree
	bridgeBits    = 45   // what less joins one family only
	maxPostings   = 64   // of one key of the index
	maxTried      = 24   // candidates of one wording
	keysASentence = 16
)

// index proposes wordings for a shorter one.
type index struct {
	postings map[uint64][]int32
	score    []float64 // by wording; zero but for those touched
	touched  []int
	keys     []key
}

// key is a word or a pair of words and what it tells.
type key struct {
	key  uint64
	bits float64
}

// pairKey is the key of two terms in a row; one term's key is the term.
func pairKey(a, b int32) uint64 { return 1<<63 | uint64(uint32(a))<<31 | uint64(uint32(b)) }

// link joins those of the wordings, longest first, that are one utterance.
func (s *story) link(wordings []int) {
	x := &index{postings: map[uint64][]int32{}, score: make([]float64, len(s.wordings))}
	for _, i := range wordings {
		w := s.wordings[i]
		home, nearest := -1, 0.0
		for _, j := range x.candidates(s.lexicon, w) {
			if s.find(i) == s.find(j) || home >= 0 && s.find(home) == s.find(j) {
				continue
			}
			p := s.pair(w, s.wordings[j])
			switch {
			case !p.oneUtterance():
			case w.bits >= bridgeBits:
				s.join(i, j)
			case home < 0 || p.near > nearest:
				home, nearest = j, p.near
			}
		}
		if home >= 0 {
			s.join(i, home)
		}
		x.add(s.lexicon, w, int32(i))
	}
	s.mend(wordings)
}

// mend joins the two sides of an interrupted sentence: “The bridge,” she said,
// “will not hold.”
func (s *story) mend(wordings []int) {
	linked := make([]bool, len(s.wordings))
	for _, w := range wordings {
		linked[w] = true
	}
	for i := 1; i < len(s.members); i++ {
		a, b := s.said[i-1], s.said[i]
		if linked[a] && linked[b] && s.interrupted(s.members[i-1], s.members[i]) && s.telling(a) && s.telling(b) {
			s.join(a, b)
		}
	}
}

// telling reports whether a wording stands in one place only, or tells enough
// that all its places are one.
func (s *story) telling(wording int) bool {
	return len(s.wordings[wording].members) == 1 || s.wordings[wording].bits >= fragmentBits
}

// interrupted reports whether b goes on with the sentence that a began, with
// the cue of their attribution and then a comma between.
func (s *story) interrupted(a, b member) bool {
	if a.article != b.article || a.attribution != b.attribution || a.span.End >= b.span.Start {
		return false
	}
	text := s.readings[a.article].Text
	first, second := a.span.Of(text), b.span.Of(text)
	r, _ := utf8.DecodeRuneInString(strings.TrimSpace(second))
	if strings.ContainsAny(first[len(first)-1:], ".!?") || !unicode.IsLower(r) {
		return false
	}
	between := news.Span{Start: a.span.End, End: b.span.Start}
	gap := strings.TrimRightFunc(between.Of(text), func(r rune) bool { return r == '"' || unicode.IsSpace(r) || unicode.In(r, unicode.Pi, unicode.Pf) })
	return strings.HasSuffix(gap, ",") && slices.ContainsFunc(a.attribution.Cue, between.Contains)
}

// add puts wording i under all its telling words and all its pairs of words.
func (x *index) add(l *lexicon, w *wording, i int32) {
	put := func(key uint64) {
		if p := x.postings[key]; len(p) < maxPostings && (len(p) == 0 || p[len(p)-1] != i) {
			x.postings[key] = append(p, i)
		}
	}
	for j, t := range w.terms {
		if l.bits[t] >= tellingBits || len(w.terms) == 1 {
			put(uint64(t))
		}
		if j > 0 {
			put(pairKey(w.terms[j-1], t))
		}
	}
}

// candidates are the wordings that share most with w's rarest words and pairs
// of words, the likeliest first. They hold until the next call.
func (x *index) candidates(l *lexicon, w *wording) []int {
	for _, sentence := range w.sentences {
		keys := x.keys[:0]
		for j := sentence[0]; j < sentence[1]; j++ {
			t := w.terms[j]
			keys = append(keys, key{uint64(t), l.bits[t]})
			if j > sentence[0] {
				keys = append(keys, key{pairKey(w.terms[j-1], t), l.bits[w.terms[j-1]] + l.bits[t]})
			}
		}
		slices.SortFunc(keys, func(a, b key) int { return cmp.Or(cmp.Compare(b.bits, a.bits), cmp.Compare(a.key, b.key)) })
		for _, k := range keys[:min(len(keys), keysASentence)] {
			for _, j := range x.postings[k.key] {
				if x.score[j] == 0 {
					x.touched = append(x.touched, int(j))
				}
				x.score[j] += k.bits
			}
		}
		x.keys = keys
	}
	slices.SortFunc(x.touched, func(a, b int) int { return cmp.Or(cmp.Compare(x.score[b], x.score[a]), cmp.Compare(a, b)) })
	for _, j := range x.touched {
		x.score[j] = 0
	}
	out := x.touched[:min(len(x.touched), maxTried)]
	x.touched = x.touched[:0]
	return out
}

// kinship is how the speakers of two wordings stand to one another.
type kinship int

const (
	sameSpeaker kinship = iota
	unknownSpeaker
	otherSpeaker
)

// kin is that of two wordings. Who speaks for somebody may be called either.
func (s *story) kin(a, b *wording) kinship {
	switch {
	case a.speaker < 0 || b.speaker < 0:
		return unknownSpeaker
	case a.speaker == b.speaker:
		return sameSpeaker
	case s.speakers.oneForOther(a.speaker, b.speaker):
		return unknownSpeaker
	}
	return otherSpeaker
}

// pair is two wordings, a no longer than b, and what is known of them before
// their words are compared.
type pair struct {
	*story
	a, b     *wording
	kin      kinship
	together bool    // articles have both
	near     float64 // what the words around them share tells, in bits
}

func (s *story) pair(a, b *wording) pair {
	return pair{s, a, b, s.kin(a, b), s.together(a, b), s.near(a, b)}
}

// oneUtterance reports whether the two are of one utterance: whether a
// sentence of one is found in the other, or, of other speakers, all of the
// shorter.
func (p *pair) oneUtterance() bool {
	for _, u := range p.a.sentences {
		if p.found(p.a, u, p.b) {
			return true
		}
	}
	if n := len(p.a.sentences); n > 1 && p.kin == otherSpeaker && p.found(p.a, [2]int{0, p.a.sentences[n-1][1]}, p.b) {
		return true
	}
	if len(p.b.sentences) > 1 {
		for _, u := range p.b.sentences {
			if p.found(p.b, u, p.a) {
				return true
			}
		}
	}
	return false
}

// together reports whether the articles that have a, or those that have b,
// mostly have both.
func (s *story) together(a, b *wording) bool {
	both, na, nb := 0, 0, 0
	for i, j := 0, 0; i < len(a.members) || j < len(b.members); {
		x, y := s.articleAt(a, i), s.articleAt(b, j)
		if x == y {
			both++
		}
		if x <= y {
			i, na = s.nextArticle(a, i), na+1
		}
		if y <= x {
			j, nb = s.nextArticle(b, j), nb+1
		}
	}
	return 2*both > min(na, nb)
}

// The words right before two quotations and those right behind tell at least
// that much where they are the same, and both together more, so that one text
// was made from the other: whoever was read as their speakers, the quotations
// are one.
const (
	seamBits   = 12
	copiedBits = 40
)

// copied reports whether the two, which no articles have both, stand between
// the same words somewhere.
func (p *pair) copied() bool {
	const most = 4 // places of each that are compared
	if p.together {
		return false
	}
	for _, i := range p.a.members[:min(len(p.a.members), most)] {
		for _, j := range p.b.members[:min(len(p.b.members), most)] {
			a, b := p.frame(i), p.frame(j)
			before, after := p.runBits(a.before, b.before), p.runBits(a.after, b.after)
			if min(before, after) >= seamBits && before+after >= copiedBits {
				return true
			}
		}
	}
	return false
}

// runBits is what the terms tell that two lists begin with alike.
func (s *story) runBits(a, b []int32) (bits float64) {
	for k := 0; k < min(len(a), len(b)) && a[k] == b[k]; k++ {
		bits += s.lexicon.bits[a[k]]
	}
	return bits
}

// articleAt is the article of w's i-th member, behind the last a number that
// is greater than all.
func (s *story) articleAt(w *wording, i int) int {
	if i == len(w.members) {
		return math.MaxInt
	}
	return s.members[w.members[i]].article
}

// nextArticle is w's first member behind the i-th that stands in another
// article.
func (s *story) nextArticle(w *wording, i int) int {
	for article := s.articleAt(w, i); i < len(w.members) && s.articleAt(w, i) == article; {
		i++
	}
	return i
}

// found reports whether the words u of a stand in b.
func (p *pair) found(a *wording, u [2]int, b *wording) bool {
	unit := a.terms[u[0]:u[1]]
	all := p.bitsOf(unit)
	bag := p.bagBits(unit, b.terms) // in any order
	if bag < all*0.35 || bag < tellingBits {
		return false
	}
	m := p.measure(a, u, b)
	if m.crossed > m.bits/2 {
		return false
	}
	if m.tornStart && u[0] > 0 || m.tornEnd && u[1] < len(a.parts) && !p.goesOn(a.terms[min(u[1], len(a.terms)):], b.terms[m.to:]) {
		return false
	}
	pure := m.bits / (m.bits + m.foreign)
	if m.whole {
		return p.holds(a.parts[u[0]:u[1]], unit, all, b, m.to) || p.copied()
	}
	return p.renders(a, u, b, m, bag) || pure >= leastPure && len(unit) >= phraseWords && p.copied()
}

// goesOn reports whether two texts go on alike: outlets set a stop where another
// has "and".
func (s *story) goesOn(a, b []int32) bool {
	const words, shared = 6, 4
	a, b = a[:min(words, len(a))], b[:min(words, len(b))]
	n := 0
	for _, t := range a {
		if slices.Contains(b, t) {
			n++
		}
	}
	return n >= shared
}

// renders reports whether the words u of a, which are so aligned in b and share
// so much with it, are b's in other words.
func (p *pair) renders(a *wording, u [2]int, b *wording, m measured, bag float64) bool {
	unit := a.terms[u[0]:u[1]]
	all, pure := p.bitsOf(unit), m.bits/(m.bits+m.foreign)
	reordered := 2 * bag / (all + b.bits) // Dice's coefficient, whatever the order
	short := pure >= leastPure && m.bits >= 20 && all < shortBits && len(unit) >= phraseWords
	switch {
	case p.together:
		return p.kin != otherSpeaker && !m.negated && pure >= 0.8 && m.bits >= 45 && all >= 0.8*min(p.a.bits, p.b.bits)
	case p.kin == sameSpeaker:
		return m.clause || reordered >= 0.65 && bag >= 50 ||
			pure >= 0.7 && m.bits >= 35 || pure >= 0.62 && m.bits >= 45 ||
			pure >= 0.5 && m.bits >= 18 && len(unit) >= phraseWords && p.near >= nearEnough && p.rare(unit) ||
			short && p.near >= 2*nearEnough
	case p.kin == unknownSpeaker:
		return reordered >= 0.7 && bag >= 60 || pure >= 0.75 && m.bits >= 45 || pure >= 0.65 && m.bits >= 55
	}
	return pure >= 0.7 && m.bits >= 65 || short && p.near >= 8*nearEnough
}

// holds reports whether a unit that stands in b as it is, up to word end, and
// tells that much, tells enough to be the same utterance and no common phrase.
func (p *pair) holds(words []diff.Word, unit []int32, all float64, b *wording, end int) bool {
	alone := len(unit) == len(b.terms) && len(unit) > 1 // both are just this
	phrase := len(unit) >= phraseWords || len(b.terms) <= phraseIn && !p.allNames(words)
	switch {
	case p.together && p.kin == otherSpeaker: // who asks about another's words
		return len(unit) >= phraseWords && all >= fragmentBits+10 && p.near >= 2*nearEnough+1 && p.rare(unit)
	case p.together: // a formula is said again and again
		return all >= fragmentBits && 2*all >= min(p.a.bits, p.b.bits)
	case p.kin == sameSpeaker:
		return all >= fragmentBits+4 || (all >= fragmentBits || alone) && p.near >= nearEnough ||
			len(unit) > 1 && all >= rareBits && p.near >= 3*nearEnough ||
			len(unit) > 1 && all >= pairBits && len(b.terms) <= phraseIn && p.rare(unit) && !p.allNames(words) ||
			p.rare(unit) && (p.near >= 2*nearEnough+1 && all+p.near >= wordBits || p.rarest(unit) >= rareBits) ||
			p.his(unit) && p.near >= 2*nearEnough+1 && all+p.near >= wordBits ||
			p.rare(unit) && (all >= rareBits || all >= pointBits && p.near > 0) && all >= pointShare*p.sentenceBits(b, end)
	case p.kin == unknownSpeaker:
		return all >= fragmentBits+10 || alone && all >= fragmentBits && p.near >= nearEnough ||
			len(unit) > 1 && all >= fragmentBits+4 && p.rare(unit) && (alone || phrase && p.near > 0) ||
			len(unit) == 1 && len(b.terms) == 1 && all >= pairBits && p.near >= 2*nearEnough && p.rare(unit) ||
			phrase && p.rare(unit) && (all >= rareBits && p.near >= 4*nearEnough || p.near >= 7*nearEnough)
	}
	return all >= 50 || phrase && all >= fragmentBits+7 && p.near >= 2*nearEnough+1 && p.rare(unit)
}

// The point of a sentence is what tells so much, and such a share of what the
// whole sentence tells.
const (
	pointBits  = 15
	pointShare = 0.5
)

// sentenceBits is what the sentence of b tells that the word before word end stands
// in.
func (s *story) sentenceBits(b *wording, end int) float64 {
	for _, u := range b.sentences {
		if u[0] < end && end <= u[1] {
			return s.bitsOf(b.terms[u[0]:u[1]])
		}
	}
	return b.bits
}

// phraseWords is the number of words below which a name, or a word of a long
// speech, is anyone's and no cut of what another said; phraseIn is how long
// such a speech is, in words.
const (
	phraseWords = 3
	phraseIn    = 64
)

// allNames reports whether all words are names that the story mentions.
func (s *story) allNames(words []diff.Word) bool {
	return !slices.ContainsFunc(words, func(w diff.Word) bool { return !s.names[strings.TrimSuffix(w.Norm, "'s")] })
}

// nearEnough is what the words around two fragments must share: one word that
// few of the story's quotations have near them.
const nearEnough = 3

// rarest is what the unit's rarest word tells.
func (s *story) rarest(unit []int32) (bits float64) {
	for _, t := range unit {
		bits = max(bits, s.lexicon.bits[t])
	}
	return bits
}

// rare reports whether few of the story's quotations have the unit's rarest
// word.
func (s *story) rare(unit []int32) bool {
	most := s.rarest(unit)
	i := slices.IndexFunc(unit, func(t int32) bool { return s.lexicon.bits[t] == most })
	return int(s.lexicon.said[unit[i]]) <= max(4, len(s.wordings)/20)
}

// his reports whether nobody else in the story says the unit's rarest word.
func (p *pair) his(unit []int32) bool {
	most := p.rarest(unit)
	i := slices.IndexFunc(unit, func(t int32) bool { return p.lexicon.bits[t] == most })
	return p.lexicon.by[unit[i]] == int32(p.a.speaker)
}

// near is what the words around the shorter a share with the words of b and
// those around it. A word that stands around many of the story's quotations
// tells little.
func (s *story) near(a, b *wording) float64 {
	var sum float64
	n := float64(len(s.wordings) + 20)
	for _, t := range a.context {
		if slices.Contains(b.terms, t) || slices.Contains(b.wide, t) {
			sum += math.Log2(n / float64(s.lexicon.around[t]))
		}
	}
	return sum
}

// bagBits is what the terms of a tell that b has too, in any order.
func (s *story) bagBits(a, b []int32) float64 {
	left := s.lexicon.left
	for _, t := range b {
		left[t]++
	}
	var sum float64
	for _, t := range a {
		if left[t] > 0 {
			left[t]--
			sum += s.lexicon.bits[t]
		}
	}
	for _, t := range b {
		left[t] = 0
	}
	return sum
}

// measured is how a unit is aligned in a text.
type measured struct {
	bits    float64 // what the aligned words tell
	foreign float64 // what the others tell: the unit's, and the text's between
	crossed float64 // what those of the aligned words tell that one of the two quotes from another
	whole   bool    // the unit stands in the text in one piece
	clause  bool    // a clause of some words stands in both in one piece
	negated bool    // one has a negation there that the other lacks
	to      int     // where what is aligned ends in the text
	// The text goes on before or behind the unit without a stop. Where the unit
	// is a sentence among others of its speaker, the two are different ones.
	tornStart, tornEnd bool
}

// A part left out of a text counts for no more than that many bits; a clause
// has at least so many words and bits.
const (
	gapBits     = 16
	clauseWords = 5
	clauseBits  = 30
)

// measure aligns the words u of a in b.
func (s *story) measure(a *wording, u [2]int, b *wording) measured {
	var m measured
	words, unit := a.parts[u[0]:u[1]], a.terms[u[0]:u[1]]
	ops := diff.Align(b.terms, unit, s.worth)
	runs, exact := 0, true
	from, to := 0, 0 // of the aligned words in b
	for i, op := range ops {
		switch op.Kind {
		case diff.Equal:
			to = op.From1
			if runs++; runs == 1 {
				from = op.From0
				m.tornStart = op.To0 == 0 && op.From0 > 0 && !b.parts[op.From0-1].StopHere
			}
			m.tornEnd = op.To1 == len(unit) && op.From1 < len(b.parts) && !b.parts[op.From1-1].StopHere
			bits := s.bitsOf(unit[op.To0:op.To1])
			m.bits += bits
			for k := op.To0; k < op.To1; k++ {
				exact = exact && words[k].Norm == b.parts[op.From0+k-op.To0].Norm
				if a.inNested(u[0]+k) != b.inNested(op.From0+k-op.To0) {
					m.crossed += s.lexicon.bits[unit[k]]
				}
			}
			m.whole = runs == 1 && op.To1-op.To0 == len(unit) && exact
			m.clause = m.clause || op.To1-op.To0 >= clauseWords && bits >= clauseBits &&
				isClause(words, op.To0, op.To1) && isClause(b.parts, op.From0, op.From1)
		case diff.Insert:
			m.foreign += s.bitsOf(unit[op.To0:op.To1])
		case diff.Delete:
			bits := s.bitsOf(b.terms[op.From0:op.From1])
			var against float64 // what the unit has in the same place
			if i+1 < len(ops) && ops[i+1].Kind == diff.Insert {
				against = s.bitsOf(unit[ops[i+1].To0:ops[i+1].To1])
			}
			if op.From0 > 0 && op.From1 < len(b.terms) {
				against += gapBits
			}
			m.foreign += min(bits, against)
		}
	}
	if s.kin(a, b) == sameSpeaker && (!m.whole || m.crossed < m.bits) {
		m.crossed = 0 // his own words in marks, and no motto that he gives
	}
	m.negated, m.to = negations(words) != negations(b.parts[from:to]), to
	return m
}

// worth is the score of a term where two texts are aligned.
func (s *story) worth(term int32) int32 { return int32(20 + 5*s.lexicon.bits[term]) }

func negations(words []diff.Word) (n int) {
	for _, w := range words {
		if negates(w) {
			n++
		}
	}
	return n
}

// isClause reports whether the words from i to j stand between stops.
func isClause(words []diff.Word, i, j int) bool {
	return (i == 0 || words[i-1].StopHere) && (j == len(words) || words[j-1].StopHere)
}

package family

import (
	"math"
	"slices"
	"strings"

	"stemma/internal/diff"
	"stemma/internal/frequency"
	"stemma/internal/marks"
	"stemma/internal/wordnet"
	"stemma/news"
)

// wording is the same words said by one speaker, wherever they stand.
type wording struct {
	key       string
	speaker   int
	members   []int
	words     []diff.Word // the first member's
	parts     []diff.Word // these, compounds taken apart
	terms     []int32     // the base form of each of the first maxWords parts, from the lexicon
	nested    []bool      // of each: in quotation marks of its own; nil for none
	bits      float64     // what all words tell
	sentences [][2]int    // ranges of words, more than one sentence only
	context   []int32     // telling terms of the sentence around the first member, sorted
	wide      []int32     // those of the sentence before, too
}

// lexicon numbers base forms and knows what each tells.
type lexicon struct {
	terms  map[string]int32 // by normal form
	bases  map[string]int32
	bits   []float64
	said   []int32 // how many wordings have the term
	by     []int32 // the speaker of all of these, -1 for several or one that is not known
	around []int32 // how many have it around them
	left   []int32 // scratch, all zero
}

func newLexicon() *lexicon {
	return &lexicon{terms: map[string]int32{}, bases: map[string]int32{}}
}

// term is the number of a normal form's base.
func (l *lexicon) term(normal string) int32 {
	if t, ok := l.terms[normal]; ok {
		return t
	}
	base := diff.Spelling(baseOf(normal))
	t, ok := l.bases[base]
	if !ok {
		t = int32(len(l.bits))
		l.bases[base] = t
		l.bits = append(l.bits, bits(normal))
		l.said, l.by, l.around, l.left = append(l.said, 0), append(l.by, -1), append(l.around, 0), append(l.left, 0)
	}
	l.terms[normal] = t
	return t
}

// contracted are the endings that hide a negation or an auxiliary; what stays
// is the word that tells.
var contracted = []string{"'s", "'re", "'ve", "'ll", "'d", "'m"}

func baseOf(normal string) string {
	switch normal {
	case "won't":
		return "will"
	case "can't", "cannot":
		return "can"
	}
	stem, negated := strings.CutSuffix(normal, "n't")
	if !negated {
		for _, e := range contracted {
			stem = strings.TrimSuffix(stem, e)
		}
	}
	if stem == "" {
		return normal
	}
	for _, tag := range [...]news.Tag{news.VERB, news.NOUN, news.ADJ} {
		if base := wordnet.Base(stem, tag); base != stem || wordnet.Known(base, tag) {
			return base
		}
	}
	return stem
}

// bits is what a word tells: the negative logarithm of how often it stands in
// the news.
func bits(normal string) float64 {
	return max(0, math.Log2(1e7/frequency.Of(normal)))
}

// group makes the wordings, longest first, so that the lists of the index hold
// the fullest ones.
func (s *story) group() {
	type name struct {
		words   string
		speaker int
	}
	byName := map[name][]*wording{}
	for i, m := range s.members {
		key := joinNorms(m.words)
		n := name{key, m.speaker}
		fits := slices.IndexFunc(byName[n], func(w *wording) bool { return s.sameFragment(w, i) })
		if fits >= 0 {
			w := byName[n][fits]
			w.members = append(w.members, i)
			continue
		}
		if len(byName[n]) == maxContexts {
			w := byName[n][0]
			w.members = append(w.members, i)
			continue
		}
		w := s.newWording(key, i)
		byName[n] = append(byName[n], w)
		s.wordings = append(s.wordings, w)
	}
	slices.SortStableFunc(s.wordings, func(a, b *wording) int { return len(b.words) - len(a.words) })
	s.union = make([]int, len(s.wordings))
	s.said = make([]int, len(s.members))
	for i, w := range s.wordings {
		for _, m := range w.members {
			s.said[m] = i
		}
	}
}

// maxWords bounds the words of a quotation that it is found by. What is longer
// is a whole speech.
const maxWords = 2000

// maxContexts bounds how many places one fragment is compared with.
const maxContexts = 16

// joinNorms is what two texts with the same words have in common.
func joinNorms(words []diff.Word) string {
	var b strings.Builder
	for i, w := range words {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w.Norm)
	}
	return b.String()
}

// newWording makes the wording of member i.
func (s *story) newWording(key string, i int) *wording {
	m := s.members[i]
	w := s.wordingOf(wordsOf{s.text(i), m.words})
	w.key, w.speaker, w.members = key, m.speaker, []int{i}
	start, n := 0, len(w.terms)
	for j := range w.terms {
		if end := j + 1; end == n || s.endsSentence(m, w.parts, j) && end-start >= 3 {
			w.sentences = append(w.sentences, [2]int{start, end})
			start = end
		}
	}
	w.context, w.wide = s.contextOf(i, 0), s.contextOf(i, wideContext)
	for _, t := range w.context {
		s.lexicon.around[t]++
	}
	for _, t := range distinctTelling(s.lexicon, w.terms) {
		if s.lexicon.said[t]++; s.lexicon.said[t] == 1 {
			s.lexicon.by[t] = int32(w.speaker)
		} else if s.lexicon.by[t] != int32(w.speaker) {
			s.lexicon.by[t] = -1
		}
	}
	return w
}

// wordingOf is a text's words and what they tell.
func (s *story) wordingOf(text wordsOf) *wording {
	parts := text.parts()
	n := min(len(parts), maxWords)
	w := &wording{speaker: -1, words: text.words, parts: parts, terms: make([]int32, n), nested: wordsOf{text.text, parts}.nested(n)}
	for j, word := range parts[:n] {
		w.terms[j] = s.lexicon.term(word.Norm)
		w.bits += s.lexicon.bits[w.terms[j]]
	}
	return w
}

// leastPart is the number of letters of a part below which it is none: "re-elect".
const leastPart = 3

// parts are the words, compounds that nobody writes in one word taken apart, as
// "rusted-out", which others write in two.
func (w wordsOf) parts() []diff.Word {
	var out []diff.Word // nil while there are none
	for i, word := range w.words {
		at := strings.IndexByte(word.Span.Of(w.text), '-')
		first, second := word, word
		first.Span.End, second.Span.Start = word.Span.Start+at, word.Span.Start+at+1
		if at > 0 {
			first.Norm, second.Norm = diff.Normal(first.Span.Of(w.text)), diff.Normal(second.Span.Of(w.text))
		}
		if at <= 0 || len(first.Norm) < leastPart || len(second.Norm) < leastPart || frequency.Of(word.Norm) > frequency.Of("") || !inDictionary(second.Norm) {
			if out != nil {
				out = append(out, word)
			}
			continue
		}
		first.GapAfter, first.StopHere, first.Masked, second.Masked = false, false, "", ""
		if out == nil {
			out = append(make([]diff.Word, 0, len(w.words)+4), w.words[:i]...)
		}
		out = append(out, first, second)
	}
	if out == nil {
		return w.words
	}
	return out
}

func inDictionary(normal string) bool {
	return slices.ContainsFunc([]news.Tag{news.NOUN, news.VERB, news.ADJ, news.ADV}, func(tag news.Tag) bool {
		return wordnet.Known(wordnet.Base(normal, tag), tag)
	})
}

// nested tells which of the first n words stand in quotation marks within the
// text, nil for none. Marks around all of it are no others.
func (w wordsOf) nested(n int) []bool {
	if !strings.ContainsAny(w.text, `"'‘’“”`) {
		return nil
	}
	inside := func(text string) []marks.Pair {
		return slices.DeleteFunc(marks.Find(text), func(p marks.Pair) bool {
			return !p.Closed || p.Inner.Start <= w.words[0].Span.Start+len("“")
		})
	}
	pairs := inside(w.text)
	if len(pairs) == 0 { // its last mark may be lost
		pairs = inside(w.text + "’")
	}
	var out []bool
	for _, p := range pairs {
		for j := firstFrom(w.words[:n], p.Inner.Start); j < n && w.words[j].Span.Start < p.Inner.End; j++ {
			if out == nil {
				out = make([]bool, n)
			}
			out[j] = true
		}
	}
	return out
}

// firstFrom is the first of the words that ends behind an offset.
func firstFrom(words []diff.Word, offset int) int {
	i, _ := slices.BinarySearchFunc(words, offset, func(w diff.Word, offset int) int {
		if w.Span.End <= offset {
			return -1
		}
		return 1
	})
	return i
}

// inNested reports whether word j is nested.
func (w *wording) inNested(j int) bool { return w.nested != nil && w.nested[j] }

// endsSentence reports whether a full stop, and a capital after it, stands
// behind part j of m.
func (s *story) endsSentence(m member, parts []diff.Word, j int) bool {
	text := m.span.Of(s.readings[m.article].Text)
	this, next := parts[j].Span.Of(text), parts[j+1].Span.Of(text)
	return strings.ContainsAny(this[len(this)-1:], ".!?") && strings.ToLower(next) != next
}

// sameFragment reports whether member i, which has the words of w, is the same
// utterance: a fragment that tells little needs a word in common around it.
func (s *story) sameFragment(w *wording, i int) bool {
	if w.bits >= fragmentBits || s.members[w.members[0]].article == s.members[i].article {
		return true
	}
	return s.sharedBits(w.context, s.contextOf(i, 0)) > 0
}

// wideContext is how far before a member its context may begin, in bytes.
const wideContext = 300

// contextOf are the telling terms of the sentence around member i and of so
// many bytes before, without the member's own words and its speaker's name,
// sorted.
func (s *story) contextOf(i, before int) []int32 {
	m := s.members[i]
	r := s.readings[m.article]
	around := sentenceAround(r, m.span)
	around.Start = max(0, min(around.Start, m.span.Start-before))
	var out []int32
	for _, part := range []news.Span{{Start: around.Start, End: m.span.Start}, {Start: m.span.End, End: around.End}} {
		for _, w := range diff.Split(part.Of(r.Text)) {
			t := s.lexicon.term(w.Norm)
			if s.lexicon.bits[t] >= tellingBits && !s.speakers.isNameWord(w.Norm) {
				out = append(out, t)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// frame is the terms right before and behind a member, from the member on.
type frame struct{ before, after []int32 }

// maxFrame bounds the text of a frame on either side, in bytes.
const maxFrame = 100

// frame is the frame of member i.
func (s *story) frame(i int) frame {
	if f, ok := s.frames[i]; ok {
		return f
	}
	m := s.members[i]
	text := s.readings[m.article].Text
	f := frame{
		before: s.termsOf(text[max(0, m.span.Start-maxFrame):m.span.Start]),
		after:  s.termsOf(text[m.span.End:min(len(text), m.span.End+maxFrame)]),
	}
	slices.Reverse(f.before)
	s.frames[i] = f
	return f
}

func (s *story) termsOf(text string) []int32 {
	words := diff.Split(text)
	out := make([]int32, len(words))
	for i, w := range words {
		out[i] = s.lexicon.term(w.Norm)
	}
	return out
}

// maxAround bounds the context of a member on either side, in bytes.
const maxAround = 400

// sentenceAround is the sentence or the sentences that span lies in.
func sentenceAround(r *news.Reading, span news.Span) news.Span {
	i, _ := slices.BinarySearchFunc(r.Sentences, span.Start, func(s news.Span, at int) int {
		if s.End <= at {
			return -1
		}
		return 1
	})
	around := span
	for ; i < len(r.Sentences) && r.Sentences[i].Start < span.End; i++ {
		around.Start = min(around.Start, r.Sentences[i].Start)
		around.End = max(around.End, r.Sentences[i].End)
	}
	around.Start = max(around.Start, span.Start-maxAround)
	around.End = min(around.End, span.End+maxAround, len(r.Text))
	return around
}

// sharedBits is what the terms that two sorted lists share tell.
func (s *story) sharedBits(a, b []int32) float64 {
	var sum float64
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			sum += s.lexicon.bits[a[i]]
			i, j = i+1, j+1
		}
	}
	return sum
}
